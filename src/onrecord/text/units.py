"""Units of measure: how they are written, what they are called, and how they convert."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.text.numerals import HYPHENS, Lexeme, Numeral, lex, touching, word
from onrecord.text.tables import read_table, read_words

_WORDS = 4  # of the longest written form
_DOUBTED = frozenset({"in", "pc", "mb", "pa", "ms", "ah", "cl", "mn", "kn", "cc", "pb", "ma", "ka", "wh"})
VERBS_TOO = frozenset({"won"})  # currencies that are verbs too
LEAST_SUM = 1_000_000
_PER = frozenset({"per", "/"})
_EACH = frozenset({"a", "an", "each", "every"})
APART = frozenset(
    {"earlier", "ago", "before", "later", "previously", "prior", "after", "hence"}
)  # $3 million a year earlier


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure; two units of one dimension convert by their sizes. `full` is its name in the singular."""

    name: str
    full: str
    dimension: str
    size: float
    forms_of_one_word: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Table:
    by_name: dict[str, Unit]
    by_form: dict[tuple[str, ...], Unit]
    near: dict[tuple[str, ...], Unit]
    signs: dict[tuple[str, ...], Unit]


@cache
def _table() -> _Table:
    rows: dict[str, Any] = dict(read_table("en/units"))
    table = _Table({}, {}, {}, {})
    prefixes = rows.pop("prefixes")
    for name, row in rows.items():
        _enter(table, name, row)
    for name, row in rows.items():
        for prefix in row.get("prefixes", ()):
            _enter(table, *_prefixed(name, row, prefix, prefixes[prefix]))
    return table


def _enter(table: _Table, name: str, row: Mapping[str, Any]) -> None:
    symbols = row.get("symbols", ())
    forms = [*row.get("forms", ()), *(symbol for symbol in symbols if len(symbol) > 1)]
    words = frozenset(form for form in forms if " " not in form)
    unit = Unit(name, row.get("full") or (forms or [name])[0], row["dimension"], row["size"], words)
    table.by_name.setdefault(name, unit)
    for form in forms:
        table.by_form.setdefault(_key(form), unit)
    for form in [*row.get("near", ()), *symbols]:
        table.near.setdefault(_key(form), unit)
    for sign in row.get("signs", ()):
        table.signs.setdefault(_key(sign), unit)


