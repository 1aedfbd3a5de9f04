import { details, h, source, svg, table } from "../common/dom.js";

/** The path of some of the hundred dots, which fill by rows from the bottom left. */
function points(start, stop) {
  const point = (number) => `M${(number % 10) * 20 + 10} ${190 - Math.floor(number / 10) * 20}h0`;
  return Array.from({ length: stop - start }, (_, index) => point(start + index)).join("");
}

function icons({ filled, treated }) {
  const kinds = [
    ["filled", points(0, filled)],
    ["empty", points(filled, 100)],
  ];
  const dots = kinds
    .filter(([, d]) => d)
    .flatMap(([kind, d]) => [
      svg("path", { class: `${kind} rim`, d }),
      svg("path", { class: `${kind} inside`, d }),
    ]);
  const look = treated ? "icons treated" : "icons control";
  return svg("svg", { viewBox: "0 0 200 200", class: look, "aria-hidden": "true" }, ...dots);
}

function render({ model, el }) {
  const block = model.get("block");
  const words = model.get("words");
  // Several blocks share a page: to a listener each summary says whose it is.
  const named = (name) => [name, h("span", { class: "visually-hidden" }, `: ${block.title}`)];
  el.append(
    h(
      "div",
      { "data-widget": "risk-block", role: "group", "aria-label": block.title },
      h("h3", {}, block.title),
      h(
        "div",
        { class: "groups" },
        block.groups.map((group) =>
          h(
            "figure",
            {},
            h("p", { class: "group-name" }, group.name),
            h("p", { class: "sentence" }, group.sentence),
            icons(group),
            h("figcaption", {}, group.count),
          ),
        ),
      ),
      h("p", { class: "muted" }, words.each),
      h(
        "dl",
        {},
        block.facts.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]),
      ),
      details(named(words.source), ...block.sources.map(source)),
      details(named(words.table), table(block.table)),
    ),
  );
}

export default { render };
