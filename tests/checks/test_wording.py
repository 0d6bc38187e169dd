"""Words that promise or frighten are reported, and spelling that is not British."""

from collections.abc import Callable

import pytest

from generator.checks import spelling, wording
from generator.checks.spelling import british
from generator.issues import Issue

ROCK, IDEA, FAQ = "exercises/ankle-rock.yml", "principles/small-steps.yml", "faq.yml"
Finds = Callable[..., None]
Edited = Callable[..., list[Issue]]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("This fixes it.", "fixes"),
        ("Your ankle is Damaged.", "damaged"),
        ("A dysfunction.", "dysfunction"),
        ("It treats pain.", "treats"),
        ("For prevention.", "prevention"),
        ("It was detected.", "detected"),
        ("A diagnosis is this.", "diagnosis"),
        ("It is *abnormal*.", "abnormal"),
        ("You are at risk.", "at risk"),
        ("The injury risk is high.", "injury risk"),
        ("The root cause is here.", "root cause"),
        ("A screening of you.", "screening"),
        ("Like the FMS.", "fms"),
        ("Like the PAR-Q+.", "par q"),
        ("If you do not treat it.", "treat"),
    ],
)
def test_a_forbidden_word(check_finds: Finds, said: str, word: str) -> None:
    edit = (ROCK, "feels: A gentle", f"feels: ¶{said} A gentle")
    check_finds(wording, "forbidden-word", f'"{word}" is not said here: ', edit)


@pytest.mark.parametrize(
    "said",
    [
        "This is not a diagnosis.",
        "It does not diagnose.",
        "It does not diagnose, treat or prevent anything.",
        "The checks cannot find or rule out an injury.",
        "It cannot predict anything.",
        "A treaty about prefixes.",
        "At the risk desk.",
    ],
)
def test_what_a_site_may_say_of_itself(check_edited: Edited, said: str) -> None:
    assert check_edited(wording, (ROCK, "feels: A gentle", f"feels: {said} A gentle")) == []


def test_labels_and_pages_are_read_too(check_edited: Edited) -> None:
    found = check_edited(
        wording,
        (ROCK, "cues: [Heel stays down]", "cues: [Fix the heel]"),
        ("pages/about.md", "", "# About\n\nThis [text](fix.md)\nis\n\n- for <b>damage</b>.\n"),
        ("pages/privacy.md", "", "---\ntitle: Normal\n---\n\n```\ndamage\n```\n"),
    )
    assert [(str(issue.place), issue.sentence.split()[0]) for issue in found] == [
        ("content/exercises/ankle-rock.yml:11:8", '"fix"'),
        ("content/pages/about.md:6:1", '"damage"'),
        ("content/pages/privacy.md:2:1", '"normal"'),
    ]


def test_a_claim_may_report_what_a_study_was_about(check_edited: Edited) -> None:
    text = ("text: Ankles bent", "text: Treatment prevents damage. Ankles bent")
    assert check_edited(wording, (IDEA, *text)) == []


@pytest.mark.parametrize(
    ("usa", "britain"),
    [
        ("center", "centre"),
        ("centers", "centres"),
        ("colored", "coloured"),
        ("favorites", "favourites"),
        ("behavioral", "behavioural"),
        ("organize", "organise"),
        ("stabilization", "stabilisation"),
        ("exercize", "exercise"),
        ("minimizes", "minimises"),
        ("recognized", "recognised"),
        ("analyzing", "analysing"),
        ("programs", "programmes"),
        ("practicing", "practising"),
    ],
)
def test_american_spelling_is_known(usa: str, britain: str) -> None:
    assert british(usa) == britain
    assert british(britain) is None


@pytest.mark.parametrize(
    "word", ["size", "sizes", "seized", "resizing", "prize", "horizon", "gauze"]
)
def test_words_with_a_z_in_britain_too(word: str) -> None:
    assert british(word) is None


def test_american_spelling_is_reported_in_claims_too(check_finds: Finds) -> None:
    edit = (IDEA, "text: Ankles bent", "text: ¶In the center ankles bent")
    check_finds(spelling, "us-spelling", '"center" is spelt "centre"', edit)
