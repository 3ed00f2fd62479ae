"""The tables of the lexicon, each parsed once per process."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def read_table(name: str, *, missing: bool = False) -> Mapping[str, Any]:
    """Return a table of the lexicon by its language and name, or by its name alone where it is of no language.

    With `missing`, a language that has no such table has an empty one.

    >>> sorted(read_table("en/concepts"))
    ['fates', 'groups']
    """
    source = files("onrecord.text").joinpath(f"lexicon/{name}.toml")
    if missing and not source.is_file():
        return MappingProxyType({})
    return MappingProxyType(tomllib.loads(source.read_text("utf-8")))


@cache
def read_words(table: str, name: str) -> frozenset[str]:
    """Return a word list of a table, which holds it as a list or as one text.

    >>> "soldier" in read_words("en/counted", "persons")
    True
    """
    rows: str | list[str] = read_table(table)[name]
    return frozenset(rows.split() if isinstance(rows, str) else rows)
