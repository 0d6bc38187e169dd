// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import * as zlib from "node:zlib";
import fc from "fast-check";
import { isAttempt } from "../../overrides/assets/evenstride/engine/measure.js";
import { pack, unpack } from "../../overrides/assets/evenstride/engine/share.js";
import { attemptsOf } from "./arbitrary.js";
import { compile, small, wide } from "./table.js";

/** @import { Attempts, Screen, Table, Visit } from "../../overrides/assets/evenstride/engine/types.js" */

// Newer than the types we have.
const { crc32 } = /** @type {{crc32: (text: string) => number}} */ (/** @type {unknown} */ (zlib));
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A link around any data, with a checksum that holds. @param {string} data @param {string} [protocol] */
function sealed(data, protocol = wide.protocol) {
  const body = `1.${protocol}.${data}`;
  return `${body}.${crc32(body).toString(36).padStart(7, "0")}`;
}

/** @param {string} bits zeros and ones, in groups as one likes */
function dataOf(bits) {
  const sixes = bits.replaceAll(" ", "").match(/.{1,6}/g) ?? [];
  return sixes.map((six) => LETTERS[Number.parseInt(six.padEnd(6, "0"), 2)]).join("");
}

/** @param {string} day @param {Record<string, Attempts>} screens @param {Table} [table] @returns {Visit} */
function visitOf(day, screens, table = wide) {
  const protocols = Object.fromEntries(table.screens.map(({ id, protocol }) => [id, protocol]));
  return { id: `visit of ${day}`, day, at: 1_790_000_000_000, answers: { urgent: ["none"], sex: ["woman"] }, choice: { extent: "full", without: [] }, screens, protocols };
}

