"""One account's way through intake: bytes, or a reading of them, to an Account."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ingest.access import wall_reason
from onrecord.ingest.blocks import block_account
from onrecord.ingest.bounds import bound_blocks, bound_reading, unseen_blocks
from onrecord.ingest.captures import saved_at
from onrecord.ingest.decode import decode
from onrecord.ingest.folders import STAGE
from onrecord.ingest.heads import head_end
from onrecord.ingest.judge import furniture_odds
from onrecord.ingest.judgements import overrule
from onrecord.ingest.judgements_file import Judgement
from onrecord.ingest.language import detect
from onrecord.ingest.metadata import read_metadata
from onrecord.ingest.page_again import read_again
from onrecord.ingest.page_lines import page_blocks
from onrecord.ingest.pieces import LIMIT, Judged
from onrecord.ingest.reading import Reading, read_lines
from onrecord.ingest.seen import is_plain, see_lines
from onrecord.ingest.title import find_title, folded
from onrecord.model import Account, Unread, content_id

FOREIGN = 0.4  # at most, for a sentence in a language that the judge was not trained on
SHOWS_FURNITURE = "the page shows no article, only what stands around one; if scripts build it, save it from a browser once it has loaded"
SHOWS_NOTHING = "the page shows no text"


@dataclass(frozen=True, slots=True)
class Received:
    """What came in for one account: where from, its bytes, what people judged of it, and when it was saved if that is known."""

    path: str
    data: bytes
    entries: Sequence[Judgement] = ()
    captured: str | None = None


def read_account(data: bytes, path: str, entries: Sequence[Judgement] = ()) -> Account | Unread:
    """Turn the bytes of one account into an Account, its blocks as people judged them, or say why not."""
    source, fault = decode(data)
    if fault:
        return Unread(path, STAGE, fault)
    reading = read_lines(source, path)
    return make_account(reading, Received(path, data, entries, saved_at(source)))


def make_account(reading: Reading, received: Received) -> Account | Unread:
    """Turn a reading into an Account; only its first part is looked at where it is longer than an account can be."""
    seen = bound_reading(reading)
    if not seen.lines:
        return Unread(received.path, STAGE, SHOWS_NOTHING)
    judged = judge(seen)
    if wall := wall_reason(judged):
        return Unread(received.path, STAGE, wall)
    found_blocks = overrule(
        page_blocks(block_account(judged), seen.lines),
        received.entries,
        path=received.path,
        text=reading.text,
        data=received.data,
    )
    blocks = tuple(bound_blocks(found_blocks))
    if any(line.path for line in seen.lines) and not any(block.kept for block in blocks):
        return Unread(received.path, STAGE, SHOWS_FURNITURE)
    found = read_metadata(judged, blocks, received.captured)
    sha = hashlib.sha256(received.data).hexdigest()
    text_sha = hashlib.sha256(reading.text.encode("utf-8")).hexdigest()
    return Account(
        id=content_id("a", sha), path=received.path, url=found.url, sha256=sha, text_sha256=text_sha, outlet=found.outlet,
        agency=found.agency, authors=found.authors, title=found.title, published=found.published, updated=found.updated,
        language=found.language, text=reading.text, blocks=blocks + unseen_blocks(len(seen.text), len(reading.text)),
        family=found.family, place=found.place, section=found.section, access=found.access, credits=found.credits, evidence=found.evidence,
    )  # fmt: skip


def judge(reading: Reading) -> Judged:
    """Look at every line and weigh whether it belongs to the account."""
    rows = see_lines(reading.text, reading.lines)
    long = [row.text for row in rows if row.bodylike][:40] or [row.text for row in rows[:400]]
    language = detect("\n".join(long))
    known = [line.odds for line in reading.lines if line.odds is not None]
    odds = read_again(rows, known, language) if len(known) == len(rows) else furniture_odds(rows, reading.main)
    if not known and language not in ("en", None):
        odds = [min(odd, FOREIGN) if is_plain(row) else odd for row, odd in zip(rows, odds, strict=True)]
    title = find_title(rows, odds, reading.head)
    if reading.title is not None and not any(row.line.tag for row in rows):
        title = next((i for i, row in enumerate(rows[:12]) if folded(row.text) == folded(reading.title)), None)
    last = max((i for i, row in enumerate(rows) if row.bodylike and odds[i] < LIMIT), default=-1)
    return Judged(reading, rows, tuple(odds), title, language, head_end(rows, odds, title), last)
