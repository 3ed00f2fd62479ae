"""The tables of the lexicon, each parsed once per process."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """Return a table of the lexicon by its language and name, or by its name alone where it is of no language.

    >>> sorted(read_table("en/concepts"))
    ['fates', 'groups']
    """
    source = files("onrecord.text").joinpath(f"lexicon/{name}.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(source))
