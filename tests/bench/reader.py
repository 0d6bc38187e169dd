"""A reader who goes through the self-check and the plan's page, every tap timed."""

import json
from dataclasses import dataclass, field

from playwright.sync_api import Page

# What the reader answers where the first answer will not do: all parts of a plan, every day.
WISHES = {"age": "age-40-59", "minutes": "minutes-15", "days": "days-7"}
STEP = "section.step:not([hidden])"
LIMIT = "new Promise((_, reject) => setTimeout(reject, 10000, new Error('no answer in 10 s')))"
TIMER = "dialog.timer"


@dataclass(frozen=True)
class Tap:
    """One tap: at which step, of which kind, and after how many milliseconds the answer shows."""

    where: str
    kind: str
    ms: float


@dataclass
class Reader:
    """Taps its way through the pages in a tab that runs `taps.js`."""

    tab: Page
    taps: list[Tap] = field(default_factory=list)
    where: str = ""

    def tap(
        self, kind: str, shows: str, selector: str, text: str = "", on: str = "pointerup"
    ) -> None:
        """Tap what a selector names; `shows` says in JavaScript when `it` has been answered."""
        what = f"{json.dumps(selector)}, {json.dumps(text)}"
        place = self.tab.evaluate(f"taps.reach({what})")
        self.tab.evaluate(f"taps.arm('{on}', {what}, it => {shows})")
        self.tab.touchscreen.tap(place["x"], place["y"])
        self._note(kind)

    def type(self, text: str, selector: str) -> None:
        """Type into the field that has the focus, a tap for each key."""
        for end, key in enumerate(text, start=1):
            shows = f"it.value === '{text[:end]}'"
            self.tab.evaluate(f"taps.arm('keydown', '{selector}', '', it => {shows})")
            self.tab.keyboard.press(key)
            self._note("a key")

    def there(self, selector: str, text: str = "") -> bool:
        """Say whether something that a selector names, and that holds a text, is on show."""
        what = f"{json.dumps(selector)}, {json.dumps(text)}"
        return bool(self.tab.evaluate(f"Boolean(taps.find({what}))"))

    def _note(self, kind: str) -> None:
        ms = self.tab.evaluate(f"Promise.race([taps.answered(), {LIMIT}])")
        self.taps.append(Tap(self.where, kind, ms))


def step(tab: Page) -> str:
    """Return the step of the self-check that is on show."""
    return tab.locator(STEP).get_attribute("data-step") or ""


def open_self_check(reader: Reader, address: str) -> None:
    """Open the self-check, and wait until all that it fetches in peace is there."""
    reader.tab.goto(address)
    reader.tab.wait_for_selector("form[data-ready]")
    reader.tab.wait_for_load_state("networkidle")


def go_on(reader: Reader, upto: str) -> None:
    """Go through a full round up to a step; at each, also one step back and forth."""
    reader.where = step(reader.tab)
    while reader.where != upto:
        _answer(reader)
        if reader.where != "intro":
            _move(reader, "Back", "[data-back]")
            _move(reader, "Continue", "[data-next]")
        _move(reader, "Continue", "[data-next]")
        reader.where = step(reader.tab)


def _move(reader: Reader, kind: str, selector: str) -> None:
    now = step(reader.tab)
    shows = f"document.querySelector('{STEP}')?.dataset.step !== '{now}'"
    reader.tap(kind, shows, selector)


def _answer(reader: Reader) -> None:
    where = reader.where
    if where == "checks":
        _choose(reader, "[value=full]")
        _choose(reader, "[name=with]", checked=False)
        _choose(reader, "[name=with]")
    elif where == "results":
        here = "document.activeElement?.id.startsWith('result-')"
        reader.tap("a result", here, f"{STEP} .overview a")
        if reader.there(f"{STEP} .keep button"):
            reader.tap("keep", "it.hidden", f"{STEP} .keep button")
    elif reader.there(f"{STEP} [data-entry] input"):
        _check(reader)
    elif reader.there(f"{STEP} .choice"):
        wish = WISHES.get(where)
        _choose(reader, f"[value={wish}]" if wish else ":not([value=none])")
        # Only what is asked about safety lets one be unsure.
        if reader.there(f"{STEP} .choice [value=unsure]"):
            _choose(reader, "[value=none]")


def _choose(reader: Reader, which: str, *, checked: bool = True, kind: str = "choice") -> None:
    shows = f"it.control.checked === {json.dumps(checked)}"
    reader.tap(kind, shows, f"{STEP} label:has(input{which})")


