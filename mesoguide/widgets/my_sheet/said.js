// @ts-check
// What the sheet says of the choices in one language: its parts as texts, drawn elsewhere.

import { fill } from "../common/dom.js";
import { sum, writer } from "../common/money.js";

/**
 * @typedef {ReturnType<typeof import("./chosen.js").chosen>} Choices
 * @typedef {Record<string, any>} Words What Python says in one language, by name.
 * @typedef {[id: string, ...words: string[]]} Row
 */

/**
 * The words of ids among rows, in the order they were chosen; others drop out.
 * @param {string[]} ids
 * @param {Row[]} rows
 * @returns {Row[]}
 */
function inOrder(ids, rows) {
  const known = new Map(rows.map((row) => [row[0], row]));
  return ids.map((id) => known.get(id)).filter((row) => row !== undefined);
}
/**
 * The words alone, in the order of the rows.
 * @param {string[]} ids
 * @param {Row[]} rows
 */
function asListed(ids, rows) {
  return rows.filter(([id]) => ids.includes(id)).map(([, text]) => text);
}

/** @param {Choices["plan"]} plan @param {Words} words */
function planWords({ visits, days }, words) {
  const number = words.visits[visits];
  if (visits && days && visits > 1) return fill(words.planOf, { visits: number, days });
  return visits ? number : fill(words.days, { days });
}
/** @param {Choices} choices @param {Words} words @param {string} language */
function costWords({ price, extras, currency, plan }, words, language) {
  if (!price) return "";
  const money = writer(currency, language);
  const places = {
    price: money(price),
    visits: words.visits[plan.visits],
    extras: money(extras),
    total: money(sum({ price, extras }, plan.visits)),
  };
  if (!plan.visits) return fill(words.costNoPlan, places);
  return fill(extras ? words.costOf : words.costNoExtras, places);
}

/**
 * Who paid for what the topics tell, each once with their numbers; not what is content above them.
 * @param {Row[]} topics
 * @param {string} above
 * @param {Words} words
 */
function paidFor(topics, above, words) {
  const numbers = new Map();
  topics.forEach(([, , , paid], index) => {
    if (paid && !above.includes(paid)) numbers.set(paid, [...(numbers.get(paid) ?? []), index + 1]);
  });
  return [...numbers].map(([paid, all]) => fill(words.paid, { numbers: all.join(", "), paid }));
}

/**
 * The parts of the sheet; in `use` a row is {id, name, text}, with no text where none is chosen.
 * @param {Choices} choices
 * @param {Words} words
 * @param {string} language
 */
export function said(choices, words, language) {
  const { plan, name } = choices;
  const now = name ? words.uses[name] : null;
  const use = [{ id: "area", name: words.area, text: now?.title }];
  if (plan.visits || plan.days) {
    const title = plan.own ? words.plan : words.planStart;
    // A number that only clinics name is no plan.
    const named = plan.own ? "" : now?.startWords;
    use.push({ id: "plan", name: title, text: named || `${planWords(plan, words)}.` });
  }
  if (now) {
    if (now.compare) use.push({ id: "compare", name: words.compare, text: now.compare });
    use.push(
      { id: "clinics", name: words.clinics, text: words.described[choices.described] },
      { id: "studies", name: words.studies, text: now.studied },
    );
  }
  use.push({ id: "cost", name: words.cost, text: costWords(choices, words, language) });
  const asked = asListed(choices.asks, words.questions);
  const topics = inOrder(choices.topics, words.topics);
  return {
    lean: inOrder([choices.lean], words.choices).map(([, text]) => text)[0],
    use,
    topics: topics.map(([, topic, line]) => ({ topic, line })),
    paid: paidFor(topics, now?.studied ?? "", words),
    matters: inOrder(choices.matters, words.values).map(([, text]) => text),
    concerns: /** @type {{title: string, rows: Row[]}[]} */ (words.concerns)
      .map(({ title, rows }) => ({ title, lines: asListed(choices.concerns, rows) }))
      .filter(({ lines }) => lines.length),
    asked,
    questions: asked.length ? asked : asListed(choices.always, words.questions),
    sources: now ? fill(words.useSources, { sources: now.sources }) : "",
  };
}

/**
 * A plain text for a clinic's record, from what the sheet says; `page` names where it was made.
 * @param {ReturnType<typeof said>} content
 * @param {Words} words
 * @param {string} page
 */
export function record(content, words, page) {
  const titles = words.parts;
  /** @param {string[]} lines */
  const numbered = (lines) => lines.map((text, index) => `${index + 1}. ${text}`);
  const rows = content.use.filter(({ id }) => id === "area" || id === "plan");
  const parts = [
    ...rows.map(({ name, text }) => [name, [text || words.none.area[0]]]),
    [titles.lean, [content.lean ?? words.lean]],
    [titles.topics, numbered(content.topics.map(({ topic }) => topic)), words.none.topics[0]],
    [titles.matters, numbered(content.matters), words.none.matters[0]],
    [
      titles.concerns,
      content.concerns.map(({ title, lines }) => `${title}: ${lines.join(" ")}`),
      words.none.concerns[0],
    ],
    [titles.questions, numbered(content.asked), words.none.concerns[0]],
  ];
  /** @param {string} title @param {string} text */
  const line = (title, text) => fill(words.record.line, { title, text });
  /** @param {string[]} lines */
  const long = (lines) => (lines.length > 1 ? `\n${lines.join("\n")}` : lines[0]);
  return [
    ...parts.map(([title, lines, none]) => line(title, lines.length ? long(lines) : none)),
    fill(words.record.page, { page }),
    words.checked,
  ].join("\n");
}
