// @ts-check
// When to measure again.

import { el } from "./dom.js";
import { due } from "./engine/due.js";
import { dateSays } from "./plan-words.js";
import { refill } from "./redraw.js";

/** @import { Judgement } from "./engine/types.js" */
/** @import { Scene } from "./my-plan.js" */

const DUE = {
  "second-day": "It is time for the second day. One day alone settles nothing.",
  "week-4": "Four weeks have gone by. It is time to measure again.",
  "week-6": "Six weeks have gone by. It is time to measure again, and to see what has changed.",
};

/**
 * @param {HTMLElement} place
 * @param {Scene} scene
 */
export function fillRetest(place, { table, root, kept, settings, today, verdicts }) {
  const ids = (/** @type {(one: Judgement) => boolean} */ some) => verdicts.filter(some).map(({ screen }) => screen);
  const open = ids(({ verdict }) => verdict === "possible");
  const flagged = ids(({ verdict, findings }) => verdict !== "possible" && findings.length > 0);
  const told = due(kept.visits, settings.started, { day: today, at: Date.now() }, { open, flagged });
  const names = table.screens.filter(({ id }) => told.screens.includes(id)).map(({ name }) => name);
  const next = told.from ? `The next time to measure is ${dateSays(told.from)}.` : "Nothing more is due.";
  const later = told.from === today ? "Later today you can measure again." : next;
  const address = `${root}self-check/`;
  refill(
    place,
    el("h2", {}, "Measure again"),
    el("p", {}, told.kind ? DUE[told.kind] : later),
    ...(names.length ? [el("p", {}, `${told.kind ? "Repeat" : "You will repeat"}: ${names.join(", ")}.`)] : []),
    el("p", {}, told.kind ? el("a", { class: "button", href: address }, "Measure again") : el("a", { href: address }, "Go to the self-check")),
  );
}