const days = fc
  .integer({ min: Date.UTC(2020, 0, 1) / 86_400_000, max: Date.UTC(2199, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

/** @param {Table} table @returns {fc.Arbitrary<Visit[]>} oldest first */
function visitsOf(table) {
  const screens = fc.record(Object.fromEntries(table.screens.map((screen) => [screen.id, attemptsOf(screen)])), { requiredKeys: [] });
  return fc
    .array(fc.tuple(days, screens), { maxLength: 6 })
    .map((list) => list.map(([day, entered]) => visitOf(day, /** @type {Record<string, Attempts>} */ (entered), table)).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)));
}

/** What of a day a link is to hold; a mark stands instead of numbers. @param {Visit} visit */
function heldOf({ day, screens }) {
  /** @type {Record<string, Attempts>} */
  const held = {};
  for (const [id, { left, right, both = [], unable = [], mark = null }] of Object.entries(screens)) {
    if (mark) held[id] = { left: [], right: [], both: [], unable: [], mark };
    else if (left.length + right.length + both.length + unable.length > 0) {
      held[id] = { left: [...left], right: [...right], both: [...both], unable: [...unable].sort(), mark };
    }
  }
  return { day, screens: held };
}

/** @param {Visit[]} visits */
function latestOf(visits) {
  return visits.map(heldOf).filter(({ screens }) => Object.keys(screens).length).slice(-4);
}

const TWO = [
  visitOf("2026-11-20", { bend: { left: [9.5, 10], right: [7, 7.5, 30] }, film: { left: [], right: [], both: [0, 5] } }),
  visitOf("2026-11-25", { stance: { left: [], right: [0.1, 30], unable: ["left"] }, rises: { left: [], right: [], mark: "pain" }, stands: { left: [], right: [], both: [60] } }),
];

test("the latest four days and their attempts come back from a link", () => {
  const shifted = { ...small, screens: small.screens.map((screen) => ({ ...screen, measure: { ...screen.measure, least: -7 } })) };
  for (const table of [small, wide, shifted, compile()]) {
    fc.assert(
      fc.property(visitsOf(table), fc.boolean(), (visits, compared) => {
        const text = pack(table, visits, compared);
        const expected = latestOf(visits);
        if (!expected.length) return assert.equal(text, "");
        const { visits: back, compare, trouble } = unpack(text, table);
        assert.equal(trouble, null);
        assert.equal(compare, compared);
        assert.deepEqual(back.map(heldOf), expected);
        assert.match(text, /^[\w.-]{1,2000}$/);
        back.forEach((visit, index) => {
          const { id, at, answers, choice, protocols, screens } = visit;
          assert.deepEqual({ id, at, answers, choice }, { id: `shared-${index + 1}`, at: 0, answers: {}, choice: null });
          assert.deepEqual(Object.keys(protocols), Object.keys(screens));
          assert.ok(table.screens.every((screen) => [undefined, screen.protocol].includes(protocols[screen.id])));
        });
      }),
    );
  }
});

test("a link is short, and the same to the bit in every version", () => {
  const [, second] = TWO;
  assert.ok(second);
  // Compared; one day; the day; stands 60; reach, fives, bend nothing; stance: left unable, right two tries; rises pain; film nothing.
  const bits = "1 00 0000100111011000 01 0 001 111100 00 00 00 01 1 000 0 010 000000001 100101100 10 00";
  assert.equal(pack(wide, [second]), sealed(dataOf(bits)));
  assert.ok(pack(wide, [...TWO, ...TWO]).length < 120);
});

test("what the reader answered is not in a link, nor when", () => {
  const bare = TWO.map((visit) => ({ ...visit, id: "x", at: 0, answers: {}, choice: null }));
  assert.equal(pack(wide, bare), pack(wide, TWO));
});

test("only checks done by today's protocols are in a link", () => {
  const [first, second] = TWO;
  assert.ok(first && second);
  const older = { ...first, protocols: { ...first.protocols, bend: "000000" } };
  assert.deepEqual(unpack(pack(wide, [older, second]), wide).visits.map(heldOf), [
    { day: first.day, screens: { film: heldOf(first).screens.film } },
    heldOf(second),
  ]);
  assert.equal(pack(wide, [{ ...first, protocols: {} }]), "");
  assert.equal(pack(wide, [{ ...first, day: "1970-01-01" }, { ...first, day: "2026-02-31" }, { ...first, day: "<b>" }]), "");
  assert.equal(pack(wide, []), "");
});

test("a number that no page would take is not packed", () => {
  for (const left of [[9.3], [-1], [31], [NaN], [1, 2, 3, 4]]) {
    assert.throws(() => pack(wide, [visitOf("2026-11-25", { bend: { left, right: [] } })]), RangeError);
  }
});

test("any single changed, lost or added character is refused", () => {
  const place = fc.nat();
  const letter = fc.oneof(fc.constantFrom(...LETTERS, "."), fc.string({ unit: "binary", minLength: 1, maxLength: 1 }));
  fc.assert(
    fc.property(visitsOf(wide), place, letter, (visits, nth, other) => {
      const text = pack(wide, visits);
      fc.pre(text !== "");
      const at = nth % text.length;
      fc.pre(text[at] !== other);
      for (const changed of [text.slice(0, at) + other + text.slice(at + 1), text.slice(0, at) + text.slice(at + 1), text.slice(0, at) + other + text.slice(at)]) {
        if (changed === text) continue;
        const { visits: back, trouble } = unpack(changed, wide);
        assert.deepEqual(back, []);
        assert.notEqual(trouble, null);
      }
    }),
    { numRuns: 500 },
  );
});

test("why a link cannot be read is told apart", () => {
  const text = pack(wide, TWO);
  const told = (/** @type {string} */ changed) => unpack(changed, wide).trouble;
  assert.equal(told(text), null);
  assert.equal(told(text.slice(0, -3)), "damaged");
  assert.equal(told(`${text}\n`), "damaged");
  assert.equal(told(text.replace(wide.protocol, "abcde0")), "damaged");
  assert.equal(told(sealed(text.split(".")[2] ?? "", "abcde0")), "other-version");
  assert.equal(told(text.replace(/^1/, "2")), "unknown");
  for (const strange of ["", "1", "__proto__", "<script>", "%E0%A4%A", "{}"]) assert.equal(told(strange), "unknown", strange);
  for (const strange of ["1.", "1...", `1.${"a".repeat(3000)}`, `1.abcdef..0000000`]) assert.equal(told(strange), "damaged", strange);
});

test("a well sealed link with more, less or other than a page writes is refused", () => {
  const day = "0000100111011000";
  const nothing = "00".repeat(6);
  const whole = `1 00 ${day} 01 0 001 111100 ${nothing}`;
  assert.equal(unpack(sealed(dataOf(whole)), wide).trouble, null);
  for (const bits of [
    `1 00 ${day} 01 0 001 111101 ${nothing}`, // 61 stands
    `1 00 ${day} 01 0 010 000001 000001 ${nothing}`, // two tries where one is taken
    `1 00 ${day} 01 0 001 111100 00 00 00 00 00 01 111 110`, // seven squats of five
    `${whole} 1`, // more after the end
    `${whole} 000000`, // a letter too many
    `1 01 ${day} 01 0 001 111100 ${nothing}`, // the second day is missing
    `1 00 ${day} 00 ${nothing}`, // a day with nothing
    `1 00 ${day} 01 0 000 ${nothing}`, // numbers without a number
    `1 01 ${day} 10 ${nothing} 0000100111010111 10 ${nothing}`, // the later day first
  ]) {
    assert.deepEqual(unpack(sealed(dataOf(bits)), wide), { visits: [], compare: true, trouble: "damaged" }, bits);
  }
  assert.equal(unpack(sealed("A".repeat(1990)), wide).trouble, "damaged");
});

test("no text whatever gives a number off the measure, sealed or not", () => {
  const data = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 60 });
  const mostlyEmpty = fc.array(fc.constantFrom("A", "A", "A", "B", "C", "E", "I", "Q", "g", "h", "i"), { minLength: 4, maxLength: 30 }).map((letters) => letters.join(""));
  const texts = fc.oneof(fc.string({ unit: "binary" }), data.map((text) => `1.abcdef.${text}`), data.map((text) => sealed(text)), mostlyEmpty.map((text) => sealed(text)));
  let read = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const { visits, compare, trouble } = unpack(text, wide);
      assert.equal(visits.length > 0, trouble === null);
      read += visits.length;
      for (const visit of visits) {
        assert.match(visit.day, /^\d{4}-\d\d-\d\d$/);
        for (const [id, attempts] of Object.entries(visit.screens)) {
          const screen = wide.screens.find((one) => one.id === id);
          assert.ok(screen);
          const tries = [...attempts.left, ...attempts.right, ...(attempts.both ?? [])];
          assert.ok(tries.every((value) => isAttempt(screen.measure, value)));
        }
      }
      // A page would write the very same link.
      if (trouble === null) assert.equal(pack(wide, visits, compare), text);
    }),
    { numRuns: 4000 },
  );
  assert.ok(read > 0, "no sealed text was ever read: the test has no teeth");
});
