"""The pages of the guide there is one of: lists of exercises, answers, claims and works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator import citations, linked_data, phrases
from generator.addresses import address
from generator.guide import contexts, words
from generator.guide.page import page

if TYPE_CHECKING:
    from generator.library import Library
    from generator.model import Exercise
    from generator.model.text import Kit
    from generator.output import Output


def pages(library: Library) -> Iterator[Output]:
    """Yield each of these pages."""
    yield _exercises(library)
    yield _safety(library)
    yield _references(library)
    faq, headlines = library.faq, library.headlines
    left_out, changes = library.left_out, library.changes
    for name, context, single in (
        ("faq", contexts.FaqPage(address("page", "faq"), library, faq), faq),
        (
            "headlines",
            contexts.HeadlinesPage(address("page", "headlines"), library, headlines),
            headlines,
        ),
        (
            "left-out",
            contexts.LeftOutPage(address("page", "left-out"), library, left_out),
            left_out,
        ),
        ("changes", contexts.ChangesPage(address("page", "changes"), library, changes), changes),
    ):
        linked = linked_data.faq_page(faq) if single is faq else None
        yield page(name, context, single.title, single.summary, (name, ""), linked)


def _exercises(library: Library) -> Output:
    entries = [_entry(exercise) for exercise in library.exercises.values()]
    groups: dict[str, dict[str, tuple[contexts.Entry, ...]]] = {}
    for aim in words.AIMS:
        for area in words.AREAS:
            fits = [x for x in entries if (x.exercise.aim, x.exercise.area) == (aim, area)]
            if fits:
                groups.setdefault(aim, {})[area] = tuple(fits)
    longest = max(entry.minutes for entry in entries)
    filters = (
        ("area", "Part of the body", {_word(area): said for area, said in words.AREAS.items()}),
        ("aim", "Aim", words.AIMS),
        ("kit", "Kit", {"none": "No kit", **_capitals(phrases.KIT_NAMES)}),
        ("position", "Position", words.POSITIONS),
        ("minutes", "Time", {f"{n}": f"Up to {n} minutes" for n in range(2, longest)}),
    )
    context = contexts.ExercisesPage(address("page", "exercises"), library, groups, filters)
    description = "All exercises, by aim, part of the body, kit, position and time."
    return page("exercises", context, "Exercises", description)


def _entry(exercise: Exercise) -> contexts.Entry:
    names = (exercise.name, *exercise.aliases)
    return contexts.Entry(
        exercise=exercise,
        area=_word(exercise.area),
        kit=" ".join(exercise.kit) or "none",
        needs=phrases.kit(exercise.kit) if exercise.kit else "no kit",
        minutes=-(-exercise.dose.seconds // 60),
        names=" · ".join(names).lower(),
    )


def _word(area: str) -> str:
    """Return what stands for an area in an address: `ankle` for `ankle-foot`."""
    return area.partition("-")[0]


def _capitals(names: dict[Kit, str]) -> dict[str, str]:
    return {name: said.capitalize() for name, said in names.items()}


def _safety(library: Library) -> Output:
    options = [option for question in library.quiz.gate for option in question.options]
    outcomes = ("stop", "see-first", "adapt")
    answers = {name: tuple(o for o in options if o.outcome == name) for name in outcomes}
    context = contexts.SafetyPage(address("page", "safety"), library, answers)
    description = "When to get help, when to see someone first, the pain rule, and when to stop."
    return page("safety", context, "Safety", description, ("quiz", ""))


def _references(library: Library) -> Output:
    by = citations.cited_by(library)
    entries = [
        contexts.Cited(
            reference=reference,
            label=citations.label(reference),
            authors=citations.authors(reference),
            locator=citations.locator(reference),
            read=citations.READ[reference.read],
            by=by[reference.id],
        )
        for reference in library.references.values()
    ]
    entries.sort(key=lambda cited: (cited.label.casefold(), cited.reference.id))
    topics = {
        topic: tuple(cited for cited in entries if cited.reference.topic == topic)
        for topic in words.TOPICS
    }
    used = {topic: cited for topic, cited in topics.items() if cited}
    context = contexts.ReferencesPage(address("page", "references"), library, used)
    title, description = "References", "Every source this guide rests on, and where it is cited."
    return page("references", context, title, description, ("reference", ""))
