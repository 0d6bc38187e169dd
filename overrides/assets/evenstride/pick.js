// @ts-check
// One answer of several.

import { el } from "./dom.js";

/**
 * A group of radio buttons.
 *
 * @param {string} name
 * @param {(Node | string)[]} legend
 * @param {readonly (readonly [string | number, string])[]} options the value and the words of each
 * @param {"choice" | "pick"} [look] a line each, or side by side
 */
export function oneOf(name, legend, options, look = "choice") {
  const radios = options.map(([value]) => el("input", { type: "radio", name, value, autocomplete: "off" }));
  const labels = options.map(([, words], at) => el("label", { class: look }, radios[at] ?? "", el("span", {}, words)));
  /** What is chosen; null for nothing yet. */
  const value = () => radios.find((radio) => radio.checked)?.value ?? null;
  const answers = el("div", { class: look === "pick" ? "choices picks" : "choices" }, ...labels);
  return {
    element: el("fieldset", { class: "one-of" }, el("legend", {}, ...legend), answers),
    first: radios[0] ?? null,
    value,
    number: () => (value() === null ? null : Number(value())),
    /** @param {string | number | null} to */
    set(to) {
      for (const radio of radios) radio.checked = radio.value === String(to);
    },
  };
}
