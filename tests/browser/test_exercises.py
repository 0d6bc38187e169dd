"""Finding exercises: filters in the list and in the address, and search by common names."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.library import Library

Open = Callable[..., Page]
PHONE = {"width": 360, "height": 740}


def shown(tab: Page) -> Locator:
    return tab.locator(".es-exercises > li:visible")


def wanted(library: Library, area: str, kit: str) -> set[str]:
    return {
        exercise.name
        for exercise in library.exercises.values()
        if exercise.area == area and (kit in exercise.kit or (kit == "none" and not exercise.kit))
    }


def test_an_address_filters_and_choices_are_kept_in_it(page: Open, library: Library) -> None:
    tab = page(viewport=PHONE)
    tab.goto("exercises/?area=ankle&kit=none")
    names = wanted(library, "ankle-foot", "none")
    expect(tab.locator("output")).to_have_text(
        f"{len(names)} of {len(library.exercises)} exercises"
    )
    assert set(shown(tab).locator("a").all_inner_texts()) == names
    expect(tab.get_by_label("Part of the body")).to_have_value("ankle")
    tab.get_by_label("Part of the body").select_option("Hip")
    expect(tab).to_have_url(re.compile(r"/exercises/\?area=hip&kit=none$"))
    assert set(shown(tab).locator("a").all_inner_texts()) == wanted(library, "hip", "none")
    tab.reload()
    expect(tab.get_by_label("Part of the body")).to_have_value("hip")
    assert set(shown(tab).locator("a").all_inner_texts()) == wanted(library, "hip", "none")


def test_choices_are_there_again_on_the_way_back(page: Open) -> None:
    tab = page()
    tab.goto("exercises/")
    tab.get_by_label("Kit").select_option("Resistance band")
    count = tab.locator("output").inner_text()
    shown(tab).first.get_by_role("link").click()
    expect(tab.locator("h1")).not_to_have_text("Exercises")
    tab.go_back()
    expect(tab.get_by_label("Kit")).to_have_value("band")
    expect(tab.locator("output")).to_have_text(count)


def test_filters_by_keyboard_alone(page: Open) -> None:
    tab = page()
    tab.goto("exercises/")
    expect(tab.locator("form[data-exercises]")).to_be_visible()
    tab.get_by_label("Name", exact=True).focus()
    tab.keyboard.type("glute bridge")
    expect(shown(tab).get_by_role("link")).to_have_text(["Bridge", "One-leg bridge"])
    # Enter does not send the form anywhere.
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(r"\?q=glute\+bridge$"))
    for label in ("Part of the body", "Aim", "Kit", "Position", "Time"):
        tab.keyboard.press("Tab")
        expect(tab.get_by_label(label)).to_be_focused()
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("button", name="Show all")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(r"/exercises/$"))
    expect(tab.locator("output")).to_have_text(re.compile(r"^All \d+ exercises$"))


def test_headings_without_exercises_go_and_an_empty_list_says_so(page: Open) -> None:
    tab = page()
    tab.goto("exercises/?aim=balance")
    expect(tab.locator("h2:visible")).to_have_text(["Balance"])
    expect(tab.locator("h3#balance-ankle-foot")).to_be_visible()
    expect(tab.locator("h3#range-ankle-foot")).to_be_hidden()
    tab.get_by_label("Name", exact=True).fill("no such thing")
    expect(tab.locator("output")).to_have_text(re.compile("^No exercise fits all of this"))
    expect(shown(tab)).to_have_count(0)
    # A heading in the contents beside the list is reached all the same.
    tab.locator(".md-nav--secondary").get_by_role("link", name="Strength").first.click()
    expect(tab.locator("h2#strength")).to_be_in_viewport()


@pytest.mark.parametrize(
    "query", ["?area=nowhere", "?area=<script>alert(1)</script>&kit=__proto__", "?minutes=-1&q="]
)
def test_an_address_that_makes_no_sense_shows_everything(
    query: str, page: Open, library: Library
) -> None:
    tab = page()
    tab.goto(f"exercises/{query}")
    expect(tab.locator("output")).to_have_text(f"All {len(library.exercises)} exercises")
    expect(shown(tab)).to_have_count(len(library.exercises))


def test_the_whole_list_is_there_without_javascript(page: Open, library: Library) -> None:
    tab = page(java_script_enabled=False)
    tab.goto("exercises/?area=ankle")
    expect(shown(tab)).to_have_count(len(library.exercises))
    expect(tab.locator("form[data-exercises]")).to_be_hidden()


def test_filters_pass_the_rules_where_they_are_used(page: Open, axe: Callable[..., object]) -> None:
    for scheme in ("light", "dark"):
        tab = page(viewport=PHONE, color_scheme=scheme)
        tab.goto("exercises/?area=ankle&q=zzz", wait_until="networkidle")
        expect(tab.locator("output")).to_contain_text("No exercise")
        assert axe(tab) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("calf stretch", re.compile("calf stretch", re.IGNORECASE)),
        ("glute bridge", re.compile("^Bridge$")),
        ("pigeon", re.compile("four", re.IGNORECASE)),
        ("farmer", re.compile("carry", re.IGNORECASE)),
    ],
)
def test_search_finds_exercises_by_common_names(
    words: str, name: re.Pattern[str], page: Open
) -> None:
    tab = page()
    tab.goto("")
    tab.locator(".md-search__input").press_sequentially(words)
    titles = tab.locator(".md-search-result__link h1, .md-search-result__link h2")
    expect(titles.filter(has_text=name).first).to_be_visible()
