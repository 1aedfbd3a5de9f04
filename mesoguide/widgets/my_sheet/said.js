// @ts-check
// What the sheet says of the choices in one language: its parts as texts, drawn elsewhere.

import { fill } from "../common/dom.js";
import { priceWords, sum, writer } from "../common/money.js";

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
function costWords({ price, high, extras, currency, plan }, words, language) {
  if (!price) return "";
  const money = writer(currency, language);
  const places = {
    price: priceWords({ price, high }, (one) => one, money, words.span),
    visits: words.visits[plan.visits],
    extras: money(extras),
    total: priceWords({ price, high }, (one) => sum({ price: one, extras }, plan.visits), money, words.span),
  };
  if (!plan.visits) return fill(words.costNoPlan, places);
  return fill(extras ? words.costOf : words.costNoExtras, places);
}

/** How many questions have lines to write on; the others stand below them. */
const WITH_LINES = 5;

/**
 * The parts of the sheet; in `use` a row is {id, name, text}, with no text where none is chosen.
 * @param {Choices} choices
 * @param {Words} words
 * @param {string} language
 */
export function said(choices, words, language) {
  const { plan, name } = choices;
  const now = name ? words.uses[name] : null;
  const use = [{ id: "area", name: words.area, text: now?.title ?? "" }];
  if (plan.visits || plan.days) {
    use.push({ id: "plan", name: words.plan, text: `${planWords(plan, words)}.` });
    if (now?.compare) use.push({ id: "compare", name: words.compare, text: now.compare });
    if (now) use.push({ id: "clinics", name: words.clinics, text: words.described[choices.described] });
  }
  use.push({ id: "cost", name: words.cost, text: costWords(choices, words, language) });
  const asked = asListed(choices.asks, words.questions);
  const questions = asked.length ? asked : asListed(choices.always, words.questions);
  return {
    lean: inOrder([choices.lean], words.choices).map(([, text]) => text)[0] ?? "",
    use,
    found: now && [
      { id: "gain", name: words.gain, text: now.studied, groups: now.gainGroups, mark: now.mark },
      { id: "harm", name: words.harm, text: now.harm, groups: now.harmGroups },
    ],
    topics: inOrder(choices.topics, words.topics).map(([, text]) => text),
    matters: inOrder(choices.matters, words.values).map(([, text]) => text),
    concerns: /** @type {{title: string, rows: Row[]}[]} */ (words.concerns)
      .map(({ title, rows }) => ({ title, lines: asListed(choices.concerns, rows) }))
      .filter(({ lines }) => lines.length),
    asked,
    questions: questions.slice(0, WITH_LINES),
    also: questions.slice(WITH_LINES),
    sources: now ? fill(words.useSources, { sources: now.sources }) : "",
  };
}

/**
 * A plain text for a clinic's record, from what was chosen; `page` names where it was made.
 * @param {ReturnType<typeof said>} content
 * @param {Words} words
 * @param {string} page
 */
export function record(content, words, page) {
  const titles = words.parts;
  /** @param {string[]} lines */
  const numbered = (lines) => lines.map((text, index) => `${index + 1}. ${text}`);
  /** @type {[title: string, lines: string[]][]} */
  const parts = [
    // What one can spend is for nobody's record.
    ...[...content.use.filter(({ id }) => id !== "cost"), ...(content.found ?? [])].map(
      ({ name, text }) => /** @type {[string, string[]]} */ ([name, text ? [text] : []]),
    ),
    [titles.lean, content.lean ? [content.lean] : []],
    [titles.topics, numbered(content.topics)],
    [titles.matters, numbered(content.matters)],
    [titles.concerns, content.concerns.map(({ title, lines }) => `${title}: ${lines.join(" ")}`)],
    [titles.questions, numbered(content.asked)],
  ];
  /** @param {string[]} lines */
  const long = (lines) => (lines.length > 1 ? `\n${lines.join("\n")}` : lines[0]);
  return [
    ...parts
      .filter(([, lines]) => lines.length)
      .map(([title, lines]) => fill(words.record.line, { title, text: long(lines) })),
    fill(words.record.page, { page }),
    words.checked,
  ].join("\n");
}
