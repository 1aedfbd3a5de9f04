// Things to pick and put in order: boxes to tick, and a list with buttons to move each line.

import { rovingTabindex, setIdle } from "./controls.js";
import { fill, save } from "./dom.js";
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
  const lines = new Map(
    parts("line").map((root) => [root.dataset.id, { root, up: part("up", root), down: part("down", root) }]),
  );

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
  for (const [id, { up, down }] of lines) {
    up.addEventListener("click", () => move(id, -1));
    down.addEventListener("click", () => move(id, 1));
  }
  rovingTabindex(part("order"));

  function show() {
    const ids = picked();
    for (const [id, box] of boxes) box.checked = ids.includes(id);
    const focused = document.activeElement;
    part("list").prepend(...ids.map((id) => lines.get(id).root));
    // A button that is pressed again and again keeps the keyboard.
    if (part("list").contains(focused)) focused.focus();
    for (const [id, { root, up, down }] of lines) {
      const at = ids.indexOf(id);
      root.hidden = at < 0;
      setIdle(up, at === 0);
      setIdle(down, at === ids.length - 1);
    }
  }
  return { boxes, picked, keep, show };
}
