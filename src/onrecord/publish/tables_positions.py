"""Positions by actor: the same words of the same actor stand once, with every account that prints them."""

from dataclasses import dataclass

from onrecord.model import Position
from onrecord.publish.tables import Index, one_line


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position with its places in the record and, place by place, the positions that print the same words."""

    position: Position
    given: tuple[tuple[int, Position], ...]


def position_rows(index: Index) -> tuple[PositionRow, ...]:
    """Gather positions of one actor, act, target and wording, in the order of the record."""
    rows: dict[object, list[tuple[int, Position]]] = {}
    for number, p in enumerate(index.record.positions, 1):
        condition = one_line(index.words(p.condition)) if p.condition else ""
        words = one_line(index.words(p.span)).casefold()
        key = (p.actor.casefold(), p.act, p.negated, (p.toward or "").casefold(), condition.casefold(), words)
        rows.setdefault(key, []).append((number, p))
    return tuple(PositionRow(given[0][1], tuple(given)) for given in rows.values())


def codes_words(position: Position) -> str:
    """Write the codes of an act with the names of their tables.

    PLOVER names kinds of events between actors, CAMEO numbers the roots of the older table that it replaced.
    """
    codes = (("PLOVER", position.plover), ("CAMEO", position.cameo))
    return ", ".join(f"{table} {code}" for table, code in codes if code)
