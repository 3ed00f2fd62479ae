"""Units of measure: how they are written, and how they convert."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.text.numerals import HYPHENS, Lexeme, Numeral, lex, touching, word

_WORDS = 4  # of the longest written form


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure; two units of one dimension convert by their sizes."""

    name: str
    dimension: str
    size: float
    forms_of_one_word: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Table:
    by_name: dict[str, Unit]
    by_form: dict[tuple[str, ...], Unit]
    near: dict[str, Unit]
    signs: dict[tuple[str, ...], Unit]


@cache
def _table() -> _Table:
    rows = tomllib.loads(resources.files("onrecord.text").joinpath("lexicon/en/units.toml").read_text("utf-8"))
    table = _Table({}, {}, {}, {})
    for name, row in rows.items():
        unit = Unit(name, row["dimension"], row["size"], frozenset(f for f in row["forms"] if " " not in f))
        table.by_name[name] = unit
        for form in row["forms"]:
            table.by_form.setdefault(_key(form), unit)
        table.near.update(dict.fromkeys(row.get("near", ()), unit))
        table.signs.update({_key(sign): unit for sign in row.get("signs", ())})
    return table


def _key(form: str) -> tuple[str, ...]:
    return tuple(lexeme.text for lexeme in lex(form))


def unit_named(name: str) -> Unit | None:
    """Return a unit by its canonical name; None for what is counted.

    >>> unit_named("hours").size
    3600
    """
    return _table().by_name.get(name)


@cache
def durations() -> frozenset[str]:
    """Return the single words that name a stretch of time.

    >>> "hour" in durations(), "mile" in durations()
    (True, False)
    """
    forms = _table().by_form
    return frozenset(form[0] for form, unit in forms.items() if len(form) == 1 and unit.dimension == "duration")


PERCENT = Unit("percent", "share", 1.0, frozenset())
TIMES = Unit("times", "times", 1.0, frozenset())


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
    for length in range(min(_WORDS, len(lexemes) - at), 0, -1):
        unit = table.by_form.get(tuple(lexeme.text for lexeme in lexemes[at : at + length]))
        if unit is not None and _trusted(lexemes, at, length):
            return unit, at + length
    unit = table.near.get(word(lexemes, at))
    if unit is not None and touching(lexemes, at) and number.form in ("digits", "range"):
        return unit, at + 1
    return None, number.last


def _trusted(lexemes: Sequence[Lexeme], at: int, length: int) -> bool:
    """Tell whether a form of one or two letters stands right behind the number or a space away, not inside a word."""
    return length > 1 or word(lexemes, at) not in ("c", "in", "pc", "mb") or touching(lexemes, at)


def currency_before(lexemes: Sequence[Lexeme], at: int) -> tuple[Unit | None, int]:
    """Read a currency sign before a number; return the currency with the sign's first lexeme."""
    for length in range(min(_WORDS, at), 0, -1):
        unit = _table().signs.get(tuple(lexeme.text for lexeme in lexemes[at - length : at]))
        if unit is not None:
            return unit, at - length
    return None, at


def convert(value: float | None, unit: str, base: str) -> float | None:
    """Convert a value between two units of one dimension; the value itself where they have none in common.

    >>> convert(2, "hours", "minutes")
    120.0
    """
    here, there = unit_named(unit), unit_named(base)
    if value is None or here is None or there is None or here.dimension != there.dimension:
        return value
    return value * here.size / there.size
