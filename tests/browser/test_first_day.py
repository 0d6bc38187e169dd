"""The first day: eight checks by hand, what the results say of each, and the plan."""

import re
from typing import Any

from playwright.sync_api import expect

from generator.library import Library
from tests.browser.walk import ONE_LEG, OpenPage, Reader, in_order, text_of

AT_SIXTY = {"age": ["age-60-64"], "sex": ["line-men"]}


def table(reader: Reader, screen: str) -> list[list[str]]:
    rows = reader.result(screen).locator(".numbers-table tr")
    return [[text_of(cell) for cell in row.locator("th, td").all()] for row in rows.all()]


def test_a_full_first_day(page: OpenPage, library: Library) -> None:
    tab = page()
    reader = Reader(tab, AT_SIXTY).open()
    reader.walk("chair-stand")
    seen = [reader.step]
    while reader.step != "results":
        reader.answer()
        reader.go_on()
        seen.append(reader.step)
    assert seen == [*library.quiz.screens, "results"]
    rows = tab.locator(".overview li").all_inner_texts()
    assert [" ".join(row.split()) for row in rows] == [
        f"{library.screens[screen].name} {said}"
        for screen, said in {
            "chair-stand": "One number for both sides",
            "chair-sit-and-reach": "A possible difference, for now: one day only",
            "behind-back-reach": "Too close to call",
            ONE_LEG: "Too close to call",
            "knee-to-wall": "A possible difference, for now: one day only",
            "single-leg-stance": "A possible difference, for now: one day only",
            "single-leg-heel-raise": "A possible difference, for now: one day only",
            "filmed-squat": "No score: only what you saw",
        }.items()
    ]
    step = tab.get_by_role("region", name="Your next step")
    expect(step).to_contain_text("Repeat on another day")
    expect(step).to_contain_text("at least 24 hours")
    # A link to a result leads there, and leaves the step alone.
    tab.locator(".overview a").nth(4).click()
    expect(reader.result("knee-to-wall").locator("h3")).to_be_focused()
    assert tab.url.endswith("#results")

    # One number for both sides, held against the line for the reader's age and sex.
    in_order(
        reader.words("chair-stand"),
        "Both sides: 15 repetitions. That is on the line of 14 for your age, or above it.",
        "One number for both sides",
        "Why The line for your age is 14 repetitions.",
        "What this cannot tell you",
    )
    picture = reader.result("chair-stand").get_by_role("img")
    expect(picture).to_have_accessible_name(
        "Your number: 15 repetitions. The line stands at 14 repetitions."
    )
    # Choices are told in their own words, and their distance in steps.
    in_order(
        reader.words("chair-sit-and-reach"),
        "Left: “Less than a hand short of the toes”.",
        "Right: “Past the toes”.",
        "A possible difference",
        "Why",
        "that is 2 steps apart, and this check cannot tell sides apart below 2 steps.",
        "The left leg lets you reach less far.",
    )
    # Fewer seconds are better; both legs close together.
    in_order(
        reader.words(ONE_LEG), "Left: 12.5 seconds.", "Right: 11.8 seconds.", "Too close to call"
    )
    # A length: picture, text equivalent and table.
    text = reader.words("knee-to-wall")
    in_order(
        text,
        "Left: 8.25 cm.",
        "a fair amount of bend",
        "A possible difference, for now: one day only",
        "Why",
        "Left 8.25 cm, right 11.25 cm: that is 3 cm apart, "
        "and this check cannot tell sides apart below 2 cm.",
        "Repeat it on another day.",
        "What this cannot tell you",
    )
    screen = library.screens["knee-to-wall"]
    assert all(line in text for line in screen.cannot_tell)
    result = reader.result("knee-to-wall")
    picture = result.get_by_role("img")
    expect(picture).to_have_accessible_name(
        re.compile(r"Left: 8.25 cm. Right: 11.25 cm. The hatched band is 2 cm wide")
    )
    assert picture.locator("text.letter").all_text_contents() == ["L", "R"]
    expect(picture.locator(".dot")).to_have_count(4)
    expect(picture.locator(".band")).to_have_count(1)
    assert table(reader, "knee-to-wall") == [
        ["Side", "Tries", "Average"],
        ["L Left", "8; 8.5", "8.25 cm"],
        ["R Right", "11; 11.5", "11.25 cm"],
        ["Difference", "", "3 cm"],
    ]
    assert (result.locator("a[href*=findings]").first.get_attribute("href") or "").endswith(
        f"findings/{screen.findings[0].finding}/"
    )
    # A line to reach: yes or no, never a race in seconds.
    text = reader.words("single-leg-stance")
    in_order(
        text, "Left: 12.4 seconds.", "Right: 6.2 seconds.", "only the left side reaches 10 seconds"
    )
    assert "apart" not in text
    in_order(
        reader.words("single-leg-heel-raise"),
        "Left: 8 repetitions.",
        "that is 12 repetitions apart",
        "cannot tell sides apart at 6 repetitions or less",
        "If that day shows the same, the difference is clear.",
    )
    # A film has no score: only what was seen often enough.
    squat = reader.result("filmed-squat")
    expect(squat).to_contain_text("A sign counts from 3 of 5 on.")
    expect(squat.locator("svg")).to_have_count(0)
    expect(squat.locator("td", has_text="so it counts")).to_have_count(2)
    assert "NaN" not in text_of(tab.locator("main"))
    for link in tab.locator("main a:visible").all():
        href = link.get_attribute("href") or ""
        found = tab.request.get(tab.evaluate("href => new URL(href, location).href", href))
        assert found.ok, href

    reader.go_on()
    assert 0 < len(reader.planned()) <= 5
    first = tab.locator(".first").first
    expect(first).to_contain_text("Start with your left side; the right side does the same")
    expect(first).to_contain_text("for now, until a second day confirms it")
    expect(tab.locator(".first", has_text="add one set")).to_have_count(0)
    expect(tab.get_by_role("heading", name="On a bad day")).to_be_visible()
    expect(tab.locator("main a[href$='../my-plan/']")).to_be_visible()
    # Nothing leaves the tab before the reader asks for it.
    assert reader.kept("localStorage") is None
    assert len((reader.kept() or {})["visits"]) == 1


