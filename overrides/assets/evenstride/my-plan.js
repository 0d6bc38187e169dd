// @ts-check
// The reader's plan on one page: made again from the answers kept in this tab, laid out for paper.

import { path } from "./engine/flow.js";
import { gate } from "./engine/gate.js";
import { planAll } from "./engine/results.js";
import { sideSays } from "./engine/words.js";
import { load } from "./session.js";

/** @import { Exercise, Item, Plan, Table } from "./engine/types.js" */

/** @type {Table} */
const table = JSON.parse(document.getElementById("table")?.textContent ?? "");

document.querySelector("[data-without-script]")?.remove();
const { state, trouble } = load(table);
const safety = gate(table, state.answers);
const steps = path(table, state.answers);

if (trouble === "other-version") {
  explain("The self-check has changed since you filled it in. Please fill it in again.");
} else if (trouble !== null) {
  explain("What this tab kept could not be read. Please fill in the self-check again.");
} else if (safety.ends || (safety.complete && steps.slice(steps.indexOf("results")).includes(state.step))) {
  const made = planAll(table, state);
  if (made.note === null) show(made);
  else {
    explain(made.note);
    // Where no plan is safe, no ready-made routine is offered instead.
    document.querySelector("[data-routines]")?.remove();
  }
} else if (Object.keys(state.answers).length > 0) {
  explain("Your self-check is not finished yet. Go on with it, and your plan will be laid out here.");
}

/** @param {string} reason why there is no plan */
function explain(reason) {
  const place = document.querySelector("[data-reason]");
  if (place) place.textContent = reason;
}

/** @param {Plan} made */
function show(made) {
  const sheet = document.querySelector("[data-plan]");
  const blank = document.getElementById("card");
  if (!(sheet instanceof HTMLElement) || !(blank instanceof HTMLTemplateElement)) return;
  const total = Math.ceil(made.seconds / 60);
  fill(sheet, "time", [`About ${total} ${total === 1 ? "minute" : "minutes"}, warm-up included.`]);
  const cards = sheet.querySelector(".cards");
  for (const item of made.items) {
    const exercise = table.exercises.find(({ id }) => id === item.exercise);
    if (!exercise) continue;
    const card = /** @type {DocumentFragment} */ (blank.content.cloneNode(true));
    fillCard(card, exercise, item, made.minimum.includes(item.exercise));
    cards?.append(card);
  }
  const article = sheet.querySelector(".sheet");
  article?.setAttribute("data-cards", String(made.items.length));
  document.querySelector("[data-no-plan]")?.remove();
  sheet.hidden = false;
}

/**
 * @param {DocumentFragment} card
 * @param {Exercise} exercise
 * @param {Item} item
 * @param {boolean} minimum
 */
function fillCard(card, exercise, item, minimum) {
  const { says } = exercise;
  const rest = says.rest && item.sets > 1 ? `; ${says.rest}.` : ".";
  fill(card, "name", [exercise.name]);
  fill(card, "sets", [`${item.sets} ${item.sets === 1 ? "set" : "sets"}:`]);
  fill(card, "work", [says.work + rest]);
  fill(card, "days", [says.days]);
  fill(card, "note", [sideSays(item)]);
  fill(card, "setup", [exercise.setup]);
  fill(card, "care", item.caution);
  fill(card, "cues", exercise.cues);
  fill(card, "stop", [exercise.stop.join(" ")]);
  const stop = card.querySelector("[data-slot=stop]")?.closest("p");
  if (stop) stop.hidden = exercise.stop.length === 0;
  if (!minimum) card.querySelector("[data-slot=minimum]")?.remove();
  const rows = exercise.dose.sides === "each" ? ["left", "right"] : ["both"];
  if (item.first === "right") rows.reverse();
  const body = card.querySelector("tbody");
  for (const row of card.querySelectorAll("tr[data-row]")) row.remove();
  body?.append(...rows.flatMap((row) => blankRow(row) ?? []));
}

/** @param {string} side */
function blankRow(side) {
  const blank = document.getElementById("card");
  if (!(blank instanceof HTMLTemplateElement)) return null;
  return blank.content.querySelector(`tr[data-row="${side}"]`)?.cloneNode(true) ?? null;
}

/**
 * Put texts into a slot: into list items where the slot is a list, else as one text.
 * @param {ParentNode} place
 * @param {string} slot
 * @param {string[]} texts
 */
function fill(place, slot, texts) {
  const found = place.querySelector(`[data-slot="${slot}"]`);
  if (!found) return;
  if (!(found instanceof HTMLUListElement)) {
    found.textContent = texts.join(" ");
    return;
  }
  found.replaceChildren(
    ...texts.map((text) => {
      const entry = document.createElement("li");
      entry.textContent = text;
      return entry;
    }),
  );
}
