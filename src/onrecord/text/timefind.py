"""The shapes of time expressions: the patterns of the lexicon, compiled once, and the search through a text."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.text.calendar_words import GAP, either, listed, meanings, table
from onrecord.text.timebuild import DATE_BUILDERS
from onrecord.text.timebuild_clock import CLOCK_BUILDERS
from onrecord.text.timebuild_length import LENGTH_BUILDERS
from onrecord.text.timeforms import TimeForm
from onrecord.text.timejoins import join_forms
from onrecord.text.zones import zone_pattern

_BUILDERS = DATE_BUILDERS | CLOCK_BUILDERS | LENGTH_BUILDERS
_PIECE = re.compile(r"(?<!\?P)<(\w+)>")


@cache
def pieces() -> dict[str, str]:
    """Return the named pieces that patterns are written with."""
    tens = [w for w, n in meanings("numbers").items() if n.endswith("0") and n not in ("100", "10") and " " not in w]
    ones = [w for w, n in meanings("numbers").items() if int(n) < 10 and " " not in w and len(w) > 2]
    teens = [w for w, n in meanings("numbers").items() if 10 <= int(n) < 20 and " " not in w and w != "dozen"]
    words = either([w for w in meanings("numbers") if w not in ("a", "an")])
    number = rf"(?:\d{{1,3}}(?:,\d{{3}}){{0,2}}(?:\.\d{{1,2}})?|{either(tens)}[-\s]{either(ones)}|{words})"
    months = meanings("months")
    full = [w for w in months if len(w) > 4 or w in ("june", "july", "may")]
    short = [w for w in months if w not in full]
    spelled = "|".join(sorted({w.title() for w in full} | {w.upper() for w in full}))
    weekdays = [w for w in meanings("weekdays") if len(w) > 5]
    brief = [w.title() for w in meanings("weekdays") if len(w) <= 5]
    return {
        "g": GAP,
        "number": f"(?i:{number})",
        "article": "(?i:an?)",
        "unit": f"(?i:{either(meanings('units'))})",
        "month": rf"(?:{spelled}|{either(w.title() for w in short)}\b\.?)",
        "weekday": rf"(?:(?i:{either(weekdays)})|{either(brief)}\b\.?(?=,?\s{{1,3}}(?:\d|(?:{spelled}|{either(w.title() for w in short)})\b)))",
        "day": r"(?:3[01]|[12]\d|0?[1-9])",
        "ordinal": f"(?i:{either(meanings('ordinals'))})",
        "year": r"(?:1[5-9]\d\d|20\d\d)",
        "shift": f"(?i:{either(meanings('shifts'))})",
        "part": f"(?i:{either(meanings('parts'))})",
        "bare": f"(?i:{either(listed('bare_parts'))})",
        "season": f"(?i:{either(meanings('seasons'))})",
        "when": f"(?i:{either(meanings('days'))})",
        "zone": zone_pattern(),
        "noon": f"(?i:{either(meanings('clock_words'))})",
        "hourword": f"(?i:{either([w for w, n in meanings('numbers').items() if int(n) <= 12 and ' ' not in w and len(w) > 2])})",
        "spokenyear": rf"(?i:nineteen{GAP}(?:{either(tens)}(?:[-\s]{either(ones)})?|{either(teens)}|(?:hundred|oh?){GAP}(?:and{GAP})?{either(ones)})|two{GAP}thousand(?:{GAP}(?:and{GAP})?(?:{either(ones)}|{either(teens)}))?)",
        "s": r"(?:['’]s?\b)?",
    }


def find_forms(text: str) -> tuple[TimeForm, ...]:
    """Find the time expressions of a text, none overlapping, in order.

    >>> (form,) = find_forms("She left on 3 May 2031.")
    >>> (form.start, form.end, form.year, form.month, form.day)
    (12, 22, 2031, 5, 3)
    """
    lowered = text.lower()
    found: list[TimeForm] = []
    for name, needs, pattern in _compiled():
        if not needs or any(word in lowered for word in needs):
            found.extend(_scan(text, name, pattern))
    return join_forms(text, _longest(found))


def _scan(text: str, name: str, pattern: "re.Pattern[str]") -> Iterator[TimeForm]:
    for match in pattern.finditer(text):
        form = _BUILDERS[name](match)
        if form is not None:
            yield form


def _longest(found: list[TimeForm]) -> list[TimeForm]:
    taken: list[TimeForm] = []
    claimed = bytearray(max((form.end for form in found), default=0))
    for form in sorted(found, key=lambda form: (form.start - form.end, form.start, form.form != "ahead")):
        if not any(claimed[form.start : form.end]):
            claimed[form.start : form.end] = b"\1" * (form.end - form.start)
            taken.append(form)
    return sorted(taken, key=lambda form: form.start)


@cache
def _compiled() -> tuple[tuple[str, tuple[str, ...], "re.Pattern[str]"], ...]:
    feasts = either(word for words in table("holidays")["fixed"].values() for word in words)
    references = either(word for words in table("calendar")["references"].values() for word in words)
    known = pieces() | {"feast": feasts, "reference": references}
    rows = table("time_patterns")["pattern"]
    return tuple((row["as"], tuple(row.get("needs", ())), re.compile(_spell(row["form"], known))) for row in rows)


def _spell(pattern: str, known: dict[str, str]) -> str:
    spaced = pattern.replace(" ?", r"\s?").replace(" ", GAP)
    return _PIECE.sub(lambda match: known[match[1]], spaced)
