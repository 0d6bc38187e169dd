"""The self-check as readers meet it: one long form, made one step at a time by JavaScript."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator import paper, restrictions, scoring
from generator.addresses import address
from generator.library import Library
from generator.model import Measure, Question, Quiz, Screen
from generator.model.quiz import Option
from generator.output import Output, Site
from generator.standalone import StandalonePage, exercises_json, render_page, table_json

# Fields that the self-check has in the form already, by where they stand.
UNREAD = {"options": frozenset({"text", "action"})}
# Where a screen is done, in words.
PLACES = {"chair": "on a chair", "wall": "at a wall", "camera": "before a camera"}


@dataclass(frozen=True)
class FormOption:
    """An answer with the code paper knows it by, such as `4b`, and what ticking it leads to."""

    code: str
    option: Option
    leads_to: str


@dataclass(frozen=True)
class FormQuestion:
    """A question with its number, its answers, and the earlier answers it is asked after."""

    number: int
    question: Question
    options: tuple[FormOption, ...]
    asked_after: tuple[str, ...]


@dataclass(frozen=True)
class FormScreen:
    """A screen with its number, its scoring key, and the answers with which it is left out.

    `first` names the screen it comes after, and `bar` is the number to reach there without a line.
    """

    number: int
    screen: Screen
    first: str
    bar: int
    tries: tuple[int, ...]
    write: str
    value: str
    levels: tuple[scoring.Row, ...]
    bands: tuple[scoring.Row, ...]
    left_out_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SelfCheckPage(StandalonePage):
    """What `tools/self-check.html` prints."""

    gate: tuple[FormQuestion, ...]
    about: tuple[FormQuestion, ...]
    screens: tuple[FormScreen, ...]
    table: Markup
    PLACES: Mapping[str, str]


def pages(library: Library, site: Site) -> Iterator[Output]:
    """Yield the self-check, its exercises, the self-check on paper and the strip for measuring."""
    quiz = library.quiz
    codes = _codes(quiz)
    gate = tuple(_questions(quiz, quiz.gate, codes))
    about = tuple(_questions(quiz, quiz.about, codes))
    screens = tuple(_screens(library, len(gate) + len(about), codes))
    yield render_page(
        "tools/self-check.html",
        SelfCheckPage(
            page=address("page", "self-check"),
            site=site,
            title=quiz.title,
            description="Check your left and right side at home, step by step. "
            "Nothing you enter leaves your device.",
            quiz=quiz,
            gate=gate,
            about=about,
            screens=screens,
            table=table_json(library, UNREAD),
            PLACES=PLACES,
        ),
    )
    yield paper.page(library, site, paper.Form(gate, about, screens, codes))
    yield Output(f"{address('page', 'self-check')}exercises.json", exercises_json(library), None)
    yield render_page(
        "tools/strip.html",
        StandalonePage(
            page=address("page", "strip"),
            site=site,
            title="Centimetre strip",
            description="A strip of paper with centimetres to print, for the knee to wall check.",
            quiz=quiz,
        ),
    )


def _codes(quiz: Quiz) -> Mapping[str, str]:
    """Return a code for every option: the question's number and a letter."""
    return {
        option.id: f"{number}{_letter(index)}"
        for number, question in enumerate((*quiz.gate, *quiz.about), 1)
        for index, option in enumerate(question.options)
    }


def _letter(index: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[index] if index < 26 else f".{index + 1}"


def _questions(
    quiz: Quiz, questions: tuple[Question, ...], codes: Mapping[str, str]
) -> Iterator[FormQuestion]:
    first = 1 if questions is quiz.gate else len(quiz.gate) + 1
    for number, question in enumerate(questions, first):
        yield FormQuestion(
            number=number,
            question=question,
            options=tuple(
                FormOption(codes[option.id], option, _leads_to(quiz, option))
                for option in question.options
            ),
            asked_after=tuple(codes[name] for only in question.only_if for name in only.any_of),
        )


def _leads_to(quiz: Quiz, option: Option) -> str:
    if option.outcome == "see-first":
        ends = quiz.ends(option)
        return "See someone first, and stop here." if ends else "See someone about this."
    if quiz.ends(option):
        return "Stop here."
    return "Some checks are left out." if option.outcome == "adapt" else ""


def _screens(library: Library, before: int, codes: Mapping[str, str]) -> Iterator[FormScreen]:
    effects = restrictions.effects(library.quiz)
    for number, name in enumerate(library.quiz.screens, before + 1):
        screen = library.screens[name]
        measure = screen.measure
        kept = "the best" if measure.keep == "best" else "the average"
        first = library.screens[screen.only_after] if screen.only_after else None
        rows = first.cutoffs if first else ()
        yield FormScreen(
            number=number,
            screen=screen,
            first=first.name if first else "",
            bar=max((max(row.women, row.men) for row in rows), default=0),
            write=_write(measure),
            tries=tuple(range(1, measure.attempts_most + 1)),
            value=f"{kept} of its tries" if measure.attempts_most > 1 else "its number",
            levels=tuple(scoring.levels(screen)),
            bands=tuple(scoring.bands(screen)),
            left_out_by=tuple(codes[name] for name in restrictions.left_out_by(effects, screen)),
        )


def _write(measure: Measure) -> str:
    """Return what the reader is asked to write down on paper."""
    if measure.entry == "signs":
        return f"In how many of {measure.most:g} you saw it"
    units = {"cm": "in centimetres", "reps": "in repetitions", "s": "in seconds"}
    how = units.get(measure.unit, "by the number of the line that fits")
    return f"Write down {'every try' if measure.attempts_most > 1 else 'the number'}, {how}"
