"""Sheets as files: every routine has one, with its words, its rules and its code."""

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from generator import phrases, prose, restrictions
from generator.library import Library
from generator.model import Dose
from generator.output import Site
from generator.qr import qr_code
from generator.sheets import CONCESSIONS, EMPTY, LICENCE, MOST, pages
from tests.conftest import ROOT

SITE = Site("Evenstride", "https://host.example/guide/")


@cache
def files(library: Library, site: Site) -> dict[str, str]:
    return {output.uri: output.text for output in pages(library, site)}


def sheet(library: Library, name: str, site: Site = SITE) -> HTMLParser:
    return HTMLParser(files(library, site)[f"sheets/{name}/index.html"])


def words(node: HTMLParser) -> str:
    """The words of the sheet itself; what stands around it on the screen is not printed."""
    paper = node.css_first("article.sheet")
    return " ".join(paper.text(separator=" ").split()) if paper else ""


def suiting(library: Library, *groups: str) -> Library:
    """The library with a routine of step-ups and heel raises for these groups."""
    legs = library.routines["legs"]
    item = legs.items[0]
    rise = item.model_copy(update={"exercise": "heel-raise", "note": None, "dose": None})
    changed = legs.model_copy(update={"suits": groups, "items": (item, rise)})
    return replace(library, routines={**library.routines, "legs": changed})


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


def test_every_exercise_has_a_sheet_of_its_own(library: Library) -> None:
    effects = restrictions.effects(library.quiz)
    for exercise in library.exercises.values():
        text = words(sheet(library, f"exercises/{exercise.id}"))
        ways = [way.how for way in (exercise.easier, exercise.harder) if way]
        care = [caution.text for caution in exercise.caution]
        ids = restrictions.left_out_by(effects, exercise)
        left_out = restrictions.told(library.quiz, ids)
        lines = [exercise.summary, exercise.setup, *exercise.steps, *exercise.stop]
        for line in (*lines, *ways, *care, *left_out):
            # A link ends without a space before the mark that follows it.
            assert "".join(prose.plain(line).split()) in "".join(text.split()), exercise.id
        assert f"Steps and sources: host.example/guide/exercises/{exercise.id}/" in text


def test_a_tick_log_has_six_weeks_of_the_days_of_the_dose(library: Library) -> None:
    for exercise in library.exercises.values():
        (row, *_) = sheet(library, f"exercises/{exercise.id}").css("tr[data-row]")
        days = exercise.dose.days_most or exercise.dose.days
        assert len(row.css("td")) == 6 * days


def test_a_sheet_says_how_old_it_is_and_what_one_may_do_with_it(library: Library) -> None:
    text = words(sheet(library, next(iter(library.routines))))
    assert "version of " in text
    assert "Steps and sources: host.example/guide/exercises/" in text
    assert "Licence: CC BY 4.0." in text


def test_every_sheet_names_the_safety_questions_and_where_they_are(library: Library) -> None:
    names = [*library.routines, *(f"exercises/{name}" for name in library.exercises)]
    for name in names:
        text = words(sheet(library, name))
        assert "First: the safety questions, host.example/guide/safety/" in text, name
        assert "If one stops you, do none of this." in text, name
        assert ("see the exercise’s page" in text) == (name in library.routines)


def test_the_licence_on_sheets_is_that_of_the_content() -> None:
    assert f"({LICENCE})" in (ROOT / "LICENSE-content").read_text(encoding="utf-8")


def test_a_group_brings_its_cautions_and_those_of_what_it_brings_along(library: Library) -> None:
    """Who has fallen is unsteady too, by `also`."""
    falls = library.quiz.restrictions()["falls"]
    assert "unsteady" in {one.id for one in library.quiz.brought(falls)}
    rise = library.exercises["heel-raise"]
    wanted = [one.text for one in rise.caution if "unsteady" in one.when]
    assert wanted
    for groups, said in (((), False), (("unsteady",), True), (("falls",), True)):
        text = words(sheet(suiting(library, *groups), "legs"))
        assert [prose.plain(one) in text for one in wanted] == [said] * len(wanted), groups


def test_no_side_comes_first_for_those_whose_sides_are_not_compared(library: Library) -> None:
    known = library.quiz.restrictions()
    apart = next(name for name, option in known.items() if not option.compare)
    assert "Side first:" in words(sheet(suiting(library, "unsteady"), "legs"))
    assert "Side first:" not in words(sheet(suiting(library, apart), "legs"))


