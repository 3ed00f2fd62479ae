"""The story's happenings in order."""

from collections.abc import Iterator, Sequence

from onrecord.extract.findings import Findings
from onrecord.model import Claim, TimelineEntry
from onrecord.reconcile.timeline_dates import can_be_one, differing, event_day, phase_of
from onrecord.reconcile.timeline_readings import Reading, read_dates
from onrecord.text.dates import add_days, format_instant, parse_stamp

ALIKE = 0.5  # shared content words of two sentences that tell one happening; "same day" alone is no evidence


def order_timeline(findings: Sequence[Findings], claims: Sequence[Claim]) -> tuple[TimelineEntry, ...]:
    """Order the happenings that carry a date, readings of one instant merged.

    A happening that several accounts date is one entry with all its passages and the most precise of its dates; where
    accounts date it differently, each date is an entry and names the others. Where all hours with a zone are of one zone,
    hours are told on its clock, which those without a zone are then taken to be of too.
    """
    readings = read_dates(findings, claims)
    event, clock = event_day(readings), _clock_of(readings)
    by_claim: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.claim is not None:
            by_claim.setdefault(reading.claim, []).append(reading)
    entries = [_entry(group, event, clock, by_claim) for group in group_readings(readings)]
    return tuple(sorted(entries, key=lambda e: (e.earliest, e.latest, e.what, e.passages)))


def group_readings(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Group readings of one happening: the same claim, the same minute, or the same day in much the same words."""
    groups: list[list[Reading]] = []
    homes: dict[str, list[int]] = {}
    for reading in sorted(readings, key=_precision_first):
        near = sorted({row for key in _keys(reading) for row in homes.get(key, ())})
        home = next((row for row in near if any(same_happening(reading, other) for other in groups[row][:3])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(reading)
        for key in _keys(reading):
            if home not in homes.setdefault(key, []):
                homes[key].append(home)
    return groups


def _keys(reading: Reading) -> Iterator[str]:
    """Name what readings of one happening share: the claim, the first day, the instant."""
    yield reading.days[0]
    if reading.earliest[:10] != reading.days[0]:
        yield reading.earliest[:10]
    if reading.claim is not None:
        yield reading.claim


def same_happening(one: Reading, other: Reading) -> bool:
    """Tell whether two dated passages tell one happening."""
    if not can_be_one(one, other):
        return False
    if one.passage == other.passage or (one.claim is not None and one.claim == other.claim):
        return True
    if one.minute and other.minute:
        return one.earliest == other.earliest or (one.local[:16] == other.local[:16] and not _zoned(one, other))
    joint = len(one.lemmas | other.lemmas)
    return joint > 0 and len(one.lemmas & other.lemmas) >= ALIKE * joint


def _zoned(one: Reading, other: Reading) -> bool:
    return one.earliest.endswith("Z") and other.earliest.endswith("Z")


def _precision_first(reading: Reading) -> tuple[object, ...]:
    return reading.width, reading.claim is None, reading.order, reading.passage


def _clock_of(readings: Sequence[Reading]) -> int | None:
    """Return how many minutes ahead of UTC the one zone is in which hours are told beside Greenwich's; None where none or several are."""
    offsets = {reading.offset for reading in readings} - {None, 0}
    return offsets.pop() if len(offsets) == 1 else None


def _on_clock(written: str, clock: int | None) -> str:
    """Tell an instant of UTC on another clock.

    >>> _on_clock("2031-03-09T20:40Z", -180), _on_clock("2031-03-09", -180)
    ('2031-03-09T17:40-03:00', '2031-03-09')
    """
    stamp = parse_stamp(written)
    if clock is None or stamp is None or stamp.offset is None or stamp.minutes is None:
        return written
    days, minutes = divmod(stamp.minutes - stamp.offset + clock, 1440)
    return format_instant(add_days(stamp.day, days), minutes, clock)


def _entry(
    group: Sequence[Reading], event: str | None, clock: int | None, by_claim: dict[str, list[Reading]]
) -> TimelineEntry:
    best = min(group, key=_precision_first)
    told = min(group, key=lambda reading: (reading.claim is None, _precision_first(reading)))
    variants = differing(by_claim[told.claim]) if told.claim is not None else ()
    own = {reading.passage for reading in group}
    return TimelineEntry(
        earliest=_on_clock(best.earliest, clock),
        latest=_on_clock(best.latest, clock),
        written=best.written,
        what=told.what,
        claim=told.claim,
        passages=tuple(sorted(own)),
        phase=phase_of(group, event),
        variants=variants if any(span in own for variant in variants for span in variant.passages) else (),
    )
