// @ts-check
// What the reader chose, without words. A stored value that is none of ours is dropped.

import { cents } from "../common/money.js";
import { useName } from "../common/uses.js";

/** @param {{get: (name: string) => any}} model */
export function chosen(model) {
  const limits = model.get("limits");
  /**
   * @param {string} name
   * @param {number} low
   * @param {number} high
   * @returns {number}
   */
  function whole(name, low, high) {
    const value = model.get(name);
    return Number.isInteger(value) && value >= low && value <= high ? value : 0;
  }
  /**
   * @param {string} name
   * @returns {string[]}
   */
  function ids(name) {
    const value = model.get(name);
    return [...new Set(Array.isArray(value) ? value : [])];
  }
  const name = useName(model);
  const use = name ? model.get("uses")[name] : null;
  const visits = whole("visits", 1, limits.visits);
  const days = whole("interval", limits.shortest, limits.longest);
  // Where the reader set one half of a plan, the other is that of the plan to start from.
  const own = visits > 0 || days > 0;
  const [startVisits, startDays] = (own && use?.start) || [0, 0];
  const plan = { visits: visits || startVisits, days: days || startDays };
  const currency = model.get("currency");
  return {
    lean: model.get("choice"),
    name,
    place: Object.keys(model.get("uses")).indexOf(name),
    plan,
    described: use?.described ? "named" : "not",
    price: cents(model.get("price"), limits.money),
    high: cents(model.get("high"), limits.money),
    extras: cents(model.get("extras"), limits.money),
    currency: limits.currencies.includes(currency) ? currency : "",
    topics: ids("topics").filter((id) => use?.topics.includes(id)).slice(0, limits.topics),
    matters: ids("matters"),
    concerns: ids("concerns"),
    asks: ids("asks"),
    always: limits.always,
  };
}
