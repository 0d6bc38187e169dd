"""The MkDocs adapter in a scratch project: what authors see when things go wrong, and right."""

import base64
import hashlib
import json
import logging
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from urllib.request import urlopen

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from generator.library import Library
from generator.mkdocs_plugin import with_policy
from tests.conftest import build as build_site

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may spoil."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def build_in(project: Path) -> Path:
    build(load_config(str(project / "mkdocs.yml")))
    return project / "site"


def tree_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_give_the_same_bytes_on_any_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A seed of its own gives sets another order.
    for seed, day in (("1", "1000000000"), ("2", "1700000000")):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        assert build_site(tmp_path / seed) == ""
    first, second = tree_of(tmp_path / "1"), tree_of(tmp_path / "2")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_bad_content_names_every_problem_and_leaves_the_site_alone(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = tree_of(build_in(project))
    names = sorted((project / "content/exercises").glob("*.yml"))[:2]
    for name in names:
        name.write_text(name.read_text(encoding="utf-8") + "nmae: x\n", encoding="utf-8")
    caplog.clear()
    with caplog.at_level(logging.ERROR), pytest.raises(Abort):
        build_in(project)
    for name in names:
        assert re.search(rf"content/exercises/{name.name}:\d+:\d+ unknown-key: ", caplog.text)
    assert "Traceback" not in caplog.text
    assert tree_of(project / "site") == before


def test_a_folder_in_the_navigation_stands_for_its_pages(library: Library) -> None:
    nav = ["index.md", "screens/", {"Train": ["routines/", {"Ideas": "principles/"}]}, "pages/"]
    config = load_config(str(ROOT / "mkdocs.yml"), nav=nav)
    config = config.plugins.on_config(config)
    screens, routines, principles = (
        [f"{kind}/index.md", *(f"{kind}/{name}/index.md" for name in getattr(library, kind))]
        for kind in ("screens", "routines", "principles")
    )
    train: list[object] = [*routines, {"Ideas": principles}]
    assert config.nav == ["index.md", *screens, {"Train": train}, "pages/"]


def test_a_page_may_show_a_picture_of_the_site(project: Path) -> None:
    shutil.copy(ROOT / "pictures/home.png", project / "overrides/assets/home.png")
    page = project / "content/pages/about.md"
    page.write_text(page.read_text("utf-8") + "\n![The start page](assets/home.png)\n", "utf-8")
    assert build_site(project / "site", project) == ""
    tree = HTMLParser((project / "site/about/index.html").read_text(encoding="utf-8"))
    image = tree.css_first('img[alt="The start page"]')
    assert image is not None
    assert (project / "site/about" / (image.attributes["src"] or "")).resolve().is_file()


def test_edit_links_lead_to_the_definition(project: Path) -> None:
    config = load_config(str(project / "mkdocs.yml"), edit_uri="https://code.example/edit/content/")
    config.theme["features"].append("content.action.edit")
    build(config)
    for page, source in (
        ("exercises/bridge", "exercises/bridge.yml"),
        ("faq", "faq.yml"),
        ("about", "pages/about.md"),
    ):
        tree = HTMLParser((project / f"site/{page}/index.html").read_text(encoding="utf-8"))
        link = tree.css_first("a[rel=edit]")
        assert link is not None
        assert link.attributes["href"] == f"https://code.example/edit/content/{source}"


def test_search_finds_names_and_aliases_but_not_every_instruction(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"]: entry for entry in index["docs"]}
    entry = found["exercises/heel-raise/"]
    assert "calf raise" in entry["text"]
    own = [place for place in found if place.startswith("exercises/heel-raise/")]
    assert own == ["exercises/heel-raise/"]
    assert "Cues" not in entry["text"]


def test_policy_allows_the_inline_scripts_of_the_page_only(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        tree = HTMLParser(path.read_text(encoding="utf-8"))
        metas = tree.css("meta[http-equiv=Content-Security-Policy]")
        assert len(metas) == 1, path
        policy = metas[0].attributes["content"] or ""
        hashes = {
            base64.b64encode(hashlib.sha256((node.text() or "").encode()).digest()).decode()
            for node in tree.css("script:not([src])")
            if "json" not in (node.attributes.get("type") or "")
        }
        assert set(re.findall(r"'sha256-([^']+)'", policy)) == hashes, path
        assert "unsafe" not in policy
        assert "http" not in policy


def test_policy_stands_before_all_that_it_rules() -> None:
    html = with_policy('<head><meta charset="utf-8"><link rel="icon"><script>1</script></head>')
    assert html.index("Content-Security-Policy") < html.index("<link")
    assert html.count("sha256-") == 1


# --- serving -----------------------------------------------------------------------


class Preview:
    """A running `mkdocs serve`, and what it has said so far."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address],
            cwd=project,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        # A preview that never says what a test waits for ends, and so does the waiting.
        self.limit = Timer(60, self.process.kill)
        self.limit.start()

    def wait_for(self, text: str) -> None:
        """Return when the preview says a line with this text; fail when it ends before."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line
            if text in line:
                return
        pytest.fail(f"the preview never said {text!r}:\n{self.said}")

    def heading(self, page: str) -> str:
        """The heading of a page as it is served now."""
        with urlopen(f"http://{self.address}/{page}", timeout=20) as answer:
            heading = HTMLParser(answer.read().decode()).css_first("h1")
        return heading.text() if heading else ""

    def stop(self) -> None:
        self.limit.cancel()
        self.process.kill()
        self.process.wait()


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    running = Preview(project)
    yield running
    running.stop()


def test_bad_content_from_the_start_is_told_and_nothing_is_served(project: Path) -> None:
    before = tree_of(build_in(project))
    file = project / "content/exercises/bridge.yml"
    file.write_text(file.read_text(encoding="utf-8") + "nmae: x\n", encoding="utf-8")
    running = Preview(project)
    said, _ = running.process.communicate()
    running.stop()
    assert re.search(r"content/exercises/bridge.yml:\d+:\d+ unknown-key: ", said)
    assert "Serving on" not in said
    assert "Traceback" not in said
    assert running.process.returncode == 1
    assert tree_of(project / "site") == before


def test_a_bad_edit_is_told_and_the_preview_stays(project: Path, preview: Preview) -> None:
    file = project / "content/exercises/bridge.yml"
    text = file.read_text(encoding="utf-8")
    preview.wait_for("Serving on")
    assert preview.heading("exercises/bridge/") == "Bridge"
    file.write_text(text + "nmae: x\n", encoding="utf-8")
    preview.wait_for("The last good content stays on show.")
    preview.wait_for("Reloading browsers")
    assert preview.heading("exercises/bridge/") == "Bridge"
    file.write_text(re.sub(r"^name: .*", "name: Bridge again", text, flags=re.M), encoding="utf-8")
    preview.wait_for("Reloading browsers")
    assert preview.heading("exercises/bridge/") == "Bridge again"
    assert re.search(r"content/exercises/bridge.yml:\d+:\d+ unknown-key: ", preview.said)
    assert "Traceback" not in preview.said
