import { roam } from "../common/controls.js";
import { announcer, details, fill, follow, h, save, sentences, uid } from "../common/dom.js";

function filter({ label, options, all, onchange }) {
  const id = uid("choice");
  const select = h(
    "select",
    { id, onchange: () => onchange(select.value) },
    h("option", { value: "" }, all),
    options.map(({ value, name }) => h("option", { value }, name)),
  );
  return { select, root: h("div", {}, h("label", { for: id, class: "label" }, label), select) };
}

function render({ model, el }) {
  const words = model.get("words");
  const claims = model.get("claims");
  const verdicts = model.get("verdicts");
  const named = new Map(verdicts.map(({ id, name }) => [id, name]));
  const { region: live, say, stop } = announcer();
  const pick = (name) => (value) => {
    model.set(name, value);
    save(model);
  };

  const verdict = filter({
    label: words.verdict,
    all: words.all,
    options: verdicts.map(({ id, name, count }) => ({ value: id, name: `${name} (${count})` })),
    onchange: pick("verdict"),
  });
  const topic = filter({
    label: words.topic,
    all: words.all,
    options: model.get("topics").map((name) => ({ value: name, name })),
    onchange: pick("topic"),
  });
  const shown = h("p", { class: "muted shown" });
  const rows = claims.map((claim) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, h("q", {}, claim.quote)),
      h(
        "td",
        { "data-label": words.verdict },
        h("span", { class: `verdict ${claim.verdict.replace(" ", "-")}` }, named.get(claim.verdict)),
      ),
      h(
        "td",
        { "data-label": words.why },
        claim.why,
        details(
          [words.facts, h("span", { class: "visually-hidden" }, `: ${claim.quote}`)],
          sentences(claim.facts, "facts"),
          h("p", {}, h("a", { href: claim.page, class: "read-on" }, words.readOn)),
        ),
      ),
    ),
  );
  el.append(
    h(
      "div",
      { "data-widget": "claim-table", "data-lm-suppress-shortcuts": "true" },
      h("div", { class: "choices" }, verdict.root, topic.root),
      shown,
      roam(
        h(
          "div",
          { class: "table-frame", role: "group", "aria-label": words.caption },
          h(
            "table",
            {},
            h("caption", {}, words.caption),
            h(
              "thead",
              {},
              h(
                "tr",
                {},
                [words.quote, words.verdict, words.why].map((cell) => h("th", { scope: "col" }, cell)),
              ),
            ),
            h("tbody", {}, rows),
          ),
        ),
        words.keys,
      ),
      live,
    ),
  );

  function show() {
    const only = { verdict: model.get("verdict"), topic: model.get("topic") };
    verdict.select.value = only.verdict;
    topic.select.value = only.topic;
    let number = 0;
    claims.forEach((claim, index) => {
      const fits =
        (!only.verdict || claim.verdict === only.verdict) &&
        (!only.topic || claim.topic === only.topic);
      rows[index].hidden = !fits;
      number += fits ? 1 : 0;
    });
    const told = fill(words.shown, { number, all: claims.length });
    shown.textContent = number ? told : `${told} ${words.nothing}`;
    return shown.textContent;
  }
  show();
  const unfollow = follow(model, ["verdict", "topic"], () => say(show()));
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
