"""How lengths of time are read: "two hours and 20 minutes", "three weeks ago", "in seven weeks", "every Friday"."""

import re
from collections.abc import Callable

from onrecord.text.calendar_words import key_of, number_of, table
from onrecord.text.timeforms import TimeForm

Match = re.Match[str]
Builder = Callable[[Match], TimeForm | None]


def group(match: Match, name: str) -> str | None:
    """Return what a group matched, None also where the pattern has no such group."""
    found: str | None = match.groupdict().get(name)
    return found


def whole(written: str | None) -> int | None:
    """Read digits, or nothing."""
    return int(written) if written else None


LONGEST_COUNT = 1000  # "11,400 hours in the air" counts experience and lasts nowhere
_WORD_BEFORE, _WORD_AFTER = re.compile(r"(\w+)\s{1,3}$"), re.compile(r"\s{1,3}(\w+)")
_SMALLER = {"H": ("TM", 60), "TM": ("S", 60), "Y": ("M", 12), "D": ("H", 24), "W": ("D", 7)}
_LARGER = {"E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2), "Q": ("M", 3), "WE": ("WE", 1)}


def _ago(match: Match) -> TimeForm | None:
    sign = -1 if match["k"].lower() in ("ago", "back", "earlier") or "before" in match["k"].lower() else 1
    count = number_of(match["n"])
    if count is None:
        return None
    count += 0.5 if "and a half" in match.group().lower() else 0
    that = match["k"].lower() in ("earlier", "later")
    return TimeForm(*match.span(), "ago", shift=sign, count=count, unit=key_of("units", match["u"]), that=that)


def _lately(match: Match) -> TimeForm | None:
    count, unit = number_of(match["n"]), key_of("units", match["u"])
    return TimeForm(*match.span(), "duration", value=duration(((count, unit),)))


def _duration(match: Match) -> TimeForm | None:
    first = number_of(match["n"])
    if first is None or first > LONGEST_COUNT or not _is_length(match):
        return None
    text = match.group().lower().replace("-", " ")
    first += 0.5 if "and a half" in text and match["n"].lower() not in ("half", "half a", "half an") else 0
    pairs: list[tuple[float | None, str | None]] = [(first, key_of("units", match["u"]))]
    pairs += [(number_of(match[f"n{i}"]), key_of("units", match[f"u{i}"])) for i in (2, 3) if match[f"n{i}"]]
    count = first if len(pairs) == 1 else None
    return TimeForm(*match.span(), "duration", count=count, unit=pairs[0][1], value=duration(tuple(pairs)))


def _is_length(match: Match) -> bool:
    """Tell "for a year" from the rate in "$9 million a year", and a moment from "a second source"."""
    number, unit = match["n"].lower(), match["u"].lower()
    if number not in ("a", "an", "one") or match["h"] or match["n2"]:
        return True
    if unit == "second" or (unit == "quarter" and number == "a"):
        return False
    before = _WORD_BEFORE.search(match.string[max(0, match.start() - 20) : match.start()])
    after = _WORD_AFTER.match(match.string[match.end() : match.end() + 12])
    words = table("calendar")["lengths"]
    if number == "one" and unit != "day":
        return True
    return bool(before and before[1].lower() in words["before"]) or bool(after and after[1].lower() in words["after"])


def _vague(match: Match) -> TimeForm | None:
    start = match.start("c") if match["c"] else match.start("u")
    value = duration(((None, key_of("units", match["u"])),))
    return TimeForm(start, match.end(), "duration", value=value, extent=(match["c"] or "").lower() or None)


def _nights(match: Match) -> TimeForm | None:
    count = number_of(match["n"])
    return TimeForm(*match.span(), "duration", value=duration(((count, "D"),))) if count else None


def _nth(match: Match) -> TimeForm | None:
    unit = "D" if match["u"].lower() == "night" else key_of("units", match["u"])
    which = float(key_of("ordinals", match["o"]) or 1)
    if which < 2:
        return None
    return TimeForm(match.start("a"), match.end(), "duration", value=duration(((which, unit),)))


def _in_time(match: Match) -> TimeForm | None:
    few = match["n"].lower() == "a few"
    count, unit = (None if few else number_of(match["n"])), key_of("units", match["u"])
    if count is None and not few:
        return None
    return TimeForm(match.start("n"), match.end(), "ahead", count=count, unit=unit, shift=1)


def _set(match: Match) -> TimeForm | None:
    weekday, part, unit = (key_of(name, match["u"]) for name in ("weekdays", "parts", "units"))
    if weekday is not None:
        value = f"XXXX-WXX-{int(weekday) + 1}"
    elif part:
        value = f"XXXX-XX-XXT{part}"
    else:
        counts = {"other": 2.0, "second": 2.0, "third": 3.0}
        written = (match["n"] or "").lower()
        value = duration(((counts.get(written) or number_of(written) or 1.0, unit),))
    return TimeForm(*match.span(), "set", value=value)


def duration(pairs: tuple[tuple[float | None, str | None], ...]) -> str:
    """Write counted units as an ISO 8601 duration; a count that nobody gives is X.

    >>> duration(((2, "H"), (20, "TM"))), duration(((None, "W"),)), duration(((1.5, "H"),))
    ('PT2H20M', 'PXW', 'PT1H30M')
    """
    days, clock = "", ""
    for count, unit in [even for pair in pairs for even in _whole(*pair)]:
        written = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
        if unit in ("H", "TM", "S"):
            clock += written + unit[-1]
        else:
            days += written + (unit or "")
    return f"P{days}" + (f"T{clock}" if clock else "")


def _whole(count: float | None, unit: str | None) -> list[tuple[float | None, str | None]]:
    """Write large units in years or weeks, and a broken count as whole units and a rest in smaller ones."""
    larger = _LARGER.get(unit or "")
    if larger and (count is not None or unit == "F"):
        unit, count = larger[0], None if count is None else count * larger[1]
    smaller = _SMALLER.get(unit or "")
    if smaller is None or count is None or count == int(count):
        return [(count, unit)]
    rest = (round((count - int(count)) * smaller[1], 2), smaller[0])
    return [(float(int(count)), unit), rest] if count > 1 else [rest]


def _within_the(match: Match) -> TimeForm | None:
    return TimeForm(*match.span(), "duration", value=duration(((1.0, key_of("units", match["u"])),)), extent="within")


LENGTH_BUILDERS: dict[str, Builder] = {
    "ago": _ago,
    "lately": _lately,
    "duration": _duration,
    "vague": _vague,
    "set": _set,
    "within_the": _within_the,
    "nights": _nights,
    "nth": _nth,
    "in_time": _in_time,
}
