// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, daysBetween, isDay, sixWeeks, week, weekdayOf } from "../../overrides/assets/evenstride/engine/week.js";
import { exercise, small } from "./table.js";

/** @import { Aim, Entry, Item, Plan, Table } from "../../overrides/assets/evenstride/engine/types.js" */

const ALL = [1, 2, 3, 4, 5, 6, 7];
const dayOf = fc.integer({ min: 0, max: 36_600 }).map((n) => addDays("2000-01-01", n));
const weekdaysOf = fc.subarray(ALL);

/** One exercise of the plan: its aim, and how often a week. @typedef {readonly [Aim, number, (number | null)?]} Part */

/** @param {readonly Part[]} parts @returns {{plan: Plan, table: Table}} */
function planOf(parts) {
  const exercises = parts.map(([aim, days, days_most = null], n) => exercise(`${aim}-${n}`, aim, {}, { days, days_most }));
  /** @type {Item[]} */
  const items = exercises.map(({ id, dose }) => ({
    exercise: id, planned: id, sets: dose.sets, dose, first: null, provisional: false, extra: false, finding: null, why: "", caution: [],
  }));
  const few = ["range", "balance"].flatMap((aim) => exercises.find((one) => one.aim === aim)?.id ?? []);
  const minimum = few.length === 2 ? few : exercises.slice(0, 2).map(({ id }) => id);
  return { plan: { items, seconds: 0, minutes: 10, minimum, left_out: [], note: null }, table: { ...small, exercises } };
}

/** @param {readonly Part[]} parts @param {number[]} weekdays */
function weekOf(parts, weekdays) {
  const { plan, table } = planOf(parts);
  return week(plan, table, weekdays);
}

/** @param {Record<number, string[]>} made @param {string} id */
function daysWith(made, id) {
  return ALL.filter((day) => made[day].includes(id));
}

/** @param {number[]} days */
function neighbours(days) {
  return days.some((day) => days.includes((day % 7) + 1));
}

test("days of the calendar, and nothing else", () => {
  for (const day of ["2026-11-25", "2028-02-29", "2000-02-29", "2026-12-31", "0001-01-01"]) assert.ok(isDay(day), day);
  const not = ["2026-02-29", "2100-02-29", "2026-02-30", "2026-04-31", "2026-00-10", "2026-13-01", "2026-01-00", "2026-1-1"];
  const strange = ["", "2026-11-25T00:00Z", " 2026-11-25", "2026-11-25\n", "+002026-11-25", "２０２６-11-25", 20261125, null, undefined, {}, ["2026-11-25"]];
  for (const text of [...not, ...strange]) assert.equal(isDay(text), false, String(text));
});

test("days are counted across leap days, years and changes of the clock", () => {
  assert.equal(addDays("2028-02-28", 1), "2028-02-29");
  assert.equal(addDays("2027-02-28", 1), "2027-03-01");
  assert.equal(addDays("2026-12-31", 1), "2027-01-01");
  assert.equal(addDays("2026-10-26", -7), "2026-10-19");
  assert.equal(daysBetween("2026-03-28", "2026-03-30"), 2);
  assert.equal(daysBetween("2026-10-26", "2026-10-24"), -2);
  assert.deepEqual(["2026-11-23", "2026-11-25", "2026-11-29"].map(weekdayOf), [1, 3, 7]);
  fc.assert(
    fc.property(dayOf, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
      const other = addDays(day, n);
      assert.ok(isDay(other));
      assert.equal(daysBetween(day, other), n);
      assert.equal(addDays(other, -n), day);
      assert.equal((((weekdayOf(other) - weekdayOf(day) - n) % 7) + 7) % 7, 0);
      assert.equal(day < other, n > 0, "text sorts as days do");
    }),
  );
});

