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
