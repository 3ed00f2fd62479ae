"""Quantities in a language that is read by its tables alone: rund 1.200 Euro, quatre-vingt-dix pour cent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.text.hedges import bounds, hedge_before, hedge_behind, strongest
from onrecord.text.numerals import Lexeme, Numeral, lex, touching, word
from onrecord.text.numerals_tables import NumberTable, number_at, number_table, of_at
from onrecord.text.quantity import Quantity
from onrecord.text.tables import read_table
from onrecord.text.units import Unit, unit_named

_WORDS = 5  # of the longest written form
_SHORT = 2  # letters of a unit that is one right behind digits or a space only


@dataclass(frozen=True, slots=True)
class UnitForms:
    """How a language writes units, and the words of a rate."""

    forms: Mapping[tuple[str, ...], Unit]
    per: frozenset[str]
    between: frozenset[str]
    both: frozenset[str]
    to: frozenset[str]


@cache
def unit_forms(language: str) -> UnitForms:
    """Return how a language writes units.

    >>> unit_forms("de").forms["stunden",].name
    'hours'
    """
    table, ranges = read_table(f"{language}/units"), read_table(f"{language}/numbers")["ranges"]
    units = {name: unit_named(name) for name in table["forms"]}
    forms = {_key(form): unit for name, unit in units.items() if unit for form in table["forms"][name]}
    words = (frozenset(ranges[name]) for name in ("between", "and", "to"))
    return UnitForms(forms, frozenset(table["per"]), *words)


def _key(form: str) -> tuple[str, ...]:
    return tuple(lexeme.text for lexeme in lex(form))


def read_by_tables(text: str, language: str) -> tuple[Quantity, ...]:
    """Find the quantities of a text in a language with tables of numbers, units and hedges; none in any other.

    >>> [(q.low, q.unit) for q in read_by_tables("quatre-vingt-dix pour cent, deux tiers et 1,5 million d'euros", "fr")]
    [(90.0, 'percent'), (66.7, 'percent'), (1500000.0, 'EUR')]
    """
    table = number_table(language)
    return tuple(_quantities(lex(text), language, table)) if table is not None else ()


def _quantities(lexemes: Sequence[Lexeme], language: str, table: NumberTable) -> Iterator[Quantity]:
    at, free, units = 0, 0, unit_forms(language)
    while at < len(lexemes):
        number = number_at(lexemes, at, table)
        if number is None:
            at += 1
            continue
        number = _ranged(lexemes, free, number, table, units)
        quantity, at = _measured(lexemes, free, number, language, table)
        yield quantity
        free = at


def _ranged(lexemes: Sequence[Lexeme], free: int, number: Numeral, table: NumberTable, units: UnitForms) -> Numeral:
    """Join two numbers that bound one quantity: zwischen 30 und 40, 6 à 9 millions."""
    link, after = word(lexemes, number.last), number.last + 1
    between = word(lexemes, number.first - 1) in units.between and number.first > free
    if link not in (units.both if between else units.to) or after >= len(lexemes) or number.form == "vague":
        return number
    other = number_at(lexemes, after, table)
    if other is None or other.form not in ("digits", "words"):
        return number
    low = number.low * (other.scale if number.scale == 1 and other.scale >= 1000 else 1)
    if low >= other.high:
        return number
    return replace(other, first=number.first - between, low=low, form="range")


def _measured(
    lexemes: Sequence[Lexeme], free: int, number: Numeral, language: str, table: NumberTable
) -> tuple[Quantity, int]:
    units = unit_forms(language)
    unit, first, last = _unit(lexemes, free, number, table, units)
    low, high = number.low, number.high
    if number.form == "fraction" and unit is None:
        unit, low, high = unit_named("percent"), round(100 * low, 1), round(100 * high, 1)
    per, last = _rate(lexemes, last, units) if unit is not None else ("", last)
    kinds = ["about"] if number.form == "round" else []
    while (before := hedge_before(lexemes, free, first, language)) is not None:
        kinds.append(before[0])
        first -= before[1]
    if (behind := hedge_behind(lexemes, last, language)) is not None:
        kinds.append(behind[0])
        last += behind[1]
    least, greatest = bounds(low, high, kinds)
    quantity = Quantity(
        start=lexemes[first].start, end=lexemes[last - 1].end,
        number=(lexemes[number.first].start, lexemes[number.last - 1].end), low=least, high=greatest,
        unit=unit.name + per if unit else "", form="set" if number.form == "round" else number.form,
        approximate=number.form in ("vague", "range") or any(kind != "plain" for kind in kinds),
        hedge=strongest(kinds), value=(low, high), told=unit.full + per if unit else "",
    )  # fmt: skip
    return quantity, last


def _unit(
    lexemes: Sequence[Lexeme], free: int, number: Numeral, table: NumberTable, units: UnitForms
) -> tuple[Unit | None, int, int]:
    """Return the unit of a number with the first lexeme and the end of both: 40 km, 3 millions d'euros, € 5."""
    sign = units.forms.get((word(lexemes, number.first - 1),)) if number.first > free else None
    if sign is not None and sign.dimension.isupper() and not word(lexemes, number.first - 1).isalpha():
        return sign, number.first - 1, number.last
    for at in sorted({number.last + of_at(lexemes, number.last, table), number.last}, reverse=True):
        for length in range(min(_WORDS, len(lexemes) - at), 0, -1):
            unit = units.forms.get(tuple(lexeme.text for lexeme in lexemes[at : at + length]))
            if unit is not None and _trusted(lexemes, number, at, length):
                return unit, number.first, at + length
    return None, number.first, number.last


def _trusted(lexemes: Sequence[Lexeme], number: Numeral, at: int, length: int) -> bool:
    """Tell whether a short form is a unit: behind digits, and with no letter or apostrophe at its end."""
    form = word(lexemes, at)
    if length > 1 or len(form) > _SHORT or not form.isalpha():
        return True
    bound = touching(lexemes, at + 1) and word(lexemes, at + 1) in ("'", "’", "-")
    return lexemes[number.last - 1].digits and not bound


def _rate(lexemes: Sequence[Lexeme], at: int, units: UnitForms) -> tuple[str, int]:
    """Read what a measure is taken per: 30 Tonnen pro Jahr, 4 euros par mois."""
    if word(lexemes, at) not in units.per:
        return "", at
    unit = units.forms.get((word(lexemes, at + 1),))
    return (f" per {unit.full}", at + 2) if unit is not None else ("", at)
