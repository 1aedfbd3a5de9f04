// How sure we are, drawn: a shape of its own for each level, so that none needs its colour.

import { h, svg } from "./dom.js";

function shapesOf(level) {
  const box = (attributes) => svg("rect", { y: 1, height: 14, ...attributes });
  const whole = (dashes) => box({ x: 1, width: 62, rx: 3, "stroke-dasharray": dashes });
  const steps = { sure: 3, "fairly sure": 2, "not sure": 1 }[level];
  if (steps) {
    const fill = (step) => step < steps && "currentColor";
    return [0, 1, 2].map((step) => box({ x: step * 22 + 1, width: 18, rx: 3, fill: fill(step) }));
  }
  if (level === "no clear gain") return [whole(), svg("path", { d: "M1 8h62" })];
  return [level === "nobody knows" ? whole("2 4") : box({ x: 1, width: 14 })];
}

/** The drawing of a level; its words always stand beside it. */
export function surenessMark(level) {
  const look = { fill: "none", stroke: "currentColor", "stroke-width": 2, "aria-hidden": "true" };
  return svg("svg", { class: "sureness", viewBox: "0 0 64 16", ...look }, shapesOf(level));
}

/** A text of which each line tells how sure we are, with the mark of its level before it. */
export function marked(text, levels) {
  return text.split("\n").flatMap((line, index) => [
    index ? "\n" : null,
    h("span", { class: "with-level" }, surenessMark(levels[index]), h("span", {}, line)),
  ]);
}

/** Every level as a list: its mark, its name and what it stands for. */
export function levelsList(levels) {
  const item = ({ level, name, reason }) =>
    h("li", {}, surenessMark(level), h("span", {}, h("strong", {}, `${name}. `), reason));
  return h("ul", { class: "levels" }, levels.map(item));
}
