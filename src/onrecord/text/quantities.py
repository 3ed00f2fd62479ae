"""Quantities in running text: a number with its hedge, its range and its unit."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from onrecord.text.numerals import HYPHENS, Lexeme, Numeral, lex, number_words, numeral_at, word
from onrecord.text.units import PERCENT, TIMES, Unit, currency_before, durations, smaller, told_in, unit_at

NEAR = 0.1  # how far "about" reaches; 5 % and 10 % fit annotators equally, 10 % keeps "about ten" and "nine" together
TERMINATES = 1e-9
UNDER = 0.08  # how far below the number "nearly" reaches

STRENGTH = ("least", "most", "nearly", "little_over", "about")  # where two hedges meet, the first of these decides
_PHRASE = 4  # words of the longest hedge


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text. `start` to `end` is the phrase with hedge and unit; `number` is where the bare number stands."""

    start: int
    end: int
    number: tuple[int, int]
    low: float | None
    high: float | None
    unit: str  # canonical name of a unit of measure, or nothing for what is counted
    form: str
    approximate: bool
    hedge: str = ""  # about, nearly, little_over, least, most; nothing for a plain number


@cache
def hedges() -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
    """Return the hedges that stand before a number and those behind it, as words -> kind."""
    table = tomllib.loads(resources.files("onrecord.text").joinpath("lexicon/en/hedges.toml").read_text("utf-8"))
    before, behind = (
        {
            tuple(lexeme.text for lexeme in lex(phrase)): kind
            for kind, phrases in table[side].items()
            for phrase in phrases
        }
        for side in ("before", "behind")
    )
    return before, behind


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of a text. Whether each is a figure of the event is for syntax to say: dates are numbers too.

    >>> [(q.low, q.high, q.unit) for q in read_quantities("They waited more than two hours and 20 minutes.")]
    [(140.0, None, 'minutes')]
    >>> [(q.low, q.high) for q in read_quantities("between 80,000 and 100,000 of them")]
    [(80000.0, 100000.0)]
    """
    return tuple(_quantities(lex(text)))


def _quantities(lexemes: Sequence[Lexeme]) -> Iterator[Quantity]:
    at, free = 0, 0
    while at < len(lexemes):
        found = _measure_at(lexemes, at)
        if found is None:
            at += 1
            continue
        number, unit, last = found
        number, unit, last = _ranged(lexemes, at, free, number, unit, last)
        quantity, last = _hedged(lexemes, free, number, unit, last)
        yield quantity
        at = free = last


def _measure_at(lexemes: Sequence[Lexeme], at: int) -> tuple[Numeral, Unit | None, int] | None:
    """Read a number with its unit: the number's bounds are in that unit."""
    number = numeral_at(lexemes, at)
    if number is None or number.form == "fraction":
        number = _article_at(lexemes, at) or number
    if number is None:
        return None
    sign, first = currency_before(lexemes, at)
    short = number_words()["short_scales"].get(word(lexemes, number.last))
    if sign is not None and number.scale == 1 and number.form == "digits" and short:  # $5 m
        number = replace(number, last=number.last + 1, low=number.low * short, high=number.high * short, scale=short)
    if number.form == "times":
        return number, TIMES, number.last
    of = _one_in(lexemes, number)
    if of is not None:
        return of, PERCENT, of.last
    if number.form == "fraction":
        return _share(lexemes, number)
    unit, last = (sign, number.last) if sign else unit_at(lexemes, number)
    if sign and word(lexemes, last) in sign.forms_of_one_word:
        last += 1
    number = replace(number, first=first)
    if unit is not None and not sign:
        number, unit, last = _compound(lexemes, number, unit, last)
        factor, unit = told_in(unit)
        number = replace(number, low=number.low * factor, high=number.high * factor)
    return number, unit, last


def _one_in(lexemes: Sequence[Lexeme], number: Numeral) -> Numeral | None:
    """Read one in five, nine out of ten: shares in words."""
    after = number.last + (word(lexemes, number.last) == "out")
    link = word(lexemes, after)
    if link not in ("in", "of") or (link == "of" and after == number.last) or number.form not in ("words", "digits"):
        return None
    whole = _words_or_ten(lexemes, after + 1)
    if (
        whole is None
        or not 0 < number.low < whole.low
        or whole.low not in (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000)
    ):
        return None
    share = round(100 * number.low / whole.low, 1)
    return replace(number, last=whole.last, low=share, high=share, form="fraction")


