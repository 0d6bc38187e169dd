"""The self-check as readers meet it: every way in, every way out, nothing lost on the way."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from pypdf import PdfReader

from generator import prose
from generator.library import Library

Answers = dict[str, list[str]]
OpenPage = Callable[..., Page]

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
TOUCH: dict[str, Any] = {**PHONE, "has_touch": True, "is_mobile": True}
# What a reader enters at each screen, left and right, as they may write it.
TRIES: dict[str, tuple[list[str], list[str]]] = {
    "knee-to-wall": (["8", "8,5"], ["11", "11.5"]),
    "single-leg-stance": (["12.4"], ["6,2"]),
    "single-leg-heel-raise": (["12"], ["14"]),
}
REFUSED = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };"""


class Reader:
    """Walks through the self-check as a reader does, one step at a time."""

    def __init__(self, tab: Page, answers: Answers | None = None) -> None:
        self.tab = tab
        self.answers = answers or {}

    def open(self, address: str = "self-check/") -> "Reader":
        self.tab.goto(address)
        self.ready()
        return self

    def ready(self) -> None:
        expect(self.tab.locator("form[data-ready]")).to_be_visible()
        expect(self.section).to_have_count(1)

    @property
    def section(self) -> Locator:
        return self.tab.locator("section.step:visible")

    @property
    def step(self) -> str:
        return self.section.get_attribute("data-step") or ""

    @property
    def notice(self) -> str:
        return self.tab.locator("[data-notice]").inner_text()

    def answer(self, ids: list[str] | None = None) -> None:
        """Answer the question or fill in the screen that is shown."""
        if self.section.locator("[data-entry]").count():
            left, right = TRIES[self.step]
            for side, tries in (("Left", left), ("Right", right)):
                for number, text in enumerate(tries, 1):
                    self.section.get_by_label(f"{side}, Try {number}", exact=True).fill(text)
        elif self.section.locator("fieldset").count():
            none = self.section.locator("input[value=none]")
            if chosen := ids or self.answers.get(self.step):
                for name in chosen:
                    self.section.locator(f"input[value={name}]").check()
            else:
                (none if none.count() else self.section.locator("input").first).check()

    def go_on(self) -> None:
        before = self.step
        self.tab.locator("[data-next]").click()
        expect(self.tab.locator(f'section.step[data-step="{before}"]:visible')).to_have_count(0)
        expect(self.section).to_have_count(1)

    def walk(self, until: str) -> "Reader":
        """Answer every step up to the one named; fails if it never comes."""
        for _ in range(40):
            if self.step == until:
                return self
            self.answer()
            self.go_on()
        pytest.fail(f"never came to {until}")

    def steps(self) -> list[str]:
        """Walk to the end; return the steps seen."""
        seen = [self.step]
        while self.step != "plan" and self.tab.locator("[data-next]").is_visible():
            self.answer()
            self.go_on()
            seen.append(self.step)
        return seen

    def kept(self) -> dict[str, Any]:
        text = self.tab.evaluate("sessionStorage.getItem('evenstride.session')")
        return dict(json.loads(text))

    def entered(self) -> list[Any]:
        """Everything ticked and written at this step."""
        return list(
            self.section.locator("input").evaluate_all(
                "all => all.map(one => one.type === 'text'"
                " ? one.value.replace(',', '.') : one.checked)"
            )
        )


def tab_to(tab: Page, selector: str) -> None:
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the Tab key never reaches {selector}")


