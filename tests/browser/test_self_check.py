"""The way through the self-check: forth, back and by the address, with nothing lost on the way."""

import json
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from generator.library import Library
from tests.browser.walk import ONE_LEG, SESSION, OpenPage, Reader

REFUSED = """for (const name of ["sessionStorage", "localStorage"])
  Object.defineProperty(window, name, {
    get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };"""


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
    none.check()
    reader.go_on()
    # A question without an answer says what is missing, and leads there.
    reader.next.click()
    alert = reader.tab.get_by_role("alert")
    expect(alert).to_contain_text("None of these")
    expect(box.first).to_be_focused()
    reader.answer()
    expect(alert).to_have_count(0)


def test_a_refresh_loses_nothing_at_any_step(page: OpenPage) -> None:
    tab = page()
    reader = Reader(tab).open()
    reader.go_on()
    while True:
        step = reader.step
        reader.answer()
        before, session = reader.entered(), reader.session()
        tab.reload()
        reader.ready()
        assert (reader.step, reader.entered(), reader.session()) == (step, before, session)
        assert "still here" in reader.notice
        if step == "plan":
            break
        reader.go_on()


def test_back_and_forward_walk_every_step(page: OpenPage, library: Library) -> None:
    tab = page()
    reader = Reader(tab, extent="quick").open()
    seen = reader.steps()
    assert seen[-2:] == ["results", "plan"]
    assert len(seen) > len(library.quiz.gate) + 10
    for step in reversed(seen[:-1]):
        tab.go_back()
        reader.at(step)
    for step in seen[1:]:
        tab.go_forward()
        reader.at(step)
    expect(tab.locator("[data-exercise]").first).to_be_visible()
    # The button goes the same way, and does not make the browser's own Back take two presses.
    for step in reversed(seen[-5:-1]):
        tab.locator("[data-back]").click()
        reader.at(step)
    assert seen[-5] == "chair-stand"
    expect(reader.field("both")).to_have_value("15")
    tab.go_back()
    reader.at(seen[-6])


def test_the_address_leads_no_further_than_the_answers(page: OpenPage) -> None:
    tab = page()
    reader = Reader(tab, extent="quick").open("self-check/#plan")
    reader.at("intro")
    assert "#" not in tab.url
    reader.walk("care")
    for step in ("plan", "results", "checks", "knee-to-wall", "steadiness"):
        reader.turn_to(step)
        reader.at("care")
        assert tab.url.endswith("#care")
    reader.turn_to("no-such-step")
    reader.at("care")
    reader.walk("checks")
    for step in ("knee-to-wall", ONE_LEG, "results"):
        reader.turn_to(step)
        reader.at("checks")
    reader.walk("single-leg-stance")
    reader.turn_to("plan")
    reader.at("single-leg-stance")
    # A check that was not chosen is no step at all.
    reader.turn_to("filmed-squat")
    reader.at("single-leg-stance")
    reader.turn_to("health")
    reader.at("health")


def test_a_changed_answer_drops_only_what_it_makes_meaningless(
    page: OpenPage, library: Library, walked: dict[str, Any]
) -> None:
    tab = page()
    reader = Reader(tab).resume(walked, "results")
    before = reader.session()
    reader.turn_to("steadiness")
    reader.at("steadiness")
    reader.answer(["unsteady"])
    reader.go_on()
    gone = {"single-leg-stance", "single-leg-heel-raise", ONE_LEG}
    for screen in library.quiz.screens:
        assert (library.screens[screen].name in reader.notice) == (screen in gone)
    assert "cleared" in reader.notice
    after = reader.session()
    left = {one: tries for one, tries in before["screens"].items() if one not in gone}
    assert after["screens"] == left
    assert after["answers"] == {**before["answers"], "steadiness": ["unsteady"]}
    # Every other answer still stands, so the way to the results is open.
    reader.turn_to("results")
    reader.at("results")
    expect(tab.locator(".result")).to_have_count(len(left))


def test_a_question_no_longer_asked_is_dropped_by_name(page: OpenPage, library: Library) -> None:
    tab = page()
    reader = Reader(tab, {"joints": ["recent-injury"], "parts": ["part-shoulder-arm"]}).open()
    reader.walk("outcome")
    reader.turn_to("joints")
    reader.at("joints")
    reader.answer(["none"])
    reader.go_on()
    parts = next(question for question in library.quiz.gate if question.id == "parts")
    assert parts.ask in reader.notice
    assert reader.step == "steadiness"


def test_start_again_asks_first_and_clears_everything(
    page: OpenPage, walked: dict[str, Any]
) -> None:
    tab = page()
    reader = Reader(tab).resume(walked, "results")
    assert len((reader.kept() or {})["visits"]) == 1
    reader.turn_to("knee-to-wall")
    reader.at("knee-to-wall")
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
    reader.at("intro")
    session = reader.session()
    assert (session["answers"], session["screens"], session["choice"]) == ({}, {}, None)
    # Today's results, which only this tab has kept, are gone with them.
    reader.go_on()
    assert (reader.kept() or {})["visits"] == []
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
        if reader.step == "results":
            keep = tab.get_by_role("region", name="Keeping these results")
            expect(keep).to_contain_text("does not let the page keep anything")
            expect(keep.get_by_role("button")).to_have_count(0)
            expect(tab.locator(".result")).to_have_count(8)
        if reader.step == "plan":
            break
        reader.answer()
        reader.go_on()
    assert reader.step == "plan"
    assert said == 1
    expect(tab.locator("[data-exercise]").first).to_be_visible()


MARKUP = {"answers": {"urgent-now": ["<img src=x onerror=alert(1)>"]}}
NUMBER = {"screens": {"knee-to-wall": {"left": [1e99], "right": [], "mark": None}}}
CHOICE = {"choice": {"extent": "full", "without": ["<script>alert(1)</script>"]}}
PROTOTYPE = {"answers": {"__proto__": ["none"]}, "step": "__proto__"}


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ({"version": "000000000000"}, "has changed since you began"),
        ({"format": 1}, "has changed since you began"),
        (MARKUP, "could not be read"),
        (NUMBER, "could not be read"),
        (CHOICE, "could not be read"),
        (PROTOTYPE, "could not be read"),
    ],
    ids=["other-version", "other-format", "markup", "number", "choice", "prototype"],
)
def test_a_store_that_cannot_be_trusted_is_dropped_with_a_sentence(
    page: OpenPage, walked: dict[str, Any], stored: dict[str, Any], said: str
) -> None:
    tab = page()
    reader = Reader(tab).resume(walked, "plan")
    text = json.dumps({**reader.session(), **stored})
    tab.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [SESSION, text])
    tab.reload()
    reader.ready()
    assert reader.step == "intro"
    assert said in reader.notice
    assert reader.session()["answers"] == {}
    reader.walk("urgent-body")


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
    reader = Reader(tab).ready()
    reader.at("urgent-body")
    tab.go_back()
    reader.at("urgent-now")
    expect(reader.section.locator("input[value=none]")).to_be_checked()
    tab.go_back()
    reader.at("intro")


def test_when_the_rest_cannot_be_loaded_the_whole_form_stands(page: OpenPage) -> None:
    tab = page(allow=["self-check.js"])
    tab.route("**/self-check.js", lambda route: route.abort())
    tab.goto("self-check/")
    expect(tab.locator("[data-notice]")).to_contain_text("could not be loaded")
    expect(tab.locator("section[data-step=single-leg-stance]")).to_be_visible()
