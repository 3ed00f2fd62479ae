"""Numbers and quantities in running text."""

import math
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.text.numerals import lex, read_numerals
from onrecord.text.quantities import read_quantities
from onrecord.text.units import convert


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("Forty-eight", 48, 48),
        ("three hundred and twelve thousand", 312_000, 312_000),
        ("two million three hundred thousand", 2_300_000, 2_300_000),
        ("a hundred and twenty", 120, 120),
        ("twenty-five hundred", 2_500, 2_500),
        ("two and a half million", 2_500_000, 2_500_000),
        ("half a million", 500_000, 500_000),
        ("half a dozen", 6, 6),
        ("two dozen", 24, 24),
        ("a couple of hundred", 200, 200),
        ("13,000", 13_000, 13_000),
        ("175 000", 175_000, 175_000),
        ("175\u2009000", 175_000, 175_000),
        ("1,234,567.5", 1_234_567.5, 1_234_567.5),
        ("1.2 million", 1_200_000, 1_200_000),
        ("90bn", 90_000_000_000, 90_000_000_000),
        ("2½", 2.5, 2.5),
        ("dozens", 24, 99),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("several hundred", 300, 999),
        ("a few dozen", 24, 99),
        ("twice", 2, 2),
    ],
)
def test_a_number_is_read_whole_with_its_bounds(written: str, low: float, high: float) -> None:
    assert read_numerals(f"They saw {written} of them.") == ((written, low, high),)


@pytest.mark.parametrize("written", ["14.05.2031", "1.2.3", "the few", "a third man", "9" * 40])
def test_what_is_no_single_number_is_not_read(written: str) -> None:
    assert read_quantities(f"See {written} there.") == ()


@pytest.mark.parametrize(
    ("phrase", "low", "high", "unit"),
    [
        ("more than two hours and 20 minutes", 140, None, "minutes"),
        ("a two-hour call", 2, 2, "hours"),
        ("half an hour", 30, 30, "minutes"),
        ("nearly a day and a half", 1.38, 1.5, "days"),
        ("four decades", 40, 40, "years"),
        ("within 60 km", None, 60, "km"),
        ("minus 40 degrees Celsius", -40, -40, "degrees Celsius"),
        ("−1.3%", -1.3, -1.3, "percent"),
        ("$52.40 a barrel", 52.4, 52.4, "USD per barrel"),
        ("S$7", 7, 7, "SGD"),
        ("120 kV", 120, 120, "kilovolts"),
        ("sixfold", 6, 6, "times"),
        ("1/16 of an inch", 1 / 16, 1 / 16, "inches"),
        ("a 40m-high wall", 40, 40, "metres"),
        ("40km", 40, 40, "km"),
        ("at least 12 metres", 12, None, "metres"),
        ("no more than eight euros", None, 8, "EUR"),
        ("$1.2bn", 1_200_000_000, 1_200_000_000, "USD"),
        ("€870,000", 870_000, 870_000, "EUR"),
        ("between 2.5 and 3.5 million euros", 2_500_000, 3_500_000, "EUR"),
        ("$13.8 billion to $14.2 billion", 13_800_000_000, 14_200_000_000, "USD"),
        ("30 to 40 per cent", 30, 40, "percent"),
        ("4-5,000", 4_000, 5_000, ""),
        ("about 100", 90, 110, ""),
        ("200 or more", 200, None, ""),
        ("one in five", 20, 20, "percent"),
        ("two-thirds of them", 66.7, 66.7, "percent"),
        ("2.6 degrees Celsius", 2.6, 2.6, "degrees Celsius"),
    ],
)
def test_a_quantity_has_its_hedge_range_and_unit(phrase: str, low: float, high: float, unit: str) -> None:
    (found,) = read_quantities(f"It was {phrase}.")
    assert found.unit == unit
    assert found.low == (low if low is None else pytest.approx(low))
    assert found.high == (high if high is None else pytest.approx(high))


def test_a_quantity_keeps_its_value_and_unit_as_written() -> None:
    (found,) = read_quantities("It took about four decades.")
    assert (found.low, found.high, found.unit) == (36, 44, "years")
    assert (found.value, found.told) == ((4, 4), "decade")


def test_a_lone_letter_before_a_currency_sign_is_a_word() -> None:
    assert [q.unit for q in read_quantities("the harbour's $5 fee, a $6 note")] == ["USD", "USD"]


@pytest.mark.parametrize(
    "heap", ["2 " + "hundred " * 5_000, "half a " + "million " * 5_000, "tens " + "of trillions " * 5_000]
)
def test_scale_words_heaped_up_give_a_finite_number(heap: str) -> None:
    assert all(math.isfinite(bound) for _, low, high in read_numerals(heap) for bound in (low, high))
    assert read_quantities(heap)


def test_hyphens_behind_a_number_are_no_part_of_it() -> None:
    assert read_numerals("two and a ------ half") == (("two", 2.0, 2.0), ("half", 0.5, 0.5))


PUMPS = ("1", "1,", "1.", "1 000 ", "a ", "$", "-", "one hundred ", "and ", "tens of ", "per ", "'", "½")


@pytest.mark.parametrize("pump", PUMPS)
def test_twice_the_text_takes_no_more_than_a_few_times_as_long(pump: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        read_quantities(text)
        return time.process_time() - start

    small, large = (min(seconds(pump * n) for _ in range(3)) for n in (2_000, 4_000))
    assert large < 4 * small + 0.05


def test_a_change_is_two_quantities_in_one_unit() -> None:
    found = read_quantities("It rose from 6 to 9 percent.")
    assert [(q.low, q.unit) for q in found] == [(6, "percent"), (9, "percent")]


def test_units_of_one_dimension_convert_and_others_stay() -> None:
    assert convert(2, "hours", "minutes") == 120
    assert convert(2, "hours", "km") == 2


SCRAPS = st.lists(
    st.sampled_from(
        "$ 1 12 1,000 a half and to - – of hundred dozen several million hour hours % km in five or nearly".split()
    )
    | st.text(max_size=4),
    max_size=14,
).map(" ".join)


@given(SCRAPS)
@example("1 +0")  # a plus that is the sign of the number behind it
def test_every_phrase_stands_in_the_text_in_order(text: str) -> None:
    end = 0
    for quantity in read_quantities(text):
        assert end <= quantity.start <= quantity.number[0] < quantity.number[1] <= quantity.end <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        end = quantity.end
    assert all(lexeme.end > lexeme.start for lexeme in lex(text))


def test_long_hostile_text_is_read_in_linear_time() -> None:
    assert len(read_quantities("1 a half and a one-" * 20_000)) > 0
    read_quantities("9" * 300_000)
    read_quantities("a " * 200_000)
