"""Say in plain words what the YAML parser stumbled over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

# What libyaml says, and what an author can do about it.
_WORDS: tuple[tuple[str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon does not fit here; put the text in quotes or check the indentation",
    ),
    (
        "block sequence entries are not allowed",
        'a list item ("- ") does not fit here; it must stand on a line of its own',
    ),
    (
        "could not find expected ':'",
        "a colon is missing near here; expected `key: value`",
    ),
    (
        "did not find expected key",
        "this line does not fit the lines above; check its indentation and quotes",
    ),
    (
        "did not find expected '-' indicator",
        'this line does not fit the list above; expected "- " at the same indentation',
    ),
    ("did not find expected ',' or ']'", "expected a comma or `]` here; line {} begins a list"),
    ("did not find expected ',' or '}'", "expected a comma or `}}` here; line {} opens with `{{`"),
    ("did not find expected node content", "a value is missing here"),
    ("found unexpected end of stream", "a quote is opened here and never closed"),
    ("found unknown escape character", "in double quotes, a backslash must be written twice"),
    ("did not find expected <document start>", "nothing may follow here; check the indentation"),
)


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[Any, str]:
    """Return the parser's mark for the error and a sentence about it."""
    problem = error.problem or error.context or "unknown problem"
    mark = error.problem_mark or error.context_mark
    if "cannot start any token" in problem and mark is not None:
        character = text[mark.index : mark.index + 1]
        if character == "\t":
            return mark, "a tab does not fit here; use spaces"
        return mark, f'text may not begin with "{character}"; put it in quotes'
    for known, sentence in _WORDS:
        if known in problem:
            opened = known == "found unexpected end of stream" and error.context_mark
            begun = error.context_mark.line + 1 if error.context_mark else 1
            return (error.context_mark if opened else mark), sentence.format(begun)
    return mark, f"this is not YAML: {problem}"
