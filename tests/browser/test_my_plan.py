"""The reader's plan in a real browser: today, six weeks, reminders, paper, and keeping."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pdf import printed

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]
FRIDAY, SATURDAY = "2026-11-27", "2026-11-28"
CARDS = ("heel-raise", "knee-to-wall-rock")
PHONE = {"width": 360, "height": 780}
DENIED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {
    get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = """() => { Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError"); }; }"""
KEPT = """() => JSON.parse(localStorage.getItem("evenstride.kept")
  ?? sessionStorage.getItem("evenstride.kept") ?? "null")"""


def table_of(tab: Page) -> dict[str, Any]:
    tab.goto("my-plan/")
    table: dict[str, Any] = json.loads(tab.locator("#table").text_content() or "")
    return table


def answers_of(table: dict[str, Any]) -> dict[str, list[str]]:
    answers = {question["id"]: ["none"] for question in table["gate"] if not question["only_if"]}
    for question in table["about"]:
        first = question["options"][0]["id"]
        answers[question["id"]] = [first] if question["kind"] == "one" else ["none"]
    return answers | {"minutes": ["minutes-15"]}


def visit(table: dict[str, Any], day: str, **answers: list[str]) -> dict[str, Any]:
    screen = next(screen for screen in table["screens"] if screen["id"] == "knee-to-wall")
    tries = {"left": [8, 8], "right": [12, 12], "both": [], "unable": [], "mark": None}
    return {
        "id": f"visit-{day}",
        "day": day,
        "at": 1764000000000,
        "answers": answers_of(table) | answers,
        "choice": None,
        "screens": {screen["id"]: tries},
        "protocols": {screen["id"]: screen["protocol"]},
    }


def entry(day: str, exercise: str, **more: Any) -> dict[str, Any]:
    blank = {"felt": "done", "top": False, "pain": None, "worse": False}
    return {"id": f"{day}-{exercise}", "day": day, "exercise": exercise, **blank, **more}


def settings(**more: Any) -> dict[str, Any]:
    base = {"started": "2026-11-16", "weekdays": [2, 5], "time": "18:00", "after": "", "swaps": []}
    return base | more


def start(tab: Page, now: str = FRIDAY, measured: str = "2026-11-20", **kept: Any) -> Page:
    """Open the page on a day, with what the reader has kept on the device."""
    tab.clock.set_fixed_time(f"{now}T10:00:00")
    table = table_of(tab)
    whole = {"app": "evenstride", "format": 2, "visits": [visit(table, measured)], "log": []}
    text = json.dumps(whole | {"settings": settings()} | kept)
    tab.evaluate("text => localStorage.setItem('evenstride.kept', text)", text)
    tab.reload()
    expect(tab.get_by_role("heading", name="Today")).to_be_visible()
    return tab


def card(tab: Page, exercise: str) -> Locator:
    return tab.locator(f".exercise[data-exercise={exercise}]")


def press(card: Locator, name: str) -> None:
    card.get_by_role("button", name=name, exact=True).click()


def pressed(tab: Page) -> list[str]:
    return tab.locator(".tick[aria-pressed=true]").all_text_contents()


def log_of(tab: Page) -> list[dict[str, Any]]:
    log: list[dict[str, Any]] = tab.evaluate(KEPT)["log"]
    return log


# --- today ----------------------------------------------------------------------------------------


def test_a_finished_self_check_becomes_a_plan_in_this_tab(page: Open) -> None:
    tab = page(viewport=PHONE)
    tab.clock.set_fixed_time(f"{FRIDAY}T10:00:00")
    table = table_of(tab)
    state = visit(table, FRIDAY) | {"format": 2, "version": table["version"], "step": "plan"}
    del state["id"], state["day"], state["at"], state["protocols"]
    tab.evaluate("text => sessionStorage.setItem('evenstride.session', text)", json.dumps(state))
    tab.reload()
    expect(tab.get_by_text("Friday 27 November", exact=True)).to_be_visible()
    expect(tab.get_by_text("Your plan is in this tab only")).to_be_visible()
    kept = tab.evaluate(KEPT)
    assert [one["day"] for one in kept["visits"]] == [FRIDAY]
    assert kept["visits"][0]["screens"]["knee-to-wall"]["left"] == [8, 8]
    # Two days a week, and the plan begins on the day that it is made.
    assert kept["settings"] == settings(started=FRIDAY, weekdays=[1, 5])
    expect(tab.locator(".exercise")).not_to_have_count(0)
    assert tab.evaluate("localStorage.length") == 0


def test_a_tick_is_kept_and_can_be_taken_back(page: Open) -> None:
    tab = start(page(viewport=PHONE))
    first = card(tab, "knee-to-wall-rock")
    expect(first.get_by_text("Start with your left side")).to_be_visible()
    press(first, "Done")
    first.get_by_label("Every set was full, on the left side too").check()
    assert log_of(tab) == [entry(FRIDAY, "knee-to-wall-rock", top=True)]
    expect(tab.get_by_text("You have practised on 1 day. Carry on.")).to_be_visible()
    tab.reload()
    expect(first.get_by_role("button", name="Done")).to_have_attribute("aria-pressed", "true")
    press(first, "Eased")
    assert log_of(tab) == [entry(FRIDAY, "knee-to-wall-rock", felt="eased")]
    press(first, "Eased")
    assert log_of(tab) == []
    assert pressed(tab) == []


def test_pain_brings_the_pain_rule(page: Open) -> None:
    tab = start(page(viewport=PHONE))
    hurt = card(tab, "heel-raise")
    press(hurt, "It hurt")
    hurt.get_by_label("2 to 3 out of 10").check()
    expect(hurt.get_by_text("Carry on as it is")).to_be_visible()
    expect(hurt.get_by_role("button", name="Start the timer")).to_be_visible()
    hurt.get_by_label("4 or more out of 10").check()
    expect(hurt.get_by_text("It is here again on Sunday 29 November.")).to_be_visible()
    expect(hurt.get_by_role("button", name="Start the timer")).to_have_count(0)
    assert log_of(tab) == [entry(FRIDAY, "heel-raise", felt="pain", pain="strong")]
    hurt.get_by_label("New at night").check()
    notice = tab.locator("[data-safety] .notice")
    expect(notice).to_contain_text("Before you go on, answer the safety questions")
    expect(tab.get_by_role("button", name="Start the timer")).to_have_count(0)
    press(hurt, "It hurt")
    expect(tab.get_by_role("button", name="Start the timer")).to_have_count(4)


def test_new_safety_answers_settle_pain_at_night(page: Open) -> None:
    night = entry("2026-11-24", "heel-raise", felt="pain", pain="night")
    tab = start(page(viewport=PHONE), log=[night], measured="2026-11-23")
    expect(tab.get_by_role("button", name="Start the timer")).to_have_count(0)
    start(tab, log=[night], measured="2026-11-25")
    expect(tab.get_by_role("button", name="Start the timer")).to_have_count(4)


def test_a_mild_pain_is_asked_about_the_next_morning(page: Open) -> None:
    mild = entry(FRIDAY, "heel-raise", felt="pain", pain="mild")
    unknown = entry(FRIDAY, "gone-for-good", felt="pain", pain="mild")
    tab = start(page(viewport=PHONE), SATURDAY, log=[mild, unknown])
    question = tab.get_by_role("group", name="Is it worse this morning?")
    expect(question).to_have_count(1)
    press(question, "Yes")
    assert log_of(tab)[-1] == mild | {"worse": True}
    press(question, "No")
    assert log_of(tab)[-1] == mild
    assert pressed(tab) == ["No"]


def test_a_free_day_is_rest_and_the_minimum_is_there_all_the_same(page: Open) -> None:
    tab = start(page(viewport=PHONE), SATURDAY)
    expect(tab.get_by_text("Rest is part of it. Your next day is Tuesday.")).to_be_visible()
    expect(tab.locator(".exercise")).to_have_count(0)
    tab.get_by_role("button", name="Do the minimum day anyway").click()
    expect(tab.locator(".exercise")).to_have_count(2)
    expect(tab.get_by_role("heading", name="Today")).to_be_focused()


def test_two_full_sessions_suggest_a_change_and_a_swap_holds(page: Open) -> None:
    log = [entry(day, "heel-raise", top=True) for day in ("2026-11-20", "2026-11-24")]
    tab = start(page(viewport=PHONE), log=log)
    expect(card(tab, "heel-raise").get_by_text("You may make one small change")).to_be_visible()
    card(tab, "heel-raise").get_by_text("Change this exercise").click()
    card(tab, "heel-raise").get_by_role("button", name="Seated heel raise").click()
    expect(card(tab, "heel-raise")).to_have_count(0)
    swapped = card(tab, "seated-heel-raise")
    expect(swapped).to_be_visible()
    assert tab.evaluate(KEPT)["settings"]["swaps"] == [
        {"from": "heel-raise", "to": "seated-heel-raise"}
    ]
    tab.reload()
    swapped.get_by_text("Change this exercise").click()
    swapped.get_by_role("button", name="Heel raise on two legs").click()
    expect(card(tab, "heel-raise")).to_be_visible()
    assert tab.evaluate(KEPT)["settings"]["swaps"] == []


def test_a_swap_to_what_is_left_out_is_passed_over(page: Open) -> None:
    swaps = [{"from": "heel-raise", "to": "no-such-exercise"}]
    tab = start(page(viewport=PHONE), settings=settings(swaps=swaps))
    expect(card(tab, "heel-raise")).to_be_visible()


def test_the_timer_runs_through_sets_and_sides(page: Open) -> None:
    tab = start(page(viewport=PHONE))
    card(tab, "knee-to-wall-rock").get_by_role("button", name="Start the timer").click()
    timer = tab.locator("dialog.timer")
    expect(timer.get_by_text("Left side, set 1 of 2. Next: Switch sides")).to_be_visible()
    timer.get_by_role("button", name="Close").click()
    expect(timer).to_have_count(0)
    assert log_of(tab) == []


def test_the_list_works_by_keyboard_alone(page: Open) -> None:
    tab = start(page(viewport=PHONE))
    tab.locator("[data-key=pain-heel-raise]").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("[data-key=mild-heel-raise]")).to_be_visible()
    for key in ("Tab", "Space"):
        tab.keyboard.press(key)
    expect(tab.locator("[data-key=mild-heel-raise]")).to_be_focused()
    tab.keyboard.press("ArrowDown")
    expect(tab.locator("[data-key=strong-heel-raise]")).to_be_focused()
    assert log_of(tab) == [entry(FRIDAY, "heel-raise", felt="pain", pain="strong")]