test("the reader's time zone changes nothing", () => {
  const zone = process.env.TZ;
  try {
    for (const TZ of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"]) {
      process.env.TZ = TZ;
      assert.deepEqual([addDays("2026-03-28", 2), weekdayOf("2026-03-29"), isDay("2026-03-29")], ["2026-03-30", 7, true], TZ);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("three days that keep apart: everything on each, in the plan's order", () => {
  const made = weekOf([["balance", 5, 7], ["range", 5], ["strength", 3]], [5, 1, 3]);
  const all = ["balance-0", "range-1", "strength-2"];
  assert.deepEqual(made, { 1: all, 2: [], 3: all, 4: [], 5: all, 6: [], 7: [] });
});

test("strength is spread evenly and never comes two days in a row, Sunday and Monday included", () => {
  const on = (/** @type {number[]} */ weekdays, /** @type {Part} */ part = ["strength", 3]) =>
    daysWith(weekOf([part, ["range", 7]], weekdays), "strength-0");
  assert.deepEqual(on(ALL), [1, 3, 5]);
  assert.deepEqual(on([1, 2, 3, 4, 5]), [1, 3, 5]);
  assert.deepEqual(on([1, 7]), [1]);
  assert.deepEqual(on([1, 3, 7]), [3, 7]);
  assert.deepEqual(on([2, 4, 7]), [2, 4, 7]);
  assert.deepEqual(on([3, 4]), [3]);
  assert.deepEqual(on([1, 2, 4, 5]), [1, 4]);
  assert.deepEqual(on(ALL, ["strength", 2]), [1, 5]);
  assert.deepEqual(on(ALL, ["strength", 5, 5]), [1, 3, 5], "three days at most, whatever the dose");
});

test("what may not come daily goes to the days that would stay empty first", () => {
  const made = weekOf([["range", 3], ["strength", 3]], ALL);
  assert.deepEqual(daysWith(made, "strength-1"), [1, 3, 5]);
  assert.deepEqual(ALL.filter((day) => made[day].length === 0), []);
  assert.deepEqual(daysWith(made, "range-0"), [2, 4, 6, 7], "one day more than its dose, or Sunday stayed empty");
  assert.deepEqual(daysWith(weekOf([["range", 3], ["balance", 7]], ALL), "range-0"), [1, 3, 5]);
});

test("with strength only, the other chosen days are days of rest", () => {
  const made = weekOf([["strength", 3], ["strength", 3]], [1, 2, 3]);
  assert.deepEqual(made, { 1: ["strength-0", "strength-1"], 2: [], 3: ["strength-0", "strength-1"], 4: [], 5: [], 6: [], 7: [] });
});

test("no plan or no day makes an empty week", () => {
  const nothing = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
  assert.deepEqual(weekOf([], ALL), nothing);
  assert.deepEqual(weekOf([["range", 7]], []), nothing);
  assert.deepEqual(weekOf([["range", 7]], [0, 8, 1.5]), nothing);
});

test("for any plan and any days the week keeps its promises", () => {
  const partOf = fc
    .tuple(fc.constantFrom(.../** @type {Aim[]} */ (["range", "strength", "balance"])), fc.integer({ min: 1, max: 7 }), fc.option(fc.integer({ min: 0, max: 6 })))
    .map(([aim, days, more]) => /** @type {Part} */ ([aim, days, more === null ? null : Math.min(7, days + more)]));
  fc.assert(
    fc.property(fc.array(partOf, { maxLength: 5 }), weekdaysOf, (parts, weekdays) => {
      const { plan, table } = planOf(parts);
      const made = week(plan, table, weekdays);
      const ids = plan.items.map((item) => item.exercise);
      assert.deepEqual(Object.keys(made).map(Number), ALL);
      assert.deepEqual(week(plan, table, weekdays.toReversed()), made);
      for (const day of ALL) {
        assert.deepEqual(made[day], ids.filter((id) => made[day].includes(id)));
        if (!weekdays.includes(day)) assert.deepEqual(made[day], []);
      }
      const strong = plan.items.filter((item) => item.exercise.startsWith("strength"));
      const strongDays = ALL.filter((day) => made[day].some((id) => id.startsWith("strength")));
      assert.ok(strongDays.length <= 3 && !neighbours(strongDays));
      for (const { exercise, dose } of plan.items) {
        const most = dose.days_most ?? dose.days;
        const days = daysWith(made, exercise);
        if (weekdays.length) assert.ok(days.length >= 1);
        if (strong.some((item) => item.exercise === exercise)) assert.ok(days.length <= most);
        else assert.ok(days.length >= Math.min(most, weekdays.length));
        // More often than its dose only on a day that has nothing else.
        const alone = days.filter((day) => made[day].every((id) => plan.minimum.includes(id)));
        assert.ok(days.length <= most || days.length - most <= alone.length);
      }
      const empty = weekdays.filter((day) => made[day].length === 0);
      if (strong.length < plan.items.length && plan.minimum.some((id) => !id.startsWith("strength"))) assert.deepEqual(empty, []);
    }),
    { numRuns: 2000 },
  );
});

/** @param {string} day @param {Entry["felt"]} felt @returns {Entry} */
function entry(day, felt) {
  return { id: `${day}-${felt}`, day, exercise: "rock", felt, top: false, pain: felt === "pain" ? "mild" : null, worse: false };
}

test("six weeks from Monday to Sunday, planned from the day it started", () => {
  const log = [entry("2026-11-27", "done"), entry("2026-11-28", "eased"), entry("2026-11-29", "pain"), entry("2026-11-30", "pain"), entry("2026-11-30", "done")];
  const rows = sixWeeks("2026-11-26", [1, 3, 5], log, "2026-11-30");
  assert.deepEqual(rows.map((row) => row.length), [7, 7, 7, 7, 7, 7]);
  const cells = rows.flat();
  const where = (/** @type {"planned" | "done" | "today" | "past"} */ what) => cells.filter((cell) => cell[what]).map(({ day }) => day);
  assert.deepEqual(cells[0], { day: "2026-11-23", weekday: 1, planned: false, done: false, today: false, past: true });
  assert.deepEqual(where("planned").slice(0, 3), ["2026-11-27", "2026-11-30", "2026-12-02"]);
  assert.equal(where("planned").length, 16);
  assert.deepEqual(where("done"), ["2026-11-27", "2026-11-28", "2026-11-30"]);
  assert.deepEqual(where("today"), ["2026-11-30"]);
  assert.equal(where("past").at(-1), "2026-11-29");
  assert.equal(cells.at(-1)?.day, "2027-01-03");
});

test("the six weeks are 42 days in a row that begin with the week of the first", () => {
  fc.assert(
    fc.property(dayOf, weekdaysOf, fc.integer({ min: -10, max: 60 }), (started, weekdays, n) => {
      const today = addDays(started, n);
      const cells = sixWeeks(started, weekdays, [], today).flat();
      cells.forEach((cell, index) => {
        assert.equal(cell.day, addDays(cells[0].day, index));
        assert.equal(cell.weekday, (index % 7) + 1);
        assert.equal(cell.weekday, weekdayOf(cell.day));
        assert.equal(cell.past, daysBetween(cell.day, today) > 0);
      });
      assert.ok(cells.slice(0, 7).some(({ day }) => day === started));
      assert.ok(cells.filter((cell) => cell.today).length <= 1);
    }),
  );
});
