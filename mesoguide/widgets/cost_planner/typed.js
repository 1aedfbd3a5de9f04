// @ts-check
// Amounts of money as people type them, in whole cents.

const GROUPED = /^\d{1,3}([.,])\d{2,3}(\1\d{2,3})*$/;

/**
 * Read a typed amount: {cents}, or {wrong: "unread" | "negative" | "high"}; nothing typed is 0.
 * A dot or a comma may part the cents or the thousands: "1.200,50", "1,200.50", "1 200", "199,5".
 * @param {string} text
 * @param {number} most
 * @returns {{cents: number, wrong?: undefined} | {cents?: undefined, wrong: string}}
 */
export function read(text, most) {
  const bare = text.replace(/[\s'’_$€£]/g, "").replace(/^[+]/, "");
  if (bare === "") return { cents: 0 };
  if (/^[-−–]\d/.test(bare)) return { wrong: "negative" };
  if (!/^\d*([.,]\d*)*$/.test(bare) || !/\d/.test(bare)) return { wrong: "unread" };
  const parts = split(bare);
  if (!parts) return { wrong: "unread" };
  const [whole, part] = parts;
  // Long rows of digits are judged before they are turned into a number.
  if (whole.replace(/^0+/, "").length > 12) return { wrong: "high" };
  const all = Number(whole || "0") * 100 + Number(part.padEnd(2, "0"));
  return all > most * 100 ? { wrong: "high" } : { cents: all };
}

/**
 * Read a typed amount or a range of two, such as "200 to 600": {cents, high}, or {wrong}. `high` is
 * 0 where one amount was typed; `to` is the word between two.
 * @param {string} text
 * @param {number} most
 * @param {string} to
 * @returns {{cents: number, high: number, wrong?: undefined} | {cents?: undefined, high?: undefined, wrong: string}}
 */
export function readRange(text, most, to) {
  // A mark of its own goes between the two: Safari before 16.4 can't look behind.
  const between = new RegExp(`(\\d)\\s*(?:[-–—]|\\b${to}\\b)\\s*(?=[^\\d]?\\d)`, "gi");
  const parts = text.replace(between, "$1\n").split("\n");
  const found = parts.map((part) => read(part, most));
  const wrong = found.find((each) => each.wrong);
  if (wrong?.wrong) return { wrong: wrong.wrong };
  if (parts.length > 2) return { wrong: "unread" };
  const [one, other = one] = found.map((each) => each.cents ?? 0);
  return { cents: Math.min(one, other), high: one === other ? 0 : Math.max(one, other) };
}

/**
 * The digits before and after the mark that parts the cents; null if that is not clear.
 * @param {string} text
 * @returns {[string, string] | null}
 */
function split(text) {
  const marks = text.match(/[.,]/g) ?? [];
  if (marks.length === 0) return [text, ""];
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const [before, after] = [text.slice(0, last), text.slice(last + 1)];
  const kinds = new Set(marks);
  // Three digits after the only kind of mark: thousands, for no price has a third of a cent.
  if (kinds.size === 1 && after.length === 3) return GROUPED.test(text) ? ungroup(text) : null;
  if (after.length > 2 || before.includes(text[last])) return null;
  if (marks.length === 1) return [before, after];
  return GROUPED.test(before) && /\d{3}$/.test(before) ? [ungroup(before)[0], after] : null;
}

/**
 * @param {string} text
 * @returns {[string, string]}
 */
function ungroup(text) {
  return [text.replace(/[.,]/g, ""), ""];
}
