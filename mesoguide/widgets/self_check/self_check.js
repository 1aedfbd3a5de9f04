import { choice, rovingTabindex } from "../common/controls.js";
import { announcer, details, fill, follow, h, save, sourceLine, table } from "../common/dom.js";

/** The class of a kind of line, which its style colours. */
const look = (kind) => kind.replace(" ", "-");

function render({ model, el }) {
  const words = model.get("words");
  const lines = model.get("lines");
  const groups = model.get("groups");
  const references = model.get("references");
  const concerns = new Map(groups.flatMap((group) => group.concerns).map((each) => [each.id, each]));
  const kinds = Object.keys(lines);
  const { region: live, say, stop } = announcer();

  /** What is ticked, in the order it was; ids that lead nowhere are dropped. */
  function ticked() {
    const kept = model.get("concerns");
    return [...new Set(Array.isArray(kept) ? kept : [])].filter((id) => concerns.has(id));
  }
  function pick(id, on) {
    const others = ticked().filter((each) => each !== id);
    model.set("concerns", on ? [...others, id] : others);
    save(model);
  }

  const boxes = new Map();
  const items = (rows) =>
    rows.map(({ id, who }) => {
      const label = choice({ type: "checkbox", group: "concern", value: id, label: who, pick });
      const became = h("p", { class: "became" });
      boxes.set(id, { input: label.querySelector("input"), became });
      return h("div", { class: "item" }, label, became);
    });
  const sets = groups.map(({ name, concerns: rows }) =>
    rovingTabindex(
      h("fieldset", {}, h("legend", {}, name), h("div", { class: "items" }, items(rows))),
      words.keys,
    ),
  );
  const summary = h("p", { class: "chosen" });
  const list = h("ul", { class: "lines" });
  const take = h("p", { class: "muted" }, words.take);
  const tables = h("div", {});
  el.append(
    h(
      "div",
      { "data-widget": "self-check", "data-lm-suppress-shortcuts": "true" },
      h("div", { class: "ticks" }, sets),
      rovingTabindex(
        h(
          "div",
          { class: "sheet", role: "group", "aria-label": words.lines },
          h("h3", {}, words.lines),
          summary,
          list,
          take,
          tables,
        ),
        words.keys,
      ),
      live,
    ),
  );

  /** One line of the sheet. An open source stays open while others are ticked. */
  const made = new Map();
  function lineOf({ id, kind, sentence, why, source: keys }) {
    if (!made.has(id)) {
      const whose = h("span", { class: "visually-hidden" }, `: ${sentence}`);
      made.set(
        id,
        h(
          "li",
          {},
          h("p", { class: `kind ${look(kind)}` }, lines[kind]),
          h("p", { class: "who" }, sentence),
          h("p", { class: "why" }, why),
          details([words.source, whose], ...keys.map((key) => sourceLine(references[key]))),
        ),
      );
    }
    return made.get(id);
  }

  function show() {
    const ids = ticked();
    for (const [id, { input, became }] of boxes) {
      input.checked = ids.includes(id);
      const { kind } = concerns.get(id);
      became.className = `became ${look(kind)}`;
      became.textContent = input.checked ? lines[kind] : "";
    }
    const chosen = [...concerns.values()]
      .filter(({ id }) => ids.includes(id))
      .sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
    list.replaceChildren(...chosen.map(lineOf));
    take.hidden = chosen.length === 0;
    tables.replaceChildren(
      ...(chosen.length
        ? [
            details(
              words.table,
              table({
                caption: words.lines,
                head: [words.ticked, words.line, words.why],
                rows: chosen.map((each) => [each.sentence, lines[each.kind], each.why]),
              }),
            ),
          ]
        : []),
    );
    const last = concerns.get(ids.at(-1));
    const phrase = [words.none, words.one][ids.length] ?? words.many;
    summary.textContent = fill(phrase, { number: ids.length, line: lines[last?.kind] });
    return summary.textContent;
  }
  show();
  let before = ticked().length;
  const unfollow = follow(model, ["concerns"], () => {
    const sentence = show();
    const number = ticked().length;
    // A line that is gone is not "the last one": then the number alone is said.
    say(number && number < before ? fill(words.fewer, { number }) : sentence);
    before = number;
  });
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