def test_full_path_by_keyboard_alone(page: OpenPage, library: Library) -> None:
    tab = page()
    reader = Reader(tab).open()
    title = tab.title()
    tab_to(tab, "[data-next]")
    tab.keyboard.press("Enter")
    for _ in range(40):
        step = reader.step
        if step == "plan":
            break
        assert tab.title() != title
        expect(reader.section.locator("h2")).to_be_focused()
        if step in TRIES:
            for side, tries in zip(("left", "right"), TRIES[step], strict=True):
                for number, text in enumerate(tries, 1):
                    tab_to(tab, f"#{step}-{side}-{number}")
                    tab.keyboard.type(text)
        elif reader.section.locator("input[type=radio]").count():
            tab_to(tab, "input[type=radio]")
            tab.keyboard.press("Space")
        elif reader.section.locator("input").count():
            tab_to(tab, "input[value=none]")
            tab.keyboard.press("Space")
        tab_to(tab, "[data-next]")
        tab.keyboard.press("Enter")
        expect(tab.locator(f'section.step[data-step="{step}"]:visible')).to_have_count(0)
    assert reader.step == "plan"
    assert set(library.quiz.screens) <= set(reader.kept()["screens"])
    link = tab.get_by_role("link", name="Print this plan")
    assert (link.get_attribute("href") or "").endswith("../my-plan/")


def test_by_touch_on_a_small_phone(page: OpenPage) -> None:
    tab = page(**TOUCH)
    reader = Reader(tab).open()
    tab.locator("[data-next]").tap()
    for _ in range(40):
        step = reader.step
        width = tab.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{step} is {width} px wide"
        small = tab.locator(
            "main :is(button, label.choice, input[type=text]):visible"
        ).evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().height < 44)"
            ".map(one => one.outerHTML)"
        )
        assert small == [], step
        if step == "plan":
            break
        if step in TRIES:
            reader.answer()
        elif reader.section.locator("fieldset").count():
            none = reader.section.locator("label.choice:has(input[value=none])")
            (none if none.count() else reader.section.locator("label.choice").last).tap()
        tab.locator("[data-next]").tap()
        expect(tab.locator(f'section.step[data-step="{step}"]:visible')).to_have_count(0)
    assert reader.step == "plan"


def test_none_of_these_and_other_answers_rule_each_other_out(page: OpenPage) -> None:
    reader = Reader(page()).open()
    reader.go_on()
    box = reader.section.locator("input[type=checkbox]")
    none, unsure = (reader.section.locator(f"input[value={name}]") for name in ("none", "unsure"))
    box.first.check()
    unsure.check()
    expect(box.first).to_be_checked()
    none.check()
    expect(box.first).not_to_be_checked()
    expect(unsure).not_to_be_checked()
    box.first.check()
    expect(none).not_to_be_checked()


def test_an_unanswered_step_says_what_is_missing(page: OpenPage) -> None:
    tab = page()
    reader = Reader(tab).open()
    reader.go_on()
    tab.locator("[data-next]").click()
    expect(tab.get_by_role("alert")).to_contain_text("None of these")
    expect(reader.section.locator("input").first).to_be_focused()
    reader.answer()
    expect(tab.get_by_role("alert")).to_have_count(0)
    reader.walk("single-leg-heel-raise")
    tab.locator("[data-next]").click()
    expect(tab.get_by_role("alert")).to_contain_text("Enter your tries")
    left, right = (reader.section.get_by_label(f"{side}, Try 1") for side in ("Left", "Right"))
    expect(left).to_be_focused()
    right.fill("twelve")
    left.fill("31")
    left.blur()
    expect(reader.section).to_contain_text("between 0 and 30 repetitions")
    tab.locator("[data-next]").click()
    expect(tab.get_by_role("alert")).to_contain_text("another look")
    expect(left).to_be_focused()
    assert "NaN" not in reader.section.inner_text()
    left.fill("30")
    right.fill("")
    tab.locator("[data-next]").click()
    expect(tab.get_by_role("alert")).to_contain_text("the right side has 0 of 1")
    tab.get_by_role("button", name="Go on without them").click()
    expect(reader.section).to_have_attribute("data-step", "results")
    result = tab.locator('[data-result="single-leg-heel-raise"]')
    expect(result).to_contain_text("Not enough tries")


