"""Which column of a table holds what: as given, or guessed by the columns' names and what stands in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from onrecord.text.tables import read_table

Role = Literal["text", "title", "published", "updated", "outlet", "url", "author", "captured"]
ROLES: tuple[Role, ...] = get_args(Role)
LEAST = 200  # characters that a text has in the mean, for a column of unknown name to be taken for the accounts
MOST = 10_000  # columns of a table
NAMED = 40  # characters of a column's name that a message shows
LISTED = 12  # columns that a message names


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each role; `guessed` are the roles that nobody named."""

    names: Mapping[Role, str]
    guessed: tuple[Role, ...]

    def message(self) -> str:
        """Say what was guessed and how to say otherwise; nothing where all was given."""
        pairs = ", ".join(f"{role}={_quoted(self.names[role])}" for role in self.guessed)
        return f"took the columns {pairs}; name others with --columns" if pairs else ""


def parse_columns(written: str) -> dict[Role, str]:
    """Read "text=body,published=date"; a role without a column is not read.

    >>> parse_columns("text=body, published=date")
    {'text': 'body', 'published': 'date'}

    Raises:
        ValueError: a part is of another form, or the role is not known.
    """
    parts = [part.partition("=") for part in written.split(",") if part.strip()]
    if wrong := next((f"{role}{equals}{name}" for role, equals, name in parts if not equals), None):
        raise ValueError(f"{wrong.strip()!r} is not of the form ROLE=COLUMN, as text=body")
    return check_columns({role.strip(): name.strip() for role, _, name in parts})


def check_columns(given: Mapping[str, str]) -> dict[Role, str]:
    """Return columns by their roles.

    Raises:
        ValueError: a role is not known; the message lists those that are.
    """
    if wrong := sorted(set(given) - set(ROLES)):
        raise ValueError(f"{wrong[0]!r} is no role of a column; the roles are {', '.join(ROLES)}")
    return {role: given[role] for role in ROLES if role in given}


def choose_columns(rows: Sequence[Mapping[str, Any]], given: Mapping[Role, str]) -> Columns | str:
    """Choose the columns by a table's first rows, or say why they hold no account."""
    sizes = _sizes(rows)
    if len(sizes) > MOST:
        return f"{len(sizes):,} columns: a table of accounts has at most {MOST:,}"
    if missing := [name for name in given.values() if name and name not in sizes]:
        return f"there is no column {missing[0]!r}; the columns are {_listed(sizes)}"
    names: dict[Role, str] = {role: name for role, name in given.items() if name}
    for role in ROLES:
        if role not in given and (name := _guess(role, sizes, set(names.values()))):
            names[role] = name
    if "text" not in names:
        return f"no column looks like the text of accounts; name it with --columns text=NAME; the columns are {_listed(sizes)}"
    return Columns(names, tuple(role for role in ROLES if role in names and role not in given))


def _sizes(rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return the columns in their order, each with the mean number of characters that it holds."""
    total: dict[str, int] = {}
    for row in rows:
        for name, value in row.items():
            total[name] = total.get(name, 0) + (len(value) if isinstance(value, str) else 0)
    return {name: size / len(rows) for name, size in total.items()}


def _guess(role: Role, sizes: Mapping[str, float], taken: set[str]) -> str | None:
    """Return the column whose name says the role; for the text the one of them that holds most, or the longest of all."""
    folded = {_folded(name): name for name in reversed(list(sizes)) if name not in taken}
    aliases: list[str] = read_table("columns")[role]
    known = [folded[alias] for alias in map(_folded, aliases) if alias in folded]
    if role != "text":
        return known[0] if known else None
    longest = max(sizes, key=lambda name: sizes[name], default=None)
    if known:
        return max(known, key=lambda name: sizes[name])
    return longest if longest is not None and sizes[longest] >= LEAST else None


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _quoted(name: str) -> str:
    name = name if len(name) <= NAMED else f"{name[:NAMED]}…"
    return name if name.isprintable() and name.isascii() else ascii(name)


def _listed(names: Mapping[str, float]) -> str:
    shown = [_quoted(name) for name in list(names)[:LISTED]]
    return ", ".join(shown) + (f" and {len(names) - LISTED:,} more" if len(names) > LISTED else "") or "none"
