// @ts-check
// What the reader can do with what is kept: keep it on the device, save it as a file, bring a copy
// in, delete it. Of a file nothing but counts comes onto the page.

import { csvOf } from "./csv.js";
import { button, el } from "./dom.js";
import { LONGEST, MOST, mergeKept, readKept, writeKept } from "./kept.js";
import { forget as forgetSession } from "./session.js";
import { dayOf } from "./visit.js";

/** @import { Kept, Table } from "./engine/types.js" */
/** @import { Keeping } from "./keeping.js" */

const PLACES = {
  device: "Your results are kept on this device, in this browser.",
  tab: "Your results are kept in this tab only. They are gone once you close it.",
  memory: "New results are not kept. They are gone once you close or reload this page.",
};
const STUCK = "It is left as it is. To keep results again, bring in a copy or delete everything.";
const TROUBLES = {
  unreadable: `What was kept here cannot be read. ${STUCK}`,
  foreign: `What was kept here was not written by this site. ${STUCK}`,
  "too-large": `What was kept here is too large to read. ${STUCK}`,
  newer: "What was kept here comes from a newer version of this page. It is left as it is. Reload the page to get that version.",
  full: "This browser has no room left for this site. Save a copy before you close the page.",
  cleared: "What was kept in this browser has been cleared while this page was open. It is still here: save a copy, or tick something to keep it in this tab.",
  refused: "This browser does not let the page keep anything. Save a copy before you close it.",
};
const FILES = {
  unreadable: "This file cannot be read. It may be cut short, or it is not a saved copy.",
  foreign: "This file is not a copy saved from this site.",
  "too-large": "This file is too large to be a copy saved from this site.",
  newer: "This copy was made by a newer version of this site. Reload the page, then try again.",
};
const CLEARS = "Some browsers, such as Safari, may clear such data after seven days without a visit. A saved copy stays.";
const NOT_MOVED = "This browser did not let the page keep your results on the device. Save a copy instead.";
const STAYS = "This browser did not let the page delete everything. Clear this site’s data in the browser’s settings.";

/**
 * Fill `place` with the controls for what is kept.
 *
 * @param {HTMLElement} place
 * @param {Keeping} keeping
 * @param {Table} table
 * @param {{changed: (what: "moved" | "added" | "deleted") => void}} page told of each change made here
 * @returns {() => void} says afresh how things stand, for when something has changed elsewhere
 */