def stops(library: Library) -> list[tuple[str, str]]:
    return [
        (question.id, option.id)
        for question in library.quiz.gate
        for option in question.options
        if option.outcome == "stop"
    ]


def assert_nothing_follows(reader: Reader, library: Library) -> None:
    tab = reader.tab
    assert reader.step == "outcome"
    expect(tab.locator("[data-next]")).to_be_hidden()
    expect(tab.locator("[data-back]")).to_be_hidden()
    expect(tab.get_by_role("button", name="Start again")).to_be_visible()
    html = tab.evaluate("document.documentElement.outerHTML")
    for step in (*library.quiz.screens, "results", "plan"):
        assert f'data-step="{step}"' not in html
    names = [screen.name for screen in library.screens.values()]
    names += [exercise.name for exercise in library.exercises.values()]
    assert [name for name in names if name in html] == []
    assert "my-plan" not in html


def test_a_stop_ends_and_shows_no_screen_and_no_exercise(page: OpenPage, library: Library) -> None:
    question, option = stops(library)[0]
    tab = page()
    reader = Reader(tab, {question: [option]}).open()
    reader.walk("outcome")
    assert_nothing_follows(reader, library)
    expect(reader.section).to_contain_text("999")
    action = next(
        o.action for q in library.quiz.gate if q.id == question for o in q.options if o.id == option
    )
    expect(reader.section).to_contain_text(action or "")
    # Neither a refresh, nor the address, nor a doctored store leads past it.
    tab.reload()
    reader.ready()
    assert_nothing_follows(reader, library)
    for step in ("plan", "results", library.quiz.screens[0]):
        tab.evaluate("step => { location.hash = step }", step)
        reader.ready()
        assert_nothing_follows(reader, library)
    tab.evaluate(
        "key => sessionStorage.setItem(key, "
        'sessionStorage.getItem(key).replace(/"step":"[a-z-]+"/, \'"step":"plan"\'))',
        "evenstride.session",
    )
    tab.goto("self-check/#plan")
    tab.reload()
    reader.ready()
    assert_nothing_follows(reader, library)


def test_not_sure_about_an_emergency_counts_as_yes(page: OpenPage, library: Library) -> None:
    question, _ = stops(library)[0]
    reader = Reader(page(), {question: ["unsure"]}).open().walk("outcome")
    assert_nothing_follows(reader, library)
    asked = next(one for one in library.quiz.gate if one.id == question)
    for option in asked.options:
        expect(reader.section).to_contain_text(prose.plain(option.action or ""))


def test_see_first_can_end_the_self_check(page: OpenPage, library: Library) -> None:
    question, option = next(
        (q.id, o.id)
        for q in library.quiz.gate
        for o in q.options
        if o.outcome == "see-first" and o.ends
    )
    reader = Reader(page(), {question: [option]}).open().walk("outcome")
    assert_nothing_follows(reader, library)
    expect(reader.section).to_contain_text(library.quiz.outcomes.see_first.title)


def test_adapt_leaves_the_stance_out_and_says_so(page: OpenPage, library: Library) -> None:
    tab = page()
    reader = Reader(tab, {"steadiness": ["unsteady"]}).open().walk("outcome")
    name = library.screens["single-leg-stance"].name
    expect(reader.section).to_contain_text("Left out for you")
    expect(reader.section).to_contain_text(name)
    assert "single-leg-stance" not in reader.steps()
    planned = tab.locator("[data-exercise]").evaluate_all("all => all.map(e => e.dataset.exercise)")
    assert planned
    assert all("unsteady" not in library.exercises[one].leave_out for one in planned)


def test_sides_that_must_not_be_compared_are_not(page: OpenPage) -> None:
    tab = page()
    reader = Reader(tab, {"situation": ["limb-difference"]}).open().walk("results")
    result = tab.locator('[data-result="knee-to-wall"]')
    expect(result).to_contain_text("Sides not compared")
    expect(result.locator(".band")).to_have_count(0)
    reader.go_on()
    expect(tab.locator(".first")).to_have_count(0)


