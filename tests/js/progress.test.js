// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { advise, rests } from "../../overrides/assets/evenstride/engine/progress.js";
import { compile, exercise, small } from "./table.js";

/** @import { Entry, Exercise, Side, Table } from "../../overrides/assets/evenstride/engine/types.js" */
/** @typedef {Partial<Entry> & {day: string}} Noted */

const FULL = { felt: /** @type {const} */ ("done"), top: true };
const STRONG = { felt: /** @type {const} */ ("pain"), pain: /** @type {const} */ ("strong") };
const MILD = { felt: /** @type {const} */ ("pain"), pain: /** @type {const} */ ("mild") };
const EASED = { felt: /** @type {const} */ ("eased") };

/** `rock` between an easier and a harder form. */
const table = structuredClone(small);
table.exercises.push(exercise("gentle", "range"), exercise("gentler", "range"), exercise("steeper", "range"));
of("rock").easier = { how: "Rock less.", exercise: "gentle" };
of("gentle").easier = { how: "", exercise: "gentler" };
of("rock").harder = { how: "Rock more.", exercise: "steeper" };

/** @param {string} id */
function of(id) {
  return /** @type {Exercise} */ (table.exercises.find((one) => one.id === id));
}

/** @param {Noted[]} noted @returns {Entry[]} */
function logOf(noted) {
  return noted.map((more, at) => ({ id: `entry-${at}`, exercise: "rock", felt: "done", top: false, pain: null, worse: false, ...more }));
}

/**
 * @param {Noted[]} noted
 * @param {{today?: string, started?: string, barred?: string[], exercise?: string, first?: Side | null}} [given]
 */
function advised(noted, { today = "2026-11-27", started = "2026-11-02", barred = [], exercise = "rock", first = null } = {}) {
  return advise(table, { exercise, first }, logOf(noted), { today, started, allowed: (id) => !barred.includes(id) });
}

/** @param {ReturnType<typeof advised>} advice */
function brief(advice) {
  return advice && [advice.kind, advice.to, advice.until];
}

test("without a log, or with an ordinary day, there is nothing to say", () => {
  assert.equal(advised([]), null);
  assert.equal(advised([{ day: "2026-11-25" }, { day: "2026-11-27" }]), null);
  assert.equal(advised([{ day: "2026-11-25", ...STRONG, exercise: "slide" }]), null, "another exercise");
  assert.equal(advised([{ day: "2026-11-28", ...STRONG }]), null, "a day that is still to come");
  assert.equal(advised([{ day: "2026-11-25", ...STRONG, exercise: "gone" }], { exercise: "gone" }), null, "no longer known");
});

test("new pain at night, with any exercise, leads back to the safety questions for a week", () => {
  const night = { felt: /** @type {const} */ ("pain"), pain: /** @type {const} */ ("night"), exercise: "slide" };
  const after = [{ day: "2026-11-24", ...FULL }, { day: "2026-11-26", ...FULL }];
  const advice = advised([{ day: "2026-11-20", ...night }, ...after]);
  assert.deepEqual(brief(advice), ["gate", null, null]);
  assert.match(advice?.says ?? "", /safety questions/);
  assert.deepEqual(brief(advised([{ day: "2026-11-19", ...night }, ...after])), ["harder", "steeper", null]);
  assert.equal(advised([{ day: "2026-11-26", ...STRONG }, { day: "2026-11-26", ...STRONG }, { day: "2026-11-27", ...night }])?.kind, "gate");
  assert.equal(advised([{ day: "2026-11-15", ...night, exercise: "rock" }])?.kind, "hold", "and is not forgotten for the exercise itself");
});

test("strong pain: two days off, then the easier form; twice in a row, someone who can look at it", () => {
  const once = [{ day: "2026-11-23", ...FULL }, { day: "2026-11-25", ...STRONG }];
  const pause = advised(once, { today: "2026-11-26" });
  assert.deepEqual(brief(pause), ["pause", null, "2026-11-27"]);
  assert.match(pause?.says ?? "", /out for now/);
  assert.deepEqual(["2026-11-26", "2026-11-27"].map((day) => rests(pause, day)), [true, false]);
  const easier = advised(once, { today: "2026-11-27" });
  assert.deepEqual(brief(easier), ["easier", "gentle", null]);
  assert.match(easier?.says ?? "", /“Name of gentle”/);
  assert.deepEqual(brief(advised(once, { barred: ["gentle"] })), ["easier", "gentler", null]);
  const none = advised(once, { barred: ["gentle", "gentler"] });
  assert.deepEqual(brief(none), ["pause", null, null], "off the list, with no end to it");
  assert.match(none?.says ?? "", /leave it out/);
  const twice = advised([{ day: "2026-11-23", ...STRONG }, { day: "2026-11-25", ...STRONG }], { today: "2026-11-25" });
  assert.deepEqual(brief(twice), ["see-someone", null, null]);
  assert.match(twice?.says ?? "", /physiotherapist/);
  assert.equal(advised([{ day: "2026-11-23", ...STRONG }, { day: "2026-11-25", ...FULL }]), null, "a good session ends it");
  assert.equal(advised([{ day: "2026-11-21", ...STRONG }, { day: "2026-11-23" }, { day: "2026-11-25", ...STRONG }])?.kind, "easier");
});

