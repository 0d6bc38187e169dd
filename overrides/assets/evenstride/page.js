// @ts-check
// The pieces of the long form: read once, taken apart, and put back as the steps need them.
// A step that is not on the reader's path is not in the page.

import { readWords } from "./question.js";

/** @import { Outcome, Table } from "./engine/types.js" */

/** @type {Map<string, HTMLElement>} */
const sections = new Map();
/** @type {Map<string, DocumentFragment>} */
const parts = new Map();
const place = find("[data-steps]");

/** @type {Table} */
export const table = JSON.parse(taken(find("#table")).textContent ?? "");
export const screens = new Map(table.screens.map((screen) => [screen.id, screen]));
export const questions = new Set([...table.gate, ...table.about].map((question) => question.id));

for (const section of place.querySelectorAll("section")) add(section);
for (const template of document.querySelectorAll("template")) {
  const { content, dataset } = taken(template);
  const section = content.querySelector("section");
  if (section) add(section);
  else parts.set(dataset.part ?? "", content);
}
for (const question of [...table.gate, ...table.about]) {
  const section = sections.get(question.id);
  if (section) readWords(section, question);
}

/** @param {string} step @param {Outcome} outcome @returns {HTMLElement | undefined} */
export function sectionOf(step, outcome) {
  return sections.get(step === "outcome" ? `outcome:${outcome}` : step);
}

/** Say whether a text, such as one from the address, names a step. @param {string} text */
export function isStep(text) {
  return text === "outcome" || (sections.has(text) && !text.includes(":"));
}

/** What a reader calls a step. @param {string} step @param {Outcome} outcome */
export function nameOf(step, outcome) {
  const section = sectionOf(step, outcome);
  return (section?.querySelector("[data-name]") ?? section?.querySelector("h2"))?.textContent?.trim() ?? step;
}

/** A fresh copy of a text that is shown when it is needed. @param {string} name */
export function part(name) {
  return parts.get(name)?.cloneNode(true) ?? document.createDocumentFragment();
}

/**
 * Put the sections of a path, and no others, into the page, and show one of them.
 * @param {readonly string[]} path
 * @param {string} step
 * @param {Outcome} outcome
 */
export function arrange(path, step, outcome) {
  const wanted = path.flatMap((id) => (id === "outcome" && step !== id ? [] : (sectionOf(id, outcome) ?? [])));
  const now = [...place.children];
  if (now.length !== wanted.length || now.some((child, index) => child !== wanted[index])) {
    place.replaceChildren(...wanted);
  }
  for (const section of wanted) {
    section.hidden = section.dataset.step !== step;
    if (section.hidden) section.querySelector("[data-entry]")?.replaceChildren();
  }
}

/** @param {string} selector @returns {HTMLElement} */
export function find(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page lacks ${selector}.`);
  return found;
}

/** @param {HTMLElement} section */
function add(section) {
  const { step = "", outcome } = section.dataset;
  sections.set(outcome ? `${step}:${outcome}` : step, section);
}

/** @template {HTMLElement} Taken @param {Taken} element @returns {Taken} the element, out of the page */
function taken(element) {
  element.remove();
  return element;
}
