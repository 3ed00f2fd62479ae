"""The tagger of attribution: which words head a cue, and what the words beside it are."""

import numpy as np
import pytest
from spacy.strings import hash_string

from onrecord.models.tagger import COLUMNS, CONTENT, CUE, NO_CUE, SOURCE, read_parts, read_words

#        word      lemma     suffix  tag    dependency  head
PARSED = [
    ("the", "the", "the", "DT", "det", 1),
    ("keeper", "keeper", "per", "NN", "nsubj", 2),
    ("said", "say", "aid", "VBD", "ROOT", 2),
    ("that", "that", "hat", "IN", "mark", 6),
    ("the", "the", "the", "DT", "det", 5),
    ("gate", "gate", "ate", "NN", "nsubj", 6),
    ("held", "hold", "eld", "VBD", "ccomp", 2),
    (".", ".", ".", ".", "punct", 2),
]


def sentence(rows=PARSED):
    names = np.array([[*map(hash_string, row[:5]), 0] for row in rows], dtype=np.uint64)
    flags = np.zeros((len(rows), 3), dtype=np.int64)
    flags[0, 1] = 1
    return names, np.array([row[5] for row in rows], dtype=np.int64), flags


def beside(count: int, cue: int):
    related = np.zeros((1, count, 6), dtype=np.int64)
    related[0, :, 1] = np.arange(count)
    related[0, :, 3] = 10 + np.clip(np.arange(count) - cue, -3, 3)
    related[0, :, 4] = 2
    return related


def test_a_verb_of_saying_with_a_clause_heads_a_cue():
    words = read_words(*sentence())
    assert words.chances.argmax() == 2
    assert words.chances[2] > 0.8


def test_chances_are_rounded_and_lie_between_nothing_and_one():
    chances = read_words(*sentence()).chances
    assert ((chances >= 0) & (chances <= 1)).all()
    assert np.array_equal(np.round(chances, 3), chances)


def test_the_roles_of_a_word_add_up_to_one():
    words = read_words(*sentence())
    scores = read_parts(words, [2], beside(len(PARSED), 2))
    assert scores.shape == (1, len(PARSED), 5)
    assert np.allclose(np.exp(scores).sum(axis=2), 1, atol=0.01)


def test_a_text_is_read_alike_whatever_was_read_before():
    first = read_words(*sentence()).chances
    read_words(*sentence(PARSED[:3] * 20))
    assert np.array_equal(first, read_words(*sentence()).chances)


@pytest.mark.parametrize("count", [1, 2, 90])
def test_any_length_and_unknown_names_are_read(count):
    names = np.arange(count * len(COLUMNS), dtype=np.uint64).reshape(count, len(COLUMNS))
    words = read_words(names, np.zeros(count, dtype=np.int64), np.zeros((count, 3), dtype=np.int64))
    assert read_parts(words, [0, count - 1], np.repeat(beside(count, 0), 2, axis=0)).shape == (2, count, 5)


def test_the_roles_are_told_apart_by_their_numbers():
    assert (SOURCE, CUE, CONTENT, NO_CUE) == (1, 2, 3, 4)
