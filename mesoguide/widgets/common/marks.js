// What was found, drawn. The shapes of the marks are told by Python.

import { h, svg } from "./dom.js";

/** A mark with its word, from {id, word, shape}. */
export function markWords({ id, word, shape }) {
  const drawing = svg(
    "svg",
    { class: "mark", "data-mark": id, viewBox: "0 0 20 20", "aria-hidden": "true" },
    shape.map(([kind, d]) => svg("path", { class: kind, d })),
  );
  return h("span", { class: "marked" }, drawing, h("span", {}, word));
}