def test_progress_is_honest_as_the_path_changes(page: OpenPage) -> None:
    tab = page()
    reader = Reader(tab, {"steadiness": ["unsteady"]}).open()
    reader.go_on()
    counts: list[tuple[int, int]] = []
    while reader.step != "plan":
        found = re.search(r"Step (\d+) of (\d+)", tab.locator("[data-progress]").inner_text())
        assert found is not None
        counts.append((int(found[1]), int(found[2])))
        reader.answer()
        reader.go_on()
    assert [step for step, _ in counts] == list(range(1, len(counts) + 1))
    assert counts[-1][1] == len(counts) + 1
    assert counts[-1][1] < counts[0][1]
    assert all(b[1] <= a[1] for a, b in pairwise(counts))


def test_a_refresh_loses_nothing_at_any_step(page: OpenPage) -> None:
    tab = page()
    reader = Reader(tab).open()
    reader.go_on()
    while True:
        step = reader.step
        reader.answer()
        before, kept = reader.entered(), reader.kept()
        tab.reload()
        reader.ready()
        assert (reader.step, reader.entered(), reader.kept()) == (step, before, kept)
        assert "still here" in reader.notice
        if step == "plan":
            break
        reader.go_on()


def test_back_and_forward_of_the_browser_walk_the_steps(page: OpenPage) -> None:
    tab = page()
    reader = Reader(tab).open().walk("care")
    for expected in ("health", "urgent-body", "urgent-now", "intro"):
        tab.go_back()
        expect(reader.section).to_have_attribute("data-step", expected)
    for expected in ("urgent-now", "urgent-body"):
        tab.go_forward()
        expect(reader.section).to_have_attribute("data-step", expected)
    assert reader.section.locator("input[value=none]").is_checked()
    tab.locator("[data-back]").click()
    expect(reader.section).to_have_attribute("data-step", "urgent-now")
    # The address cannot lead past what is answered.
    tab.evaluate("location.hash = 'plan'")
    expect(reader.section).to_have_attribute("data-step", "care")


def test_a_changed_answer_drops_only_what_it_makes_meaningless(
    page: OpenPage, library: Library
) -> None:
    tab = page()
    reader = Reader(tab).open().walk("results")
    before = reader.kept()
    tab.evaluate("location.hash = 'steadiness'")
    expect(reader.section).to_have_attribute("data-step", "steadiness")
    reader.answer(["unsteady"])
    reader.go_on()
    for screen in ("single-leg-stance", "single-leg-heel-raise"):
        assert library.screens[screen].name in reader.notice
    assert "cleared" in reader.notice
    assert library.screens["knee-to-wall"].name not in reader.notice
    after = reader.kept()
    assert after["screens"] == {"knee-to-wall": before["screens"]["knee-to-wall"]}
    assert after["answers"] == {**before["answers"], "steadiness": ["unsteady"]}
    # Every other answer still stands, so the way to the results is open.
    tab.evaluate("location.hash = 'results'")
    expect(reader.section).to_have_attribute("data-step", "results")
    expect(tab.locator(".result")).to_have_count(1)


def test_a_question_no_longer_asked_is_dropped_by_name(page: OpenPage, library: Library) -> None:
    tab = page()
    reader = Reader(tab, {"joints": ["recent-injury"], "parts": ["part-shoulder-arm"]}).open()
    reader.walk("outcome")
    tab.evaluate("location.hash = 'joints'")
    expect(reader.section).to_have_attribute("data-step", "joints")
    reader.answer(["none"])
    reader.go_on()
    parts = next(question for question in library.quiz.gate if question.id == "parts")
    assert parts.ask in reader.notice
    assert reader.step == "steadiness"


