"""The timers of the self-check: what a body in motion meets, and what reaches the ear."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.walk import OpenPage, Reader

STANCE = "single-leg-stance"
HEELS = "single-leg-heel-raise"
# Counts what is heard: audio, tones with their pitch, spoken words by a voice of this device.
SPY = """window.heard = { made: 0, tones: [], words: [], locks: [] };
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when) {
  heard.tones.push(this.frequency.value);
  return start.call(this, when);
};
window.AudioContext = class extends AudioContext {
  constructor() { super(); heard.made += 1; window.audio = this; }
};
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ localService: true, lang: "en-GB" }],
  speak: ({ text }) => heard.words.push(text),
  cancel() {},
} });
Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
  heard.locks.push("asked");
  return { released: false, release: async () => { heard.locks.push("released"); } };
} } });"""
HIDE = """Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
document.dispatchEvent(new Event("visibilitychange"));"""


class Watch:
    """A screen of the self-check with a timer, on a page whose clock stands still."""

    def __init__(self, tab: Page, state: dict[str, Any], screen: str) -> None:
        self.tab = tab
        self.screen = screen
        tab.clock.install(time=0)
        screens = {one: tries for one, tries in state["screens"].items() if one != screen}
        self.reader = Reader(tab).resume({**state, "screens": screens}, screen)
        # Far from the time of day of a real event, so that only this clock counts.
        tab.clock.pause_at(3_600_000)
        self.start = self.reader.section.locator("button.start")
        self.said = self.reader.section.locator(".said")
        self.turn = self.reader.section.locator(".turn")
        self.dialog = tab.locator("dialog.timer")
        self.face = self.dialog.get_by_role("timer")
        self.told = self.dialog.get_by_role("status")

    def button(self, name: str) -> Locator:
        return self.reader.section.get_by_role("button", name=name)

    def is_at(self, state: str) -> None:
        expect(self.dialog).to_have_attribute("data-state", state)

    def pass_by(self, milliseconds: int) -> None:
        self.tab.clock.run_for(milliseconds)

    def tap(self) -> None:
        """Tap in the middle of the screen, no sooner after the last tap than a finger can."""
        self.tab.mouse.click(180, 300)

    def space(self) -> None:
        self.tab.keyboard.press("Space")

    def go(self) -> None:
        """Open the timer, start it and wait for "go"."""
        self.start.click()
        self.is_at("ready")
        self.pass_by(300)
        self.space()
        self.is_at("count-in")
        self.pass_by(3_000)
        self.is_at("running")

    def over(self) -> None:
        """Wait for the timer to close after its end."""
        self.is_at("over")
        self.pass_by(800)
        expect(self.dialog).to_have_count(0)

    def tries(self) -> dict[str, Any]:
        return self.reader.tries(self.screen)


@pytest.fixture
def stance(page: OpenPage, walked: dict[str, Any]) -> Watch:
    return Watch(page(), walked, STANCE)


@pytest.fixture
def heels(page: OpenPage, walked: dict[str, Any]) -> Watch:
    return Watch(page(), walked, HEELS)


def test_a_stance_is_counted_in_stopped_rested_and_switched(stance: Watch) -> None:
    tab = stance.tab
    expect(stance.turn).to_contain_text("Left side, try 1")
    expect(stance.start).to_have_text("Start the left side")
    stance.start.click()
    expect(tab.get_by_role("dialog", name="Left leg, try 1")).to_be_visible()
    assert stance.face.get_attribute("aria-live") == "off"
    # It waits for the reader.
    stance.pass_by(20_000)
    stance.is_at("ready")
    expect(stance.face).to_have_text("0.0")
    stance.tap()
    for count in ("3", "2", "1"):
        expect(stance.face).to_have_text(count)
        expect(stance.told).to_have_text(count)
        stance.pass_by(1_000)
    stance.is_at("running")
    expect(stance.told).to_have_text("Go")
    stance.pass_by(4_000)
    expect(stance.face).to_have_text("4.0")
    stance.pass_by(1_100)
    expect(stance.told).to_have_text("5 seconds")
    stance.pass_by(1_180)
    stance.space()
    stance.over()
    assert stance.tries()["left"] == [6.2]
    expect(stance.reader.field("left")).to_have_value("6.2")
    expect(stance.said).to_contain_text(
        "Left side: 6.2 seconds. Now the other side: right. Rest for 15 seconds first."
    )
    rest = stance.reader.section.get_by_role("timer", name="Rest")
    expect(rest).to_have_text("Rest: 15 s")
    stance.pass_by(5_100)
    expect(rest).to_have_text("Rest: 10 s")
    stance.pass_by(10_200)
    expect(rest).to_be_hidden()
    expect(stance.said).to_have_text("The rest is over. Start when you are ready.")
    # It stops by itself at the most a try can have.
    expect(stance.start).to_have_text("Start the right side")
    stance.go()
    stance.pass_by(31_000)
    expect(stance.dialog).to_have_count(0)
    assert stance.tries()["right"] == [30]
    # The right leg has reached the line, so only the left can do better.
    expect(stance.turn).to_contain_text("If you like:")
    expect(stance.start).to_have_text("Start the left side")
    expect(stance.button("Do the right side now")).to_be_hidden()


def test_undo_takes_back_the_last_try_and_a_try_can_be_written_by_hand(stance: Watch) -> None:
    stance.button("Do the right side now").click()
    expect(stance.start).to_have_text("Start the right side")
    stance.go()
    stance.pass_by(7_300)
    stance.tap()
    stance.over()
    assert stance.tries()["right"] == [7.3]
    stance.button("Undo this try").click()
    assert stance.tries()["right"] == []
    expect(stance.said).to_have_text("That try was taken back.")
    expect(stance.start).to_be_focused()
    expect(stance.start).to_have_text("Start the right side")
    expect(stance.reader.field("right")).to_have_value("")
    expect(stance.button("Undo this try")).to_be_hidden()
    stance.go()
    stance.pass_by(7_300)
    stance.tap()
    stance.over()
    stance.reader.field("right").fill("8,1")
    assert stance.tries()["right"] == [8.1]
    expect(stance.start).to_have_text("Start the left side")
    stance.reader.field("left").fill("30")
    stance.reader.field("right").fill("30")
    expect(stance.turn).to_have_text("All tries are in.")
    expect(stance.start).to_be_hidden()


def test_a_count_in_can_wait_and_a_timer_can_be_closed(stance: Watch) -> None:
    stance.start.click()
    stance.space()
    stance.pass_by(1_500)
    stance.is_at("count-in")
    stance.tap()
    stance.is_at("ready")
    stance.pass_by(10_000)
    stance.is_at("ready")
    stance.space()
    stance.pass_by(5_000)
    stance.is_at("running")
    stance.tab.keyboard.press("Escape")
    expect(stance.dialog).to_have_count(0)
    expect(stance.start).to_be_focused()
    stance.go()
    stance.dialog.get_by_role("button", name="Close").click()
    expect(stance.dialog).to_have_count(0)
    assert STANCE not in stance.reader.session()["screens"]
    # Neither does the browser's Back leave a timer behind.
    for step in ("knee-to-wall", STANCE):
        stance.reader.turn_to(step)
        stance.reader.at(step)
    stance.start.click()
    stance.is_at("ready")
    stance.tab.go_back()
    stance.reader.at("knee-to-wall")
    expect(stance.dialog).to_have_count(0)


@pytest.mark.parametrize("after", [1_000, 6_000], ids=["count-in", "running"])
def test_a_try_does_not_count_when_the_page_was_out_of_sight(stance: Watch, after: int) -> None:
    stance.start.click()
    stance.space()
    stance.pass_by(after)
    stance.tab.evaluate(HIDE)
    expect(stance.dialog).to_have_count(0)
    expect(stance.said).to_contain_text("out of sight")
    expect(stance.said).to_contain_text("does not count. Try again.")
    expect(stance.start).to_have_text("Start the left side")
    expect(stance.reader.field("left")).to_have_value("")
    assert STANCE not in stance.reader.session()["screens"]


def test_the_chair_stand_counts_taps_for_thirty_seconds(
    page: OpenPage, walked: dict[str, Any]
) -> None:
    chair = Watch(page(), walked, "chair-stand")
    expect(chair.start).to_have_text("Start")
    chair.go()
    expect(chair.dialog).to_contain_text("30 s left")
    for number in range(1, 15):
        chair.pass_by(2_000)
        (chair.tap if number % 2 else chair.space)()
        # The second tap of a bounce, and a key held down, are none.
        chair.pass_by(20)
        chair.tap()
        expect(chair.face).to_have_text(str(number))
    expect(chair.dialog).to_contain_text("2 s left")
    chair.pass_by(1_720 + 101)
    # A tap that comes too late lands on nothing.
    chair.is_at("over")
    chair.tap()
    chair.over()
    assert chair.tries()["both"] == [14]
    expect(chair.said).to_contain_text("Your count: 14 repetitions. All tries are in.")
    expect(chair.button("Undo this try")).to_be_focused()
    chair.button("Undo this try").click()
    # Who counts without the timer is asked for the count, and not given a nought.
    chair.go()
    chair.pass_by(31_000)
    expect(chair.said).to_have_text("The timer counted none. Type your own count.")
    expect(chair.reader.field("both")).to_be_focused()
    assert chair.tries()["both"] == []


def test_the_metronome_counts_every_second_beat(heels: Watch) -> None:
    heels.go()
    expect(heels.dialog).to_contain_text("Go up on one beat and down on the next.")
    for beat, count in enumerate(("0", "0", "1", "1", "2", "2", "3")):
        expect(heels.dialog).to_have_attribute("data-beat", "down" if beat % 2 else "up")
        expect(heels.face).to_have_text(count)
        heels.pass_by(1_000)
    heels.tap()
    heels.over()
    # The fourth was not finished.
    assert heels.tries()["left"] == [3]
    expect(heels.said).to_contain_text("Left side: 3 repetitions. Now the other side: right.")
    expect(heels.reader.section.get_by_role("timer", name="Rest")).to_have_text("Rest: 120 s")
    heels.go()
    heels.pass_by(61_000)
    expect(heels.dialog).to_have_count(0)
    assert heels.tries()["right"] == [30]


@pytest.mark.parametrize(("end", "count"), [(57_960, 28), (58_040, 29)])
def test_a_minute_of_late_and_lost_ticks_moves_nothing(heels: Watch, end: int, count: int) -> None:
    heels.go()
    passed = 0
    # As on a busy or sleeping device: each jump runs what was due in it once, and late.
    for jump in (37, 1_213, 7_001, 149, 11_369, 3, 19_997, 2_411, 8_887):
        heels.tab.clock.fast_forward(jump)
        passed += jump
    heels.tab.clock.fast_forward(end - passed)
    heels.space()
    heels.over()
    assert heels.tries()["left"] == [count]


def test_a_tap_counts_when_it_was_made_however_busy_the_page(
    page: OpenPage, walked: dict[str, Any]
) -> None:
    tab = page()
    tab.add_init_script(
        "window.taps = []; addEventListener('pointerdown', event =>"
        " taps.push([event.timeStamp, performance.now()]), true)"
    )
    screens = {one: tries for one, tries in walked["screens"].items() if one != STANCE}
    reader = Reader(tab).resume({**walked, "screens": screens}, STANCE)
    reader.section.locator("button.start").click()
    dialog = tab.locator("dialog.timer")
    expect(dialog).to_have_attribute("data-state", "ready")
    tab.evaluate("addEventListener('keydown', event => { window.began = event.timeStamp; }, true)")
    tab.keyboard.press("Space")
    expect(dialog).to_have_attribute("data-state", "running")
    # The page is busy until a tap waits for it, and for 400 ms after that; it says so first, or
    # the tap might come before.
    with tab.expect_console_message(lambda message: message.text == "busy"):
        tab.evaluate("""setTimeout(() => {
          console.log("busy");
          const from = performance.now();
          while (!navigator.scheduling.isInputPending() && performance.now() - from < 3000);
          const came = performance.now();
          while (performance.now() - came < 400);
        })""")
    tab.mouse.click(180, 300)
    expect(dialog).to_have_count(0)
    made, handled = tab.evaluate("taps.at(-1)")
    assert handled - made >= 390
    seconds = (made - tab.evaluate("began") - 3_000) / 1000
    [value] = reader.tries(STANCE)["left"]
    # A browser tells the time in steps of 0.1 ms, and an event may be a step ahead of the clock.
    assert seconds - 0.1 - 0.00015 <= value <= seconds + 0.00015


def test_nothing_is_heard_before_a_tap_nor_with_the_switches_off(
    page: OpenPage, walked: dict[str, Any]
) -> None:
    tab = page()
    tab.add_init_script(SPY)
    watch = Watch(tab, walked, STANCE)

    def heard() -> Any:
        return tab.evaluate("window.heard")

    watch.start.click()
    watch.pass_by(5_000)
    assert heard() == {"made": 0, "tones": [], "words": [], "locks": ["asked"]}
    beep = watch.dialog.get_by_role("button", name="Beep")
    words = watch.dialog.get_by_role("button", name="Spoken words")
    expect(beep).to_have_attribute("aria-pressed", "true")
    expect(words).to_have_attribute("aria-pressed", "false")
    beep.click()
    expect(beep).to_have_attribute("aria-pressed", "false")
    watch.space()
    watch.pass_by(9_000)
    watch.space()
    watch.over()
    silent = {"made": 0, "tones": [], "words": []}
    assert heard() == {**silent, "locks": ["asked", "released"]}
    assert watch.tries()["left"] == [6]
    # The switches are remembered, and what they let through is heard.
    watch.start.click()
    expect(beep).to_have_attribute("aria-pressed", "false")
    words.click()
    watch.space()
    for _ in range(3):
        watch.pass_by(1_000)
    watch.pass_by(5_100)
    watch.space()
    watch.over()
    assert heard()["words"] == ["3", "2", "1", "Go", "5 seconds", "Stop"]
    assert heard()["made"] == 0
    watch.start.click()
    words.click()
    beep.click()
    watch.space()
    tab.evaluate("audio.resume()")
    watch.pass_by(3_500)
    assert heard()["made"] == 1
    assert heard()["tones"] == [660, 660, 660, 990]
    assert heard()["words"][6:] == []


LACKS = {
    "none": "delete window.AudioContext; delete window.speechSynthesis;"
    " window.AudioContext = undefined;",
    "throwing": """window.AudioContext = class { constructor() { throw new Error("no audio"); } };
Object.defineProperty(window, "speechSynthesis", { get() { throw new Error("no voice"); } });
Object.defineProperty(navigator, "wakeLock", { get() { throw new Error("no lock"); } });""",
}


@pytest.mark.parametrize("lack", LACKS)
def test_the_timer_works_without_any_sound(
    page: OpenPage, walked: dict[str, Any], lack: str
) -> None:
    tab = page()
    tab.add_init_script(LACKS[lack])
    watch = Watch(tab, walked, STANCE)
    watch.start.click()
    watch.dialog.get_by_role("button", name="Spoken words").click()
    watch.space()
    watch.pass_by(8_500)
    expect(watch.told).to_have_text("5 seconds")
    watch.tap()
    watch.over()
    assert watch.tries()["left"] == [5.5]
