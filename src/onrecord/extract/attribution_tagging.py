"""Attributions as the trained tagger reads them, told what the rules found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.attribution import Found, Range
from onrecord.extract.attribution_features import Array, Window, cut_windows, relate, token_bounds
from onrecord.extract.paragraphs import Page
from onrecord.models.tagger import CONTENT, CUE, NO_CUE, OUTSIDE, SOURCE, Floats, read_parts, read_words

CHANGE = np.zeros(
    (4, 4)
)  # what a change of role costs, from and to: on the articles held back exact contents gain 1.5 points
CHANGE[OUTSIDE, CONTENT] = CHANGE[CONTENT, OUTSIDE] = 1.0
CHANGE[CUE, [OUTSIDE, CONTENT]] = CHANGE[[OUTSIDE, CONTENT], CUE] = 0.5
WORTH = 0.4  # chance of heading a cue from which a word is looked at more closely; F1 on the articles held back is highest here


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as runs of tokens, half-open; `anchor` heads the cue, `chance` tells how sure the tagger is."""

    anchor: int
    chance: float
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules say of a passage: the role of each token in any of their rows, and the rows by the tokens of their cue.

    A row is the tokens of its cue and those of its content. `written` tells the tokens that are more than space.
    """

    written: NDArray[np.bool_]
    roles: Array
    rows: dict[int, list[tuple[Array, Array]]]

    def beside(self, cue: int, window: Window) -> Array:
        """Return the role that the rules give each token of a window in their rows with this cue."""
        roles = np.zeros(len(self.roles), dtype=np.int64)
        for cues, contents in self.rows.get(cue, ()):
            roles[contents] = CONTENT - 1
            roles[cues] = np.where(roles[cues] == 0, 1, roles[cues])
        return roles[window.first : window.first + len(window)]


def tag_attributions(page: Page, rows: Sequence[Found]) -> list[Tagged]:
    """Read the attributions of a passage; `rows` are what the rules found in it."""
    ruled = rule_roles(page, rows)
    return [tagged for window in cut_windows(page) for tagged in _read(window, ruled)]


def _read(window: Window, ruled: Ruled) -> Iterator[Tagged]:
    opens = np.diff(window.sentence, prepend=window.sentence[:1] - 1) > 0
    rules = ruled.roles[window.first : window.first + len(window)]
    words = read_words(window.names, window.head, np.stack([window.marks, opens.astype(np.int64), rules], axis=1))
    cues = np.flatnonzero(words.chances > WORTH).tolist()
    if cues:
        beside = np.stack([ruled.beside(cue + window.first, window) for cue in cues])
        related = np.concatenate([relate(window, cues), beside[:, :, None]], axis=2)
        written = ruled.written[window.first : window.first + len(window)]
        scores = read_parts(words, cues, related)
        roles = np.where(written, best_roles(scores[:, :, :NO_CUE]), OUTSIDE)
        for number, cue in enumerate(cues):
            doubt = float(np.exp(scores[number, cue, NO_CUE]))
            yield from _tagged(window, float(words.chances[cue]), doubt, cue, roles[number])


def best_roles(scores: Floats) -> Array:
    """Choose the likeliest row of roles beside each cue, where a change of role costs `CHANGE`: a word alone changes little.

    >>> best_roles(np.log(np.array([[[0.9, 0, 0, 0.1], [0.4, 0, 0, 0.6], [0.9, 0, 0, 0.1]]]) + 1e-9)).tolist()
    [[0, 0, 0]]
    """
    cues, count, roles = scores.shape
    best, came = scores[:, 0].astype(np.float64), np.zeros((count, cues, roles), dtype=np.int64)
    for at in range(1, count):
        paths = best[:, :, None] - CHANGE
        came[at] = paths.argmax(axis=1)
        best = paths.max(axis=1) + scores[:, at]
    chosen = np.zeros((cues, count), dtype=np.int64)
    chosen[:, -1] = best.argmax(axis=1)
    for at in range(count - 1, 0, -1):
        chosen[:, at - 1] = came[at, np.arange(cues), chosen[:, at]]
    return chosen


def _tagged(window: Window, chance: float, doubt: float, cue: int, roles: Array) -> Iterator[Tagged]:
    content = _runs(roles == CONTENT, window.first)
    if content:
        source, said = _runs(roles == SOURCE, window.first), _runs(roles == CUE, window.first)
        yield Tagged(cue + window.first, round(chance * max(0.0, 1 - doubt) ** 0.5, 3), source, said, content)


def _runs(chosen: NDArray[np.bool_], first: int) -> tuple[Range, ...]:
    """Return the runs of chosen tokens.

    >>> _runs(np.array([False, True, True, False, True]), 10)
    ((11, 13), (14, 15))
    """
    edges = np.diff(np.concatenate([[0], chosen.astype(np.int64), [0]]))
    starts, ends = np.flatnonzero(edges == 1) + first, np.flatnonzero(edges == -1) + first
    return tuple(zip(starts.tolist(), ends.tolist(), strict=True))


def rule_roles(page: Page, rows: Sequence[Found]) -> Ruled:
    """Lay what the rules found over the tokens of a passage."""
    starts, ends, words = token_bounds(page.doc)

    def tokens(ranges: Sequence[Range]) -> Array:
        places = [np.arange(np.searchsorted(ends, s, "right"), np.searchsorted(starts, e, "left")) for s, e in ranges]
        found: Array = np.concatenate([np.zeros(0, dtype=np.int64), *places])
        return np.asarray(found[words[found]])

    pairs = tuple((tokens([row.cue] if row.cue else []), tokens(row.content)) for row in rows)
    roles = np.zeros(len(page.doc), dtype=np.int64)
    for _, contents in pairs:
        roles[contents] = CONTENT - 1
    by_cue: dict[int, list[tuple[Array, Array]]] = {}
    for cues, contents in pairs:
        roles[cues] = 1
        for token in cues.tolist():
            by_cue.setdefault(token, []).append((cues, contents))
    return Ruled(words, roles, by_cue)
