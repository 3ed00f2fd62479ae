"""The shapes of time expressions: the patterns of the lexicon, compiled once, and the search through a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from onrecord.text.calendar_words import Words, meanings, table
from onrecord.text.timebuild import DATE_BUILDERS
from onrecord.text.timebuild_clock import CLOCK_BUILDERS
from onrecord.text.timebuild_length import LENGTH_BUILDERS
from onrecord.text.timebuild_period import PERIOD_BUILDERS
from onrecord.text.timeforms import TimeForm
from onrecord.text.timejoins import join_forms
from onrecord.text.timepieces import pieces, spell

_BUILDERS = DATE_BUILDERS | PERIOD_BUILDERS | CLOCK_BUILDERS | LENGTH_BUILDERS
_WORD = re.compile(r"\w+")
# Of digits, those that may be a year, an hour, a decade, a day with its ending or a numeric date.
_DIGITS = re.compile(
    r"(?i)(?:1[5-9]|20)\d\d|\d{1,2}(?:[:.h/]\d|\s?[ap]\.?m\b|0?['’]?s\b|(?:st|nd|rd|th|er)\b)|[0-2]\d[0-5]\d\b"
)
BEFORE, AFTER = 40, 60  # characters around a word of time that its expression may reach over
LONGEST_WORD = 30  # characters that a window grows by, so as not to cut a word


@dataclass(frozen=True, slots=True)
class Shape:
    """One pattern, how its matches are read, and the words without one of which it cannot match."""

    name: str
    needs: tuple[str, ...]
    pattern: "re.Pattern[str]"


def find_forms(text: str, language: str = "en") -> tuple[TimeForm, ...]:
    """Find the time expressions of a text, none overlapping, in order; none in a language without tables.

    >>> (form,) = find_forms("She left on 3 May 2031.")
    >>> (form.start, form.end, form.year, form.month, form.day)
    (12, 22, 2031, 5, 3)
    >>> [form.month for form in find_forms("Elle est partie le 3 mai 2031.", "fr")]
    [5]
    """
    words = Words(language)
    found: list[TimeForm] = []
    if not table("time_patterns", language):
        return ()
    for start, end in windows(text, language):
        lowered = text[start:end].lower()
        held: dict[tuple[str, ...], bool] = {(): True}
        for shape in shapes(language):
            if shape.needs not in held:
                held[shape.needs] = any(word in lowered for word in shape.needs)
            if held[shape.needs]:
                found.extend(_scan(text, shape, words, start, end))
    joined = join_forms(text, _longest(found), language)
    return tuple(_bare(text, form) for form in joined)


def windows(text: str, language: str = "en") -> Iterator[tuple[int, int]]:
    """Yield the stretches around the words that a time expression must hold; all else is read no further."""
    known = _triggers(language)
    start = end = -1
    for word in _WORD.finditer(text):
        found = word[0]
        if not (_DIGITS.match(text, word.start()) if found[0].isdigit() else found.lower() in known or found in known):
            continue
        at = word.start()
        if end < 0 or at - BEFORE > end:
            if end >= 0:
                yield start, end
            start = _word_edge(text, at - BEFORE, -1)
        end = _word_edge(text, word.end() + AFTER, 1)
    if end >= 0:
        yield start, end


def _word_edge(text: str, at: int, step: int) -> int:
    """Move out to white space; a very long word is cut all the same."""
    at = min(max(at, 0), len(text))
    limit = min(max(at + LONGEST_WORD * step, 0), len(text))
    return next((place for place in range(at, limit, step) if text[place].isspace()), limit)


@cache
def _triggers(language: str) -> frozenset[str]:
    extra = table("calendar", language)["triggers"]
    words = {part for name in extra["sections"] for word in meanings(name, language) for part in _WORD.findall(word)}
    words |= set(extra["words"])
    phrases = meanings("references", language)
    words |= {max(phrase.split(), key=len) for phrase in phrases if not words & set(phrase.split())}
    words |= {max(_WORD.findall(name), key=len).lower() for name in feasts(language)}
    return frozenset(words - set(extra["never"]))


def feasts(language: str) -> tuple[str, ...]:
    """Return the names of all feasts that a language's table has."""
    holidays = table("holidays", language)
    fixed = [name for names in holidays.get("fixed", {}).values() for name in names]
    return (*fixed, *(name for row in holidays.get("movable", ()) for name in row["names"]))


def _bare(text: str, form: TimeForm) -> TimeForm:
    """Leave the mark of a possessive out: "last week's" is "last week"."""
    return replace(form, end=form.end - 2) if text[form.end - 2 : form.end] in ("'s", "’s") else form


def _scan(text: str, shape: Shape, words: Words, start: int, end: int) -> Iterator[TimeForm]:
    """Yield the matches that are time; the search goes on where the form ends, which may leave words of its match out."""
    at = start
    while match := shape.pattern.search(text, at, end):
        form = _BUILDERS[shape.name](match, words)
        if form is not None:
            yield form
        unit = match.end("u") if match.groupdict().get("u") else match.end()
        at = max(unit if form is None else form.end, match.start() + 1)


def _longest(found: list[TimeForm]) -> list[TimeForm]:
    taken: list[TimeForm] = []
    claimed = bytearray(max((form.end for form in found), default=0))
    for form in sorted(found, key=lambda form: (form.start - form.end, form.start, form.form != "ahead")):
        if not any(claimed[form.start : form.end]):
            claimed[form.start : form.end] = b"\1" * (form.end - form.start)
            taken.append(form)
    return sorted(taken, key=lambda form: form.start)


@cache
def shapes(language: str = "en") -> tuple[Shape, ...]:
    """Compile the patterns of a language, once."""
    known = pieces(language)
    rows = table("time_patterns", language)["pattern"]
    return tuple(Shape(row["as"], _needs(row, language), re.compile(spell(row["form"], known))) for row in rows)


def _needs(row: Mapping[str, Any], language: str) -> tuple[str, ...]:
    """Return the words that a form is given, else those of a piece that it must have."""
    if "needs" in row:
        return tuple(row["needs"])
    sections = {"month": "months", "season": "seasons", "when": "days", "noon": "clock_words"}
    held = next((name for piece, name in sections.items() if f"<{piece}>" in row["form"]), None)
    return tuple(sorted({min(word.split(), key=len) for word in meanings(held, language)})) if held else ()
