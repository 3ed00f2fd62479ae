"""How hours and parts of a day are read: "10:30 a.m.", "ten to eleven", "in the early hours"."""

import re

from onrecord.text.calendar_words import Words
from onrecord.text.timeforms import Builder, Match, TimeForm, group

_BEFORE_CLOCK = re.compile(
    r"(?i)\b(?:at|by|until|till|around|about|since|from|before|after|past|to|shortly|and)\s{1,3}$"
)
_QUANTITY = re.compile(r"\s?(?:[%$€£°]|per\b|to\sthe\b|percent|[a-z]+s\b|million|billion|km|kg|m\b)")
_PART_AFTER = re.compile(
    r"\s(?:(?:on|in|the|this|that|next|following|yesterday|tomorrow|last)\s){1,2}(?:morning|afternoon|evening|night)\b|\s(?:today|tonight)\b"
)
_WEEKDAY_PART = re.compile(r"\s(?:on\s)?\w{3,6}day\s(?:morning|afternoon|evening|night)\b")
_AND_CLOCK = re.compile(r"\s(?:and|to)\s\d{1,2}[.:][0-5]\d\b")
_BETWEEN = re.compile(r"(?i)\b(?:between|from)\s{1,3}$")
_AT = re.compile(r"(?i)\bat\s{1,3}(?:(?:about|around|just|exactly)\s{1,3})?$")
_WORD_AFTER = re.compile(r"\s{1,3}(?!(?:and|on|in|this|yesterday|today|that|when|but|o)\b)\w")
CHANGED = 3  # words before "from 8 to 10" of which one may tell a change
_DAY_AFTER = re.compile(r"\s(?:on\s[A-Z]|in\sthe|this|yesterday|last|at\snight)")


def _clock(match: Match, words: Words) -> TimeForm | None:
    hour, minute = int(match["h"]), int(group(match, "i") or group(match, "j") or 0)
    half, zone = (group(match, "ap") or "").lower(), group(match, "z")
    separator = group(match, "sep")
    if separator == "." and not (half or zone or group(match, "hr") or _timely(match)):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    if hour > 24 or (hour == 24 and minute) or (match["h"] == "0" and not zone):
        return None  # "0:36" is the length of a film
    if zone and zone.split()[0].lower() == "in" and not separator and not half and hour in (19, 20):
        return None  # "they married 2011 in Lesk"
    plain = not half and not zone and len(match["h"]) < 2 and hour <= 12 and not words.listed("writing", "full_day")
    end = match.end()
    if half and match.string[end - 1] == "." and "." not in half[:-1]:
        end -= 1
    return TimeForm(match.start(), end, "clock", hour=hour, minute=minute, zone=zone, settled=not plain)