def test_it_hurt_and_skip_are_answers_and_can_be_changed(page: OpenPage) -> None:
    tab = page()
    reader = Reader(tab).open().walk("knee-to-wall")
    reader.answer()
    tab.get_by_label("It hurt, so I stopped").check()
    expect(reader.section.locator(".sides")).to_be_hidden()
    reader.go_on()
    assert "Please leave it out." in reader.notice
    tab.get_by_label("I leave this check out").check()
    reader.go_on()
    reader.walk("results")
    expect(tab.locator('[data-result="knee-to-wall"]')).to_contain_text("It hurt: not scored")
    expect(tab.locator('[data-result="single-leg-stance"]')).to_contain_text("Left out")
    expect(tab.locator(".next")).to_contain_text("settle")
    expect(tab.locator('[data-result="knee-to-wall"] svg')).to_have_count(0)
    tab.evaluate("location.hash = 'knee-to-wall'")
    expect(reader.section).to_have_attribute("data-step", "knee-to-wall")
    tab.get_by_label("I did the check").check()
    # The numbers were not lost.
    expect(reader.section.get_by_label("Left, Try 2")).to_have_value("8.5")
    tab.evaluate("location.hash = 'results'")
    expect(tab.locator('[data-result="knee-to-wall"]')).to_contain_text("A possible difference")


def test_results_say_level_then_difference_with_picture_and_table(
    page: OpenPage, library: Library
) -> None:
    tab = page()
    Reader(tab).open().walk("results")
    result = tab.locator('[data-result="knee-to-wall"]')
    text = result.inner_text()
    level = text.index("fair amount of bend")
    verdict = text.index("A possible difference")
    assert level < verdict < text.index("Why")
    screen = library.screens["knee-to-wall"]
    assert all(line in text for line in screen.cannot_tell)
    picture = result.get_by_role("img")
    expect(picture).to_have_accessible_name(re.compile(r"Left: 8.25 cm. Right: 11.25 cm"))
    assert picture.locator("text.letter").all_text_contents() == ["L", "R"]
    assert result.locator("tbody tr").all_inner_texts()[0].split() == [
        "L", "Left", "8;", "8.5", "8.25", "cm",
    ]  # fmt: skip
    assert (result.locator("a[href*=findings]").first.get_attribute("href") or "").endswith(
        f"findings/{screen.findings[0].finding}/"
    )
    expect(tab.locator(".next")).to_contain_text("another day")
    for link in tab.locator("main a:visible").all():
        href = link.get_attribute("href") or ""
        found = tab.request.get(tab.evaluate("href => new URL(href, location).href", href))
        assert found.ok, href


def test_counter_counts_saves_and_switches_sides(page: OpenPage) -> None:
    tab = page()
    reader = Reader(tab).open().walk("single-leg-heel-raise")
    plus = reader.section.get_by_role("button", name="+1")
    expect(reader.section.locator(".turn")).to_contain_text("Left side, try 1")
    for _ in range(3):
        plus.click()
    plus.press("Space")
    plus.press("Enter")
    reader.section.get_by_role("button", name="−1").click()
    reader.section.get_by_role("button", name="Save 4 for the left side").click()
    status = reader.section.get_by_role("status")
    expect(status).to_contain_text("Left side: 4 repetitions. Now the other side: right.")
    expect(reader.section.locator(".rest")).to_contain_text("Rest: 1")
    expect(reader.section.get_by_label("Left, Try 1")).to_have_value("4")
    expect(reader.section.locator(".turn")).to_contain_text("Right side, try 1")
    reader.section.get_by_role("button", name="Undo this try").click()
    expect(status).to_contain_text("taken back")
    expect(plus).to_be_focused()
    expect(reader.section.locator(".turn")).to_contain_text("Left side, try 1")
    assert reader.kept()["screens"]["single-leg-heel-raise"]["left"] == []
    reader.section.get_by_label("Left, Try 1").fill("5")
    assert reader.kept()["screens"]["single-leg-heel-raise"]["left"] == [5]


