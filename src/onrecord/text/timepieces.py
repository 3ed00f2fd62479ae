"""The named pieces that the patterns of time expressions are written with, made of a language's tables."""

import re
from collections.abc import Mapping
from functools import cache

from onrecord.text.calendar_words import GAP, Words, either, meanings, table
from onrecord.text.zones import zone_pattern

_PIECE = re.compile(r"(?<!\?P)<(\w+)>")


def spell(pattern: str, known: Mapping[str, str]) -> str:
    """Put the pieces in, and let a single space stand for any short white space.

    >>> spell("<day> May", {"day": "[1-9]"})
    '[1-9]\\\\s{1,3}May'
    """
    spaced = pattern.replace(" ?", r"\s?").replace(" ", GAP)
    return _PIECE.sub(lambda match: known[match[1]], spaced)


@cache
def pieces(language: str) -> Mapping[str, str]:
    """Return the pieces of a language."""
    words = Words(language)
    holidays = table("holidays", language)
    sections = {
        "unit": "units", "ordinal": "ordinals", "shift": "shifts", "part": "parts", "season": "seasons", "when": "days",
        "noon": "clock_words", "reference": "references", "habit": "habits",
    }  # fmt: skip
    months, brief = _months(language)
    return {
        **{piece: f"(?i:{either(meanings(section, language))})" for piece, section in sections.items()},
        "number": _number(language),
        "article": f"(?i:{either(words.listed('writing', 'articles'))})",
        "month": rf"(?:{months}|{brief}(?:\.|\b(?=,?\s{{1,3}}\d|[,;)]|$)))",
        "weekday": _weekday(language, f"{months}|{brief}"),
        "day": r"(?:3[01]|[12]\d|0?[1-9])",
        "year": r"(?:1[5-9]\d\d|20\d\d)",
        "bare": f"(?i:{either(words.listed('bare_parts'))})",
        "zone": zone_pattern(),
        "hourword": f"(?i:{either(word for word, number in _ones(language).items() if int(number) <= 12)})",
        "spokenyear": _spoken_year(language),
        "feast": either(name for names in holidays.get("fixed", {}).values() for name in names),
        "movable": either(name for row in holidays.get("movable", ()) for name in row["names"]),
        "s": r"(?:['’]s?\b)?",
    }


def _ones(language: str) -> dict[str, str]:
    """Return the numbers of one word; articles are left out."""
    articles = set(Words(language).listed("writing", "articles"))
    return {w: n for w, n in meanings("numbers", language).items() if " " not in w and w not in articles}


def _number(language: str) -> str:
    numbers = meanings("numbers", language)
    articles = Words(language).listed("writing", "articles")
    words = either(word for word in numbers if word not in articles)
    scale = rf"(?:[-\s]{either(meanings('scales', language))})?" if meanings("scales", language) else ""
    linked = (
        rf"{_tens(language)}[-\s]{_digits(language)}|" if Words(language).listed("writing", "tens_and_ones") else ""
    )
    return rf"(?i:(?:\d{{1,3}}(?:,\d{{3}}){{0,2}}(?:[.,]\d{{1,2}}|\s\d/\d)?|(?:{linked}{words}){scale}))"


def _tens(language: str) -> str:
    return either(word for word, n in _ones(language).items() if n.endswith("0") and n not in ("10", "100"))


def _digits(language: str) -> str:
    return either(word for word, n in _ones(language).items() if int(n) < 10)


def _months(language: str) -> tuple[str, str]:
    """Write the months in full and shortened; where months are written small, so are the patterns."""
    words = Words(language)
    known = meanings("months", language)
    short = set(words.listed("writing", "short_months"))
    small = bool(words.listed("writing", "small_months"))
    full = {
        form for word in known if word not in short for form in (word.title(), word.upper(), *([word] if small else []))
    }
    brief = {form for word in short for form in (word.title(), *([word] if small else []))}
    return "|".join(sorted(full)), either(brief)


def _weekday(language: str, month: str) -> str:
    """Write the weekdays; a shortened one stands before a date only."""
    words = Words(language)
    short = set(words.listed("writing", "short_weekdays"))
    full = either(word for word in meanings("weekdays", language) if word not in short)
    brief = either(word.title() for word in short)
    return rf"(?:(?i:{full})|{brief}\b\.?(?=,?\s{{1,3}}(?:\d|(?:{month})\b)))"


def _spoken_year(language: str) -> str:
    """Write the years of spoken English: "nineteen ninety-four", "two thousand and six"."""
    tens, ones = _tens(language), _digits(language)
    teens = either(word for word, n in _ones(language).items() if 10 <= int(n) < 20 and word != "dozen")
    return (
        rf"(?i:nineteen{GAP}(?:{tens}(?:[-\s]{ones})?|{teens}|(?:hundred|oh?){GAP}(?:and{GAP})?{ones})"
        rf"|two{GAP}thousand(?:{GAP}(?:and{GAP})?(?:{ones}|{teens}))?)"
    )
