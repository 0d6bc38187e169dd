// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { judge } from "../../overrides/assets/evenstride/engine/judge.js";
import { layout } from "../../overrides/assets/evenstride/picture.js";
import { attemptsOf } from "./arbitrary.js";
import { bend, rises, stance } from "./table.js";

/** @import { Attempts, Screen } from "../../overrides/assets/evenstride/engine/types.js" */

/** @param {Screen} screen @param {Attempts} attempts @param {boolean} [compare] */
function placed(screen, attempts, compare = true) {
  return layout(screen, judge(screen, attempts, [], { compare }), attempts);
}

const cases = fc.constantFrom(bend, rises, stance).chain((screen) => fc.record({ screen: fc.constant(screen), attempts: attemptsOf(screen) }));

test("everything stands inside the picture, in the order of the numbers", () => {
  fc.assert(
    fc.property(cases, ({ screen, attempts }) => {
      const judged = judge(screen, attempts);
      const picture = layout(screen, judged, attempts);
      const { left, right } = judged.values;
      if (left === null || right === null) return assert.equal(picture, null);
      assert.ok(picture);
      const [l, r] = picture.marks;
      assert.equal(Math.sign(l.x - r.x), Math.sign(left - right));
      for (const x of [...picture.marks.flatMap((mark) => [mark.x, ...mark.dots]), ...picture.ticks.map((tick) => tick.x)]) {
        assert.ok(x >= 24 - 1e-6 && x <= 296 + 1e-6, String(x));
      }
      assert.ok(picture.ticks.length >= 2 && picture.ticks.length <= 10);
      assert.equal(new Set(picture.ticks.map((tick) => tick.text)).size, picture.ticks.length);
    }),
  );
});

test("both marks lie within the band exactly when the difference is within the error", () => {
  fc.assert(
    fc.property(fc.constantFrom(bend, rises).chain((screen) => fc.record({ screen: fc.constant(screen), attempts: attemptsOf(screen) })), ({ screen, attempts }) => {
      const judged = judge(screen, attempts);
      const picture = layout(screen, judged, attempts);
      if (!picture?.band || judged.difference === null) return;
      const { x, width } = picture.band;
      const inside = picture.marks.every((mark) => mark.x >= x - 1e-6 && mark.x <= x + width + 1e-6);
      assert.equal(inside, judged.difference <= screen.error);
    }),
  );
});

test("a check against a target shows its line and no band", () => {
  const picture = placed(stance, { left: [12, 4], right: [6], mark: null });
  assert.ok(picture?.target);
  assert.equal(picture.band, null);
  assert.match(picture.words, /10 seconds/);
  const [left, right] = picture.marks;
  assert.ok(left.x > picture.target && right.x < picture.target);
  assert.deepEqual([left.dots.length, right.dots.length], [2, 0]);
});

test("without a comparison there is no band; the words say the numbers all the same", () => {
  const picture = placed(bend, { left: [8, 8.5], right: [11, 11], mark: null }, false);
  assert.equal(picture?.band, null);
  assert.equal(picture?.words.trim(), "Left: 8.25 cm. Right: 11 cm.");
});

test("equal sides at the edge of the range still make a picture", () => {
  for (const value of [0, 30]) {
    const picture = placed(bend, { left: [value, value], right: [value, value], mark: null });
    assert.ok(picture && picture.marks.every((mark) => Number.isFinite(mark.x)));
  }
});
