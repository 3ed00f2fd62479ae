"""How seasons, quarters and business years are read: "the third quarter", "fiscal 2031", "the year-earlier period"."""

import re

from onrecord.text.calendar_words import Words
from onrecord.text.timeforms import Builder, Match, TimeForm, group, whole

_TO_MONTH = re.compile(
    r"\s(?:ended|ending)\s(?:on\s)?(?:\d{1,2}\s)?([A-Z][a-z]{2,8})\b\.?(?:\s\d{1,2},?)?(?:\s(\d{4}))?"
)
_PLAYED = re.compile(r"(?i)\b(?:minutes?|seconds?) (?:left|remaining|to go|to play) in\s$")
_SPANNED = re.compile(r"[-–/](\d{2,4})$")
_ENDED = re.compile(r"\s(?:ended|ending|to\b|through)")
_AT = re.compile(r"(?i)\bat\s{1,3}$")
_OF = re.compile(r"\bof\s{1,3}$")
_PART_OF = re.compile(r"(?:s|quarter|half|part|most|much|rest|remainder|end|start|beginning|all)\s{1,3}of\s{1,3}$")


def _season(match: Match, words: Words) -> TimeForm | None:
    names = match.groupdict()
    if "a" in names and not names["a"] and not names["t"]:
        return None
    start = match.start("t") if names.get("t") else match.start("n") if names.get("a") else match.start()
    season = words.key_of("seasons", match["n"])
    return TimeForm(start, match.end(), "season", season=season, year=whole(group(match, "y")))


def _shift_season(match: Match, words: Words) -> TimeForm | None:
    word, season = match["s"].lower(), words.key_of("seasons", match["n"])
    that = word in words.listed("neighbours", "that") or word in words.listed("neighbours")
    return TimeForm(*match.span(), "season", season=season, shift=words.whole("shifts", word) or 0, that=that)


def _quarter(match: Match, words: Words) -> TimeForm | None:
    word = match["o"].lower()
    if _PLAYED.search(match.string[max(0, match.start() - 30) : match.start()]):
        return None  # two minutes left in the second quarter
    last = word in words.listed("periods", "last_half")
    which = "2" if last else word[0] if word[0].isdigit() else str(words.whole("ordinals", word))
    half = (group(match, "u") or match.group()[0]).lower().startswith("h")
    if (last and not half) or (half and int(which) > 2):
        return None
    season = f"{'H' if half else 'Q'}{which}"
    if half and group(match, "u") and not group(match, "y"):
        if group(match, "a"):
            return TimeForm(*match.span(), "season", season=season, shift=0, unit="Y")
        if group(match, "b") is None:
            return None
    return TimeForm(*match.span(), "season", season=season, year=whole(match["y"]))


def _month_quarter(match: Match, words: Words) -> TimeForm | None:
    """Read "the June quarter" and "the January-March quarter" by the month that ends it."""
    month = words.whole("months", match["m"]) or 3
    return TimeForm(*match.span(), "season", season=f"Q{month // 3}", year=whole(match["y"]))


def _period(match: Match, words: Words) -> TimeForm | None:
    """Read "the year-earlier quarter" and "the 2030 period": a quarter told by another one."""
    word, noun = (group(match, "k") or "").lower(), (group(match, "v") or "").lower()
    back = word in words.listed("periods", "back") or bool(group(match, "z"))
    year, ordinal = whole(group(match, "y")), group(match, "o")
    season = f"Q{words.whole('ordinals', ordinal)}" if ordinal else None
    named = noun == "quarter" or word in words.listed("periods", "of_quarters")
    if not back and not year and not named:
        return None
    ended = _TO_MONTH.match(match.string[match.end() : match.end() + 36]) if noun == "quarter" and not ordinal else None
    month = words.whole("months", ended[1]) if ended and not back and not year else None
    if month:  # the quarter ended June 30
        quarter = f"Q{month // 3}" if month % 3 == 0 else None
        return TimeForm(
            *match.span(),
            "season" if quarter else "duration",
            season=quarter,
            year=whole(ended[2]) if ended else None,
            value=None if quarter else "P3M",
        )
    unit = "Q" if named else None
    return TimeForm(*match.span(), "period", year=year, season=season, shift=-1 if back else 0, unit=unit)


def _fiscal(match: Match, words: Words) -> TimeForm | None:
    if group(match, "y"):
        year, spanned = int(match["y"]), _SPANNED.search(match.group())
        if spanned and int(spanned[1][-2:]) != (year + 1) % 100:
            return None  # the 2021-2027 budget
        return TimeForm(*match.span(), "date", year=year if year > 99 else 2000 + year)
    shift = words.whole("shifts", match["s"])
    if shift is None:
        return TimeForm(*match.span(), "duration", value="P1Y")
    return TimeForm(*match.span(), "shift", shift=shift, unit="Y")


def _the_unit(match: Match, words: Words) -> TimeForm | None:
    """Read "the year" as the year of publication, and "the year ended 31 March" as a length."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    unit = words.key_of("units", match["u"])
    if _ENDED.match(match.string[match.end() : match.end() + 10]):
        return TimeForm(*match.span(), "duration", value=f"P1{unit}")
    if _OF.search(before) and not _PART_OF.search(before):
        return None
    return TimeForm(*match.span(), "shift", shift=0, unit=unit)


def _edge_unit(match: Match, words: Words) -> TimeForm | None:
    edge = {"end": "end", "close": "end", "middle": "mid"}.get(match["e"].lower(), "start")
    unit = words.key_of("units", match["u"])
    front = match.string[max(0, match.start() - 4) : match.start()]
    if unit == "D" and _AT.search(front) and match.string[match.end() : match.end() + 1] == ",":
        return None  # "at the end of the day, it is his to decide"
    return TimeForm(*match.span(), "shift", shift=0, unit=unit, edge=edge)


PERIOD_BUILDERS: dict[str, Builder] = {
    "season": _season,
    "shift_season": _shift_season,
    "quarter": _quarter,
    "month_quarter": _month_quarter,
    "period": _period,
    "fiscal": _fiscal,
    "the_unit": _the_unit,
    "edge_unit": _edge_unit,
}
