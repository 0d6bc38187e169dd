"""A routine with more to say than a page holds is reported; the real routines are not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.checks import sheets
from generator.issues import Issue
from generator.library import Library, load_library
from tests.conftest import ROOT

LONG = "Stand up tall and look at a spot on the wall before you begin to move. "


@pytest.fixture(scope="module")
def real() -> Library:
    return load_library(ROOT / "content")


def long_library(library: Library, setups: int) -> Library:
    """Return the library with a routine of five exercises whose set-ups say much."""
    routine = library.routines["legs"]
    others = [name for name in library.exercises if name not in {i.exercise for i in routine.items}]
    item = routine.items[0].model_copy(update={"exercise": others[0]})
    five = routine.model_copy(update={"items": (*routine.items, item)})
    exercises = {
        name: one.model_copy(update={"setup": LONG * setups})
        for name, one in library.exercises.items()
    }
    return replace(library, exercises=exercises, routines={"legs": five})


def test_every_routine_of_the_content_fits(real: Library) -> None:
    assert list(sheets.check(real)) == []


def test_five_very_long_exercises_do_not_fit(real: Library) -> None:
    (issue,) = sheets.check(long_library(real, 8))
    assert issue.code == "sheet-too-long"
    assert '"Legs" needs about ' in issue.sentence
    assert "a page has 64" in issue.sentence
    assert "shorten notes, cautions, and the set-up and the cues of " in issue.sentence
    assert issue.place.file.name == "legs.yml"


def test_five_short_exercises_fit(real: Library) -> None:
    assert list(sheets.check(long_library(real, 0))) == []


def test_an_exercise_that_is_not_there_is_no_second_complaint(
    check_edited: Callable[..., list[Issue]],
) -> None:
    name = "routines/ten-minutes.yml"
    assert check_edited(sheets, (name, "exercise: ankle-rock", "exercise: nothing")) == []
