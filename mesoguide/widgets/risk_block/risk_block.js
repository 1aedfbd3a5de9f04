import { details, h, svg, table } from "../shared/dom.js";

/** One hundred dots, filled by rows from the bottom left. */
function icons({ filled, treated }) {
  const dot = (_, number) =>
    svg("circle", { cx: (number % 10) * 20 + 10, cy: 190 - Math.floor(number / 10) * 20 });
  const dots = Array.from({ length: 100 }, dot);
  return svg(
    "svg",
    { viewBox: "0 0 200 200", class: treated ? "icons treated" : "icons control", "aria-hidden": "true" },
    svg("g", { class: "filled" }, ...dots.slice(0, filled)),
    svg("g", { class: "empty" }, ...dots.slice(filled)),
  );
}

function source({ words, address, note }) {
  const text = note ? `${words} (${note})` : words;
  return h("p", {}, address ? h("a", { href: address, rel: "noreferrer" }, text) : text);
}

function render({ model, el }) {
  const block = model.get("block");
  const words = model.get("words");
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
      details(words.source, ...block.sources.map(source)),
      details(words.table, table(block.table)),
    ),
  );
}

export default { render };
