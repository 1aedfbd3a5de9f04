import assert from "node:assert/strict";
import { test } from "node:test";

import {
  describedPhase,
  describedWeeks,
  lastWeek,
  planStands,
  visitDays,
  visitsDone,
} from "../../mesoguide/widgets/session_timeline/schedule.js";

const LIMITS = { year: 52, after: 12, describedFrom: 10, describedTo: 15 };

test("visits are evenly spaced from day 0", () => {
  assert.deepEqual(visitDays({ visits: 4, interval: 14 }), [0, 14, 28, 42]);
});

test("a visit in a week comes after a look in that week", () => {
  const plan = { visits: 6, interval: 28 };
  assert.deepEqual([0, 4, 5, 8, 20, 30].map((week) => visitsDone(plan, week)), [1, 1, 2, 2, 5, 6]);
});

test("the line ends after a year, or 12 weeks after the last visit if that is later", () => {
  assert.equal(lastWeek({ visits: 1, interval: 28 }, LIMITS), 52);
  assert.equal(lastWeek({ visits: 15, interval: 56 }, LIMITS), 124);
  assert.equal(lastWeek({ visits: 1, interval: 28 }, LIMITS, 104), 104);
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

const FILM = { plan: [6, 28], plans: [[2, 28, "after 2"], [6, 28, "all"]], seen: true };
const OTHER = { plan: [4, 28], plans: [[4, 28, "all"], [1, 7, "once"]], seen: true };

test("a plan is the study's own, was looked at on the way, or was tested by another study", () => {
  const stands = (visits, interval) => planStands({ visits, interval }, FILM, [FILM, OTHER]);
  assert.deepEqual(stands(6, 28), { kind: "own" });
  assert.deepEqual(stands(2, 28), { kind: "tested", words: "after 2" });
  assert.deepEqual(stands(4, 28), { kind: "elsewhere", film: OTHER });
  assert.deepEqual(stands(2, 27), { kind: "different" });
});

test("one visit has no days between visits", () => {
  const stands = planStands({ visits: 1, interval: 56 }, FILM, [FILM, OTHER]);
  assert.deepEqual(stands, { kind: "elsewhere", film: OTHER });
});

test("where the study's visits were not seen nobody can say if it tested a plan", () => {
  const unseen = { plan: [10, 7], plans: [], seen: false };
  assert.deepEqual(planStands({ visits: 3, interval: 7 }, unseen, [unseen]), { kind: "unseen" });
});
