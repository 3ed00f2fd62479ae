"""Which dates of one happening differ across accounts, and where a happening stands to the event that is told."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.extract.findings import Findings
from onrecord.model import Claim, Dispute, Phase, Span, Variant
from onrecord.reconcile.standing import weigh_standing
from onrecord.reconcile.timeline_readings import Reading, read_dates, slack_of

NEAR = 7  # days; dates farther apart belong to happenings of their own
LEAD = 3  # days before the event that are still of it
RECENT = 10  # days before the first publication in which the event is looked for
HOURS = 2  # clock times farther apart are of different happenings
ALIKE = 0.5  # shared content words of two sentences whose days differ


def conflicting_dates(findings: Sequence[Findings], claims: Sequence[Claim]) -> Mapping[str, tuple[Variant, ...]]:
    """Return, by claim, the dates that accounts give to it and that cannot both hold, each with its passages.

    Only accounts are told apart here, not origins: whoever weighs a dispute asks which of them are independent.
    """
    told: dict[str, list[Reading]] = {}
    for reading in read_dates(findings, claims):
        if reading.claim is not None:
            told.setdefault(reading.claim, []).append(reading)
    found = {claim: differing(readings) for claim, readings in sorted(told.items())}
    return {claim: variants for claim, variants in found.items() if variants}


def dispute_dates(
    findings: Sequence[Findings], claims: Sequence[Claim], origin_of: Mapping[str, str]
) -> tuple[Claim, ...]:
    """Return the claims, those disputed in slot time that independent accounts date so that not all can hold."""
    told = conflicting_dates(findings, claims)
    return tuple(_disputed(claim, told.get(claim.id, ()), origin_of) for claim in claims)


def _disputed(claim: Claim, variants: tuple[Variant, ...], origin_of: Mapping[str, str]) -> Claim:
    sides = [{origin_of[span.account] for span in variant.passages} for variant in variants]
    if claim.dispute is not None or len(set().union(*sides)) < 2 or len(claim.origins) < 2:
        return claim
    dispute = Dispute("time", "accounts of different origins give it dates or hours that cannot all hold", variants)
    return replace(claim, dispute=dispute, standing=weigh_standing(len(claim.origins), True))


def differing(readings: Sequence[Reading]) -> tuple[Variant, ...]:
    """Return the dates among readings of one happening that exclude each other, empty when all can hold together."""
    accounts: dict[str, list[Reading]] = {}
    stretches = _stretches(readings)
    for reading in readings:
        if reading.width < (2, 1) and reading.passage not in stretches:  # a day or less; months and years leave room
            accounts.setdefault(reading.passage.account, []).append(reading)
    apart = {
        account
        for account, mine in accounts.items()
        for other, theirs in accounts.items()
        if account != other and _exclude(mine, theirs)
    }
    values: dict[str, set[Span]] = {}
    for account in sorted(apart):
        for reading in _on_own_clock(accounts[account]):
            values.setdefault(_value(reading), set()).add(reading.passage)
    if len(values) < 2:
        return ()
    return tuple(Variant(value, tuple(sorted(spans))) for value, spans in sorted(values.items()))


def _stretches(readings: Sequence[Reading]) -> set[Span]:
    """Return the passages that tell two clock times: from when till when something went on."""
    clocks: dict[Span, set[str]] = {}
    for reading in readings:
        if reading.minute:
            clocks.setdefault(reading.passage, set()).add(reading.local[14:16])  # minutes are one in every zone
    return {passage for passage, told in clocks.items() if len(told) > 1}


def _on_own_clock(readings: Sequence[Reading]) -> list[Reading]:
    """Leave out an hour in Greenwich that stands beside the same passage's hour on the clock of the place."""
    placed = {reading.passage for reading in readings if reading.minute and not _greenwich(reading)}
    return [reading for reading in readings if not (_greenwich(reading) and reading.passage in placed)]


def _greenwich(reading: Reading) -> bool:
    return reading.minute and reading.earliest == reading.local + "Z"


