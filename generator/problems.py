"""Say what pydantic found wrong with a file, in our own words and at the fault's own place.

Codes: missing-key, unknown-key, wrong-type, not-a-choice, out-of-range, too-long, too-few,
too-many, bad-value.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from generator.folder import ID_WORDS
from generator.issues import Issue
from generator.plaintext import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic_core import ErrorDetails

    from generator.source import Source

Path = tuple[str | int, ...]

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "keys and values",
    "dict_type": "keys and values",
}
_LIMITS = {
    "greater_than": ("greater than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}
_TYPES: dict[type, str] = {
    str: "text",
    int: "a whole number",
    list: "a list",
    dict: "keys and values",
    type(None): "nothing",
}
# What the patterns of the models look like to people.
_FORMS = {
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": f"an id: {ID_WORDS}",
    r"^\d-\d-\d(-\d)?$": "a tempo: seconds down, pause, up and held at the top, such as 3-1-1",
    r"^10\.\d{4,9}/[^\s<>\"]+$": "a DOI, such as 10.1000/182",
    r"^\d{1,9}$": "a PubMed number of up to nine digits",
    r"^PMC\d{1,9}$": "a PubMed Central number, such as PMC7697352",
    r"^\d{4}-\d{2}-\d{2}$": "a day, such as 2026-11-25",
}


def explain(
    error: ValidationError, model: type[BaseModel], source: Source, prefix: Path = ()
) -> Iterator[Issue]:
    """Yield one issue for each fault; `prefix` leads to the model's data in the file."""
    details = error.errors(include_url=False)
    misspelt = _misspelt(details, model)
    for detail in details:
        path: Path = (*prefix, *detail["loc"])
        if detail["type"] == "missing":
            if detail["loc"] not in misspelt.values():
                sentence = f"{_name(path[:-1])} lacks the key `{path[-1]}`"
                yield Issue(source.place(path[:-1]), "missing-key", sentence)
        elif detail["type"] == "extra_forbidden":
            near = misspelt.get(detail["loc"])
            hint = f"; did you mean `{near[-1]}`?" if near else ""
            sentence = f"the key `{_shown(path[-1])}` is unknown here{hint}"
            yield Issue(source.key_place(path), "unknown-key", sentence)
        elif not _short_by_faults(detail):
            code, sentence = _fault(detail)
            by_key = prefix and detail["loc"] == ("id",)
            place = source.key_place(prefix) if by_key else source.place(path)
            yield Issue(place, code, f"{_name(prefix if by_key else path)} {sentence}")


def _misspelt(details: list[ErrorDetails], model: type[BaseModel]) -> dict[Path, Path]:
    """Return, for each unknown key, the known key it probably was meant to be."""
    meant: dict[Path, Path] = {}
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *parents, key = detail["loc"]
            for near in get_close_matches(str(key), _keys_at(model, parents), 1):
                meant[detail["loc"]] = (*parents, near)
    return meant


def _short_by_faults(detail: ErrorDetails) -> bool:
    """Say whether a list is too short only because pydantic does not count entries with faults."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _keys_at(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """Return the keys that may stand in the mapping at `path`."""
    for step in path:
        if isinstance(step, str):
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            inner = _model_in(fields[step].annotation) if step in fields else None
            if inner is None:
                return []
            model = inner
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that an annotation such as `tuple[Claim, ...] | None` speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _fault(detail: ErrorDetails) -> tuple[str, str]:
    """Return a code and the end of a sentence that begins with the name of the key."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind in _WANTED:
        return "wrong-type", _wrong_type(kind, value)
    if kind == "literal_error":
        return "not-a-choice", _not_a_choice(value, str(context["expected"]))
    if kind in _LIMITS:
        words, name = _LIMITS[kind]
        return "out-of-range", f"must be {words} {_number(context[name])}, not {_number(value)}"
    if kind == "string_too_long":
        return "too-long", f"has {len(value)} characters; {context['max_length']} are the most"
    if kind == "too_short":
        return "too-few", f"needs {_entries(context['min_length'])} or more"
    if kind == "too_long":
        return "too-many", f"has {len(value)} entries; {context['max_length']} are the most"
    if kind == "string_pattern_mismatch":
        form = _FORMS.get(context["pattern"], "of the expected form")
        return "bad-value", f'must be {form}; not "{_shown(value)}"'
    if kind == "value_error":
        return "bad-value", str(context["error"])
    return "bad-value", f"does not fit: {detail['msg']}"


def _wrong_type(kind: str, value: object) -> str:
    wanted = _WANTED[kind]
    if value is None:
        return f"must be {wanted}, but nothing is given"
    given = _number(value) if isinstance(value, bool | float) else _TYPES[type(value)]
    hint = "; put it in quotes" if wanted == "text" and isinstance(value, int | float) else ""
    return f"must be {wanted}, not {given}{hint}"


def _not_a_choice(value: object, expected: str) -> str:
    names = [text or number for text, number in re.findall(r"'([^']*)'|(\d+)", expected)]
    choices = f"one of {', '.join(names)}" if len(names) > 1 else names[0]
    if not isinstance(value, str):
        given = _number(value) if isinstance(value, int | float) else _TYPES[type(value)]
        return f"must be {choices}; not {given}"
    near = get_close_matches(value, names, 1)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    return f'must be {choices}; not "{_shown(value)}"{hint}'


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value).lower()


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _name(path: Path) -> str:
    """Return how to speak of the value at `path`: by its key, and its number in a list."""
    keys = [step for step in path if isinstance(step, str)]
    name = f"`{_shown(keys[-1])}`" if keys else "the file"
    return f"entry {path[-1] + 1} of {name}" if path and isinstance(path[-1], int) else name


def _shown(value: object) -> str:
    """Return a value on one line and not too long, so that it can stand in a sentence."""
    text = printable(str(value))
    return text if len(text) <= 60 else text[:57] + "..."
