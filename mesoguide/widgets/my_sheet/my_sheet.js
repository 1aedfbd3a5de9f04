import { adopted } from "../common/adopt.js";
import { announcer, fill, follow, save, uid } from "../common/dom.js";
import { chosen } from "./chosen.js";
import { codeOfPage } from "./code.js";
import { record, useRows } from "./said.js";

/**
 * From how many lines on the talk takes less room on paper: smaller letters, smaller still, then no
 * lines to write on, then no pictures either.
 */
const ROOM = { crowded: 25, full: 40, packed: 51, over: 68 };
/** How many letters fill a line on paper, and how many lines the room to write in is as high as. */
const WIDE = 80;
const TO_WRITE = 3;

function today(words) {
  const now = new Date();
  const month = now.toLocaleDateString(document.documentElement.lang || [], { month: "long" });
  return fill(words.printed, { date: fill(words.date, { day: now.getDate(), month, year: now.getFullYear() }) });
}
const textOf = (element) => element.textContent.trim();

/** A list of the markup, of which just some lines stand there: those of some ids, in their order. */
function takeList(root) {
  const lines = [...root.children];
  const known = new Map(lines.map((line) => [line.dataset.id, line]));
  for (const line of lines) line.hidden = false;
  return {
    /** The lines of these ids: in the order of the ids, or in that of the list. */
    inOrder: (ids) => ids.map((id) => known.get(id)).filter(Boolean),
    asListed: (ids) => lines.filter((line) => ids.includes(line.dataset.id)),
    show(now) {
      root.replaceChildren(...now);
      root.hidden = now.length === 0;
    },
  };
}
/** Of parts for all uses, the one at a place; nothing if there is none. */
function showAt(place, parts) {
  for (const [at, part] of parts.entries()) part.hidden = at !== place;
  return parts[place];
}
/** What stands in a column where nothing is chosen goes with the first choice. */
function showNone(column, part, some) {
  const none = part("none", column);
  if (none) none.hidden = some;
}

/**
 * Where styles can't ask what holds the sheet (before Chrome 105, Firefox 121 and Safari 15.4), mark
 * what does, and what stands beside it: that is not printed.
 */
function markForPaper(sheet) {
  if (CSS.supports("selector(:has(*))")) return;
  for (let held = sheet; held !== document.documentElement; held = held.parentElement) {
    held.parentElement.classList.add("holds-sheet");
    for (const other of held.parentElement.children) other.classList.toggle("off-paper", other !== held);
  }
}

// --- the parts about choices: each shows what was chosen, and returns it as texts of a record ----

/** Each takes the column of one language, and returns how it shows choices there. */
const TAKE = {
  use: ({ column, part, parts, words, lang }) => {
    const rows = parts("row", column);
    return (choices) => {
      const texts = useRows(choices, words, lang);
      for (const row of rows) {
        const text = texts[row.dataset.id] ?? "";
        part("text", row).textContent = text;
        row.classList.toggle("blank", !text);
        row.hidden = !text && !part("none", row);
        showNone(row, part, Boolean(text));
      }
      const chosenRows = rows.filter((row) => texts[row.dataset.id]);
      // What one can spend is for nobody's record.
      const forRecord = chosenRows.filter((row) => row.dataset.id !== "cost");
      return {
        some: chosenRows.length > 0,
        said: forRecord.map((row) => ({ title: textOf(part("name", row)), lines: [textOf(part("text", row))] })),
      };
    };
  },
  found: ({ column, part, parts }) => {
    const uses = parts("of-use", column);
    return ({ place }) => {
      const own = showAt(place, uses);
      const findings = own ? parts("finding", own) : [];
      return {
        some: findings.length > 0,
        said: findings.map((one) => ({ title: textOf(part("name", one)), lines: [textOf(part("text", one))] })),
      };
    };
  },
  topics: (widget) => takeRanked(widget, "topics"),
  matters: (widget) => takeRanked(widget, "matters"),
  concerns: ({ column, part, parts }) => {
    const groups = parts("concern", column).map((root) => ({ root, list: takeList(part("ticked", root)) }));
    return ({ concerns }) => {
      const lines = groups.flatMap(({ root, list }) => {
        const now = list.asListed(concerns);
        list.show(now);
        root.hidden = now.length === 0;
        return now.length ? [`${textOf(part("name", root))}: ${now.map(textOf).join(" ")}`] : [];
      });
      showNone(column, part, lines.length > 0);
      return { some: lines.length > 0, said: [{ title: textOf(part("title", column)), lines }] };
    };
  },
  questions: ({ column, part, withLines }) => {
    const list = takeList(part("asked", column));
    return ({ asks, always }) => {
      const asked = list.asListed(asks);
      const now = asked.length ? asked : list.asListed(always);
      list.show(now.slice(0, withLines));
      part("others", column).replaceChildren(...now.slice(withLines));
      part("also", column).hidden = now.length <= withLines;
      showNone(column, part, asked.length > 0 || now.length === 0);
      return { some: true, said: [{ title: textOf(part("title", column)), lines: asked.map(textOf), numbered: true }] };
    };
  },
  basis: ({ column, parts }) => {
    const uses = parts("of-use", column);
    return ({ place }) => {
      showAt(place, uses);
      return { some: true, said: [] };
    };
  },
};
function takeRanked({ column, part }, name) {
  const list = takeList(part("picked", column));
  return (choices) => {
    const now = list.inOrder(choices[name]);
    list.show(now);
    showNone(column, part, now.length > 0);
    return { some: now.length > 0, said: [{ title: textOf(part("title", column)), lines: now.map(textOf), numbered: true }] };
  };
}

