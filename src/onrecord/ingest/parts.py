"""The dated parts of an account: updates, the story as it was before, the posts of a live blog."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from onrecord.ingest.pieces import Judged, Piece
from onrecord.ingest.posts import declared_posts, opening_of
from onrecord.ingest.published import iso_time
from onrecord.ingest.stamps import clock_of, parse_stamps, read_dates
from onrecord.ingest.stretches import part_label

PART = "date of a part"
LABEL = "label of a part"
DATED = ("body", "caption", "correction", "standfirst", "section", "dateline", "embed", "title")


def date_parts(judged: Judged, pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces of every part the date of the part; what stands above the first one is the account's own."""
    text = judged.reading.text
    first = _first_date(text, pieces)
    stamps = [piece for piece in pieces if piece.kind == "live-stamp"]
    marked = {row.line.start: iso_time(row.line.stamp) for row in judged.rows if row.line.stamp}
    posts = iter(_post_dates([(text[p.start : p.end], marked.get(p.start)) for p in stamps], first))
    declared = declared_posts(judged.reading.head)
    out, dated, reason = [], None, ""
    for piece in pieces:
        line = text[piece.start : piece.end]
        if piece.kind == "live-stamp":
            dated = next(posts)
            reason = f"post of {dated}" if dated else ""
        elif piece.reason in (PART, LABEL):
            dated = _part_date(line, first)
            reason = f"part dated {dated}" if dated else _part_name(line)
        elif declared and piece.kind in DATED and (post := declared.get(opening_of(line))):
            dated, reason = post, f"post of {post}"
        if reason and piece.kind in DATED and not piece.reason:
            piece = replace(piece, reason=reason)
        out.append(replace(piece, dated=dated) if dated and piece.kind in DATED else piece)
    return out


def _part_name(line: str) -> str:
    found = part_label(line)
    return "" if found is None else "part that updates the story" if found.newer else "part printed before an update"


def _part_date(line: str, first: str | None) -> str | None:
    """Return the date in the label of a part; one without a year takes that of the account."""
    dates = read_dates(line)
    if dates.updated or dates.published:
        return dates.updated or dates.published
    stamps = parse_stamps(line, int(first[:4])) if first else []
    return stamps[0].value if stamps else None


def _first_date(text: str, pieces: Sequence[Piece]) -> str | None:
    """Return the date that the head of the account gives."""
    for piece in pieces:
        if piece.kind in ("published", "updated", "dateline") and piece.reason not in (PART, LABEL):
            dates = read_dates(text[piece.start : piece.end])
            if dates.published or dates.updated:
                return dates.published or dates.updated
    return None


def _post_dates(stamps: Sequence[tuple[str, str | None]], first: str | None) -> list[str | None]:
    """Return when each post of a live blog was written, in the order of the stamps, which may run either way.

    Beside each stamp stands what its element says, if it says it. Over midnight the day goes on, or back where the newest
    post stands first. Without a date in the head the clock is all.
    """
    clocks = [clock_of(stamp) for stamp, _ in stamps]
    known = [clock for clock in clocks if clock]
    back = sum(b < a for a, b in pairwise(known)) > sum(b > a for a, b in pairwise(known))
    day = date.fromisoformat(first[:10]) if first else None
    out: list[str | None] = []
    last = None
    for (stamp, told), clock in zip(stamps, clocks, strict=True):
        if told and "T" in told:
            day, last = date.fromisoformat(told[:10]), clock or last
            out.append(told)
            continue
        own = parse_stamps(stamp, day.year) if day else []
        if own:
            day = date.fromisoformat(own[0].value[:10])
        elif day and clock and last and (clock > last if back else clock < last):
            day += timedelta(days=-1 if back else 1)
        last = clock or last
        zone = re.search(r"T\d\d:\d\d(?::\d\d)?(Z|[+-].*)$", own[0].value) if own else None
        out.append(f"{day}{clock}{zone[1] if zone else ''}" if day and clock else own[0].value if own else clock)
    return out
