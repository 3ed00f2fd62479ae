"""What an expression counts from, and what comes of it."""

from dataclasses import dataclass
from datetime import date

from onrecord.text.dates import Stamp

WEEK = "week"  # of "Tuesday week"
SOON = ("as soon as", "as early as", "as late as", "no later than", WEEK)  # ahead whatever the verb
DEADLINES = ("by", "until", "till", "through")
BEHIND = ", and the night behind it"  # what a rule adds for an hour or a part of the morning after
AHEAD_EXTENTS = (*DEADLINES, "before", "no later than", "from")
CLOSE_AGAINST = 45  # days; a day this near to publication is meant although the verb points surely the other way


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression counts from.

    `now` is the publication moment, None when nothing tells it; `day` the last day that the text named; `pointing` is
    -1 where the words around point back, 1 to 4 where they point ahead, 0 where they do not say, and `loose` that they
    do so through a noun; `why` says so in words.
    `offsets` are zones learned from the account's own pairs, "local" among them.
    """

    now: Stamp | None
    day: date | None
    pointing: int
    why: str
    offsets: dict[str, int]
    words: str = ""  # the expression as written
    half: str | None = None
    then: str | None = None  # the value of the last moment named
    hours: tuple[int, ...] = ()  # minutes of the day that the account settles elsewhere
    quarter: str | None = None  # the last quarter of a year that the account named
    loose: bool = False  # the expression hangs on a noun: "they spoke of a summit in May"
    beside: bool = False  # `day` or another day was named earlier in the same sentence
    guessed: bool = False  # `day` is the one that the telling is of, which the sentence need not mean
    night: bool = False  # `day` was named as a night or evening: hours before dawn fall on the day after
    morrow: int | None = None  # minutes of the hour told last, where that was of the day after `day`

    @property
    def sure(self) -> bool:
        """Whether a verb says that what is dated is past or to come: "he died", "they will meet"."""
        return self.pointing in (-2, -1, 4) and not self.loose


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A TIMEX3 value and the rule in words; `day` is set where the value names one day."""

    timex: str
    rule: str
    day: date | None = None