def at_the_watch(page: OpenPage) -> Reader:
    tab = page()
    reader = Reader(tab).open().walk("single-leg-stance")
    kept = json.dumps(reader.kept())
    watch = page()
    watch.add_init_script(
        f"if (!sessionStorage.length) sessionStorage.setItem('evenstride.session', {kept!r})"
    )
    watch.clock.install(time=0)
    reader = Reader(watch).open("self-check/#single-leg-stance")
    watch.clock.pause_at(60_000)
    return reader


def test_stopwatch_measures_announces_switches_and_ends_at_its_cap(page: OpenPage) -> None:
    reader = at_the_watch(page)
    tab = reader.tab
    face = reader.section.get_by_role("timer", name="Stopwatch")
    said = reader.section.get_by_role("status")
    big = reader.section.locator(".big")
    assert face.get_attribute("aria-live") is None
    expect(big).to_have_text("Start the left side")
    big.press("Space")
    expect(big).to_have_text("Stop")
    tab.clock.run_for(4_000)
    expect(face).to_have_text("4.0")
    expect(said).to_have_text("")
    tab.clock.run_for(1_100)
    expect(said).to_have_text("5 seconds")
    tab.clock.run_for(7_200)
    big.press("Enter")
    expect(said).to_contain_text("Left side: 12.3 seconds. Now the other side: right.")
    expect(reader.section.get_by_label("Left, Try 1")).to_have_value("12.3")
    expect(reader.section.get_by_role("timer", name="Rest")).to_have_text("Rest: 15 s")
    tab.clock.run_for(15_500)
    expect(said).to_contain_text("The rest is over")
    big.click()
    tab.clock.run_for(31_000)
    expect(big).to_have_text("Start the left side")
    expect(reader.section.get_by_label("Right, Try 1")).to_have_value("30")
    assert reader.kept()["screens"]["single-leg-stance"] == {
        "left": [12.3],
        "right": [30],
        "mark": None,
    }
    reader.section.get_by_role("button", name="Do the right side now").click()
    expect(big).to_have_text("Start the right side")


def test_a_try_does_not_count_when_the_page_was_out_of_sight(page: OpenPage) -> None:
    reader = at_the_watch(page)
    reader.section.locator(".big").click()
    reader.tab.clock.run_for(3_000)
    reader.tab.evaluate(
        "Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    expect(reader.section.get_by_role("status")).to_contain_text("out of sight")
    expect(reader.section.locator(".big")).to_have_text("Start the left side")
    expect(reader.section.get_by_label("Left, Try 1")).to_have_value("")


def test_start_again_asks_first_and_clears_everything(page: OpenPage) -> None:
    tab = page()
    reader = Reader(tab).open().walk("knee-to-wall")
    again = tab.get_by_role("button", name="Start again")
    again.click()
    dialog = tab.get_by_role("dialog", name="Start again?")
    expect(dialog).to_be_visible()
    tab.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(again).to_be_focused()
    assert reader.step == "knee-to-wall"
    again.click()
    dialog.get_by_role("button", name="Clear everything").click()
    expect(reader.section).to_have_attribute("data-step", "intro")
    assert reader.kept()["answers"] == {}
    reader.go_on()
    assert reader.section.locator("input:checked").count() == 0


@pytest.mark.parametrize("script", [REFUSED, FULL], ids=["refused", "full"])
def test_storage_that_fails_is_said_once_and_nothing_shown_is_lost(
    page: OpenPage, script: str
) -> None:
    tab = page()
    tab.add_init_script(script)
    reader = Reader(tab).open()
    said = 0
    for _ in range(40):
        said += "does not let the page keep" in reader.notice
        if reader.step == "plan":
            break
        reader.answer()
        reader.go_on()
    assert reader.step == "plan"
    assert said == 1
    expect(tab.locator("[data-exercise]").first).to_be_visible()


MARKUP = {"answers": {"urgent-now": ["<img src=x onerror=alert(1)>"]}}
NUMBER = {"screens": {"knee-to-wall": {"left": [1e99], "right": [], "mark": None}}}
PROTOTYPE = {"answers": {"__proto__": ["none"]}, "step": "__proto__"}


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ({"version": "000000000000"}, "has changed since you began"),
        ({"format": 2}, "could not be read"),
        (MARKUP, "could not be read"),
        (NUMBER, "could not be read"),
        (PROTOTYPE, "could not be read"),
    ],
    ids=["other-version", "other-format", "markup", "number", "prototype"],
)
def test_a_store_that_cannot_be_trusted_is_dropped_with_a_sentence(
    page: OpenPage, stored: dict[str, Any], said: str
) -> None:
    tab = page()
    reader = Reader(tab).open()
    text = json.dumps({**reader.kept(), **stored})
    tab.evaluate("text => sessionStorage.setItem('evenstride.session', text)", text)
    tab.reload()
    reader.ready()
    assert reader.step == "intro"
    assert said in reader.notice
    assert reader.kept()["answers"] == {}
    reader.walk("plan")


