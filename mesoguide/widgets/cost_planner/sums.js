// @ts-check
// What the reader's figures come to, in words: the sum of the plan, and of fewer and more visits.

import { fill } from "../common/dom.js";
import { priceWords, sum } from "../common/money.js";

/**
 * @typedef {{visits: number, stop: number, price: number, high: number, extras: number}} Figures
 * Amounts are in cents; `high` is 0 where one price was typed.
 * @typedef {[number: number, phrase: string]} Named A number of visits, and what has so many.
 */

/**
 * What to tell: `rows` has a number of visits each, whose bar is `length` of 100 long.
 * @param {Figures} figures
 * @param {Named[]} named
 * @param {Record<string, string>} words
 * @param {string[]} counted "1 visit" and so on, by number.
 * @param {(amount: number) => string} write
 */
export function worked(figures, named, words, counted, write) {
  const { visits, stop, extras } = figures;
  /** @param {(one: number) => number} of */
  const span = (of) => priceWords(figures, of, write, words.span);
  /** @param {number} number */
  const sumOf = (number) => (/** @type {number} */ price) => sum({ price, extras }, number);
  /** @param {number} number */
  const inAll = (number) => span(sumOf(number));
  const price = span((one) => one);
  const total = inAll(visits);

  function steps() {
    const product = span((one) => visits * one);
    const times = fill(words.times, { visits: counted[visits], price, sum: product });
    if (extras === 0) return [times];
    return [times, fill(words.plus, { sum: product, extras: write(extras), total })];
  }
  function stopped() {
    if (stop >= visits) return "";
    const saved = span((one) => one * (visits - stop));
    return fill(words.stopping, { visits: counted[stop], total: inAll(stop), saved });
  }
  function range() {
    if (named.length === 0) return "";
    const numbers = named.map(([number]) => number);
    const [fewest, most] = [Math.min(...numbers), Math.max(...numbers)];
    return fill(fewest === most ? words.rangeOne : words.range, {
      low: inAll(fewest),
      fewest: counted[fewest],
      high: inAll(most),
      most: counted[most],
    });
  }
  /** Your plan, stopping early, and what was tested for this use, by number of visits. */
  function rows() {
    /** @type {[...Named, kind?: string][]} */
    const all = [[visits, words.yours, "own"], ...named];
    if (stop < visits) all.splice(1, 0, [stop, words.early, "early"]);
    all.sort(([one], [other]) => one - other);
    const length = (/** @type {number} */ number) => sumOf(number)(figures.high || figures.price);
    const longest = length(all[all.length - 1][0]);
    return all.map(([number, phrase, kind = ""]) => ({
      kind,
      name: fill(phrase, { visits: counted[number] }),
      total: inAll(number),
      length: (100 * length(number)) / longest,
      step: fill(extras ? words.stepPlus : words.step, { number, price, extras: write(extras) }),
    }));
  }
  return {
    total: fill(words.total, { total }),
    steps: steps(),
    stopped: stopped(),
    range: range(),
    rows: rows(),
  };
}
