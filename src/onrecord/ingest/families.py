"""The publisher that an outlet belongs to, from a table that users can extend."""

import functools
import os
import tomllib
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.text.tables import read_table

OWN_TABLE = "ONRECORD_FAMILIES"  # the variable that names a user's table


def outlet_family(outlet: str | None, url: str | None = None) -> str | None:
    """Return the publisher of an outlet by its name or its address, None for one that no table holds.

    >>> outlet_family("The Guardian"), outlet_family(None, "https://edition.cnn.com/a"), outlet_family("The Orlin Courier")
    ('Guardian Media Group', 'Warner Bros. Discovery', None)
    """
    table = _families(os.environ.get(OWN_TABLE, ""))
    names = [outlet.casefold()] if outlet else []
    for address in (outlet or "", url or ""):
        host = address.casefold().split("://")[-1].split("/")[0].split(":")[0].removeprefix("www.")
        parts = host.split(".")
        names += [".".join(parts[i:]) for i in range(len(parts) - 1)]
    return next((table[name] for name in names if name in table), None)


@functools.cache
def _families(own: str) -> dict[str, str]:
    """Load the table and, over it, a user's.

    Raises:
        OnrecordError: the user's table cannot be read.
    """
    try:
        tables = [read_table("families"), tomllib.loads(Path(own).read_text(encoding="utf-8")) if own else {}]
        rows = [row for table in tables for row in table.items()]
        return {name.casefold(): family for family, listed in rows for name in listed}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise OnrecordError(f"{own}: cannot be read as a table of publishers ({OWN_TABLE}): {error}") from error
