"""When an account says that it was published and updated."""

import re
from typing import Any

from onrecord.ingest.page import Head
from onrecord.ingest.pieces import Lines
from onrecord.ingest.stamps import parse_stamps, read_dates

ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?")


def read_published(lines: Lines, head: Head) -> tuple[str | None, str | None]:
    """Return when the account was published and updated: by its head, its date lines, its sign-off, its headline."""
    published = updated = None
    for item in head.linked:
        published = (
            published
            or _iso(item.get("datePublished"))
            or _iso(item.get("coverageStartTime"))
            or _iso(item.get("dateCreated"))
        )
        updated = updated or _iso(item.get("dateModified"))
    published = published or _first_meta(head, "article:published_time", "datepublished", "date", "pubdate", "publish-date", "publishdate",
                                         "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "og:published_time")  # fmt: skip
    updated = updated or _first_meta(
        head, "article:modified_time", "datemodified", "lastmod", "og:updated_time", "last-modified"
    )
    for line, block in lines:
        if block.kind in ("published", "updated", "byline", "dateline"):
            found = read_dates(line)
            published, updated = published or found.published, updated or found.updated
    published = published or next((_iso(time) for time in head.times if _iso(time)), None)
    for line, block in lines:
        if not published and block.kind in ("signature", "notice", "navigation", "related") and len(line) < 90:
            published = read_dates(line).published
    for line, block in lines:
        if not published and block.kind == "title":
            published = read_dates(line).published
    if not published:
        published, updated = updated, None
    return published, (updated if updated != published else None)


def _first_meta(head: Head, *names: str) -> str | None:
    return next((iso for name in names if (iso := _iso(head.metas.get(name)))), None)


def _iso(value: Any) -> str | None:
    found = ISO.match(value.strip()) if isinstance(value, str) else None
    if not found:
        stamps = parse_stamps(value) if isinstance(value, str) else []
        return stamps[0].value if stamps else None
    return found[1] + (f"T{found[2]}{found[3] or ''}" if found[2] else "")
