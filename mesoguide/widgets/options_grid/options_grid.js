import { answer, compare } from "../common/compare.js";
import { choice, rovingTabindex } from "../common/controls.js";
import { announcer, details, fill, follow, h, save, uid } from "../common/dom.js";
import { levelsList } from "../common/sureness.js";

function render({ model, el }) {
  const words = model.get("words");
  const aims = model.get("aims");
  const options = model.get("options");
  const origins = model.get("origins");
  const questions = model.get("questions");
  const certainty = model.get("certainty");
  const { region: live, say, stop } = announcer();
  const hidden = new Set();

  function pick(id) {
    const { areas } = aims.find((aim) => aim.id === id);
    if (areas.length && !areas.includes(model.get("area"))) {
      model.set("area", areas.length === 1 ? areas[0] : "");
    }
    // A plan made for another use would be wrong here.
    model.set("visits", 0);
    model.set("interval", 0);
    model.set("aim", id);
    save(model);
  }
  function tick(id, on) {
    if (on) hidden.delete(id);
    else hidden.add(id);
    showGrid();
    say(fill(words.shown, { number: shown().length, all: listed().length }));
  }

  const group = uid("aim");
  const list = aims.map(({ id, name }) => choice({ group, value: id, label: name, pick }));
  const which = h("div", { class: "choices" });
  const grid = h("div", { class: "grid" });
  el.append(
    h(
      "div",
      { "data-widget": "options-grid", "data-lm-suppress-shortcuts": "true" },
      h(
        "fieldset",
        { class: "aims" },
        h("legend", {}, words.aims),
        h("div", { class: "choices" }, list),
      ),
      rovingTabindex(
        h(
          "fieldset",
          { class: "which" },
          h("legend", {}, words.which),
          h("p", { class: "muted hint" }, words.hint),
          which,
        ),
        words.keys,
      ),
      rovingTabindex(h("div", { role: "group", "aria-label": words.sources }, grid), words.keys),
      details(words.levels, levelsList(model.get("levels"))),
      live,
    ),
  );

  const chosen = () => aims.find((aim) => aim.id === model.get("aim")) ?? aims[0];
  // The key has a slash in it, so no stored name can reach what every object has.
  const use = () => `${model.get("area")}/${chosen().id}`;
  const listed = () => model.get("listed")[use()] ?? chosen().options;
  const shown = () => listed().filter((id) => !hidden.has(id)).map((id) => options[id]);

  function origin(key) {
    const [words, address] = origins[key];
    return h("li", {}, address ? h("a", { href: address, rel: "noreferrer" }, words) : words);
  }
  function sourcesOf(option) {
    const of = h("span", { class: "visually-hidden" }, fill(words.of, { option: option.name }));
    const summary = [fill(words.number, { number: option.sources.length }), " ", of];
    return details(summary, h("ul", { class: "origins" }, option.sources.map(origin)));
  }
  function showGrid() {
    const columns = shown();
    if (!columns.length) {
      grid.replaceChildren(h("p", {}, words.nothing));
      return;
    }
    const here = model.get("here")[use()];
    const rows = questions.map((question, index) => ({
      question,
      tell: (option) => answer(option, index, certainty, here),
    }));
    grid.replaceChildren(
      compare({
        caption: fill(words.caption, { aim: model.get("titles")[use()] ?? chosen().name.toLowerCase() }),
        corner: words.question,
        options: columns,
        rows: [...rows, { question: words.origins, tell: sourcesOf }],
      }),
    );
  }

  let shownUse = null;
  function show() {
    if (use() !== shownUse) {
      shownUse = use();
      hidden.clear();
      const fits = model.get("fitting")[use()] ?? listed();
      const gone = model.get("gone");
      for (const id of listed()) if (gone.includes(id) || !fits.includes(id)) hidden.add(id);
      for (const { firstChild: input } of list) input.checked = input.value === chosen().id;
      const boxes = listed().map((id) =>
        choice({ type: "checkbox", value: id, label: options[id].name, pick: tick }),
      );
      for (const { firstChild: input } of boxes) input.checked = !hidden.has(input.value);
      which.replaceChildren(...boxes);
      showGrid();
    }
    return fill(words.picked, { number: listed().length });
  }
  show();
  const unfollow = follow(model, ["aim"], () => say(show()));
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
