"""How lengths of time are read: "two hours and 20 minutes", "three weeks ago", "in seven weeks", "every Friday"."""

import re

from onrecord.text.calendar_words import Words
from onrecord.text.timeforms import Builder, Match, TimeForm, group, word_before
from onrecord.text.timerepeats import weekly

MILLIONS = {"million": 1e6, "billion": 1e9}
LONGEST_COUNT = 100_000
LONGEST_HOURS = 1000  # "11,400 hours in the air" counts experience and lasts nowhere
_WORD_AFTER = re.compile(r"\s{1,3}(\w{1,20})")
_SIZES = ("S", "TM", "H", "D", "W", "M", "Y", "E", "C")
_SMALLER = {"H": ("TM", 60), "TM": ("S", 60), "Y": ("M", 12), "D": ("H", 24), "W": ("D", 7)}
_LARGER = {"E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2), "Q": ("M", 3), "WE": ("WE", 1)}


def _unit(match: Match, words: Words, name: str = "u") -> str | None:
    return words.key_of("units", match[name])


def _ago(match: Match, words: Words) -> TimeForm | None:
    scale = (group(match, "m") or "").strip()
    word, count = " ".join(match["k"].lower().split()), words.number_of(match["n"].removesuffix(scale).rstrip())
    if count is None:
        return None
    count *= MILLIONS.get(scale, 1.0)
    count += 0.5 if _and_a_half(match.group(), words) else 0
    sign = -1 if word in words.listed("directions", "back") else 1
    that = word in words.listed("directions", "from_named")
    return TimeForm(*match.span(), "ago", shift=sign, count=count, unit=_unit(match, words), that=that)


def _and_a_half(text: str, words: Words) -> bool:
    plain = text.lower().replace("-", " ")
    return any(tail in plain for tail in words.listed("and_a_half"))


def _lately(match: Match, words: Words) -> TimeForm | None:
    """Read "the last three weeks", and no "last" that is a verb: "is expected to last three weeks", "batteries last about 30 days"."""
    alone = match.group().split()[0].lower() in words.listed("lengths", "verbs")
    verb = (alone and group(match, "h")) or word_before(match) in words.listed("lengths", "verb_before")
    start = match.start("n") if verb else match.start()
    return TimeForm(
        start, match.end(), "duration", value=duration(((words.number_of(match["n"]), _unit(match, words)),))
    )


def _duration(match: Match, words: Words) -> TimeForm | None:
    first = words.number_of(match["n"])
    if (
        first is None
        or _too_long(first, _unit(match, words))
        or not _is_length(match, words)
        or _is_title(match, words)
    ):
        return None
    half = _and_a_half(match.group(), words) and match["n"].lower() not in words.listed("fractions", "0.5")
    pairs, end = [(first + (0.5 if half else 0), _unit(match, words))], match.end("h" if group(match, "h") else "u")
    for n, u in (("n2", "u2"), ("n3", "u3")):
        more, unit = group(match, n), words.key_of("units", group(match, u))
        if not more or (count := words.number_of(more)) is None or not _smaller(unit, pairs[-1][1]):
            break
        pairs.append((count, unit))
        end = match.end(u)
    single = pairs[0][0] if len(pairs) == 1 else None
    return TimeForm(match.start(), end, "duration", count=single, unit=pairs[0][1], value=duration(tuple(pairs)))


def _too_long(count: float, unit: str | None) -> bool:
    return count > (LONGEST_HOURS if unit in ("H", "TM", "S") else LONGEST_COUNT)


def _goes_on(match: Match, words: Words) -> bool:
    """Tell "a day and two hours" from "24 hours a day, seven days a week"."""
    return bool(group(match, "n2")) and _smaller(words.key_of("units", group(match, "u2")), _unit(match, words))


def _smaller(unit: str | None, other: str | None) -> bool:
    """Tell the rest of a length, "20 minutes" behind "two hours", from a length of its own."""
    return unit in _SIZES and other in _SIZES and _SIZES.index(unit) < _SIZES.index(other)


def _is_title(match: Match, words: Words) -> bool:
    """Tell "60 Minutes" and "the Six-Day War", names, from a length of time, where only names are written so."""
    return (
        match["u"].istitle()
        and (match["n"][0].isdigit() or match["n"][0].isupper())
        and not words.listed("writing", "capital_nouns")
    )


def _is_length(match: Match, words: Words) -> bool:
    """Tell "for a year" from the rate in "$9 million a year", and a moment from "a second source"."""
    number, unit = match["n"].lower(), match["u"].lower()
    if number not in words.meaning("numbers", 1) or group(match, "h") or _goes_on(match, words):
        return True
    counted = number in words.listed("lengths", "counting")
    if unit in words.listed("lengths", "no_unit") and not (counted and unit != "second"):
        return False
    if counted and (_unit(match, words) != "D" or "-" in match.group()):
        return True
    after = _WORD_AFTER.match(match.string[match.end() : match.end() + 12])
    fits_before = word_before(match) in words.listed("lengths", "before")
    return fits_before or bool(after and after[1].lower() in words.listed("lengths", "after"))


def _vague(match: Match, words: Words) -> TimeForm | None:
    front = (match["c"] or "").lower().split()
    if front and word_before(match) in words.listed("vague", "never_behind"):
        return None  # "the third fire in as many days"
    if word_before(match) in words.listed("vague", "scales"):
        return None  # "1.2 million days of class"
    word = front[0] if front else ""
    few = word in words.listed("vague", "adjectives")
    if words.key_of("plurals", match["u"]) is None and not ("-" in match.group() and few):
        return None
    start = match.start("c") if word in words.listed("vague", "kept") else match.start("u")
    value = duration(((None, _unit(match, words)),))
    return TimeForm(start, match.end(), "duration", value=value, extent=" ".join(front) or None)


def _duration_range(match: Match, words: Words) -> TimeForm | None:
    """Read "two to three weeks" by its lower end, and "two and three weeks" only behind "between"."""
    first, last = words.number_of(match["n"]), words.number_of(match["n2"])
    if first is None or last is None or not first < last or last > LONGEST_COUNT:
        return None
    link = match.string[match.end("n") : match.start("n2")].strip().lower()
    before = match.string[max(0, match.start("n") - 10) : match.start("n")].lower()
    if link in words.listed("number_links") and not any(w in before for w in words.listed("ranges", "between")):
        return None
    return TimeForm(*match.span(), "duration", value=duration(((first, _unit(match, words)),)))


def _duration_or(match: Match, words: Words) -> TimeForm | None:
    """Read "a week or two" as a week, and "the next year or so" as next year."""
    if match["a"] and not match["n"]:
        word = match["a"].lower().split()[-1]
        return TimeForm(*match.span(), "shift", shift=words.whole("shifts", word), unit=_unit(match, words))
    return TimeForm(match.start("n"), match.end(), "duration", value=duration(((1.0, _unit(match, words)),)))


def _span_period(match: Match, words: Words) -> TimeForm | None:
    count = words.number_of(match["n"])
    if count is None:
        return None
    return TimeForm(*match.span(), "duration", value=duration(((count, _unit(match, words)),)))


def _habit(match: Match, words: Words) -> TimeForm | None:
    return TimeForm(*match.span(), "set", value=duration(((1.0, words.key_of("habits", match["k"])),)))


def _weekly(match: Match, words: Words) -> TimeForm | None:
    return TimeForm(*match.span(), "set", value=words.key_of("weekly", match["k"]) or "")


def _weekdays(match: Match, words: Words) -> TimeForm | None:
    """Read "Saturdays" as every Saturday, and "most Sunday mornings"."""
    value = weekly(words.whole("weekdays", match["w"]) or 0, words.key_of("parts", group(match, "p")))
    return TimeForm(*match.span(), "set", value=value)


def _long_unit(match: Match, words: Words) -> TimeForm | None:
    """Read "a daylong hearing" as one day and "a weeks-long siege" as weeks without a count."""
    count = None if words.key_of("plurals", match["u"]) else 1.0
    return TimeForm(*match.span(), "duration", value=duration(((count, _unit(match, words)),)))


def _nights(match: Match, words: Words) -> TimeForm | None:
    count = words.number_of(match["n"])
    return TimeForm(*match.span(), "duration", value=duration(((count, "D"),))) if count else None


def _nth(match: Match, words: Words) -> TimeForm | None:
    unit = _unit(match, words) or "D"
    which = words.whole("ordinals", match["o"]) or 1
    if which < 2:
        return None
    return TimeForm(match.start("a"), match.end(), "duration", value=duration(((float(which), unit),)))


def _in_time(match: Match, words: Words) -> TimeForm | None:
    few = match["n"].lower() in words.listed("vague", "counts")
    count = None if few else words.number_of(match["n"])
    if count is None and not few:
        return None
    return TimeForm(match.start("n"), match.end(), "ahead", count=count, unit=_unit(match, words), shift=1)


def _set(match: Match, words: Words) -> TimeForm | None:
    keys = {name: words.key_of(name, match["u"]) for name in ("weekdays", "parts", "months", "seasons", "units")}
    if keys["weekdays"] is not None:
        value = weekly(int(keys["weekdays"]), words.key_of("parts", group(match, "p")))
    elif keys["parts"]:
        value = f"XXXX-XX-XXT{keys['parts']}"
    elif keys["months"] or keys["seasons"]:
        value = f"XXXX-{int(keys['months']):02}" if keys["months"] else f"XXXX-{keys['seasons']}"
    else:
        written = (group(match, "n") or "").lower()
        nth = words.whole("ordinals", written) or words.whole("every_nth", written)
        few = written in words.listed("vague", "repeated")
        count = None if few else float(nth or 0) or words.number_of(written) or 1.0
        value = duration(((count, keys["units"]),))
    return TimeForm(*match.span(), "set", value=value)


def _within_the(match: Match, words: Words) -> TimeForm | None:
    return TimeForm(*match.span(), "duration", value=duration(((1.0, _unit(match, words)),)), extent="within")


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
    if count > 1 and rest[0] != int(rest[0]):
        return [(count, unit)]
    return [(float(int(count)), unit), rest] if count > 1 else [rest]


LENGTH_BUILDERS: dict[str, Builder] = {
    "ago": _ago,
    "lately": _lately,
    "duration": _duration,
    "vague": _vague,
    "duration_range": _duration_range,
    "duration_or": _duration_or,
    "span_period": _span_period,
    "habit": _habit,
    "set": _set,
    "weekly": _weekly,
    "within_the": _within_the,
    "weekdays": _weekdays,
    "long_unit": _long_unit,
    "nights": _nights,
    "nth": _nth,
    "in_time": _in_time,
}
