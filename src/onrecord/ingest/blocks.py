"""Lines to blocks: what every stretch of an account is, whether it is kept, and why not."""

import re
from collections.abc import Sequence

from onrecord.ingest.furniture import reason_of
from onrecord.ingest.heads import in_head, stamped
from onrecord.ingest.kinds import whole_kind
from onrecord.ingest.language import foreign_code
from onrecord.ingest.parts import date_parts
from onrecord.ingest.pieces import KEPT, LIMIT, Judged, Piece
from onrecord.ingest.splits import LONGEST_CAPTION, split_line
from onrecord.ingest.stretches import (
    caption_lead,
    credit_start,
    dated_lead,
    dateline_end,
    has_tool,
    is_byline,
    part_label,
    stamp_tail,
)
from onrecord.ingest.title import folded
from onrecord.model import Block


def block_account(judged: Judged) -> tuple[Block, ...]:
    """Return blocks that partition the text; white space between lines belongs to the block before it."""
    pieces = [piece for i in range(len(judged.rows)) for piece in _pieces(judged, i)]
    return partition(judged.reading.text, date_parts(judged, _slugs(judged, pieces)))


def partition(text: str, pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Stretch pieces over the gaps between them."""
    if not pieces:
        return (Block(0, len(text), "navigation", False, "nothing readable"),) if text else ()
    ends = [piece.start for piece in pieces[1:]] + [len(text)]
    starts = [0, *ends[:-1]]
    return tuple(
        Block(
            start,
            end,
            piece.kind,
            piece.kind in KEPT,
            piece.reason or ("" if piece.kind in KEPT else reason_of(piece.kind)),
            piece.language,
            piece.dated,
        )
        for start, end, piece in zip(starts, ends, pieces, strict=True)
    )


def _pieces(judged: Judged, i: int) -> list[Piece]:
    row = judged.rows[i]
    start, end, text = row.line.start, row.line.end, judged.reading.text
    line = text[start:end]
    if i == judged.title:
        return _titled(start, end, line)
    if judged.title is not None and _repeats(judged, i):
        return [Piece(start, end, "navigation", "repeats the title")]
    if (
        in_head(judged, i)
        and not dateline_end(line)
        and not (line.endswith(":") and part_label(line))
        and (marked := stamped(line, masthead=judged.title is not None and i < judged.title))
    ):
        return [Piece(start + a, start + b, kind, reason) for a, b, kind, reason in marked]
    whole = None if _opens(judged, i, line) else whole_kind(judged, i, line)
    return (
        [Piece(start, end, *whole, language=foreign_code(line, judged.language))]
        if whole
        else split_line(judged, i, start, end, line)
    )


def _titled(start: int, end: int, line: str) -> list[Piece]:
    """Split a headline from a date before it, which a tool left there, or behind it."""
    at, _ = dated_lead(line)
    lead = [Piece(start, start + at, "published", "date left by the tool that saved the text")] if at else []
    tail = stamp_tail(line)
    if tail is None or tail <= at:
        return [*lead, Piece(start + at, end, "title")]
    return [*lead, Piece(start + at, start + tail, "title"), Piece(start + tail, end, "published")]


def _repeats(judged: Judged, i: int) -> bool:
    title, line = judged.rows[judged.title or 0].text, judged.rows[i].text
    if len(line) > len(title) + 60 or judged.rows[i].bodylike:
        return False
    a, b = folded(title), folded(line)
    return a == b or (len(b) > 20 and (a.startswith(b) or b.startswith(a)))


def _opens(judged: Judged, i: int, line: str) -> bool:
    """Tell a line that is split whatever its odds: a dateline or the label of a part above what it opens, a caption with its credit."""
    after = judged.rows[i + 1] if i + 1 < len(judged.rows) else None
    goes_on = after is not None and (after.bodylike or judged.odds[i + 1] < LIMIT)
    label = part_label(line)
    if label:
        return len(line) - label.end > 30 or goes_on
    if has_tool(line) or (caption_lead(line) and i != judged.title):
        return True
    if _is_credited(judged, i, line):
        return True
    return goes_on and dateline_end(line) == len(line)


def _is_credited(judged: Judged, i: int, line: str) -> bool:
    """Tell a caption with its credit between the paragraphs: not one in a list of other stories."""
    row = judged.rows[i]
    if not 0 < i < judged.last_body or judged.odds[i - 1] >= LIMIT or row.line.tag or len(line) > LONGEST_CAPTION:
        return False
    if row.phrases and row.phrases[0].kind != "credit":
        return False
    at = credit_start(line, caption=False)
    return at is not None and len(line[:at].split()) >= 5


def _slugs(judged: Judged, pieces: list[Piece]) -> list[Piece]:
    """Leave out the short slug line that a scraper leaves above a caption, and the caption that repeats it."""
    out = list(pieces)
    for n in range(len(pieces) - 1):
        piece, after = pieces[n], pieces[n + 1]
        text = judged.reading.text[piece.start : piece.end]
        slug = (
            piece.kind in ("body", "section", "byline")
            and judged.rows[0].line.tag == ""
            and len(text.split()) <= 6
            and not is_byline(text)
            and not re.search(r"[.!?:]\W*$", text)
        )
        if slug and after.kind in ("caption", "credit"):
            out[n] = Piece(piece.start, piece.end, "credit", "slug of a picture")
    return out
