"""The dated parts of an account: an update over an original story, the stamped entries of a live page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from onrecord.extract.reading import Passage, Reading
from onrecord.model import Account, Block
from onrecord.text.dates import Anchor, Stamp, add_days, opens_entry, parse_stamp
from onrecord.text.timefind import find_forms
from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import Setting
from onrecord.text.timevalues import value_of

LONGEST_STAMP = 120  # characters; a longer block that names a day is text about it
ENTRIES = 2  # texts that open with an hour, from which an account is taken for a live report
LONGEST_NOTE = 40  # tokens at the head of a passage that may date it
LONGEST_HOUR = 40  # characters of a line that is nothing but a day and an hour
LONGEST_LEFTOVER = 24  # characters beside the date in a stamp: "Updated", "CET", "Posted at"
_NOTE = re.compile(r"(?i)\W{0,4}(?:update|updated|correction|original (?:story|article|report|version))\b[^:]{0,40}:")


@dataclass(frozen=True, slots=True)
class Part:
    """What a passage's relative dates count from; `begins` where a part starts anew."""

    stamp: Stamp | None
    begins: bool
    inferred: bool
    reason: str


def dated_parts(reading: Reading, anchor: Anchor) -> tuple[Part, ...]:
    """Give each passage the publication moment of the part that it stands in."""
    base = parse_stamp(anchor.published)
    part = Part(base, True, anchor.inferred, anchor.reason)
    stamps = _stamps(reading, base)
    found, at = [], 0
    before: str | None = None
    for passage in reading.passages:
        while at < len(stamps) and stamps[at][0] <= passage.block.start:
            part = Part(stamps[at][1], True, False, "dated by the part of the account that it stands in")
            at += 1
        own = _dated(passage, before, base)
        found.append(own or _noted(passage, part))
        part, before = replace(part, begins=part.begins and own is not None), passage.block.dated
    return tuple(found)


def with_colons(texts: Sequence[str]) -> list[str]:
    """Write the hours that open the entries of a live report with a colon, character for character; one alone is no report.

    >>> with_colons(["16.50 Four came out.", "19.20 The van left."])
    ['16:50 Four came out.', '19:20 The van left.']
    """
    if sum(map(opens_entry, texts)) < ENTRIES:
        return list(texts)
    return [text.replace(".", ":", 1) if opens_entry(text) else text for text in texts]


def _dated(passage: Passage, before: str | None, base: Stamp | None) -> Part | None:
    """Take the moment that intake found for the part of the account that a passage stands in."""
    stamp = parse_stamp(passage.block.dated)
    if stamp is None:
        return None
    if stamp.offset is None and base:
        stamp = replace(stamp, offset=base.offset)
    begins = passage.block.dated != before
    return Part(stamp, begins, False, "dated by the part of the account that it stands in")


def _noted(passage: Passage, part: Part) -> Part:
    """Date a single passage that opens as a dated note: "Update, 3 May:"."""
    note = _NOTE.match(passage.doc[:LONGEST_NOTE].text[:LONGEST_STAMP])
    stamp = _read_stamp(note.group(), part.stamp) if note else None
    if stamp is None:
        return part
    return Part(stamp, True, False, "dated by the note that the passage opens with")


def _stamps(reading: Reading, base: Stamp | None) -> list[tuple[int, Stamp]]:
    """Return where the account's dated parts begin, and when each was published."""
    account = reading.account
    first = reading.passages[0].block.start if reading.passages else 0
    heads = [(block, _forms(account, block)) for block in account.blocks if _may_stamp(account, block)]
    found: list[tuple[int, Stamp]] = []
    live: list[tuple[int, Stamp | None, int]] = []
    for block, forms in heads:
        stamp = _stamp_of(forms, base)
        if block.kind in ("published", "updated"):
            inline = account.text[block.end : block.end + 1] != "\n" and not account.cut(
                block.start, block.end
            ).endswith("\n")
            if stamp and (inline or (block.start > first and _NOTE.match(account.cut(block.start, block.end) + ":"))):
                found.append((block.start, stamp))
        elif forms and forms[-1].hour is not None:
            live.append((block.start, stamp, forms[-1].hour % 24 * 60 + forms[-1].minute))
    return sorted([*found, *_live(live, base, account)], key=lambda row: row[0])


def _may_stamp(account: Account, block: Block) -> bool:
    if block.end - block.start > LONGEST_STAMP:
        return False
    if block.kind in ("published", "updated", "live-stamp"):
        return True
    bare = block.end - block.start <= LONGEST_HOUR and any(c.isdigit() for c in account.cut(block.start, block.end))
    return bare and (block.kind == "body" or not block.kept)


def _forms(account: Account, block: Block) -> tuple[TimeForm, ...]:
    text = account.cut(block.start, block.end).strip()
    forms = find_forms(text)
    if block.kind not in ("published", "updated", "live-stamp"):
        return forms if is_stamp(text, forms) else ()
    covered = sum(form.end - form.start for form in forms)
    return forms if len(text) - covered <= LONGEST_LEFTOVER else ()


def is_stamp(text: str, forms: Sequence[TimeForm]) -> bool:
    """Tell a line that is nothing but an hour, with or without its day."""
    covered = sum(form.end - form.start for form in forms)
    return bool(forms) and forms[-1].hour is not None and len(text.strip()) - covered <= 3


def _read_stamp(text: str, base: Stamp | None) -> Stamp | None:
    return _stamp_of(find_forms(text), base)


def _stamp_of(forms: Sequence[TimeForm], base: Stamp | None) -> Stamp | None:
    for form in forms:
        if form.form == "date" and form.day:
            value = value_of(form, Setting(base, None, 0, "", {}))
            stamp = parse_stamp(value.timex)
            if stamp:
                return replace(stamp, offset=base.offset if base else None)
    return None


def _live(
    rows: Sequence[tuple[int, Stamp | None, int]], base: Stamp | None, account: Account
) -> Iterator[tuple[int, Stamp]]:
    """Date the stamps of a live page; hours alone run back from the newest entry or on from the oldest."""
    if not rows or base is None:
        return
    minutes = [row[2] for row in rows]
    back = sum((a - b) % 1440 for a, b in pairwise(minutes))
    ahead = sum((b - a) % 1440 for a, b in pairwise(minutes))
    newest_first = back <= ahead
    updated = parse_stamp(account.updated)
    opened = parse_stamp(account.published) or base
    day: date = (updated or base).day if newest_first else opened.day
    before: int | None = None
    for start, dated, minute in rows:
        if dated:
            day = dated.day
        elif before is not None and (minute > before if newest_first else minute < before):
            day = add_days(day, -1 if newest_first else 1)
        before = minute
        yield start, Stamp(day, minute, base.offset)
