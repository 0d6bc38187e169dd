"""A claim keeps the rules of its status, and figures stand in claims only."""

from collections.abc import Callable

import pytest

from generator.checks import claims
from generator.issues import Issue

IDEA, FAQ, ROCK = "principles/small-steps.yml", "faq.yml", "exercises/ankle-rock.yml"
CLAIM = """\
  - text: Ankles bent a little further after some weeks of practice.
    status: verified
    grade: limited
    sources: [lemon-2020]
    people: 20 adults who do not exist
"""
FULL = "{text: Ankles bent 2 cm further., status: %s}"


def claim(fields: str) -> tuple[str, str, str]:
    """Return the edit that puts another claim in the place of the idea's own."""
    return IDEA, CLAIM, f"  - {fields}\n"


CASES = [
    (
        "unverified-claim",
        '"Ankles bent." is unverified',
        "{text: Ankles bent., status: ¶unverified}",
    ),
    (
        "claim-without-source",
        "is verified, so it needs `sources`",
        "¶{text: Ankles bent., status: verified, grade: limited}",
    ),
    (
        "claim-without-grade",
        "needs a `grade`",
        "¶{text: Ankles bent., status: verified, sources: [lemon-2020]}",
    ),
    (
        "claim-without-people",
        "needs `people`",
        "¶{text: Ankles bent 2 cm., status: verified, grade: limited, sources: [lemon-2020]}",
    ),
    (
        "claim-without-inputs",
        "needs `inputs`",
        "¶{text: Ankles bent., status: derived, grade: limited, sources: [lemon-2020]}",
    ),
    (
        "claim-with-inputs",
        "only a derived claim has inputs",
        "{text: Ankles bend., status: editorial, inputs: ¶[2 cm]}",
    ),
    (
        "editorial-with-source",
        'take out the source "lemon-2020"',
        "{text: Ankles bend., status: editorial, sources: ¶[lemon-2020]}",
    ),
    (
        "editorial-with-grade",
        '"strong", not "unsupported"',
        "{text: Ankles bend., status: editorial, grade: ¶strong}",
    ),
]


@pytest.mark.parametrize(("code", "words", "fields"), CASES, ids=[case[0] for case in CASES])
def test_a_claim_against_its_status(
    check_finds: Callable[..., None], code: str, words: str, fields: str
) -> None:
    check_finds(claims, code, words, claim(fields))


@pytest.mark.parametrize(
    "fields",
    [
        "{text: Nobody has looked., status: editorial, grade: unsupported}",
        "{text: Ankles bent., status: verified, grade: strong, sources: [lemon-2020]}",
        "{text: A mean of 2 cm., status: derived, grade: limited, sources: [lemon-2020],"
        " people: Nobody, inputs: [1 cm and 3 cm]}",
    ],
)
def test_a_claim_that_keeps_the_rules(
    check_edited: Callable[..., list[Issue]], fields: str
) -> None:
    assert check_edited(claims, claim(fields)) == []


def test_the_same_claim_has_the_same_basis_everywhere(check_finds: Callable[..., None]) -> None:
    twin = (
        "    claims:\n      - text: Ankles bent a little further after some weeks of practice.\n"
        "        status: verified\n        grade: ¶strong\n        sources: [lemon-2020]\n"
        "        people: 20 adults who do not exist\n"
    )
    words = "another grade than in content/principles/small-steps.yml:11:5"
    check_finds(claims, "claims-differ", words, (FAQ, "    claims:\n", twin))


def test_a_reference_can_be_looked_up(check_finds: Callable[..., None]) -> None:
    edits = (
        ("references.yml", "  DOI: 10.1000/example.1\n", ""),
        ("references.yml", "  page: 1-9\n", ""),
        ("references.yml", "  type:", "  ¶type:"),
    )
    check_finds(claims, "no-address", '"lemon-2020" needs a DOI, a PMID or a PMCID', *edits)


@pytest.mark.parametrize(
    "given",
    ["  page: 1-9\n", "  PMID: '12'\n", "  PMCID: PMC12\n", "  DOI: 10.1000/example.1\n"],
)
def test_a_number_or_a_place_in_print_is_enough_to_look_it_up(
    check_edited: Callable[..., list[Issue]], given: str
) -> None:
    edits = [
        ("references.yml", "  DOI: 10.1000/example.1\n", ""),
        ("references.yml", "  page: 1-9\n", ""),
        ("references.yml", "  read:", f"{given}  read:"),
    ]
    assert check_edited(claims, *edits) == []


def test_a_report_is_found_by_who_issued_it(check_edited: Callable[..., list[Issue]]) -> None:
    edits = [
        ("references.yml", "  DOI: 10.1000/example.1\n", "  publisher: The town\n"),
        ("references.yml", "type: article-journal", "type: report"),
    ]
    assert check_edited(claims, *edits) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It works for 40% of people.", "40%"),
        ("It works for 40 per cent of people.", "40 per cent"),
        ("The ICC was 0.9 here.", "ICC was"),
        ("It did well, ICC 0.9 in all.", "ICC 0.9"),
        ("The change was real, SMD = 0.4 in all.", "SMD = 0"),
        ("They were few (n = 12).", "n = 1"),
        ("It was clear (p < .05).", "p < ."),
        ("It was 2.1 ± 0.3 cm.", "± 0"),
        ("It held in 12 trials.", "12"),
        ("Some studies of 300 people agree.", "300"),
    ],
)
def test_a_figure_in_prose(check_edited: Callable[..., list[Issue]], text: str, shown: str) -> None:
    found = check_edited(claims, (ROCK, "setup: Stand", f"setup: {text} Stand"))
    assert [(issue.code, str(issue.place)) for issue in found] == [
        ("unsourced-number", "content/exercises/ankle-rock.yml:7:8")
    ]
    assert found[0].sentence.startswith(f'"{shown}')


@pytest.mark.parametrize(
    "text",
    ["Do it for 10 minutes.", "Hold OR rest. Rest for 5 s.", "Stand 10 cm away.", "Try again."],
)
def test_an_instruction_with_a_number_is_no_figure(
    check_edited: Callable[..., list[Issue]], text: str
) -> None:
    assert check_edited(claims, (ROCK, "setup: Stand", f"setup: {text} Stand")) == []