def test_a_quick_round_has_three_checks_and_any_can_be_left_out(
    page: OpenPage, walked: dict[str, Any], library: Library
) -> None:
    state = {**walked, "choice": None, "screens": {}}
    reader = Reader(page(), extent="quick").resume(state, "checks")
    reader.next.click()
    expect(reader.tab.get_by_role("alert")).to_have_text("Choose a quick or a full round to go on.")
    leave = reader.section.locator("[data-leave]")
    expect(leave).to_be_hidden()
    reader.answer()
    quick = ["chair-stand", "knee-to-wall", "single-leg-stance"]
    minutes = sum(library.screens[screen].minutes for screen in quick)
    assert minutes < 8
    time = reader.section.locator("[data-time=quick]")
    expect(time).to_have_text(f"3 checks, about {minutes} minutes")
    expect(leave.locator("input:visible")).to_have_count(3)
    assert reader.steps() == ["checks", *quick, "results", "plan"]
    # Back to the choice: one less, which is no result either.
    reader.turn_to("checks")
    reader.at("checks")
    leave.locator("input[value=single-leg-stance]").uncheck()
    expect(time).to_contain_text("2 checks")
    reader.go_on()
    assert library.screens["single-leg-stance"].name in reader.notice
    reader.turn_to("results")
    reader.at("results")
    expect(reader.tab.locator(".result")).to_have_count(2)
    # Without any check at all there is still a plan.
    reader.turn_to("checks")
    for screen in quick:
        leave.locator(f"input[value={screen}]").uncheck()
    expect(time).to_have_text("No check at all: you get a general plan.")
    reader.go_on()
    reader.at("results")
    expect(reader.tab.get_by_role("region", name="Your next step")).to_contain_text(
        "Nothing was compared today."
    )
    reader.go_on()
    assert reader.planned()


