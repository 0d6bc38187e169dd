// Runs in the page before anything else. Says how long a tap took to be answered: from the moment
// the browser gives its event to the frame that shows the change.
//
// The frame is awaited twice over: a message sent from it arrives once the page has painted it, and
// the browser's own Event Timing says when it was on the screen. The later of the two counts; only
// the first knows of a change that comes some frames after the event, and only the second of a
// short one's way to the screen.

globalThis.taps = (() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const timed = [];
  const observer = new PerformanceObserver((list) => timed.push(...list.getEntries()));
  observer.observe({ type: "event", durationThreshold: 16 });
  const frame = () => new Promise(requestAnimationFrame);
  const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  let answered;

  /** The first element on show that a selector names and that holds a text. */
  function find(selector, text = "") {
    return [...document.querySelectorAll(selector)].find((one) => seen(one) && one.textContent.includes(text)) ?? null;
  }

  /** Bring what is to be tapped into sight; returns where it is, once all is quiet. */
  async function reach(selector, text) {
    // Sooner, two taps at one point would be a double tap.
    await later(200);
    const it = find(selector, text);
    if (!it) throw new Error(`There is no ${selector} ${text} to tap.`);
    it.scrollIntoView({ block: "nearest", behavior: "instant" });
    await frame();
    await frame();
    const { left, top, width, height } = it.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const there = document.elementFromPoint(x, y);
    if (!it.contains(there) && !there?.contains(it)) throw new Error(`${selector} ${text} is covered.`);
    return { x, y };
  }

  /** Await an event of this kind; `shows` says, of the element found now, whether the change is there. */
  function arm(kind, selector, text, shows) {
    const it = find(selector, text);
    answered = new Promise((resolve) => {
      const begin = async ({ timeStamp }) => {
        do await frame();
        while (!shows(it));
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = async () => {
          const shown = performance.now() - timeStamp;
          await later(100);
          timed.push(...observer.takeRecords());
          const own = timed.filter(({ startTime, name }) => startTime === timeStamp && (name === kind || name === "click"));
          resolve(Math.max(shown, ...own.map(({ duration }) => duration)));
        };
        port2.postMessage(null);
      };
      addEventListener(kind, begin, { capture: true, once: true });
    });
  }

  return { find, reach, arm, answered: () => answered };
})();
