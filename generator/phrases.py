"""How a dose, a time and a kit are said in plain words; the same on page, sheet and plan."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.dose import Dose
from generator.model.text import Aim, Kit

# What the three numbers of a tempo are, by what an exercise is for.
TEMPO: dict[Aim, tuple[str, str, str]] = {
    "range": ("in", "hold", "back"),
    "strength": ("down", "pause", "up"),
    "balance": ("out", "hold", "back"),
}

KIT_NAMES: dict[Kit, str] = {
    "band": "resistance band",
    "step": "low step",
    "weight": "hand weight",
    "cushion": "cushion",
    "strap": "strap",
}


def seconds(count: int) -> str:
    """Return `1 second` or `5 seconds`."""
    return "1 second" if count == 1 else f"{count} seconds"


def minutes(total: int) -> str:
    """Return whole minutes, rounded up so that no reader runs out of time: `about 4 minutes`."""
    whole = max(1, -(-total // 60))
    return "about 1 minute" if whole == 1 else f"about {whole} minutes"


def sets(count: int) -> str:
    """Return `1 set` or `3 sets`."""
    return "1 set" if count == 1 else f"{count} sets"


def work(dose: Dose, aim: Aim) -> str:
    """Return what one set is: `10 repetitions on each side: 3 s down, 1 s pause, 1 s up`."""
    where = " on each side" if dose.sides == "each" else ""
    if dose.hold is not None:
        return f"{seconds(dose.hold)}{where}"
    many = "1 repetition" if dose.reps == 1 else f"{dose.reps} repetitions"
    tempo = zip((dose.tempo or "0-0-0").split("-"), TEMPO[aim], strict=True)
    return f"{many}{where}: " + ", ".join(f"{time} s {name}" for time, name in tempo if time != "0")


def days(dose: Dose) -> str:
    """Return `every day`, `3 days a week` or `5 to 7 days a week`."""
    most = dose.days_most or dose.days
    if dose.days == most == 7:
        return "every day"
    span = str(dose.days) if most == dose.days else f"{dose.days} to {most}"
    return f"{span} day{'s' if span != '1' else ''} a week"


def rest(dose: Dose) -> str:
    """Return `rest 45 seconds between sets`, or nothing where there is nothing to rest between."""
    return f"rest {seconds(dose.rest)} between sets" if dose.rest and dose.sets > 1 else ""


def kit(names: Iterable[Kit]) -> str:
    """Return the kit as a list in words, or `nothing`."""
    said = [KIT_NAMES[name] for name in names]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said) or "nothing"