def _value(reading: Reading) -> str:
    return reading.local if reading.minute else reading.local[:10]


def _exclude(mine: Sequence[Reading], theirs: Sequence[Reading]) -> bool:
    """Tell whether no date of one account can be a date of the other, though both seem to be of one happening."""
    pairs = [(one, other) for one in mine for other in theirs]
    if any(can_be_one(one, other) for one, other in pairs):
        return False
    return any(_of_one_happening(one, other) for one, other in pairs)


def _of_one_happening(one: Reading, other: Reading) -> bool:
    """Tell whether two dates that differ are of one happening: hours of one night, or days near each other in like words.

    One clock time on two days is a day that was guessed, and so are days as far apart as the accounts that tell them; a
    number that changes with the date tells of two moments.
    """
    if one.minute and other.minute:
        same_day = one.local[:10] == other.local[:10]
        return same_day and _minutes_apart(one.local, other.local) <= HOURS * 60
    told = [_numbers(reading) for reading in (one, other)]
    apart = _days_apart(one.days[0], other.days[0])
    guessed = bool(one.published and other.published) and apart == _days_apart(one.published, other.published)
    if apart > NEAR or guessed or (all(told) and told[0] != told[1]):
        return False
    words = [frozenset(word for word in reading.lemmas if not word[0].isdigit()) for reading in (one, other)]
    return len(words[0] & words[1]) >= ALIKE * max(1, min(map(len, words)))


def _numbers(reading: Reading) -> frozenset[str]:
    """Return the numbers in digits that a passage tells beside its date."""
    return frozenset(re.findall(r"\d[\d.,]*", reading.what.replace(reading.written, " ")))


def can_be_one(one: Reading, other: Reading) -> bool:
    """Tell whether two dates can be of one moment, each as precise as it is told.

    An hour with its zone and one without are the same where either clock shows the same hour.
    """
    if one.minute and other.minute:
        zoned = one.earliest.endswith("Z") and other.earliest.endswith("Z")
        return _close(one.earliest, other.earliest) or (not zoned and _close(one.local, other.local))
    (first, last), (begin, end) = one.days, other.days
    if last < begin or end < first:
        return False
    if "T" in one.earliest and "T" in other.earliest and not (one.minute or other.minute):
        return one.earliest <= other.latest and other.earliest <= one.latest
    return True


def _close(one: str, other: str) -> bool:
    if one[:10] != other[:10] or len(one) < 16 or len(other) < 16:
        return False
    return _minutes_apart(one, other) <= max(slack_of(one), slack_of(other))


def _minutes_apart(one: str, other: str) -> int:
    minutes = [int(time[11:13]) * 60 + int(time[14:16]) for time in (one, other)]
    return abs(minutes[0] - minutes[1])


def _days_apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def event_day(readings: Sequence[Reading]) -> str | None:
    """Return the day that most accounts tell of in the days before the first was published; None without such a day.

    The latest wins among equals: news leads with what is new.
    """
    published = sorted({reading.published for reading in readings if reading.published})
    if not published:
        return None
    since = date.fromordinal(max(date.fromisoformat(published[0]).toordinal() - RECENT, 1)).isoformat()
    told = {
        (reading.days[0], reading.passage.account)
        for reading in readings
        if reading.width < (2, 1) and since <= reading.days[0] <= published[-1]
    }
    counts = Counter(day for day, _ in told)
    return max(counts, key=lambda day: (counts[day], day)) if counts else None


def phase_of(group: Sequence[Reading], event: str | None) -> Phase:
    """Place a happening: over before the event began, of the event, or still ahead when last told."""
    best = min(group, key=lambda reading: reading.width)
    published = max((reading.published for reading in group), default="")
    first, last = best.days
    if published and first > published:
        return "expected"
    if event is None:
        return "event"
    begin = date.fromordinal(max(date.fromisoformat(event).toordinal() - LEAD, 1)).isoformat()
    if last < begin or (first < begin and best.width > (2, NEAR)):
        return "background"
    return "event"