def _prefixed(name: str, row: Mapping[str, Any], prefix: str, about: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Make kilowatts of watts."""
    made = {
        "forms": [prefix + form for form in row["forms"]],
        "symbols": [about["symbol"] + symbol for symbol in row.get("symbols", ())],
    }
    return prefix + name, {**made, "dimension": row["dimension"], "size": row["size"] * about["factor"]}


def _key(form: str) -> tuple[str, ...]:
    return tuple(lexeme.text for lexeme in lex(form))


def unit_named(name: str) -> Unit | None:
    """Return a unit by its canonical name; None for what is counted.

    >>> unit_named("hours").size, unit_named("km").full
    (3600, 'kilometre')
    """
    return _table().by_name.get(name)


def measure_of(unit: str) -> Unit | None:
    """Return the unit of measure that a figure is told in, a rate's without its period; None for what is counted.

    >>> measure_of("tonnes per year").full, measure_of("people per day")
    ('tonne', None)
    """
    return unit_named(unit.partition(" per ")[0])


@cache
def durations() -> frozenset[str]:
    """Return the single words that name a stretch of time.

    >>> "hour" in durations(), "mile" in durations()
    (True, False)
    """
    forms = _table().by_form
    return frozenset(form[0] for form, unit in forms.items() if len(form) == 1 and unit.dimension == "duration")


PERCENT = Unit("percent", "percentage", "share", 1.0, frozenset())
TIMES = Unit("times", "time", "times", 1.0, frozenset())


def told_in(unit: Unit) -> tuple[float, Unit]:
    """Return the unit in which a value is kept, and the factor to it: decades and centuries are kept as years.

    >>> told_in(unit_named("decades"))[0]
    10.0
    """
    factor = {"decades": 10.0, "centuries": 100.0}.get(unit.name)
    return (1.0, unit) if factor is None else (factor, _table().by_name["years"])


def smaller(unit: Unit) -> tuple[float, Unit]:
    """Return the unit in which a fraction of a unit is told, and how many make one: an hour is sixty minutes.

    >>> smaller(unit_named("hours"))[0]
    60.0
    """
    finer = {"hours": "minutes", "minutes": "seconds", "days": "hours", "years": "months"}.get(unit.name)
    if finer is None:
        return 1.0, unit
    other = _table().by_name[finer]
    return float(round(unit.size / other.size)), other


def unit_at(lexemes: Sequence[Lexeme], number: Numeral) -> tuple[Unit | None, int]:
    """Read the unit behind a number; return it with the lexeme behind it, or None and the number's end."""
    table, at = _table(), number.last
    hyphened = word(lexemes, at) in HYPHENS and touching(lexemes, at) and touching(lexemes, at + 1)
    at += hyphened or (word(lexemes, at) == "of" and number.form in ("vague", "set"))
    unit, last = _longest(table.by_form, lexemes, at)
    if unit is not None and word(lexemes, at) in VERBS_TOO and number.scale < LEAST_SUM:  # 12 won; 40 million won
        unit, last = None, number.last
    if unit is not None and _trusted(lexemes, number, at, last - at):
        return unit, last
    metres = word(lexemes, number.last) == "m" and (
        word(lexemes, number.last + 1) in read_words("en/metres", "extents")
        or (
            word(lexemes, number.last + 1) == "of"
            and word(lexemes, number.last + 2) in read_words("en/metres", "depths")
        )
    )
    if number.form in ("digits", "range") and (touching(lexemes, number.last) or metres):
        unit, last = _longest(table.near, lexemes, number.last)
        if unit is not None and _ends(lexemes, last):
            return unit, last
    return None, number.last


def _ends(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether a sign of a unit ends before a lexeme: no letter or full stop inside a word touches it."""
    sign = word(lexemes, at)[:1]
    stop = sign == "." and not touching(lexemes, at + 1)
    return not touching(lexemes, at) or sign in ",;:)?!/-–—%" or stop


def _longest(forms: Mapping[tuple[str, ...], Unit], lexemes: Sequence[Lexeme], at: int) -> tuple[Unit | None, int]:
    for length in range(min(_WORDS, len(lexemes) - at), 0, -1):
        unit = forms.get(tuple(lexeme.text for lexeme in lexemes[at : at + length]))
        if unit is not None:
            return unit, at + length
    return None, at


def _trusted(lexemes: Sequence[Lexeme], number: Numeral, at: int, length: int) -> bool:
    """Tell whether a form of one or two letters is a unit: behind digits, and some only right behind them."""
    form = word(lexemes, at)
    if length > 1 or len(form) > 2 or not form.isalpha():
        return True
    if word(lexemes, at + 1) == "." and touching(lexemes, at + 2) and word(lexemes, at + 2).isalpha():  # 10 p.m.
        return False
    return number.form in ("digits", "range") and (form not in _DOUBTED or touching(lexemes, at))


def rate_at(lexemes: Sequence[Lexeme], at: int, periods: frozenset[str]) -> tuple[str, int]:
    """Read what a measure is taken per: a barrel, square metre, second; return its name with the lexeme behind it.

    Behind "a" or "each" only units and the given words make a rate, behind "per" and a slash any unit or word.

    >>> rate_at(lex("$52 a barrel in May"), 2, frozenset())
    ('barrel', 4)
    """
    link = word(lexemes, at)
    if (link not in _PER and link not in _EACH) or (link in _EACH and word(lexemes, at + 2) in APART):
        return "", at
    unit, last = _longest(_table().by_form, lexemes, at + 1)
    if link == "/" and not (touching(lexemes, at) and touching(lexemes, at + 1)):
        return "", at
    if unit is not None and unit.dimension not in ("share", "points", "times"):
        return unit.full, last
    name = word(lexemes, at + 1)
    known = name in periods or (link in _PER and name.isalpha() and len(name) > (2 if link == "per" else 3))
    return (name, at + 2) if known else ("", at)


def currency_before(lexemes: Sequence[Lexeme], at: int) -> tuple[Unit | None, int]:
    """Read a currency sign before a number; return the currency with the sign's first lexeme."""
    for length in range(min(_WORDS, at), 0, -1):
        unit = _table().signs.get(tuple(lexeme.text for lexeme in lexemes[at - length : at]))
        if unit is not None and _one_sign(lexemes, at - length, length):
            return unit, at - length
    return None, at


def _one_sign(lexemes: Sequence[Lexeme], first: int, length: int) -> bool:
    """Tell whether a letter and a sign are one: S$5, and not the harbour's $5 or a $5 note."""
    if length == 1 or len(lexemes[first].text) > 1:
        return True
    return touching(lexemes, first + 1) and not (touching(lexemes, first) and word(lexemes, first - 1) in "'’")


def convert(value: float | None, unit: str, base: str) -> float | None:
    """Convert a value between two units of one dimension; the value itself where they have none in common.

    >>> convert(2, "hours", "minutes")
    120.0
    """
    here, there = unit_named(unit), unit_named(base)
    if value is None or here is None or there is None or here.dimension != there.dimension:
        return value
    return value * here.size / there.size
