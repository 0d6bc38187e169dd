// @ts-check
// A question's boxes: reading them, filling them in, and the answers that rule others out.

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

/** "None of these" and every other answer rule each other out. @param {HTMLElement} section @param {HTMLInputElement} ticked */
export function settleAnswer(section, ticked) {
  if (ticked.type !== "checkbox" || !ticked.checked) return;
  for (const box of boxes(section)) {
    if ((box.value === "none") !== (ticked.value === "none")) box.checked = false;
  }
}
