// @ts-check
// One exercise on a sheet that is put together in the browser.

import { el } from "./dom.js";
import { setsSay, workSays } from "./plan-words.js";

/** @import { Exercise, Item } from "./engine/types.js" */
/** @typedef {Pick<Item, "sets" | "dose" | "first" | "extra" | "caution">} Printed */

/**
 * Return the card of an exercise, made from the page's blank one.
 * @param {Exercise} exercise
 * @param {Printed} item how this reader does it
 * @param {{minimum: boolean, groups?: readonly string[]}} besides whether it belongs to the minimum day; what single groups take care of
 * @returns {DocumentFragment}
 */
export function cardOf(exercise, item, { minimum, groups = [] }) {
  const blank = document.getElementById("card");
  if (!(blank instanceof HTMLTemplateElement)) throw new Error("The page lacks a blank card.");
  const card = /** @type {DocumentFragment} */ (blank.content.cloneNode(true));
  const { says } = exercise;
  const rest = says.rest && item.sets > 1 ? `; ${says.rest}.` : ".";
  fill(card, "name", [exercise.name]);
  fill(card, "sets", [`${setsSay(item.sets)}:`]);
  fill(card, "work", [workSays(exercise) + rest]);
  fill(card, "days", [says.days]);
  const more = item.extra ? ` If you like, add one set on the ${item.first} side.` : "";
  fill(card, "note", [item.first ? `Start with your ${item.first} side.${more}` : ""]);
  fill(card, "setup", [exercise.setup]);
  fill(card, "steps", exercise.steps);
  fill(card, "care", item.caution);
  fill(card, "group-care", groups);
  fill(card, "cues", exercise.cues);
  for (const [slot, text] of Object.entries({ stop: exercise.stop.join(" "), easier: exercise.easier?.how, harder: exercise.harder?.how })) {
    fill(card, slot, [text ?? ""]);
    const line = card.querySelector(`[data-slot=${slot}]`)?.closest("p");
    if (line) line.hidden = !text;
  }
  card.querySelector("[data-slot=drawings]")?.append(...drawing(exercise, item));
  if (!minimum) card.querySelector("[data-slot=minimum]")?.remove();
  // The blank card has seven boxes a week: so many stay as the dose has days.
  const boxes = exercise.dose.days_most ?? exercise.dose.days;
  const log = card.querySelector(".log");
  log?.setAttribute("data-boxes", String(boxes));
  for (const week of log?.querySelectorAll("th[colspan]") ?? []) week.setAttribute("colspan", String(boxes));
  for (const box of log?.querySelectorAll("[data-box]") ?? []) if (Number(box.getAttribute("data-box")) > boxes) box.remove();
  // The blank card has a row for every side: this exercise's own stay, in its own order.
  const rows = new Map([...card.querySelectorAll("tr")].map((row) => [row.dataset.row ?? "", row]));
  for (const row of card.querySelectorAll("tr[data-row]")) row.remove();
  card.querySelector("tbody")?.append(...sidesOf(item).flatMap((side) => rows.get(side) ?? []));
  return card;
}

/** All phases in one picture, the side that comes first at work. @param {Exercise} exercise @param {Printed} item */
function drawing({ id, name, figure }, { first }) {
  const side = figure.find((one) => one === first) ?? figure.at(-1);
  return side ? [el("img", { src: `../figures/exercises/${id}-${side}.svg#paper`, alt: `Drawing: ${name}` })] : [];
}

/** @param {Pick<Item, "dose" | "first">} item @returns {("left" | "right" | "both")[]} in the order of the exercise */
export function sidesOf({ dose, first }) {
  if (dose.sides === "both") return ["both"];
  return first === "right" ? ["right", "left"] : ["left", "right"];
}

/**
 * Put texts into a slot: into list items where the slot is a list, else as one text.
 * @param {ParentNode} place
 * @param {string} slot
 * @param {readonly string[]} texts
 */
export function fill(place, slot, texts) {
  const found = place.querySelector(`[data-slot="${slot}"]`);
  if (found instanceof HTMLUListElement || found instanceof HTMLOListElement) found.replaceChildren(...texts.map((text) => el("li", {}, text)));
  else if (found) found.textContent = texts.join(" ");
}
