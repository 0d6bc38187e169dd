"""What the guide's templates say with: names for the model's short codes, and phrases."""

from __future__ import annotations

from datetime import date

from generator.model import Screen
from generator.model.reference import Topic
from generator.phrases import VERDICTS as VERDICTS
from generator.phrases import amount as amount
from generator.phrases import gap as gap
from generator.phrases import value as value

AIMS = {"range": "Range of movement", "strength": "Strength", "balance": "Balance"}
AREAS = {
    "ankle-foot": "Ankle and foot",
    "knee": "Knee",
    "hip": "Hip",
    "back": "Back",
    "shoulder-arm": "Shoulder and arm",
}
POSITIONS = {
    "standing": "Standing",
    "seated": "Seated",
    "kneeling": "Kneeling",
    "lying": "Lying down",
}
LEVELS = {"low": "Low", "middle": "Middle", "high": "High"}

# A grade's mark (never colour alone) and its name.
GRADES = {
    "strong": ("●●●", "Strong evidence"),
    "moderate": ("●●○", "Moderate evidence"),
    "limited": ("●○○", "Limited evidence"),
    "conflicting": ("●◐○", "Studies disagree"),
    "unsupported": ("○○○", "No support found"),
}
# An editorial claim without a grade, and a practice that was not looked into.
CHOICE = ("◇", "Our own choice")
NOT_GRADED = ("–", "Not graded")

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

# The topics of references, in the order of the page.
TOPICS: dict[Topic, str] = {
    "measuring": "The checks: how well they repeat, and what is usual",
    "self-testing": "Testing oneself at home",
    "asymmetry": "Left–right differences",
    "range": "Range of movement",
    "strength": "Strength",
    "balance": "Balance, feet and body awareness",
    "habits": "Keeping at it",
    "safety": "Safety",
}

# What a record box holds, by unit.
RECORDED = {
    "cm": "centimetres",
    "reps": "how many",
    "s": "seconds",
    "step": "the number of the choice",
}


def day(text: str) -> str:
    """Return a day in words: `25 November 2026`."""
    told = date.fromisoformat(text)
    return f"{told.day} {MONTHS[told.month - 1]} {told.year}"


def counts(screen: Screen) -> str:
    """Return which difference between sides counts as one."""
    if screen.measure.compare == "target":
        target = amount(screen.measure.target or 0, screen.measure.unit)
        return f"one side reaches {target}, the other does not"
    if screen.error is None:
        return ""
    error = amount(screen.error, screen.measure.unit)
    # A similar band that holds the error itself says that only more than it counts.
    within = any(band.verdict == "similar" and band.upto == screen.error for band in screen.bands)
    return f"more than {error}" if within else f"{error} or more"
