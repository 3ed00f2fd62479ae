"""What a stretch of text says of time before anything is counted from a day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from onrecord.text.calendar_words import Words

Form = Literal[
    "date",
    "weekday",
    "day",
    "shift",
    "ago",
    "clock",
    "part",
    "season",
    "duration",
    "set",
    "reference",
    "fixed",
    "then",
    "ahead",
    "period",
    "feast",
]


@dataclass(frozen=True, slots=True)
class TimeForm:
    """A time expression in a text as its parts; whatever it leaves open is None.

    `shift` counts whole units away from now (-1 for "last"), `edge` is the stretch of the unit meant, `extent` the
    word in front ("since", "by"), `value` a TIMEX3 value that needs no resolving.
    """

    start: int
    end: int
    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    unit: str | None = None
    count: float | None = None
    hour: int | None = None
    minute: int = 0
    settled: bool = True  # False for an hour that may be before or after noon
    zone: str | None = None
    part: str | None = None
    season: str | None = None
    edge: str | None = None
    extent: str | None = None
    value: str | None = None
    feast: str | None = None  # how a movable feast falls
    that: bool = False  # "that day": counts from the last day named
    of: "TimeForm | None" = None  # what it counts from in its own words: "ten years ago today"


REACH = 20  # characters before a match in which a word is looked for
_WORD_BEFORE = re.compile(r"\b(\w{1,20}\.?)\s{1,3}$")

Match = re.Match[str]
Builder = Callable[[Match, Words], TimeForm | None]


def group(match: Match, name: str) -> str | None:
    """Return what a group matched, None also where the pattern has no such group."""
    found: str | None = match.groupdict().get(name)
    return found


def word_before(match: Match) -> str:
    """Return the word right before a match in small letters, with its full stop; no text where none is."""
    found = _WORD_BEFORE.search(match.string[max(0, match.start() - REACH) : match.start()])
    return found[1].lower() if found else ""


def whole(written: str | None) -> int | None:
    """Read digits, or nothing."""
    return int(written) if written else None
