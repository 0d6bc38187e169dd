"""How the guide says numbers and references, and what its colours hold."""

import re
from pathlib import Path

import pytest

from generator import citations, phrases
from generator.model import Band, Level, Measure, Reference

TOKENS = Path(__file__).parents[1] / "overrides/assets/evenstride/tokens.css"


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        ({"from": 0, "below": 2}, "from 0 to less than 2 cm"),
        ({"above": 0, "below": 2}, "more than 0 to less than 2 cm"),
        ({"above": 0}, "more than 0 cm"),
        ({"upto": 0}, "up to 0 cm"),
        ({"from": 1, "upto": 1}, "1 cm"),
        ({"below": 2}, "less than 2 cm"),
        ({"upto": 2.5}, "up to 2.5 cm"),
        ({"from": 2, "upto": 4}, "from 2 to 4 cm"),
        ({"above": 2, "below": 4}, "more than 2 to less than 4 cm"),
        ({"from": 4}, "4 cm or more"),
        ({"above": 4}, "more than 4 cm"),
        ({}, "any number"),
    ],
)
def test_intervals_in_words(interval: dict[str, float], said: str) -> None:
    assert phrases.stretch(Band(verdict="similar", **interval), "cm") == said


def test_units_in_words() -> None:
    assert phrases.amount(1, "reps") == "1 repetition"
    assert phrases.amount(20, "reps") == "20 repetitions"
    assert phrases.stretch(Level(id="low", says="x", below=10), "s") == "less than 10 seconds"


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        ({"upto": 0}, "both sides reach 10 seconds, or neither does"),
        ({"below": 1}, "both sides reach 10 seconds, or neither does"),
        ({"from": 0, "below": 1}, "both sides reach 10 seconds, or neither does"),
        ({"above": 0}, "one side reaches 10 seconds, the other does not"),
        ({"from": 1}, "one side reaches 10 seconds, the other does not"),
    ],
)
def test_a_target_is_reached_by_both_sides_or_by_one(interval: dict[str, float], said: str) -> None:
    measure = Measure(
        entry="stopwatch", unit="s", least=0, most=10, step=1, attempts_least=1, attempts_most=1,
        keep="best", compare="target", target=10,
    )  # fmt: skip
    assert phrases.gap(Band(verdict="similar", **interval), measure) == said


def test_a_level_of_choices_names_them() -> None:
    measure = Measure(
        entry="choice", unit="step", least=0, most=2, step=1, attempts_least=1, attempts_most=1,
        keep="best", compare="difference", choices=("No touch.", "They *touch*.", "They overlap."),
    )  # fmt: skip
    high = Level.model_validate({"id": "high", "says": "x", "from": 1})
    assert phrases.value(high, measure) == "1: They touch, or 2: They overlap"
    low = Level(id="low", says="x", below=1)
    assert phrases.value(low, measure) == "0: No touch"


def test_a_difference_begins_at_nothing() -> None:
    measure = Measure(
        entry="ruler", unit="cm", least=0, most=30, step=0.5, attempts_least=1, attempts_most=3,
        keep="mean", compare="difference",
    )  # fmt: skip
    for interval, said in (
        ({"from": 0, "below": 2}, "less than 2 cm"),
        ({"from": 2, "upto": 3}, "from 2 to 3 cm"),
        ({"above": 0}, "more than 0 cm"),
    ):
        assert phrases.gap(Band(verdict="similar", **interval), measure) == said


def reference(**fields: object) -> Reference:
    known = {"id": "x", "topic": "range", "about": "y", "issued": 2015, "read": "abstract"}
    return Reference.model_validate({**known, **fields})


def test_a_work_in_press_says_so() -> None:
    work = reference(status="in-press", **{"container-title": "A Journal"})
    assert citations.locator(work) == "2015, in press"
    assert work.can_be_found


def test_references_are_named_by_what_was_seen() -> None:
    one, two = {"family": "Powden", "given": "CJ"}, {"family": "Hoch"}
    assert citations.label(reference(author=[one])) == "Powden 2015"
    assert citations.label(reference(author=[one, two])) == "Powden and Hoch 2015"
    assert citations.label(reference(author=[one], more_authors=True)) == "Powden and others 2015"
    assert citations.label(reference(**{"container-title": "Gait"})) == "Gait 2015"
    assert citations.authors(reference(author=[one, two])) == "Powden CJ, Hoch"
    assert citations.locator(reference(volume="20", issue="4", page="1-9")) == "2015;20(4):1-9"
    assert citations.locator(reference()) == "2015"


# --- colours -----------------------------------------------------------------------


def scheme(selector: str) -> dict[str, str]:
    """The colours that a rule of tokens.css sets."""
    css = TOKENS.read_text(encoding="utf-8")
    rule = css[css.index(selector) :]
    return dict(re.findall(r"(--es-[\w-]+): (#[0-9a-f]{3,6});", rule[: rule.index("}")]))


LIGHT = scheme(':root,\n[data-md-color-scheme="default"]')
DARK = scheme('[data-md-color-scheme="slate"]')


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_guide_and_tools_have_the_same_dark_colours() -> None:
    assert scheme("  :root {\n    color-scheme: dark;") == DARK
    assert DARK.keys() == LIGHT.keys()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        *((name, paper, 4.5) for name in ("ink", "ink-2", "green", "accent", "left", "right")
          for paper in ("paper", "paper-2")),
        *((name, paper, 3) for name in ("edge", "focus") for paper in ("paper", "paper-2")),
        ("on-green", "green", 4.5),
        ("accent-ink", "accent", 4.5),
        ("on-deep", "green-deep", 4.5),
        ("focus-deep", "green-deep", 3),
    ],
)  # fmt: skip
def test_contrast(colours: dict[str, str], front: str, back: str, least: float) -> None:
    assert contrast(colours[f"--es-{front}"], colours[f"--es-{back}"]) >= least
