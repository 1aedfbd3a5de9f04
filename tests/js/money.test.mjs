import assert from "node:assert/strict";
import { test } from "node:test";

import { cents, sum, writer } from "../../mesoguide/widgets/common/money.js";
import { read, readRange } from "../../mesoguide/widgets/cost_planner/typed.js";

const MOST = 10_000_000;

for (const [typed, expected] of [
  ["", 0],
  ["200", 20_000],
  ["199,5", 19_950],
  ["199.50", 19_950],
  ["1 200", 120_000],
  ["1.200", 120_000],
  ["1,200", 120_000],
  ["1.200,50", 120_050],
  ["1,200.50", 120_050],
  ["€ 1’200", 120_000],
  ["12,34,567.89", 123_456_789],
]) {
  test(`"${typed}" is read as ${expected} cents`, () => {
    assert.deepEqual(read(typed, MOST), { cents: expected });
  });
}

for (const [typed, wrong] of [
  ["-5", "negative"],
  ["−5", "negative"],
  ["two hundred", "unread"],
  [".", "unread"],
  ["1.2345", "unread"],
  ["1,2,3", "unread"],
  ["1.2.3,4", "unread"],
  ["10000001", "high"],
  ["9".repeat(400), "high"],
]) {
  test(`"${typed.slice(0, 12)}" is refused as ${wrong}`, () => {
    assert.deepEqual(read(typed, MOST), { wrong });
  });
}

test("a kept amount that is none counts as nothing", () => {
  for (const kept of [-1, 0, MOST + 1, Number.NaN, Number.POSITIVE_INFINITY, "200", null, undefined, [5]]) {
    assert.equal(cents(kept, MOST), 0);
  }
});

test("a kept amount is rounded to whole cents", () => {
  assert.equal(cents(19.999, MOST), 2000);
  assert.equal(cents(0.29, MOST), 29);
});

test("extras are counted once, however many visits there are", () => {
  assert.equal(sum({ price: 20_000, extras: 5000 }, 6), 125_000);
  assert.equal(sum({ price: 20_000, extras: 0 }, 1), 20_000);
});

test("no sum of typed cents has a fraction", () => {
  const price = read("0.10", MOST).cents;
  assert.equal(sum({ price, extras: read("0.20", MOST).cents }, 3), 50);
});

test("cents are written where there are some, with the sign of the currency", () => {
  const write = writer("USD", "en");
  assert.equal(write(120_000), "$1,200");
  assert.equal(write(120_050), "$1,200.50");
});

test("an amount without a currency has no sign", () => {
  assert.equal(writer("", "en")(19_950), "199.50");
});

for (const [typed, low, high] of [
  ["200 to 600", 20_000, 60_000],
  ["600–200", 20_000, 60_000],
  ["$200 - $600", 20_000, 60_000],
  ["1,200 to 1.500,50", 120_000, 150_050],
  ["200", 20_000, 0],
  ["200 to 200", 20_000, 0],
  ["", 0, 0],
]) {
  test(`"${typed}" is read as ${low} to ${high} cents`, () => {
    assert.deepEqual(readRange(typed, MOST, "to"), { cents: low, high });
  });
}

for (const [typed, wrong] of [
  ["-5", "negative"],
  ["200 to", "unread"],
  ["200 to 300 to 400", "unread"],
  ["200 to 99999999", "high"],
]) {
  test(`the range "${typed}" is refused as ${wrong}`, () => {
    assert.deepEqual(readRange(typed, MOST, "to"), { wrong });
  });
}
