"""README and CONTRIBUTING say what is there: every field, code, verb and path, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import click
import pytest
from pydantic import BaseModel

from generator.addresses import KINDS, PAGES
from generator.cli import main
from generator.library import MODELS, SINGLES
from generator.model import Reference
from generator.new import KINDS as NEW_KINDS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("decisions/*.md")], key=lambda path: path.as_posix()
)
# Things whose id is the name of their file, or of their entry.
NAMED = (*MODELS.values(), Reference)
# Texts of the reading modules that look like codes.
NO_CODES = {"utf-8", "left-out"}
_CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


def section(heading: str, text: str = CONTRIBUTING) -> str:
    """Return what stands below a heading, down to the next of its rank or a higher one."""
    rank = len(heading) - len(heading.lstrip("#"))
    _, found, rest = text.partition(f"\n{heading}\n")
    assert found, f"no heading {heading!r}"
    return re.split(rf"^#{{1,{rank}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def table(text: str) -> list[list[str]]:
    """Return the rows of all tables in a text, but for those that begin without a code."""
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in rows]


def verbs() -> list[str]:
    (phony,) = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    return str(phony).split()


# --- fields -------------------------------------------------------------------


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield every model that an annotation speaks of, and those in it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_in(field.annotation)
    else:
        for part in get_args(annotation):
            yield from models_in(part)


ENTRIES = {
    model.__name__: model for kind in (*NAMED, *SINGLES.values()) for model in models_in(kind)
}


def choices(annotation: Any) -> Iterator[str]:
    """Yield the words of every choice in an annotation, but not those of a model in it."""
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    for part in get_args(annotation):
        yield from choices(part)


def test_every_model_has_its_table_and_no_other_has() -> None:
    assert sorted(re.findall(r"^### (.+)$", section("## Fields"), re.MULTILINE)) == sorted(ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_every_field_is_documented(name: str) -> None:
    model = ENTRIES[name]
    fields = {field.alias or key: field for key, field in model.model_fields.items()}
    if model in NAMED:
        del fields["id"]
    rows = {row[0].strip("`"): row for row in table(section(f"### {name}"))}
    assert list(rows) == list(fields)
    vocabulary = section("## Fields").partition("### ")[0]
    for key, field in fields.items():
        _, needed, values, meaning = rows[key]
        assert needed == ("yes" if field.is_required() else ""), key
        assert meaning, key
        where = vocabulary if re.search(r"\b(area|aim|kit|position)", values) else values + meaning
        for word in choices(field.annotation):
            assert f"`{word}`" in where, key


# --- problems -----------------------------------------------------------------


def explained() -> dict[str, set[str]]:
    """Return each code of the generator's docstrings with its meanings, if it has any there."""
    codes: dict[str, set[str]] = {}
    for path in sorted((ROOT / "generator").rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        _, found, said = (ast.get_docstring(module) or "").partition("Codes:")
        if not found:
            continue
        pairs = re.findall(r"^([a-z]+(?:-[a-z0-9]+)*): (.+?)\.?$", said, re.MULTILINE)
        for code, meaning in pairs:
            codes.setdefault(code, set()).add(meaning)
        if not pairs:
            for code in [*_CODE.findall(said), *re.findall(r"\bunreadable\b", said)]:
                codes.setdefault(code, set())
            # Where a docstring only lists its codes, hold it against the code as well.
            for node in ast.walk(module):
                text = node.value if isinstance(node, ast.Constant) else None
                if isinstance(text, str) and _CODE.fullmatch(text) and text not in NO_CODES:
                    codes.setdefault(text, set())
    return codes


def test_every_problem_is_documented_with_the_words_of_its_module() -> None:
    rows = table(section("## Problems"))
    assert len(rows) == len({row[0] for row in rows}), "a code is documented twice"
    documented = {row[0].strip("`"): row[1] for row in rows}
    codes = explained()
    assert sorted(documented) == sorted(codes)
    for code, meanings in codes.items():
        for meaning in meanings:
            assert documented[code] == meaning


def test_every_check_is_linked() -> None:
    linked = set(re.findall(r"\]\(generator/checks/(\w+)\.py\)", section("## Problems")))
    folder = ROOT / "generator/checks"
    asking = {
        path.stem for path in folder.glob("*.py") if "\ndef check(" in path.read_text("utf-8")
    }
    assert linked == asking


# --- verbs --------------------------------------------------------------------


def test_every_verb_is_documented_and_no_other() -> None:
    documented = [row[0] for row in table(section("### Verbs"))]
    assert sorted(re.findall(r"`make (\w+)`", " ".join(documented))) == sorted(verbs())
    for text in (README, CONTRIBUTING):
        assert set(re.findall(r"\bmake ([a-z]+)\b(?=`|  )", text)) <= set(verbs())


def test_every_command_and_option_is_documented() -> None:
    said = section("### The author's command")
    rows = {row[0].strip("`").split()[1] for row in table(said)}
    assert rows == set(main.commands)
    for command in main.commands.values():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.opts[0] in said, parameter.opts
    assert set(re.findall(r"--[a-z][a-z-]*", said)) <= {
        option
        for command in main.commands.values()
        for parameter in command.params
        for option in parameter.opts
    }
    for kind in NEW_KINDS:
        assert f"`{kind}`" in said


def test_every_kind_and_page_that_a_text_can_link_to_is_documented() -> None:
    said = section("### Links and marks")
    kinds, pages = re.findall(
        r"^(?:Kinds|Pages): ((?:`[a-z-]+`,?\s)*`[a-z-]+`)", said, re.MULTILINE
    )
    assert set(re.findall(r"`([a-z-]+)`", kinds)) == {*KINDS, "page"}
    assert set(re.findall(r"`([a-z-]+)`", pages)) == set(PAGES)


def test_the_project_runs_the_test_command_of_the_readme() -> None:
    commands = [row[0].strip("`") for row in table(section("## Two commands", README))]
    assert commands == ["make serve", "make test"]
    *_, last = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert last == "make test"


# --- paths and links ----------------------------------------------------------


def test_every_path_of_the_tree_exists() -> None:
    above: list[tuple[int, Path]] = []
    seen = 0
    for line in section("## The tree", README).split("```")[1].strip("\n").splitlines():
        name = line.split()[0]
        depth = len(line) - len(line.lstrip())
        above = [(outer, path) for outer, path in above if outer < depth]
        path = (above[-1][1] if above else ROOT) / name
        assert path.is_dir() if name.endswith("/") else path.is_file(), path
        above.append((depth, path))
        seen += 1
    assert seen > 20


def anchors(text: str) -> set[str]:
    """Return the anchors of a document's headings, as they are commonly made."""
    titles = re.findall(r"^#{1,4} (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target in re.findall(
        r"\]\(([^)\s]+)\)", re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.S)
    ):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = document.parent / name if name else document
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path.read_text(encoding="utf-8")), target


def test_every_path_named_in_the_text_exists() -> None:
    """Paths in backticks; one with a star, an ellipsis or a name in capitals is a pattern."""
    made = ("build/", "site/", "content/…")
    tops = {path.name for path in ROOT.iterdir()}
    for text in (README, CONTRIBUTING):
        for path in re.findall(r"`((?:[\w.-]+/)+[\w.*-]*)`", text):
            pattern = re.sub(r"\b(?:ID|DIR)\b", "*", path)
            if path.split("/")[0] in tops and not path.startswith(made):
                assert any(ROOT.glob(pattern)), path


def test_decisions_say_what_why_and_what_was_turned_down() -> None:
    records = sorted(ROOT.glob("decisions/[0-9]*.md"))
    assert [path.name[:3] for path in records] == [f"{n:03}" for n in range(1, len(records) + 1)]
    for path in records:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {path.name[:3]} ")
        for part in ("**Decided.**", "**Why.**", "**Turned down.**"):
            assert part in text, path.name


def test_the_picture_is_there_and_small() -> None:
    image = ROOT / "pictures/home.png"
    assert "(pictures/home.png)" in README
    assert image.read_bytes().startswith(b"\x89PNG")
    assert image.stat().st_size <= 150_000
