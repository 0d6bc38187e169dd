"""References to take along: what a reference manager reads back."""

import json
import re
from pathlib import Path

from generator.bibliography import bibtex, csl_json
from generator.library import Library
from generator.model import Reference

# CSL-JSON's own names of the fields used here: https://citeproc-js.readthedocs.io/en/latest/csl-json/
CSL = {
    "id", "type", "title", "author", "container-title", "publisher", "issued", "status", "volume",
    "issue", "page", "DOI", "PMID", "PMCID", "URL", "note",
}  # fmt: skip


def test_every_reference_is_there_with_its_number(site: Path, library: Library) -> None:
    items = json.loads((site / "references/references.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == list(library.references)
    for item in items:
        reference = library.references[item["id"]]
        assert item.keys() <= CSL
        assert item["issued"] == {"date-parts": [[reference.issued]]}
        assert item.get("DOI") == reference.DOI
        assert ("title" in item) == (reference.title is not None)
    page = (site / "references/index.html").read_text(encoding="utf-8")
    assert '"references.json"' in page
    assert '"references.bib"' in page


def entries(text: str) -> dict[str, dict[str, str]]:
    """Read BibTeX of one field a line, and of no other form."""
    found: dict[str, dict[str, str]] = {}
    for block in re.findall(r"(?ms)^@(?:article|techreport)\{(.*?)^\}$", text):
        name, _, fields = block.partition(",\n")
        found[name] = dict(re.findall(r"(?m)^  (\w+) = \{(.*)\},$", fields))
        assert fields.count("\n") == len(found[name])
    return found


def test_every_reference_is_in_the_bibtex_file(site: Path, library: Library) -> None:
    text = (site / "references/references.bib").read_text(encoding="utf-8")
    found = entries(text)
    assert list(found) == list(library.references)
    assert text.count("@") == len(found)
    for name, fields in found.items():
        assert fields["year"] == str(library.references[name].issued)
        assert ("doi" in fields) == (library.references[name].DOI is not None)


def test_no_text_is_a_command_to_tex() -> None:
    bad = r"\input{x} 50% & $x$ #1 a_b ~ ^ }"
    reference = Reference.model_validate(
        {"id": "x", "topic": "range", "about": bad, "issued": 2020, "read": "record",
         "author": [{"family": bad}], "more_authors": True, "container-title": bad}
    )  # fmt: skip
    fields = entries(bibtex([reference]))["x"]
    for value in (fields["author"], fields["journal"], fields["note"]):
        bare = re.sub(r"\\(?:[{}&%$#_]|text\w+\{\})", "", value)
        assert not re.search(r"[\\{}&%$#_~^]", bare), value
    assert fields["author"].endswith(" and others")
    assert json.loads(csl_json([reference]))[0]["container-title"] == bad
