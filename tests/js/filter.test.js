// @ts-check
/** Which exercises are shown, and how the address says so. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  FILTERS,
  LONGEST,
  matches,
  parse,
  write,
} from "../../overrides/assets/evenstride/filter.js";

const OFFERED = {
  area: ["ankle", "hip"],
  aim: ["range", "strength"],
  kit: ["none", "band"],
  position: ["standing", "lying"],
  minutes: ["2", "5"],
};
const CARD = {
  area: "ankle",
  aim: "range",
  kit: ["band"],
  position: "standing",
  minutes: 4,
  names: "straight-knee calf stretch · wall stretch",
};

test("an address is read and written", () => {
  assert.deepEqual(parse("?area=ankle&kit=none", OFFERED), { area: "ankle", kit: "none" });
  assert.equal(write({ kit: "none", area: "ankle", q: "" }), "?area=ankle&kit=none");
  assert.equal(write({}), "");
});

test("a whole name of a part is taken as well, and what is not on offer is passed over", () => {
  assert.deepEqual(parse("?area=ankle-foot&aim=magic&minutes=-1&x=1", OFFERED), { area: "ankle" });
  assert.deepEqual(parse("?area=&kit=&q=%20", OFFERED), {});
});

test("whatever an address says, only what is on offer comes of it", () => {
  const parts = fc.array(fc.tuple(fc.constantFrom(...FILTERS, "__proto__"), fc.string()));
  fc.assert(
    fc.property(parts, (pairs) => {
      const wanted = parse(`?${new URLSearchParams(pairs)}`, OFFERED);
      for (const [filter, value] of Object.entries(wanted)) {
        if (filter === "q") assert.ok(value.length <= LONGEST);
        else assert.ok(Object.entries(OFFERED).some(([own, values]) => own === filter && values.includes(value)));
      }
      assert.deepEqual(parse(write(wanted), OFFERED), wanted);
    }),
  );
});

/** @type {[string, import("../../overrides/assets/evenstride/filter.js").Wanted, boolean][]} */
const CASES = [
  ["nothing wanted", {}, true],
  ["its part", { area: "ankle" }, true],
  ["another part", { area: "hip" }, false],
  ["another aim", { aim: "strength" }, false],
  ["its kit", { kit: "band" }, true],
  ["no kit", { kit: "none" }, false],
  ["another position", { position: "lying" }, false],
  ["enough time", { minutes: "5" }, true],
  ["too little time", { minutes: "2" }, false],
  ["a name", { q: "Calf Stretch" }, true],
  ["words in another order", { q: "stretch  calf" }, true],
  ["a hyphen left out", { q: "straight knee" }, true],
  ["words of two names", { q: "wall calf" }, true],
  ["a word that no name holds", { q: "calf raise" }, false],
  ["all at once", { q: "calf", area: "ankle", aim: "range", kit: "band", minutes: "5" }, true],
];
for (const [name, wanted, fits] of CASES) {
  test(`an exercise is ${fits ? "" : "not "}shown: ${name}`, () => {
    assert.equal(matches(CARD, wanted), fits);
  });
}
