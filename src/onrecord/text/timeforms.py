"""What a stretch of text says of time before anything is counted from a day."""

from dataclasses import dataclass
from typing import Literal

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
    that: bool = False  # "that day": counts from the last day named
