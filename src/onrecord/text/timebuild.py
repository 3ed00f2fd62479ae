"""How dates are read: a match of a pattern in, its parts out."""

import re

from onrecord.text.calendar_words import Words, table
from onrecord.text.timeforms import Builder, Match, TimeForm, group, whole, word_before
from onrecord.text.timesetting import WEEK

QUOTED = ('""', "“”", "‘’", "''")
LATEST_ERA = 1899  # year that is told by its era
MOST_WEEKDAYS = 5  # of one name in a month
_NEXT_WORD = re.compile(r"\s{1,3}(\w{1,30})")
_NAMES_BEHIND = re.compile(r"((?:\s{1,3}[A-Z]\w{1,20}\.?){1,3})")
_ON_WEEKDAY = re.compile(r"\son\s\w{3,6}day\b")
_CLAUSE_BEFORE = re.compile(r"[^.;]{0,60}$")
_COUNTED = re.compile(
    r"(?i)(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|teen|ty|few|several|many|half))\s{1,3}$"
)


def _month(match: Match, words: Words) -> int | None:
    return words.whole("months", match["m"])


def _iso(match: Match, words: Words) -> TimeForm | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimeForm(*match.span(), "date", year=int(match["y"]), month=month, day=day)


def _numeric(match: Match, words: Words) -> TimeForm | None:
    day, month = int(match["d"]), int(match["m"])
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    either = day <= 12 and match["x"] == "/" and words.language == "en"  # only English writes both orders
    return TimeForm(*match.span(), "date", year=int(match["y"]), month=month, day=day, settled=not either)


def _day_month(match: Match, words: Words) -> TimeForm | None:
    day = whole(group(match, "d")) or words.whole("ordinals", group(match, "o"))
    return TimeForm(*match.span(), "date", year=whole(group(match, "y")), month=_month(match, words), day=day)


def _second_day(match: Match, words: Words) -> TimeForm | None:
    """Read the second day of "Sept. 15-16": of the first one's year, where it has none of its own."""
    year, day = whole(group(match, "y")), whole(match["d"])
    return TimeForm(match.start("d"), match.end(), "date", year=year, month=_month(match, words), day=day, that=True)


def _bare_day(match: Match, words: Words) -> TimeForm | None:
    return TimeForm(*match.span(), "date", day=int(match["d"]))


def _no_year(match: Match, words: Words) -> bool:
    """Tell Flight 1990, 1830 Mill Street and 1990 people from years."""
    if word_before(match) in words.listed("numbered"):
        return True
    if word_before(match) in words.listed("numbered", "levels") and _is_level(match, words):
        return True
    names, after = _NAMES_BEHIND.match(match.string, match.end()), _NEXT_WORD.match(match.string, match.end())
    if names and any(part in words.listed("numbered", "streets") for part in names[1].lower().split()[1:]):
        return True
    return after is not None and after[1] in words.listed("numbered", "counted")


def _is_level(match: Match, words: Words) -> bool:
    """Tell "rose to 2024" and "from 1712 on Friday" from "rose from 1990 to 2024"."""
    if _ON_WEEKDAY.match(match.string, match.end()):
        return True
    before = match.string[max(0, match.start() - 20) : match.start()].lower().split()
    return (
        len(before) > 1
        and before[-1] == words.listed("numbered", "levels")[0]
        and before[-2] in words.listed("numbered", "moved")
    )


def _year(match: Match, words: Words) -> TimeForm | None:
    quoted = match.string[max(0, match.start() - 1) : match.start()] + match.string[match.end() : match.end() + 1]
    if quoted in QUOTED:
        return None  # the novel "1984"
    return None if _no_year(match, words) else TimeForm(*match.span(), "date", year=int(match["y"]))


def _second_year(match: Match, words: Words) -> TimeForm | None:
    """Read the second year of "2019-21" and "2032-2035"."""
    first, second = int(match["f"]), int(match["y"])
    year = second if second > 99 else first - first % 100 + second
    return TimeForm(match.start("y"), match.end(), "date", year=year) if year > first else None


