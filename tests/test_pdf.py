"""Ready PDFs: which pages link to them, what is taken out of them, what is said without them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import guide
from generator.library import Library
from generator.output import PAPERS, Site, pdf_name
from tests.conftest import ROOT
from tools.pdf import timeless

PDF = (
    rb"1 0 obj <</Title (A /ModDate \(x\) sheet) /Creator (Some \(X11; Linux\) browser)"
    rb" /Producer (Skia) /CreationDate (D:20260102030405+00'00')"
    rb" /ModDate (D:20260102030405+00'00')>>"
    rb" endobj 2 0 obj /ModDate (in a later object) endobj"
)


def test_every_routine_links_its_pdfs_when_they_are_made_and_only_then(library: Library) -> None:
    without = {one.uri: one.text for one in guide.pages(library, Site("A site"))}
    linked = {one.uri: one.text for one in guide.pages(library, Site("A site", pdfs=True))}
    for uri, text in linked.items():
        assert ".pdf" not in without[uri]
        routine = re.fullmatch(r"routines/([a-z0-9-]+)/index\.md", uri)
        links = re.findall(r'<a href="([^"]+\.pdf)" type="application/pdf">([^<]+)</a>', text)
        assert links == [
            (f"../../sheets/{routine[1]}/{pdf_name(routine[1], paper)}", f"PDF, {paper}")
            for paper in PAPERS
            if routine
        ]


def test_a_pdf_says_neither_when_nor_by_what_it_was_made_and_keeps_its_places() -> None:
    text = timeless(PDF)
    assert b"(D:" not in text
    assert b"X11" not in text
    assert b"/Producer (Skia)" in text
    assert len(text) == len(PDF)
    # Dates stand in the first object; what a later one holds is no date.
    assert text.partition(b"endobj")[2] == PDF.partition(b"endobj")[2]


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (None, "which does not start"),
        ("exit 1", "which does not start"),
        ('test "$1" = --version', "Chromium failed: "),
    ],
    ids=["missing", "broken", "broken-later"],
)
def test_without_a_chromium_a_sentence_says_so_and_the_site_stays(
    script: str | None, said: str, tmp_path: Path
) -> None:
    chromium = tmp_path / "chromium"
    if script:
        chromium.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        chromium.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-m", "tools.pdf"],
        cwd=ROOT,
        env={**os.environ, "EVENSTRIDE_CHROMIUM": str(chromium)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("No PDFs were made, and site/ is as it was. ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
