"""The benchmarks' own content is as good as any: else they would time a failure."""

from pathlib import Path

from generator.checks import check_library
from generator.library import load_library
from tests.bench.content import synthesise

ROOT = Path(__file__).parents[1]


def test_made_exercises_pass_every_check(tmp_path: Path) -> None:
    # Neither a round of the real ones nor a number of whole chains.
    synthesise(ROOT / "content", tmp_path / "content", 50)
    library = load_library(tmp_path / "content")
    real = list((ROOT / "content/exercises").glob("*.yml"))
    assert len(library.exercises) == len(real) + 50
    assert check_library(library) == ()
