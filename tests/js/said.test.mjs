import assert from "node:assert/strict";
import { test } from "node:test";

import { record, said } from "../../mesoguide/widgets/my_sheet/said.js";

const WORDS = {
  area: "Area",
  plan: "My plan",
  planStart: "Plan to talk about",
  planOf: "{visits}, {days} days apart",
  visits: ["0 visits", "1 visit", "2 visits", "3 visits"],
  days: "{days} days apart",
  compare: "To compare",
  clinics: "Clinics describe",
  studies: "Studies measured",
  cost: "My own figures",
  costOf: "{price} times {visits}, plus {extras}, makes {total}.",
  costNoExtras: "{price} times {visits} makes {total}.",
  costNoPlan: "{price} a visit.",
  paid: "{numbers}: {paid}",
  described: { named: "A clinic names a time.", not: "No clinic does." },
  useSources: "On my use: {sources}.",
  uses: { "leg/tone": { title: "Leg: tone", studied: "Measured.", compare: "", startWords: "", sources: "A" } },
  topics: [
    ["t1", "Topic 1", "Line 1", "Paid by X."],
    ["t2", "Topic 2", "Line 2", ""],
    ["t3", "Topic 3", "Line 3", "Paid by X."],
  ],
  choices: [["have", "Have it"]],
  values: [["v1", "Value 1"], ["v2", "Value 2"]],
  concerns: [{ title: "Wait", rows: [["c1", "Concern 1"]] }, { title: "Talk first", rows: [["c2", "Concern 2"]] }],
  questions: [["q1", "Question 1"], ["q2", "Question 2"], ["q3", "Question 3"]],
  parts: { lean: "Lean", topics: "Topics", matters: "Matters", concerns: "True for me", questions: "Questions" },
  none: { area: ["Not chosen."], topics: ["No topic."], matters: ["No value."], concerns: ["Nothing is ticked."] },
  lean: "Not said.",
  record: { line: "{title}: {text}", page: "From: {page}" },
  checked: "Checked.",
};
const CHOICES = {
  lean: "",
  name: "leg/tone",
  plan: { own: true, visits: 3, days: 14 },
  described: "named",
  price: 0,
  extras: 0,
  currency: "",
  topics: [],
  matters: [],
  concerns: [],
  asks: [],
  always: ["q1", "q2"],
};
const of = (choices) => said({ ...CHOICES, ...choices }, WORDS, "en");
const line = (sheet, id) => sheet.use.find((each) => each.id === id)?.text;

test("a plan tells its visits and the days between them; one visit has no days", () => {
  assert.equal(line(of({}), "plan"), "3 visits, 14 days apart.");
  assert.equal(line(of({ plan: { own: true, visits: 1, days: 14 } }), "plan"), "1 visit.");
});

test("the sum of the sheet has its extras once", () => {
  assert.equal(line(of({ price: 20_000, extras: 5000 }), "cost"), "200 times 3 visits, plus 50, makes 650.");
  assert.equal(line(of({ price: 20_000 }), "cost"), "200 times 3 visits makes 600.");
});

test("no price is no sum", () => {
  assert.equal(line(of({ extras: 5000 }), "cost"), "");
});

test("what matters keeps the reader's order; questions keep the list's", () => {
  const sheet = of({ matters: ["v2", "gone", "v1"], asks: ["q3", "q1"] });
  assert.deepEqual(sheet.matters, ["Value 2", "Value 1"]);
  assert.deepEqual(sheet.questions, ["Question 1", "Question 3"]);
});

test("without a tick the questions that fit every choice are there", () => {
  const sheet = of({});
  assert.deepEqual(sheet.asked, []);
  assert.deepEqual(sheet.questions, ["Question 1", "Question 2"]);
});

test("who paid is told once, with the numbers of its topics", () => {
  assert.deepEqual(of({ topics: ["t1", "t2", "t3"] }).paid, ["1, 3: Paid by X."]);
});

test("only groups with a concern that is true stand on the sheet", () => {
  assert.deepEqual(of({ concerns: ["c2"] }).concerns, [{ title: "Talk first", lines: ["Concern 2"] }]);
});

test("the text for a record tells what is not chosen, too", () => {
  assert.equal(
    record(of({ asks: ["q2"] }), WORDS, "here"),
    [
      "Area: Leg: tone",
      "My plan: 3 visits, 14 days apart.",
      "Lean: Not said.",
      "Topics: No topic.",
      "Matters: No value.",
      "True for me: Nothing is ticked.",
      "Questions: 1. Question 2",
      "From: here",
      "Checked.",
    ].join("\n"),
  );
});
