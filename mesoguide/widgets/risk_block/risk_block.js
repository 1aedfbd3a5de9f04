import { details, factList, h, sourceLine, table } from "../common/dom.js";
import { group } from "../common/icons.js";

function render({ model, el }) {
  const block = model.get("block");
  const words = model.get("words");
  // Several blocks share a page: to a listener each summary says whose it is.
  const named = (name) => [name, h("span", { class: "visually-hidden" }, `: ${block.title}`)];
  el.append(
    h(
      "div",
      { "data-widget": "risk-block", role: "group", "aria-label": block.title },
      h("h3", { "data-keep": "people" }, block.title),
      h("div", { class: "groups", "data-keep": "people" }, block.groups.map(group)),
      h("p", { class: "muted", "data-keep": "people" }, words.each),
      factList(block.facts),
      details(named(words.source), ...block.sources.map(sourceLine)),
      details(named(words.table), table(block.table)),
    ),
  );
}

export default { render };
