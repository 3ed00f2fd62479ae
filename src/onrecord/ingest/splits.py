"""The stretches of a line that is kept: dateline, dated lead, note, caption and credit, or plain body."""

import re

from onrecord.ingest.heads import in_head
from onrecord.ingest.kinds import nothing_after
from onrecord.ingest.parts import LABEL, PART
from onrecord.ingest.pieces import Judged, Piece
from onrecord.ingest.seen import VERBS
from onrecord.ingest.stamps import is_live_stamp, is_passed, read_dates
from onrecord.ingest.stretches import (
    END_PARENTHESIS,
    caption_lead,
    credit_start,
    dated_lead,
    dateline_end,
    is_byline,
    part_label,
    words,
)
from onrecord.model import BlockKind

MEDIA = re.compile(r"(?<!\s)\s*\[(?:image|photo|picture|video|map|graphic|gallery|embed)\w*\b[^\]]{0,150}\]$", re.I)
LONGEST_CAPTION = 400  # characters of a line in which a credit is looked for
NEAR = 20  # lines to either side that tell how paragraphs of the account end
LENGTH = re.compile(r"(?<=[.!?”\"])\s+\(?\d{1,2}:\d\d\)?$")


def split_line(judged: Judged, i: int, start: int, end: int, line: str) -> list[Piece]:
    """Split a kept line: dateline, dated lead, note, caption and credit, or plain body."""
    row = judged.rows[i]
    if at := dateline_end(line):
        rest = [Piece(start + at, end, "body")] if at < len(line) else []
        return [Piece(start, start + at, "dateline"), *rest]
    if label := part_label(line):
        dated = Piece(
            start, start + label.end, "updated" if label.newer else "published", PART if label.dated else LABEL
        )
        return [dated, Piece(start + label.end, end, "body")] if label.end < len(line) else [dated]
    at, dates = dated_lead(line)
    if at:
        kind: BlockKind = "updated" if dates.updated else "published"
        return [Piece(start, start + at, kind, PART), Piece(start + at, end, "body")]
    if words().notes.match(line) and row.text[:1].isupper():
        return [Piece(start, end, "correction")]
    if (media := MEDIA.search(line)) and media.start() > 40:
        place = Piece(start + media.start(), end, "credit", "place of a picture or film")
        return [Piece(start, start + media.start(), "body"), place]
    if (length := LENGTH.search(line)) and length.start() > 40:
        return [
            Piece(start, start + length.start(), "caption"),
            Piece(start + length.start(), end, "credit", "length of a video"),
        ]
    if row.line.tag == "alt" and _told(judged, i):
        return [Piece(start, end, "credit", "alternative text of a picture")]
    if (lead := caption_lead(line)) and lead < len(line):
        return [Piece(start, start + lead, "credit"), Piece(start + lead, end, "caption")]
    caption = row.line.tag in ("figcaption", "alt") or "caption" in row.line.classes
    at_credit = credit_start(line, caption=caption)
    if at_credit is not None and (caption or len(line) < LONGEST_CAPTION):
        return _captioned(judged, i, start, end, at_credit)
    if caption:
        return [Piece(start, end, "caption")]
    return [Piece(start, end, _kept_kind(judged, i, line))]


def _told(judged: Judged, i: int) -> bool:
    """Tell an alternative text that stands outside the article, or that the caption beside it says again."""
    row = judged.rows[i]
    near = [r for r in judged.rows[max(0, i - 2) : i + 3] if r is not row]
    again = any(len(row.content & r.content) > 0.5 * len(row.content) for r in near)
    return again or row.line.zone not in ("article", "main") or len(row.words) < 8


def _captioned(judged: Judged, i: int, start: int, end: int, at: int) -> list[Piece]:
    """Split a caption from its credit; behind the last paragraph a parenthesis is an agency's sign-off."""
    row = judged.rows[i]
    words_before = len(judged.reading.text[start : start + at].split())
    if not row.line.tag and nothing_after(judged, i) and END_PARENTHESIS.search(row.text) and words_before > 3:
        return [Piece(start, start + at, "body"), Piece(start + at, end, "signature")]
    if words_before < 4:
        return [Piece(start, end, "credit")]
    return [Piece(start, start + at, "caption"), Piece(start + at, end, "credit")]


def _kept_kind(judged: Judged, i: int, line: str) -> BlockKind:
    row, title = judged.rows[i], judged.title
    head, ended = in_head(judged, i), bool(re.search(r"[.!?:…。！？][\"'”’)]*$", line))
    if head and title is not None and i > title and line[:1] in "-–•*":
        return "standfirst"
    if head and title is not None and i == title + 1 and len(row.words) > 5 and not row.line.tag.startswith("h"):
        return (
            "standfirst"
            if any(is_byline(r.text) or read_dates(r.text).published for r in judged.rows[i + 1 : i + 4])
            else "body"
        )
    if (
        head
        and title is not None
        and 0 < i - title <= 5
        and len(row.words) <= 6
        and not ended
        and row.text[:1].isupper()
        and not row.line.tag.startswith("h")
        and not _is_stamped(judged, i)
    ):
        return "byline"
    if i and len(row.words) <= 8 and not ended and _is_stamped(judged, i):
        return "section"
    heading = row.line.tag in ("h2", "h3", "h4", "h5", "h6") or not row.line.tag
    verbless = not VERBS & {w.lower() for w in row.words}
    if (
        heading
        and len(row.words) <= 8
        and (line.endswith(":") or not ended)
        and verbless
        and line[:1] not in '"“-–•*'
        and line[-1:] != ";"
    ):
        return "section"
    return "caption" if _is_caption(judged, i, line) else "body"


def _is_stamped(judged: Judged, i: int) -> bool:
    """Tell the first line of a post in a live blog, right under its stamp."""
    above = judged.rows[i - 1].text if i else ""
    return is_live_stamp(above) or is_passed(above)


def _is_caption(judged: Judged, i: int, line: str) -> bool:
    """Tell a line of many words without an end among paragraphs that all have one."""
    row = judged.rows[i]
    if (
        row.line.tag
        or not judged.head_end <= i < judged.last_body
        or len(row.words) < 8
        or not line[-1:].isalnum()
        or line[:1] in "-–•*"
    ):
        return False
    ended = [
        r.bodylike
        for r in judged.rows[max(judged.head_end, i - NEAR) : min(judged.last_body, i + NEAR) + 1]
        if len(r.words) >= 8
    ]
    return (
        sum(ended) >= 5
        and sum(ended) > 0.6 * len(ended)
        and sum(w[0].islower() for w in row.words) > 0.3 * len(row.words)
    )