def test_a_routine_leads_nobody_to_what_they_leave_out(library: Library) -> None:
    rise = library.exercises["heel-raise"]
    assert rise.harder
    assert rise.harder.exercise
    assert "unsteady" in library.exercises[rise.harder.exercise].leave_out
    for groups, said in (((), True), (("unsteady",), False), (("falls",), False)):
        text = words(sheet(suiting(library, *groups), "legs"))
        assert (prose.plain(rise.harder.how) in text) is said, groups


def test_a_sheet_for_everyone_has_the_cautions_of_everyone(library: Library) -> None:
    """Also of those who never get the exercise in a plan: here a coach picks it."""
    outputs = {output.uri: output.text for output in pages(library, SITE)}
    picked = json.loads(outputs["my-selection/exercises.json"])["exercises"]
    for one in picked:
        exercise = library.exercises[one["id"]]
        said = [caution["text"] for caution in one["caution"]]
        assert said == [prose.plain(caution.text) for caution in exercise.caution]


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


def test_a_site_without_an_address_prints_no_code_and_names_pages(library: Library) -> None:
    name = next(iter(library.routines))
    paper = sheet(library, name, Site("Evenstride"))
    assert paper.css_first(".qr") is None
    assert "First: the safety questions, on the page “Safety”. If one stops you" in words(paper)
    assert "Steps and sources: on the exercises’ pages. Licence" in words(paper)


def test_a_sheet_comes_from_the_routine_s_file(library: Library) -> None:
    sources = {output.uri: output.source for output in pages(library, SITE)}
    for name in library.routines:
        assert sources[f"sheets/{name}/index.html"] == PurePosixPath(f"routines/{name}.yml")


def test_what_can_be_given_up_has_one_order_and_a_style_each() -> None:
    assets = ROOT / "overrides/assets/evenstride"
    listed = re.search(r"CONCESSIONS = \[(.*?)\]", (assets / "fit.js").read_text("utf-8"))
    assert listed
    assert re.findall(r'"([\w-]+)"', listed[1]) == list(CONCESSIONS)
    styled = re.findall(r'data-tight~="([\w-]+)"', (assets / "fit.css").read_text("utf-8"))
    assert set(styled) == set(CONCESSIONS)


def test_a_sheet_of_one_s_own_has_as_many_places_here_as_in_the_browser() -> None:
    script = (ROOT / "overrides/assets/evenstride/selection.js").read_text("utf-8")
    found = dict(re.findall(r"export const (MOST|EMPTY) = (\d)", script))
    assert found == {"MOST": str(MOST), "EMPTY": str(EMPTY)}


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
        (
            Dose(sets=2, reps=10, tempo="2-0-1-2", sides="both", days=3),
            ("10 repetitions: 1 s up, 2 s hold, 2 s down", "3 days a week"),
        ),
        (
            Dose(sets=2, reps=10, tempo="3-1-1-2", sides="both", days=3),
            ("10 repetitions: 1 s pause, 1 s up, 2 s hold, 3 s down", "3 days a week"),
        ),
    ],
)
def test_a_dose_is_said_in_plain_words(library: Library, dose: Dose, said: tuple[str, str]) -> None:
    assert (phrases.work(dose, library.exercises["bridge"]), phrases.days(dose)) == said


def test_a_number_stays_with_its_unit_on_a_sheet(library: Library) -> None:
    html = files(library, SITE)["sheets/trunk/index.html"]
    assert "1\u00a0s out, 5\u00a0s hold, 1\u00a0s back" in html


def test_with_a_band_one_pulls_and_does_not_go_up(library: Library) -> None:
    row = library.exercises["seated-band-row"]
    assert phrases.work(row.dose, row) == "10 repetitions: 1 s pull, 1 s hold, 2 s back"


def test_all_numbers_of_a_tempo_take_time() -> None:
    assert Dose(sets=1, reps=10, tempo="2-0-1-2", sides="both", days=3).work == 50


def test_a_rest_is_named_only_where_there_is_something_to_rest_between() -> None:
    assert phrases.rest(Dose(sets=1, hold=30, rest=45, days=3)) == ""
    assert phrases.rest(Dose(sets=2, hold=30, rest=45, days=3)) == "rest 45 seconds between sets"


def test_kit_is_listed_in_words() -> None:
    assert phrases.kit([]) == "nothing"
    assert phrases.kit(["band"]) == "resistance band"
    assert phrases.kit(["band", "step", "strap"]) == "resistance band, low step and strap"
