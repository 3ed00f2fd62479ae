"""The table of news agencies, and the words by which others are known."""

import functools
import re
from dataclasses import dataclass

from onrecord.text.tables import read_table


@dataclass(frozen=True, slots=True)
class Agencies:
    """Known agencies by any of their names, and the words by which others are known."""

    names: dict[str, str]
    marks: frozenset[str]
    outlets: frozenset[str]
    bodies: frozenset[str]
    outlet_ends: tuple[str, ...]
    not_outlets: frozenset[str]
    sections: frozenset[str]


@functools.cache
def agencies() -> Agencies:
    """Load the table of agencies once."""
    data = read_table("en/agencies")
    names = {written.casefold(): name for name, listed in data["agencies"].items() for written in listed}
    marks, outlets, bodies = (frozenset(data[name]) for name in ("marks", "outlets", "bodies"))
    return Agencies(
        names,
        marks,
        outlets,
        bodies,
        tuple(data["outlet_ends"]),
        frozenset(data["not_outlets"]),
        frozenset(data["sections"]),
    )


def agency_named(written: str) -> str | None:
    """Return the agency that a short text names: a known one, or any name that ends as agencies' names do.

    >>> agency_named("the Orlin Press Agency"), agency_named("Ada Roke")
    ('Orlin Press Agency', None)
    """
    name = re.sub(r"^(?:the|by|from|with)\s+", "", " ".join(written.split()).strip(" .,;:()[]-–—"), flags=re.I)
    if known := agencies().names.get(name.casefold()):
        return known
    lower = name.casefold()
    ends = any(lower.endswith(" " + mark) for mark in agencies().marks)
    return name if ends and len(name.split()) <= 5 and name[:1].isupper() else None
