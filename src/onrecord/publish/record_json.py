"""A record as JSON in the shape `onrecord/1`, and back."""

import dataclasses
import json
import types
import typing
from functools import cache
from typing import Any

from onrecord import model
from onrecord.errors import BadRecord
from onrecord.model import Record

NAMES = {"from_": "from"}  # field names that Python reserves


def render_json(record: Record) -> str:
    """Return the record as JSON text, fields in the order of the model, one line ending at the end."""
    plain = {"schema": record.schema} | _plain(record)
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def parse_json(text: str) -> Record:
    """Read a record back.

    Raises:
        BadRecord: the text is no JSON, or not of the shape `onrecord/1`.
    """
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise BadRecord(f"this is no JSON: {error}") from error
    if not isinstance(plain, dict) or plain.get("schema") != model.SCHEMA:
        raise BadRecord(f"this is no record of the schema {model.SCHEMA!r}; write one with `onrecord brief -o DIR`")
    record: Record = _value(Record, plain, "record")
    return record


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {NAMES.get(f.name, f.name): _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@cache
def _fields(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@cache
def _optional(kind: Any) -> frozenset[str]:
    """Name the fields that a record of an older version may lack: those with a default."""
    fields = dataclasses.fields(kind)
    lacking = dataclasses.MISSING
    return frozenset(f.name for f in fields if f.default is not lacking or f.default_factory is not lacking)


def _value(kind: Any, plain: Any, where: str) -> Any:
    """Build the value of a type from plain JSON, and say where it does not fit."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        inner = next(a for a in arguments if a is not type(None))
        return None if plain is None else _value(inner, plain, where)
    if origin is tuple:
        _expect(plain, list, where)
        kinds = [arguments[0]] * len(plain) if arguments[-1] is ... else list(arguments)
        return tuple(_value(k, item, f"{where}[{i}]") for i, (k, item) in enumerate(zip(kinds, plain, strict=True)))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        _expect(plain, dict, where)
        names = {name: NAMES.get(name, name) for name in _fields(kind)}
        given = {n: key for n, key in names.items() if key in plain or n not in _optional(kind)}
        if missing := [key for key in given.values() if key not in plain]:
            raise BadRecord(f"{where} lacks {missing[0]!r}")
        return kind(**{n: _value(_fields(kind)[n], plain[key], f"{where}.{key}") for n, key in given.items()})
    if origin is typing.Literal:
        if plain not in arguments:
            raise BadRecord(f"{where} is {plain!r}, which is none of {', '.join(arguments)}")
        return plain
    _expect(plain, (int, float) if kind is float else kind, where)
    return plain


def _expect(plain: Any, kind: Any, where: str) -> None:
    if not isinstance(plain, kind) or (isinstance(plain, bool) and kind is not bool):
        raise BadRecord(f"{where} is {plain!r}, which has the wrong type")
