// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { change } from "../../overrides/assets/evenstride/engine/change.js";
import { attemptsOf } from "./arbitrary.js";
import { bend, rises, stance } from "./table.js";

/** @import { Attempts } from "../../overrides/assets/evenstride/engine/types.js" */

/** @param {number} left @param {number} right @returns {Attempts} */
function cm(left, right) {
  return { left: [left, left], right: [right, right], mark: null };
}

/** @param {number} left @param {number} right @returns {Attempts} */
function reps(left, right) {
  return { left: [left], right: [right], mark: null };
}

test("a side has changed beyond the error, a difference beyond √2 times it", () => {
  const { left, right, difference } = change(bend, cm(8, 12), cm(10, 10.5));
  assert.deepEqual(left, { before: 8, after: 10, change: 2, real: true });
  assert.deepEqual(right, { before: 12, after: 10.5, change: -1.5, real: false });
  assert.deepEqual(difference, { before: 4, after: 0.5, change: 3.5, real: true });
  assert.equal(change(bend, cm(8, 12), cm(8, 9.5)).difference?.real, false, "2.5 is less than 2.83");
  assert.equal(change(bend, cm(8, 12), cm(8, 9)).difference?.real, true, "3 is more than 2.83");
});

test("a change of exactly the error counts only where the similar band ends below it", () => {
  assert.equal(change(bend, cm(8, 8), cm(10, 9.5)).left?.real, true);
  assert.equal(change(bend, cm(8, 8), cm(10, 9.5)).right?.real, false);
  assert.equal(change(rises, reps(10, 10), reps(16, 17)).left?.real, false);
  assert.equal(change(rises, reps(10, 10), reps(16, 17)).right?.real, true);
});

test("a difference that moves across to the other side counts the whole way", () => {
  const { difference, why } = change(bend, cm(8, 10), cm(10, 8));
  assert.deepEqual(difference, { before: 2, after: 2, change: 4, real: true });
  assert.equal(why[2], "The sides were 2 cm apart and are now 2 cm apart. That is more than the check's error.");
});

test("what cannot be compared is not compared", () => {
  assert.equal(change(stance, reps(5, 10), reps(10, 10)).difference, null, "seconds of two legs are never compared");
  const hurt = /** @type {Attempts} */ ({ ...cm(8, 8), mark: "pain" });
  assert.deepEqual(change(bend, cm(8, 8), hurt).why.length, 1);
  assert.equal(change(bend, hurt, cm(8, 8)).left, null);
  const few = change(bend, { left: [8], right: [8, 8] }, cm(8, 12));
  assert.deepEqual([few.left, few.right?.change, few.difference], [null, 4, null]);
  assert.throws(() => change(bend, cm(8, 8), cm(8.2, 8)), RangeError);
});

test("going back in time turns every change round", () => {
  for (const screen of [bend, rises, stance]) {
    fc.assert(
      fc.property(attemptsOf(screen), attemptsOf(screen), (one, other) => {
        const [there, back] = [change(screen, one, other), change(screen, other, one)];
        assert.equal((there.left?.change ?? 0) + (back.left?.change ?? 0), 0);
        assert.equal(there.right?.real, back.right?.real);
        assert.equal(there.difference?.change, back.difference?.change);
        assert.equal(there.difference?.real, back.difference?.real);
      }),
    );
  }
});
