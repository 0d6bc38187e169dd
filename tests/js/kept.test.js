// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csvOf } from "../../overrides/assets/evenstride/csv.js";
import { LONGEST, MOST, emptyKept, mergeKept, readKept, writeKept } from "../../overrides/assets/evenstride/kept.js";
import { answersOf, attemptsOf, choiceOf } from "./arbitrary.js";
import { bend, film, small, wide } from "./table.js";

/** @import { Attempts, Entry, Kept, Settings, Visit } from "../../overrides/assets/evenstride/engine/types.js" */

/** @type {Visit} */
const VISIT = {
  id: "visit-1",
  day: "2026-11-25",
  at: Date.UTC(2026, 10, 25, 8),
  answers: { urgent: ["none"], health: ["hurt", "unsure"] },
  choice: { extent: "quick", without: ["rises"] },
  screens: {
    bend: { left: [8, 8.5], right: [10], both: [], unable: [], mark: null },
    stance: { left: [], right: [], both: [], unable: ["left"], mark: "pain" },
  },
  protocols: { bend: bend.protocol, stance: "old" },
};
/** @type {Entry} */
const ENTRY = { id: "entry-1", day: "2026-11-26", exercise: "rock", felt: "pain", top: false, pain: "mild", worse: true };
/** @type {Settings} */
const SETTINGS = { started: "2026-11-25", weekdays: [1, 3, 5], time: "07:30", after: "tea", swaps: [{ from: "rock", to: "slide" }] };
/** @type {Kept} */
const FULL = { format: 2, visits: [VISIT], log: [ENTRY], settings: SETTINGS };
const EMPTY = emptyKept();
const MARKUP = `<img src=x onerror="alert(1)"><script>alert(1)</script>`;

// Few enough that two have the same one often.
const id = fc.oneof(fc.constantFrom("a", "b", "c"), fc.stringMatching(/^[a-z0-9-]{1,80}$/));
const moment = fc.integer({ min: Date.UTC(2020, 0, 2), max: Date.UTC(2099, 11, 31) });
const day = moment.map((at) => new Date(at).toISOString().slice(0, 10));
const attempts = Object.fromEntries(wide.screens.map((screen) => [screen.id, attemptsOf(screen)]));
const visit = fc
  .record({ id, at: moment, answers: answersOf(wide), choice: choiceOf(wide), screens: fc.record(attempts, { requiredKeys: [] }) })
  .map((made) => ({
    ...made,
    day: new Date(made.at).toISOString().slice(0, 10),
    protocols: Object.fromEntries(wide.screens.filter(({ id }) => made.screens[id]).map(({ id, protocol }) => [id, protocol])),
  }));
const entry = fc.record({
  id,
  day,
  exercise: id,
  felt: fc.constantFrom("done", "eased", "pain"),
  top: fc.boolean(),
  pain: fc.constantFrom("mild", "strong", "night", null),
  worse: fc.boolean(),
});
const settings = fc.record({
  started: day,
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  time: fc.constantFrom("00:00", "07:30", "23:59"),
  after: fc.constantFrom("", "tea", MARKUP, "a\"b'c", "Frühstück 🥣"),
  swaps: fc.array(fc.record({ from: id, to: id }), { maxLength: 3 }),
});
/** As it is stored: ordered, each id once, and through JSON, because generated records have no prototype. */
const kept = fc
  .record({ format: fc.constant(2), visits: fc.array(visit, { maxLength: 4 }), log: fc.array(entry, { maxLength: 4 }), settings: fc.option(settings) })
  .map((made) => /** @type {Kept} */ (JSON.parse(JSON.stringify(mergeKept(/** @type {Kept} */ (/** @type {unknown} */ (made)), EMPTY)))));

/** @param {unknown} fields */
function stored(fields) {
  return JSON.stringify({ app: "evenstride", ...JSON.parse(JSON.stringify(fields)) });
}

/** What is read of one visit made of `VISIT` with some fields changed. @param {Record<string, unknown>} fields */
function readVisit(fields) {
  const { kept, lost, trouble } = readKept(stored({ ...EMPTY, visits: [{ ...VISIT, ...fields }] }), small);
  assert.equal(trouble, null);
  return { visit: kept.visits[0] ?? null, lost };
}

