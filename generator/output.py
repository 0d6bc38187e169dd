"""What the generator hands on: finished files as values, and what it knows of the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

# The sizes of paper that ready PDFs are made for.
PAPERS = ("A4", "Letter")


@dataclass(frozen=True)
class Site:
    """What a page needs to know of the site around it."""

    name: str
    # The public address with a closing slash, or None if the author has not set one.
    url: str | None = None
    # Whether every routine's sheet is there as ready PDFs too, so that pages may link to them.
    pdfs: bool = False

    def typed(self, page: str) -> str | None:
        """Return a page's address as people type it, without its beginning; None if none is set."""
        return self.url.split("://")[-1] + page if self.url else None


@dataclass(frozen=True)
class Output:
    """One generated file: where it goes, its text, and the content file it came from."""

    uri: str
    text: str
    # Relative to the content folder; None for a page made from many files.
    source: PurePosixPath | None = None


def pdf_name(sheet: str, paper: str) -> str:
    """Return the name of the ready PDF of a sheet, which lies in the sheet's own folder."""
    return f"{sheet}-{paper.lower()}.pdf"
