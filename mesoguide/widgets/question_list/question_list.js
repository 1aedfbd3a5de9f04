import { choice, roam } from "../common/controls.js";
import { announcer, details, fill, follow, h, save, table, uid } from "../common/dom.js";

function render({ model, el }) {
  const words = model.get("words");
  const questions = model.get("questions");
  const { region: live, say, stop } = announcer();

  /** What is ticked, in the order of the list; whatever is no question is dropped. */
  function ticked() {
    const wanted = model.get("asks");
    const ids = new Set(Array.isArray(wanted) ? wanted : []);
    return questions.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  }
  function set(ids) {
    model.set("asks", questions.filter(({ id }) => ids.has(id)).map(({ id }) => id));
    save(model);
  }
  function pick(id, on) {
    const ids = new Set(ticked());
    if (on) ids.add(id);
    else ids.delete(id);
    set(ids);
  }

  const boxes = [];
  function row({ id, question, why, sources }) {
    const box = choice({ type: "checkbox", value: id, label: question, pick });
    boxes.push(box.firstChild);
    const reason = uid("why");
    const links = sources.flatMap(([short, address], index) => [
      index ? "; " : ` ${words.source} `,
      address ? h("a", { href: address, rel: "noreferrer" }, short) : short,
    ]);
    const told = h("p", { class: "why", id: reason, hidden: true }, why, ...links);
    const button = h(
      "button",
      {
        type: "button",
        class: "ask-why",
        "aria-expanded": "false",
        "aria-controls": reason,
        "aria-label": fill(words.about, { question }),
        onclick: () => {
          told.hidden = !told.hidden;
          button.setAttribute("aria-expanded", String(!told.hidden));
        },
      },
      words.why,
    );
    return h("li", {}, box, button, told);
  }
  function group(legend, hint, members) {
    return roam(
      h(
        "fieldset",
        {},
        h("legend", {}, legend),
        hint ? h("p", { class: "muted" }, hint) : null,
        h("ul", {}, members.map(row)),
      ),
      words.keys,
    );
  }

  const count = h("p", { class: "count" });
  const clear = h(
    "button",
    {
      type: "button",
      class: "clear",
      onclick: () => {
        set(new Set());
        boxes[0].focus();
      },
    },
    words.clear,
  );
  el.append(
    h(
      "div",
      { "data-widget": "question-list", "data-lm-suppress-shortcuts": "true" },
      group(words.always, words.letters, questions.filter(({ always }) => always)),
      group(words.others, null, questions.filter(({ always }) => !always)),
      h("div", { class: "end" }, count, clear),
      details(
        words.asTable,
        table({
          caption: words.caption,
          head: [words.question, words.reason, words.sources],
          rows: questions.map(({ question, why, sources }) => [
            question,
            why,
            sources.map(([short]) => short).join("; ") || words.own,
          ]),
        }),
      ),
      live,
    ),
  );

  function show() {
    const ids = ticked();
    for (const box of boxes) box.checked = ids.includes(box.value);
    const number = ids.length;
    const phrase = { 0: words.none, 1: words.one }[number] ?? words.many;
    count.textContent = fill(phrase, { number });
    clear.hidden = number === 0;
    return count.textContent;
  }
  show();
  const unfollow = follow(model, ["asks"], () => say(show()));
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
