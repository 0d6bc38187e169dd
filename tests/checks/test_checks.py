"""What holds for all checks: the good content passes, every code is documented, all are fast."""

import ast
import dataclasses
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import checks
from generator.checks import CHECKS, check_library
from generator.library import Library
from generator.model import Caution

FOLDER = Path(checks.__file__).parent
MODULES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.py"))}
CHECKING = {name: text for name, text in MODULES.items() if "\ndef check(" in text}
# Other texts with a hyphen: an outcome, a part of a routine, a kind of thing.
NO_CODES = ("see-first", "warm-up", "left-out")
_CODE = re.compile(r"^([a-z]+(?:-[a-z]+)+): \S.*$", re.MULTILINE)


def documented(text: str) -> list[str]:
    """Return the codes that a module's docstring explains."""
    return _CODE.findall(ast.get_docstring(ast.parse(text)) or "")


def test_the_good_content_has_no_issue(edited: Callable[..., tuple[Library, str]]) -> None:
    assert check_library(edited()[0]) == ()


def test_every_check_is_asked() -> None:
    assert sorted(check.__module__.split(".")[-1] for check in CHECKS) == sorted(CHECKING)


@pytest.mark.parametrize("name", CHECKING)
def test_every_code_is_explained_where_it_is_given(name: str) -> None:
    codes = documented(CHECKING[name])
    given = list(_given(ast.parse(CHECKING[name])))
    assert codes, "the docstring explains no code"
    for code in codes:
        assert any(pattern.fullmatch(code) for pattern in given), f"{code} is never given"
    for pattern in given:
        assert any(pattern.fullmatch(code) for code in codes), f"{pattern.pattern} is not explained"


def test_no_code_is_explained_twice() -> None:
    codes = [code for text in CHECKING.values() for code in documented(text)]
    assert sorted(codes) == sorted(set(codes))


def test_a_large_library_takes_little_time(edited: Callable[..., tuple[Library, str]]) -> None:
    """With 1,000 exercises, far below the second allowed here; all checks are linear."""
    library = _large(edited()[0], 1_000)
    start = time.process_time()
    assert check_library(library) == ()
    assert time.process_time() - start < 1


def _large(library: Library, count: int) -> Library:
    """Return the library with `count` exercises, each with words of its own."""
    model, finding = library.exercises["heel-to-toe"], library.findings["less-bend"]
    exercises = {
        f"more-{number}": model.model_copy(
            update={
                "id": f"more-{number}",
                "steps": tuple(
                    f"Step {step} of number {number}: go on as you did before, with the heel down."
                    for step in range(4)
                ),
                "faults": ("The ankles roll out. Press the big toe down.",) * 4,
                "caution": (Caution(text="See [balance](exercise:heel-to-toe) first."),) * 2,
            }
        )
        for number in range(count)
    }
    routine = library.routines["ten-minutes"]
    item = next(item for item in routine.items if item.exercise == model.id)
    routines = {
        five[0]: routine.model_copy(
            update={
                "id": five[0],
                "minutes": 5,
                "items": tuple(item.model_copy(update={"exercise": id_}) for id_ in five),
                "minimum_day": five[:1],
            }
        )
        for five in (tuple(exercises)[first : first + 5] for first in range(0, count, 5))
    }
    larger = finding.model_copy(update={"exercises": (*finding.exercises, *exercises)})
    return dataclasses.replace(
        library,
        exercises={**library.exercises, **exercises},
        findings={**library.findings, "less-bend": larger},
        routines={**library.routines, **routines},
    )


def _given(module: ast.Module) -> Iterator[re.Pattern[str]]:
    """Yield a pattern for each text in the module that can only be a code."""
    parts = {
        id(part)
        for text in ast.walk(module)
        if isinstance(text, ast.JoinedStr)
        for part in text.values
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and id(node) not in parts:
            pieces: list[ast.expr] = [node]
        elif isinstance(node, ast.JoinedStr):
            pieces = node.values
        else:
            continue
        fixed = [str(piece.value) for piece in pieces if isinstance(piece, ast.Constant)]
        pattern = "".join(
            str(piece.value) if isinstance(piece, ast.Constant) else "[a-z-]+" for piece in pieces
        )
        if re.fullmatch(r"[a-z]*-[a-z-]*(?<!^-)", "".join(fixed)) and pattern not in NO_CODES:
            yield re.compile(pattern)