test("the days of a pause go over the end of a month and a year", () => {
  assert.deepEqual(brief(advised([{ day: "2026-12-31", ...STRONG }], { today: "2027-01-01" })), ["pause", null, "2027-01-02"]);
  assert.deepEqual(brief(advised([{ day: "2028-02-28", ...STRONG }], { today: "2028-02-29" })), ["pause", null, "2028-03-01"]);
});

test("mild pain holds; with a worse morning after, a pause and one step easier", () => {
  const mild = [{ day: "2026-11-23", ...FULL }, { day: "2026-11-25", ...FULL, ...MILD }];
  assert.deepEqual(brief(advised(mild)), ["hold", null, null]);
  const worse = [{ day: "2026-11-25", ...MILD, worse: true }];
  assert.deepEqual(brief(advised(worse, { today: "2026-11-26" })), ["pause", null, "2026-11-27"]);
  assert.deepEqual(brief(advised(worse)), ["easier", "gentle", null]);
  assert.equal(advised([{ day: "2026-11-25", ...FULL, worse: true }])?.kind, "easier", "worse without pain at the time");
  assert.equal(advised([{ day: "2026-11-25", felt: "pain" }])?.kind, "hold", "pain without a word on how much");
  const slide = of("slide");
  assert.match(advised([{ ...worse[0], exercise: "slide" }], { exercise: "slide" })?.says ?? "", /Do less of it\.$/);
  slide.easier = { how: "Slide less.", exercise: null };
  assert.match(advised([{ ...worse[0], exercise: "slide" }], { exercise: "slide" })?.says ?? "", /Slide less\.$/);
  const strong = advised([{ day: "2026-11-25", ...STRONG, exercise: "slide" }], { exercise: "slide" });
  assert.match(strong?.says ?? "", /leave it out/, "after strong pain, doing less of the same is not enough");
  assert.match(advised(worse, { barred: ["gentle", "gentler"] })?.says ?? "", /leave it out/, "the words of a barred form are not given");
  slide.easier = null;
});

test("on one day the entry that hurt most counts, and a day is one session", () => {
  const day = "2026-11-25";
  assert.equal(advised([{ day, ...STRONG }, { day, ...FULL }])?.kind, "easier");
  assert.equal(advised([{ day, ...STRONG }, { day, ...STRONG }])?.kind, "easier", "not twice in a row");
  assert.equal(advised([{ day, ...FULL }, { day, ...FULL }]), null);
  assert.equal(advised([{ day: "2026-11-26", ...FULL }, { day: "2026-11-24", ...STRONG }]), null, "whatever their order");
});

test("made easier twice in a row: the easier form, as an offer", () => {
  const twice = [{ day: "2026-11-23", ...EASED }, { day: "2026-11-25", ...EASED }];
  const advice = advised(twice);
  assert.deepEqual(brief(advice), ["easier", "gentle", null]);
  assert.match(advice?.says ?? "", /If you like/);
  assert.equal(advised(twice, { barred: ["gentle", "gentler"] }), null);
  assert.equal(advised([{ day: "2026-11-23" }, { day: "2026-11-25", ...EASED }]), null);
  assert.equal(advised([{ day: "2026-11-23", ...MILD }, { day: "2026-11-25", ...EASED }]), null);
});

test("two sessions in a row at the full count: one small change", () => {
  const full = [{ day: "2026-11-23", ...FULL }, { day: "2026-11-25", ...FULL }];
  const advice = advised(full, { first: "left" });
  assert.deepEqual(brief(advice), ["harder", "steeper", null]);
  assert.equal(advice?.says, "On two sessions in a row, your left side reached the full count. You may make one small change: go on with “Name of steeper”.");
  const more = advised(full, { barred: ["steeper"] });
  assert.deepEqual(brief(more), ["more", null, null]);
  assert.match(more?.says ?? "", /your weaker side .* one more set/);
  const both = advised(full.map((one) => ({ ...one, exercise: "bridge" })), { exercise: "bridge" });
  assert.match(both?.says ?? "", /in a row, you reached/, "an exercise of both sides at once has no weaker one");
  assert.equal(advised([full[0]]), null);
  assert.equal(advised([...full, { day: "2026-11-26" }]), null, "not the latest two");
  assert.equal(advised([full[0], { day: "2026-11-24", top: false }, full[1]]), null, "not in a row");
  assert.equal(advised([full[0], { day: "2026-11-24", ...FULL, ...EASED }]), null);
  assert.equal(advised([{ ...full[0], ...MILD }, full[1]]), null, "no pain in either");
  assert.equal(advised([{ ...full[0], worse: true }, full[1]]), null);
});

