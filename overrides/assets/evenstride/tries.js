// @ts-check
// The fields of one side, one for each try: what is typed is read as it is typed, and a wrong
// number gets its sentence when the reader has finished with it.

import { button, el, sideMark } from "./dom.js";
import { parse } from "./numbers.js";

/** @import { Screen, Side } from "./engine/types.js" */

/** @param {Side} side */
export function sideName(side) {
  return side === "left" ? "Left" : "Right";
}

/**
 * @param {Pick<Screen, "id" | "measure">} screen
 * @param {Side} name
 * @param {() => void} typed told of every change the reader makes
 */
export function sideTries({ id: screen, measure }, name, typed) {
  /** @type {HTMLInputElement[]} */
  const inputs = [];
  const tries = el("div", { class: "tries" });
  const more = button("Add a try", "plain", () => grow().focus());
  const legend = el("legend", {}, sideMark(name), ` ${sideName(name)}`);
  const element = el("fieldset", { class: "side-box" }, legend, tries, more);

  function grow() {
    const number = inputs.length + 1;
    const id = `${screen}-${name}-${number}`;
    const input = el("input", {
      id,
      type: "text",
      inputmode: measure.step === 1 ? "numeric" : "decimal",
      autocomplete: "off",
      enterkeyhint: "next",
      maxlength: 12,
    });
    const problem = el("p", { class: "error", id: `${id}-error`, hidden: true });
    const label = el("label", { for: id }, el("span", { class: "unseen" }, `${sideName(name)}, `), `Try ${number}`);
    input.addEventListener("input", () => {
      if (!parse(input.value, measure).problem) tell(null);
      typed();
    });
    input.addEventListener("change", () => tell(parse(input.value, measure).problem));

    /** @param {string | null} text */
    function tell(text) {
      problem.textContent = text ?? "";
      problem.hidden = text === null;
      for (const [key, value] of Object.entries({ "aria-invalid": "true", "aria-describedby": problem.id })) {
        if (text) input.setAttribute(key, value);
        else input.removeAttribute(key);
      }
    }

    inputs.push(input);
    tries.append(el("div", { class: "try" }, label, el("span", { class: "field" }, input, ` ${measure.unit}`), problem));
    more.hidden = inputs.length >= measure.attempts_most;
    return input;
  }

  return {
    element,
    inputs,
    /** The numbers that can be taken as they stand. */
    values: () => inputs.flatMap((input) => parse(input.value, measure).value ?? []),
    /** @param {readonly number[]} numbers entered before */
    fill(numbers) {
      while (inputs.length < Math.max(measure.attempts_least, numbers.length)) grow();
      inputs.forEach((input, index) => {
        input.value = String(numbers[index] ?? "");
      });
    },
    /** Put a number into the first empty field; null if there is none. @param {number} value */
    add(value) {
      const empty = inputs.find((input) => !input.value.trim());
      const input = empty ?? (inputs.length < measure.attempts_most ? grow() : null);
      if (input) input.value = String(value);
      return input;
    },
  };
}
