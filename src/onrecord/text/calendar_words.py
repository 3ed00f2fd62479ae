"""The words of the calendar and the clock as tables and as pieces of patterns."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

GAP = r"\s{1,3}"


@cache
def table(name: str) -> Mapping[str, Any]:
    """Load one table of the English lexicon."""
    source = resources.files("onrecord.text").joinpath(f"lexicon/en/{name}.toml").read_text("utf-8")
    return tomllib.loads(source)


@cache
def meanings(section: str) -> Mapping[str, str]:
    """Map each written form of a section of the calendar to what it means.

    >>> meanings("months")["sept"], meanings("units")["hours"]
    ('9', 'H')
    """
    rows: Mapping[str, list[str]] = table("calendar")[section]
    return {word: key for key, words in rows.items() for word in words}


def key_of(section: str, written: str | None) -> str | None:
    """Return what a word of a section means, or None.

    >>> key_of("parts", "Mid-morning"), key_of("months", "Oct.")
    ('MO', '10')
    """
    plain = " ".join((written or "").lower().split()).rstrip(".")
    known = meanings(section)
    return known.get(plain) or known.get(plain.removeprefix("mid").lstrip("- "))


def listed(section: str, key: str = "words") -> tuple[str, ...]:
    """Return a word list of the calendar."""
    return tuple(table("calendar")[section][key])


def either(words: Iterable[str]) -> str:
    """Write words as one alternative, the longest first, any white space between their parts.

    >>> either(["at", "at least"])
    '(?:at\\\\s{1,3}least|at)'
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(GAP.join(map(re.escape, word.split())) for word in ordered) + ")"


def number_of(written: str) -> float | None:
    """Read a small number in digits or words.

    >>> number_of("twenty-one"), number_of("1,200"), number_of("half a"), number_of("two and a half")
    (21.0, 1200.0, 0.5, 2.5)
    """
    plain = " ".join(written.lower().replace("-", " ").split())
    if re.fullmatch(r"\d[\d,]{0,11}(?:\.\d{1,3})?", plain, re.ASCII):
        return float(plain.replace(",", ""))
    known = meanings("numbers")
    if plain in known:
        return float(known[plain])
    if plain in ("half", "half a", "half an"):
        return 0.5
    if plain in ("a quarter of a", "a quarter of an", "quarter of an"):
        return 0.25
    if plain in ("three quarters of a", "three quarters of an"):
        return 0.75
    head, joined, tail = plain.rpartition(" and a half")
    if joined and not tail:
        whole = number_of(head)
        return None if whole is None else whole + 0.5
    return _sum(plain.split())


def _sum(words: list[str]) -> float | None:
    known = meanings("numbers")
    total = 0.0
    for word in words:
        if word == "and":
            continue
        if word == "hundred" and total:
            total *= 100
        elif word in known:
            total += float(known[word])
        else:
            return None
    return total or None
