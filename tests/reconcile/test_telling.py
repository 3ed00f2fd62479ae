"""What a brief may say of origins, and that its words are always covered."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reconcile.telling import (
    NUMBERS,
    SLOTS,
    count,
    quoted,
    tell,
    tell_agreement,
    tell_alone,
    tell_change,
    tell_difference,
)  # fmt: skip
from onrecord.text.wording import connectives, uncited_word

CITED = ["The dam above Nether Lome failed at dawn", "engineers had warned of seepage since March"]


def test_every_opening_is_made_of_connecting_words():
    openings = [tell_agreement(n, m, []) for m in range(1, 13) for n in range(1, m + 1)]
    openings += [tell_alone([]), tell_alone([], only=True)]
    openings += [tell_difference(slot, [(1, ""), (2, ""), (12, "")]) for slot in SLOTS]
    openings.append(tell_change([(1, ""), (2, ""), (12, "")]))
    for opening in openings:
        assert uncited_word(opening, []) is None, opening


def test_numbers_in_words_are_connecting_words():
    assert set(NUMBERS[1:]) <= connectives()


def test_a_sentence_of_two_quoted_passages_is_covered_by_them():
    assert uncited_word(tell_agreement(2, 3, CITED), CITED) is None


def test_who_is_cited_stands_between_opening_and_quote():
    sentence = tell(tell_alone(CITED[:1]), "c", [], according="the water board").text
    assert (
        sentence == "One origin alone says, according to “the water board”: “The dam above Nether Lome failed at dawn”."
    )
    assert uncited_word(sentence, [*CITED, "the water board"]) is None
    assert uncited_word(sentence, CITED) == "water"


def test_a_word_slipped_into_a_quote_is_caught():
    text = tell_alone([CITED[1].replace("warned", "never warned")])
    assert uncited_word(text, CITED) is not None


def test_words_shuffled_out_of_a_citation_are_caught():
    assert uncited_word("One origin says: “Lome warned engineers”.", CITED) is not None


@given(st.text(max_size=80))
def test_any_passage_quoted_is_covered_by_itself(text):
    assert uncited_word(tell_alone([text]), [text]) is None
    assert "\n" not in quoted(text)


@given(st.integers(min_value=1, max_value=400))
def test_any_number_of_origins_can_be_worded(number):
    assert uncited_word(count(number), []) is None