test("what is written is read as it was", () => {
  fc.assert(fc.property(kept, (k) => assert.deepEqual(readKept(writeKept(k), wide), { kept: k, lost: 0, trouble: null })));
  assert.deepEqual(readKept(writeKept(FULL), small), { kept: FULL, lost: 0, trouble: null });
  assert.deepEqual(readKept(writeKept(EMPTY), small), { kept: EMPTY, lost: 0, trouble: null });
});

test("merging loses nothing, repeats nothing and never overwrites", () => {
  fc.assert(
    fc.property(kept, kept, (a, b) => {
      const both = mergeKept(a, b);
      assert.deepEqual(mergeKept(a, a), a);
      assert.deepEqual(mergeKept(both, b), both);
      assert.deepEqual(mergeKept(a, both), both);
      for (const part of /** @type {const} */ (["visits", "log"])) {
        const ids = both[part].map((one) => one.id);
        assert.deepEqual([...ids].sort(), [...new Set([...a[part], ...b[part]].map((one) => one.id))].sort());
        assert.deepEqual(ids.toSorted(), mergeKept(b, a)[part].map((one) => one.id).toSorted());
        for (const one of a[part]) assert.deepEqual(both[part].find((other) => other.id === one.id), one);
        const days = both[part].map((one) => one.day);
        assert.deepEqual(days, days.toSorted());
      }
      assert.deepEqual(both.settings, a.settings ?? b.settings);
    }),
  );
  const other = { ...ENTRY, worse: false };
  assert.deepEqual(mergeKept(FULL, { ...EMPTY, log: [other] }).log, [ENTRY]);
  assert.deepEqual(mergeKept({ ...EMPTY, log: [other] }, FULL).log, [other]);
});

test("neither of two that are merged is touched", () => {
  const [a, b] = [structuredClone(FULL), { ...EMPTY, log: [{ ...ENTRY, id: "a", day: "2020-01-01" }] }];
  mergeKept(a, b).log.reverse();
  assert.deepEqual(a, FULL);
  assert.equal(b.log.length, 1);
});

test("a text that is not ours has a trouble of its own and gives nothing", () => {
  const cases = {
    unreadable: ["", "{", "undefined", "[".repeat(100_000), writeKept(FULL).slice(0, -1), "\u0000"],
    foreign: ["null", "7", '"x"', "[]", "{}", '{"format":2,"visits":[]}', '{"app":"evenstride"}', stored({ format: "2" }), stored({ format: 1.5 }),
      stored({ format: 0 }), stored({ format: -3 }), '{"app":"other","format":2}', '{"format":1}', '{"__proto__":{"app":"evenstride","format":2}}'],
    newer: [stored({ ...FULL, format: 3 }), stored({ format: 1e300 })],
    "too-large": [`"${"x".repeat(LONGEST)}"`, " ".repeat(LONGEST + 1)],
  };
  for (const [trouble, texts] of Object.entries(cases)) {
    for (const text of texts) assert.deepEqual(readKept(text, small), { kept: EMPTY, lost: 0, trouble }, text.slice(0, 60));
  }
});

test("no text whatever breaks the reading", () => {
  const ours = fc.object({ key: fc.constantFrom("visits", "log", "settings", "format", "id", "day", "screens", "bend", "__proto__", "constructor") });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), ours.map((made) => JSON.stringify({ ...made, app: "evenstride", format: 2 }))), (text) => {
      const { kept } = readKept(text, small);
      assert.deepEqual(kept.log, []);
      assert.deepEqual(kept.settings, null);
    }),
  );
});

test("a text of five million characters is read in good time", () => {
  const many = Array.from({ length: 20_000 }, (_, at) => ({ ...ENTRY, id: `entry-${String(at).padStart(5, "0")}` }));
  const text = stored({ ...EMPTY, log: many });
  const long = text + " ".repeat(LONGEST - text.length);
  const { kept, lost } = readKept(long, small);
  assert.equal(kept.log.length, MOST.log);
  assert.equal(lost, 20_000 - MOST.log);
  assert.equal(kept.log.at(-1)?.id, "entry-19999", "the newest stay");
  const wild = stored({ ...EMPTY, visits: Array(990_000).fill(null) });
  assert.equal(readKept(wild, small).lost, 990_000);
});

