"""The self-check for everyone: keys alone, touch, large text, no motion, dark, read aloud."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.library import Library
from tests.browser.walk import DAY, OpenPage, Reader, tab_to

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
STANCE = "single-leg-stance"
MOVING = """[...document.querySelectorAll("*")].filter(one => {
  const { animationName, animationDuration, transitionDuration, scrollBehavior } =
    getComputedStyle(one);
  const long = times => times.split(", ").some(time => parseFloat(time) > 0.001);
  return (animationName !== "none" && long(animationDuration)) || long(transitionDuration)
    || scrollBehavior === "smooth";
}).map(one => one.outerHTML.slice(0, 120))"""
# What reaches past an edge, or does not show all of its words. A table may scroll in a box that
# takes the focus.
CUT = """([scope, width]) => [...document.querySelectorAll(
    `${scope} :is(a, button, label, legend, input, h2, h3, p, li, table, svg)`)]
  .filter(one => one.checkVisibility() && !one.closest(".unseen") && one.getClientRects().length)
  .filter(one => !one.parentElement.closest('[role=group][tabindex="0"]'))
  .filter(one => {
    const { left, right } = one.getBoundingClientRect();
    const over = one.matches("button") &&
      (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
    return left < -0.5 || right > width + 0.5 || over;
  }).map(one => one.outerHTML.slice(0, 160))"""


def steps_of(state: dict[str, Any], library: Library) -> list[str]:
    """Every step on the way of a reader who has gone all of it."""
    asked = [question.id for question in (*library.quiz.gate, *library.quiz.about)]
    questions = [one for one in asked if one in state["answers"]]
    gate = len([one for one in library.quiz.gate if one.id in state["answers"]])
    return [
        "intro", *questions[:gate], "outcome", *questions[gate:], "checks",
        *library.quiz.screens, "results", "plan",
    ]  # fmt: skip


def radio_by_keys(tab: Page, name: str, steps: int) -> None:
    """Choose an answer of a group in which none is chosen: the first, or some steps further on."""
    tab_to(tab, f'[name="{name}"]')
    tab.keyboard.press("Space")
    for _ in range(steps):
        tab.keyboard.press("ArrowDown")


def answer_by_keys(reader: Reader) -> None:
    tab, step = reader.tab, reader.step
    boxes = reader.section.locator("input[type=checkbox]:visible")
    if step == STANCE:
        tab_to(tab, "button.start")
        tab.keyboard.press("Enter")
        timer = tab.locator("dialog.timer")
        expect(timer).to_have_attribute("data-state", "ready")
        tab.clock.pause_at(tab.evaluate("Date.now()") + 1_000)
        tab.keyboard.press("Space")
        tab.clock.run_for(9_450)
        tab.keyboard.press("Space")
        tab.clock.run_for(1_000)
        expect(timer).to_have_count(0)
        tab.clock.resume()
        expect(reader.section.locator("button.start")).to_be_focused()
        tab_to(tab, f"#{STANCE}-right-1")
        tab.keyboard.type("12,5")
    elif step == "chair-sit-and-reach":
        tab_to(tab, f"[name={step}-mark]")
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("ArrowDown")
        tab_to(tab, f"[name={step}-unable][value=left]")
        tab.keyboard.press("Space")
        radio_by_keys(tab, f"{step}-right-1", 2)
    elif step in DAY:
        for column, tries in DAY[step].items():
            for number, text in enumerate(tries, 1):
                if step == "filmed-squat":
                    radio_by_keys(tab, f"{step}-sign-{number - 1}", int(text))
                elif reader.section.locator(f"#{step}-{column}-1").count():
                    tab_to(tab, f"#{step}-{column}-{number}")
                    tab.keyboard.type(text)
                else:
                    radio_by_keys(tab, f"{step}-{column}-{number}", int(text))
    elif step == "checks":
        radio_by_keys(tab, "extent", 1)
    elif boxes.count():
        tab_to(tab, "input[value=none]")
        tab.keyboard.press("Space")
    elif reader.section.locator("input[type=radio]").count():
        tab_to(tab, "input[type=radio]")
        tab.keyboard.press("Space")


def test_the_whole_way_by_keyboard_alone(page: OpenPage, library: Library) -> None:
    tab = page()
    tab.clock.install()
    reader = Reader(tab).open()
    title = tab.title()
    tab_to(tab, "[data-next]")
    tab.keyboard.press("Enter")
    reader.left("intro")
    for _ in range(40):
        step = reader.step
        assert tab.title() != title
        expect(reader.section.locator("h2")).to_be_focused()
        if step == "plan":
            break
        answer_by_keys(reader)
        tab_to(tab, "[data-next]")
        tab.keyboard.press("Enter")
        reader.left(step)
    assert reader.step == "plan"
    screens = reader.session()["screens"]
    assert list(screens) == list(library.quiz.screens)
    assert (screens[STANCE]["left"], screens[STANCE]["right"]) == ([6.4], [12.5])
    assert screens["chair-sit-and-reach"]["unable"] == ["left"]
    assert screens["chair-sit-and-reach"]["right"] == [2]
    assert screens["filmed-squat"]["both"] == [0, 1, 3, 0, 2, 5, 0]
    assert screens["knee-to-wall"]["right"] == [11, 11.5]
    tab_to(tab, "main a[href$='my-plan/']")


def test_by_touch_on_a_small_phone_and_without_motion(page: OpenPage) -> None:
    tab = page(**PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    reader = Reader(tab).open()
    reader.next.tap()
    reader.left("intro")
    for _ in range(40):
        step = reader.step
        width = tab.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{step} is {width} px wide"
        small = tab.locator(
            "main :is(button, label.choice, label.pick, input[type=text]):visible"
        ).evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().height < 44)"
            ".map(one => one.outerHTML)"
        )
        assert small == [], step
        assert tab.evaluate(MOVING) == [], step
        if step == "plan":
            break
        if step == STANCE:
            reader.section.locator("button.start").tap()
            timer = tab.locator("dialog.timer")
            expect(timer).to_be_visible()
            tab.touchscreen.tap(180, 300)
            expect(timer).to_have_attribute("data-state", "count-in")
            assert tab.evaluate(MOVING) == [], "timer"
            timer.get_by_role("button", name="Close").tap()
            expect(timer).to_have_count(0)
        none = reader.section.locator("label.choice:has(input[value=none])")
        if step in DAY or step == "checks":
            reader.answer()
        elif reader.section.locator("fieldset").count():
            (none if none.count() else reader.section.locator("label.choice").last).tap()
        reader.next.tap()
        reader.left(step)
    assert reader.step == "plan"


def test_text_twice_as_large_fits_the_smallest_phone(
    page: OpenPage, walked: dict[str, Any], library: Library
) -> None:
    tab = page(viewport={"width": 320, "height": 640})
    tab.add_init_script(
        "const large = new CSSStyleSheet(); large.replaceSync('html { font-size: 200% }');"
        "document.adoptedStyleSheets = [large];"
    )
    reader = Reader(tab).resume(walked, "plan")
    assert tab.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    found: dict[str, Any] = {}

    def look(name: str, scope: str = "main") -> None:
        wide = tab.evaluate("document.documentElement.scrollWidth")
        if cut := tab.evaluate(CUT, [scope, 320]):
            found[name] = cut
        if wide > 320:
            found[f"{name} as a whole"] = wide

    for step in steps_of(walked, library):
        reader.turn_to(step)
        reader.at(step)
        look(step)
    for screen in ("chair-stand", STANCE, "single-leg-heel-raise"):
        reader.turn_to(screen)
        reader.at(screen)
        field = reader.section.locator("input[type=text]").first
        before = field.input_value()
        field.fill("")
        reader.section.locator("button.start").click()
        look(f"{screen} timer", "dialog.timer")
        tab.keyboard.press("Escape")
        expect(tab.locator("dialog.timer")).to_have_count(0)
        field.fill(before)
    reader.section.locator("input[type=text]").first.fill("99,5")
    reader.next.click()
    look("an error")
    tab.get_by_role("button", name="Start again").click()
    look("start again", "dialog[open]")
    tab.keyboard.press("Escape")
    reader.turn_to("urgent-now")
    reader.at("urgent-now")
    reader.answer(["chest"])
    reader.go_on()
    look("stop")
    assert found == {}


@pytest.mark.parametrize(("scheme", "width"), [("dark", 360), ("light", 1280)])
def test_axe_finds_nothing_at_any_kind_of_step(
    page: OpenPage,
    axe: Callable[[Page], list[str]],
    walked: dict[str, Any],
    scheme: str,
    width: int,
) -> None:
    tab = page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    # Entered so that each kind of result comes out, and one is still to be measured.
    screens = {one: tries for one, tries in walked["screens"].items() if one != STANCE}
    answers = {**walked["answers"], "situation": ["old-pain"]}
    reader = Reader(tab).resume({**walked, "answers": answers, "screens": screens}, STANCE)
    looked: dict[str, list[str]] = {}

    def look(name: str) -> None:
        looked[name] = axe(tab)

    def turn(step: str) -> None:
        reader.turn_to(step)
        reader.at(step)

    look(STANCE)
    reader.section.locator("button.start").click()
    timer = tab.locator("dialog.timer")
    expect(timer).to_have_attribute("data-state", "ready")
    look("timer ready")
    tab.keyboard.press("Space")
    expect(timer).to_have_attribute("data-state", "running")
    look("timer running")
    tab.keyboard.press("Space")
    expect(timer).to_have_count(0)
    look("rest and undo")
    tab.get_by_role("button", name="Start again").click()
    look("dialog")
    tab.keyboard.press("Escape")
    reader.answer()
    for step in ("intro", "outcome", "kit", "minutes", "checks"):
        turn(step)
        look(step)
    for step in ("chair-stand", "chair-sit-and-reach", "knee-to-wall", "filmed-squat"):
        turn(step)
        look(step)
    turn("behind-back-reach")
    reader.pick("behind-back-reach-mark", "unable")
    reader.next.click()
    look("no side named")
    reader.pick("behind-back-reach-unable", "left")
    turn("single-leg-heel-raise")
    reader.field("left").fill("99")
    reader.next.click()
    look("a wrong number")
    reader.answer()
    turn("results")
    look("results")
    reader.go_on()
    for summary in tab.locator("main summary").all():
        summary.click()
    look("plan")
    turn("urgent-now")
    reader.section.locator("input[value=none]").uncheck()
    reader.next.click()
    look("question with an error")
    reader.answer(["chest"])
    reader.go_on()
    look("stop")
    tab.goto("self-check/paper/")
    look("paper")
    assert {name: found for name, found in looked.items() if found} == {}


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
