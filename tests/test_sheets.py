"""Sheets as files: every routine has one, with its words, its rules and its code."""

from pathlib import PurePosixPath

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from generator import phrases, prose
from generator.library import Library
from generator.model import Dose
from generator.output import Site
from generator.sheets import pages, qr_code

SITE = Site("Evenstride", "https://host.example/guide/")


def sheet(library: Library, name: str, site: Site = SITE) -> HTMLParser:
    files = {output.uri: output.text for output in pages(library, site)}
    return HTMLParser(files[f"sheets/{name}/index.html"])


def words(node: HTMLParser) -> str:
    return " ".join(node.body.text(separator=" ").split()) if node.body else ""


def test_every_routine_has_a_sheet_with_all_its_exercises_and_rules(library: Library) -> None:
    for routine in library.routines.values():
        text = words(sheet(library, routine.id))
        for item in routine.items:
            exercise = library.exercises[item.exercise]
            assert exercise.name in text
            for line in (*exercise.cues, *exercise.stop, exercise.setup):
                assert prose.plain(line) in text
        for rule in library.quiz.stop_rules:
            assert prose.plain(rule) in text
        assert prose.plain(library.quiz.disclaimer) in text


def test_a_tick_log_has_a_row_for_each_side(library: Library) -> None:
    for routine in library.routines.values():
        rows = [
            [row.attributes["data-row"] for row in card.css("tr[data-row]")]
            for card in sheet(library, routine.id).css(".card")
        ]
        doses = [item.dose or library.exercises[item.exercise].dose for item in routine.items]
        expected = [["left", "right"] if dose.sides == "each" else ["both"] for dose in doses]
        assert rows == expected


def test_the_minimum_day_is_marked(library: Library) -> None:
    for routine in library.routines.values():
        marked = [
            name.text()
            for name in sheet(library, routine.id).css(".card:has(.minimum) [data-slot=name]")
        ]
        names = {library.exercises[name].name for name in routine.minimum_day}
        assert set(marked) == names


def test_the_code_leads_to_the_routine_online(library: Library) -> None:
    name = next(iter(library.routines))
    [shown] = sheet(library, name).css(".qr path")
    [expected] = HTMLParser(qr_code(f"https://host.example/guide/routines/{name}/")).css("path")
    assert shown.attributes == expected.attributes


def test_a_site_without_an_address_prints_no_code(library: Library) -> None:
    name = next(iter(library.routines))
    assert sheet(library, name, Site("Evenstride")).css_first(".qr") is None


def test_a_sheet_comes_from_the_routine_s_file(library: Library) -> None:
    sources = {output.uri: output.source for output in pages(library, SITE)}
    for name in library.routines:
        assert sources[f"sheets/{name}/index.html"] == PurePosixPath(f"routines/{name}.yml")


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (
            Dose(sets=2, reps=10, tempo="3-1-1", days=3),
            ("10 repetitions on each side: 3 s down, 1 s pause, 1 s up", "3 days a week"),
        ),
        (Dose(sets=1, hold=60, sides="both", days=7), ("60 seconds", "every day")),
        (
            Dose(sets=2, reps=5, tempo="1-5-1", days=3),
            ("5 repetitions on each side: 1 s out, 5 s hold, 1 s back", "3 days a week"),
        ),
        (
            Dose(sets=1, reps=1, tempo="2-0-1", sides="both", days=5, days_most=7),
            ("1 repetition: 2 s down, 1 s up", "5 to 7 days a week"),
        ),
    ],
)
def test_a_dose_is_said_in_plain_words(dose: Dose, said: tuple[str, str]) -> None:
    assert (phrases.work(dose, "strength"), phrases.days(dose)) == said


def test_a_rest_is_named_only_where_there_is_something_to_rest_between() -> None:
    assert phrases.rest(Dose(sets=1, hold=30, rest=45, days=3)) == ""
    assert phrases.rest(Dose(sets=2, hold=30, rest=45, days=3)) == "rest 45 seconds between sets"


def test_kit_is_listed_in_words() -> None:
    assert phrases.kit([]) == "nothing"
    assert phrases.kit(["band"]) == "resistance band"
    assert phrases.kit(["band", "step", "strap"]) == "resistance band, low step and strap"
