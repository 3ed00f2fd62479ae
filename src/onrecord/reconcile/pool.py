"""The propositions of a story laid out as arrays, so that pairs of them are compared by the thousand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.findings import Findings
from onrecord.extract.propositions import Proposition
from onrecord.model import Topic
from onrecord.models.encoder import encode

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

FEW = 30  # clauses of a story, of which half their mean is taken off: so few tell little of what all would share
MOST_TERMS = 40  # words of one set that are compared


@dataclass(frozen=True, slots=True)
class Terms:
    """Sets of words as padded rows of numbers, with a weight a number; row entries of -1 are empty."""

    rows: Ints
    weights: Floats

    def shared(self, left: Ints, right: Ints) -> Floats:
        """Return the weight that two rows share, a value a pair."""
        rows = self.rows[left]
        same = (rows[:, :, None] == self.rows[right][:, None, :]) & (rows[:, :, None] >= 0)
        shared: Floats = (same.any(axis=2) * self._weigh(rows)).sum(axis=1, dtype=np.float32)
        return shared

    def total(self) -> Floats:
        """Return the weight of each row."""
        total: Floats = self._weigh(self.rows).sum(axis=1, dtype=np.float32)
        return total

    def _weigh(self, rows: Ints) -> Floats:
        weights: Floats = np.where(rows >= 0, self.weights[rows], np.float32(0)).astype(np.float32)
        return weights

    def filled(self) -> NDArray[np.bool_]:
        """Tell which rows hold a word."""
        filled: NDArray[np.bool_] = np.any(self.rows >= 0, axis=1)
        return filled


def weigh_terms(sets: Sequence[Iterable[str]]) -> Terms:
    """Number the words of sets and weigh each by its rarity among the sets (inverse document frequency)."""
    ordered = [sorted(words)[:MOST_TERMS] for words in sets]
    counts = Counter(chain.from_iterable(ordered))
    number = {word: index for index, word in enumerate(sorted(counts))}
    width = max((len(words) for words in ordered), default=0) or 1
    rows = np.full((len(ordered), width), -1, dtype=np.int64)
    for row, words in zip(rows, ordered, strict=True):
        row[: len(words)] = [number[word] for word in words]
    weights = [np.log((1 + len(ordered)) / (0.5 + counts[word])) for word in sorted(counts)]
    return Terms(rows, np.array(weights or [0.0], dtype=np.float32))


@dataclass(frozen=True, slots=True)
class Pool:
    """The propositions of a story as arrays, one row each, in the order of the accounts and their texts."""

    propositions: tuple[Proposition, ...]
    account: Ints
    sentence: Ints  # row of the sentence in the story
    place: Floats  # of the sentence in its account, 0 to 1
    vectors: Floats
    sentence_vectors: Floats  # one row a sentence of the story
    sentence_account: Ints
    lemmas: Terms
    sentence_lemmas: Terms
    names: Terms
    numerals: Terms
    topics: Terms
    moments: Terms
    words: Ints  # letters of the text
    predicate: Ints
    agent: Ints
    negated: Ints
    speaker: Ints
    text: Ints


def gather(findings: Sequence[Findings], topics: Sequence[Topic]) -> Pool:
    """Lay out the propositions of a story for comparison."""
    propositions = tuple(chain.from_iterable(found.propositions for found in findings))
    owner = [(index, found) for index, found in enumerate(findings) for _ in found.propositions]
    offsets = np.cumsum([0, *(len(found.sentences) for found in findings)])
    sentences = list(chain.from_iterable(found.sentences for found in findings))
    topic_of = {figure: topic.id for topic in topics for figure in topic.figures}
    times = {m.id: m.timex for found in findings for m in found.moments if m.kind in ("date", "time")}
    speakers = {s.id: _last(s.source.speaker) for found in findings for s in found.statements}
    columns = list(zip(propositions, owner, strict=True))
    vectors = _centre(encode([p.text for p in propositions]))
    lengths = np.array([len(p.text) for p in propositions], dtype=np.int64)
    sentence_of = np.array([offsets[index] + p.sentence for p, (index, _) in columns], dtype=np.int64)
    return Pool(
        propositions=propositions,
        account=np.array([index for index, _ in owner], dtype=np.int64),
        sentence=sentence_of,
        place=np.array([p.sentence / max(1, len(found.sentences)) for p, (_, found) in columns], dtype=np.float32),
        vectors=vectors,
        sentence_vectors=_of_sentences(vectors, lengths, sentence_of, len(sentences)),
        sentence_account=np.repeat(np.arange(len(findings)), [len(found.sentences) for found in findings]),
        lemmas=weigh_terms([p.lemmas | p.names for p in propositions]),
        sentence_lemmas=weigh_terms([s.lemmas | s.names for s in sentences]),
        names=weigh_terms([p.names for p in propositions]),
        numerals=weigh_terms([p.numerals for p in propositions]),
        topics=weigh_terms([{topic_of[f] for f in p.figures if f in topic_of} for p in propositions]),
        moments=weigh_terms([{times[m] for m in p.moments if m in times} for p in propositions]),
        words=lengths,
        predicate=_number([p.predicate for p in propositions]),
        agent=_number([p.agent or "" for p in propositions]),
        negated=np.array([p.negated for p in propositions], dtype=np.int64),
        speaker=_number([speakers.get(p.statement or "", "") for p in propositions]),
        text=_number(["".join(filter(str.isalnum, p.text.lower())) for p in propositions]),
    )


def _centre(vectors: Floats) -> Floats:
    """Take the story's mean off every vector: what all clauses of one story share tells none of them apart."""
    if not len(vectors):
        return vectors
    return _unit(vectors - vectors.sum(axis=0) / (len(vectors) + FEW))


def _of_sentences(vectors: Floats, lengths: Ints, sentence_of: Ints, sentences: int) -> Floats:
    """Return each sentence's vector: the mean of its clauses' by their lengths, nought where it has none.

    To encode the sentences too would take twice the time and finds no more claims.
    """
    total = np.zeros((sentences, vectors.shape[1]), dtype=np.float32)
    np.add.at(total, sentence_of, vectors * lengths[:, None].astype(np.float32))
    return _unit(total)


def _unit(rows: Floats) -> Floats:
    unit: Floats = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)).astype(np.float32)
    return unit


def _last(name: str) -> str:
    return name.lower().split()[-1] if name.split() else ""


def _number(words: Sequence[str]) -> Ints:
    """Number words; the empty word is -1."""
    number = {word: index for index, word in enumerate(sorted(set(words) - {""}))}
    return np.array([number.get(word, -1) for word in words], dtype=np.int64)
