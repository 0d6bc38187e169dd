"""The table holds what the engine needs, in plain words, with every default filled."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import prose
from generator.compile import compile_table
from generator.library import Library, load_library
from tests.engine import replay
from tests.hostile import TEXTS, hostile

GOOD = Path(__file__).parent / "content_good"


@pytest.fixture(scope="module")
def good() -> dict[str, Any]:
    return compile_table(load_library(GOOD))


def by_id(things: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(thing for thing in things if thing["id"] == name)


def test_the_same_content_gives_the_same_bytes_and_other_content_another_version(
    good: dict[str, Any],
) -> None:
    again = compile_table(load_library(GOOD))
    assert json.dumps(again) == json.dumps(good)
    assert good["format"] == 2
    assert re.fullmatch(r"[0-9a-f]{12}", good["version"])
    library = load_library(GOOD)
    changed = library.quiz.model_copy(update={"screens": ()})
    other = compile_table(replace(library, quiz=changed))
    assert other["version"] != good["version"]


def test_intervals_have_both_ends_and_whole_numbers_no_point(good: dict[str, Any]) -> None:
    screen = good["screens"][0]
    assert json.dumps(screen["bands"][1]) == (
        '{"verdict": "possible", "low": 1.5, "low_in": true, "high": 3, "high_in": false}'
    )
    assert screen["levels"][0] == {
        "id": "low",
        "low": None,
        "low_in": True,
        "high": 5,
        "high_in": False,
        "says": "This ankle bends little.",
    }


def test_seconds_of_a_dose_are_worked_out_once(good: dict[str, Any]) -> None:
    dose = by_id(good["exercises"], "ankle-rock")["dose"]
    # 8 repetitions of 2-1-2 on each side, two sets, 10 seconds to change sides.
    assert (dose["work"], dose["seconds"]) == (40, 180)


def test_restrictions_follow_also_however_far(library: Library) -> None:
    gate = {option["id"]: option for option in options(compile_table(library))}
    assert gate["spine-fracture"]["tags"] == ["osteoporosis", "spine-fracture", "unsteady"]
    assert gate["age-65"]["tags"] == ["age-65", "unsteady"], "an answer about you restricts too"
    assert gate["has-band"]["tags"] == [], "its own id is no restriction"
    assert gate["chest"]["tags"] == []
    assert gate["limb-difference"]["compare"] is False


def options(table: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        option for part in ("gate", "about") for one in table[part] for option in one["options"]
    ]


def test_a_caution_is_there_for_all_who_may_get_the_exercise(library: Library) -> None:
    """What is said only to those for whom the exercise is left out, nobody could be told."""
    exercises = compile_table(library)["exercises"]
    assert isinstance(exercises, list)
    dropped = 0
    for entry in exercises:
        exercise = library.exercises[entry["id"]]
        told = {caution["text"] for caution in entry["caution"]}
        for caution in exercise.caution:
            unheard = bool(caution.when) and set(caution.when) <= set(exercise.leave_out)
            assert (prose.plain(caution.text) in told) != unheard
            dropped += unheard
    assert dropped


def test_every_id_the_table_names_is_in_it(library: Library) -> None:
    table: dict[str, Any] = compile_table(library)
    exercises = {one["id"] for one in table["exercises"]}
    named = set(table["plan"]["general"])
    for finding in table["findings"]:
        named |= set(finding["exercises"])
    for exercise in table["exercises"]:
        links = (exercise["easier"], exercise["harder"])
        named |= {link["exercise"] for link in links if link and link["exercise"]}
    assert named == exercises
    findings = {one["id"] for one in table["findings"]}
    led_to = {pair["finding"] for one in table["screens"] for pair in one["findings"]}
    led_to |= {sign["finding"] for one in table["screens"] for sign in one["signs"]} - {None}
    assert led_to == findings
    screens = [one["id"] for one in table["screens"]]
    assert set(table["quick"]) <= set(screens)
    assert {one["only_after"] for one in table["screens"]} - {None} <= set(screens)
    known = {option["id"] for option in options(table)}
    assert {tag for one in table["exercises"] for tag in one["leave_out"]} <= known


def test_texts_are_bare_words(library: Library) -> None:
    text = json.dumps(compile_table(library), ensure_ascii=False)
    assert "**" not in text
    assert "](" not in text


def test_texts_that_try_to_be_markup_stay_texts(library: Library) -> None:
    """The table carries them as they are; it is for the page to show them as text."""
    table: dict[str, Any] = compile_table(hostile(library))
    kept = {option["text"] for option in options(table)}
    assert kept & set(TEXTS)
    [said] = replay(table, [{"answers": {"care": ["open-sore"]}, "screens": {}}])
    assert said["gate"]["outcome"] == "see-first"
    assert said["plan"]["items"]
