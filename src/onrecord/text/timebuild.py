"""How dates are read: a match of a pattern in, its parts out."""

import re

from onrecord.text.calendar_words import key_of, meanings, number_of, table
from onrecord.text.timebuild_length import Builder, Match, group, whole
from onrecord.text.timeforms import TimeForm

_NEIGHBOURS = ("following", "previous", "preceding")
_COUNTED = re.compile(
    r"(?i)(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|teen|ty|few|several|many|half))\s{1,3}$"
)


def _month(match: Match) -> int | None:
    return whole(key_of("months", match["m"]))


def _iso(match: Match) -> TimeForm | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimeForm(*match.span(), "date", year=int(match["y"]), month=month, day=day)


def _numeric(match: Match) -> TimeForm | None:
    day, month = int(match["d"]), int(match["m"])
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    either = day <= 12 and match["x"] == "/"
    return TimeForm(*match.span(), "date", year=int(match["y"]), month=month, day=day, settled=not either)


def _day_month(match: Match) -> TimeForm | None:
    day = whole(group(match, "d")) or whole(key_of("ordinals", group(match, "o")))
    return TimeForm(*match.span(), "date", year=whole(group(match, "y")), month=_month(match), day=day)


def _bare_day(match: Match) -> TimeForm | None:
    return TimeForm(*match.span(), "date", day=int(match["d"]))


def _year(match: Match) -> TimeForm | None:
    return TimeForm(*match.span(), "date", year=int(match["y"]))


def _weekday(match: Match) -> TimeForm | None:
    word = (match["s"] or "").lower()
    shift = whole(key_of("shifts", word))
    return TimeForm(
        *match.span(), "weekday", weekday=whole(key_of("weekdays", match["w"])), shift=shift, that=word == "that"
    )


def _relative_day(match: Match) -> TimeForm | None:
    word = " ".join(match["k"].lower().split())
    shift = {"before yesterday": -2, "after tomorrow": 2}.get(word)
    return TimeForm(*match.span(), "day", shift=int(key_of("days", word) or 0) if shift is None else shift)


def _neighbour_day(match: Match) -> TimeForm | None:
    back = re.search(r"before|earlier|previous|preceding", match["k"].lower())
    return TimeForm(*match.span(), "day", shift=-1 if back else 1, that=True)


def _that_unit(match: Match) -> TimeForm | None:
    word = match["u"].lower()
    part = key_of("parts", word)
    if part:
        return TimeForm(*match.span(), "part", part=part, that=True)
    if word == "day":
        return TimeForm(*match.span(), "day", shift=0, that=True)
    return TimeForm(*match.span(), "shift", shift=0, unit=key_of("units", word), that=True)


def _tonight(match: Match) -> TimeForm | None:
    if match["k"].lower() == "overnight":
        return TimeForm(*match.span(), "part", part="NI")
    return TimeForm(*match.span(), "day", shift=0, part="NI")


def _shift(match: Match) -> TimeForm | None:
    that = match["s"].lower() in _NEIGHBOURS
    return TimeForm(
        *match.span(), "shift", shift=whole(key_of("shifts", match["s"])), unit=key_of("units", match["u"]), that=that
    )


def _shift_month(match: Match) -> TimeForm | None:
    return TimeForm(*match.span(), "date", month=_month(match), shift=whole(key_of("shifts", match["s"])))


def _shift_part(match: Match) -> TimeForm | None:
    word = match["s"].lower()
    shift = {"last": -1, "yesterday": -1, "this": 0}.get(word, 1)
    return TimeForm(*match.span(), "day", shift=shift, part=key_of("parts", match["p"]))


def _shift_season(match: Match) -> TimeForm | None:
    return TimeForm(
        *match.span(), "season", season=key_of("seasons", match["n"]), shift=whole(key_of("shifts", match["s"]))
    )


def _season(match: Match) -> TimeForm | None:
    return TimeForm(*match.span(), "season", season=key_of("seasons", match["n"]), year=whole(group(match, "y")))


def _quarter(match: Match) -> TimeForm | None:
    word = match["o"].lower()
    which = word[0] if word[0].isdigit() else meanings("ordinals")[word]
    half = (group(match, "u") or match.group()[0]).lower().startswith("h")
    if half and int(which) > 2:
        return None
    if half and group(match, "u") and not group(match, "y"):
        return None
    return TimeForm(*match.span(), "season", season=f"{'H' if half else 'Q'}{which}", year=whole(match["y"]))


def _decade(match: Match) -> TimeForm | None:
    return TimeForm(*match.span(), "fixed", value=f"{group(match, 'c') or '19'}{match['d']}")


def _century(match: Match) -> TimeForm | None:
    which = whole(group(match, "n")) or whole(key_of("ordinals", group(match, "o")))
    if group(match, "o") == "twenty-first":
        which = 21
    return TimeForm(*match.span(), "fixed", value=f"{which - 1:02}") if which else None


def _fixed(match: Match) -> TimeForm | None:
    days = {word: day for day, words in table("holidays")["fixed"].items() for word in words}
    day = days.get(" ".join(match["k"].split()))
    if not day:
        return None
    return TimeForm(*match.span(), "date", year=whole(match["y"]), month=int(day[:2]), day=int(day[3:]))


def _reference(match: Match) -> TimeForm | None:
    word = " ".join(match["k"].lower().split())
    if word.endswith(" after") and _COUNTED.search(match.string[max(0, match.start() - 16) : match.start()]):
        return None
    for value, words in table("calendar")["references"].items():
        if word in words:
            return TimeForm(*match.span(), "reference", value=value)
    return None


def _edge_unit(match: Match) -> TimeForm | None:
    edge = {"end": "end", "close": "end", "middle": "mid"}.get(match["e"].lower(), "start")
    return TimeForm(*match.span(), "shift", shift=0, unit=key_of("units", match["u"]), edge=edge)


def _weekend(match: Match) -> TimeForm | None:
    return TimeForm(*match.span(), "shift", unit="WE")


def _spoken_year(match: Match) -> TimeForm | None:
    words = match["y"].lower().replace("-", " ").split()
    if words[0] == "two":
        rest = number_of(" ".join(words[2:])) if len(words) > 2 else 0.0
        return TimeForm(*match.span(), "date", year=2000 + int(rest or 0))
    tail = [word for word in words[1:] if word not in ("hundred", "oh", "o", "and")]
    rest = number_of(" ".join(tail))
    return TimeForm(*match.span(), "date", year=1900 + int(rest)) if rest else None


def _next_part(match: Match) -> TimeForm | None:
    shift = 1 if match["k"].lower() in ("next", "following") else -1
    return TimeForm(*match.span(), "day", shift=shift, part=key_of("parts", match["p"]), that=True)


def _then(match: Match) -> TimeForm | None:
    return TimeForm(*match.span(), "then", extent=match["k"].lower(), that=True)


DATE_BUILDERS: dict[str, Builder] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_month": _day_month,
    "bare_day": _bare_day,
    "year": _year,
    "year_range": _year,
    "weekday": _weekday,
    "relative_day": _relative_day,
    "neighbour_day": _neighbour_day,
    "that_unit": _that_unit,
    "tonight": _tonight,
    "shift": _shift,
    "shift_month": _shift_month,
    "shift_part": _shift_part,
    "shift_season": _shift_season,
    "season": _season,
    "quarter": _quarter,
    "decade": _decade,
    "century": _century,
    "edge_unit": _edge_unit,
    "weekend": _weekend,
    "next_part": _next_part,
    "spoken_year": _spoken_year,
    "then": _then,
    "fixed": _fixed,
    "reference": _reference,
}
