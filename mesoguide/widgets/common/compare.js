// Options side by side: each question above its answers, each answer below its option.

import { h, uid } from "./dom.js";
import { marked } from "./sureness.js";

/**
 * An option's own words to one of the questions; how sure we are is drawn as well. `here` is what
 * the option of the area that was picked says of that area.
 */
export function answer(option, index, certainty, here) {
  if (index !== certainty) return h("div", { class: "answer" }, option.answers[index]);
  const ofHere = here?.option === option.id;
  const levels = ofHere ? here.sure : option.sure;
  const text = ofHere ? here.answer : option.answers[index];
  return h("div", { class: "answer" }, levels.length ? marked(text, levels) : text);
}

/** A table of {question, tell(option)} rows, as roles alone: laid out as cards, a <table> may lose its own. */
export function compare({ caption, corner, options, rows }) {
  const heads = [corner, ...options.map((option) => option.name)];
  const cell = (option, tell) =>
    h("div", { role: "cell" }, h("span", { class: "of", "aria-hidden": "true" }, option.name), tell(option));
  const id = uid("compare");
  const whole = h(
    "div",
    { class: "compare", role: "table", "aria-labelledby": id, "data-columns": options.length },
    h(
      "div",
      { class: "heads", role: "rowgroup" },
      h(
        "div",
        { role: "row" },
        heads.map((head) => h("div", { role: "columnheader" }, head)),
      ),
    ),
    h(
      "div",
      { role: "rowgroup" },
      rows.map(({ question, tell }) =>
        h(
          "div",
          { role: "row" },
          h("div", { role: "rowheader" }, question),
          options.map((option) => cell(option, tell)),
        ),
      ),
    ),
  );
  whole.style.setProperty("--columns", options.length);
  return h("div", { class: "compare-frame" }, h("p", { id, class: "table-title" }, caption), whole);
}
