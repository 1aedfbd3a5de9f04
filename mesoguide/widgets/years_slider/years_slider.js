import { choice, slider } from "../common/controls.js";
import { announcer, details, factList, follow, h, save, sentences, sourceLine, table, uid } from "../common/dom.js";
import { group } from "../common/icons.js";

function render({ model, el }) {
  const words = model.get("words");
  const lists = model.get("lists");
  const { region: live, say, stop } = announcer();

  function set(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    save(model);
  }
  /** What is shown; a wrong value falls back to the first. */
  function now() {
    const one = lists.find(({ id }) => id === model.get("what")) ?? lists[0];
    const at = one.checks[model.get("at")] ? model.get("at") : 0;
    return { one, at, check: one.checks[at] };
  }

  const radios = uid("what");
  const picks = lists.map(({ id, name }) =>
    choice({ group: radios, value: id, label: name, pick: () => set({ at: 0, what: id }) }),
  );
  // Years and months are not the same scale: each thing that was followed has its own slider.
  const sliders = lists.map((one) =>
    slider({ words: { ...words, label: one.slider }, onchange: (at) => set({ at }) }),
  );
  const title = h("h3", {});
  const said = h("p", { class: "said" });
  const groups = h("div", { class: "groups" });
  const each = h("p", { class: "muted" });
  const about = h("div", { class: "about" });
  el.append(
    h(
      "div",
      { "data-widget": "years-slider", "data-lm-suppress-shortcuts": "true" },
      h("fieldset", {}, h("legend", {}, words.what), h("div", { class: "choices" }, picks)),
      h("div", { class: "steer", "data-keep": "years" }, title, sliders.map(({ root }) => root), said),
      h("div", { class: "seen", "data-keep": "years" }, groups, each),
      about,
      live,
    ),
  );

  let shown = null;
  function show() {
    const { one, at, check } = now();
    if (one !== shown) {
      shown = one;
      title.textContent = one.title;
      each.textContent = one.each;
      about.replaceChildren(
        sentences(one.notes, "notes"),
        factList(one.facts),
        details(words.source, ...one.sources.map(sourceLine)),
        details(words.table, table(one.table)),
      );
    }
    lists.forEach((list, index) => {
      picks[index].firstChild.checked = list === one;
      sliders[index].root.hidden = list !== one;
    });
    sliders[lists.indexOf(one)].show({
      value: at,
      high: one.checks.length - 1,
      text: check.when,
      stops: one.checks.map(({ stop: label, when: name }, value) => ({ value, label, name, marked: true })),
    });
    said.textContent = check.sentence;
    groups.replaceChildren(...check.groups.map(group));
  }
  /** What the check found; when it was is left out where the slider has said it. */
  function sentence() {
    const { one, check } = now();
    const heard = sliders[lists.indexOf(one)].heard();
    return heard ? check.sentence.slice(check.when.length + 2) : check.sentence;
  }
  show();
  const unfollow = follow(model, ["what", "at"], () => {
    show();
    say(sentence);
  });
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
