"""The story's happenings in order."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.findings import Findings
from onrecord.extract.sentences import Sentence
from onrecord.model import Claim, Moment, Span, TimelineEntry

ALIKE = 0.5  # shared content words of two sentences that tell one happening; "same day" alone is no evidence
MANY = 200  # moments of one account; above it, repeated expressions are not looked up again
SHORTEST = 25  # characters; a shorter clause does not say what happened


@dataclass(frozen=True, slots=True)
class Reading:
    """One print of one happening with its date: what the timeline's entries are merged from."""

    earliest: str
    latest: str
    written: str
    passage: Span
    what: str
    claim: str | None
    lemmas: frozenset[str]
    order: tuple[int, int]  # of the account, of the expression in it


def order_timeline(findings: Sequence[Findings], claims: Sequence[Claim]) -> tuple[TimelineEntry, ...]:
    """Order the happenings that carry a date, readings of one instant merged.

    A happening that several accounts date is one entry with all its passages and the most precise of its dates.
    """
    stated = _passages_of(claims)
    readings = [
        reading
        for order, found in enumerate(findings)
        for reading in _readings(found, stated.get(found.account.id, ()), order)
    ]
    entries = [_entry(group) for group in group_readings(readings)]
    return tuple(sorted(entries, key=lambda e: (e.earliest, e.latest, e.what, e.passages)))


def group_readings(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Group readings of one happening: the same claim, the same minute, or the same day in much the same words."""
    groups: dict[str, list[list[Reading]]] = {}
    for reading in sorted(readings, key=_precision_first):
        day = groups.setdefault(reading.earliest[:10], [])
        home = next((group for group in day if any(same_happening(reading, other) for other in group[:3])), None)
        if home is None:
            day.append([reading])
        else:
            home.append(reading)
    return [group for day in groups.values() for group in day]


def same_happening(one: Reading, other: Reading) -> bool:
    """Tell whether two dated passages tell one happening."""
    if _ends_before(one, other) or _ends_before(other, one):
        return False
    if one.passage == other.passage or (one.claim is not None and one.claim == other.claim):
        return True
    if _is_minute(one) and _is_minute(other):
        return one.earliest == other.earliest
    joint = len(one.lemmas | other.lemmas)
    return joint > 0 and len(one.lemmas & other.lemmas) >= ALIKE * joint


def _ends_before(one: Reading, other: Reading) -> bool:
    """Compare as far as both are told: a day does not end before a minute of it."""
    told = min(len(one.latest), len(other.earliest))
    return one.latest[:told] < other.earliest[:told]


def _is_minute(reading: Reading) -> bool:
    return reading.earliest == reading.latest and "T" in reading.earliest


def _width(reading: Reading) -> tuple[int, int]:
    """Rank precision: a minute before a part of a day, a day, a month, a year."""
    if _is_minute(reading):
        return 0, 0
    if "T" in reading.earliest:
        return 1, 0
    first, last = (tuple(map(int, day.split("-"))) for day in (reading.earliest, reading.latest))
    return 2, (last[0] - first[0]) * 372 + (last[1] - first[1]) * 31 + last[2] - first[2]


def _precision_first(reading: Reading) -> tuple[object, ...]:
    return _width(reading), reading.claim is None, reading.order, reading.passage


def _entry(group: Sequence[Reading]) -> TimelineEntry:
    best = min(group, key=_precision_first)
    told = min(group, key=lambda reading: (reading.claim is None, _precision_first(reading)))
    return TimelineEntry(
        earliest=best.earliest,
        latest=best.latest,
        written=best.written,
        what=told.what,
        claim=told.claim,
        passages=tuple(sorted({reading.passage for reading in group})),
    )


def _passages_of(claims: Sequence[Claim]) -> dict[str, tuple[tuple[Span, str], ...]]:
    """List each account's claim passages with the claim they state, in the order of the text."""
    rows: dict[str, list[tuple[Span, str]]] = {}
    for claim in claims:
        for passage in claim.passages:
            rows.setdefault(passage.account, []).append((passage, claim.id))
    return {account: tuple(sorted(found)) for account, found in rows.items()}


def _readings(found: Findings, stated: Sequence[tuple[Span, str]], order: int) -> Iterator[Reading]:
    starts = [sentence.span.start for sentence in found.sentences]
    for moment in found.moments:
        if moment.earliest is None or moment.latest is None or moment.rule == "the time named before":
            continue
        for at in _places(found, moment, starts):
            yield _reading(found, moment, at, stated, order)


def _places(found: Findings, moment: Moment, starts: Sequence[int]) -> Iterator[tuple[Sentence, int, int]]:
    """Yield every sentence that carries the expression: the record holds each once, but a text may repeat it."""
    first = bisect_right(starts, moment.span.start) - 1
    if first >= 0 and moment.span.end <= found.sentences[first].span.end:
        yield found.sentences[first], moment.span.start, moment.span.end
    if len(found.moments) > MANY or _written_as(found.moments)[moment.written.casefold()] != 1:
        return
    pattern = re.compile(rf"(?i)\b{re.escape(moment.written)}\b")
    for sentence in found.sentences[first + 1 :]:
        match = pattern.search(sentence.text)
        if match:
            yield sentence, sentence.span.start + match.start(), sentence.span.start + match.end()


def _written_as(moments: Sequence[Moment]) -> Mapping[str, int]:
    """Count how many values an expression has in its account; one with two cannot be told from its words."""
    counts: dict[str, int] = {}
    for moment in moments:
        counts[moment.written.casefold()] = counts.get(moment.written.casefold(), 0) + 1
    return counts


def _reading(
    found: Findings, moment: Moment, place: tuple[Sentence, int, int], stated: Sequence[tuple[Span, str]], order: int
) -> Reading:
    sentence, start, end = place
    passage, claim = _passage(found, sentence, start, end, stated)
    return Reading(
        earliest=moment.earliest or "",
        latest=moment.latest or "",
        written=moment.written,
        passage=passage,
        what=found.account.cut(passage.start, passage.end),
        claim=claim,
        lemmas=sentence.lemmas,
        order=(order, start),
    )


def _passage(
    found: Findings, sentence: Sentence, start: int, end: int, stated: Sequence[tuple[Span, str]]
) -> tuple[Span, str | None]:
    """Choose the words that carry a date: a claim's passage, else the shortest clause that says enough, else the sentence."""
    held = [row for row in stated if row[0].start <= start and end <= row[0].end]
    if held:
        return min(held, key=lambda row: (row[0].end - row[0].start, row))
    clauses = [
        p.span
        for p in found.propositions
        if p.span.start <= start and end <= p.span.end and _length(p.span) >= SHORTEST
    ]
    return min(clauses, key=lambda span: (_length(span), span), default=sentence.span), None


def _length(span: Span) -> int:
    return span.end - span.start
