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
  const { kind, from, screens } = due(kept.visits, settings.started, { day: today, at: Date.now() }, { open, flagged });
  const names = table.screens.filter(({ id }) => screens.includes(id)).map(({ name }) => name);
  const later = from === today ? "Later today you can measure again." : from ? `The next time to measure is ${dateSays(from)}.` : "Nothing more is due.";
  const address = `${root}self-check/`;
  refill(
    place,
    el("h2", {}, "Measure again"),
    el("p", {}, kind ? DUE[kind] : later),
    ...(names.length ? [el("p", {}, `${kind ? "Repeat" : "You will repeat"}: ${names.join(", ")}.`)] : []),
    el("p", {}, kind ? el("a", { class: "button", href: address }, "Measure again") : el("a", { href: address }, "Go to the self-check")),
  );
}
