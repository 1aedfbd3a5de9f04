import { rovingTabindex } from "../common/controls.js";
import { announcer, details, fill, follow, h, onward, table } from "../common/dom.js";
import { group } from "../common/icons.js";
import { ranking } from "../common/ranking.js";
import { useName } from "../common/uses.js";

function render({ model, el }) {
  const words = model.get("words");
  const all = model.get("all");
  const kinds = model.get("kinds");
  const { most, open } = model.get("limits");
  const topics = new Map(all.map((topic) => [topic.id, topic]));
  const { region: live, say, stop } = announcer();

  /** The area and aim picked elsewhere; nothing if there is none yet. */
  function use() {
    const name = useName(model);
    return name ? model.get("uses")[name] : null;
  }

  // --- a topic in the list: what is known in words, then as people ------------------------------

  function more({ id }) {
    const { line, explains, sure, paid, pictures } = topics.get(id);
    return h(
      "div",
      { class: "known" },
      h("p", {}, line),
      explains || sure ? h("p", { class: "muted" }, `${explains} ${sure}`.trim()) : null,
      paid ? h("p", { class: "muted paid" }, paid) : null,
      h(
        "div",
        { class: "pictures" },
        pictures.map(({ study, groups, adds }) =>
          h(
            "div",
            { class: "picture" },
            study ? h("p", { class: "study" }, study) : null,
            h("div", { class: "groups" }, groups.map(group)),
            adds ? h("p", { class: "adds" }, adds) : null,
          ),
        ),
      ),
      pictures.length ? h("p", { class: "muted" }, words.each) : null,
    );
  }
  function announce(sentence, full = false) {
    note.textContent = full ? sentence : "";
    say(`${sentence} ${side.textContent}`.trim());
  }
  const { boxes, order, picked, keep, show: showPicked } = ranking({
    model,
    trait: "topics",
    items: all,
    words,
    announce,
    most,
    fits: (id) => use()?.topics.includes(id),
    more,
  });

  // --- what there is to pick from ---------------------------------------------------------------

  const [noArea, go, href] = words.noArea;
  const nothing = h("p", { class: "no-area" }, noArea, " ", onward(href, go));
  const title = h("div", {}); // a heading once there is something to head
  const choices = h("div", {});
  const asTable = h("div", {});
  const note = h("p", { class: "full" });
  const side = h("p", { class: "side" });
  const clear = h(
    "button",
    {
      type: "button",
      class: "clear",
      onclick: () => {
        keep([]);
        announce(fill(words.removed, { all: 0 }));
        choices.querySelector("input")?.focus();
      },
    },
    words.clear,
  );
  const pick = h(
    "div",
    {},
    title,
    h("p", { class: "muted hint" }, fill(words.hint, { most })),
    choices,
    note,
    order,
    side,
    clear,
    asTable,
  );
  el.append(
    h("div", { "data-widget": "talk-about", "data-lm-suppress-shortcuts": "true" }, nothing, pick, live),
  );

  function ofKind([kind, name], ids) {
    const own = ids.filter((id) => topics.get(id).kind === kind);
    const rest = own.slice(open);
    const row = (some) => h("div", { class: "choices" }, some.map((id) => boxes.get(id)));
    const summary = [
      fill(words.more, { number: rest.length }),
      h("span", { class: "visually-hidden" }, `: ${name}`),
    ];
    return rovingTabindex(
      h(
        "fieldset",
        { class: kind },
        h("legend", {}, name),
        row(own.slice(0, open)),
        rest.length ? details(summary, row(rest)) : null,
      ),
      words.keys,
    );
  }
  let shown = null;
  function showUse() {
    const now = use();
    nothing.hidden = now !== null;
    pick.hidden = now === null;
    if (now === null || now === shown) return;
    shown = now;
    title.replaceChildren(h("h3", {}, now.title));
    choices.replaceChildren(...kinds.map((kind) => ofKind(kind, now.topics)));
    // What is ticked already is never folded away.
    for (const each of choices.querySelectorAll("details")) {
      each.open = [...each.querySelectorAll("input")].some(({ value }) => picked().includes(value));
    }
    const names = new Map(kinds);
    asTable.replaceChildren(
      details(
        words.asTable,
        table({
          caption: fill(words.caption, { title: now.title }),
          head: [words.what, words.known, words.kind],
          rows: now.topics
            .map((id) => topics.get(id))
            .map(({ name, line, paid, kind }) => [name, `${line} ${paid}`.trim(), names.get(kind)]),
        }),
      ),
    );
  }
  function show() {
    showUse();
    showPicked();
    const ids = picked();
    const goods = ids.filter((id) => topics.get(id).kind === "good").length;
    order.hidden = clear.hidden = ids.length === 0;
    side.textContent = "";
    if (ids.length && goods === ids.length) side.textContent = words.onlyGood;
    if (ids.length && goods === 0) side.textContent = words.onlyHarm;
    if (ids.length < most) note.textContent = "";
  }
  show();
  const unfollow = follow(model, ["topics", "area", "aim"], show);
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
