import assert from "node:assert/strict";
import { test } from "node:test";

import {
  describedPhase,
  describedWeeks,
  lastWeek,
  visitDays,
  visitsDone,
} from "../../mesoguide/widgets/session_timeline/schedule.js";

const LIMITS = { year: 52, after: 12, describedFrom: 10, describedTo: 15 };

test("visits are evenly spaced from day 0", () => {
  assert.deepEqual(visitDays({ visits: 4, interval: 14 }), [0, 14, 28, 42]);
});

test("a visit counts from its own week on", () => {
  const plan = { visits: 6, interval: 28 };
  assert.deepEqual([0, 3, 4, 20, 30].map((week) => visitsDone(plan, week)), [1, 1, 2, 6, 6]);
});

test("the line ends after a year, or 12 weeks after the last visit if that is later", () => {
  assert.equal(lastWeek({ visits: 1, interval: 28 }, LIMITS), 52);
  assert.equal(lastWeek({ visits: 15, interval: 56 }, LIMITS), 124);
});

test("what is described falls on the named visits, at the plan's own spacing", () => {
  assert.deepEqual(describedWeeks({ visits: 15, interval: 7 }, LIMITS), [9, 14]);
  assert.deepEqual(describedWeeks({ visits: 1, interval: 28 }, LIMITS), [36, 56]);
});

test("the described time comes, is there, and is over", () => {
  const plan = { visits: 12, interval: 7 };
  assert.deepEqual(
    [8, 9, 14, 15].map((week) => describedPhase(plan, week, LIMITS)),
    ["not yet", "now", "now", "past"],
  );
});

test("a plan of fewer visits than are named ends before the described time", () => {
  assert.equal(describedPhase({ visits: 9, interval: 7 }, 100, LIMITS), "plan ends before");
});