# --- six weeks, re-test, reminders ----------------------------------------------------------------


def test_the_calendar_forgives(page: Open) -> None:
    tab = start(page(viewport=PHONE), log=[entry("2026-11-20", "heel-raise")])
    weeks = tab.locator("[data-six-weeks]")
    expect(weeks.locator("td")).to_have_count(42)
    expect(weeks.get_by_text("20 November: planned, done")).to_have_count(1)
    expect(weeks.get_by_text("24 November: planned", exact=True)).to_have_count(1)
    expect(weeks.locator("[aria-current=date]")).to_contain_text("27 November: planned, today")
    words = weeks.inner_text().lower()
    assert not any(word in words for word in ("missed", "streak", "only", "fail"))


def test_after_six_weeks_new_ones_can_begin(page: Open) -> None:
    tab = start(page(viewport=PHONE), settings=settings(started="2026-09-01"))
    tab.get_by_role("button", name="Begin six new weeks").click()
    expect(tab.locator("[aria-current=date]")).to_have_count(1)
    assert tab.evaluate(KEPT)["settings"]["started"] == FRIDAY


def test_a_retest_is_offered_when_it_is_due(page: Open) -> None:
    tab = start(page(viewport=PHONE), measured="2026-11-26")
    expect(tab.get_by_role("link", name="Measure again")).to_be_visible()
    expect(tab.get_by_text("Repeat: Knee to wall.")).to_be_visible()


