"""Every number a screen can give has one level and one band, or the number is named."""

from collections.abc import Callable

import pytest

from generator.checks import bands
from generator.issues import Issue

SCREEN = "screens/ankle-bend.yml"
LOW, MIDDLE = "{id: low, below: 5,", "{id: middle, from: 5, below: 10,"
SIMILAR, POSSIBLE, CLEAR = (
    "{verdict: similar, below: 1.5}",
    "{verdict: possible, from: 1.5, below: 3}",
    "{verdict: clear, from: 3}",
)
COUNTER = ("step: 0.5", "step: 1"), ("keep: mean", "keep: best")

FAULTS = [
    ("band-gap", "5 cm falls into no level", MIDDLE, "¶{id: middle, above: 5, below: 10,"),
    ("band-gap", "4 cm falls into no level", LOW, "{id: low, below: 4,", MIDDLE, "¶" + MIDDLE),
    (
        "band-gap",
        "10 cm falls into no level",
        "high, from: 10",
        "high, above: 10",
        "- {id: high",
        "- ¶{id: high",
    ),
    (
        "band-gap",
        "25.001 cm falls into no level",
        "high, from: 10",
        "high, upto: 25, from: 10",
        "  - {id: low",
        "  ¶- {id: low",
    ),
    (
        "band-gap",
        "0 cm falls into no level",
        "low, below: 5",
        "low, above: 0, below: 5",
        "{id: low",
        "¶{id: low",
    ),
    (
        "band-gap",
        "3 cm falls into no band",
        "clear, from: 3",
        "clear, above: 3",
        "{verdict: clear",
        "¶{verdict: clear",
    ),
    (
        "band-gap",
        "28.001 cm falls into no band",
        "clear, from: 3",
        "clear, from: 3, upto: 28",
        "bands:\n  -",
        "bands:\n  ¶-",
    ),
    (
        "band-overlap",
        '5 cm falls into "low" and into "middle"',
        "low, below: 5",
        "low, upto: 5",
        MIDDLE,
        "¶" + MIDDLE,
    ),
    (
        "band-overlap",
        '1.4 cm falls into "similar" and into "possible"',
        POSSIBLE,
        "¶{verdict: possible, from: 1.4, below: 3}",
    ),
    (
        "band-overlap",
        '2.999 cm falls into "possible" and into "clear"',
        CLEAR,
        "¶{verdict: clear, from: 2.999}",
    ),
    (
        "band-order",
        '"low" cannot follow "middle" | low, middle, high',
        LOW,
        "{id: middle, below: 5,",
        MIDDLE,
        "¶{id: low, from: 5, below: 10,",
    ),
    (
        "interval-bounds",
        '"middle" holds no number',
        MIDDLE,
        "¶{id: middle, from: 5, below: 5,",
        "high, from: 10",
        "high, from: 5",
    ),
    (
        "interval-bounds",
        '"clear" holds no number',
        CLEAR,
        "¶{verdict: clear, from: 31}",
        "from: 1.5, below: 3",
        "from: 1.5",
    ),
    (
        "interval-bounds",
        "both `from` and `above`",
        CLEAR,
        "¶{verdict: clear, from: 3, above: 2.999}",
    ),
    (
        "error-band",
        "ends at 1.5, but the error is 2",
        "error: 1.5\n",
        "error: 2\n",
        SIMILAR,
        "¶" + SIMILAR,
    ),
    (
        "number-too-fine",
        "1.5005 has more than three decimals",
        "change_error: 1.5",
        "change_error: ¶1.5005",
    ),
    ("number-too-fine", "4.9999", MIDDLE, "{id: middle, from: ¶4.9999, below: 10,"),
    ("measure-range", "steps of 0.7 do not lead from 0 to 30", "step: 0.5", "step: ¶0.7"),
    ("measure-range", "`most` is -1; it must be above `least`, 0", "most: 30", "most: ¶-1"),
    ("measure-range", "`attempts_most` must be at least", "attempts_most: 3", "attempts_most: ¶1"),
    ("measure-range", "leave it out here", "difference\n", "difference\n  target: ¶10\n"),
    ("measure-range", "needs a `target`", "compare: difference", "compare: ¶target"),
    ("measure-range", "31 lies outside 0 to 30", "difference\n", "target\n  target: ¶31\n"),
    ("measure-range", "0 lies outside 0 to 30", "difference\n", "target\n  target: ¶0\n"),
    ("measure-range", "45 lies outside", "difference\n", "difference\n  announce: [5, ¶45]\n"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault[0]}-{n}" for n, fault in enumerate(FAULTS)])
def test_a_fault_is_named_with_its_number(
    check_finds: Callable[..., None], fault: tuple[str, ...]
) -> None:
    code, words, *edits = fault
    changes = [(SCREEN, old, new) for old, new in zip(edits[::2], edits[1::2], strict=True)]
    check_finds(bands, code, words, *changes)


def test_the_good_screens_pass(check_edited: Callable[..., list[Issue]]) -> None:
    assert check_edited(bands) == []


@pytest.mark.parametrize(
    ("kept_as", "gaps"), [("best", []), ("mean", ["1.001 cm falls into no band"])]
)
def test_whole_numbers_need_no_cut_between_them(
    check_edited: Callable[..., list[Issue]], kept_as: str, gaps: list[str]
) -> None:
    """With a best attempt on a step of 1, nothing lies between 1 and 2."""
    edits = [(SCREEN, old, new) for old, new in COUNTER]
    edits += [
        (SCREEN, "error: 1.5\n", "error: 1\n"),
        (SCREEN, SIMILAR, "{verdict: similar, upto: 1}"),
        (SCREEN, POSSIBLE, "{verdict: possible, from: 2, below: 3}"),
    ]
    kept = [edit for edit in edits if kept_as == "best" or "keep" not in edit[1]]
    assert [issue.sentence for issue in check_edited(bands, *kept)] == gaps


@pytest.mark.parametrize(
    ("above", "gaps"),
    [("\n  - {verdict: clear, from: 1}", []), ("", ["1 falls into no band"])],
)
def test_a_target_asks_only_for_bands_of_reached_and_not(
    check_edited: Callable[..., list[Issue]], above: str, gaps: list[str]
) -> None:
    target = (SCREEN, "difference\n", "target\n  target: 10\n")
    three = f"{SIMILAR}\n  - {POSSIBLE}\n  - {CLEAR}"
    found = check_edited(bands, target, (SCREEN, three, "{verdict: similar, below: 1}" + above))
    assert [issue.sentence for issue in found] == gaps
