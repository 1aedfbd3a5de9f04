import assert from "node:assert/strict";
import { test } from "node:test";

import { record, said } from "../../mesoguide/widgets/my_sheet/said.js";

const WORDS = {
  area: "Area",
  plan: "My plan",
  planOf: "{visits}, {days} days apart",
  visits: ["0 visits", "1 visit", "2 visits", "3 visits"],
  days: "{days} days apart",
  compare: "To compare",
  clinics: "Clinics describe",
  gain: "May do",
  harm: "May go wrong",
  cost: "My own figures",
  costOf: "{price} times {visits}, plus {extras}, makes {total}.",
  span: "{low} to {high}",
  costNoExtras: "{price} times {visits} makes {total}.",
  costNoPlan: "{price} a visit.",
  described: { named: "A clinic names a time.", not: "No clinic does." },
  useSources: "On my use: {sources}.",
  uses: { "leg/tone": { title: "Leg: tone", studied: "Measured.", mark: "Gain", harm: "Counted.", gainGroups: [["Drug", "7 of 100"]], harmGroups: [], compare: "", sources: "A" } },
  topics: [
    ["t1", "Topic 1"],
    ["t2", "Topic 2"],
  ],
  choices: [["have", "Have it"]],
  values: [["v1", "Value 1"], ["v2", "Value 2"]],
  concerns: [{ title: "Wait", rows: [["c1", "Concern 1"]] }, { title: "Talk first", rows: [["c2", "Concern 2"]] }],
  questions: [["q1", "Question 1"], ["q2", "Question 2"], ["q3", "Question 3"]],
  parts: { lean: "Lean", topics: "Topics", matters: "Matters", concerns: "True for me", questions: "Questions" },
  none: { area: ["Not chosen."], topics: ["No topic."], matters: ["No value."], concerns: ["Nothing is ticked."] },
  record: { line: "{title}: {text}", page: "From: {page}" },
  checked: "Checked.",
};
const CHOICES = {
  lean: "",
  name: "leg/tone",
  plan: { visits: 3, days: 14 },
  described: "named",
  price: 0,
  high: 0,
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
  assert.equal(line(of({ plan: { visits: 1, days: 14 } }), "plan"), "1 visit.");
});

test("the sum of the sheet has its extras once", () => {
  assert.equal(line(of({ price: 20_000, extras: 5000 }), "cost"), "200 times 3 visits, plus 50, makes 650.");
  assert.equal(line(of({ price: 20_000 }), "cost"), "200 times 3 visits makes 600.");
});

test("a range of prices makes a range of sums", () => {
  const told = line(of({ price: 20_000, high: 60_000 }), "cost");
  assert.equal(told, "200 to 600 times 3 visits makes 600 to 1,800.");
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

test("gains and harms have the same form", () => {
  assert.deepEqual(of({}).found, [
    { id: "gain", name: "May do", text: "Measured.", groups: [["Drug", "7 of 100"]], mark: "Gain" },
    { id: "harm", name: "May go wrong", text: "Counted.", groups: [] },
  ]);
  assert.equal(of({ name: "" }).found, null);
});

test("from the sixth question on there are no lines to write on", () => {
  const questions = [1, 2, 3, 4, 5, 6].map((one) => [`q${one}`, `Question ${one}`]);
  const sheet = said({ ...CHOICES, asks: questions.map(([id]) => id) }, { ...WORDS, questions }, "en");
  assert.equal(sheet.questions.length, 5);
  assert.deepEqual(sheet.also, ["Question 6"]);
});

test("only groups with a concern that is true stand on the sheet", () => {
  assert.deepEqual(of({ concerns: ["c2"] }).concerns, [{ title: "Talk first", lines: ["Concern 2"] }]);
});

test("the text for a record tells what was chosen, and nothing else", () => {
  assert.equal(
    record(of({ asks: ["q2"] }), WORDS, "here"),
    [
      "Area: Leg: tone",
      "My plan: 3 visits, 14 days apart.",
      "Clinics describe: A clinic names a time.",
      "May do: Measured.",
      "May go wrong: Counted.",
      "Questions: 1. Question 2",
      "From: here",
      "Checked.",
    ].join("\n"),
  );
});
