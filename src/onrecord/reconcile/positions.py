"""Positions with their actors named alike across accounts."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Entity, Position


def align_positions(positions: Sequence[Position], entities: Sequence[Entity]) -> tuple[Position, ...]:
    """Name each position's actor, and whom it is addressed to, as the story's entities do."""
    names: dict[str, set[str]] = {}
    for entity in entities:
        for alias in (entity.name, *entity.aliases):
            names.setdefault(alias.casefold(), set()).add(entity.name)
    return tuple(
        replace(p, actor=_name(p.actor, names), toward=_name(p.toward, names) if p.toward else None) for p in positions
    )


def _name(written: str, names: dict[str, set[str]]) -> str:
    """Return the one entity that goes by a name; a name of several, or of none, stays as written."""
    found = names.get(written.casefold(), set())
    return next(iter(found)) if len(found) == 1 else written