test("of too many only the newest are kept, read or written", () => {
  const visits = Array.from({ length: MOST.visits + 3 }, (_, at) => ({ ...VISIT, id: `v-${at}`, at: VISIT.at + at }));
  const { kept, lost } = readKept(stored({ ...EMPTY, visits }), small);
  assert.deepEqual([kept.visits.length, kept.visits[0]?.id, lost], [MOST.visits, "v-3", 3]);
  const written = readKept(writeKept({ ...EMPTY, visits: visits.toReversed() }), small);
  assert.deepEqual([written.kept.visits.length, written.kept.visits[0]?.id, written.lost], [MOST.visits, "v-3", 0]);
});

test("each entry that nobody can trust costs itself only", () => {
  const odd = { ...ENTRY, id: "odd" };
  const days = ["2026-02-30", "2026-13-01", "2026-00-10", "2026-1-1", "2019-12-31", "2100-01-02", "26-11-25", "2026-11-25T00:00", MARKUP, 20261125, null];
  const bad = [
    null, 7, "x", [], {}, { ...odd, id: "" }, { ...odd, id: "A" }, { ...odd, id: "x".repeat(81) }, { ...odd, id: MARKUP }, { ...odd, id: ["a"] },
    { ...odd, exercise: MARKUP }, { ...odd, exercise: null }, { ...odd, felt: "fine" }, { ...odd, felt: MARKUP }, { ...odd, top: 1 },
    { ...odd, pain: "" }, { ...odd, pain: undefined }, { ...odd, worse: "no" }, ...days.map((day) => ({ ...odd, day })),
  ];
  for (const one of bad) {
    const { kept, lost } = readKept(stored({ ...FULL, log: [one, ENTRY] }), small);
    assert.deepEqual({ kept, lost }, { kept: FULL, lost: 1 }, JSON.stringify(one));
  }
  for (const day of ["2024-02-29", "2020-01-01", "2100-01-01"]) {
    assert.equal(readKept(stored({ ...EMPTY, log: [{ ...ENTRY, day }] }), small).lost, 0, day);
  }
  for (const field of ["visits", "log"]) {
    const { kept, lost } = readKept(stored({ ...FULL, [field]: { 0: VISIT, length: 1 } }), small);
    assert.deepEqual({ kept, lost }, { kept: { ...FULL, [field]: [] }, lost: 1 });
  }
});

test("a visit that nobody can trust is left out", () => {
  const strange = [
    { id: MARKUP }, { day: "2026-02-30" }, { at: "1" }, { at: 1.5 }, { at: -1 }, { at: 1e300 }, { at: null },
    { answers: null }, { answers: [] }, { answers: { urgent: "none" } }, { answers: { urgent: [MARKUP] } }, { answers: { [MARKUP]: ["none"] } }, { answers: { urgent: [["none"]] } },
    { choice: undefined }, { choice: "quick" }, { choice: { extent: "all", without: [] } }, { choice: { extent: "quick", without: [MARKUP] } }, { choice: { extent: "quick" } },
    { screens: null }, { screens: [] }, { protocols: null }, { protocols: [] },
  ];
  for (const fields of strange) assert.deepEqual(readVisit(fields), { visit: null, lost: 1 }, JSON.stringify(fields));
});

test("a screen that nobody can trust costs itself only", () => {
  const { bend: good } = VISIT.screens;
  const strange = [
    null, [], "x", {}, { ...good, left: undefined }, { ...good, left: 8 }, { ...good, left: ["8"] }, { ...good, left: { length: 1 } }, { ...good, left: [null] },
    { ...good, left: [8.3] }, { ...good, left: [-1] }, { ...good, left: [5000] }, { ...good, left: [8, 8, 8, 8] }, { ...good, both: [8] }, { ...good, unable: ["both"] },
    { ...good, unable: ["left", "left"] }, { ...good, unable: [MARKUP] }, { ...good, unable: "left" }, { ...good, mark: MARKUP }, { ...good, mark: "" }, { ...good, mark: ["pain"] },
  ];
  const { bend: _, ...rest } = VISIT.screens;
  for (const bend of strange) {
    const read = readVisit({ screens: { bend, ...rest } });
    assert.deepEqual(read, { visit: { ...VISIT, screens: rest, protocols: { stance: "old" } }, lost: 1 }, JSON.stringify(bend));
  }
  assert.equal(readVisit({ protocols: { ...VISIT.protocols, bend: MARKUP } }).lost, 1);
  assert.equal(readVisit({ screens: { ...VISIT.screens, [MARKUP]: good } }).lost, 1);
  const huge = stored({ ...EMPTY, visits: [VISIT] }).replace("8.5", "1e999");
  assert.deepEqual(readKept(huge, small).lost, 1, "infinity is no number");
});

