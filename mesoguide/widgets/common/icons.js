// One hundred dots, and groups of people drawn with them; its twin is charts/icons.py.
import { h, svg } from "./dom.js";

/** The path of some of the hundred dots: a line for each row, which its style dashes into dots. */
function points(start, stop) {
  const rows = [];
  for (let row = Math.floor(start / 10); row * 10 < stop && start < stop; row += 1) {
    const first = Math.max(start, row * 10);
    const last = Math.min(stop, row * 10 + 10) - 1;
    rows.push(`M${(first % 10) * 20 + 10} ${190 - row * 20}h${(last - first) * 20 + 1}`);
  }
  return rows.join("");
}

/**
 * A hundred dots, so many of them filled; `look` is treated, control or guess. Those of a treated
 * group who would be among them `anyway` come first and look as in the comparison.
 */
export function icons({ filled, look, anyway = 0 }) {
  const kinds = [
    ["anyway", points(0, anyway)],
    ["filled", points(anyway, filled)],
    ["empty", points(filled, 100)],
  ].filter(([, d]) => d);
  const dots = kinds.flatMap(([kind, d]) => [
    svg("path", { class: `${kind} rim`, d }),
    svg("path", { class: `${kind} inside`, d }),
  ]);
  return svg(
    "svg",
    { viewBox: "0 0 200 200", class: `icons ${look}`, "aria-hidden": "true" },
    ...dots,
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
