"""What a page tells machines, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from generator import phrases
from generator.addresses import address
from generator.prose import plain

if TYPE_CHECKING:
    from generator.model import Exercise, Faq, Routine, Screen
    from generator.output import Site

Data: TypeAlias = dict[str, object]


def exercise_how_to(exercise: Exercise) -> Data:
    """Return an exercise as a HowTo: set-up and steps, kit, and the time its dose takes."""
    return {
        **_how_to(exercise.name, exercise.summary, (exercise.setup, *exercise.steps)),
        "totalTime": _duration(exercise.dose.seconds),
        "tool": [{"@type": "HowToTool", "name": phrases.KIT_NAMES[name]} for name in exercise.kit],
    }


def screen_how_to(screen: Screen) -> Data:
    """Return a screen as a HowTo: set-up and steps, what must be there, and the time it takes."""
    return {
        **_how_to(screen.name, screen.summary, (*screen.setup, *screen.steps)),
        "totalTime": _duration(screen.minutes * 60),
        "tool": [{"@type": "HowToTool", "name": plain(need)} for need in screen.need],
    }


def exercise_plan(routine: Routine, exercises: Sequence[Exercise], site: Site) -> Data:
    """Return a routine as an ExercisePlan whose parts are its exercises."""
    return {
        "@type": "ExercisePlan",
        "name": routine.name,
        "description": plain(routine.summary),
        "activityDuration": _duration(routine.minutes * 60),
        "exerciseType": ", ".join(dict.fromkeys(exercise.aim for exercise in exercises)),
        "hasPart": [_part(exercise, site) for exercise in exercises],
    }


def faq_page(faq: Faq) -> Data:
    """Return the questions and their answers as a FAQPage."""
    return {
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": entry.question,
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": " ".join(plain(text) for text in entry.answer),
                },
            }
            for entry in faq.entries
        ],
    }


def _how_to(name: str, description: str, steps: Iterable[str]) -> Data:
    return {
        "@type": "HowTo",
        "name": name,
        "description": plain(description),
        "step": [
            {"@type": "HowToStep", "position": position, "text": plain(step)}
            for position, step in enumerate(steps, start=1)
        ],
    }


def _part(exercise: Exercise, site: Site) -> Data:
    part: Data = {"@type": "HowTo", "name": exercise.name}
    return {**part, "url": site.url + address("exercise", exercise.id)} if site.url else part


def _duration(seconds: int) -> str:
    """Return whole minutes as ISO 8601 writes them: `PT4M`."""
    return f"PT{max(1, -(-seconds // 60))}M"
