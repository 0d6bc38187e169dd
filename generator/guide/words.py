"""What the guide's templates say with: names for the model's short codes, and phrases."""

from __future__ import annotations

from generator.model import Screen
from generator.phrases import VERDICTS as VERDICTS
from generator.phrases import amount as amount
from generator.phrases import gap as gap
from generator.phrases import stretch as stretch

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
# An editorial claim without a grade.
CHOICE = ("◇", "Our own choice")


def counts(screen: Screen) -> str:
    """Return which difference between sides counts as one."""
    if screen.measure.compare == "target":
        target = amount(screen.measure.target or 0, screen.measure.unit)
        return f"one side reaches {target}, the other does not"
    error = amount(screen.error, screen.measure.unit)
    # A similar band that holds the error itself says that only more than it counts.
    within = any(band.verdict == "similar" and band.upto == screen.error for band in screen.bands)
    return f"more than {error}" if within else f"{error} or more"
