// @ts-check
// Amounts of money in whole cents: no sum is ever made with fractions.

import { fill } from "./dom.js";

/**
 * The cents of a kept or given amount in whole units; 0 where it is no amount we work with.
 * @param {unknown} amount
 * @param {number} most
 */
export function cents(amount, most) {
  const fits = typeof amount === "number" && amount > 0 && amount <= most;
  return fits ? Math.round(amount * 100) : 0;
}

/**
 * What a number of visits comes to, in cents: each at its price, and the extras once.
 * @param {{price: number, extras: number}} amounts
 * @param {number} visits
 */
export function sum({ price, extras }, visits) {
  return visits * price + extras;
}

/**
 * An amount worked out `of` the price of one visit; both ends of it, as the phrase `span` tells
 * them, where the price has a higher end.
 * @param {{price: number, high: number}} prices
 * @param {(one: number) => number} of
 * @param {(amount: number) => string} write
 * @param {string} span
 */
export function priceWords({ price, high }, of, write, span) {
  if (!high) return write(of(price));
  return fill(span, { low: write(of(price)), high: write(of(high)) });
}

/**
 * How an amount of cents is written: with its currency, if any, and with cents only if it has some.
 * @param {string} currency
 * @param {string} language
 * @returns {(amount: number) => string}
 */
export function writer(currency, language) {
  /** @type {Intl.NumberFormatOptions} */
  const style = currency ? { style: "currency", currency } : {};
  const write = (/** @type {number} */ digits) =>
    new Intl.NumberFormat(language, {
      ...style,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const [round, exact] = [write(0), write(2)];
  return (amount) => (amount % 100 === 0 ? round : exact).format(amount / 100);
}
