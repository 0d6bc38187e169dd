"""A content folder as large as wanted: the real one, and copies of its exercises beside it."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from generator.source import read_yaml

# Texts that no two exercises may share, as claims may not; a warning may be said twice.
_OWN = ("summary", "household", "setup", "steps", "faults", "feels")
# How many copies stand in a chain of easier and harder ones.
CHAIN = 20
# How many begin a routine: whatever they say, it fits a sheet.
TOGETHER = 2
# What routines of copies are like, and a dose of 40 seconds for their exercises.
ROUTINE = "ten-minutes.yml"
SHORT = {"sets": 1, "reps": 5, "tempo": "1-1-1", "days": 3}
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def synthesise(content: Path, target: Path, count: int) -> None:
    """Copy the folder `content` to `target` and add `count` exercises that all checks let pass.

    Each is a copy of a real one with an id, names and sentences of its own, and stands in the same
    findings. Copies are tied in chains, each harder than the one before; routines begin them.
    """
    shutil.copytree(content, target)
    real = {path.stem: _read(path) for path in sorted((content / "exercises").glob("*.yml"))}
    copies = [(name, number) for number in range(1, count // len(real) + 2) for name in real]
    made = {f"{name}-{number}": (name, number) for name, number in copies[:count]}
    for id_, (name, number) in made.items():
        _write(target / f"exercises/{id_}.yml", _copy(real[name], id_, number, list(made)))

    def with_copies(names: list[str]) -> list[str]:
        return names + [id_ for id_, (name, _) in made.items() if name in names]

    routine = _read(target / "routines" / ROUTINE)
    begins = list(made)[::CHAIN]
    for number, first in enumerate(range(0, len(begins), TOGETHER), start=1):
        names = begins[first : first + TOGETHER]
        path = target / f"routines/of-copies-{number}.yml"
        _write(path, _routine(routine, names, number))

    findings = {path: _read(path) for path in sorted((target / "findings").glob("*.yml"))}
    for path, finding in findings.items():
        _write(path, {**finding, "exercises": with_copies(finding["exercises"])})
    quiz = _read(target / "quiz.yml")
    general = with_copies(quiz["plan"]["general"])
    placed = {
        *general,
        *(name for one in findings.values() for name in with_copies(one["exercises"])),
    }
    quiz["plan"]["general"] = general + [id_ for id_ in made if id_ not in placed]
    _write(target / "quiz.yml", quiz)


def _copy(exercise: dict[str, Any], id_: str, number: int, made: list[str]) -> dict[str, Any]:
    """Return an exercise like this one that says nothing in the same words."""
    chance = random.Random(id_)
    copy = {
        **exercise,
        **{
            key: _each(exercise[key], lambda text: _stir(text, chance))
            for key in _OWN
            if key in exercise
        },
        "name": f"{exercise['name']} {number}",
        "aliases": [f"{alias} {number}" for alias in exercise.get("aliases", ())],
        "claims": [
            {**claim, "text": _stir(claim["text"], chance)} for claim in exercise.get("claims", ())
        ],
    }
    if figure := exercise.get("figure"):
        phases = [
            {**one, "caption": _stir(one["caption"], chance)[:100]} for one in figure["phases"]
        ]
        # With words of its own, so that it is computed anew.
        copy["figure"] = {**figure, "phases": phases}
    place = made.index(id_)
    partners = {
        "easier": made[place - 1 : place] if place % CHAIN else [],
        "harder": made[place + 1 : place + 2] if (place + 1) % CHAIN else [],
    }
    for way, partner in partners.items():
        how = exercise.get(way, {"how": "Do less."})["how"]
        copy[way] = {"how": _stir(how, chance), **({"exercise": partner[0]} if partner else {})}
    return copy


def _routine(routine: dict[str, Any], names: list[str], number: int) -> dict[str, Any]:
    """Return a routine like this one, of these exercises, that says nothing in the same words."""
    chance = random.Random(number)
    return {
        **routine,
        **{key: _stir(routine[key], chance) for key in ("summary", "who", "warm_up")},
        "name": f"{routine['name']} {number}",
        "minutes": -(-(routine["warm_up_seconds"] + 40 * len(names)) // 60),
        "items": [{"exercise": name, "dose": dict(SHORT)} for name in names],
        "minimum_day": names[:1],
        "suits": [],
        "block": [{"weeks": "1", "do": "Go on."}],
        "claims": [],
    }


def _stir(text: str, chance: random.Random) -> str:
    """Return the sentences of a text with their words in another order."""
    stirred = []
    for sentence in _SENTENCE.split(text):
        words = sentence.rstrip(".!?").split()
        chance.shuffle(words)
        stirred.append(f"{' '.join(words)}{sentence[len(sentence.rstrip('.!?')) :]}")
    return " ".join(stirred)


def _each(value: Any, change: Callable[[str], str]) -> Any:
    return [change(item) for item in value] if isinstance(value, list) else change(value)


def _read(path: Path) -> dict[str, Any]:
    return read_yaml(path, PurePosixPath(path.name)).data


def _write(path: Path, data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8")
