// Options side by side: each question above its answers, each answer below its option.

import { h } from "./dom.js";
import { surenessMark } from "./sureness.js";

/** An option's own words to one of the questions; how sure we are is drawn as well. */
export function answer(option, index, certainty) {
  const mark = index === certainty && option.sure ? surenessMark(option.sure.steps) : null;
  return h("div", { class: mark ? "answer sure" : "answer" }, mark, option.answers[index]);
}

/** A table of {question, tell(option)} rows. Laid out as cards: its roles keep it a table. */
export function compare({ caption, corner, options, rows }) {
  const heads = [corner, ...options.map((option) => option.name)];
  const cell = (option, tell) =>
    h("td", { role: "cell" }, h("span", { class: "of", "aria-hidden": "true" }, option.name), tell(option));
  const whole = h(
    "table",
    { class: "compare", role: "table", "data-columns": options.length },
    h("caption", {}, caption),
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        heads.map((head) => h("th", { scope: "col", role: "columnheader" }, head)),
      ),
    ),
    h(
      "tbody",
      { role: "rowgroup" },
      rows.map(({ question, tell }) =>
        h(
          "tr",
          { role: "row" },
          h("th", { scope: "row", role: "rowheader" }, question),
          options.map((option) => cell(option, tell)),
        ),
      ),
    ),
  );
  whole.style.setProperty("--columns", options.length);
  return h("div", { class: "compare-frame" }, whole);
}