def test_safety_answers_grow_old(page: Open) -> None:
    tab = start(page(viewport=PHONE), measured="2026-11-12")
    notice = tab.locator("[data-safety] .notice")
    expect(notice).to_contain_text("Your safety answers are from Thursday 12 November")
    start(tab, measured="2026-11-13")
    expect(notice).to_have_count(0)


def test_reminders_are_a_calendar_file(page: Open) -> None:
    tab = start(page(viewport=PHONE, timezone_id="Europe/Berlin"))
    tab.get_by_label("Time").fill("07:15")
    tab.get_by_label("After").fill("breakfast")
    # The change of the field must not take the button away from under the tap.
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Save reminders").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename == "movement-breaks.ics"
    assert "DTSTART;TZID=Europe/Berlin:20261127T071500" in text
    assert "RRULE:FREQ=WEEKLY;COUNT=12;BYDAY=TU,FR" in text
    assert "SUMMARY:Movement break" in text
    assert tab.evaluate(KEPT)["settings"] == settings(time="07:15", after="breakfast")


def test_one_day_always_stays(page: Open) -> None:
    tab = start(page(viewport=PHONE))
    tab.get_by_label("Friday").uncheck()
    expect(tab.get_by_text("Nothing is planned today")).to_be_visible()
    tab.get_by_label("Tuesday").click()
    expect(tab.get_by_text("Keep at least one day.")).to_be_visible()
    expect(tab.get_by_label("Tuesday")).to_be_checked()
    assert tab.evaluate(KEPT)["settings"]["weekdays"] == [2]


