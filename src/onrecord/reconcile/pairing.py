"""Pairs of propositions of different accounts, and what speaks for and against their stating one thing."""

import numpy as np
from numpy.typing import NDArray

from onrecord.reconcile.pool import Floats, Ints, Pool, Terms

LEAST_COSINE = 0.1  # pairs below were seldom of one claim in the training events
FAR_COSINE = 0.25  # of 23 joined pairs below that share neither number, quantity nor date, half were of one claim
NEIGHBOURS = 48  # candidate partners of one proposition; stories of five accounts never reach it
CHUNK = 2_000  # rows of the cosine matrix held at a time
PAIR_CHUNK = 50_000

FEATURES = (
    "cosine", "sentence cosine", "cross cosine", "lemmas", "lemmas held", "sentence lemmas", "names", "names apart",
    "numerals", "numerals apart", "topic", "moments", "moments apart", "predicate", "agent", "negation differs",
    "both stated", "speaker", "place differs", "length differs", "shorter", "margin", "far margin", "sentence margin",
    "neighbours", "same words", "exact", "one number", "cosine squared", "cosine times lemmas",
)  # fmt: skip


def candidate_pairs(pool: Pool) -> tuple[Ints, Ints, Floats]:
    """Find the pairs (left row < right row) of different accounts that are near enough to be weighed, with cosines.

    A proposition brings at most `NEIGHBOURS` partners, so that pairs grow with the story and not with its square.
    """
    rows, columns, cosines = [], [], []
    count = len(pool.account)
    for start in range(0, count, CHUNK):
        block = pool.vectors[start : start + CHUNK] @ pool.vectors.T
        block[pool.account[start : start + CHUNK, None] == pool.account[None, :]] = -1
        if count > NEIGHBOURS * 10:
            floor = np.partition(block, count - NEIGHBOURS, axis=1)[:, count - NEIGHBOURS]
            keep = block >= np.maximum(floor, LEAST_COSINE)[:, None]
        else:
            keep = block >= LEAST_COSINE
        row, column = np.nonzero(keep)
        rows.append(row + start)
        columns.append(column)
        cosines.append(block[row, column])
    if not rows:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)
    return _once(np.concatenate(rows), np.concatenate(columns), np.concatenate(cosines), count)


def _once(rows: Ints, columns: Ints, cosines: Floats, count: int) -> tuple[Ints, Ints, Floats]:
    left, right = np.minimum(rows, columns), np.maximum(rows, columns)
    _, first = np.unique(left * count + right, return_index=True)
    return left[first], right[first], cosines[first]


def describe_pairs(pool: Pool, left: Ints, right: Ints, cosines: Floats) -> Floats:
    """Return what speaks for and against each pair, one row a pair, one column a name of `FEATURES`."""
    if not len(left):
        return np.zeros((0, len(FEATURES)), np.float32)
    near, far = margins(pool.account, left, right, cosines)
    sentence = _sentence_cosines(pool, pool.sentence[left], pool.sentence[right])
    context, _ = margins(pool.account, left, right, sentence)
    parts = []
    for start in range(0, len(left), PAIR_CHUNK):
        cut = slice(start, start + PAIR_CHUNK)
        parts.append(
            _describe(pool, left[cut], right[cut], cosines[cut], sentence[cut], (near[cut], far[cut], context[cut]))
        )
    return np.concatenate(parts)


def is_loose(features: Floats) -> NDArray[np.bool_]:
    """Tell which pairs have a word in common at most: their meanings are far apart, and no number, quantity or date is shared.

    A word of a short clause weighs much where a story has few clauses: the tower came down, and somebody came to look.
    """
    column = {name: index for index, name in enumerate(FEATURES)}
    shared = [features[:, column[name]] > 0 for name in ("topic", "numerals", "moments")]
    loose: NDArray[np.bool_] = (features[:, column["cosine"]] < FAR_COSINE) & ~np.logical_or.reduce(shared)
    return loose


def margins(account: Ints, left: Ints, right: Ints, score: Floats) -> tuple[Floats, Floats]:
    """Say how far each pair's score falls behind the best that either side has in the other's account.

    The first value is the larger of the two gaps, the second the smaller: a pair that is the best of both sides has 0, 0.
    """
    accounts = int(account.max()) + 1 if len(account) else 1
    gaps = []
    for one, other in ((left, right), (right, left)):
        best = np.full(len(account) * accounts, -1, dtype=np.float32)
        np.maximum.at(best, left * accounts + account[right], score)
        np.maximum.at(best, right * accounts + account[left], score)
        gaps.append(best[one * accounts + account[other]] - score)
    return np.maximum(gaps[0], gaps[1]), np.minimum(gaps[0], gaps[1])


