// @ts-check
// What comes after the last check: results and plan, held against the days that are kept.

import { button, el } from "./dom.js";
import { daysOf, judgeAll } from "./engine/standing.js";
import { Unloaded, withExercises } from "./library.js";
import { fillResults } from "./results.js";
import { newVisit, dayOf, visitOf } from "./visit.js";

/** @import { State, Table } from "./engine/types.js" */
/** @import { Keeping } from "./keeping.js" */
/** @typedef {{root: string, part: (name: string) => Node}} Page */

// Where the results are, in words.
const PLACES = {
  device: "These results are kept on this device. Nothing is sent anywhere. You can look after them on “My plan”.",
  tab: "These results are in this browser tab only, and closing it clears them. Keep them if you want to compare another day with today.",
  memory: "This browser does not let the page keep anything, or has no room for it. Print this page before you leave it.",
  unread: "What was kept here earlier cannot be read, so nothing is added to it. “My plan” shows what you can do.",
};

/** @type {Promise<Keeping> | null} */
let kept = null;

const planning = () => Promise.all([import("./plan-view.js"), import("./engine/results.js")]);

/** Fetch what the plan will need, in peace. @param {Table} table @param {string} root */
export function ahead(table, root) {
  return Promise.allSettled([opened(table), planning(), withExercises(table, root)]);
}

/**
 * Keep today's numbers with those of earlier days, and fill the results.
 * @param {HTMLElement} place
 * @param {Table} table
 * @param {State} state
 * @param {Page} page
 */
export async function fillResultsStep(place, table, state, { root, part }) {
  const { keeping, today, earlier } = await keepToday(table, state);
  const before = Object.fromEntries(table.screens.map((screen) => [screen.id, daysOf(screen, earlier).at(-1)]));
  fillResults(place, table, judgeAll(table, today, earlier), state.screens, before, {
    root,
    after: part,
    pain: () => part("pain"),
  });
  place.append(keepLine(keeping, root));
}

/**
 * @param {HTMLElement} place
 * @param {Table} table
 * @param {State} state
 * @param {Page} page
 */
export async function fillPlanStep(place, table, state, { root }) {
  const { keeping, today, earlier } = await keepToday(table, state);
  const [{ fillPlan }, { planAll }] = await planning();
  try {
    const whole = await withExercises(table, root);
    fillPlan(place, whole, planAll(whole, today, earlier, keeping.kept().settings?.swaps), root);
  } catch (error) {
    if (!(error instanceof Unloaded)) throw error;
    place.replaceChildren(el("p", { class: "error" }, error.message));
  }
}

/** What a reader who comes back should know; nothing if no earlier day is kept. @param {Table} table */
export async function welcome(table) {
  const last = (await opened(table).catch(() => null))?.kept().visits.at(-1);
  if (!last || last.day === dayOf(new Date())) return "";
  return "Your earlier numbers are still here, and today’s will be held against them. “My plan” says what to measure again.";
}

/** Take what an unfinished tab had kept of today away again. @param {Table} table @param {State} state */
export async function dropToday(table, { visit }) {
  const keeping = await opened(table);
  if (keeping.place() === "device") return;
  keeping.update((kept) => ({ ...kept, visits: kept.visits.filter(({ id }) => id !== visit?.id) }));
}

/** One for the page, because what cannot be stored lives in it. @param {Table} table @returns {Promise<Keeping>} */
function opened(table) {
  kept ??= import("./keeping.js").then(({ open }) => {
    const keeping = open(table);
    // What another tab deletes must not come back from this one.
    keeping.listen(() => {});
    return keeping;
  });
  kept.catch(() => (kept = null));
  return kept;
}

/** @param {Table} table @param {State} state */
async function keepToday(table, state) {
  const keeping = await opened(table);
  const today = visitOf(table, state, state.visit ?? newVisit());
  keeping.update((kept) => ({ ...kept, visits: [...kept.visits.filter(({ id }) => id !== today.id), today] }));
  return { keeping, today, earlier: keeping.kept().visits.filter(({ day }) => day < today.day) };
}

/** @param {Keeping} keeping @param {string} root */
function keepLine(keeping, root) {
  const said = el("p", { role: "status" });
  const made = el("section", { class: "keep", "aria-label": "Keeping these results" }, el("h3", {}, "Keep or take along"), said);
  const keep = button("Keep on this device", "quiet", () => {
    const works = keeping.keepOnDevice();
    show();
    if (!works) said.textContent = `That did not work. ${PLACES.memory}`;
  });
  const show = () => {
    const trouble = keeping.trouble();
    const storage = trouble === null || ["full", "refused", "cleared"].includes(trouble);
    said.textContent = PLACES[storage ? keeping.place() : "unread"];
    keep.hidden = keeping.place() !== "tab";
  };
  show();
  made.append(keep, el("p", {}, el("a", { href: `${root}self-check/summary/` }, "A summary to print, or to share as a link")));
  return made;
}
