"""The dates that accounts give to happenings: what a timeline is merged from."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.findings import Findings
from onrecord.extract.sentences import Sentence
from onrecord.model import Claim, Moment, Span
from onrecord.text.dates import parse_stamp

_COMPARED = re.compile(r"(?i)\b(?:than|compared with|compared to|versus)(?: [\w’'-]+){0,5} ?\Z")
MANY = 200  # moments of one account; above it, repeated expressions are not looked up again
ROUNDED = ((30, 15), (15, 8), (10, 5), (5, 3))  # clock times in these steps may be off by these minutes
SHORTEST = 25  # characters; a shorter clause does not say what happened


@dataclass(frozen=True, slots=True)
class Reading:
    """One print of one happening with its date; `local` is the clock and calendar of the place, as told."""

    earliest: str
    latest: str
    written: str
    passage: Span
    what: str
    claim: str | None
    lemmas: frozenset[str]
    order: tuple[int, int]  # of the account, of the expression in it
    local: str
    published: str  # day of the account, empty when unknown

    @property
    def minute(self) -> bool:
        """Tell a moment told to the minute."""
        return self.earliest == self.latest and "T" in self.earliest

    @property
    def offset(self) -> int | None:
        """Return how many minutes ahead of UTC the clock is on which an hour is told; None without a zone."""
        told, utc = parse_stamp(self.local), parse_stamp(self.earliest)
        if not self.minute or told is None or utc is None or told.minutes is None or utc.offset is None:
            return None
        return (told.day - utc.day).days * 1440 + told.minutes - (utc.minutes or 0)

    @property
    def days(self) -> tuple[str, str]:
        """Return the first and last day covered, on the calendar of the place."""
        return (self.local[:10], self.local[:10]) if self.minute else (self.earliest[:10], self.latest[:10])

    @property
    def width(self) -> tuple[int, int]:
        """Rank precision: a minute, 21:52 before 22:00, before a part of a day, a day, a month, a year."""
        if self.minute:
            return 0, slack_of(self.earliest)
        if "T" in self.earliest:
            return 1, 0
        first, last = (tuple(map(int, day.split("-"))) for day in (self.earliest[:10], self.latest[:10]))
        return 2, (last[0] - first[0]) * 372 + (last[1] - first[1]) * 31 + last[2] - first[2]


def slack_of(time: str) -> int:
    """Return by how many minutes a clock time may be rounded: half past may be a quarter of an hour off, 3:12 hardly.

    >>> slack_of("2031-06-08T21:30"), slack_of("2031-06-08T21:52")
    (15, 1)
    """
    minute = int(time[14:16])
    return next((slack for step, slack in ROUNDED if minute % step == 0), 1)


def read_dates(findings: Sequence[Findings], claims: Sequence[Claim]) -> list[Reading]:
    """List every dated passage of every account."""
    stated = _passages_of(claims)
    return [
        reading
        for order, found in enumerate(findings)
        for reading in _readings(found, stated.get(found.account.id, ()), order)
    ]


def _passages_of(claims: Sequence[Claim]) -> dict[str, tuple[tuple[Span, str], ...]]:
    """List each account's claim passages with the claim they state, in the order of the text."""
    rows: dict[str, list[tuple[Span, str]]] = {}
    for claim in claims:
        for passage in claim.passages:
            rows.setdefault(passage.account, []).append((passage, claim.id))
    return {account: tuple(sorted(found)) for account, found in rows.items()}


def _readings(found: Findings, stated: Sequence[tuple[Span, str]], order: int) -> Iterator[Reading]:
    starts = [sentence.span.start for sentence in found.sentences]
    counts = _written_as(found.moments) if len(found.moments) <= MANY else {}
    for moment in found.moments:
        if moment.earliest is None or moment.latest is None or moment.rule == "the time named before":
            continue
        for at in _places(found, moment, starts, counts):
            if _COMPARED.search(at[0].text[: at[1] - at[0].span.start]):
                continue  # one more than on Saturday tells of no happening then
            yield _reading(found, moment, at, stated, order)


def _places(
    found: Findings, moment: Moment, starts: Sequence[int], counts: Mapping[str, int]
) -> Iterator[tuple[Sentence, int, int]]:
    """Yield every sentence that carries the expression: the record holds each once, but a text may repeat it."""
    first = bisect_right(starts, moment.span.start) - 1
    if first >= 0 and moment.span.end <= found.sentences[first].span.end:
        yield found.sentences[first], moment.span.start, moment.span.end
    if counts.get(moment.written.casefold()) != 1:
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
        local=moment.timex[:16],
        published=_published(found),
    )


def _published(found: Findings) -> str:
    """Return the last day on which an account was published or updated; empty where no whole day is given."""
    stamps = (parse_stamp(written) for written in (found.account.published, found.account.updated))
    return max((stamp.day.isoformat() for stamp in stamps if stamp), default="")


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
