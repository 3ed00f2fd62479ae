"""What the tagger of attribution reads: the words of a paragraph, their parse, and where each stands to a cue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.paragraphs import Page

if TYPE_CHECKING:
    from spacy.tokens import Doc

Array = NDArray[np.int64]

NAMES = ("LOWER", "LEMMA", "SUFFIX", "TAG", "DEP", "ENT_TYPE")
LONGEST = 240  # tokens read at once; a longer paragraph is cut where a sentence ends
CLIMB = 16  # steps up a parse tree; what lies deeper counts as deep
FAR = 5  # how far up from a cue two branches may meet; the same number says that they never do
EDGES = np.array([1, 2, 3, 4, 6, 8, 12, 18, 28, 45])


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of whole sentences: its first token, and a row a token of what is known of it.

    `names` has the hashes of the word, its lemma, suffix, tag, dependency and entity kind; `head` is a place in the
    window (a root points at itself); `marks` tells how a token stands to quotation marks; `sentence` counts sentences.
    """

    first: int
    names: NDArray[np.uint64]
    head: Array
    marks: Array
    sentence: Array

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.head)


def cut_windows(page: Page) -> Iterator[Window]:
    """Cut a passage into paragraphs, and paragraphs that are too long into runs of sentences."""
    table = np.asarray(page.doc.to_array([*NAMES, "HEAD"]), dtype=np.uint64)
    names, heads = table[:, :-1], table[:, -1].astype(np.int64)
    marks = _marks(page)
    for units in _runs(page):
        first, end = page.units[units[0]].first_token, page.units[units[-1]].end_token
        for start in range(first, end, LONGEST):
            stop = min(end, start + LONGEST)
            place = np.arange(stop - start, dtype=np.int64)
            head = place + heads[start:stop]
            head = np.where((head < 0) | (head >= stop - start), place, head)
            yield Window(start, names[start:stop], head, marks[start:stop], _sentences(page, units, start, stop))


def _runs(page: Page) -> Iterator[Sequence[int]]:
    run: list[int] = []
    for number, unit in enumerate(page.units):
        if run and (unit.first or unit.end_token - page.units[run[0]].first_token > LONGEST):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _sentences(page: Page, units: Sequence[int], start: int, stop: int) -> Array:
    opens = np.zeros(stop - start, dtype=np.int64)
    for number in units:
        at = page.units[number].first_token - start
        if 0 <= at < stop - start:
            opens[at] = 1
    return np.cumsum(opens)


def _marks(page: Page) -> Array:
    """Tell of each token whether it stands outside quotes (0), inside (1), or is a mark that opens (2) or closes (3)."""
    starts, ends, _ = token_bounds(page.doc)
    holder = np.array(page.holder, dtype=np.int64)
    marks = (holder >= 0).astype(np.int64)
    held = np.flatnonzero(marks)
    if len(held):
        opens = np.array([quote.outer_start for quote in page.quotes])[holder[held]]
        closes = np.array([quote.outer_end if quote.closed else -1 for quote in page.quotes])[holder[held]]
        marks[held[ends[held] == closes]] = 3
        marks[held[starts[held] == opens]] = 2
    return marks


def token_bounds(doc: "Doc") -> tuple[Array, Array, NDArray[np.bool_]]:
    """Return where each token starts and ends, and which are more than space."""
    table = np.asarray(doc.to_array(["IDX", "LENGTH", "IS_SPACE"]), dtype=np.int64)
    return table[:, 0], table[:, 0] + table[:, 1], table[:, 2] == 0


def relate(window: Window, cues: Sequence[int]) -> Array:
    """Describe each token by where it stands to each cue: five columns of small numbers, shape (cues, tokens, 5).

    How far up from the cue their branches meet, the token that opens the branch, how deep in it the token stands, how
    many tokens lie between, and how many sentences.
    """
    head, count = window.head, len(window)
    up = np.full((len(cues), count), -1, dtype=np.int64)
    for row, cue in zip(up, cues, strict=True):
        above, steps = cue, 0
        while row[above] < 0:
            row[above], steps = min(steps, FAR - 1), steps + 1
            above = int(head[above])
    own = np.arange(count, dtype=np.int64)
    rows, tokens = np.nonzero(up < 0)
    at, branch, deep = tokens, tokens.copy(), np.zeros(len(tokens), dtype=np.int64)
    for _ in range(CLIMB):
        below = (up[rows, at] < 0) & (head[at] != at)
        if not below.any():
            break
        branch, at = np.where(below, at, branch), np.where(below, head[at], at)
        deep += below
    meets, opener, depth = up.copy(), np.tile(own, (len(cues), 1)), np.zeros_like(up)
    meets[rows, tokens] = np.where(up[rows, at] < 0, FAR, up[rows, at])
    opener[rows, tokens], depth[rows, tokens] = branch, np.minimum(deep, 6)
    away = own - np.asarray(cues, dtype=np.int64)[:, None]
    distance = np.sign(away) * np.searchsorted(EDGES, np.abs(away), side="right") + len(EDGES)
    apart = np.clip(window.sentence - window.sentence[list(cues)][:, None], -2, 2) + 2
    return np.stack([meets, opener, depth, distance, apart], axis=2)
