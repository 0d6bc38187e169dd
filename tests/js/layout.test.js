// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { chosenIn } from "../../overrides/assets/evenstride/layout.js";

const FIRST = { layout: "standard", drawings: "with" };

test("a choice that was kept is taken again", () => {
  const chosen = { layout: "large", drawings: "without" };
  assert.deepEqual(chosenIn(JSON.stringify(chosen)), chosen);
});

test("what is no choice of ours counts as none", () => {
  for (const text of [null, "", "{", "null", "7", "[]", '{"layout":"<b>","drawings":["without"]}', '{"layout":"constructor"}']) {
    assert.deepEqual(chosenIn(text), FIRST, String(text));
  }
});

test("half a choice is kept by half", () => {
  assert.deepEqual(chosenIn('{"layout":"clear"}'), { ...FIRST, layout: "clear" });
});
