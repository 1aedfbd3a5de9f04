import assert from "node:assert/strict";
import { test } from "node:test";

import { worked } from "../../mesoguide/widgets/cost_planner/sums.js";

const WORDS = {
  span: "{low} to {high}",
  total: "In all: {total}",
  times: "{visits}, {price} each: {sum}",
  plus: "{sum} and {extras}: {total}",
  stopping: "After {visits}: {total}, {saved} less.",
  range: "{low} for {fewest}, {high} for {most}.",
  rangeOne: "{low} for {fewest}.",
  yours: "{visits}: yours",
  early: "{visits}: early",
  step: "{number} x {price}",
  stepPlus: "{number} x {price} + {extras}",
};
const COUNTED = ["0 visits", "1 visit", "2 visits", "3 visits", "4 visits"];
const FIGURES = { visits: 3, stop: 1, price: 200, high: 0, extras: 0 };
const NAMED = [
  [2, "{visits}: shortest"],
  [4, "{visits}: longest"],
];

function told(figures, named = NAMED) {
  return worked({ ...FIGURES, ...figures }, named, WORDS, COUNTED, String);
}

test("a plan is worked out in one step, or in two where there are extras", () => {
  assert.deepEqual(told().steps, ["3 visits, 200 each: 600"]);
  const { steps, total } = told({ extras: 50 });
  assert.deepEqual(steps, ["3 visits, 200 each: 600", "600 and 50: 650"]);
  assert.equal(total, "In all: 650");
});

test("a range of prices gives both ends of each sum", () => {
  assert.equal(told({ high: 300, extras: 50 }).total, "In all: 650 to 950");
});

test("stopping early saves the visits that are left, and is not spoken of at the end", () => {
  assert.equal(told({ extras: 50 }).stopped, "After 1 visit: 250, 400 less.");
  assert.equal(told({ stop: 3 }).stopped, "");
});

test("plans stand by their number of visits, each as long as its sum", () => {
  const { rows } = told();
  const names = ["1 visit: early", "2 visits: shortest", "3 visits: yours", "4 visits: longest"];
  assert.deepEqual(rows.map(({ name }) => name), names);
  assert.deepEqual(rows.map(({ kind }) => kind), ["early", "", "own", ""]);
  assert.deepEqual(rows.map(({ length }) => length), [25, 50, 75, 100]);
  assert.equal(rows[3].step, "4 x 200");
  assert.equal(told({ extras: 50 }).rows[3].step, "4 x 200 + 50");
});

test("what was tested is told from the fewest to the most visits, if anything was", () => {
  assert.equal(told().range, "400 for 2 visits, 800 for 4 visits.");
  assert.equal(told({}, [NAMED[0]]).range, "400 for 2 visits.");
  assert.equal(told({}, []).range, "");
});
