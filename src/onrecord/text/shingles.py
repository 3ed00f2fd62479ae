"""Word runs: what two texts share word for word, at a cost that grows with their length."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
SEED = 5  # words; chance rarely repeats five words in the order of another text
CROWDED = 12  # places of one seed that are followed; a text that repeats itself would cost its square


class Word(NamedTuple):
    """A word folded for comparison, and where it stands."""

    text: str
    start: int
    end: int


class Run(NamedTuple):
    """`length` words that stand at `left` in one text and at `right` in another."""

    left: int
    right: int
    length: int


def fold_words(text: str) -> list[Word]:
    """Split a text into words, in lower case and with one kind of apostrophe.

    >>> [word.text for word in fold_words("They didn’t pay 1,200 crowns.")]
    ['they', "didn't", 'pay', '1,200', 'crowns']
    """
    return [Word(m.group().casefold().replace("’", "'"), m.start(), m.end()) for m in WORD.finditer(text)]


def shingles(words: Sequence[str], size: int) -> frozenset[tuple[str, ...]]:
    """Return every run of `size` words.

    >>> sorted(shingles(["the", "dam", "held"], 2))
    [('dam', 'held'), ('the', 'dam')]
    """
    return frozenset(zip(*(words[i:] for i in range(size)), strict=False))


def containment(inner: frozenset[tuple[str, ...]], outer: frozenset[tuple[str, ...]]) -> float:
    """Say how much of one set of shingles another holds, 0 to 1.

    >>> containment(shingles("a b c".split(), 2), shingles("b c d".split(), 2))
    0.5
    """
    return len(inner & outer) / len(inner) if inner else 0.0


def shared_runs(left: Sequence[str], right: Sequence[str], shortest: int = SEED) -> list[Run]:
    """Find the longest runs of words that two texts share, longest first, none overlapping another on either side.

    >>> shared_runs("we saw the dam give way at noon".split(), "he saw the dam give way".split())
    [Run(left=1, right=1, length=5)]
    """
    found = sorted(_maximal_runs(left, right), key=lambda run: (-run.length, run.left, run.right))
    taken_left, taken_right = bytearray(len(left)), bytearray(len(right))
    kept = []
    for run in found:
        if run.length < shortest or any(taken_left[run.left : run.left + run.length]):
            continue
        if any(taken_right[run.right : run.right + run.length]):
            continue
        taken_left[run.left : run.left + run.length] = b"\1" * run.length
        taken_right[run.right : run.right + run.length] = b"\1" * run.length
        kept.append(run)
    return kept


def _maximal_runs(left: Sequence[str], right: Sequence[str]) -> list[Run]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, seed in enumerate(zip(*(left[k:] for k in range(SEED)), strict=False)):
        if len(places[seed]) < CROWDED:
            places[seed].append(i)
    open_runs: dict[int, int] = {}  # diagonal -> where in `right` its run began
    runs = []
    for j, seed in enumerate(zip(*(right[k:] for k in range(SEED)), strict=False)):
        here = {i - j for i in places.get(seed, ())}
        for diagonal in [d for d in open_runs if d not in here]:
            begun = open_runs.pop(diagonal)
            runs.append(Run(begun + diagonal, begun, j - begun + SEED - 1))
        for diagonal in here:
            open_runs.setdefault(diagonal, j)
    end = max(0, len(right) - SEED + 1)
    runs.extend(Run(begun + d, begun, end - begun + SEED - 1) for d, begun in open_runs.items())
    return runs
