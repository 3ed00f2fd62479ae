"""Lines to blocks: what every stretch of an account is, whether it is kept, and why not."""

import re
from collections.abc import Sequence

from onrecord.ingest.features import VERBS, list_head
from onrecord.ingest.furniture import reason_of
from onrecord.ingest.heads import bare_date, in_head, stamped
from onrecord.ingest.language import foreign_language
from onrecord.ingest.pieces import KEPT, LIMIT, Judged, Piece
from onrecord.ingest.stamps import is_live_stamp, read_dates
from onrecord.ingest.stretches import (
    END_PARENTHESIS,
    POST_SIGNATURE,
    credit_start,
    dated_lead,
    dateline_end,
    is_address,
    is_byline,
    words,
)
from onrecord.ingest.title import folded
from onrecord.model import Block, BlockKind

NAMED: tuple[BlockKind, ...] = (
    "comments",
    "related",
    "share",
    "form",
    "promo",
    "tags",
    "navigation",
    "credit",
    "notice",
)
MEDIA = re.compile(r"\s*\[(?:image|photo|picture|video|map|graphic|gallery|embed)\w*\b[^\]]{0,150}\]$", re.I)
PART = "date of a part"
FORMS = ("whole", "label", "start", "anywhere")
LENGTH = re.compile(r"(?<=[.!?”\"])\s+\(?\d{1,2}:\d\d\)?$")


def block_account(judged: Judged) -> tuple[Block, ...]:
    """Return blocks that partition the text; white space between lines belongs to the block before it."""
    pieces = [piece for i in range(len(judged.rows)) for piece in _pieces(judged, i)]
    return partition(judged.reading.text, _dated_parts(judged, _slugs(judged, pieces)))


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
        )
        for start, end, piece in zip(starts, ends, pieces, strict=True)
    )


def _pieces(judged: Judged, i: int) -> list[Piece]:
    row = judged.rows[i]
    start, end, text = row.line.start, row.line.end, judged.reading.text
    line = text[start:end]
    if i == judged.title:
        at, _ = dated_lead(line)
        lead = [Piece(start, start + at, "published", "date left by the tool that saved the text")] if at else []
        return [*lead, Piece(start + at, end, "title")]
    if judged.title is not None and _repeats(judged, i):
        return [Piece(start, end, "navigation", "repeats the title")]
    if (
        in_head(judged, i)
        and not dateline_end(line)
        and (marked := stamped(line, masthead=judged.title is not None and i < judged.title))
    ):
        return [Piece(start + a, start + b, kind, reason) for a, b, kind, reason in marked]
    whole = _whole_line(judged, i, line)
    return [Piece(start, end, *whole)] if whole else _inside(judged, i, start, end, line)


def _repeats(judged: Judged, i: int) -> bool:
    title, line = judged.rows[judged.title or 0].text, judged.rows[i].text
    if len(line) > len(title) + 60 or judged.rows[i].bodylike:
        return False
    a, b = folded(title), folded(line)
    return a == b or (len(b) > 20 and (a.startswith(b) or b.startswith(a)))


def _whole_line(judged: Judged, i: int, line: str) -> tuple[BlockKind, str] | None:
    """Return the kind of a line that is of one kind from end to end, None for one that may hold several."""
    row, odds = judged.rows[i], judged.odds[i]
    if foreign := foreign_language(line, judged.language):
        return "embed", f"embedded post in {foreign}"
    if (
        POST_SIGNATURE.match(line)
        and i
        and not row.bodylike
        and foreign_language(judged.rows[i - 1].text, judged.language)
    ):
        return "embed", "author and date of the embedded post"
    if is_address(line):
        return ("source-url", "") if "/" in line else ("credit", "")
    if is_live_stamp(line):
        return "live-stamp", ""
    if judged.title is not None and i < judged.title and not row.bodylike and (odds > 0.25 or len(row.words) < 6):
        return _furniture(judged, i)
    if i > judged.last_body and not row.line.tag and is_byline(line):
        return "signature", reason_of("signature")
    if bare_date(line) and _nothing_after(judged, i) and i > 2 and not row.bodylike:
        return "signature", reason_of("signature")
    if odds > LIMIT and not (row.line.tag == "figcaption" and len(row.words) > 5):
        return _furniture(judged, i)
    return None


def _furniture(judged: Judged, i: int) -> tuple[BlockKind, str]:
    """Name what a line is that does not belong to the account: by its phrases, its element, the list above it, its place."""
    row = judged.rows[i]
    for form in FORMS:
        for phrase in row.phrases:
            if phrase.form == form and (form != "anywhere" or not row.line.classes):
                return phrase.kind, phrase.reason
    for kind in NAMED:
        if kind in row.line.classes or (kind == "navigation" and row.line.zone in ("nav", "header")):
            return kind, reason_of(kind)
    for j in range(i - 1, max(-1, i - 60), -1):
        if judged.odds[j] < LIMIT:
            break
        if opened := list_head(judged.rows[j]):
            return opened, reason_of(opened)
    if judged.title is None or i < judged.title:
        return "navigation", reason_of("navigation")
    return ("related", reason_of("related")) if _nothing_after(judged, i) else ("promo", reason_of("promo"))


def _nothing_after(judged: Judged, i: int) -> bool:
    return i >= judged.last_body


def _inside(judged: Judged, i: int, start: int, end: int, line: str) -> list[Piece]:
    """Split a kept line: dateline, dated lead, note, caption and credit, or plain body."""
    row = judged.rows[i]
    if at := dateline_end(line):
        rest = [Piece(start + at, end, "body")] if at < len(line) else []
        return [Piece(start, start + at, "dateline"), *rest]
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
    caption = row.line.tag in ("figcaption", "alt") or "caption" in row.line.classes
    at_credit = credit_start(line, caption=caption)
    if at_credit is not None and (caption or len(line) < 400):
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
    if not row.line.tag and _nothing_after(judged, i) and END_PARENTHESIS.search(row.text) and words_before > 3:
        return [Piece(start, start + at, "body"), Piece(start + at, end, "signature")]
    if words_before < 4:
        return [Piece(start, end, "credit")]
    return [Piece(start, start + at, "caption"), Piece(start + at, end, "credit")]


def _kept_kind(judged: Judged, i: int, line: str) -> BlockKind:
    row, title = judged.rows[i], judged.title
    head, ended = in_head(judged, i), bool(re.search(r"[.!?:…][\"'”’)]*$", line))
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
    ):
        return "byline"
    heading = row.line.tag in ("h2", "h3", "h4", "h5", "h6") or not row.line.tag
    verbless = not VERBS & {w.lower() for w in row.words}
    if heading and len(row.words) <= 8 and (line.endswith(":") or not ended) and verbless and line[:1] not in '"“':
        return "section"
    return "body"


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
            and not re.search(r"[.!?:]\W*$", text)
        )
        if slug and after.kind in ("caption", "credit"):
            out[n] = Piece(piece.start, piece.end, "credit", "slug of a picture")
    return out


def _dated_parts(judged: Judged, pieces: list[Piece]) -> list[Piece]:
    """Name the date of the part in the body blocks behind every date of a part."""
    out, part = [], ""
    for piece in pieces:
        if piece.reason == PART and (dates := read_dates(judged.reading.text[piece.start : piece.end])):
            part = f"part dated {dates.updated or dates.published}"
        kept = part and piece.kind in ("body", "caption", "correction", "standfirst") and not piece.reason
        out.append(Piece(piece.start, piece.end, piece.kind, part) if kept else piece)
    return out