function hydrate({ model, part, parts }) {
  const languages = model.get("words");
  const [[, words]] = Object.entries(languages);
  const { say, stop } = announcer(part("status"));
  const [paper, lean, text, done] = ["paper", "lean", "record", "done"].map((name) => part(name));

  const boxes = parts("box");
  const group = uid("choice");
  for (const box of boxes) {
    box.name = group;
    box.addEventListener("change", () => {
      model.set("choice", box.value);
      save(model);
      say(fill(words.choiceNow, { choice: box.dataset.name }));
    });
  }
  const sections = parts("section")
    .map((root) => ({ root, name: root.classList[0], columns: parts("column", root) }))
    .filter(({ name }) => TAKE[name])
    .map(({ root, name, columns }) => ({
      root,
      name,
      show: columns.map((column) => {
        const { lang } = column;
        return TAKE[name]({ column, part, parts, lang, words: languages[lang], withLines: model.get("limits").withLines });
      }),
    }));
  part("print").addEventListener("click", () => window.print());

  // --- a text for the clinic's record, in the page's language -----------------------------------

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
  part("copy").addEventListener("click", copy);

  /** The talk takes the less room on paper the more there is in it. */
  function makeRoom() {
    const items = [...part("talk").querySelectorAll("section:not(.blank) :is(li, dd, .finding)")];
    const room = items
      .filter((item) => !item.closest("[hidden]"))
      .map((item) => Math.ceil(item.textContent.length / WIDE) + (item.querySelector(".rule") ? TO_WRITE : 0));
    const lines = room.reduce((sum, each) => sum + each, 0) / Object.keys(languages).length;
    for (const [name, most] of Object.entries(ROOM)) paper.classList.toggle(name, lines >= most);
  }
  function show() {
    const choices = chosen(model);
    for (const box of boxes) box.checked = box.value === choices.lean;
    const leans = boxes.find((box) => box.checked);
    lean.classList.toggle("blank", !leans);
    const all = Object.values(languages);
    parts("printed").forEach((place, index) => {
      place.textContent = today(all[index]);
    });
    const said = new Map([["lean", [{ title: words.lean, lines: leans ? [leans.dataset.name] : [] }]]]);
    for (const { root, name, show: columns } of sections) {
      const [own] = columns.map((showColumn) => showColumn(choices));
      root.classList.toggle("blank", !own.some);
      said.set(name, own.said);
    }
    makeRoom();
    const order = ["use", "found", "lean", "topics", "matters", "concerns", "questions"];
    const now = record(order.flatMap((name) => said.get(name)), words, document.title);
    if (now !== text.textContent) {
      text.textContent = now;
      done.textContent = "";
    }
  }
  markForPaper(paper.parentElement);
  // The side to keep stands open where no script runs.
  part("to-keep").open = false;
  show();
  codeOfPage().then((code) => {
    for (const place of code ? parts("code") : []) {
      place.firstElementChild.setAttribute("viewBox", `0 0 ${code.size} ${code.size}`);
      part("light", place).setAttribute("d", `M0 0h${code.size}v${code.size}h-${code.size}z`);
      part("dark", place).setAttribute("d", code.path);
      place.hidden = false;
    }
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

export default adopted(hydrate);
