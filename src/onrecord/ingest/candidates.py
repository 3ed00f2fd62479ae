"""What an account offers for a piece of its metadata, and the choice between the offers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.model import Block, Candidate, Metadatum

MOST = 12  # candidates of one name that are kept
MANY = ("author",)  # names that take several values


def offer(name: Metadatum, value: str, rule: str, block: Block | None = None, *, doubt: str = "") -> Candidate:
    """Offer a value that stands in a block, or in the head of a page."""
    return Candidate(name, value, block.start if block else None, block.end if block else None, rule, False, doubt)


def choose(offered: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Mark what the account goes by: of each name the first that nothing speaks against, else the first.

    Where a name takes several values, all that the same rule found are chosen.
    """
    groups: dict[str, dict[Candidate, None]] = {}
    for candidate in offered:
        groups.setdefault(candidate.name, {})[candidate] = None
    return tuple(chosen for group in groups.values() for chosen in _chosen(list(group)[:MOST]))


def _chosen(group: list[Candidate]) -> Iterator[Candidate]:
    best = next((c for c in group if not c.doubt), group[0])
    taken: set[str] = set()
    for candidate in group:
        same = candidate is best or (candidate.name in MANY and candidate.rule == best.rule)
        fresh = same and candidate.value.casefold() not in taken
        taken |= {candidate.value.casefold()} if fresh else set()
        yield replace(candidate, chosen=fresh)


def value_of(candidates: Iterable[Candidate], name: Metadatum) -> str | None:
    """Return the chosen value of a name, None where nothing was offered."""
    return next((c.value for c in candidates if c.name == name and c.chosen), None)
