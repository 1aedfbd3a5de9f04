// How sure we are, drawn: three steps, or one dotted outline where nobody knows.

import { svg } from "./dom.js";

/** The drawing for `steps` of 0 to 3; the words always stand beside it. */
export function surenessMark(steps) {
  const box = { y: 1, height: 14, rx: 3 };
  const whole = svg("rect", { ...box, x: 1, width: 62, "stroke-dasharray": "2 4" });
  const parts = [0, 1, 2].map((step) =>
    svg("rect", { ...box, x: step * 22 + 1, width: 18, fill: step < steps && "currentColor" }),
  );
  const look = { fill: "none", stroke: "currentColor", "stroke-width": 2, "aria-hidden": "true" };
  return svg("svg", { class: "sureness", viewBox: "0 0 64 16", ...look }, steps ? parts : whole);
}
