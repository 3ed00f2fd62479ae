"""What two texts share word for word."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.shingles import Run, fold_words, shared_runs

WORDS = st.lists(st.sampled_from("abcd"), max_size=60)


def test_a_word_keeps_its_place():
    text = "It cost 1,200 — didn’t it?"
    assert [text[w.start : w.end] for w in fold_words(text)] == ["It", "cost", "1,200", "didn’t", "it"]


def test_shared_runs_come_longest_first():
    left = "one two three four five six x a b c d e".split()
    right = "a b c d e y one two three four five six".split()
    assert [run.length for run in shared_runs(left, right)] == [6, 5]


def test_a_run_at_the_end_of_both_is_found():
    assert shared_runs("x a b c d e".split(), "a b c d e".split()) == [Run(1, 0, 5)]


@given(WORDS, WORDS)
def test_every_run_is_in_both_texts_and_no_two_overlap(left, right):
    taken: set[int] = set()
    for run in shared_runs(left, right):
        assert left[run.left : run.left + run.length] == right[run.right : run.right + run.length]
        places = set(range(run.left, run.left + run.length))
        assert not places & taken
        taken |= places
