"""The words of the calendar and the clock in a language: its tables, and pieces of patterns made of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.text.tables import read_table

GAP = r"\s{1,3}"
MOST = 1e15  # what is multiplied further is no length of time
_BROKEN = re.compile(r"(\d{1,3}) (\d)/(\d)", re.ASCII)


def table(name: str, language: str = "en") -> Mapping[str, Any]:
    """Return one table of a language's lexicon; a language without that table has an empty one."""
    return read_table(f"{language}/{name}", missing=True)


@cache
def meanings(section: str, language: str = "en") -> Mapping[str, str]:
    """Map each written form of a section of the calendar to what it means.

    >>> meanings("months")["sept"], meanings("units")["hours"], meanings("months", "fr")["mars"]
    ('9', 'H', '3')
    """
    rows: Mapping[str, list[str]] = table("calendar", language).get(section, {})
    return {word: key for key, words in rows.items() for word in words}


@dataclass(frozen=True, slots=True)
class Words:
    """The calendar of one language, as the readers of its patterns ask for it."""

    language: str = "en"

    def key_of(self, section: str, written: str | None) -> str | None:
        """Return what a word of a section means, or None.

        >>> Words().key_of("parts", "Mid-morning"), Words("de").key_of("months", "M\u00e4rz")
        ('MO', '3')
        """
        plain = " ".join((written or "").lower().split()).rstrip(".")
        known = meanings(section, self.language)
        return known.get(plain) or known.get(plain.removeprefix("mid").lstrip("- "))

    def listed(self, section: str, key: str = "words") -> tuple[str, ...]:
        """Return a word list of the calendar, empty where the language has none."""
        return tuple(table("calendar", self.language).get(section, {}).get(key, ()))

    def meaning(self, section: str, key: int | str) -> tuple[str, ...]:
        """Return how a section writes one meaning.

        >>> Words().meaning("days", 0), Words("fr").meaning("days", 0)
        (('today',), ("aujourd'hui", 'aujourd\u2019hui'))
        """
        return self.listed(section, str(key))

    def whole(self, section: str, written: str | None) -> int | None:
        """Return what a word means as a number, or None."""
        key = self.key_of(section, written)
        return int(key) if key else None

    def number_of(self, written: str) -> float | None:
        """Read a small number in digits or words.

        >>> words = Words()
        >>> words.number_of("twenty-one"), words.number_of("1,200"), words.number_of("half a")
        (21.0, 1200.0, 0.5)
        >>> words.number_of("two and a half"), words.number_of("5 1/2"), Words("de").number_of("drei")
        (2.5, 5.5, 3.0)
        """
        plain = " ".join(written.lower().replace("-", " ").split())
        broken = _BROKEN.fullmatch(plain)
        if broken and int(broken[3]):
            return int(broken[1]) + int(broken[2]) / int(broken[3])
        if re.fullmatch(r"\d[\d,]{0,11}(?:\.\d{1,3})?", plain, re.ASCII):
            return float(plain.replace(",", ""))
        return self._worded(plain)

    def _worded(self, plain: str) -> float | None:
        known = meanings("numbers", self.language)
        fractions = meanings("fractions", self.language)
        if plain in known or plain in fractions:
            return float(known.get(plain) or fractions[plain])
        for tail in self.listed("and_a_half"):
            head, joined, rest = plain.rpartition(tail)
            if joined and not rest and (whole := self.number_of(head)) is not None:
                return whole + 0.5
        return self._sum(plain.split())

    def _sum(self, parts: list[str]) -> float | None:
        known, scales = meanings("numbers", self.language), meanings("scales", self.language)
        total = 0.0
        for word in parts:
            if word in scales and 0 < total < MOST:
                total *= float(scales[word])
            elif word in known:
                total += float(known[word])
            elif word not in self.listed("number_links"):
                return None
        return total or None


def either(words: Iterable[str]) -> str:
    """Write words as one alternative, the longest first, any white space between their parts; none matches nothing.

    >>> either(["at", "at least"])
    '(?:at\\\\s{1,3}least|at)'
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if not ordered:
        return "(?!)"
    return "(?:" + "|".join(GAP.join(map(re.escape, word.split())) for word in ordered) + ")"