# --- paper ----------------------------------------------------------------------------------------


def test_paper_says_what_the_log_says_of_pain(page: Open) -> None:
    """A sheet must not ask for what the page has taken off the list."""
    strong = [
        entry(day, "heel-raise", felt="pain", pain="strong") for day in ("2026-11-20", "2026-11-24")
    ]
    paused = entry(FRIDAY, "knee-to-wall-rock", felt="pain", pain="strong")
    tab = start(page(), log=[*strong, paused], settings=settings(weekdays=[1, 2, 3, 4, 5, 6, 7]))
    rise, rock = (card(tab, name).get_by_role("link").first.inner_text() for name in CARDS)
    tab.get_by_role("button", name="Look at them first").click()
    hurt = tab.locator(".sheet--plan .card").filter(has_text=rise)
    expect(hurt).not_to_contain_text("enough on a bad day")
    for name in (rise, rock):
        expect(tab.locator("[data-slot=minimum-day]")).not_to_contain_text(name)
    expect(hurt).to_contain_text("see a physiotherapist")
    expect(hurt.locator(".dose, .log, [data-slot=setup], [data-slot=drawings]")).to_have_count(0)
    later = tab.locator(".sheet--plan .card").filter(has_text=rock)
    expect(later).to_contain_text("It is here again on Sunday 29 November.")
    expect(later.locator(".log")).to_be_visible()
    week = tab.locator("[data-week] tbody tr")
    expect(week.filter(has_text=rise).locator(".box")).to_have_count(0)
    expect(week.filter(has_text=rise)).to_contain_text("see a physiotherapist")
    # Friday and Saturday are free of it; from Sunday on it is back.
    cells = week.filter(has_text=rock).locator("td")
    boxes = [cell.locator(".box").count() > 0 for cell in cells.all()]
    assert boxes[:2] == [False, False]
    assert any(boxes[2:])
    expect(cells).to_have_count(7)


def test_paper_has_the_safety_questions_and_the_day_of_the_answers(page: Open) -> None:
    tab = start(page(), measured="2026-11-20")
    sheets = tab.locator(".sheet--plan, .sheet--week")
    tab.get_by_role("button", name="Look at them first").click()
    for sheet in sheets.all():
        rules = sheet.locator(".rules")
        expect(rules).to_contain_text("/evenstride/safety/ Answered on Friday 20 November. Answer")
    start(tab, measured="2026-11-02")
    for sheet in sheets.all():
        expect(sheet).to_contain_text("Before you go on, answer them again.")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_plan_and_week_print_on_one_page_each(page: Open, paper: str) -> None:
    tab = page(color_scheme="dark")
    tab.add_init_script("window.print = () => {}")
    start(tab, settings=settings(weekdays=[1, 2, 3, 4, 5, 6, 7], after="breakfast"))

    tab.get_by_role("button", name="Print the coming week").click()
    (sheet,) = printed(tab, paper)
    text = " ".join(sheet.text.split())
    assert "My week" in text
    assert "After breakfast, I will do my plan." in text
    assert "Thu 3 Dec" in text
    assert "My plan" not in text
    assert "Measure again" not in text
    # Without a button, the plan is what is printed.
    tab.keyboard.press("Control")
    (sheet,) = printed(tab, paper)
    text = " ".join(sheet.text.split())
    assert "My plan" in text
    assert "My week" not in text


