import { choice } from "../common/controls.js";
import { announcer, details, fill, follow, h, onward, save, sentences, uid } from "../common/dom.js";
import { icons } from "../common/icons.js";
import { markWords } from "../common/marks.js";
import { chosen } from "./chosen.js";
import { codeOf } from "./code.js";
import { record, said } from "./said.js";

/**
 * From how many lines on the talk takes less room on paper: smaller letters, smaller still, then no
 * lines to write on, then no pictures either.
 */
const ROOM = { crowded: 28, full: 40, packed: 51, over: 68 };
/** How many letters fill a line on paper, and how many lines the room to write in is as high as. */
const WIDE = 85;
const TO_WRITE = 3;

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
  return h("p", { class: "not-yet" }, phrase, " ", onward(href, go));
}
/** A list in the reader's order, or where to choose. */
function ranked(lines, words, name) {
  if (!lines.length) return notYet(words, name);
  return h("ol", { class: "ranked" }, lines.map((text) => h("li", {}, text)));
}
/** What stands on the side to keep; the rest is for the talk. */
const TO_KEEP = ["flags", "aftercare", "fill", "basis"];
/** What is told of plans beside the reader's own. */
const OF_PLANS = new Set(["compare", "clinics"]);
/** Whether a part holds something that was chosen, where it may hold nothing. */
const CHOSEN = {
  use: ({ use }) => use.some(({ text }) => text),
  found: ({ found }) => Boolean(found),
  topics: ({ topics }) => topics.length,
  matters: ({ matters }) => matters.length,
  concerns: ({ concerns }) => concerns.length,
};
const PARTS = {
  use: (content, words) =>
    h(
      "dl",
      {},
      content.use.map(({ id, name, text }) =>
        h("div", { class: text ? (OF_PLANS.has(id) ? "of-plans" : null) : "blank" }, h("dt", {}, name), h("dd", {}, text || notYet(words, id))),
      ),
    ),
  found: (content, words, arrays) => [
    ...(content.found ?? []).map(({ id, name, text, groups, mark }) =>
      h(
        "div",
        { class: `finding ${id}` },
        h("p", { class: "kind" }, h("strong", {}, name)),
        mark ? h("p", { class: "mark-line" }, markWords({ ...arrays.mark, word: mark })) : null,
        groups.length
          ? h(
              "div",
              { class: "groups" },
              groups.map(([who, count], index) =>
                h(
                  "figure",
                  {},
                  icons({ look: index ? "control" : "treated", dots: arrays[id][index] }),
                  h("figcaption", {}, h("strong", {}, count), ` ${who}`),
                ),
              ),
            )
          : null,
        h("p", {}, text),
      ),
    ),
    content.found?.some(({ groups }) => groups.length)
      ? h("p", { class: "muted each" }, words.each)
      : null,
  ],
  topics: (content, words) => ranked(content.topics, words, "topics"),
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
      content.questions.map((text) => h("li", {}, text, rule(), rule())),
    ),
    content.also.length
      ? [h("p", { class: "kind" }, words.also), h("ol", { class: "also", start: content.questions.length + 1 }, content.also.map((text) => h("li", {}, text)))]
      : null,
  ].flat(),
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
  aftercare: (content, words) => sentences(words.aftercare, "lines"),
  fill: (content, words) => [
    h("ul", { class: "blanks" }, words.fill.map((text) => h("li", {}, text, rule()))),
    h("div", { class: "code" }),
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
      name,
      show(content, arrays) {
        const own = content.get(first);
        root.classList.toggle("blank", !(CHOSEN[name]?.(own) ?? true));
        for (const { lang, each, body } of columns) {
          body.replaceChildren(...[PARTS[name](content.get(lang), each, arrays)].flat().filter(Boolean));
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
  const lean = h(
    "fieldset",
    { class: "lean" },
    h("legend", {}, inEach((each) => each.parts.lean)),
    h("div", { class: "choices" }, boxes),
  );
  const side = (kind, keep, ...before) =>
    h(
      keep ? "details" : "div",
      { class: `side ${kind}` },
      before,
      parts.filter(({ name }) => TO_KEEP.includes(name) === keep).map(({ root }) => root),
    );
  const talk = side(
    "talk",
    false,
    h("h3", {}, inEach((each) => each.title)),
    h(
      "p",
      { class: "muted" },
      inEach((each) => [each.about, " ", dates[languages.findIndex(([, own]) => own === each)]]),
    ),
    lean,
  );
  const toKeep = side("to-keep", true, h("summary", {}, inEach((each) => each.keep)));
  const paper = h("div", { class: two ? "paper two" : "paper" }, talk, toKeep);

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

  /** The talk takes the less room on paper the more there is in it. */
  function makeRoom() {
    const items = [...talk.querySelectorAll("section:not(.blank) :is(li, dd, .finding)")];
    const room = items.map(
      (item) => Math.ceil(item.textContent.length / WIDE) + (item.querySelector(".rule") ? TO_WRITE : 0),
    );
    const lines = room.reduce((sum, each) => sum + each, 0) / languages.length;
    for (const [name, most] of Object.entries(ROOM)) paper.classList.toggle(name, lines >= most);
  }
  function show() {
    const choices = chosen(model);
    const content = new Map(languages.map(([lang, each]) => [lang, said(choices, each, lang)]));
    for (const { firstChild: box } of boxes) box.checked = box.value === choices.lean;
    lean.classList.toggle("blank", !content.get(first).lean);
    languages.forEach(([, each], index) => {
      dates[index].textContent = today(each);
    });
    for (const each of parts) each.show(content, model.get("uses")[choices.name]);
    for (const place of paper.querySelectorAll(".code")) place.replaceChildren(...(code ? [code.cloneNode(true)] : []));
    makeRoom();
    const now = record(content.get(first), words, document.title);
    if (now !== text.textContent) {
      text.textContent = now;
      done.textContent = "";
    }
  }
  let code = null;
  show();
  codeOf(words.qr).then((drawn) => {
    code = drawn;
    show();
  });
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
