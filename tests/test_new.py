"""New content files, and the schemas with which editors complete and check them."""

import json
import re
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.library import MODELS, load_library
from generator.new import KINDS, scaffold
from generator.schema import schemas

GOOD = Path(__file__).parent / "content_good"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with good content in it, as the working directory."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(GOOD, tmp_path / "content"))


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("content")
def test_a_new_file_says_what_to_fill_in_and_is_never_overwritten(kind: str) -> None:
    result = run("new", kind, "brand-new")
    path = Path("content") / KINDS[kind] / "brand-new.yml"
    assert result.output == f"{path} is ready to be filled in.\n"
    assert path.read_text() == scaffold(kind)
    # What is empty is told line by line, never as bad YAML.
    told = run("check").stdout
    assert f"{path}:" in told
    assert "yaml-" not in told
    path.write_text("mine")
    again = run("new", kind, "brand-new")
    assert (again.exit_code, path.read_text()) == (1, "mine")
    assert "exists already" in again.stderr


@pytest.mark.parametrize(
    "name", ["Heel", "../heel", "heel_raise", "a--b", "", "x" * 61, "heel.yml"]
)
@pytest.mark.usefixtures("content")
def test_a_new_file_needs_an_id(name: str) -> None:
    before = sorted(Path().rglob("*"))
    result = run("new", "exercise", name)
    assert (result.exit_code, sorted(Path().rglob("*"))) == (2, before)
    assert "lower-case letters" in result.stderr


def test_an_unknown_kind_is_answered_with_the_kinds() -> None:
    result = run("new", "exercize", "x")
    assert result.exit_code == 2
    assert "'routine'" in result.stderr


SAMPLES: dict[str, object] = {
    "exercise": "heel-rise",
    "finding": "less-bend",
    "days": 3,
    "reps": 8,
    "tempo": "3-1-1",
    "weeks": "1-2",
    "when": "low",
}


def filled(text: str, good: Any) -> str:
    """Return a scaffold with a value in every empty place: one of good content, or a sample."""
    lines = []
    path: list[str] = []
    indents: list[int] = []
    for line in text.splitlines():
        match = re.fullmatch(r"( *(?:- )?)([a-z_]+):( .*)?|( *)-( .*)?", line)
        if not match or line.lstrip().startswith("#"):
            lines.append(line)
            continue
        key, value, item = match[2], match[3], match[4]
        indent = len(match[1] if key else item)
        while indents and indents[-1] >= indent:
            indents.pop()
            path.pop()
        if key:
            path.append(key)
            indents.append(indent)
        if not value and not match[5]:
            found = good_value(good, path)
            if item is not None or not isinstance(found, list | dict):
                first = found[0] if isinstance(found, list) else found
                line += f" {json.dumps(first if first is not None else SAMPLES.get(path[-1]))}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def good_value(good: Any, path: list[str]) -> Any:
    """Return what good content holds at `path`, taking the first of each list."""
    for key in path:
        if isinstance(good, list):
            good = next((item for item in good if key in item), {})
        good = good.get(key) if isinstance(good, dict) else None
    return good


def uncommented(text: str) -> str:
    """Return a scaffold with every optional line made a real one."""
    return re.sub(r"(?m)^( *)# ( *(?:[a-z_]+:.*|- .*))$", r"\1\2", text)


def good_of(kind: str) -> Any:
    library = load_library(GOOD)
    name = {"exercise": "heel-rise"}.get(kind) or next(iter(getattr(library, KINDS[kind])))
    return library.sources[kind, name].data


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_scaffold_loads(content: Path, kind: str) -> None:
    text = filled(scaffold(kind), good_of(kind))
    path = content / KINDS[kind] / "brand-new.yml"
    path.write_text(text)
    assert load_library(content)
    path.write_text(uncommented(text))
    assert uncommented(text) != text
    assert load_library(content)


def fields(annotation: Any) -> set[str]:
    """Return the names of all keys that a model and the models in it have."""
    if isinstance(annotation, type) and hasattr(annotation, "model_fields"):
        own = annotation.model_fields
        inner = (fields(field.annotation) for field in own.values())
        return {field.alias or name for name, field in own.items()}.union(*inner)
    return set().union(*map(fields, get_args(annotation)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_scaffold_names_every_field(kind: str) -> None:
    text = scaffold(kind)
    named = set(re.findall(r"(?m)^[ #]*(?:- )?\{?([a-zA-Z_-]+):", text))
    named |= set(re.findall(r"[{,] ?([a-z_]+):", text)) | set(re.findall(r"`([a-z]+)`", text))
    drawing = fields(MODELS["exercise"].model_fields["figure"].annotation)
    elsewhere = drawing if kind == "screen" else set()
    assert fields(MODELS[kind]) - named - elsewhere == {"id"} - named
    assert text.startswith(f"# yaml-language-server: $schema=../../build/schema/{kind}.json\n# A")


@pytest.mark.usefixtures("content")
def test_schemas_are_written_where_new_files_look_for_them() -> None:
    assert run("schema").output == "build/schema: 11 schemas written\n"
    written = {path.name: path.read_text() for path in Path("build/schema").iterdir()}
    assert written == schemas()
    assert {f"{kind}.json" for kind in KINDS} < set(written)
    assert run("schema", "elsewhere").exit_code == 0
    Path("file").write_text("x")
    assert run("schema", "file").exit_code == 2


def test_schemas_know_the_keys_authors_write() -> None:
    exercise = json.loads(schemas()["exercise.json"])
    assert "id" not in exercise["properties"]
    assert "id" not in exercise["required"]
    assert exercise["additionalProperties"] is False
    quiz = json.loads(schemas()["quiz.json"])
    assert "see-first" in quiz["$defs"]["Outcomes"]["properties"]
    references = json.loads(schemas()["references.json"])
    assert re.fullmatch(references["propertyNames"]["pattern"], "powden-2015")
    assert "container-title" in references["$defs"]["Reference"]["properties"]
    assert json.dumps(references).count('"#/$defs/Author"') == 1
