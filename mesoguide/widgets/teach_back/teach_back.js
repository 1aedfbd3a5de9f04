import { details, fill, h, sentences, table } from "../common/dom.js";

function render({ model, el }) {
  const words = model.get("words");
  const cards = model.get("cards");
  const hidden = (text) => h("span", { class: "visually-hidden" }, `: ${text}`);

  function card({ id, prompt, points, page, source }) {
    return h(
      "li",
      { class: "card", "data-card": id },
      h("p", { class: "prompt" }, prompt),
      details(
        [words.show, hidden(prompt)],
        sentences(points, "points"),
        h("p", { class: "muted" }, fill(words.source, { source })),
        h("p", {}, h("a", { class: "again", href: page }, words.again, hidden(prompt))),
      ),
    );
  }
  el.append(
    h(
      "div",
      { "data-widget": "teach-back", "data-lm-suppress-shortcuts": "true" },
      h("p", {}, h("strong", {}, words.check), " ", words.intro),
      h("ul", { class: "cards" }, cards.map(card)),
      details(
        words.asTable,
        table({
          caption: words.caption,
          head: [words.prompt, words.points, words.sources],
          rows: cards.map(({ prompt, points, source }) => [prompt, points.join(" "), source]),
        }),
      ),
    ),
  );
}

export default { render };
