"""The JSON Schema of a record, generated from `model.py` so that the two cannot drift apart."""

import dataclasses
import inspect
import json
import types
import typing
from typing import Any

from onrecord.model import SCHEMA, Record
from onrecord.publish.record_json import NAMES

PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def render_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of `onrecord/1` as JSON text."""
    definitions: dict[str, Any] = {}
    root = _kind(Record, definitions)
    definitions["Record"]["properties"]["schema"] = {"const": SCHEMA}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A record of one story ({SCHEMA})",
        **root,
        "$defs": definitions,
    }
    return json.dumps(schema, indent=1) + "\n"


def _kind(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type; dataclasses go into `definitions` and are referred to."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] |= _object(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if origin is types.UnionType:
        return {"anyOf": [_kind(a, definitions) for a in arguments if a is not type(None)] + [{"type": "null"}]}
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is tuple and arguments[-1] is ...:
        return {"type": "array", "items": _kind(arguments[0], definitions)}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_kind(a, definitions) for a in arguments], "items": False}
    return {"type": PLAIN[kind]}


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    properties = {NAMES.get(name, name): _kind(hint, definitions) for name, hint in hints.items()}
    return {
        "type": "object",
        "description": inspect.getdoc(kind) or "",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
