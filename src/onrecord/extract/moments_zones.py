"""Zones that an account teaches by giving one moment in two of them: "1300 local time (1100 GMT)"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from onrecord.text.dates import add_days, format_instant, parse_stamp
from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import Setting, TimeValue
from onrecord.text.timevalues_clock import hour_of
from onrecord.text.zones import offset_of, zone_name

_PAIR = re.compile(r"\s{0,2}(?:\(|\[|/|,? or |, which is |, that is |, |; )?\s{0,2}(?:\b\w{1,20} )?$")
_FIXED = date(2000, 1, 1)


def learn_offsets(texts: Sequence[str], forms: Sequence[tuple[TimeForm, ...]]) -> dict[str, int]:
    """Learn the offset of "local time" and of named places from an account's own pairs of hours."""
    learned: dict[str, int] = {}
    for text, found in zip(texts, forms, strict=True):
        for left, right in pairwise(found):
            pair = _pair(text, left, right)
            if pair:
                learned.setdefault(*pair)
    return learned


def _pair(text: str, left: TimeForm, right: TimeForm) -> tuple[str, int] | None:
    if left.hour is None or right.hour is None or not _PAIR.match(text[left.end : right.start][:24]):
        return None
    known = offset_of(right.zone, _FIXED, 0) if right.zone else None
    if known != 0 or (left.zone and offset_of(left.zone, _FIXED, 0) is not None):
        return None
    ahead = hour_of(left, None) * 60 + left.minute - right.hour * 60 - right.minute
    ahead = (ahead + 720) % 1440 - 720
    if ahead % 15:
        return None
    return (zone_name(left.zone) if left.zone else "local"), ahead


def paired_day(value: TimeValue, before: Sequence[TimeForm], setting: Setting, focus: date | None) -> TimeValue:
    """Put an hour in Greenwich on the day that its local twin falls on there."""
    stamp = parse_stamp(value.timex)
    local = setting.offsets.get("local", setting.now.offset if setting.now else None)
    twin = next((form for form in reversed(before) if form.hour is not None), None)
    if not stamp or stamp.offset != 0 or stamp.minutes is None or local is None or twin is None:
        return value
    ahead = hour_of(twin, setting.half) * 60 + twin.minute - stamp.minutes
    days = round((local - ahead) / 1440)
    if not days or abs(days) > 1 or (local - ahead) % 1440:
        return value
    day = add_days(stamp.day, -days)
    return replace(value, timex=format_instant(day, stamp.minutes, 0), day=day)