def test_the_sheets_can_be_looked_at_first(page: Open, axe: Axe) -> None:
    tab = start(page(viewport={"width": 320, "height": 700}))
    expect(tab.locator(".sheet--week")).to_be_hidden()
    tab.get_by_role("button", name="Look at them first").click()
    expect(tab.locator(".sheet--week")).to_be_visible()
    row = tab.get_by_role("row", name="Knee-to-wall rock")
    boxes = [cell.locator(".side").all_text_contents() for cell in row.locator("td").all()]
    # From Friday on: Friday and Tuesday, the left side first.
    assert boxes == [["L", "R"], [], [], [], ["L", "R"], [], []]
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe(tab) == []


# --- keeping --------------------------------------------------------------------------------------


def test_two_tabs_do_not_overwrite_each_other(page: Open) -> None:
    tab = start(page(viewport=PHONE))
    other = tab.context.new_page()
    other.clock.set_fixed_time(f"{FRIDAY}T10:00:00")
    other.goto("my-plan/")
    field = tab.get_by_label("After")
    field.fill("brushing my teeth")
    press(card(other, "heel-raise"), "Done")
    expect(card(tab, "heel-raise").locator("[data-key^=done]")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(field).to_be_focused()
    expect(field).to_have_value("brushing my teeth")
    press(card(tab, "knee-to-wall-rock"), "Eased")
    assert {one["exercise"] for one in log_of(other)} == {"heel-raise", "knee-to-wall-rock"}
    assert tab.evaluate(KEPT)["settings"]["after"] == "brushing my teeth"


def test_a_full_storage_is_said_and_the_session_goes_on(page: Open) -> None:
    tab = start(page(viewport=PHONE))
    tab.evaluate(FULL)
    press(card(tab, "heel-raise"), "Done")
    expect(tab.get_by_text("What you tick now is gone once you close")).to_be_visible()
    press(card(tab, "knee-to-wall-rock"), "Eased")
    assert sorted(pressed(tab)) == ["Done", "Eased"]


def test_a_refused_storage_is_said(page: Open) -> None:
    tab = page(viewport=PHONE)
    tab.add_init_script(DENIED)
    tab.goto("my-plan/")
    expect(tab.get_by_text("This browser does not let the site keep anything")).to_be_visible()


def test_everything_can_be_deleted(page: Open) -> None:
    tab = start(page(viewport=PHONE))
    tab.get_by_role("button", name="Delete everything").click()
    tab.get_by_role("button", name="Yes, delete everything").click()
    expect(tab.get_by_text("There is no plan here yet")).to_be_visible()
    tab.reload()
    expect(tab.get_by_text("There is no plan here yet")).to_be_visible()


def test_a_stop_in_this_tab_outweighs_an_older_plan(page: Open) -> None:
    tab = start(page(viewport=PHONE))
    table = table_of(tab)
    first = table["gate"][0]
    answers = answers_of(table) | {first["id"]: [first["options"][0]["id"]]}
    state = {"format": 2, "version": table["version"], "step": "outcome", "answers": answers}
    text = json.dumps(state | {"choice": None, "screens": {}})
    tab.evaluate("text => sessionStorage.setItem('evenstride.session', text)", text)
    tab.reload()
    expect(tab.get_by_text("advice from a professional first")).to_be_visible()
    expect(tab.locator(".exercise")).to_have_count(0)
    expect(tab.get_by_role("link", name="Print")).to_have_count(0)


def test_without_the_exercises_the_page_says_so(page: Open) -> None:
    tab = page(viewport=PHONE, allow=["ERR_FAILED"])
    tab.route("**/exercises.json", lambda route: route.abort())
    tab.goto("my-plan/")
    expect(tab.get_by_text("The exercises could not be loaded.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_day_is_accessible_and_fits(page: Open, axe: Axe, scheme: str, width: int) -> None:
    tab = start(page(color_scheme=scheme, viewport={"width": width, "height": 800}))
    press(card(tab, "knee-to-wall-rock"), "Done")
    press(card(tab, "heel-raise"), "It hurt")
    for summary in card(tab, "heel-raise").locator("summary").all():
        summary.click()
    assert axe(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.evaluate("document.documentElement.style.fontSize = '200%'")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
