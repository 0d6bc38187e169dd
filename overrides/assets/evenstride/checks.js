// @ts-check
// The step at which the reader chooses how many checks to do, and which of them not.

import { quickOf } from "./engine/flow.js";

/** @import { Choice, Screen, Table } from "./engine/types.js" */

/**
 * Show what can be chosen, and tell of every change.
 * @param {HTMLElement} section
 * @param {Table} table
 * @param {Screen[]} open the screens that suit the reader
 * @param {Choice | null} before
 * @param {(choice: Choice | null) => void} changed
 */
export function buildChecks(section, table, open, before, changed) {
  const quick = quickOf(table, open);
  const rounds = /** @type {NodeListOf<HTMLInputElement>} */ (section.querySelectorAll("[name=extent]"));
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (section.querySelectorAll("[name=with]"));
  const leave = /** @type {HTMLElement} */ (section.querySelector("[data-leave]"));
  for (const round of rounds) round.checked = round.value === before?.extent;
  for (const box of boxes) box.checked = !before?.without.includes(box.value);
  section.onchange = () => {
    show();
    changed(read());
  };
  show();

  /** @returns {Choice | null} */
  function read() {
    const extent = [...rounds].find((round) => round.checked)?.value;
    if (extent !== "quick" && extent !== "full") return null;
    return { extent, without: [...boxes].flatMap((box) => (box.checked ? [] : box.value)) };
  }

  function show() {
    const choice = read();
    leave.hidden = choice === null;
    for (const box of boxes) {
      const label = box.closest("label");
      const held = open.some(({ id }) => id === box.value) && (choice?.extent !== "quick" || quick.includes(box.value));
      if (label) label.hidden = !held;
    }
    for (const extent of /** @type {const} */ (["quick", "full"])) {
      const without = choice?.extent === extent ? choice.without : [];
      const held = open.filter(({ id }) => (extent === "full" || quick.includes(id)) && !without.includes(id));
      const place = section.querySelector(`[data-time=${extent}]`);
      if (place) place.textContent = timeOf(held);
    }
  }
}

/** @param {Screen[]} screens */
function timeOf(screens) {
  const minutes = screens.reduce((sum, screen) => sum + screen.minutes, 0);
  if (!screens.length) return "No check at all: you get a general plan.";
  return `${screens.length} check${screens.length === 1 ? "" : "s"}, about ${minutes} minutes`;
}
