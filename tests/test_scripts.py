"""What no script of the site may do: write markup, call home, or, in the engine, reach outside."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

ASSETS = ROOT / "overrides/assets/evenstride"
MODULES = sorted(ASSETS.rglob("*.js"))
MARKUP = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment|DOMParser"
    r"|setHTMLUnsafe)\b|\bdocument\.write|\beval\(|\bnew Function\b"
)
CALLS = re.compile(
    r"\b(?:fetch|importScripts)\(|\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon|Image)\b|://"
)
OUTSIDE = re.compile(
    r"\b(?:document|window|globalThis|navigator|location|history|localStorage|sessionStorage"
    r"|performance|Date|setTimeout|setInterval|crypto)\b(?=[.(\[])|\bMath\.random|\bimport\("
)


def code(path: Path) -> str:
    """A module without its comments."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"^\s*//.*$|\s// .*$", "", text, flags=re.MULTILINE)


def names(path: Path) -> str:
    return path.relative_to(ASSETS).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_scripts_write_text_only_and_call_nobody(path: Path) -> None:
    text = code(path).replace("http://www.w3.org/2000/svg", "")
    if path.name == "library.js":
        # The one file that is fetched is the site's own.
        text = text.replace("fetch(address)", "")
        assert "`${root}${folder}/exercises.json`" in text
    assert MARKUP.findall(text) == []
    assert CALLS.findall(text) == []
    assert path.read_text(encoding="utf-8").startswith("// @ts-check\n")


ENGINE = sorted((ASSETS / "engine").glob("*.js"))


@pytest.mark.parametrize("path", ENGINE, ids=names)
def test_the_engine_has_no_page_clock_or_storage(path: Path) -> None:
    # The one history the engine knows is that of a reader's earlier days, and it counts with the
    # days it is given.
    text = code(path).replace("history.toReversed", "")
    text = re.sub(r"\bDate\.(?:UTC|parse)\(|\bnew Date\((?!\))", "(", text)
    assert OUTSIDE.findall(text) == []
    for name in re.findall(r'\bfrom "([^"]+)"', text):
        assert re.fullmatch(r"\./[a-z]+\.js", name), name


@pytest.mark.parametrize(
    "path",
    sorted([*ROOT.glob("overrides/**/*.html"), *ROOT.glob("generator/templates/**/*.html")]),
    ids=lambda path: path.name,
)
def test_templates_hold_no_inline_script_or_style(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", text) == []
    for attributes in re.findall(r"<script([^>]*)>", text):
        assert re.search(r'src=|type="application/(ld\+)?json"', attributes)


def test_the_first_script_looks_where_the_answers_are_kept() -> None:
    """It imports nothing, so it names the key again."""
    keys = {
        name: re.findall(r'\bKEY = "([^"]+)";', (ASSETS / name).read_text(encoding="utf-8"))
        for name in ("start.js", "session.js")
    }
    assert len(keys["session.js"]) == 1
    assert keys["start.js"] == keys["session.js"]
