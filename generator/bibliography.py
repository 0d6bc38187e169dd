"""The references as files for reference managers: CSL-JSON and BibTeX."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.citations import READ
from generator.output import Output
from generator.prose import plain

if TYPE_CHECKING:
    from generator.library import Library
    from generator.model import Reference
    from generator.output import Site

_TEX = re.compile(r"[\\{}&%$#_~^]")
_TEX_NAMES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def pages(library: Library, site: Site) -> Iterator[Output]:  # noqa: ARG001  (each part of the tree is called alike)
    """Yield both files."""
    references = library.references.values()
    source = library.source("reference", "")
    yield Output("references/references.json", csl_json(references), source)
    yield Output("references/references.bib", bibtex(references), source)


def csl_json(references: Iterable[Reference]) -> str:
    """Return the references as CSL-JSON; a title that was not seen is left out."""
    items = [_csl(reference) for reference in references]
    return json.dumps(items, indent=1, ensure_ascii=False) + "\n"


def bibtex(references: Iterable[Reference]) -> str:
    """Return the references as BibTeX in UTF-8; a title that was not seen is left out."""
    return "\n".join(_bib(reference) for reference in references)


def _csl(reference: Reference) -> dict[str, object]:
    names = [author.model_dump(exclude_none=True) for author in reference.author]
    others = [{"literal": "and others"}] if reference.more_authors else []
    fields: dict[str, object] = {
        "id": reference.id,
        "type": reference.type,
        "title": reference.title,
        "author": [*names, *others] or None,
        "container-title": reference.container_title,
        "publisher": reference.publisher,
        "issued": {"date-parts": [[reference.issued]]},
        "status": reference.status and "in press",
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.page,
        "DOI": reference.DOI,
        "PMID": reference.PMID,
        "PMCID": reference.PMCID,
        "URL": reference.url,
        "note": _note(reference),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _bib(reference: Reference) -> str:
    names = [", ".join(filter(None, (a.family, a.given))) for a in reference.author]
    fields = {
        "author": " and ".join([*names, "others"] if reference.more_authors else names),
        "title": reference.title,
        "journal": reference.container_title,
        "institution": reference.publisher,
        "year": str(reference.issued),
        "volume": reference.volume,
        "number": reference.issue,
        "pages": reference.page,
        "doi": reference.DOI,
        "pmid": reference.PMID,
        "pmcid": reference.PMCID,
        "note": _note(reference),
    }
    kind = "techreport" if reference.type == "report" else "article"
    lines = [f"  {name} = {{{_tex(value)}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{reference.id},\n{''.join(lines)}}}\n"


def _note(reference: Reference) -> str:
    return f"{plain(reference.about)} {READ[reference.read]}"


def _tex(text: str) -> str:
    """Return text in which TeX finds no command."""
    return _TEX.sub(lambda match: _TEX_NAMES.get(match[0], f"\\{match[0]}"), text)