def test_without_javascript_the_whole_form_can_be_read(page: OpenPage, library: Library) -> None:
    tab = page(java_script_enabled=False, **PHONE)
    tab.goto("self-check/")
    quiz = library.quiz
    for step in (*(q.id for q in (*quiz.gate, *quiz.about)), *quiz.screens):
        expect(tab.locator(f'section[data-step="{step}"] h2')).to_be_visible()
    expect(tab.get_by_text("If you tick this:").first).to_be_visible()
    expect(tab.locator(".record").first).to_be_visible()
    expect(tab.locator("[data-next]")).to_be_hidden()
    box = tab.locator("input[type=checkbox]").first
    box.check()
    expect(box).to_be_checked()


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_paper_form_prints_whole(page: OpenPage, size: str, library: Library) -> None:
    tab = page(color_scheme="dark")
    tab.goto("self-check/paper/")
    pdf = PdfReader(BytesIO(tab.pdf(format=size)))
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert len(pdf.pages) <= 16
    # No heading, nor the word of help below it, is left alone at the foot of a page.
    heads = tab.locator(":is(h2, h3, h4, .help)").all_inner_texts()
    for sheet in pdf.pages:
        foot = " ".join(sheet.extract_text().strip().splitlines()[-1].split())
        assert not [head for head in heads if " ".join(head.split()).endswith(foot)]
    assert all(sheet.extract_text().strip() for sheet in pdf.pages)
    assert "Part 4: The scoring key" in text
    assert all(library.screens[name].name in text for name in library.quiz.screens)
    # In print, nothing reaches past the edge of the paper.
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 680, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 680


def test_printing_gives_the_form_or_the_results(page: OpenPage) -> None:
    tab = page()
    reader = Reader(tab).open().walk("health")
    tab.emulate_media(media="print")
    expect(tab.locator("section[data-step=urgent-now]")).to_be_visible()
    expect(tab.locator("section[data-step=knee-to-wall] .record")).to_be_visible()
    expect(tab.locator("[data-next]")).to_be_hidden()
    tab.emulate_media(media="screen")
    reader.walk("results")
    tab.emulate_media(media="print")
    expect(tab.locator("section[data-step=results]")).to_be_visible()
    expect(tab.locator("section[data-step=urgent-now]")).to_be_hidden()
    expect(tab.get_by_text("ends with a scoring key")).to_be_hidden()


def test_a_check_on_paper_fits_one_page(page: OpenPage, library: Library) -> None:
    tab = page()
    tab.goto("self-check/paper/")
    sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(tab.pdf(format="A4"))).pages]
    with_record = [sheet for sheet in sheets if "Write down every try" in sheet]
    assert len(with_record) == len(library.quiz.screens)
    assert all(sheet.count("Leave it out if") == 1 for sheet in with_record)


