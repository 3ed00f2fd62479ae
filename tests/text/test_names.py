"""Names brought to what can be compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.names import bare_name, canonical_name, initials, name_words


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("the Harbour Council", "Harbour Council"),
        ("Mr Lorn’s", "Lorn"),
        ("General", "General"),
        ("U.S.", "U.S."),
        ("“Ada Lorn”,", "Ada Lorn"),
        ("", ""),
    ],
)
def test_what_changes_with_the_sentence_is_stripped(written, bare):
    assert bare_name(written) == bare


def test_spellings_of_one_state_are_one_name():
    assert len({canonical_name(name) for name in ("US", "U.S.", "the United States", "USA")}) == 1


def test_one_word_has_no_initials():
    assert initials("Lorn") == ""


@given(st.text(max_size=50))
def test_any_text_is_taken(text):
    assert isinstance(canonical_name(text), str)
    assert "" not in name_words(text)
