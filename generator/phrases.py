"""How doses, times, numbers and kit are said in plain words; the same on page, paper and plan."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.dose import Dose
from generator.model.exercise import Exercise
from generator.model.screen import Interval, Measure
from generator.model.text import Aim, Kit
from generator.prose import plain

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
    "roller": "foam roller",
}

VERDICTS = {
    "similar": "Too close to call",
    "possible": "A possible difference",
    "clear": "A clear difference",
}

# One, and many.
_UNITS = {
    "cm": ("cm", "cm"),
    "reps": ("repetition", "repetitions"),
    "s": ("second", "seconds"),
    "step": ("step", "steps"),
    "min": ("minute", "minutes"),
}


def amount(number: float, unit: str) -> str:
    """Return a number with its unit: `1 second`, `2.5 cm` or `20 repetitions`."""
    one, many = _UNITS[unit]
    return f"{number:g} {one if number == 1 else many}"


def stretch(interval: Interval, unit: str) -> str:
    """Return an interval in words: `less than 2 cm`, `from 2 to 4 cm`, `10 seconds or more`."""
    low = interval.from_ if interval.from_ is not None else interval.above
    high = interval.below if interval.below is not None else interval.upto
    if low is None and high is None:
        return "any number"
    if low is None or high is None:
        words = [
            f"{amount(interval.from_, unit)} or more" if interval.from_ is not None else "",
            f"more than {amount(interval.above, unit)}" if interval.above is not None else "",
            f"less than {amount(interval.below, unit)}" if interval.below is not None else "",
            f"up to {amount(interval.upto, unit)}" if interval.upto is not None else "",
        ]
        return "".join(words)
    if low == high:
        return amount(low, unit)
    start = f"from {low:g}" if interval.from_ is not None else f"more than {low:g}"
    joint = "to less than" if interval.below is not None else "to"
    return f"{start} {joint} {amount(high, unit)}"


def value(interval: Interval, measure: Measure) -> str:
    """Return which values of one side an interval holds: a stretch, or the names of choices."""
    if not measure.choices:
        return stretch(interval, measure.unit)
    numbers = (measure.least + index * measure.step for index in range(len(measure.choices)))
    named = zip(numbers, measure.choices, strict=True)
    held = ((number, plain(said)) for number, said in named if _holds(interval, number))
    return ", or ".join(f"{number:g}: {said.rstrip('.')}" for number, said in held)


def gap(interval: Interval, measure: Measure) -> str:
    """Return what a difference between sides is: a stretch, or who reaches the target."""
    if measure.compare == "difference":
        # No difference is below 0, so "from 0" says nothing.
        open_below = {} if interval.from_ else {"from_": None}
        return stretch(interval.model_copy(update=open_below), measure.unit)
    target = amount(measure.target or 0, measure.unit)
    # The difference is 0 or 1 here.
    if interval.above is None and not interval.from_:
        return f"both sides reach {target}, or neither does"
    return f"one side reaches {target}, the other does not"


def _holds(interval: Interval, number: float) -> bool:
    return (
        (interval.from_ is None or number >= interval.from_)
        and (interval.above is None or number > interval.above)
        and (interval.below is None or number < interval.below)
        and (interval.upto is None or number <= interval.upto)
    )


def seconds(count: int) -> str:
    """Return `1 second` or `5 seconds`."""
    return amount(count, "s")


def minutes(total: int) -> str:
    """Return whole minutes, rounded up so that no reader runs out of time: `about 4 minutes`."""
    return f"about {amount(max(1, -(-total // 60)), 'min')}"


def sets(count: int) -> str:
    """Return `1 set` or `3 sets`."""
    return "1 set" if count == 1 else f"{count} sets"


def work(dose: Dose, exercise: Exercise) -> str:
    """Return what one set is: `10 repetitions on each side: 3 s down, 1 s pause, 1 s up`.

    What is held at the top is told from the bottom: `1 s up, 2 s hold, 2 s down`.
    """
    where = " on each side" if dose.sides == "each" else ""
    if dose.hold is not None:
        return f"{seconds(dose.hold)}{where}"
    many = amount(dose.reps or 0, "reps")
    down, pause, up, *top = (dose.tempo or "0-0-0").split("-")
    if top:
        words = ("pull", "hold", "back") if "band" in exercise.kit else ("up", "hold", "down")
        tempo = [("pause", pause), *zip(words, (up, *top, down), strict=True)]
    else:
        # A press that is held goes neither down nor up.
        held = exercise.aim == "strength" and down == up <= pause
        words = TEMPO["balance" if held else exercise.aim]
        tempo = list(zip(words, (down, pause, up), strict=True))
    return f"{many}{where}: " + ", ".join(f"{time} s {name}" for name, time in tempo if time != "0")


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