test("nothing gets harder in the first week", () => {
  const full = [{ day: "2026-11-23", ...FULL }, { day: "2026-11-25", ...FULL }];
  assert.equal(advised(full, { started: "2026-11-21" }), null);
  assert.equal(advised(full, { started: "2026-11-20" })?.kind, "harder");
});

test("a harder form beyond a barred one is not offered", () => {
  const full = [{ day: "2026-11-23", ...FULL }, { day: "2026-11-25", ...FULL }];
  of("steeper").harder = { how: "", exercise: "slide" };
  assert.deepEqual(brief(advised(full, { barred: ["steeper"] })), ["more", null, null]);
  of("steeper").harder = null;
});

const real = compile();

/** @param {Table} library */
function readersOf(library) {
  const day = fc.integer({ min: 10, max: 30 }).map((n) => `2026-11-${n}`);
  const entry = fc.record({
    id: fc.constant("entry"),
    day,
    exercise: fc.constantFrom(0, 0, 0, 1),
    felt: fc.constantFrom("done", "done", "done", "done", "eased", "pain"),
    top: fc.constantFrom(true, true, false),
    pain: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.constantFrom("mild", "strong", "strong", "strong", "strong", "night")),
    worse: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  });
  return fc
    .tuple(fc.array(entry, { maxLength: 6 }), fc.subarray(library.exercises, { minLength: 4 }), fc.boolean(), fc.constantFrom("2026-11-20", "2026-11-30"))
    .map(([entries, known, all, today]) => ({
      log: /** @type {Entry[]} */ (entries.map((one) => ({ ...one, exercise: known[one.exercise].id }))),
      own: known[0],
      allowed: new Set(all ? library.exercises.map(({ id }) => id) : known.map(({ id }) => id)),
      today,
    }));
}

for (const [name, library] of /** @type {const} */ ([["small", table], ["real", real]])) {
  test(`never harder after pain, never towards what is barred: ${name}`, () => {
    /** @type {Record<string, number>} */
    const kinds = {};
    fc.assert(
      fc.property(readersOf(library), ({ log, own, allowed, today }) => {
        const advice = advise(library, { exercise: own.id, first: null }, log, { today, started: "2026-11-08", allowed: (id) => allowed.has(id) });
        const past = log.filter(({ day }) => day <= today);
        const mine = past.filter(({ exercise }) => exercise === own.id);
        const latest = mine.map(({ day }) => day).sort().at(-1);
        const last = mine.filter(({ day }) => day === latest);
        const hurt = last.some(({ felt, pain, worse }) => felt === "pain" || pain !== null || worse);
        kinds[advice?.kind ?? "none"] = (kinds[advice?.kind ?? "none"] ?? 0) + 1;
        if (advice?.to) assert.ok(allowed.has(advice.to) && advice.to !== own.id);
        if (hurt) assert.ok(advice && !["harder", "more"].includes(advice.kind), "pain is answered");
        if (last.some(({ pain }) => pain === "strong")) assert.ok(["gate", "see-someone", "pause", "easier"].includes(advice?.kind ?? ""));
        const ago = (/** @type {string} */ day) => Number(today.slice(8)) - Number(day.slice(8));
        assert.equal(advice?.kind === "gate", past.some(({ pain, day }) => pain === "night" && ago(day) <= 7));
        if (advice?.until) assert.equal(advice.kind, "pause");
        if (advice?.kind === "easier" && last.some(({ pain }) => pain === "strong")) assert.ok(advice.to, "nothing that hurt is offered again as it is");
        if (advice?.until) assert.ok(advice.until > today);
        for (const sentence of (advice?.says ?? "").split(/[.:?] /)) assert.ok(sentence.split(" ").length <= 30, sentence);
      }),
      { numRuns: 3000 },
    );
    for (const kind of ["gate", "see-someone", "pause", "easier", "hold", "more", "none"]) assert.ok(kinds[kind], `${kind} was tried`);
  });
}
