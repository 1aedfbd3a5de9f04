import { choice } from "../common/controls.js";
import { announcer, details, fill, follow, h, onward, save, sentences, uid } from "../common/dom.js";
import { chosen } from "./chosen.js";
import { record, said } from "./said.js";

/** From this many lines on, a list takes less room on paper. */
const MANY = 7;
/** From this many lines in all lists, those to write on among them, every list does. */
const CROWDED = 13;
/** From this many on there is no room to write beside the questions. */
const FULL = 75;
/** How many letters fill a line on paper, and how many lines the room to write in is as high as. */
const WIDE = 90;
const TO_WRITE = 2;

/** A line to write on. */
const rule = () => h("span", { class: "rule", "aria-hidden": "true" });

function today(words) {
  const now = new Date();
  const places = { day: now.getDate(), month: words.months[now.getMonth()], year: now.getFullYear() };
  return fill(words.printed, { date: fill(words.date, places) });
}

// --- the parts, each from what is said in one language ------------------------------------------

function notYet(words, name) {
  const [phrase, go, href] = words.none[name];
  return [h("p", { class: "not-yet" }, phrase, " ", onward(href, go)), rule()];
}
/** A list in the reader's order, or where to choose. */
function ranked(lines, words, name) {
  if (!lines.length) return notYet(words, name);
  return h("ol", { class: "ranked" }, lines.map((text) => h("li", {}, text)));
}
const PARTS = {
  use: (content, words) =>
    h(
      "dl",
      {},
      content.use.map(({ id, name, text }) =>
        h("div", {}, h("dt", {}, name), h("dd", {}, text || notYet(words, id))),
      ),
    ),
  topics: (content, words) => [
    ranked(content.topics.map(({ line }) => line), words, "topics"),
    content.paid.map((text) => h("p", { class: "muted" }, text)),
  ].flat(),
  matters: (content, words) => ranked(content.matters, words, "matters"),
  concerns: (content, words) =>
    content.concerns.length
      ? content.concerns.map(({ title, lines }) =>
          h(
            "div",
            {},
            h("p", { class: "kind" }, h("strong", {}, title)),
            sentences(lines, "lines"),
          ),
        )
      : notYet(words, "concerns"),
  questions: (content, words) => [
    content.asked.length || !content.questions.length
      ? null
      : h("p", { class: "not-yet" }, words.always, " ", h("a", { class: "go", href: "#questions" }, words.tick)),
    h(
      "ol",
      { class: "asked" },
      content.questions.map((text) => h("li", {}, h("span", {}, h("span", {}, text), rule()))),
    ),
  ],
  aftercare: (content, words) => sentences(words.aftercare, "lines"),
  flags: (content, words) => [
    ...words.flags.flatMap(({ title, todo, brief, signs }) => [
      h(
        "p",
        { class: "flag" },
        h("strong", {}, `${title}.`),
        " ",
        h("span", { class: "every" }, todo),
        brief ? h("span", { class: "brief" }, brief) : null,
      ),
      sentences(signs, "lines"),
    ]),
    ...words.lookAlikes.map(({ title, how }) =>
      h("div", { class: "look-alike" }, h("p", {}, h("strong", {}, title), ` ${how[0]}`), how.slice(1).map((part) => h("p", {}, part))),
    ),
    words.say ? h("p", {}, words.say) : null,
  ],
  basis: (content, words) => [
    content.sources ? h("p", {}, `${content.sources} `) : null,
    words.alwaysSources ? h("p", {}, words.alwaysSources, " ") : null,
    h("p", {}, words.checked, " ", words.informs),
  ],
};

