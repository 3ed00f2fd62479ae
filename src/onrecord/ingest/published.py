"""When an account says that it was published and updated."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.ingest.candidates import offer
from onrecord.ingest.captures import is_later, is_moment
from onrecord.ingest.orders import ORDERS, is_either, month_first
from onrecord.ingest.page import Head
from onrecord.ingest.pieces import Lines
from onrecord.ingest.stamps import parse_stamps, read_dates
from onrecord.ingest.stretches import words
from onrecord.ingest.years import own_year
from onrecord.model import Block, Candidate, Metadatum

ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?")
PUBLISHED = (
    "article:published_time", "datepublished", "date", "pubdate", "publish-date", "publishdate", "dc.date", "dc.date.issued",
    "dcterms.created", "parsely-pub-date", "sailthru.date", "og:published_time",
)  # fmt: skip
UPDATED = ("article:modified_time", "datemodified", "lastmod", "og:updated_time", "last-modified")
RULES = {
    "published": "date line", "updated": "date line", "byline": "date in the byline", "dateline": "dateline",
    "signature": "date in the sign-off", "title": "date in the headline",
}  # fmt: skip
HEAD = ("published", "updated", "byline", "dateline")
FIRST = re.compile(r"\b(?:first|originally) published\b", re.I)
LONGEST = 80  # characters of a declared date
FOOT = ("signature", "notice", "navigation", "related")


def date_candidates(lines: Lines, head: Head, text: str, captured: str | None = None) -> list[Candidate]:
    """Offer every date of publication and update: of the page's head, the date lines, the sign-off, the headline.

    A date after the capture of the page is doubted, and so is one that gives day and month in an order that no other
    date of the account decides. An account that names an update alone was published when it was updated.
    """
    order = month_first(text, "\n".join(_values(head)))
    found = list(_declared(head, order))
    dated = [(line, block) for line, block in lines if block.kind in HEAD]
    for line, block in sorted(dated, key=lambda row: not FIRST.search(row[0])):
        found += _written(line, block, order)
    found += [offer("published", iso, "time element of the page") for time in head.times if (iso := iso_time(time))]
    for line, block in lines:
        if block.kind in FOOT and len(line) < 90:
            found += [c for c in _written(line, block, order) if c.name == "published"]
    for line, block in lines:
        if block.kind == "correction" and (changed := _changed(line, block, order)):
            found.append(changed)
    for line, block in lines:
        if block.kind == "title":
            found += [_as_published(c) for c in _written(line, block, order)]
    if not any(c.name == "published" for c in found):
        found += _without_year(lines, text)
    if not any(c.name == "published" for c in found):
        return [_doubted(_as_published(c), captured) for c in found]
    return [_doubted(c, captured) for c in found]


def _declared(head: Head, order: bool | None) -> Iterator[Candidate]:
    for item in head.linked:
        for key in ("datePublished", "coverageStartTime", "dateCreated"):
            yield from _offered("published", item.get(key), f"linked data: {key}", order)
        yield from _offered("updated", item.get("dateModified"), "linked data: dateModified", order)
    metas: tuple[tuple[Metadatum, tuple[str, ...]], ...] = (("published", PUBLISHED), ("updated", UPDATED))
    for name, keys in metas:
        for key in keys:
            yield from _offered(name, head.metas.get(key), f"meta element: {key}", order)


def _values(head: Head) -> Iterator[str]:
    """Yield the dates that the head declares, as they are written there."""
    named = [item.get(key) for item in head.linked for key in ("datePublished", "dateCreated", "dateModified")]
    named += [head.metas.get(key) for key in (*PUBLISHED, *UPDATED)]
    yield from (value[:LONGEST] for value in named if isinstance(value, str))


def _offered(name: Metadatum, value: Any, rule: str, order: bool | None) -> Iterator[Candidate]:
    if iso := iso_time(value, month_first=bool(order)):
        yield offer(name, iso, rule, doubt=ORDERS if order is None and is_either(value) else "")


def _written(line: str, block: Block, order: bool | None) -> Iterator[Candidate]:
    dates, rule = read_dates(line, month_first=bool(order)), RULES.get(block.kind, "date at the foot")
    doubt = ORDERS if order is None and is_either(line) else ""
    if dates.published:
        yield offer("published", dates.published, rule, block, doubt=doubt)
    if dates.updated:
        yield offer("updated", dates.updated, rule, block, doubt=doubt)


def _changed(line: str, block: Block, order: bool | None) -> Candidate | None:
    """Offer the date in a sentence that says when the account was changed, as "This article was updated on 5 March 2033"."""
    found = words().changed.search(line[:LONGEST])
    written = _written(line[found.start() : found.end() + LONGEST], block, order) if found else ()
    return next((replace(c, rule="note of a change") for c in written if c.name == "updated"), None)


def _without_year(lines: Lines, text: str) -> Iterator[Candidate]:
    """Offer the day of a date line that leaves out the year, where another date of the account gives it."""
    for line, block in lines:
        if block.kind in HEAD and (day := own_year(line, text)):
            yield offer("published", day, f"{RULES[block.kind]}, its year by another date of the account", block)


def _as_published(candidate: Candidate) -> Candidate:
    if candidate.name == "published":
        return candidate
    return replace(candidate, name="published", rule=f"{candidate.rule} of an update", chosen=False)


def _doubted(candidate: Candidate, captured: str | None) -> Candidate:
    if captured and is_later(candidate.value, captured):
        return replace(candidate, doubt=f"after the capture of {captured[:10]}")
    return candidate


def iso_time(value: Any, *, month_first: bool = False) -> str | None:
    """Return a date that a page declares as ISO 8601, with its time and zone where it has them; None where it is none.

    >>> iso_time("2031-05-03T08:15:00.000Z"), iso_time("3 May 2031"), iso_time(5)
    ('2031-05-03T08:15:00Z', '2031-05-03', None)
    """
    found = ISO.match(value.strip()) if isinstance(value, str) else None
    if not found:
        stamps = parse_stamps(value, month_first=month_first) if isinstance(value, str) else []
        return stamps[0].value if stamps else None
    iso = found[1] + (f"T{found[2]}{found[3] or ''}" if found[2] else "")
    return iso if is_moment(iso) else None
