"""One entity for the many ways in which accounts name it."""

from collections.abc import Sequence

from onrecord.extract.findings import Findings
from onrecord.model import Entity, Statement


def align_entities(findings: Sequence[Findings]) -> tuple[Entity, ...]:
    """Merge mentions of one person, organisation or place across accounts."""
    return ()


def link_sources(statements: Sequence[Statement], entities: Sequence[Entity]) -> tuple[Statement, ...]:
    """Give each statement's source its entity; an anonymous source never gets one."""
    return tuple(statements)
