// @ts-check
// What the sheet says of the choices in one language, where it must be worked out; and a record of it.

import { fill } from "../common/dom.js";
import { priceWords, sum, writer } from "../common/money.js";

/**
 * @typedef {ReturnType<typeof import("./chosen.js").chosen>} Choices
 * @typedef {Record<string, any>} Words What Python says in one language, by name.
 * @typedef {{title: string, lines: string[], numbered?: boolean}} Said
 */

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

/**
 * What is said of the use, the plan and the reader's figures, by the ids of their rows; a row with
 * nothing to say is not there, or empty.
 * @param {Choices} choices
 * @param {Words} words
 * @param {string} language
 * @returns {Record<string, string>}
 */
export function useRows(choices, words, language) {
  const { plan, name } = choices;
  const now = name ? words.uses[name] : null;
  const rows = { area: now?.title ?? "", cost: costWords(choices, words, language) };
  if (!plan.visits && !plan.days) return rows;
  /** @type {Record<string, string>} */
  const ofPlans = now ? { compare: now.compare, clinics: words.described[choices.described] } : {};
  return { ...rows, plan: `${planWords(plan, words)}.`, ...ofPlans };
}

/**
 * A plain text for a clinic's record, from what stands on the sheet; `page` names where it was made.
 * @param {Said[]} parts
 * @param {Words} words
 * @param {string} page
 */
export function record(parts, words, page) {
  /** @param {Said} part */
  function text({ lines, numbered }) {
    const all = numbered ? lines.map((line, index) => `${index + 1}. ${line}`) : lines;
    return all.length > 1 ? `\n${all.join("\n")}` : all[0];
  }
  return [
    ...parts
      .filter(({ lines }) => lines.length)
      .map((part) => fill(words.record.line, { title: part.title, text: text(part) })),
    fill(words.record.page, { page }),
    words.checked,
  ].join("\n");
}