test("screens of other content are kept as they are, if they are well formed", () => {
  const other = { left: [123.456, -7], right: [], both: Array(20).fill(1), unable: ["both"], mark: null };
  for (const [id, protocol] of [["elsewhere", "abc"], ["bend", "older"], ["constructor", "abc"]]) {
    const fields = { screens: { [String(id)]: other }, protocols: { [String(id)]: protocol } };
    assert.deepEqual(readVisit(fields), { visit: { ...VISIT, ...fields }, lost: 0 });
  }
  const bound = { screens: { constructor: other }, protocols: {} };
  assert.deepEqual(readVisit(bound), { visit: { ...VISIT, ...bound }, lost: 0 }, "what every object has is no protocol");
  const huge = stored({ ...EMPTY, visits: [{ ...VISIT, screens: { elsewhere: { ...other, left: [123.456] } } }] }).replace("123.456", "1e999");
  assert.equal(readKept(huge, small).lost, 1, "infinity is no number");
  assert.equal(readVisit({ screens: { elsewhere: { ...other, both: Array(21).fill(1) } } }).lost, 1);
  assert.equal(readVisit({ screens: { elsewhere: { ...other, left: Array(6).fill(1) } } }).lost, 1);
  const bare = readVisit({ screens: { elsewhere: { left: [1], right: [2] } } }).visit?.screens.elsewhere;
  assert.deepEqual(bare, { left: [1], right: [2], both: [], unable: [], mark: null });
  const counts = (/** @type {number[]} */ both) =>
    readKept(stored({ ...EMPTY, visits: [{ ...VISIT, screens: { film: { left: [], right: [], both } }, protocols: { film: film.protocol } }] }), wide).lost;
  assert.deepEqual([counts([]), counts([5, 0]), counts([5]), counts([5, 0, 1]), counts([6, 0])], [0, 0, 1, 1, 1]);
});

test("settings that nobody can trust are left out, a swap by itself", () => {
  const strange = [
    "x", [], {}, { ...SETTINGS, started: "2026-02-30" }, { ...SETTINGS, weekdays: [0] }, { ...SETTINGS, weekdays: [8] }, { ...SETTINGS, weekdays: [1, 1] }, { ...SETTINGS, weekdays: ["1"] },
    { ...SETTINGS, weekdays: 3 }, { ...SETTINGS, time: "24:00" }, { ...SETTINGS, time: "7:30" }, { ...SETTINGS, time: MARKUP }, { ...SETTINGS, time: 730 }, { ...SETTINGS, after: null },
  ];
  for (const settings of strange) {
    assert.deepEqual(readKept(stored({ ...FULL, settings }), small), { kept: { ...FULL, settings: null }, lost: 1, trouble: null }, JSON.stringify(settings));
  }
  const read = (/** @type {Record<string, unknown>} */ fields) => {
    const { kept, lost } = readKept(stored({ ...EMPTY, settings: { ...SETTINGS, ...fields } }), small);
    return { ...kept.settings, lost };
  };
  assert.deepEqual(read({ swaps: [null, { from: "a" }, { from: MARKUP, to: "b" }, ...SETTINGS.swaps] }), { ...SETTINGS, lost: 3 });
  assert.deepEqual(read({ swaps: Array(60).fill({ from: "a", to: "b" }) }).lost, 10);
  assert.equal(read({ after: "a\u0000b\r\nBEGIN:VALARM\u2028c\u202ed\u009f" }).after, "abBEGIN:VALARMcd");
  assert.equal(read({ after: "🥣".repeat(100) }).after, "🥣".repeat(80));
  assert.equal(read({ after: MARKUP }).after, MARKUP, "it is a text and stays one");
});

test("only fields with a known name are taken over, and no prototype is touched", () => {
  const evil = `"__proto__":{"evil":1},"constructor":{"prototype":{"evil":1}},"toString":"x","evil":1`;
  const text = writeKept(FULL).replaceAll("{", `{${evil},`).replaceAll(`${evil},}`, `${evil}}`);
  const { kept } = readKept(text, small);
  assert.ok(!JSON.stringify(kept).includes("evil"));
  assert.deepEqual(kept.log, [ENTRY]);
  assert.deepEqual(kept.settings, SETTINGS);
  assert.equal(/** @type {{evil?: number}} */ ({}).evil, undefined);
  assert.deepEqual(readKept(writeKept(FULL).replace('"urgent"', '"__proto__"'), small).kept.visits, []);
});