def test_the_menu_of_a_phone_takes_one_line_and_needs_no_script(page: OpenPage) -> None:
    tab = page(java_script_enabled=False, **PHONE)
    tab.goto("self-check/")
    header = tab.locator(".site-header")
    box = header.bounding_box()
    assert box is not None
    assert box["height"] < 64
    link = header.get_by_role("link", name="Exercises")
    expect(link).to_be_hidden()
    menu = tab.get_by_role("button", name="Menu")
    menu.click()
    expect(link).to_be_visible()
    tab.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu).to_be_focused()
    tab.set_viewport_size({"width": 1280, "height": 800})
    expect(menu).to_be_hidden()
    expect(link).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_at_any_kind_of_step(
    page: OpenPage, axe: Callable[[Page], list[str]], scheme: str, width: int, library: Library
) -> None:
    tab = page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    reader = Reader(tab, {"situation": ["old-pain"]}).open()
    looked: dict[str, list[str]] = {}

    def look(name: str) -> None:
        looked[name] = axe(tab)

    look("intro")
    reader.go_on()
    tab.locator("[data-next]").click()
    look("question with an error")
    reader.walk("outcome")
    look("adapt")
    reader.go_on()
    look("one answer")
    reader.walk("knee-to-wall")
    tab.locator("[data-next]").click()
    look("ruler with an error")
    reader.answer()
    reader.go_on()
    reader.section.locator(".big").click()
    look("stopwatch running")
    reader.section.locator(".big").click()
    tab.get_by_role("button", name="Start again").click()
    look("dialog")
    tab.keyboard.press("Escape")
    reader.answer()
    reader.go_on()
    reader.section.get_by_label("Left, Try 1").fill("99")
    reader.section.get_by_label("Left, Try 1").blur()
    look("counter with a wrong number")
    reader.walk("results")
    look("results")
    reader.go_on()
    for summary in tab.locator("summary").all():
        summary.click()
    look("plan")
    question, option = stops(library)[0]
    tab.evaluate("step => { location.hash = step }", question)
    expect(reader.section).to_have_attribute("data-step", question)
    reader.answer([option])
    reader.go_on()
    look("stop")
    tab.goto("self-check/paper/")
    look("paper")
    assert {name: found for name, found in looked.items() if found} == {}


def test_the_first_question_answers_before_the_rest_has_come(page: OpenPage) -> None:
    tab = page()
    held: list[Route] = []
    tab.route("**/self-check.js", lambda route: held.append(route))
    tab.goto("self-check/", wait_until="commit")
    first = tab.locator("[data-step=intro] + [data-step]")
    expect(first).to_be_hidden()
    tab.get_by_role("button", name="Begin").click()
    expect(first).to_be_visible()
    expect(tab.locator("[data-step=intro]")).to_be_hidden()
    expect(first.locator("h2")).to_be_focused()
    none, other = first.locator("input[value=none]"), first.locator("input").first
    none.check()
    other.check()
    expect(none).not_to_be_checked()
    none.check()
    expect(other).not_to_be_checked()
    # A tap that came too early is kept, once.
    tab.locator("[data-next]").click()
    tab.locator("[data-next]").click()
    expect(first).to_be_visible()
    held[0].continue_()
    reader = Reader(tab)
    reader.ready()
    expect(reader.section).to_have_attribute("data-step", "urgent-body")
    tab.go_back()
    expect(reader.section).to_have_attribute("data-step", "urgent-now")
    expect(reader.section.locator("input[value=none]")).to_be_checked()
    tab.go_back()
    expect(reader.section).to_have_attribute("data-step", "intro")


def test_when_the_rest_cannot_be_loaded_the_whole_form_stands(page: OpenPage) -> None:
    tab = page(allow=["self-check.js"])
    tab.route("**/self-check.js", lambda route: route.abort())
    tab.goto("self-check/")
    expect(tab.locator("[data-notice]")).to_contain_text("could not be loaded")
    expect(tab.locator("section[data-step=single-leg-stance]")).to_be_visible()
