import { choice, moveByKeys, setIdle } from "../common/controls.js";
import { announcer, details, fill, follow, h, save, sourceLine, svg, table, uid } from "../common/dom.js";

function icon(strokes) {
  const lines = strokes.map(({ kind, d }) => svg("path", { class: kind, d }));
  return svg("svg", { viewBox: "0 0 96 96", class: "icon", "aria-hidden": "true" }, ...lines);
}

function render({ model, el }) {
  const words = model.get("words");
  const parts = model.get("parts");
  const steps = model.get("steps");
  const known = new Set(model.get("questions"));
  const references = model.get("references");
  const { region: live, say, stop: hush } = announcer();

  const now = () => Math.max(0, steps.findIndex(({ id }) => id === model.get("step")));
  function go(index) {
    if (!steps[index]) return;
    model.set("step", steps[index].id);
    save(model);
  }
  /** Questions kept on this page or another; ids that lead nowhere are dropped. */
  function kept() {
    const asks = model.get("asks");
    return [...new Set(Array.isArray(asks) ? asks : [])].filter((id) => known.has(id));
  }
  function keep(id, on) {
    const others = kept().filter((each) => each !== id);
    model.set("asks", on ? [...others, id] : others);
    save(model);
  }

  const stops = h(
    "div",
    { class: "stops", role: "group", "aria-label": words.steps },
    steps.map((step, index) =>
      h(
        "button",
        {
          type: "button",
          class: "stop",
          "aria-label": fill(words.name, step),
          onclick: () => go(index),
        },
        h("span", { class: "number" }, String(step.number)),
        " ", // seen words, as one reads them, are part of the name
        h("span", { class: "name" }, step.title),
      ),
    ),
  );
  moveByKeys(stops);
  const back = h("button", { type: "button", onclick: () => go(now() - 1) }, words.back);
  const next = h("button", { type: "button", class: "next", onclick: () => go(now() + 1) }, words.next);
  const place = h("p", { class: "place" });

  const panels = steps.map((step) => {
    const title = uid("step");
    const rows = ["happens", "see", "feel"].flatMap((key) => [
      h("dt", {}, parts[key]),
      h("dd", {}, step[key]),
    ]);
    return h(
      "section",
      { class: "step", "aria-labelledby": title },
      h(
        "div",
        { class: "scene", "data-keep": "scene" },
        icon(step.strokes),
        h("h3", { id: title }, fill(words.name, step)),
        h("dl", {}, rows),
      ),
      h(
        "fieldset",
        { class: "ask" },
        h("legend", {}, parts.ask),
        h("p", { class: "muted hint" }, words.keep),
        step.asks.map(({ id, question }) =>
          choice({ type: "checkbox", group: "ask", value: id, label: question, pick: keep }),
        ),
      ),
    );
  });
  const count = h("p", { class: "muted count" });
  const whose = h("span", { class: "visually-hidden" });
  const cited = h("div", { class: "cited" });
  const root = h(
    "div",
    { "data-widget": "visit-walk", "data-lm-suppress-shortcuts": "true" },
    stops,
    h("div", { class: "move" }, back, place, next),
    h("div", { class: "panels" }, panels),
    count,
    h(
      "div",
      {},
      details([words.source, whose], cited),
      details(words.table, table(model.get("table"))),
    ),
    live,
  );
  el.append(root);
  const boxes = [...root.querySelectorAll("input[name=ask]")];

  function show() {
    const at = now();
    const step = steps[at];
    [...stops.children].forEach((button, index) => {
      if (index === at) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      button.tabIndex = index === at ? 0 : -1;
    });
    panels.forEach((panel, index) => panel.classList.toggle("now", index === at));
    place.textContent = step.place;
    whose.textContent = `: ${step.title}`;
    cited.replaceChildren(...step.sources.map((key) => sourceLine(references[key])));
    setIdle(back, at === 0);
    setIdle(next, at === steps.length - 1);
    const asks = kept();
    for (const box of boxes) box.checked = asks.includes(box.value);
    const phrase = [words.none, words.one][asks.length] ?? words.many;
    count.textContent = fill(phrase, { number: asks.length });
  }
  show();
  const unfollow = follow(model, ["step"], () => {
    show();
    // A numbered button has its title for a name.
    const named = stops.contains(document.activeElement);
    say(named ? steps[now()].place : fill(words.step, steps[now()]));
  });
  const unkeep = follow(model, ["asks"], () => {
    show();
    say(count.textContent);
  });
  return () => {
    hush();
    unfollow();
    unkeep();
  };
}

export default { render };
