"""What a zone's letters or a city's name mean in minutes ahead of UTC."""

import re
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from onrecord.text.calendar_words import GAP, either, table


@cache
def _letters() -> dict[str, int]:
    return {name: int(minutes) for minutes, names in table("zones")["letters"].items() for name in names}


@cache
def _places() -> dict[str, str]:
    zones = table("zones")
    named = {name.lower(): zone for zone, names in zones["cities"].items() for name in names}
    return named | {name: zone for zone, names in zones["seasonal"].items() for name in names}


@cache
def zone_pattern() -> str:
    """Return the pattern of a zone behind an hour: letters, "local time", "Lisbon time", "in Lisbon"."""
    letters = either([*(_letters() | {name: 0 for names in table("zones")["seasonal"].values() for name in names})])
    cities = either(name for names in table("zones")["cities"].values() for name in names)
    local = r"(?i:(?:of\s)?(?:the\s)?local\stime)"
    named = r"(?:[A-Z][\w’'.-]{1,30}\s){1,2}(?:[Ss]tandard\s|[Ss]ummer\s|[Dd]aylight\s)?[Tt]ime\b"
    return rf"(?:{GAP}\(?(?:(?-i:{letters.upper()})\b|(?i:{letters})(?=\b)(?<=time)|{local}|{named}|in\s{cities}\b))"


def offset_of(zone: str, day: date, minutes: int) -> int | None:
    """Return how far a zone is ahead of UTC at a local day and time, or None for a zone that no table knows.

    >>> offset_of("GMT", date(2031, 7, 1), 0), offset_of("Moscow time", date(2031, 7, 1), 600)
    (0, 180)
    """
    name = zone_name(zone)
    if name in _letters():
        return _letters()[name]
    place = _places().get(name)
    return None if place is None else _offset_in(place, day, minutes)


def zone_name(zone: str) -> str:
    """Reduce a zone as written to the name that the tables and learned pairs use.

    >>> zone_name(" in Lisbon"), zone_name("Lisbon time"), zone_name("of local time")
    ('lisbon', 'lisbon', 'local')
    """
    plain = " ".join(zone.replace("(", " ").lower().split())
    if plain in _letters() or plain in _places():
        return plain
    return re.sub(r"^(?:in|of|the)\s|\s(?:standard |summer |daylight )?time$", "", re.sub(r"^of the\s", "", plain))


def _offset_in(place: str, day: date, minutes: int) -> int | None:
    try:
        moment = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(place)) + timedelta(minutes=minutes)
        shift = moment.utcoffset()
    except (ZoneInfoNotFoundError, OverflowError, ValueError):
        return None
    return None if shift is None else round(shift.total_seconds() / 60)
