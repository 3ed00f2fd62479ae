"""Grouping by average linkage: two groups join while their members are on average likely to belong together."""

from collections.abc import Callable, Iterable, Mapping
from heapq import heappop, heappush

Pair = tuple[int, int]

FLOOR = -8.0  # log-odds; a pair that cannot belong together counts as much and no more
TIED = 4.0  # what a tied pair counts
AGAINST = -2.5  # mean score over the pairs of two groups below which a tie does not join them


def group_by_average(
    count: int,
    score: Callable[[int, int], float],
    threshold: float,
    links: Iterable[Pair] = (),
    ties: Mapping[Pair, float] | None = None,
) -> list[list[int]]:
    """Join the two groups with the highest mean score until none reaches the threshold; equals go to the first.

    `links` are pairs that belong together whatever they score; the groups that hold them join last. Only pairs at the
    threshold wait in the queue: the mean of a joined pair never exceeds the greater of its two. `ties` are pairs that
    are likely to belong together, and how likely: their groups join at last, unless their other pairs speak against it.

    >>> group_by_average(3, lambda i, j: 1.0 if {i, j} == {0, 2} else -1.0, 0.0)
    [[0, 2], [1]]
    >>> group_by_average(3, lambda i, j: -1.0, 0.0, [(1, 2)])
    [[0], [1, 2]]
    >>> group_by_average(4, lambda i, j: -9.0 if j == 3 else 1.0, 0.0, ties={(0, 3): 2.0})
    [[0, 1, 2], [3]]
    """
    groups = {i: [i] for i in range(count)}
    sums: dict[Pair, float] = {}
    queue: list[tuple[float, int, int]] = []
    for i in range(count):
        for j in range(i + 1, count):
            sums[i, j] = max(FLOOR, score(i, j))
            if sums[i, j] >= threshold:
                heappush(queue, (-sums[i, j], i, j))
    while queue:
        mean, a, b = heappop(queue)
        if sums.get((a, b)) is not None and _mean(groups, sums, a, b) == -mean:
            _join(groups, sums, a, b)
            for other in groups:
                pair = (min(a, other), max(a, other))
                if other != a and _mean(groups, sums, *pair) >= threshold:
                    heappush(queue, (-_mean(groups, sums, *pair), *pair))
    linked = _linked([sorted(group) for group in groups.values()], links)
    return _tied(linked, score, ties) if ties else linked


def _linked(groups: list[list[int]], links: Iterable[Pair]) -> list[list[int]]:
    holding = {member: group for group in groups for member in group}
    for i, j in links:
        if holding[i] is not holding[j]:
            holding[i] += holding[j]
            for member in holding[j]:
                holding[member] = holding[i]
    return sorted({min(group): sorted(group) for group in holding.values()}.values())


def _tied(groups: list[list[int]], score: Callable[[int, int], float], ties: Mapping[Pair, float]) -> list[list[int]]:
    for i, j in sorted(ties, key=lambda pair: (-ties[pair], pair)):
        one, other = next(g for g in groups if i in g), next(g for g in groups if j in g)
        if one is not other:
            pairs = [(min(a, b), max(a, b)) for a in one for b in other]
            scores = (TIED if pair == (i, j) else max(FLOOR, score(*pair)) for pair in pairs)
            if sum(scores) >= AGAINST * len(pairs):
                groups = _linked(groups, [(i, j)])
    return groups


def _mean(groups: dict[int, list[int]], sums: dict[Pair, float], a: int, b: int) -> float:
    return sums[a, b] / (len(groups[a]) * len(groups[b]))


def _join(groups: dict[int, list[int]], sums: dict[Pair, float], a: int, b: int) -> None:
    groups[a] += groups.pop(b)
    del sums[a, b]
    for other in groups:
        if other != a:
            sums[min(a, other), max(a, other)] += sums.pop((min(b, other), max(b, other)))