def _week_on(match: Match, words: Words) -> TimeForm | None:
    """Read "a week on Friday", "on Tuesday week" and "a week tomorrow", but no "at least a week on Friday"."""
    if word_before(match) in words.listed("lengths", "length_before"):
        return None
    if group(match, "k"):
        base = TimeForm(*match.span("k"), "day", shift=words.whole("days", match["k"]))
    else:
        back = words.whole("shifts", group(match, "x"))
        ahead = None if group(match, "x") else WEEK  # "Tuesday week" is ahead whatever the verb
        weekday = words.whole("weekdays", match["w"])
        base = TimeForm(*match.span("w"), "weekday", weekday=weekday, shift=back, extent=ahead)
    return TimeForm(
        *match.span(), "ago", shift=base.shift or 1, count=1.0, unit=words.key_of("units", match["u"]), of=base
    )


def _weekday(match: Match, words: Words) -> TimeForm | None:
    word = (group(match, "s") or "").lower()
    weekday, shift = words.whole("weekdays", match["w"]), words.whole("shifts", word)
    front = match.string[max(0, match.start("w") - 12) : match.start("w")].split()
    if front and front[-1].istitle() and front[-1].lower() in words.listed("named_days"):
        return None
    after = _NEXT_WORD.match(match.string, match.end())
    if after and after[1] in words.listed("named_days", "behind"):
        return None
    if _stands_alone(match, words, word):
        return TimeForm(match.start("w"), match.end(), "weekday", weekday=weekday)
    named = word in words.listed("neighbours", "that") or word in words.listed("neighbours")
    unit = words.key_of("units", group(match, "k"))
    return TimeForm(*match.span(), "weekday", weekday=weekday, shift=shift, unit=unit, that=named)


def _stands_alone(match: Match, words: Words, word: str) -> bool:
    """Tell "following Thursday's fire" and "the Sunday flight" from "the following Thursday" and "the Sunday after"."""
    if word in words.listed("neighbours", "joining"):
        return match.group()[:1] not in "tT"
    after = _NEXT_WORD.match(match.string, match.end())
    if after is None or word not in words.listed("neighbours", "article"):
        return False
    return after[1].lower() not in words.listed("neighbours", "ends")


def _relative_day(match: Match, words: Words) -> TimeForm | None:
    near, far = words.whole("days", match["k"]), words.whole("far_days", match["k"])
    return TimeForm(*match.span(), "day", shift=near if far is None else far)


def _neighbour_day(match: Match, words: Words) -> TimeForm | None:
    written = match["k"].lower()
    back = any(word in written for word in words.listed("neighbours", "back"))
    beside = next((word for word in words.listed("neighbours", "open") if written.endswith(word)), None)
    return TimeForm(*match.span(), "day", shift=-1 if back else 1, that=True, extent=beside)


def _neighbour_unit(match: Match, words: Words) -> TimeForm | None:
    """Read "the year before", from the last moment named, where nothing follows that it is before."""
    after = _NEXT_WORD.match(match.string, match.end())
    if after and after[1].lower() not in words.listed("neighbours", "ends"):
        return None
    back = match["k"].lower() in words.listed("neighbours", "back")
    unit = words.key_of("units", match["u"])
    return TimeForm(*match.span(), "shift", shift=-1 if back else 1, unit=unit, that=True)


def _second_unit(match: Match, words: Words) -> TimeForm | None:
    """Read "the week after next" and "the year before last"."""
    step = -2 if match["k"].split()[0].lower() in words.listed("neighbours", "back") else 2
    return TimeForm(*match.span(), "shift", shift=step, unit=words.key_of("units", match["u"]))


def _that_unit(match: Match, words: Words) -> TimeForm | None:
    unit, part = words.key_of("units", match["u"]), words.key_of("parts", match["u"])
    if part:
        return TimeForm(*match.span(), "part", part=part, that=True)
    if unit == "D":
        return TimeForm(*match.span(), "day", shift=0, that=True)
    return TimeForm(*match.span(), "shift", shift=0, unit=unit, that=True)


def _tonight(match: Match, words: Words) -> TimeForm | None:
    if match["k"].lower() in words.listed("nights", "floating"):
        return TimeForm(*match.span(), "part", part="NI")
    return TimeForm(*match.span(), "day", shift=0, part="NI")


def _shift(match: Match, words: Words) -> TimeForm | None:
    word, unit = match["s"].lower(), words.key_of("units", match["u"])
    that = word in words.listed("neighbours")
    after = _NEXT_WORD.match(match.string, match.end())
    part_of = after is not None and after[1].lower() in words.listed("final", "behind")
    if part_of and word in words.listed("final") and match.group()[:1] in "tT":
        return None
    if unit in ("E", "C") and words.whole("shifts", word) and not that:
        years = 10 if unit == "E" else 100
        return TimeForm(*match.span(), "duration", value=f"P{years}Y")  # ten years, not the calendar's decade
    return TimeForm(*match.span(), "shift", shift=words.whole("shifts", word), unit=unit, that=that)


