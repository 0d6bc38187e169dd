// Runs in the page before anything else. Taps as soon as there is something to tap, again with every
// frame, until the page's own script answers; `tapped` is then when that was, in milliseconds.
//
// What is tapped: the control that leads to the first question, where the page has one; then "none
// of these" of this question, and another answer. A browser alone would leave both ticked: when the
// first tick goes, the script has answered. The time counts to the frame after the one that shows it.

globalThis.tapped = new Promise((resolve) => {
  const shown = (element) => element?.checkVisibility({ visibilityProperty: true }) ?? false;
  const find = (selector) => document.querySelector(selector);
  const times = {};

  const frame = () => {
    if (shown(find("[data-step=intro]"))) {
      const begin = find("[data-next]");
      if (shown(begin)) {
        times.begin ??= performance.now();
        begin.click();
      }
    }
    const none = find("input[value=none]");
    const other = find(`input[name="${none?.name}"]`);
    if (shown(find("[data-step=intro]")) || !shown(other) || !shown(none)) return again();
    times.question ??= performance.now();
    none.click();
    other.click();
    if (other.checked && !none.checked) {
      return requestAnimationFrame(() => resolve({ ...times, answered: performance.now() }));
    }
    other.checked = none.checked = false;
    return again();
  };
  const again = () => requestAnimationFrame(frame);
  again();
});
