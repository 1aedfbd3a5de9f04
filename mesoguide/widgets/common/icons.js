// One hundred dots, and groups of people drawn with them. Which dots are which is told by Python.
import { h, svg } from "./dom.js";

/** A hundred dots, from {look, dots}: treated, control or guess, and [kind, path] pairs. */
function icons({ look, dots }) {
  return svg(
    "svg",
    { viewBox: "0 0 200 200", class: `icons ${look}`, "aria-hidden": "true" },
    dots.flatMap(([kind, d]) => [
      svg("path", { class: `${kind} rim`, d }),
      svg("path", { class: `${kind} inside`, d }),
    ]),
  );
}

/** A group of people: its name, its sentence, its dots and their count. */
export function group(one) {
  return h(
    "figure",
    {},
    h("p", { class: "group-name" }, one.name),
    one.sentence ? h("p", { class: "sentence" }, one.sentence) : null,
    icons(one),
    h("figcaption", {}, one.count),
  );
}
