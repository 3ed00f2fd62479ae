"""Which account was made from which, and the independent origins that follow."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from onrecord.extract.findings import Findings
from onrecord.model import Account, Derivation
from onrecord.reconcile.descent import Descent, agency_derivation, weigh_descent
from onrecord.reconcile.footprints import Footprint, fact_weights, take_footprint
from onrecord.reconcile.origins import group_origins
from onrecord.reconcile.precedence import fold_name, line_of
from onrecord.reconcile.versions import fold_address

__all__ = ["group_origins", "trace_lineage"]

SMALL = 40  # accounts; in a story of so many every pair is looked at
NEAREST = 12  # accounts that each account of a larger story is compared with
COMMON = 40  # accounts; what more of them hold finds no candidates


def trace_lineage(findings: Sequence[Findings]) -> tuple[Derivation, ...]:
    """Find the accounts that were made from another account of the story or from an agency's wire.

    Independent accounts share names, figures and what officials said. A copy shares the writer's own words, or covers
    its original's facts and sentences in the original's order, or is a later version by the same outlet or agency.
    """
    footprints = [take_footprint(found) for found in sorted(findings, key=lambda f: (f.account.path, f.account.id))]
    weights = fact_weights(footprints)
    weighed = (weigh_descent(footprints[i], footprints[j], weights) for i, j in _candidates(footprints))
    descents = [descent for descent in weighed if descent is not None]
    parents = _choose_parents([descent for descent in descents if not descent.sibling])
    siblings = [descent for descent in descents if descent.sibling]
    derivations = (_derivation(footprint.account, parents, siblings) for footprint in footprints)
    return tuple(derivation for derivation in derivations if derivation is not None)


def _derivation(account: Account, parents: Mapping[str, Descent], siblings: Sequence[Descent]) -> Derivation | None:
    if account.id in parents:
        return parents[account.id].derivation()
    return agency_derivation(account, [s for s in siblings if account.id in (s.child.id, s.parent.id)])


def _choose_parents(descents: Sequence[Descent]) -> dict[str, Descent]:
    """Give each account the parent it is nearest to, the strongest first, so that no account descends from itself."""
    chosen: dict[str, Descent] = {}
    ordered = sorted(descents, key=_nearest_first)
    for descent in ordered:
        if descent.child.id not in chosen and descent.child.id not in _line_above(descent.parent.id, chosen):
            chosen[descent.child.id] = descent
    return chosen


def _nearest_first(descent: Descent) -> tuple[object, ...]:
    child, parent = descent.child, descent.parent
    return (descent.relation != "update", -round(descent.strength, 6), parent.path, child.path, parent.id, child.id)


def _line_above(account: str, chosen: Mapping[str, Descent]) -> Iterator[str]:
    yield account
    while account in chosen:
        account = chosen[account].parent.id
        yield account


def _candidates(footprints: Sequence[Footprint]) -> list[tuple[int, int]]:
    """Pair the accounts that could descend from one another: through what few of them hold, or a common publisher."""
    if len(footprints) <= SMALL:
        return list(combinations(range(len(footprints)), 2))
    near: dict[int, Counter[int]] = defaultdict(Counter)
    for holders in _holders(footprint.all_facts | footprint.own_shingles for footprint in footprints):
        for i, j in combinations(holders, 2):
            near[i][j] += 1
            near[j][i] += 1
    pairs = {pair for line in _by_publisher(footprints) for pair in pairwise(line)}
    for i, counts in near.items():
        nearest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:NEAREST]
        pairs.update((min(i, j), max(i, j)) for j, _ in nearest)
    return sorted(pairs)


def _holders(keys: Iterable[frozenset[tuple[str, ...]]]) -> list[list[int]]:
    held: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, mine in enumerate(keys):
        for key in mine:
            held[key].append(i)
    return [holders for holders in held.values() if 1 < len(holders) <= COMMON]


def _by_publisher(footprints: Sequence[Footprint]) -> list[list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for i, footprint in enumerate(footprints):
        account = footprint.account
        names = {line_of(account), fold_name(account.agency), fold_address(account.url)} - {""}
        for name in names:
            groups[name].append(i)
    return list(groups.values())
