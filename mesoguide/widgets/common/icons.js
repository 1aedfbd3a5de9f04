// One hundred dots. Which dots are which is told by Python.
import { h, svg } from "./dom.js";

/** A hundred dots, from {look, dots}: treated, control or guess, and [kind, path] pairs. */
export function icons({ look, dots }) {
  return svg(
    "svg",
    { viewBox: "0 0 200 200", class: `icons ${look}`, "aria-hidden": "true" },
    dots.flatMap(([kind, d]) => [
      svg("path", { class: `${kind} rim`, d }),
      svg("path", { class: `${kind} inside`, d }),
    ]),
  );
}