def _new_year(match: Match, words: Words) -> TimeForm | None:
    """Read "in the new year", whose beginning is meant."""
    return TimeForm(*match.span(), "shift", shift=1, unit="Y", edge="start")


def _shift_month(match: Match, words: Words) -> TimeForm | None:
    word, day = match["s"].lower(), whole(group(match, "d"))
    that = word in words.listed("neighbours", "that") or (day is None and word in words.listed("neighbours"))
    shift = words.whole("shifts", word) or 0
    return TimeForm(*match.span(), "date", month=_month(match, words), day=day, shift=shift, that=that)


def _shift_part(match: Match, words: Words) -> TimeForm | None:
    word = match["s"].lower()
    shift = words.whole("shifts", word)
    shift = words.whole("days", word) if shift is None else shift
    return TimeForm(*match.span(), "day", shift=shift, part=words.key_of("parts", match["p"]))


def _next_part(match: Match, words: Words) -> TimeForm | None:
    part = words.key_of("parts", match["p"])
    return TimeForm(*match.span(), "day", shift=words.whole("shifts", match["k"]), part=part, that=True)


def _decade(match: Match, words: Words) -> TimeForm | None:
    """Read "the 1970s" and "the '70s", but no "in her late 20s"; "the 1800s" are a century."""
    clause = _CLAUSE_BEFORE.search(match.string[max(0, match.start() - 60) : match.start()])
    heat = words.listed("ages", "heat") if group(match, "c") is None else ()
    if clause and any(word in heat for word in clause[0].lower().split()):
        return None  # highs in the 70s
    if _is_age(match, words):
        return None
    said = match.group().lower().replace("-", " ").split()
    edge = next((edge for word, edge in (("early", "start"), ("late", "late"), ("mid", "mid")) if word in said), None)
    if group(match, "c") in ("15", "16", "17", "18", "19") and match["d"] == "0":
        return TimeForm(*match.span(), "fixed", value=match["c"])
    return TimeForm(*match.span(), "fixed", value=f"{group(match, 'c') or '19'}{match['d']}", edge=edge)


def _is_age(match: Match, words: Words) -> bool:
    """Tell "in her late 20s" and "in his seventies", ages, from decades."""
    before = match.string[max(0, match.start() - 20) : match.start()].lower().replace("-", " ").split()
    while before and before[-1] in words.listed("ages", "edges"):
        before.pop()
    return bool(before) and before[-1] in words.listed("ages")


def _spoken_decade(match: Match, words: Words) -> TimeForm | None:
    if _is_age(match, words):
        return None
    return TimeForm(*match.span(), "fixed", value=f"19{words.key_of('decades', match['d'])}")


def _century(match: Match, words: Words) -> TimeForm | None:
    which = whole(group(match, "n")) or words.whole("ordinals", group(match, "o"))
    if group(match, "o") == "twenty-first":
        which = 21
    if not which:
        return None
    return TimeForm(*match.span(), "fixed", value=f"{_sign_of_era(match)}{which - 1:02}")


def _era(match: Match, words: Words) -> TimeForm | None:
    """Read "146 B.C." and "A.D. 410", and no "2024 BC election"."""
    if int(match["y"]) > LATEST_ERA:
        return None
    return TimeForm(*match.span(), "fixed", value=f"{_sign_of_era(match)}{int(match['y']):04}")


def _sign_of_era(match: Match) -> str:
    """Return what a TIMEX3 value of years before Christ begins with, and nothing for the years after."""
    return "BC" if (group(match, "e") or group(match, "e2") or "").lower().startswith("b") else ""


def _fixed(match: Match, words: Words) -> TimeForm | None:
    days = {name: day for day, names in table("holidays", words.language)["fixed"].items() for name in names}
    day, shift = days.get(" ".join(match["k"].split())), words.whole("shifts", group(match, "s"))
    if not day:
        return None
    year = whole(group(match, "y"))
    return TimeForm(*match.span(), "date", year=year, month=int(day[:2]), day=int(day[3:]), shift=shift)


