"""Grouping by average linkage: two groups join while their members are on average likely to belong together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush

Pair = tuple[int, int]

FLOOR = -8.0  # log-odds; a pair that cannot belong together counts as much and no more
TIED = 4.0  # what a tied pair counts
AGAINST = -2.5  # mean score over the pairs of two groups below which a tie does not join them


def group_by_average(count: int, score: Callable[[int, int], float], threshold: float) -> list[list[int]]:
    """Join the two groups with the highest mean score until none reaches the threshold; equals go to the first.

    Only pairs at the threshold wait in the queue: the mean of a joined pair never exceeds the greater of its two.

    >>> group_by_average(3, lambda i, j: 1.0 if {i, j} == {0, 2} else -1.0, 0.0)
    [[0, 2], [1]]
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
    return sorted(sorted(group) for group in groups.values())


def join_linked(groups: Iterable[Sequence[int]], links: Iterable[Pair]) -> list[list[int]]:
    """Join the groups that hold a pair which belongs together whatever it scores.

    >>> join_linked([[0], [1], [2]], [(1, 2)])
    [[0], [1, 2]]
    """
    holding = {member: group for group in map(list, groups) for member in group}
    for i, j in links:
        if holding[i] is not holding[j]:
            holding[i] += holding[j]
            for member in holding[j]:
                holding[member] = holding[i]
    return sorted({min(group): sorted(group) for group in holding.values()}.values())


def join_tied(
    groups: list[list[int]], score: Callable[[int, int], float], ties: Mapping[Pair, float]
) -> list[list[int]]:
    """Join the groups that hold a pair which is likely to belong together, the likeliest first, unless their other pairs speak against it.

    >>> join_tied([[0, 1, 2], [3]], lambda i, j: -9.0 if j == 3 else 1.0, {(0, 3): 2.0})
    [[0, 1, 2], [3]]
    """
    for i, j in sorted(ties, key=lambda pair: (-ties[pair], pair)):
        one, other = next(g for g in groups if i in g), next(g for g in groups if j in g)
        if one is not other:
            pairs = [(min(a, b), max(a, b)) for a in one for b in other]
            scores = (TIED if pair == (i, j) else max(FLOOR, score(*pair)) for pair in pairs)
            if sum(scores) >= AGAINST * len(pairs):
                groups = join_linked(groups, [(i, j)])
    return groups


def _mean(groups: dict[int, list[int]], sums: dict[Pair, float], a: int, b: int) -> float:
    return sums[a, b] / (len(groups[a]) * len(groups[b]))


def _join(groups: dict[int, list[int]], sums: dict[Pair, float], a: int, b: int) -> None:
    groups[a] += groups.pop(b)
    del sums[a, b]
    for other in groups:
        if other != a:
            sums[min(a, other), max(a, other)] += sums.pop((min(b, other), max(b, other)))
