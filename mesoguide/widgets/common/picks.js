// @ts-check
// What is picked, in its order.

/**
 * The ids of a kept list that fit, each once, at most so many; a kept list may be stale, or no list.
 * @param {unknown} kept
 * @param {(id: string) => boolean} fits
 * @param {number} most
 * @returns {string[]}
 */
export function picks(kept, fits, most) {
  const ids = new Set(Array.isArray(kept) ? kept : []);
  return [...ids].filter(fits).slice(0, most);
}

/**
 * The list with an id at its end, or without it.
 * @param {string[]} ids
 * @param {string} id
 * @param {boolean} on
 */
export function ticked(ids, id, on) {
  const others = ids.filter((each) => each !== id);
  return on ? [...others, id] : others;
}

/**
 * The list with an id moved `by` places up or down; null where it is at that end already.
 * @param {string[]} ids
 * @param {string} id
 * @param {1 | -1} by
 */
export function moved(ids, id, by) {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return null;
  const others = ids.filter((each) => each !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