def _timely(match: Match) -> bool:
    """Tell a time of day with a full stop, "02.50", from a figure by what stands around it."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    after = match.string[match.end() : match.end() + 12]
    behind = match.string[match.end() : match.end() + 30]
    if _PART_AFTER.match(behind):
        return True
    if _AND_CLOCK.match(behind) and _BETWEEN.search(before):
        return bool(_PART_AFTER.match(behind, _AND_CLOCK.match(behind).end()))  # type: ignore[union-attr]
    if not _BEFORE_CLOCK.search(before) or _QUANTITY.match(after):
        return False
    return len(match["h"]) == 2 or bool(_WEEKDAY_PART.match(behind))


def _oclock(match: Match, words: Words) -> TimeForm | None:
    hour = words.number_of(match["h"])
    if hour is None or hour > 24:
        return None
    return TimeForm(*match.span(), "clock", hour=int(hour), zone=match["z"], settled=hour > 12)


def _spoken(match: Match, words: Words) -> TimeForm | None:
    """Read "ten to four", whose half of the day stays open, and "ten to midnight"."""
    named = words.key_of("clock_words", match["h"])  # noon or midnight
    hour = int(named[:2]) if named else int(words.number_of(match["h"]) or 0)
    written = (match["n"] or "").lower()
    minutes = 30 if match["q"] else 15 if "quarter" in written else int(words.number_of(written) or 0)
    if not (hour or named) or not 0 < minutes < 60 or not (named or _is_spoken(match, written)):
        return None
    if match["k"].lower() in ("to", "before"):
        hour, minutes = (hour - 1) % 24, 60 - minutes
    return TimeForm(*match.span(), "clock", hour=hour if named else hour or 12, minute=minutes, settled=bool(named))


def _is_spoken(match: Match, written: str) -> bool:
    """Tell the hour "ten to four" from the range "ten to twelve people"."""
    said, before = match.group().lower(), match.string[max(0, match.start() - 20) : match.start()]
    if match["q"]:
        return match["k"].lower() == "past"
    if "quarter" in written or "minute" in said or "clock" in said:
        return True
    if _BETWEEN.search(before):
        return False
    after = match.string[match.end() : match.end() + 16]
    if _AT.search(before) or _DAY_AFTER.match(after):
        return True
    return bool(_BEFORE_CLOCK.search(before)) and not _WORD_AFTER.match(after)


def _first_hour(match: Match, words: Words) -> TimeForm | None:
    """Read the 8 of "between 8 and 10 p.m.", of "8-10pm" and of "from 8 to 10 on Friday evening".

    It is in the half of the day of the second hour unless it is later in it.
    """
    hour, second = int(match["h"]) % 12, int(match["k"]) % 12
    half = (group(match, "ap") or "").lower()
    if not half:
        if not match["i"] and _counts_change(match, words):
            return None
        part = words.key_of("parts", group(match, "p")) or "EV"  # tonight
        return TimeForm(
            match.start("h"),
            match.end(),
            "clock",
            hour=int(match["h"]),
            minute=int(match["i"] or 0),
            part=part,
            settled=False,
        )
    late = (half == "p") == (hour < second)
    return TimeForm(match.start("h"), match.end(), "clock", hour=hour + 12 * late, minute=int(match["i"] or 0))


def _second_hour(match: Match, words: Words) -> TimeForm | None:
    """Read the 10 of "from 8 to 10 on Friday evening"."""
    if _counts_change(match, words):
        return None
    return TimeForm(match.start("h"), match.end(), "clock", hour=int(match["h"]), settled=False)


def _counts_change(match: Match, words: Words) -> bool:
    """Tell the numbers of "the toll rose from 8 to 10 on Friday evening"."""
    before = _BETWEEN.sub("", match.string[max(0, match.start() - 30) : match.start()]).lower().split()
    known = (*words.listed("numbered", "moved"), *words.listed("numbered", "changed"))
    return any(word in known for word in before[-CHANGED:])


def _half_hour(match: Match, words: Words) -> TimeForm | None:
    """Read "half six", half past six."""
    hour = words.number_of(match["h"])
    return TimeForm(*match.span(), "clock", hour=int(hour or 12), minute=30, settled=False)


def _clock_behind(match: Match, words: Words) -> TimeForm | None:
    """Read the hour of "Friday at 1430"."""
    return TimeForm(match.start("h"), match.end(), "clock", hour=int(match["h"]), minute=int(match["i"]))


def _noon(match: Match, words: Words) -> TimeForm | None:
    value = words.key_of("clock_words", match["k"]) or "12:00"
    return TimeForm(*match.span(), "clock", hour=int(value[:2]), zone=match["z"])


def _bare_hour(match: Match, words: Words) -> TimeForm | None:
    hour = words.number_of(match["h"])
    return TimeForm(match.start("h"), match.end(), "clock", hour=int(hour or 12), settled=False)


def _part(match: Match, words: Words) -> TimeForm | None:
    if group(match, "e"):
        return TimeForm(*match.span(), "part", part="MO" if match["e"].lower() != "late" else "NI", edge="start")
    start = match.start("a") if group(match, "a") else match.start("p")
    return TimeForm(
        start, match.end(), "part", part=words.key_of("parts", match["p"]), that=(group(match, "a") or "") == "that"
    )


CLOCK_BUILDERS: dict[str, Builder] = {
    "clock": _clock,
    "oclock": _oclock,
    "spoken": _spoken,
    "first_hour": _first_hour,
    "second_hour": _second_hour,
    "half_hour": _half_hour,
    "clock_behind": _clock_behind,
    "noon": _noon,
    "bare_hour": _bare_hour,
    "part": _part,
}