def _movable(match: Match, words: Words) -> TimeForm | None:
    name = " ".join(match["k"].split())
    rule = next((row["falls"] for row in table("holidays", words.language)["movable"] if name in row["names"]), None)
    if rule is None:
        return None
    unit = words.key_of("units", group(match, "t"))
    shift, year = words.whole("shifts", group(match, "s")), whole(group(match, "y"))
    return TimeForm(*match.span(), "feast", year=year, feast=rule, shift=shift, unit=unit)


def _reference(match: Match, words: Words) -> TimeForm | None:
    word = " ".join(match["k"].lower().split())
    if word.endswith(" after") and _COUNTED.search(match.string[max(0, match.start() - 16) : match.start()]):
        return None
    after = _NEXT_WORD.match(match.string, match.end())
    if after and word in words.listed("owned_times") and after[1].lower() in words.listed("final", "behind"):
        return None  # "the future of the port"
    if after and word in words.listed("owned_times") and words.number_of(after[1].lower()) is not None:
        return None  # "the past two winters"
    value = words.key_of("references", word)
    return TimeForm(*match.span(), "reference", value=value) if value else None


def _weekend(match: Match, words: Words) -> TimeForm | None:
    return TimeForm(*match.span(), "shift", unit="WE")


def _nth_weekday(match: Match, words: Words) -> TimeForm | None:
    """Read "the second Sunday in March" as a feast that falls so."""
    nth = -1 if match["o"].lower() in words.listed("final", "nth") else words.whole("ordinals", match["o"]) or 9
    falls = f"{_month(match, words)} {words.whole('weekdays', match['w'])} {nth}"
    return TimeForm(*match.span(), "feast", year=whole(match["y"]), feast=falls) if nth <= MOST_WEEKDAYS else None


def _day_of_month(match: Match, words: Words) -> TimeForm | None:
    """Read "the 9th of next month" and "the first of this month"."""
    day = whole(match["d"]) or words.whole("ordinals", match["o"])
    shift = words.whole("shifts", match["s"])
    return TimeForm(*match.span(), "date", day=day, shift=shift, unit="M")


def _weekdays_ago(match: Match, words: Words) -> TimeForm | None:
    """Read "two Sundays ago": a week before last Sunday."""
    last = TimeForm(*match.span("w"), "weekday", weekday=words.whole("weekdays", match["w"]), shift=-1)
    more = (words.number_of(match["n"].lower()) or 2.0) - 1
    return TimeForm(*match.span(), "ago", shift=-1, count=more, unit="W", of=last)


def _spoken_year(match: Match, words: Words) -> TimeForm | None:
    parts = match["y"].lower().replace("-", " ").split()
    if parts[0] == "two":
        rest = words.number_of(" ".join(parts[2:])) if len(parts) > 2 else 0.0
        return TimeForm(*match.span(), "date", year=2000 + int(rest or 0))
    tail = [word for word in parts[1:] if word not in ("hundred", "oh", "o", "and")]
    rest = words.number_of(" ".join(tail))
    return TimeForm(*match.span(), "date", year=1900 + int(rest)) if rest else None


def _then(match: Match, words: Words) -> TimeForm | None:
    return TimeForm(*match.span("t"), "then", extent=match["k"].lower(), that=True)


DATE_BUILDERS: dict[str, Builder] = {
    "iso": _iso,
    "numeric": _numeric,
    "era": _era,
    "day_month": _day_month,
    "bare_day": _bare_day,
    "year": _year,
    "year_range": _year,
    "second_year": _second_year,
    "second_day": _second_day,
    "week_on": _week_on,
    "weekday": _weekday,
    "relative_day": _relative_day,
    "neighbour_day": _neighbour_day,
    "neighbour_unit": _neighbour_unit,
    "second_unit": _second_unit,
    "that_unit": _that_unit,
    "tonight": _tonight,
    "shift": _shift,
    "shift_month": _shift_month,
    "shift_part": _shift_part,
    "next_part": _next_part,
    "decade": _decade,
    "spoken_decade": _spoken_decade,
    "century": _century,
    "weekend": _weekend,
    "spoken_year": _spoken_year,
    "then": _then,
    "weekdays_ago": _weekdays_ago,
    "nth_weekday": _nth_weekday,
    "day_of_month": _day_of_month,
    "fixed": _fixed,
    "new_year": _new_year,
    "movable": _movable,
    "reference": _reference,
}