def _check(reader: Reader) -> None:
    for mark in ("pain", "unable", "skipped", "done"):
        if reader.there(f"{STEP} .how [value={mark}]"):
            _choose(reader, f"[value={mark}]", kind="how it went")
    if reader.there(f"{STEP} .start"):
        _time(reader)
    if reader.there(f"{STEP} [name$=-unit]"):
        for unit in ("in", "cm"):
            _choose(reader, f"[value={unit}]", kind="unit")
    names = "one => [...new Set([...one.querySelectorAll('.sides input')].map(it => it.name))]"
    for name in reader.tab.eval_on_selector(STEP, names):
        if name:
            number = 1 if "left" in name else 3
            _choose(reader, f"[name='{name}'][value='{number}']", kind="a try")
    ids = "all => all.filter(one => one.checkVisibility()).map(one => one.id)"
    for id_ in reader.tab.eval_on_selector_all(f"{STEP} .sides input[type=text]", ids):
        selector = f"#{id_}"
        reader.tap("a field", "document.activeElement === it", selector)
        reader.type("14" if "both" in id_ else "8" if "left" in id_ else "12", selector)
    if reader.there(f"{STEP} .side-box > button"):
        count = f"document.querySelectorAll('{STEP} .try, {STEP} .tries > fieldset').length"
        before = reader.tab.evaluate(count)
        reader.tap("add a try", f"{count} > {before}", f"{STEP} .side-box > button")


def _time(reader: Reader) -> None:
    """Time one try, then take it back."""
    tab = reader.tab
    state = f"document.querySelector('{TIMER}')?.dataset.state"
    reader.tap("open the timer", state, f"{STEP} .start")
    reader.tap("start the timer", f"{state} === 'count-in'", f"{TIMER} .hint")
    tab.wait_for_selector(f"{TIMER}[data-state=running]")
    if reader.there(f"{TIMER} .hint", "count one"):
        face = f"document.querySelector('{TIMER} .face').textContent === '1'"
        reader.tap("count", face, f"{TIMER} .hint", on="pointerdown")
        reader.tap("close the timer", f"!{state}", f"{TIMER} button", "Close")
    else:
        reader.tap("stop the timer", f"{state} === 'over'", f"{TIMER} .hint", on="pointerdown")
        tab.wait_for_selector(TIMER, state="detached")
    if reader.there(f"{STEP} .turns button", "Undo"):
        reader.tap("undo", "it.hidden", f"{STEP} .turns button", "Undo")


def my_plan(reader: Reader, address: str) -> None:
    """Go through what the first exercise of today offers, and what stands below it."""
    reader.where = "my-plan"
    tab = reader.tab
    tab.goto(address)
    tab.wait_for_selector("[data-today] li.exercise")
    tab.wait_for_load_state("networkidle")
    own = tab.locator("li.exercise:not(.resting)").first.get_attribute("data-exercise") or ""
    card = f"[data-exercise={own}]"

    def key(name: str) -> str:
        return f"[data-key={name}-{own}]"

    def pressed(name: str) -> str:
        return f"document.querySelector('{key(name)}').ariaPressed === 'true'"

    reader.tap("how to do it", "it.parentElement.open", f"{card} summary", "How to do it")
    reader.tap("done", pressed("done"), key("done"))
    checked = f"document.querySelector('{key('top')}').checked"
    reader.tap("every set was full", checked, f"label:has({key('top')})")
    reader.tap("eased", pressed("eased"), key("eased"))
    reader.tap("it hurt", pressed("pain"), key("pain"))
    checked = f"document.querySelector('{key('mild')}').checked"
    reader.tap("how it hurt", checked, f"label:has({key('mild')})")
    reader.tap("take back", f"!({pressed('pain')})", key("pain"))
    state = f"document.querySelector('{TIMER}')?.dataset.state"
    reader.tap("open the timer", state, key("timer"))
    reader.tap("start the timer", f"{state} === 'count-in'", f"{TIMER} .hint")
    tab.wait_for_selector(f"{TIMER}[data-state=running]")
    reader.tap("pause the timer", f"{state} === 'paused'", f"{TIMER} .hint", on="pointerdown")
    reader.tap("close the timer", f"!{state}", f"{TIMER} button", "Close")
    name = tab.locator(f"{card} h3 a").inner_text()
    reader.tap("change", "it.parentElement.open", f"{card} summary", "Change")
    # The menu closes at once; the list follows a frame later.
    closed = "!it.closest('details')?.open"
    reader.tap("swap", closed, f"{card} details[open] button.quiet")
    tab.wait_for_selector(card, state="detached")
    # The exercise that has taken the place stands first.
    reader.tap(
        "change", "it.parentElement.open", "li.exercise details:last-of-type summary", "Change"
    )
    reader.tap("swap back", closed, "li.exercise details[open] button.quiet", name)
    tab.wait_for_selector(card)
    for wanted in ("false", "true"):
        reader.tap("a day", f"it.control.checked === {wanted}", "[data-reminders] .days label")
    reader.tap("look at the sheets", "it.ariaExpanded === 'true'", "[data-preview]")
