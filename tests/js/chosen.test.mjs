import assert from "node:assert/strict";
import { test } from "node:test";

import { chosen } from "../../mesoguide/widgets/my_sheet/chosen.js";

const STATE = {
  area: "",
  aim: "",
  uses: {
    "leg/tone": { start: [4, 14], described: true, topics: ["a", "b"] },
    "leg/line": { start: [0, 0], described: false, topics: ["b"] },
  },
  limits: { visits: 40, shortest: 7, longest: 56, money: 1000, currencies: ["USD"], topics: 3, always: ["q1"] },
};
const of = (choices) => chosen({ get: (name) => ({ ...STATE, ...choices })[name] });

test("nothing chosen is no use and no plan", () => {
  const { name, plan } = of({});
  assert.equal(name, "");
  assert.deepEqual(plan, { visits: 0, days: 0 });
});

test("a plan that nobody set is none", () => {
  assert.deepEqual(of({ area: "leg", aim: "tone" }).plan, { visits: 0, days: 0 });
});

test("an aim the area does not have gives the first it has", () => {
  assert.equal(of({ area: "leg", aim: "moon" }).name, "leg/tone");
});

test("what the sheet says of a use stands at the use's place", () => {
  assert.equal(of({ area: "leg", aim: "line" }).place, 1);
  assert.equal(of({}).place, -1);
});

test("the reader's own number comes first; what is out of range is no choice", () => {
  assert.deepEqual(of({ area: "leg", aim: "tone", visits: 6 }).plan, { visits: 6, days: 14 });
  for (const visits of [0, -1, 41, 2.5, "6", null]) {
    assert.equal(of({ area: "leg", aim: "tone", visits }).plan.visits, 0);
  }
  assert.equal(of({ area: "leg", aim: "tone", interval: 57 }).plan.days, 0);
});

test("money is in whole cents; a currency that is none is dropped", () => {
  const told = of({ price: 199.5, extras: 1001, currency: "XXX" });
  assert.deepEqual([told.price, told.extras, told.currency], [19_950, 0, ""]);
});

test("a topic of another use is none of this one", () => {
  assert.deepEqual(of({ area: "leg", aim: "line", topics: ["a", "b"] }).topics, ["b"]);
});

test("a kept list that is no list is empty", () => {
  assert.deepEqual(of({ asks: "all", matters: null }).asks, []);
});
