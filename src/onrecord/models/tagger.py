"""The tagger of attribution behind two functions: how likely each word is a cue, and what each word is to a cue."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.models.graphs import load_graph

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

OUTSIDE, SOURCE, CUE, CONTENT, NO_CUE = range(5)
COLUMNS = ("word", "lemma", "suffix", "tag", "dependency", "entity")
DEPENDENCY = COLUMNS.index("dependency")
DIGITS = 3  # processors add in different orders: what is compared with a threshold is rounded first


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text as the tagger sees it: a state a word, and the chance a word that it heads a cue."""

    ids: Ints
    head: Ints
    states: Floats
    chances: Floats


def read_words(names: NDArray[np.uint64], head: Ints, flags: Ints) -> Words:
    """Read a stretch of text; `names` has a column for each of `COLUMNS`, `flags` one each for marks, sentence starts and rules."""
    ids = np.stack([_known(column, names[:, number]) for number, column in enumerate(COLUMNS)], axis=1)
    states, scores = _run("words", {"ids": ids[None], "head": head[None], "flags": flags[None]})
    chances = np.round(1 / (1 + np.exp(-scores[0].astype(np.float64))), DIGITS).astype(np.float32)
    return Words(ids, head, states[0], chances)


def read_parts(words: Words, cues: Sequence[int], related: Ints) -> Floats:
    """Return what each word is to each cue: shape (cues, words, 5), the logarithms of the chances of the five roles."""
    given = {
        "states": words.states,
        "cues": np.array(cues, dtype=np.int64),
        "related": related,
        "dependency": words.ids[:, DEPENDENCY],
        "head": words.head,
    }
    scores = np.asarray(_run("parts", given)[0], dtype=np.float64)
    scores -= scores.max(axis=2, keepdims=True)
    scores -= np.log(np.exp(scores).sum(axis=2, keepdims=True))
    return np.round(scores, DIGITS).astype(np.float32)


def _known(column: str, hashes: NDArray[np.uint64]) -> Ints:
    """Number the names of a column from 1; 0 is a name that was not seen in training."""
    table = _tables()[column]
    places = np.minimum(np.searchsorted(table, hashes), len(table) - 1)
    return np.where(table[places] == hashes, places + 1, 0).astype(np.int64)


@cache
def _tables() -> dict[str, NDArray[np.uint64]]:
    with np.load(Path(__file__).with_name("tagger.npz")) as stored:
        return {column: stored[column] for column in COLUMNS}


def _run(part: str, given: dict[str, Any]) -> list[Any]:
    return list(load_graph(f"tagger_{part}").run(None, given))
