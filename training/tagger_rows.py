"""The examples of the tagger as rows of numbers, and batches of them."""

import random
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tagger_data import Example
from torch import Tensor

from onrecord.extract.attribution_features import relate

Array = NDArray[np.int64]
COLUMNS = ("word", "lemma", "suffix", "tag", "dependency", "entity")
SEEN = (3, 3, 4, 3, 3, 3)  # how often a name must stand in the training articles to have a vector of its own
BATCH = 2_200  # tokens
FORGET = (0.08, 0.05, 0.1)  # how often a word, a word with its lemma, and what the rules found are hidden


class Tables:
    """The names known to the tagger, a sorted table of hashes a column; a name that is not there is number 0."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.columns = []
        for column, least in enumerate(SEEN):
            names, counts = np.unique(np.concatenate([e.window.names[:, column] for e in examples]), return_counts=True)
            self.columns.append(names[counts >= least])
        lemmas = Counter(int(e.window.names[cue, 1]) for e in examples for cue in e.gold)
        self.cues = {lemma for lemma, count in lemmas.items() if count > 1}

    def sizes(self) -> list[int]:
        """Count the numbers of each column."""
        return [len(table) + 1 for table in self.columns]

    def number(self, names: NDArray[np.uint64]) -> Array:
        """Number the names of a window."""
        found = []
        for column, table in enumerate(self.columns):
            places = np.minimum(np.searchsorted(table, names[:, column]), len(table) - 1)
            found.append(np.where(table[places] == names[:, column], places + 1, 0))
        return np.stack(found, 1)


class Row:
    """An example as numbers."""

    def __init__(self, example: Example, tables: Tables, rules: bool) -> None:
        window = example.window
        self.example, self.rules, self.count = example, rules, len(window)
        self.ids, self.head = tables.number(window.names), window.head
        opens = (np.diff(window.sentence, prepend=window.sentence[:1] - 1) > 0).astype(np.int64)
        ruled = example.ruled.roles[window.first : window.first + self.count] * rules
        self.flags = np.stack([window.marks, opens, ruled], 1)
        self.cue = np.zeros(self.count, dtype=np.float32)
        self.cue[list(example.gold)] = 1
        lemmas = window.names[:, 1].tolist()
        self.unlike = [i for i in range(self.count) if lemmas[i] in tables.cues and i not in example.gold]

    def beside(self, cue: int) -> Array:
        """Describe the tokens by where they stand to a cue."""
        window = self.example.window
        ruled = self.example.ruled.beside(cue + window.first, window) * self.rules
        return np.concatenate([relate(window, [cue])[0], ruled[:, None]], 1)


def padded(arrays: Sequence[NDArray[Any]], length: int) -> NDArray[Any]:
    """Stack arrays of several lengths, each filled up with zeros."""
    stacked = np.zeros((len(arrays), length, *arrays[0].shape[1:]), dtype=arrays[0].dtype)
    for number, array in enumerate(arrays):
        stacked[number, : len(array)] = array
    return stacked


def batches(rows: Sequence[Row]) -> list[list[Row]]:
    """Put rows of like lengths together, in a random order."""
    made: list[list[Row]] = [[]]
    for row in sorted(rows, key=lambda row: (row.count, random.random())):
        if made[-1] and (len(made[-1]) + 1) * row.count > BATCH:
            made.append([])
        made[-1].append(row)
    random.shuffle(made)
    return made


def inputs(rows: Sequence[Row], learning: bool) -> list[Tensor]:
    """Return ids, heads, flags and mask of a batch; a few of its names are hidden while learning."""
    longest = max(row.count for row in rows)
    ids, flags = padded([r.ids for r in rows], longest), padded([r.flags for r in rows], longest)
    if learning:
        ids[..., 0][np.random.rand(*ids.shape[:2]) < FORGET[0]] = 0
        ids[np.random.rand(*ids.shape[:2]) < FORGET[1], :2] = 0
        flags[np.random.rand(len(rows)) < FORGET[2], :, 2] = 0
    mask = padded([np.ones((r.count, 1), dtype=np.float32) for r in rows], longest)
    return [torch.as_tensor(x) for x in (ids, padded([r.head for r in rows], longest), flags, mask)]


def held_back(article: str) -> bool:
    """Tell whether an article is one of the fifth that nothing is fitted to."""
    return int(sha256(article.encode()).hexdigest(), 16) % 5 == 0
