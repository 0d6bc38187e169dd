"""JSON Schemas of the content files, for editors that complete and check while typing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.library import MODELS, SINGLES
from generator.model import Reference

if TYPE_CHECKING:
    from pydantic import BaseModel


def schemas() -> dict[str, str]:
    """Return the text of each schema by file name, such as `exercise.json`."""
    kinds: dict[str, dict[str, Any]] = {kind: _of(model) for kind, model in MODELS.items()}
    kinds.update((kind, model.model_json_schema()) for kind, model in SINGLES.items())
    kinds["references"] = _references()
    return {f"{kind}.json": _text(schema) for kind, schema in sorted(kinds.items())}


def _of(model: type[BaseModel]) -> dict[str, Any]:
    """Return a model's schema without `id`, which the file's name gives."""
    schema = model.model_json_schema()
    del schema["properties"]["id"]
    schema["required"].remove("id")
    return schema


def _references() -> dict[str, Any]:
    """Return the schema of a file that maps ids to references."""
    one = _of(Reference)
    names = Reference.model_json_schema()["properties"]["id"]
    return {
        "$defs": {**one.pop("$defs"), "Reference": one},
        "title": "References",
        "type": "object",
        "propertyNames": {key: names[key] for key in ("maxLength", "pattern")},
        "additionalProperties": {"$ref": "#/$defs/Reference"},
    }


def _text(schema: dict[str, Any]) -> str:
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | schema, indent=2, ensure_ascii=False) + "\n"
