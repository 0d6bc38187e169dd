"""The safety questions of the self-check: each outcome, what follows it and what does not."""

import re

from playwright.sync_api import expect

from generator import prose
from generator.library import Library
from tests.browser.walk import ONE_LEG, SESSION, OpenPage, Reader


def option_of(library: Library, outcome: str, ends: bool) -> tuple[str, str]:
    """The first answer of the gate with this outcome, which ends the self-check or does not."""
    return next(
        (question.id, option.id)
        for question in library.quiz.gate
        for option in question.options
        if option.outcome == outcome and bool(option.ends) == ends
    )


def assert_nothing_follows(reader: Reader, library: Library) -> None:
    tab = reader.tab
    assert reader.step == "outcome"
    expect(reader.next).to_be_hidden()
    expect(tab.locator("[data-back]")).to_be_hidden()
    expect(tab.get_by_role("button", name="Start again")).to_be_visible()
    html = tab.evaluate("document.documentElement.outerHTML")
    for step in ("checks", *library.quiz.screens, "results", "plan"):
        assert f'data-step="{step}"' not in html
    names = [screen.name for screen in library.screens.values()]
    names += [exercise.name for exercise in library.exercises.values()]
    assert [name for name in names if name in html] == []
    assert "my-plan" not in html
    assert reader.kept() is None


def test_a_stop_ends_and_shows_no_screen_and_no_exercise(page: OpenPage, library: Library) -> None:
    question, option = option_of(library, "stop", False)
    tab = page()
    reader = Reader(tab, {question: [option]}).open()
    reader.walk("outcome")
    assert_nothing_follows(reader, library)
    expect(reader.section).to_contain_text(library.quiz.outcomes.stop.title)
    expect(reader.section).to_contain_text("999")
    action = next(
        o.action for q in library.quiz.gate if q.id == question for o in q.options if o.id == option
    )
    expect(reader.section).to_contain_text(action or "")
    # Neither a refresh, nor the address, nor a doctored store leads past it.
    tab.reload()
    reader.ready()
    assert_nothing_follows(reader, library)
    for step in ("plan", "results", "checks", library.quiz.screens[0]):
        reader.turn_to(step)
        reader.ready()
        assert_nothing_follows(reader, library)
    tab.evaluate(
        "key => sessionStorage.setItem(key, "
        'sessionStorage.getItem(key).replace(/"step":"[a-z-]+"/, \'"step":"plan"\'))',
        SESSION,
    )
    tab.goto("self-check/#plan")
    tab.reload()
    reader.ready()
    assert_nothing_follows(reader, library)


def test_not_sure_about_an_emergency_counts_as_yes(page: OpenPage, library: Library) -> None:
    question, _ = option_of(library, "stop", False)
    reader = Reader(page(), {question: ["unsure"]}).open().walk("outcome")
    assert_nothing_follows(reader, library)
    asked = next(one for one in library.quiz.gate if one.id == question)
    for option in asked.options:
        expect(reader.section).to_contain_text(prose.plain(option.action or ""))


def test_see_first_can_end_the_self_check(page: OpenPage, library: Library) -> None:
    question, option = option_of(library, "see-first", True)
    reader = Reader(page(), {question: [option]}).open().walk("outcome")
    assert_nothing_follows(reader, library)
    expect(reader.section).to_contain_text(library.quiz.outcomes.see_first.title)


def test_see_first_can_go_on_without_what_must_wait(page: OpenPage, library: Library) -> None:
    reader = Reader(page(), {"joints": ["giving-way-arm"]}).open().walk("outcome")
    expect(reader.section).to_contain_text(library.quiz.outcomes.see_first.title)
    expect(reader.section.locator(".action")).to_have_text(
        "See a physiotherapist. Leave the arms out until then."
    )
    gone = [one for one in library.screens.values() if "shoulder-arm" in one.loads]
    assert {"behind-back-reach", "filmed-squat"} <= {one.id for one in gone}
    for screen in gone:
        expect(reader.section).to_contain_text(screen.name)
    reader.walk("checks")
    reader.answer()
    for screen in library.screens.values():
        box = reader.section.locator(f'input[value="{screen.id}"]')
        expect(box).to_be_visible(visible=screen not in gone)
    seen = reader.steps()
    assert "chair-stand" in seen
    assert not {screen.id for screen in gone} & set(seen)
    planned = reader.planned()
    assert planned
    assert all("shoulder-arm" not in library.exercises[one].loads for one in planned)


def test_adapt_leaves_work_on_one_leg_out_and_says_so(page: OpenPage, library: Library) -> None:
    answers = {"steadiness": ["unsteady"]}
    reader = Reader(page(), answers).open().walk("outcome")
    expect(reader.section).to_contain_text(library.quiz.outcomes.adapt.title)
    expect(reader.section).to_contain_text("Left out for you")
    gone = {"single-leg-stance", "single-leg-heel-raise", ONE_LEG}
    for screen in gone:
        expect(reader.section).to_contain_text(library.screens[screen].name)
    # How far there is to go is honest, as the path changes.
    counts: list[tuple[int, int]] = []
    seen = []
    while reader.step != "plan":
        found = re.search(
            r"Step (\d+) of (\d+)", reader.tab.locator("[data-progress]").inner_text()
        )
        assert found is not None
        counts.append((int(found[1]), int(found[2])))
        seen.append(reader.step)
        reader.answer()
        reader.go_on()
    assert not gone & set(seen)
    assert [step for step, _ in counts] == list(range(counts[0][0], counts[0][0] + len(counts)))
    assert {total for _, total in counts} == {counts[-1][0] + 1}
    planned = reader.planned()
    assert planned
    assert all("unsteady" not in library.exercises[one].leave_out for one in planned)


def test_go_says_what_it_does_not_mean_and_asks_for_the_line_from_sixty_on(
    page: OpenPage, library: Library
) -> None:
    reader = Reader(page(), {"age": ["age-60-64"], "sex": ["line-men"]}).open().walk("outcome")
    expect(reader.section).to_contain_text(library.quiz.outcomes.go.title)
    expect(reader.section).to_contain_text("That does not mean that all is well.")
    expect(reader.section).not_to_contain_text("Left out for you")
    reader.walk("sex")
    total = reader.tab.locator("[data-progress]")
    before = int(total.inner_text().split()[-1])
    reader.turn_to("age")
    reader.at("age")
    reader.answer(["age-18-39"])
    reader.go_on()
    # No sex, and no line, below sixty.
    reader.at("kit")
    assert int(total.inner_text().split()[-1]) == before - 1


def test_sides_that_must_not_be_compared_are_not(page: OpenPage) -> None:
    reader = Reader(page(), {"situation": ["limb-difference"]}, extent="quick").open()
    reader.walk("results")
    result = reader.result("knee-to-wall")
    expect(result).to_contain_text("Sides not compared")
    expect(result.locator(".band")).to_have_count(0)
    reader.go_on()
    expect(reader.tab.locator("[data-exercise]").first).to_be_visible()
    expect(reader.tab.locator(".first")).to_have_count(0)
