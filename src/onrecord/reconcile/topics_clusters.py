"""Grouping by average linkage: two groups join while their members are on average likely to belong together."""

from collections.abc import Callable, Iterable
from heapq import heappop, heappush

Pair = tuple[int, int]

FLOOR = -8.0  # log-odds; a pair that cannot belong together counts as much and no more


def group_by_average(
    count: int, score: Callable[[int, int], float], threshold: float, links: Iterable[Pair] = ()
) -> list[list[int]]:
    """Join the two groups with the highest mean score until none reaches the threshold; ties go to the first.

    `links` are pairs that belong together whatever they score; the groups that hold them join last. Only pairs at the
    threshold wait in the queue: the mean of a joined pair never exceeds the greater of its two.

    >>> group_by_average(3, lambda i, j: 1.0 if {i, j} == {0, 2} else -1.0, 0.0)
    [[0, 2], [1]]
    >>> group_by_average(3, lambda i, j: -1.0, 0.0, [(1, 2)])
    [[0], [1, 2]]
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
    return _linked([sorted(group) for group in groups.values()], links)


def _linked(groups: list[list[int]], links: Iterable[Pair]) -> list[list[int]]:
    holding = {member: group for group in groups for member in group}
    for i, j in links:
        if holding[i] is not holding[j]:
            holding[i] += holding[j]
            for member in holding[j]:
                holding[member] = holding[i]
    return sorted({min(group): sorted(group) for group in holding.values()}.values())


def _mean(groups: dict[int, list[int]], sums: dict[Pair, float], a: int, b: int) -> float:
    return sums[a, b] / (len(groups[a]) * len(groups[b]))


def _join(groups: dict[int, list[int]], sums: dict[Pair, float], a: int, b: int) -> None:
    groups[a] += groups.pop(b)
    del sums[a, b]
    for other in groups:
        if other != a:
            sums[min(a, other), max(a, other)] += sums.pop((min(b, other), max(b, other)))
