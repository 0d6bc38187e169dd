"""What the guide calls the model's short codes, and how it says numbers with units."""

from __future__ import annotations

from generator.model import Interval, Measure, Screen

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
VERDICTS = {"similar": "Similar", "possible": "Possible difference", "clear": "Clear difference"}
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

_UNITS = {"cm": "cm", "reps": "repetitions", "s": "seconds", "min": "minutes"}
_ONE = {"cm": "cm", "reps": "repetition", "s": "second", "min": "minute"}


def amount(value: float, unit: str) -> str:
    """Return `1 second`, `2.5 cm` or `20 repetitions`."""
    return f"{value:g} {(_ONE if value == 1 else _UNITS)[unit]}"


def stretch(interval: Interval, unit: str) -> str:
    """Return an interval in words: `less than 2 cm`, `2 cm up to 4 cm`, `10 seconds or more`."""
    low = interval.from_ if interval.from_ is not None else interval.above
    high = interval.below if interval.below is not None else interval.upto
    if high is not None and not low:
        return f"{'less than' if interval.below is not None else 'up to'} {amount(high, unit)}"
    if low is None:
        return "any number"
    least = amount(low, unit)
    if high is None:
        return f"more than {least}" if interval.from_ is None else f"{least} or more"
    if low == high:
        return least
    start = f"from {low:g}" if interval.from_ is not None else f"more than {low:g}"
    joint = "to less than" if interval.below is not None else "to"
    return f"{start} {joint} {amount(high, unit)}"


def counts(screen: Screen) -> str:
    """Return which difference between sides counts as one."""
    if screen.measure.compare == "target":
        target = amount(screen.measure.target or 0, screen.measure.unit)
        return f"one side reaches {target}, the other does not"
    error = amount(screen.error, screen.measure.unit)
    # A similar band that holds the error itself says that only more than it counts.
    within = any(band.verdict == "similar" and band.upto == screen.error for band in screen.bands)
    return f"more than {error}" if within else f"{error} or more"


def gap(interval: Interval, measure: Measure) -> str:
    """Return what a difference between sides is: a stretch, or who reaches the target."""
    if measure.compare == "difference":
        return stretch(interval, measure.unit)
    target = amount(measure.target or 0, measure.unit)
    low = interval.from_ if interval.from_ is not None else interval.above
    if low:
        return f"one side reaches {target}, the other does not"
    return f"both sides reach {target}, or neither does"
