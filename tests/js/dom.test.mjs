import assert from "node:assert/strict";
import { test } from "node:test";
import { once } from "../../mesoguide/widgets/common/dom.js";

test("an area and an aim that change together are answered once, after both", async () => {
  const seen = [];
  let aim = "old";
  const changed = once(() => seen.push(aim));
  changed();
  aim = "new";
  changed();
  await null;
  assert.deepEqual(seen, ["new"]);
});

test("two changes, one after the other, are answered twice", async () => {
  let times = 0;
  const changed = once(() => (times += 1));
  changed();
  await null;
  changed();
  await null;
  assert.equal(times, 2);
});
