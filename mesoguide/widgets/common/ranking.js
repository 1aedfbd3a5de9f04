// Things to pick and put in order: boxes to tick, and a list with buttons to move each line.

import { fill, save, setIdle } from "./dom.js";
import { rovingTabindex } from "./groups.js";
import { moved, picks, ticked } from "./picks.js";

/**
 * Bring the boxes and the list of a widget to life. The picks live in a trait of its model, as ids,
 * the first one first; those that `fits` refuses, or beyond `most`, are no picks. Its words have
 * added, removed and, with `most`, full. `announce` gets a sentence after each change, and if the
 * list was full.
 */
export function takeRanking({ model, part, parts, trait, announce, most = Infinity, fits = () => true }) {
  const words = model.get("words");
  const boxes = new Map(parts("box").map((box) => [box.value, box]));
  const ids = [...boxes.keys()];
  /** The line of each id; those stand in the same order. */
  const lines = new Map(parts("line").map((root, place) => [ids[place], root]));

  /** What is picked; a kept list may be stale, or no list at all. */
  function picked() {
    return picks(model.get(trait), (id) => boxes.has(id) && fits(id), most);
  }
  function keep(ids) {
    model.set(trait, ids);
    save(model);
  }
  function place(id) {
    const list = picked();
    const number = list.indexOf(id) + 1;
    const phrase = number ? words.added : words.removed;
    return fill(phrase, { place: number, all: list.length });
  }
  function tick(id, on) {
    const next = ticked(picked(), id, on);
    if (next.length > most) {
      show();
      announce(fill(words.full, { most }), true);
      return;
    }
    keep(next);
    announce(place(id));
  }
  function move(id, by) {
    const all = moved(picked(), id, by);
    if (!all) return;
    keep(all);
    announce(place(id));
  }
  for (const [id, box] of boxes) box.addEventListener("change", () => tick(id, box.checked));
  rovingTabindex(part("order"));

  /** Give a line its name and its buttons, when it is first shown. */
  function complete(id) {
    const root = lines.get(id);
    if (part("up", root)) return;
    root.prepend(part("like").content.cloneNode(true));
    const name = boxes.get(id).nextElementSibling.textContent;
    root.firstElementChild.textContent = name;
    for (const [button, by] of [["up", -1], ["down", 1]]) {
      const of = part(button, root).lastElementChild;
      of.textContent = fill(of.textContent, { name });
      part(button, root).addEventListener("click", () => move(id, by));
    }
  }
  function show() {
    const now = picked();
    for (const [id, box] of boxes) box.checked = now.includes(id);
    for (const [id, root] of lines) root.hidden = !now.includes(id);
    now.forEach(complete);
    const focused = document.activeElement;
    part("list").prepend(...now.map((id) => lines.get(id)));
    // A button that is pressed again and again keeps the keyboard.
    if (part("list").contains(focused)) focused.focus();
    for (const [at, id] of now.entries()) {
      setIdle(part("up", lines.get(id)), at === 0);
      setIdle(part("down", lines.get(id)), at === now.length - 1);
    }
  }
  return { boxes, picked, keep, show };
}
