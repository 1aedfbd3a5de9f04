// Things to pick and put in order: boxes to tick, and a list with buttons to move each line.

import { choice, rovingTabindex, setIdle } from "./controls.js";
import { fill, h, save } from "./dom.js";
import { moved, picks } from "./picks.js";

/**
 * The picks live in a trait of the model, as ids, the first one first. `items` are {id, name};
 * those that `fits` refuses, or beyond `most`, are no picks. `words` has order, keys, up, down, of,
 * added, removed and, with `most`, full. `announce` gets a sentence after each change, and if the
 * list was full; `more` gives a line of the list what stands below its name.
 */
export function ranking({ model, trait, items, words, announce, most = Infinity, fits, more }) {
  const known = new Map(items.map((item) => [item.id, item]));

  /** What is picked; a kept list may be stale, or no list at all. */
  function picked() {
    return picks(model.get(trait), (id) => known.has(id) && (fits?.(id) ?? true), most);
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
    const rest = picked().filter((each) => each !== id);
    if (on && rest.length >= most) {
      show();
      announce(fill(words.full, { most }), true);
      return;
    }
    keep(on ? [...rest, id] : rest);
    announce(place(id));
  }
  function move(id, by) {
    const all = moved(picked(), id, by);
    if (!all) return;
    keep(all);
    announce(place(id));
  }

  const boxes = new Map(
    items.map(({ id, name }) => [id, choice({ type: "checkbox", value: id, label: name, pick: tick })]),
  );
  // Made once, and moved: a button that is pressed again and again keeps the keyboard.
  const lines = new Map();
  function line(id) {
    if (!lines.has(id)) lines.set(id, makeLine(known.get(id)));
    return lines.get(id);
  }
  function makeLine(item) {
    const button = (sign, name, by) =>
      h(
        "button",
        { type: "button", onclick: () => move(item.id, by) },
        h("span", { "aria-hidden": "true" }, `${sign} `),
        name,
        h("span", { class: "visually-hidden" }, ` ${fill(words.of, { name: item.name })}`),
      );
    const up = button("↑", words.up, -1);
    const down = button("↓", words.down, 1);
    const name = h("span", { class: "name" }, item.name);
    const root = h("li", {}, name, h("span", { class: "moves" }, up, down), more?.(item));
    return { root, up, down };
  }
  const list = h("ol", { class: "ranking" });
  function show() {
    const ids = picked();
    for (const [id, box] of boxes) box.firstChild.checked = ids.includes(id);
    const focused = document.activeElement;
    list.replaceChildren(...ids.map((id) => line(id).root));
    if (list.contains(focused)) focused.focus();
    ids.forEach((id, index) => {
      setIdle(line(id).up, index === 0);
      setIdle(line(id).down, index === ids.length - 1);
    });
  }
  const order = rovingTabindex(
    h("div", { class: "order", role: "group", "aria-label": words.order }, h("h3", {}, words.order), list),
    words.keys,
  );
  return { boxes, order, picked, keep, show };
}
