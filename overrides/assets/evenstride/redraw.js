// @ts-check
// Puts new content in the place of old without taking the reader's place away.

/**
 * Replace what a place holds. What was open stays open, and the focus and the words being typed stay
 * where they were, as far as the new content has something of the same `data-key`; a thing that
 * goes away may name in `data-else` the key of what takes the focus instead.
 *
 * @param {HTMLElement} place
 * @param {...(Node | string)} children
 */
export function refill(place, ...children) {
  const open = new Set([...place.querySelectorAll("details[open]")].map(keyOf));
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const typed = isText(focused) ? { value: focused.value, start: focused.selectionStart, end: focused.selectionEnd } : null;
  place.replaceChildren(...children);
  for (const one of place.querySelectorAll("details")) one.open ||= keyOf(one) !== "" && open.has(keyOf(one));
  if (!focused) return;
  const wanted = find(place, keyOf(focused)) ?? find(place, focused.getAttribute("data-else") ?? "");
  wanted?.focus({ preventScroll: true });
  if (!typed || !isText(wanted)) return;
  wanted.value = typed.value;
  wanted.setSelectionRange(typed.start, typed.end);
}

/** @param {Element} element */
function keyOf(element) {
  return element.getAttribute("data-key") ?? "";
}

/** @param {Element | null | undefined} element @returns {element is HTMLInputElement} */
function isText(element) {
  return element instanceof HTMLInputElement && element.type === "text";
}

/** @param {HTMLElement} place @param {string} key @returns {HTMLElement | null} */
function find(place, key) {
  return key ? place.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
}