test("of entries with one id one is kept", () => {
  const { kept, lost } = readKept(stored({ ...EMPTY, log: [{ ...ENTRY, top: true }, ENTRY, ENTRY], visits: [VISIT, VISIT] }), small);
  assert.deepEqual({ kept, lost }, { kept: { ...FULL, settings: null }, lost: 3 });
});

test("markup in every string goes nowhere but into the reader's own words", () => {
  const hostile = JSON.parse(writeKept(FULL), (key, value) => (typeof value === "string" && key !== "app" ? MARKUP : value));
  assert.deepEqual(readKept(JSON.stringify(hostile), small), { kept: EMPTY, lost: 3, trouble: null });
});

test("the first format is migrated", () => {
  const { choice, protocols, ...visit } = VISIT;
  const screens = { bend: { left: [8], right: [9], mark: null } };
  const migrated = { ...visit, screens: { bend: { left: [8], right: [9], both: [], unable: [], mark: null } }, choice: null, protocols: {} };
  const old = JSON.stringify({ format: 1, visits: [{ ...visit, screens }, null] });
  assert.deepEqual(readKept(old, small), { kept: { ...EMPTY, visits: [migrated] }, lost: 1, trouble: null });
  const session = JSON.stringify({ format: 1, version: "0123456789ab", step: "bend", answers: { urgent: ["none"] }, screens });
  assert.deepEqual(readKept(session, small), { kept: EMPTY, lost: 1, trouble: null });
});

test("the table for a spreadsheet has a row for each try", () => {
  /** @type {Attempts} */
  const none = { left: [], right: [], both: [], unable: [], mark: null };
  const screens = {
    bend: { ...none, left: [8, 8.5], right: [10] },
    reach: { ...none, left: [2] },
    stands: { ...none, unable: ["both"] },
    film: { ...none, both: [3, 0] },
    stance: { ...none, mark: "pain" },
    constructor: { ...none, left: [1] },
  };
  const protocols = Object.fromEntries(wide.screens.map(({ id, protocol }) => [id, protocol]));
  const csv = csvOf({ ...EMPTY, visits: [{ ...VISIT, screens: /** @type {Visit["screens"]} */ (screens), protocols }] }, wide);
  const p = bend.protocol;
  assert.deepEqual(csv.split("\r\n"), [
    "\ufeffday,check,protocol,side,try,value,unit,note",
    `2026-11-25,Bend,${p},left,1,8,cm,`,
    `2026-11-25,Bend,${p},left,2,8.5,cm,`,
    `2026-11-25,Bend,${p},right,1,10,cm,`,
    `2026-11-25,Reach,${protocols.reach},left,1,2,step,Touch.`,
    `2026-11-25,Stands,${protocols.stands},both,,,,"Tried, and could not."`,
    `2026-11-25,Film,${protocols.film},both,1,3,repetitions,A heel lifts.`,
    `2026-11-25,Film,${protocols.film},both,2,0,repetitions,A foot turns out.`,
    `2026-11-25,Stance,${protocols.stance},,,,,"It hurt, so it was stopped."`,
    "2026-11-25,constructor,,left,1,1,,",
    "",
  ]);
});

test("cells of the table are quoted, and none is a formula", () => {
  const named = (/** @type {string} */ name) => {
    const table = { ...small, screens: [{ ...bend, name }] };
    return csvOf({ ...EMPTY, visits: [{ ...VISIT, screens: { bend: { left: [8], right: [] } } }] }, table).split("\r\n").slice(1).join("|");
  };
  const row = (/** @type {string} */ name) => `2026-11-25,${name},${bend.protocol},left,1,8,cm,|`;
  assert.equal(named('A "wide", bend'), row('"A ""wide"", bend"'));
  assert.equal(named("A\nbend"), row('"A\nbend"'));
  for (const start of "=+-@\t") assert.equal(named(`${start}cmd|' /C calc'!A0`), row(`'${start}cmd|' /C calc'!A0`));
  assert.equal(named('=HYPERLINK("x","y")'), row(`"'=HYPERLINK(""x"",""y"")"`));
});
