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
  return {
    element: el("fieldset", { class: "one-of" }, el("legend", {}, ...legend), el("div", { class: `${look}s` }, ...labels)),
    first: radios[0] ?? null,
    /** What is chosen; null for nothing yet. */
    value: () => radios.find((radio) => radio.checked)?.value ?? null,
    /** @param {string | number | null | undefined} value */
    set(value) {
      for (const radio of radios) radio.checked = radio.value === String(value);
    },
  };
}
