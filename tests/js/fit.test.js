// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { least, pagesOf } from "../../overrides/assets/evenstride/fit.js";

/** Blocks one under the other. @param {number[]} heights */
function stacked(heights) {
  let top = 7;
  return heights.map((height) => {
    const block = { top, bottom: top + height };
    top += height;
    return block;
  });
}

test("blocks that fill a page need one, and a line more needs a second", () => {
  assert.equal(pagesOf(stacked([40, 60]), 100), 1);
  assert.equal(pagesOf(stacked([40, 61]), 100), 2);
  assert.equal(pagesOf([], 100), 1);
});

test("a block higher than a page fits no number of pages", () => {
  assert.equal(pagesOf(stacked([40, 101, 3]), 100), Infinity);
});

test("no page holds more than it can, and none could have held the next block too", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1 }), (heights) => {
      const pages = [0];
      for (const height of heights) {
        const last = pages.length - 1;
        if ((pages[last] ?? 0) + height <= 100) pages[last] = (pages[last] ?? 0) + height;
        else pages.push(height);
      }
      assert.equal(pagesOf(stacked(heights), 100), pages.length);
    }),
  );
});

test("just so much is given up that it is enough, and nothing of it for no gain", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 14 }), fc.nat(300), (gains, wanted) => {
      const things = gains.map((gain, index) => ({ gain, index }));
      const sum = (/** @type {readonly {gain: number}[]} */ some) => some.reduce((all, { gain }) => all + gain, 0);
      const enough = (/** @type {readonly {gain: number}[]} */ given) => sum(given) >= wanted;
      const given = least(things, enough);
      if (!enough(things)) return assert.deepEqual(given, things);
      assert.ok(enough(given));
      for (const thing of given) assert.ok(!enough(given.filter((one) => one !== thing)));
      // Nothing from further down the list than had to be.
      const last = given.at(-1);
      return assert.ok(!last || !enough(things.slice(0, last.index)));
    }),
  );
});