export function fillYourData(place, keeping, table, { changed }) {
  let turn = 0;
  const where = el("p");
  const trouble = el("p", { class: "trouble" });
  const offer = el("div", { class: "offer" });
  const said = el("p", { class: "said", role: "status" });
  const move = button("Keep on this device", "", () => {
    const moved = keeping.keepOnDevice();
    leave(moved ? "From now on your results are kept on this device." : NOT_MOVED);
    if (moved) changed("moved");
  });
  const copy = button("Save a copy (JSON)", "quiet", () => save("json", "application/json", writeKept(keeping.kept())));
  const sheet = button("Save a table (CSV)", "quiet", () => save("csv", "text/csv", csvOf(keeping.kept(), table)));
  const file = el("input", { type: "file", id: "bring-in", accept: ".json,application/json" });
  file.addEventListener("change", () => void look());
  const lines = el("p");
  const dialog = el("dialog", { "aria-labelledby": "delete-title" }, el("h3", { id: "delete-title" }, "Delete everything?"), lines);
  dialog.append(acts(button("Keep it", "", () => dialog.close()), button("Yes, delete everything", "quiet", erase)));
  place.classList.add("your-data");
  place.replaceChildren(
    ...[where, trouble, acts(move, copy, sheet), el("label", { for: file.id }, "Bring in a copy"), file, offer, said],
    ...[el("p", { class: "help" }, CLEARS), button("Delete everything", "quiet", () => dialog.showModal()), dialog],
  );
  offer.hidden = true;
  refresh();

  function refresh() {
    const kept = keeping.kept();
    const why = keeping.trouble();
    const lost = keeping.lost();
    where.textContent = `${PLACES[keeping.place()]} ${isEmpty(kept) ? "Nothing is kept yet." : `Kept: ${sizeOf(kept)}.`}`;
    trouble.textContent = [why && TROUBLES[why], lost && `${leftOut(lost)}.`].filter(Boolean).join(" ");
    const all = isEmpty(kept) ? "" : `: ${sizeOf(kept)}`;
    lines.textContent = `This deletes all that this site keeps in this browser${all}. It cannot be undone. Save a copy first if you may want it again.`;
    move.hidden = keeping.place() !== "tab";
    copy.hidden = isEmpty(kept);
    sheet.hidden = kept.visits.length === 0;
  }

  /** Look at the chosen file and say what it would add. */
  async function look() {
    const chosen = file.files?.[0];
    const mine = ++turn;
    if (!chosen) return;
    offer.hidden = true;
    said.textContent = "";
    const found = chosen.size > LONGEST ? null : readKept(await chosen.text().catch(() => ""), table);
    // Another file may have been chosen meanwhile.
    if (mine !== turn) return;
    file.value = "";
    const wrong = found ? found.trouble : "too-large";
    if (found && !wrong) suggest(found.kept, found.lost);
    else said.textContent = FILES[wrong ?? "too-large"];
  }

  /** @param {Kept} found @param {number} lost */
  function suggest(found, lost) {
    const { fresh, here, full } = compare(keeping.kept(), found);
    const known = here ? `${here} ${here === 1 ? "is" : "are"} here already` : "";
    const words = [isEmpty(fresh) ? "Nothing in this copy is new" : newsOf(fresh), known, lost ? leftOut(lost) : ""];
    const told = `${words.filter(Boolean).join("; ")}.`;
    if (isEmpty(fresh)) {
      said.textContent = told;
      return;
    }
    const room = full ? ` There is room for ${MOST.visits} self-checks and ${MOST.log} ticks; the oldest are left out.` : "";
    const stuck = (keeping.trouble() ?? "full") in FILES ? " What cannot be read here is then replaced." : "";
    const add = button("Add them", "", () => {
      const stored = keeping.update((now) => mergeKept(now, found), true);
      leave(stored ? "They were added." : "They were added to this page, but they could not be kept.");
      changed("added");
    });
    const text = el("p", { tabindex: -1 }, told + room + stuck);
    offer.replaceChildren(text, acts(add, button("Leave them out", "quiet", () => leave("Nothing was added."))));
    offer.hidden = false;
    text.focus();
  }

  function erase() {
    keeping.forget();
    forgetSession();
    dialog.close();
    const gone = isEmpty(keeping.kept()) && [null, "refused"].includes(keeping.trouble());
    leave(gone ? "Everything was deleted." : STAYS);
    changed("deleted");
  }

  /** Say what has come of it; the button that was tapped may be gone. @param {string} words */
  function leave(words) {
    offer.hidden = true;
    refresh();
    said.textContent = words;
    file.focus();
  }

  return refresh;
}

/** @param {...HTMLElement} buttons */
function acts(...buttons) {
  return el("div", { class: "acts" }, ...buttons);
}

/** What of a copy is not here yet, how many entries are, and whether more come together than are kept. @param {Kept} kept @param {Kept} found */
function compare(kept, found) {
  const ids = new Set([...kept.visits, ...kept.log].map(({ id }) => id));
  const visits = found.visits.filter(({ id }) => !ids.has(id));
  const log = found.log.filter(({ id }) => !ids.has(id));
  const here = found.visits.length - visits.length + found.log.length - log.length;
  const full = kept.visits.length + visits.length > MOST.visits || kept.log.length + log.length > MOST.log;
  return { fresh: { ...found, visits, log, settings: kept.settings ? null : found.settings }, here, full };
}

/** @param {Kept} kept */
function isEmpty({ visits, log, settings }) {
  return visits.length + log.length === 0 && settings === null;
}

/** @param {Kept} kept such as "2 self-checks, 14 ticks and the settings of your plan" */
function sizeOf({ visits, log, settings }) {
  const parts = [...count(visits.length, "self-check"), ...count(log.length, "tick"), ...(settings ? ["the settings of your plan"] : [])];
  const last = parts.pop() ?? "";
  return parts.length ? `${parts.join(", ")} and ${last}` : last;
}

/** @param {Kept} fresh */
function newsOf(fresh) {
  const one = fresh.visits.length + fresh.log.length === 1 && !fresh.settings;
  const size = sizeOf(fresh);
  return `${size.charAt(0).toUpperCase()}${size.slice(1)} ${one ? "is" : "are"} new`;
}

/** @param {number} number @param {string} name */
function count(number, name) {
  return number ? [`${number} ${name}${number === 1 ? "" : "s"}`] : [];
}

/** @param {number} lost */
function leftOut(lost) {
  return `${lost} could not be read and ${lost === 1 ? "was" : "were"} left out`;
}

/** Hand a file to the reader. @param {"json" | "csv"} end @param {string} type @param {string} text */
function save(end, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  el("a", { href, download: `evenstride-${dayOf(new Date())}.${end}` }).click();
  // Some browsers read the file only after the click.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
