// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { due } from "../../overrides/assets/evenstride/engine/due.js";
import { addDays, daysBetween } from "../../overrides/assets/evenstride/engine/week.js";

/** @import { Attempts, Visit } from "../../overrides/assets/evenstride/engine/types.js" */

const STARTED = "2026-03-02";
const HOUR = 3_600_000;
const NOTHING = { kind: null, from: null, screens: [] };

/** The n-th day from the start, at an hour of it. @param {number} n @param {number} [hour] */
function on(n, hour = 9) {
  const day = addDays(STARTED, n);
  return { day, at: Date.parse(day) + hour * HOUR };
}

/** @param {number} n @param {string[]} ids @param {Attempts["mark"]} [mark] @returns {Visit} */
function visit(n, ids, mark = null) {
  const screens = Object.fromEntries(ids.map((id) => [id, { left: [1], right: [1], mark }]));
  return { id: `visit-${n}`, ...on(n), answers: {}, choice: null, screens, protocols: {} };
}

/** @param {ReturnType<typeof due>} said */
function short({ kind, from, screens }) {
  return [kind, from === null ? null : daysBetween(STARTED, from), ...screens].join(" ");
}

const OPEN = { open: ["bend"] };

test("without a visit, or with nothing open and no plan, nothing is due", () => {
  assert.deepEqual(due([], STARTED, on(50), OPEN), NOTHING);
  assert.deepEqual(due([visit(0, ["bend"])], null, on(50)), NOTHING);
});

test("a second day is due 24 hours after the first, to the millisecond", () => {
  const visits = [visit(0, ["bend", "rises"])];
  const wait = { kind: null, from: "2026-03-03", screens: ["bend"] };
  assert.deepEqual(due(visits, STARTED, on(0, 10), OPEN), wait);
  assert.deepEqual(due(visits, STARTED, { day: "2026-03-03", at: on(1).at - 1 }, OPEN), wait);
  assert.deepEqual(due(visits, STARTED, on(1), OPEN), { ...wait, kind: "second-day" });
  assert.equal(due(visits, null, on(20), OPEN).kind, "second-day", "it waits for the reader");
});

test("a second day ends with the screen measured again, even if it still stands open", () => {
  const again = (/** @type {Visit} */ second) => short(due([visit(0, ["bend"]), second], STARTED, on(20), OPEN));
  assert.equal(again(visit(1, ["bend"])), " 28 bend");
  assert.equal(again(visit(1, ["rises"])), "second-day 1 bend", "another screen does not count");
  assert.equal(again(visit(1, ["bend"], "skipped")), "second-day 1 bend");
  assert.equal(again(visit(1, ["bend"], "pain")), "second-day 1 bend");
  assert.equal(again({ ...visit(0, ["bend"]), at: on(0, 20).at }), "second-day 1 bend", "the same day is not a second one");
  assert.equal(again(visit(14, ["bend"])), " 28 bend");
  assert.equal(again(visit(15, ["bend"])), "second-day 16 bend", "two weeks later, a side may have changed");
});

test("several open screens wait for the one measured last; one never measured is left out", () => {
  const visits = [visit(0, ["bend", "rises"]), visit(2, ["bend"]), visit(3, ["stance"])];
  const screens = { open: ["rises", "bend", "stance", "film"] };
  assert.equal(short(due(visits, STARTED, on(3, 20), screens)), " 4 rises stance");
  assert.equal(short(due(visits, STARTED, on(4), screens)), "second-day 4 rises stance");
});

test("week 4 looks at the flagged screens, week 6 at everything; each until a visit stands for it", () => {
  const flagged = { flagged: ["rises"] };
  const first = visit(0, ["bend", "rises"]);
  const at = (/** @type {number} */ n, /** @type {Visit[]} */ ...more) => short(due([first, ...more], STARTED, on(n), flagged));
  assert.deepEqual([0, 27, 28, 41, 42, 400].map((n) => at(n)), [" 28 rises", " 28 rises", "week-4 28 rises", "week-4 28 rises", "week-6 42", "week-6 42"]);
  assert.equal(at(29, visit(24, ["bend"])), "week-4 28 rises");
  assert.deepEqual([29, 41, 42].map((n) => at(n, visit(25, ["bend"]))), [" 42", " 42", "week-6 42"]);
  assert.equal(at(43, visit(38, ["bend"])), "week-6 42");
  assert.equal(at(43, visit(39, ["bend"])), " ");
  assert.equal(at(43, visit(28, ["bend"]), visit(43, ["bend"])), " ");
});

test("without a flagged screen, only week 6 comes", () => {
  assert.deepEqual([0, 30, 42].map((n) => short(due([visit(0, ["bend"])], STARTED, on(n)))), [" 42", " 42", "week-6 42"]);
});

test("a week that has come goes before a second day, and takes its screens along", () => {
  const visits = [visit(0, ["bend", "rises"])];
  const screens = { open: ["bend"], flagged: ["rises", "bend"] };
  assert.deepEqual([27, 28, 42].map((n) => short(due(visits, STARTED, on(n), screens))), ["second-day 1 bend", "week-4 28 bend rises", "week-6 42"]);
});

test("what week 4 finds gets its second day too", () => {
  const visits = [visit(0, ["bend"]), visit(1, ["bend"]), visit(28, ["bend"])];
  assert.equal(short(due(visits, STARTED, on(28, 20), OPEN)), " 29 bend");
  assert.equal(short(due(visits, STARTED, on(29), OPEN)), "second-day 29 bend");
  assert.equal(short(due([...visits, visit(29, ["bend"])], STARTED, on(30), OPEN)), " 42");
});

test("for any visits: due from its day on, never before, and a full visit settles it", () => {
  const ids = ["bend", "rises", "stance"];
  const some = fc.subarray(ids);
  const visitsOf = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 60 }), some), { maxLength: 5 })
    .map((all) => all.sort(([a], [b]) => a - b).map(([n, screens]) => visit(n, screens)));
  fc.assert(
    fc.property(visitsOf, fc.integer({ min: 0, max: 70 }), some, some, (visits, later, open, flagged) => {
      const latest = visits.at(-1);
      const now = on((latest ? daysBetween(STARTED, latest.day) : 0) + later);
      const said = due(visits, STARTED, now, { open, flagged });
      if (said.kind) assert.ok(said.from !== null && said.from <= now.day);
      else assert.ok(said.from === null || said.from > now.day);
      assert.ok(said.screens.every((id) => open.includes(id) || flagged.includes(id)));
      if (said.kind === "second-day" || said.kind === "week-4") assert.ok(said.screens.length > 0);
      if (!said.from || !said.kind) return;
      const today = { ...visit(daysBetween(STARTED, now.day), ids), at: now.at };
      const after = due([...visits, today], STARTED, now, { open, flagged });
      assert.equal(after.kind, null);
    }),
    { numRuns: 1000 },
  );
});
