"""Two wordings compared word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.differences import compare_words, word_difference


@pytest.mark.parametrize(
    ("original", "printed", "difference"),
    [
        ("We will wait", "“We will wait.”", None),
        ("We won't wait", "We won’t wait", None),
        ("We will wait here", "We will stay here", "We will [wait -> stay] here"),
        ("We will wait here", "We will wait", "We will wait [- here]"),
        ("We will wait", "We will surely wait", "We will [+ surely] wait"),
    ],
)
def test_a_difference_is_written_word_by_word(original, printed, difference):
    assert word_difference(original, printed) == difference


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_edits_lead_from_the_original_to_the_print(original, printed):
    edits = compare_words(original, printed)
    alone = compare_words(printed, printed)
    assert " ".join(e.new for e in edits if e.new).casefold().replace("’", "'") == " ".join(
        e.new for e in alone
    ).casefold().replace("’", "'")
