"""Groups of propositions that state one thing: average-link clustering over the chances of pairs."""

import heapq
from collections.abc import Sequence

import numpy as np

from onrecord.extract.findings import Findings
from onrecord.model import Topic
from onrecord.models.aligner import aligner, pair_chances
from onrecord.reconcile.pairing import FEATURES, candidate_pairs, describe_pairs, is_loose
from onrecord.reconcile.pool import gather

LEAST_CHANCE = 0.01  # pairs below count as 0 in an average

SUREST = 0.5  # chance that a pair must have to hold a group together: standing is right more often than with 0.6 or 0.7
UNSURE = 0.49  # the most that a loose pair has: it may join a group that others hold together, and hold none

Chances = dict[tuple[int, int], float]


def align_propositions(findings: Sequence[Findings], topics: Sequence[Topic]) -> tuple[list[list[int]], Chances]:
    """Group propositions, counted through all findings in order; give also the chances that the groups rest on."""
    pool = gather(findings, topics)
    left, right, cosines = candidate_pairs(pool)
    features = describe_pairs(pool, left, right, cosines)
    chances = pair_chances(features, FEATURES)
    chances = np.where(is_loose(features), np.minimum(chances, UNSURE), chances)
    pairs = zip(left.tolist(), right.tolist(), chances.tolist(), strict=True)
    kept = {(one, other): chance for one, other, chance in pairs if chance >= LEAST_CHANCE}
    groups = link(len(pool.propositions), kept, aligner().threshold)
    return sorted(sorted(part) for group in groups for part in part_unsure(group, kept)), kept


def link(rows: int, chances: Chances, threshold: float) -> list[list[int]]:
    """Join groups while the mean chance of their pairs reaches the threshold, the surest two first.

    A pair without a chance counts as 0, and so does a pair of one account: an account seldom says a thing twice, and
    where everybody writes of the same few names that keeps its different sayings out of one group.

    >>> link(3, {(0, 1): 0.9, (1, 2): 0.4}, 0.3)
    [[0, 1], [2]]
    """
    groups = _Groups(rows, chances)
    heap = [(-chance, one, other) for (one, other), chance in chances.items() if chance >= threshold]
    heapq.heapify(heap)
    while heap:
        _, one, other = heapq.heappop(heap)
        if one in groups.members and other in groups.members:
            for mean, merged, neighbour in groups.join(one, other):
                if mean >= threshold:
                    heapq.heappush(heap, (-mean, neighbour, merged))
    return sorted(sorted(group) for group in groups.members.values())


def part_unsure(group: Sequence[int], chances: Chances, surest: float = SUREST) -> list[list[int]]:
    """Part a group where no pair is sure enough: an average may join what no two passages bear out.

    >>> part_unsure([0, 1, 2], {(0, 1): 0.9, (1, 2): 0.4}, 0.6)
    [[0, 1], [2]]
    """
    parts: list[list[int]] = []
    for row in group:
        near = [part for part in parts if any(chances.get((min(row, o), max(row, o)), 0.0) >= surest for o in part)]
        parts = [part for part in parts if part not in near] + [[other for part in near for other in part] + [row]]
    return parts


class _Groups:
    """Groups with the sums of chances between them, kept sparse: only groups with a pair between them have one."""

    def __init__(self, rows: int, chances: Chances) -> None:
        self.members = {row: [row] for row in range(rows)}
        self.sums: dict[int, dict[int, float]] = {row: {} for row in range(rows)}
        for (one, other), chance in chances.items():
            self.sums[one][other] = self.sums[other][one] = chance
        self.next = rows

    def join(self, one: int, other: int) -> list[tuple[float, int, int]]:
        """Join two groups; return the mean chance of the new group with each group that it has pairs with."""
        merged, self.next = self.next, self.next + 1
        self.members[merged] = self.members.pop(one) + self.members.pop(other)
        sums: dict[int, float] = {}
        for part in (one, other):
            for neighbour, total in self.sums.pop(part).items():
                self.sums.get(neighbour, {}).pop(part, None)
                if neighbour not in (one, other):
                    sums[neighbour] = sums.get(neighbour, 0.0) + total
        self.sums[merged] = sums
        for neighbour, total in sums.items():
            self.sums[neighbour][merged] = total
        return [(total / self._pairs(merged, neighbour), merged, neighbour) for neighbour, total in sums.items()]

    def _pairs(self, one: int, other: int) -> int:
        return len(self.members[one]) * len(self.members[other])
