"""The export is the same site for other builders: same files, same pages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from generator.library import Library
from tests.hostile import build_site

ROOT = Path(__file__).parents[1]
ADDRESS = "https://evenstride.example/"


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own content, exported."""
    folder = tmp_path_factory.mktemp("export") / "docs"
    start = "from generator.cli import main; main()"
    run("-c", start, "export", str(folder), "--site-url", ADDRESS)
    return folder


def run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_both_adapters_hand_on_the_same_files(export: Path) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), site_url=ADDRESS)
    config = config.plugins.on_config(config)
    files = config.plugins.on_files(get_files(config), config=config)
    inside = {file.src_uri: file.content_string for file in files}
    outside = {
        path.relative_to(export).as_posix(): path.read_text(encoding="utf-8")
        for path in export.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert outside.keys() == inside.keys()
    assert outside == inside


def article(path: Path) -> str | None:
    node = HTMLParser(path.read_text(encoding="utf-8")).css_first("article")
    return node.html if node else None


def test_properdocs_builds_the_export_with_the_same_theme(
    export: Path, library: Library, tmp_path: Path
) -> None:
    site = build_site(library, tmp_path / "mkdocs")
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for name in ("nav", "not_in_nav"):
        del settings[name]
    settings["plugins"] = ["search"]
    settings["docs_dir"] = str(export)
    settings["theme"]["custom_dir"] = str(ROOT / "overrides")
    file = tmp_path / "properdocs.yml"
    file.write_text(yaml.safe_dump(settings), encoding="utf-8")
    run("-m", "properdocs", "build", "--strict", "-f", str(file), "-d", str(tmp_path / "site"))
    pages = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    assert [
        path.relative_to(tmp_path / "site") for path in sorted((tmp_path / "site").rglob("*.html"))
    ] == pages
    for page in pages:
        if page.name != "404.html":
            assert article(tmp_path / "site" / page) == article(site / page), page
