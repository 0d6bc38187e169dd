"""A sheet of one's own: picked from the library or filled in by hand, kept in the address."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from generator import prose, restrictions
from generator.library import Library
from tests.browser.pdf import PAPERS, squeezed
from tests.browser.test_sheets import (
    LAYOUTS,
    LOOKED_AT,
    SAMPLE,
    assert_in_order,
    assert_legible,
    assert_printed,
    assert_unsplit,
    choose,
    given_up,
)

Open = Callable[..., Page]
ONLY = "Only for adults who can answer “no” to every safety question."
# Those with the most to say.
LONGEST = ("thigh-roll", "hamstring-slide", "short-copenhagen", "step-and-hold", "sleeper-stretch")
FIVE = (
    "knee-to-wall-rock",
    "heel-raise",
    "sit-to-stand",
    "supported-hip-hinge",
    "single-leg-balance",
)


def opened(tab: Page, *exercises: str, empty: str = "") -> Page:
    """Open the page with these on the sheet."""
    tab.goto(f"my-selection/#exercises={','.join(exercises)}{empty}")
    tab.reload()
    expect(tab.locator(".card [data-slot=name]")).to_have_count(len(exercises))
    tab.evaluate("Promise.all([...document.images].map(image => image.decode()))")
    return tab


@pytest.mark.parametrize("script", [True, False])
def test_the_blank_sheet_prints_with_places_to_fill_in(
    page: Open, library: Library, script: bool
) -> None:
    tab = page(java_script_enabled=script)
    tab.goto("my-selection/")
    expect(tab.locator(".card--blank")).to_have_count(3)
    expect(tab.get_by_role("checkbox")).to_have_count(len(library.exercises) if script else 0)
    stops = [*library.quiz.stop_rules, library.quiz.disclaimer, library.quiz.pain_short]
    for paper in PAPERS:
        assert_printed(tab, paper, *stops, "Stop if", "Repetitions or seconds", least=11)
    (text,) = assert_printed(tab, "A4")
    assert text.count("Repetitionsorseconds") == 3
    for words in ("Myselection", "Findbyname", "Printsize", "needsJavaScript"):
        assert words not in text
    if script:
        for layout, (least, most) in LAYOUTS.items():
            choose(tab, layout, "Without")
            assert_printed(tab, "Letter", *stops, least=least, most=most)


def test_what_is_picked_stands_on_the_sheet_and_in_the_address(page: Open) -> None:
    tab = page()
    tab.goto("my-selection/")
    names = tab.locator(".card [data-slot=name]")
    tab.get_by_role("checkbox", name="Bird dog").check()
    tab.get_by_role("searchbox").fill("heel raise two")
    tab.get_by_role("checkbox", name="Heel raise on two legs").check()
    expect(tab.get_by_role("checkbox", name="Bird dog")).to_be_hidden()
    expect(names).to_have_text(["Bird dog", "Heel raise on two legs"])
    expect(tab.locator(".card--blank")).to_have_count(0)
    expect(tab).to_have_url(tab.url.split("#")[0] + "#exercises=bird-dog,heel-raise")
    tab.get_by_label("Empty places").select_option("2")
    tab.get_by_role("button", name="Up: Heel raise on two legs").press("Enter")
    expect(names).to_have_text(["Heel raise on two legs", "Bird dog"])
    expect(tab.get_by_role("button", name="Take out: Heel raise on two legs")).to_be_focused()
    tab.reload()
    expect(names).to_have_text(["Heel raise on two legs", "Bird dog"])
    expect(tab.locator(".card--blank")).to_have_count(2)
    expect(tab.get_by_role("checkbox", name="Bird dog")).to_be_checked()
    for name in ("Heel raise on two legs", "Bird dog"):
        tab.get_by_role("button", name=f"Take out: {name}").click()
    expect(names).to_have_count(0)
    expect(tab.locator(".card--blank")).to_have_count(2)
    # What somebody asked for stays, as long as there is room.
    tab.get_by_role("searchbox").fill("")
    tab.get_by_role("checkbox", name="Bird dog").check()
    expect(tab.locator(".card--blank")).to_have_count(2)


def test_a_way_into_the_page_takes_nothing_off_the_sheet(page: Open) -> None:
    tab = opened(page(), "bird-dog")
    tab.get_by_role("link", name="Skip to the content").press("Enter")
    expect(tab.locator("main")).to_be_focused()
    expect(tab.locator(".card [data-slot=name]")).to_have_text("Bird dog")
    expect(tab).to_have_url(tab.url.split("#")[0] + "#exercises=bird-dog")


def test_a_sheet_has_room_for_five(page: Open, library: Library) -> None:
    tab = opened(page(), *FIVE)
    free = tab.get_by_role("checkbox", checked=False)
    expect(free).to_have_count(len(library.exercises) - len(FIVE))
    expect(free.first).to_be_disabled()
    tab.get_by_role("checkbox", checked=True).first.uncheck()
    expect(free.first).to_be_enabled()


@pytest.mark.parametrize("exercises", [FIVE, FIVE[:2], SAMPLE[3:4]], ids=["five", "two", "one"])
def test_a_selection_keeps_the_promise_of_each_layout(
    page: Open, library: Library, exercises: tuple[str, ...]
) -> None:
    tab = opened(page(), *exercises)
    own = [library.exercises[name] for name in exercises]
    effects = restrictions.effects(library.quiz)
    answers = restrictions.answers(library.quiz)
    wanted = [*library.quiz.stop_rules, library.quiz.disclaimer, library.quiz.pain_short]
    groups = [
        answers[name][1].removesuffix(".")[1:]
        for exercise in own
        for name in restrictions.left_out_by(effects, exercise)
        if name in answers
    ]
    for exercise in own:
        wanted += [one.text for one in exercise.caution if not one.when]
        groups += [one.text for one in exercise.caution if one.when]
    for layout, (least, most) in LAYOUTS.items():
        choose(tab, layout, "With")
        assert_printed(tab, "A4", most=most)
        # It has measured itself once more, with the letters of print.
        given = given_up(tab)
        assert len(own) > 2 or not given & {"steps", "harder", "easier", "groups", "drawings"}
        expect(tab.locator("[data-too-long]")).to_be_empty()
        # Either it says what each group leaves out and takes care of, or it is for none of them.
        for paper in PAPERS:
            sheets = assert_printed(tab, paper, *wanted, least=least, most=most)
            assert ("groups" in given) == (squeezed(ONLY) in "".join(sheets))
            if "groups" not in given:
                assert_printed(tab, paper, *groups, least=least, most=most)
            assert_in_order(sheets, own, given)
            assert_unsplit(sheets, own)
        tab.emulate_media(media="print")
        assert_legible(tab, *LOOKED_AT)


def test_who_leaves_out_what_is_said_by_number(page: Open, library: Library) -> None:
    tab = opened(page(), "heel-raise", "bird-dog")
    effects, answers = restrictions.effects(library.quiz), restrictions.answers(library.quiz)
    first, second = (
        {*restrictions.left_out_by(effects, library.exercises[name])} & {*answers}
        for name in ("heel-raise", "bird-dog")
    )
    assert {"giving-way-leg", "part-knee"} <= first & second
    line = squeezed(tab.locator("[data-leave-out]").inner_text())
    for name in first | second:
        number = "1,2" if name in first & second else "1" if name in first else "2"
        # Behind its numbers, with others that have the same.
        place = line.index(squeezed(prose.plain(answers[name][1]).removesuffix(".")[1:]))
        assert re.findall(r"(?:\d,)*\d:", line[:place])[-1] == f"{number}:"
    tab.get_by_role("button", name="Take out: Bird dog").click()
    expect(tab.locator(".card")).to_have_count(1)
    assert "2:" not in tab.locator("[data-leave-out]").inner_text()


def test_one_alone_has_no_number_and_what_is_written_in_is_for_nobody_with_a_yes(
    page: Open,
) -> None:
    tab = opened(page(), "bird-dog")
    (text,) = assert_printed(tab, "A4")
    assert "Leaveitoutifthisistrueofyou" in text
    assert "withthisnumber" not in text
    assert "1:Dizzy" not in text
    assert "Writteninbyhand" not in text
    opened(tab, "bird-dog", empty="&empty=1")
    (text,) = assert_printed(tab, "A4")
    assert "withthisnumber" in text
    assert "1:Dizzy" in text
    assert "Writteninbyhand:onlyforadults" in text
    # A line for all the sheet is enough.
    opened(tab, "bird-dog", empty="&empty=3")
    (text,) = assert_printed(tab, "A4")
    assert squeezed(ONLY) in text
    assert "Writteninbyhand" not in text
    tab.goto("my-selection/#empty=3")
    tab.reload()
    (text,) = assert_printed(tab, "A4")
    assert "Writteninbyhand:onlyforadults" in text


def test_on_a_phone_a_drawing_takes_the_width_there_is(page: Open) -> None:
    tab = opened(page(viewport={"width": 360, "height": 740}), "bird-dog")
    sheet, drawing = (tab.locator(f".sheet {what}").first for what in (".card", "img"))
    shares = [
        part.evaluate("part => part.getBoundingClientRect().width") for part in (drawing, sheet)
    ]
    assert shares[0] > 0.9 * shares[1]


def test_what_does_not_fit_is_said_and_printed_whole(page: Open, library: Library) -> None:
    tab = opened(page(), *LONGEST)
    choose(tab, "Standard", "Without")
    expect(tab.get_by_text("This is too long for one page.")).to_be_visible()
    own = [library.exercises[name] for name in LONGEST]
    sheets = assert_printed(tab, "A4", *library.quiz.stop_rules, least=11, most=2)
    assert_in_order(sheets, own, given_up(tab) - {"steps"} | {"cues"})
    choose(tab, "Clear print", "Without")
    expect(tab.locator("[data-too-long]")).to_be_empty()


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=alert(1)>", "../../faq", "constructor", "%E0%A4%A"]
)
def test_a_strange_address_shows_what_it_can_and_says_so(page: Open, text: str) -> None:
    tab = opened(page())
    tab.evaluate("text => { location.hash = `exercises=bird-dog,${text}&empty=99` }", text)
    expect(tab.get_by_text("Left out of the address: an exercise")).to_be_visible()
    expect(tab.locator(".card")).to_have_count(1)
    expect(tab).to_have_url(tab.url.split("#")[0] + "#exercises=bird-dog")


def test_without_a_connection_it_says_so(page: Open) -> None:
    tab = page(allow=["Failed to load resource"])
    tab.route("**/exercises.json", lambda route: route.abort())
    tab.goto("my-selection/#exercises=bird-dog")
    expect(
        tab.get_by_text("The exercises could not be loaded, so the sheet is not")
    ).to_be_visible()
    tab.unroute("**/exercises.json")
    tab.get_by_role("checkbox", name="Heel raise on two legs").check()
    expect(tab.locator(".card [data-slot=name]")).to_have_count(2)


def test_the_page_of_an_exercise_leads_here(page: Open) -> None:
    tab = page()
    tab.goto("exercises/bird-dog/")
    tab.get_by_role("link", name="On a sheet with others").click()
    expect(tab.locator(".card [data-slot=name]")).to_have_text("Bird dog")


def test_the_print_button_prints(page: Open) -> None:
    tab = page()
    tab.add_init_script("window.print = () => { document.title = 'printed' }")
    tab.goto("my-selection/")
    tab.get_by_role("button", name="Print this sheet").click()
    expect(tab).to_have_title("printed")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_fits_the_screen(
    page: Open, axe: Callable[[Page], list[str]], scheme: str, width: int
) -> None:
    tab = page(color_scheme=scheme, viewport={"width": width, "height": 800})
    opened(tab, *FIVE[:3], empty="&empty=1")
    assert axe(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