function render({ model, el }) {
  const languages = Object.entries(model.get("words"));
  const [[first, words]] = languages;
  const two = languages.length > 1;
  const { region: live, say, stop } = announcer();

  /** Some text in every language; the page's own needs no mark. */
  function inEach(tell) {
    if (!two) return tell(words);
    return languages.map(([lang, each]) => h("span", { lang, dir: "auto", class: "said" }, tell(each)));
  }
  /** A part of the sheet: a column for each language. */
  function part(name) {
    const columns = languages.map(([lang, each]) => {
      const body = h("div", {});
      const title = h("h4", {}, each.parts[name]);
      return { lang, each, body, root: h("div", { lang, dir: two && "auto" }, title, body) };
    });
    // The frame's link for whoever is worried lands on the signs that need help.
    const id = name === "flags" ? "worried" : null;
    const root = h("section", { class: name, id }, columns.map((column) => column.root));
    return {
      root,
      show(content) {
        for (const { lang, each, body } of columns) {
          body.replaceChildren(...[PARTS[name](content.get(lang), each)].flat().filter(Boolean));
        }
      },
    };
  }

  const group = uid("choice");
  const boxes = words.choices.map(([id, name], index) =>
    choice({
      group,
      value: id,
      label: inEach((each) => each.choices[index][1]),
      pick: (value) => {
        model.set("choice", value);
        save(model);
        say(fill(words.choiceNow, { choice: name }));
      },
    }),
  );
  const dates = languages.map(([, each]) => h("span", { class: "printed" }, today(each)));
  const parts = Object.keys(PARTS).map(part);
  const paper = h(
    "div",
    { class: two ? "paper two" : "paper" },
    h("h3", {}, inEach((each) => each.title)),
    h(
      "p",
      { class: "muted" },
      inEach((each) => [each.about, " ", dates[languages.findIndex(([, own]) => own === each)]]),
    ),
    h(
      "fieldset",
      { class: "lean" },
      h("legend", {}, inEach((each) => each.parts.lean)),
      h("div", { class: "choices" }, boxes),
    ),
    parts.map(({ root }) => root),
  );

  // --- a text for the clinic's record, in the page's language -----------------------------------

  const text = h("pre", { class: "text", tabindex: "0", role: "group", "aria-label": words.record.open });
  const done = h("p", { class: "done", "aria-hidden": "true" });
  async function copy() {
    let phrase = words.record.copied;
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      // Not every page may write there: then the reader copies what is marked.
      getSelection().selectAllChildren(text);
      phrase = words.record.marked;
    }
    done.textContent = phrase;
    say(phrase);
  }
  const forRecord = details(
    words.record.open,
    h("p", { class: "muted" }, words.record.about),
    text,
    h("button", { type: "button", class: "copy", onclick: copy }, words.record.copy),
    done,
  );
  forRecord.className = "record";

  el.append(
    h(
      "div",
      { "data-widget": "my-sheet", "data-lm-suppress-shortcuts": "true" },
      h(
        "div",
        { class: "tools" },
        h("button", { type: "button", class: "print", onclick: () => window.print() }, inEach((each) => each.print)),
        h("p", { class: "muted" }, inEach((each) => each.save)),
      ),
      paper,
      forRecord,
      live,
    ),
  );

  /** Lists take the less room on paper the more there is in them. */
  function makeRoom() {
    const own = ":is(.topics, .matters, .concerns, .questions)";
    const items = [...paper.querySelectorAll(`${own} li`)];
    const room = items.map(
      (item) => Math.ceil(item.textContent.length / WIDE) + item.querySelectorAll(".rule").length * TO_WRITE,
    );
    const lines = room.reduce((sum, each) => sum + each, 0) / languages.length;
    paper.classList.toggle("crowded", lines >= CROWDED);
    paper.classList.toggle("full", lines >= FULL);
    for (const list of paper.querySelectorAll(":is(.asked, .ranked, .lines)")) {
      const many = list.children.length >= MANY;
      const asked = list.classList.contains("asked");
      list.classList.toggle("many", many);
      list.classList.toggle("run-on", asked ? lines >= FULL : many || lines >= CROWDED);
    }
  }
  function show() {
    const choices = chosen(model);
    const content = new Map(languages.map(([lang, each]) => [lang, said(choices, each, lang)]));
    for (const { firstChild: box } of boxes) box.checked = box.value === choices.lean;
    languages.forEach(([, each], index) => {
      dates[index].textContent = today(each);
    });
    for (const each of parts) each.show(content);
    makeRoom();
    const now = record(content.get(first), words, document.title);
    if (now !== text.textContent) {
      text.textContent = now;
      done.textContent = "";
    }
  }
  show();
  const unfollow = follow(model, model.get("keep"), show);
  // A page may stay open for days before it is printed.
  addEventListener("beforeprint", show);
  return () => {
    stop();
    unfollow();
    removeEventListener("beforeprint", show);
  };
}

export default { render };
