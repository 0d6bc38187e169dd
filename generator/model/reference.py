"""An entry of the bibliography, in CSL terms."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.text import Entry, Id, Items, Name, Prose

Topic = Literal[
    "measuring", "self-testing", "asymmetry", "range", "strength", "balance", "habits", "safety"
]


class Author(Entry):
    """A person as printed in the record: family name and, where seen, initials."""

    family: Name
    given: Name | None = None


class Reference(Entry):
    """A work that claims cite. Details that were not seen are left out, never guessed.

    Keys with a hyphen or capitals are CSL's own names.
    """

    id: Id
    type: Literal["article-journal", "report"] = "article-journal"
    topic: Topic
    # The work's own title, only where it was seen word for word.
    title: Name | None = None
    # What the work is about, in our own words.
    about: Prose
    author: Items[Author] = ()
    # True if the record names more authors than `author` lists.
    more_authors: bool = False
    container_title: Annotated[Name | None, Field(alias="container-title")] = None
    # Who issued a report.
    publisher: Name | None = None
    issued: Annotated[int, Field(ge=1900, le=2100)]
    # Accepted and not yet given a volume and pages.
    status: Literal["in-press"] | None = None
    volume: Name | None = None
    issue: Name | None = None
    page: Name | None = None
    DOI: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/[^\s<>\"]+$")] | None = None
    PMID: Annotated[str, StringConstraints(pattern=r"^\d{1,9}$")] | None = None
    PMCID: Annotated[str, StringConstraints(pattern=r"^PMC\d{1,9}$")] | None = None
    # What of it was read: the abstract, the full text, or only the record.
    read: Literal["abstract", "full-text", "record"]

    @property
    def can_be_found(self) -> bool:
        """Say whether a reader can look the work up: by a number, or by where it was printed."""
        place = self.container_title and (self.page or self.status)
        printed = self.publisher if self.type == "report" else place
        return bool(self.DOI or self.PMID or self.PMCID or printed)

    @property
    def url(self) -> str | None:
        """Return the address of the DOI, else of the PubMed record, else None."""
        if self.DOI:
            return f"https://doi.org/{self.DOI}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.PMID}/" if self.PMID else None