def _words_or_ten(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read the whole of a share: a number that nothing of a date or a noun follows tightly."""
    whole = numeral_at(lexemes, at) if at < len(lexemes) else None
    if whole is None or whole.form not in ("words", "digits") or unit_at(lexemes, whole)[0] is not None:
        return None
    return whole


def _article_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read "an hour" as one hour where a hedge stands before it; alone it is no figure."""
    if word(lexemes, at) not in ("a", "an") or word(lexemes, at + 1) not in durations():
        return None
    one = Numeral(at, at + 1, 1.0, 1.0, "article")
    unit, last = unit_at(lexemes, one)
    told = (
        word(lexemes, at - 1) == "for"
        or _hedge_before(lexemes, 0, at)
        or [word(lexemes, i) for i in range(last, last + 3)] == ["and", "a", "half"]
    )
    return one if unit is not None and unit.dimension == "duration" and told else None


def _share(lexemes: Sequence[Lexeme], number: Numeral) -> tuple[Numeral, Unit | None, int] | None:
    """Read what a fraction is a share of: half an hour is minutes, a third of them is per cent."""
    after = number.last
    after += word(lexemes, after) == "of"
    after += word(lexemes, after) in ("a", "an", "-")
    unit, last = unit_at(lexemes, replace(number, last=after)) if after > number.last else unit_at(lexemes, number)
    if unit is not None and unit.dimension not in ("points", "times"):
        factor, unit = smaller(unit)
        return replace(number, low=number.low * factor, high=number.high * factor, form="words"), unit, last
    behind = word(lexemes, number.last)
    whole = word(lexemes, number.first) == "half"
    if not (whole or behind in _AFTER_SHARE or not behind.isalpha()):
        return None
    return replace(number, low=round(number.low * 100, 1), high=round(number.high * 100, 1)), PERCENT, number.last


_AFTER_SHARE = frozenset("of more less fewer higher lower as and or in to from that were was are have had is".split())


def _compound(lexemes: Sequence[Lexeme], number: Numeral, unit: Unit, last: int) -> tuple[Numeral, Unit, int]:
    """Add a smaller unit (two hours and 20 minutes) or the half behind a unit (a day and a half)."""
    if [word(lexemes, i) for i in range(last, last + 2)] == ["and", "a"] and word(lexemes, last + 2) == "half":
        return replace(number, low=number.low + 0.5, high=number.high + 0.5), unit, last + 3
    after = last + (word(lexemes, last) in ("and", ","))
    part = numeral_at(lexemes, after) if after < len(lexemes) else None
    if part is None or part.form not in ("digits", "words") or unit.dimension not in ("duration", "length", "mass"):
        return number, unit, last
    other, end = unit_at(lexemes, part)
    if other is None or other.dimension != unit.dimension or other.size >= unit.size or unit.size > 61 * other.size:
        return number, unit, last
    value = number.low + part.low * other.size / unit.size
    if abs(value - round(value, 2)) > TERMINATES:  # two hours and 20 minutes are 140 minutes, not 2.333 hours
        value, unit = number.low * unit.size / other.size + part.low, other
    return replace(number, low=value, high=value), unit, end


def _ranged(
    lexemes: Sequence[Lexeme], at: int, free: int, number: Numeral, unit: Unit | None, last: int
) -> tuple[Numeral, Unit | None, int]:
    """Join two numbers that bound one quantity: 30 to 40, 4-5,000, between 80 and 100."""
    before, link = word(lexemes, number.first - 1), word(lexemes, last)
    between = before == "between" and number.first > free
    links = ("and",) if between else ("to", "or", *HYPHENS)
    if link not in links or number.form not in ("digits", "words"):
        return number, unit, last
    after = last + 1 + (currency_before(lexemes, last + 2)[0] is not None)
    other = _measure_at(lexemes, after) if after < len(lexemes) else None
    if other is None or other[0].form not in ("digits", "words"):
        return number, unit, last
    if before == "from" and link == "to":  # a change: two figures in one unit
        return number, unit or other[1], last
    low, high = number.low, other[0].high
    if number.scale == 1 and other[0].scale >= 1000:
        low *= other[0].scale
    elif link in HYPHENS and number.low < 100 and 1000 * low < high <= 1000 * (low + 100):  # 4-5,000
        low *= 1000
    if (
        low >= high
        or (unit and unit != other[1] and not _signed(lexemes, number))
        or (link == "or" and high > 2 * low + 1)
    ):
        return number, unit, last
    first = number.first - between
    return replace(other[0], first=first, low=low, high=high, form="range"), other[1] or unit, other[2]


def _signed(lexemes: Sequence[Lexeme], number: Numeral) -> bool:
    """Tell whether a number's unit stands before it: $30 to 40 million."""
    return not lexemes[number.first].digits and number.form == "digits"


def _hedge_before(lexemes: Sequence[Lexeme], free: int, first: int) -> tuple[str, int] | None:
    """Return the kind of the longest hedge that ends before a lexeme, and how many lexemes it takes."""
    for length in range(min(_PHRASE, first - free), 0, -1):
        kind = hedges()[0].get(tuple(lexeme.text for lexeme in lexemes[first - length : first]))
        if kind:
            return kind, length
    return None


def _hedged(
    lexemes: Sequence[Lexeme], free: int, number: Numeral, unit: Unit | None, last: int
) -> tuple[Quantity, int]:
    first, kinds = number.first, []
    while (before := _hedge_before(lexemes, free, first)) is not None:
        kinds.append(before[0])
        first -= before[1]
    for length in range(min(_PHRASE, len(lexemes) - last), 0, -1):
        kind = hedges()[1].get(tuple(lexeme.text for lexeme in lexemes[last : last + length]))
        if kind:
            kinds.append(kind)
            last += length
            break
    low, high = bounds(number.low, number.high, kinds)
    loose = number.form in ("vague", "range") or any(kind != "plain" for kind in kinds)
    spot = (lexemes[number.first].start, lexemes[number.last - 1].end)
    name = unit.name if unit else ""
    hedge = next((kind for kind in STRENGTH if kind in kinds), "")
    return Quantity(lexemes[first].start, lexemes[last - 1].end, spot, low, high, name, number.form, loose, hedge), last


def bounds(low: float, high: float, kinds: Sequence[str]) -> tuple[float | None, float | None]:
    """Move a number's bounds by the hedges around it.

    >>> bounds(100, 100, ["least"]), bounds(100, 100, ["about"]), bounds(100, 100, ["most"])
    ((100, None), (90.0, 110.0), (None, 100))
    """
    hedge = next((kind for kind in STRENGTH if kind in kinds), "")
    if hedge == "least":
        return low, None
    if hedge == "most":
        return None, high
    if hedge == "nearly":
        return low * (1 - UNDER), high
    if hedge == "little_over":
        return low, high * (1 + UNDER)
    if hedge == "about" and low == high:
        return round(low * (1 - NEAR), 9), round(high * (1 + NEAR), 9)
    return low, high
