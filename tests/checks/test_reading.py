"""Long sentences and hard pages are reported where they are worst; no sentence stands twice."""

from collections.abc import Callable

import pytest

from generator.checks import reading, repeats
from generator.checks.syllables import syllables
from generator.checks.texts import sentences
from generator.issues import Issue

ROCK, TOE, FAQ = "exercises/ankle-rock.yml", "exercises/heel-to-toe.yml", "faq.yml"
IDEA, SCREEN = "principles/small-steps.yml", "screens/ankle-bend.yml"
Finds = Callable[..., None]
Edited = Callable[..., list[Issue]]
PEOPLE = "ten people who took part in a study in a made-up town"
SAID = "Put one foot in front of the other and stand there for a while."


def words(count: int) -> str:
    return " ".join(["go"] * count) + "."


@pytest.mark.parametrize(
    ("file", "before", "most"),
    [
        (ROCK, "feels: ", 30),
        (FAQ, "      - text: ", 40),
        ("references.yml", "about: ", 40),
    ],
)
def test_a_long_sentence(check_finds: Finds, file: str, before: str, most: int) -> None:
    said = f'"go go go go go go …" has {most + 1} words; at most {most}'
    check_finds(reading, "long-sentence", said, (file, before, f"{before}¶{words(most + 1)} "))


def test_a_sentence_of_just_the_length(check_edited: Edited) -> None:
    assert check_edited(reading, (ROCK, "feels: ", f"feels: {words(30)} ")) == []


def test_a_page_that_is_hard_to_read(check_finds: Finds) -> None:
    hard = "Unilateral proprioceptive rehabilitation necessitates individualised consideration."
    edit = (ROCK, "feels: A gentle pull in the calf.", f"feels: ¶{' '.join([hard] * 4)}")
    check_finds(reading, "hard-to-read", "reads at grade | at most 8", edit)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("ankle", 2), ("raise", 1), ("raised", 1), ("lifted", 2), ("exercise", 3), ("exercises", 4),
        ("difference", 3), ("sidestep", 2), ("someone", 2), ("area", 3), ("idea", 3), ("being", 2),
        ("movement", 2), ("careful", 2), ("education", 4), ("people", 2), ("rhythm", 2), ("a", 1),
        ("10", 1), ("every", 2), ("physiotherapist", 6), ("the", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_sentences() -> None:
    text = "Stand up. “Why?” Walk 2.5 metres; don't run! Side-to-side"
    assert sentences(text) == [
        ["stand", "up"],
        ["why"],
        ["walk", "2.5", "metres", "don't", "run"],
        ["side", "to", "side"],
    ]


def test_a_sentence_that_two_things_say(check_finds: Finds) -> None:
    said = (
        'say it in one place | content/exercises/ankle-rock.yml:7:8 | "put one foot in front of …"'
    )
    first = (ROCK, "setup: Stand", f"setup: {SAID} Stand")
    check_finds(repeats, "repeated-sentence", said, first, (TOE, "feels: ", f"feels: ¶{SAID} "))


def test_a_claim_that_two_things_make(check_finds: Finds) -> None:
    fact = f"claims: [{{text: {SAID}, status: editorial}}]\ndose:"
    again = f"claims: [{{text: ¶{SAID}, status: editorial}}]\ndose:"
    said = "say it in one place"
    check_finds(repeats, "repeated-sentence", said, (ROCK, "dose:", fact), (TOE, "dose:", again))


def test_what_may_be_said_twice(check_edited: Edited) -> None:
    """A thing may repeat itself; warnings, who was studied and short sentences may stand twice."""
    long = (ROCK, "setup: Stand", f"setup: {SAID} {SAID} Stand")
    short = [
        (ROCK, "feels: ", "feels: Go on for now. "),
        (TOE, "feels: ", "feels: Go on for now. "),
    ]
    warning = "stop: [It hurts so much that you cannot go on with it today.]\ndose:"
    warnings = [(ROCK, "dose:", warning), (TOE, "dose:", warning)]
    facts = [
        (where, "dose:", f"claims: [{{text: {said}, status: editorial, people: {PEOPLE}}}]\ndose:")
        for where, said in ((ROCK, "One."), (TOE, "Two."))
    ]
    assert check_edited(repeats, long, *short, *warnings, *facts) == []
