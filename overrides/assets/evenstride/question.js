// @ts-check
// A question's boxes: reading them and filling them in. (That answers rule others out is start.js's.)

/** @import { Question } from "./engine/types.js" */

/** @param {HTMLElement} section @returns {HTMLInputElement[]} */
function boxes(section) {
  return [...section.querySelectorAll("input")];
}

/** @param {HTMLElement} section */
export function readAnswer(section) {
  return boxes(section).flatMap((box) => (box.checked ? box.value : []));
}

/** @param {HTMLElement} section @param {readonly string[]} answer */
export function writeAnswer(section, answer) {
  for (const box of boxes(section)) box.checked = answer.includes(box.value);
}

/** Give the options their words, which stand in the form. @param {HTMLElement} section @param {Question} question */
export function readWords(section, { options }) {
  for (const box of boxes(section)) {
    const option = options.find(({ id }) => id === box.value);
    const label = box.closest("label");
    if (!option || !label) continue;
    option.text = words(label, "[data-text]") ?? "";
    option.action = words(label, "[data-action]");
  }
}

/** @param {HTMLElement} label @param {string} part */
function words(label, part) {
  return label.querySelector(part)?.textContent?.trim() ?? null;
}
