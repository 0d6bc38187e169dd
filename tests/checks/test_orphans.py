"""What no reader can be led to is reported at its beginning."""

from collections.abc import Callable

import pytest

from generator.checks import orphans
from generator.issues import Issue

MELON = "¶about: Melons.\n  topic: range\n  issued: 2020\n  DOI: 10.1000/m\n  read: record\n"
CASES = [
    (
        "orphan-exercise",
        '"heel-to-toe": no finding leads to this exercise, nor an easier or harder link',
        [
            ("findings/less-bend.yml", "[heel-to-toe, ", "["),
            ("exercises/heel-to-toe.yml", "name:", "¶name:"),
        ],
    ),
    (
        "orphan-exercise",
        '"heel-to-toe": no routine leads to this exercise, nor an easier or harder link',
        [
            ("routines/ten-minutes.yml", "exercise: heel-to-toe", "exercise: ankle-rock"),
            ("exercises/heel-to-toe.yml", "name:", "¶name:"),
        ],
    ),
    (
        "orphan-finding",
        '"less-bend": no screen leads to this finding',
        [
            (
                "screens/ankle-bend.yml",
                "when: difference, finding: less-bend",
                "when: low, finding: a",
            ),
            ("screens/ankle-bend.yml", "when: low, finding: less-bend", "when: low, finding: b"),
            ("findings/less-bend.yml", "name:", "¶name:"),
        ],
    ),
    (
        "orphan-screen",
        "quiz.yml does not hold this screen",
        [
            ("quiz.yml", "screens: [ankle-bend]", "screens: [other]"),
            ("screens/ankle-bend.yml", "name:", "¶name:"),
        ],
    ),
    (
        "orphan-reference",
        '"melon-2020": no claim cites this reference',
        [("references.yml", "lemon-2020:", f"melon-2020:\n  {MELON}lemon-2020:")],
    ),
]


@pytest.mark.parametrize(("code", "words", "edits"), CASES, ids=[case[1] for case in CASES])
def test_an_orphan_is_reported(
    check_finds: Callable[..., None], code: str, words: str, edits: list[tuple[str, str, str]]
) -> None:
    check_finds(orphans, code, words, *edits)


def test_a_variant_of_what_is_reached_is_no_orphan(
    check_edited: Callable[..., list[Issue]],
) -> None:
    harder = "dose:", "harder: {how: So., exercise: heel-to-toe}\ndose:"
    alone = [
        ("findings/less-bend.yml", "[heel-to-toe, ", "["),
        ("routines/ten-minutes.yml", "exercise: heel-to-toe", "exercise: ankle-rock"),
    ]
    assert check_edited(orphans, *alone, ("exercises/heel-rise.yml", *harder)) == []


def test_a_finding_may_be_noticed_without_a_screen(
    check_edited: Callable[..., list[Issue]],
) -> None:
    away = [
        ("screens/ankle-bend.yml", f"when: {when}, finding: less-bend", f"when: {when}, finding: a")
        for when in ("difference", "low")
    ]
    told = ("findings/less-bend.yml", "may_mean:", "noticed: [Stairs feel odd.]\nmay_mean:")
    assert check_edited(orphans, *away, told) == []