def test_the_one_leg_rise_is_there_only_once_it_is_earned(
    page: OpenPage, walked: dict[str, Any], library: Library
) -> None:
    below = {"chair-stand": {"both": ["13"]}}
    younger = Reader(page(), entries=below).resume({**walked, "screens": {}}, "chair-stand")
    count = younger.tab.locator("[data-progress]")
    name = library.screens[ONE_LEG].name
    before = int(count.inner_text().split()[-1])
    younger.walk("behind-back-reach").answer()
    younger.go_on()
    assert younger.step == "knee-to-wall"
    younger.turn_to("chair-stand")
    younger.at("chair-stand")
    younger.field("both").fill("14")
    younger.go_on()
    assert int(count.inner_text().split()[-1]) == before + 1
    younger.turn_to(ONE_LEG)
    younger.at(ONE_LEG)
    younger.answer()
    younger.turn_to("chair-stand")
    younger.at("chair-stand")
    younger.pick("chair-stand-mark", "pain")
    younger.go_on()
    assert name in younger.notice
    assert "cleared" in younger.notice
    assert ONE_LEG not in younger.session()["screens"]
    # From sixty on the reader's own line is the bar.
    answers = {**walked["answers"], "age": ["age-60-64"], "sex": ["line-women"]}
    on_it = {"chair-stand": {"both": ["12"]}}
    state = {**walked, "answers": answers, "screens": {}}
    Reader(page(), entries=on_it).resume(state, "chair-stand").walk(ONE_LEG)


def test_pain_could_not_and_did_not_try_are_answers_of_their_own(
    page: OpenPage, walked: dict[str, Any], library: Library
) -> None:
    entries = {
        "chair-sit-and-reach": {"mark": ["unable"], "unable": ["left"], "right": ["3"]},
        "behind-back-reach": {"mark": ["skipped"]},
        "knee-to-wall": {"mark": ["pain"]},
        "single-leg-stance": {"mark": ["unable"], "unable": ["left", "right"]},
        "single-leg-heel-raise": {"mark": ["unable"], "unable": ["right"], "left": ["12"]},
        "filmed-squat": {"mark": ["skipped"]},
    }
    state = {**walked, "screens": {}}
    reader = Reader(page(), entries=entries).resume(state, "chair-stand")
    tab = reader.tab
    # A reader who could not do it names the side first.
    reader.walk("chair-sit-and-reach")
    reader.pick("chair-sit-and-reach-mark", "unable")
    reader.next.click()
    expect(tab.get_by_role("alert")).to_contain_text("Tick the side on which you could not do it")
    reader.walk("knee-to-wall")
    reader.pick("knee-to-wall-mark", "done")
    for number, text in enumerate(("8", "8,5"), 1):
        reader.field("left", number).fill(text)
    reader.answer()
    expect(reader.section.locator(".sides")).to_be_hidden()
    reader.go_on()
    assert f"“{library.screens['knee-to-wall'].name}” hurt today" in reader.notice
    assert "Please leave it out." in reader.notice
    reader.walk("filmed-squat")
    expect(reader.section.locator("[name=filmed-squat-mark]")).to_have_count(3)
    reader.walk("results")
    screens = reader.session()["screens"]
    assert screens["chair-sit-and-reach"] == {
        "left": [], "right": [3], "both": [], "unable": ["left"], "mark": None,
    }  # fmt: skip
    assert screens["knee-to-wall"]["mark"] == "pain"
    in_order(
        reader.words("chair-sit-and-reach"), "Left: no number.", "could not do it on the left side"
    )
    expect(reader.result("behind-back-reach")).to_contain_text("Left out")
    expect(reader.result("knee-to-wall")).to_contain_text("It hurt: not scored")
    expect(reader.result("knee-to-wall").locator("svg")).to_have_count(0)
    in_order(
        reader.words("single-leg-stance"), "Left: 0 seconds.", "could not do it on either side"
    )
    heels = reader.words("single-leg-heel-raise")
    in_order(
        heels, "Right: 0 repetitions.", "A possible difference", "could not do it on the right side"
    )
    assert ["R Right", "could not", "0 repetitions"] in table(reader, "single-leg-heel-raise")
    step = tab.get_by_role("region", name="Your next step")
    expect(step).to_contain_text(f"Let this settle first: {library.screens['knee-to-wall'].name}")
    reader.go_on()
    loads = set(library.screens["knee-to-wall"].loads)
    assert not any(loads & set(library.exercises[one].loads) for one in reader.planned())
    # The answer can be changed, and the numbers were not lost.
    reader.turn_to("knee-to-wall")
    reader.at("knee-to-wall")
    expect(reader.section.get_by_label("It hurt, so I stopped")).to_be_checked()
    reader.section.get_by_label("I did the check").check()
    expect(reader.field("left", 2)).to_have_value("8.5")
