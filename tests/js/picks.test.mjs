import assert from "node:assert/strict";
import { test } from "node:test";

import { moved, picks, ticked } from "../../mesoguide/widgets/common/picks.js";

const fits = (id) => "abcd".includes(id);

test("a kept list loses what is unknown and what stands in it twice, and keeps its order", () => {
  assert.deepEqual(picks(["c", "x", "a", "c"], fits, 9), ["c", "a"]);
});

test("what is beyond the most is no pick; what does not fit takes no place", () => {
  assert.deepEqual(picks(["x", "a", "b", "c"], fits, 2), ["a", "b"]);
});

test("something kept that is no list is no pick", () => {
  for (const kept of [undefined, null, "abc", 3, { a: 1 }]) assert.deepEqual(picks(kept, fits, 9), []);
});

test("what is ticked comes last, and once; what is not is gone", () => {
  assert.deepEqual(ticked(["a", "b"], "c", true), ["a", "b", "c"]);
  assert.deepEqual(ticked(["a", "b"], "a", true), ["b", "a"]);
  assert.deepEqual(ticked(["a", "b"], "a", false), ["b"]);
});

test("a pick changes places with its neighbour", () => {
  assert.deepEqual(moved(["a", "b", "c"], "b", -1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], "b", 1), ["a", "c", "b"]);
});

test("the first goes no higher, the last no lower, and a stranger nowhere", () => {
  assert.equal(moved(["a", "b"], "a", -1), null);
  assert.equal(moved(["a", "b"], "b", 1), null);
  assert.equal(moved(["a", "b"], "x", 1), null);
});

test("the list that was given stays as it was", () => {
  const ids = ["a", "b"];
  moved(ids, "a", 1);
  assert.deepEqual(ids, ["a", "b"]);
});
