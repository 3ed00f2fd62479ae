"""What a telling has named so far, from which later expressions count: days, values, and periods of business."""

from dataclasses import dataclass
from datetime import date

from onrecord.text.dates import interval, parse_stamp
from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import Setting, TimeValue
from onrecord.text.timevalues_clock import DAWN, EVENING

QUARTER_NEAR = 8  # sentences; farther on, "a year ago" speaks of the year again
LONGER = ("P6M", "P9M")  # periods that companies report beside the quarter

Named = tuple[date, bool]  # a day, and whether it was named as a night


@dataclass(slots=True)
class Thread:
    """The day of the event told, the last day and the last value named, and the period that figures are given for."""

    event: Named | None
    last: Named | None = None
    then: str | None = None
    quarter: str | None = None
    longer: bool = False  # the figures told last are of nine months or the like
    told: int = 0  # sentences read since a quarter was named
    dark: bool = False  # the telling has come to the evening of the event's day, or to the hours before dawn behind it
    early: bool = False  # it has told of hours before dawn on that day
    morrow: int | None = None  # minutes of the last hour told of the day behind that night

    def hear(self, form: TimeForm, setting: Setting, value: TimeValue) -> None:
        """Take in an expression and the value that it was given."""
        timex = value.timex
        if form.form not in ("then", "reference", "duration", "set") and not timex.startswith("P"):
            self.then = timex
        if (
            form.form == "duration"
            and timex in LONGER
            and setting.words.startswith("the ")
            and _reported(setting.words)
        ):
            self.longer = True
        elif timex[5:6] == "Q" and form.form in ("season", "period"):
            self.longer = False
        if form.form == "season" and timex[5:6] == "Q" and _over(value, setting):
            self.quarter, self.told = timex, 0
        clock = parse_stamp(timex)
        if clock is not None and clock.minutes is not None and self.event and setting.pointing > -2:
            self._hear_hour((clock.day - self.event[0]).days, clock.minutes)

    def _hear_hour(self, days: int, minutes: int) -> None:
        """Follow a telling through its night: behind an hour of the evening, an hour before dawn is of the next day."""
        if days == 0:
            self.early = self.early or minutes < DAWN
            self.dark, self.morrow = minutes >= EVENING and not self.early, None
        elif days == 1 and self.dark:
            self.morrow = minutes
        else:
            self.dark, self.morrow = False, None

    def quarter_for(self, form: TimeForm) -> str | None:
        """Return the quarter that "the quarter" means, and "a year earlier" where the telling has just named it.

        Behind the figures of nine months "a year earlier" counts from the year.
        """
        if self.longer and form.unit != "Q":
            return self.quarter[:4] if self.quarter and form.form == "ago" else None
        return self.quarter if form.form == "period" or self.told <= QUARTER_NEAR else None


def _reported(words: str) -> bool:
    """Tell "the first nine months" from "the past nine months", which end with publication."""
    return not any(word in ("past", "last", "next", "coming") for word in words.split())


def _over(value: TimeValue, setting: Setting) -> bool:
    """Tell a quarter that has ended, of which figures are told, from one to come; business years end when they like."""
    told = interval(value.timex)
    if setting.now is None or told is None:
        return True
    today = setting.now.day.isoformat()
    return told[1] < today or (setting.pointing < 0 and told[0] <= today)
