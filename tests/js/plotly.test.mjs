import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { inOrder } from "../../tools/plotly/order.mjs";

const needs = (...paths) => ({ imports: paths.map((path) => ({ path })) });

test("a module comes after what it needs", () => {
  const order = inOrder({ entry: needs("one", "two"), one: needs("two"), two: needs() }, "entry");
  assert.deepEqual(order, ["two", "one", "entry"]);
});

test("of modules that need each other the one asked for first is named", () => {
  const order = inOrder({ entry: needs("one"), one: needs("two"), two: needs("one") }, "entry");
  assert.deepEqual(order, ["one", "entry"]);
});

test("what the page loads are steps, and loading them runs none", () => {
  const window = {};
  const file = new URL("../../assets/vendor/mesoguide/plotly-scatter.min.js", import.meta.url);
  runInNewContext(readFileSync(file, "utf-8"), { window });
  assert.ok(window.PlotlySteps.length > 100);
  assert.ok([...window.PlotlySteps].every((step) => typeof step === "function"));
});
