// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { EMPTY, MOST, parse, raised, speaks, toggled, write } from "../../overrides/assets/evenstride/selection.js";

const KNOWN = new Set(["ankle-rock", "bird-dog", "clam", "dead-bug", "elbow-plank", "foot-taps", "glute-bridge"]);
const some = fc.uniqueArray(fc.constantFrom(...KNOWN), { maxLength: MOST });
const selections = some.chain((exercises) =>
  fc.record({ exercises: fc.constant(exercises), empty: fc.integer({ min: exercises.length ? 0 : 1, max: MOST - exercises.length }) }),
);

test("what is written is read again", () => {
  fc.assert(fc.property(selections, (selection) => assert.deepEqual(parse(write(selection), KNOWN), { ...selection, missing: 0 })));
});

test("an address that says nothing is the blank sheet, and has no address of its own", () => {
  for (const hash of ["", "#", "#exercises=", "#other"]) assert.deepEqual(parse(hash, KNOWN), { exercises: [], empty: EMPTY, missing: 0 });
  assert.equal(write({ exercises: [], empty: EMPTY }), "");
});

test("whatever stands in an address, the sheet has one to five places, each exercise known and once", () => {
  const words = fc.array(fc.oneof(fc.constantFrom(...KNOWN), fc.string()), { maxLength: 9 });
  fc.assert(
    fc.property(words, fc.oneof(fc.string(), fc.integer().map(String)), (ids, empty) => {
      const found = parse(`#exercises=${ids.join(",")}&empty=${empty}`, KNOWN);
      assert.ok(found.exercises.every((id) => KNOWN.has(id)));
      assert.equal(new Set(found.exercises).size, found.exercises.length);
      const places = found.exercises.length + found.empty;
      assert.ok(places >= 1 && places <= MOST && found.empty >= 0 && Number.isInteger(found.empty));
    }),
  );
});

test("what is asked for and not there, or has no room, is counted", () => {
  assert.equal(parse("#exercises=clam,nope,%3Cscript%3E", KNOWN).missing, 2);
  assert.equal(parse(`#exercises=${[...KNOWN].join(",")}`, KNOWN).missing, 2);
});

test("an address that came through other hands is read all the same", () => {
  const wanted = { exercises: ["clam", "bird-dog"], empty: 2, missing: 0 };
  for (const hash of [
    "#exercises%3Dclam%2Cbird-dog%26empty%3D2",
    "#exercises=clam,bird-dog&amp;empty=2",
    "#exercises=clam&exercises=bird-dog&empty=2",
    "#empty=2&exercises=clam,bird-dog",
  ]) {
    assert.deepEqual(parse(hash, KNOWN), wanted, hash);
    assert.ok(speaks(hash), hash);
  }
});

test("an exercise goes to the end and out again, and never beyond the last place", () => {
  fc.assert(
    fc.property(selections, fc.constantFrom(...KNOWN), (selection, id) => {
      const next = toggled(selection, id);
      assert.ok(next.exercises.length + next.empty <= MOST && next.exercises.length + next.empty >= 1);
      if (selection.exercises.includes(id)) assert.ok(!next.exercises.includes(id));
      else if (selection.exercises.length < MOST) assert.equal(next.exercises.at(-1), id);
      else assert.deepEqual(next, { ...selection });
    }),
  );
});

test("up moves an exercise by one place and keeps the others in order", () => {
  assert.deepEqual(raised({ exercises: ["a", "b", "c"], empty: 1 }, "c"), { exercises: ["a", "c", "b"], empty: 1 });
  assert.deepEqual(raised({ exercises: ["a", "b"], empty: 0 }, "a").exercises, ["a", "b"]);
  assert.deepEqual(raised({ exercises: ["a", "b"], empty: 0 }, "x").exercises, ["a", "b"]);
});

test("only what is written here, or nothing, is about a selection", () => {
  fc.assert(fc.property(selections, (selection) => assert.ok(speaks(write(selection)))));
  for (const hash of ["#main", "#main?exercises=clam", "#exercise"]) assert.ok(!speaks(hash), hash);
});
