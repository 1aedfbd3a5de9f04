import assert from "node:assert/strict";
import { test } from "node:test";

import { record, useRows } from "../../mesoguide/widgets/my_sheet/said.js";

const WORDS = {
  planOf: "{visits}, {days} days apart",
  visits: ["0 visits", "1 visit", "2 visits", "3 visits"],
  days: "{days} days apart",
  costOf: "{price} times {visits}, plus {extras}, makes {total}.",
  span: "{low} to {high}",
  costNoExtras: "{price} times {visits} makes {total}.",
  costNoPlan: "{price} a visit.",
  described: { named: "A clinic names a time.", not: "No clinic does." },
  uses: { "leg/tone": { title: "Leg: tone", compare: "" } },
  record: { line: "{title}: {text}", page: "From: {page}" },
  checked: "Checked.",
};
const CHOICES = {
  name: "leg/tone",
  plan: { visits: 3, days: 14 },
  described: "named",
  price: 0,
  high: 0,
  extras: 0,
  currency: "",
};
const of = (choices) => useRows({ ...CHOICES, ...choices }, WORDS, "en");

test("a plan tells its visits and the days between them; one visit has no days", () => {
  assert.equal(of({}).plan, "3 visits, 14 days apart.");
  assert.equal(of({ plan: { visits: 1, days: 14 } }).plan, "1 visit.");
});

test("without a plan nothing is said of plans", () => {
  assert.deepEqual(of({ plan: { visits: 0, days: 0 } }), { area: "Leg: tone", cost: "" });
});

test("what clinics describe stands beside the reader's own plan for a use", () => {
  assert.equal(of({}).clinics, "A clinic names a time.");
  assert.equal(of({ name: "" }).clinics, undefined);
});

test("the sum of the sheet has its extras once", () => {
  assert.equal(of({ price: 20_000, extras: 5000 }).cost, "200 times 3 visits, plus 50, makes 650.");
  assert.equal(of({ price: 20_000 }).cost, "200 times 3 visits makes 600.");
});

test("a range of prices makes a range of sums", () => {
  assert.equal(of({ price: 20_000, high: 60_000 }).cost, "200 to 600 times 3 visits makes 600 to 1,800.");
});

test("no price is no sum", () => {
  assert.equal(of({ extras: 5000 }).cost, "");
});

test("the text for a record has what was chosen, and nothing else", () => {
  const parts = [
    { title: "Area", lines: ["Leg: tone"] },
    { title: "What matters", lines: [], numbered: true },
    { title: "True for me", lines: ["Wait: Concern 1", "Talk first: Concern 2"] },
    { title: "Questions", lines: ["Question 2"], numbered: true },
  ];
  assert.equal(
    record(parts, WORDS, "here"),
    [
      "Area: Leg: tone",
      "True for me: ",
      "Wait: Concern 1",
      "Talk first: Concern 2",
      "Questions: 1. Question 2",
      "From: here",
      "Checked.",
    ].join("\n"),
  );
});