def _sentence_cosines(pool: Pool, left: Ints, right: Ints) -> Floats:
    vectors = pool.sentence_vectors
    parts = [
        np.einsum("ij,ij->i", vectors[left[s : s + PAIR_CHUNK]], vectors[right[s : s + PAIR_CHUNK]])
        for s in range(0, len(left), PAIR_CHUNK)
    ]
    cosines: Floats = np.concatenate(parts).astype(np.float32)
    return cosines


def _neighbours(pool: Pool, left: Ints, right: Ints) -> Floats:
    """Return how alike the sentences before and after two sentences are: copies run on side by side."""
    last = len(pool.sentence_vectors) - 1
    total = np.zeros(len(left), np.float32)
    for step in (-1, 1):
        one, other = np.clip(left + step, 0, last), np.clip(right + step, 0, last)
        inside = (pool.sentence_account[one] == pool.sentence_account[left]) & (
            pool.sentence_account[other] == pool.sentence_account[right]
        )
        total += np.where(inside, _sentence_cosines(pool, one, other), 0) / 2
    return total


def _overlap(terms: Terms, left: Ints, right: Ints) -> tuple[Floats, Floats, Floats]:
    """Return the shared weight of two rows, its share of both and of the lighter one."""
    shared, total = terms.shared(left, right), terms.total()
    less = np.minimum(total[left], total[right])
    return shared, _divide(2 * shared, total[left] + total[right]), _divide(shared, less)


def _divide(part: Floats, whole: Floats) -> Floats:
    quotient: Floats = (part / np.maximum(whole, 1e-6)).astype(np.float32)
    return quotient


def _apart(terms: Terms, left: Ints, right: Ints, shared: Floats) -> Floats:
    filled = terms.filled()
    apart: Floats = (filled[left] & filled[right] & (shared <= 0)).astype(np.float32)
    return apart


def _same(values: Ints, left: Ints, right: Ints) -> Floats:
    same: Floats = ((values[left] == values[right]) & (values[left] >= 0)).astype(np.float32)
    return same


def _describe(
    pool: Pool, left: Ints, right: Ints, cosine: Floats, sentence: Floats, gaps: tuple[Floats, Floats, Floats]
) -> Floats:
    _, lemmas, held = _overlap(pool.lemmas, left, right)
    _, sentence_lemmas, _ = _overlap(pool.sentence_lemmas, pool.sentence[left], pool.sentence[right])
    name_weight, names, _ = _overlap(pool.names, left, right)
    number_weight, numbers, _ = _overlap(pool.numerals, left, right)
    topic_weight = pool.topics.shared(left, right)
    moment_weight = pool.moments.shared(left, right)
    cross = np.maximum(_cross(pool, left, right), _cross(pool, right, left))
    stated = pool.speaker >= 0
    lengths = np.log1p(pool.words)
    numbered = pool.numerals.filled()
    columns = (
        cosine, sentence, cross, lemmas, held, sentence_lemmas, names, _apart(pool.names, left, right, name_weight),
        numbers, _apart(pool.numerals, left, right, number_weight), topic_weight > 0, moment_weight > 0,
        _apart(pool.moments, left, right, moment_weight), _same(pool.predicate, left, right),
        _same(pool.agent, left, right), pool.negated[left] != pool.negated[right], stated[left] & stated[right],
        _same(pool.speaker, left, right), np.abs(pool.place[left] - pool.place[right]),
        np.abs(lengths[left] - lengths[right]), np.minimum(lengths[left], lengths[right]) / 5, *gaps,
        _neighbours(pool, pool.sentence[left], pool.sentence[right]), _same(pool.text, left, right),
        number_weight / 5, numbered[left] != numbered[right], cosine * cosine, cosine * lemmas,
    )  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _cross(pool: Pool, left: Ints, right: Ints) -> Floats:
    """Return the cosine of a clause with the other's whole sentence."""
    cosine: Floats = np.einsum("ij,ij->i", pool.vectors[left], pool.sentence_vectors[pool.sentence[right]])
    return cosine
