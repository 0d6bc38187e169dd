"""What pages tell machines: schema.org's words in their right places, on the built pages."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from generator import linked_data
from generator.library import Library
from generator.output import Site
from tests.conftest import ADDRESS

# What schema.org's definitions let each of these types have, of what is used here.
# https://schema.org/HowTo, /HowToStep, /HowToTool, /ExercisePlan, /FAQPage, /Question, /Answer
KNOWN = {
    "HowTo": {"name", "description", "step", "totalTime", "tool", "url"},
    "HowToStep": {"position", "text"},
    "HowToTool": {"name"},
    "ExercisePlan": {"name", "description", "activityDuration", "exerciseType", "hasPart"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
}
NEEDED = {
    "HowTo": {"name"},
    "HowToStep": {"text"},
    "HowToTool": {"name"},
    "ExercisePlan": {"name", "hasPart"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
}


def check(data: Any) -> None:
    """Assert that a thing and all in it have a known type, and only what that type has."""
    if isinstance(data, list):
        assert data
        for item in data:
            check(item)
        return
    if not isinstance(data, dict):
        assert isinstance(data, int) or data.strip()
        return
    kind = data["@type"]
    keys = data.keys() - {"@type", "@context"}
    assert NEEDED[kind] <= keys <= KNOWN[kind], kind
    for key in keys:
        if key in ("totalTime", "activityDuration"):
            assert re.fullmatch(r"PT[1-9]\d*M", data[key])
        elif key != "tool" or data[key]:
            check(data[key])


def told(site: Path, page: str) -> Any:
    """Return what a built page tells machines; there is one script of the kind."""
    tree = HTMLParser((site / page / "index.html").read_text(encoding="utf-8"))
    (script,) = tree.css("script[type='application/ld+json']")
    data = json.loads(script.text())
    assert data["@context"] == "https://schema.org"
    return data


def test_each_exercise_is_a_how_to(site: Path, library: Library) -> None:
    for name, exercise in library.exercises.items():
        data = told(site, f"exercises/{name}")
        check(data)
        assert (data["@type"], data["name"]) == ("HowTo", exercise.name)
        assert len(data["step"]) == 1 + len(exercise.steps)
        assert len(data["tool"]) == len(exercise.kit)


def test_each_screen_is_a_how_to(site: Path, library: Library) -> None:
    for name, screen in library.screens.items():
        data = told(site, f"screens/{name}")
        check(data)
        assert data["totalTime"] == f"PT{screen.minutes}M"


def test_each_routine_is_a_plan_of_exercises_that_have_pages(site: Path, library: Library) -> None:
    for name, routine in library.routines.items():
        data = told(site, f"routines/{name}")
        check(data)
        assert data["@type"] == "ExercisePlan"
        assert len(data["hasPart"]) == len(routine.items)
        for part in data["hasPart"]:
            assert (site / part["url"].removeprefix(ADDRESS) / "index.html").is_file()


def test_the_questions_are_a_faq_page(site: Path, library: Library) -> None:
    data = told(site, "faq")
    check(data)
    assert [one["name"] for one in data["mainEntity"]] == [
        entry.question for entry in library.faq.entries
    ]


def test_a_part_has_no_address_where_the_site_has_none(library: Library) -> None:
    routine = next(iter(library.routines.values()))
    exercises = [library.exercises[item.exercise] for item in routine.items]
    check(linked_data.exercise_plan(routine, exercises, Site("A site", None)))
    assert "url" not in json.dumps(linked_data.exercise_plan(routine, exercises, Site("x", None)))


PAGES = ["", "faq", "about", "exercises/heel-raise", "self-check", "sheets/first-week"]


@pytest.mark.parametrize("page", PAGES)
def test_a_link_to_a_page_can_be_shown_as_a_card(page: str, site: Path) -> None:
    tree = HTMLParser((site / page / "index.html").read_text(encoding="utf-8"))
    said = {
        meta.attributes["property"]: meta.attributes["content"]
        for meta in tree.css("meta[property^='og:']")
    }
    heading, title = tree.css_first("h1"), tree.css_first("title")
    assert heading is not None
    assert title is not None
    assert said["og:url"] == f"{ADDRESS}{page}/".replace("//", "/").replace(":/", "://")
    assert len(said["og:description"] or "") > 20
    assert (said["og:title"] or "") in f"{heading.text()} {title.text()}"
    picture = site / (said["og:image"] or "").removeprefix(ADDRESS)
    # The eight bytes that begin every PNG, then its width and height.
    begin = picture.read_bytes()[:24]
    assert begin[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(begin[at : at + 4]) for at in (16, 20)] == [1200, 630]
