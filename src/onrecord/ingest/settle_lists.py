"""Lists that are not the account's: headlines of other stories, comments, teasers, galleries, films."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.ingest.seen import LENGTH_FIRST, SENTENCE_END, Seen, is_past, is_teaser, list_head
from onrecord.ingest.settle_kept import runs_on
from onrecord.ingest.stretches import END_PARENTHESIS

CLOSED = 0.95  # odds given to the lines of a closing list
NUMBERED = re.compile(r"\W*(\d{1,3})\s?(?:/|of)\s?(\d{1,3})\b(?=\s)")
CLOCK = re.compile(r"\W*(\d{1,2}):(\d\d)")
NICK_LINE = re.compile(r"[\w.@-]{2,20}(?:\s[\w.]{1,12}){0,2}\s?:\s")
LONGEST_LIST = 12
LISTS = ("related", "comments")
LEAST = 90  # characters of a paragraph; a shorter sentence may be the teaser of another story
MOST = 5  # lists at whose end an account is looked for


def leave_lists(rows: Sequence[Seen], odds: list[float]) -> None:
    """Leave out the headlines that follow a line which heads a list of other stories, up to the next sentence."""
    run, kind = 0, None
    for i, row in enumerate(rows):
        if odds[i] > 0.5 and (opened := list_head(row)) in LISTS:
            run, kind = LONGEST_LIST, opened
        elif run and kind == "comments" and NICK_LINE.match(row.text):
            odds[i] = max(odds[i], CLOSED)
        elif run and not row.bodylike and len(row.text) < 130 and not row.text.endswith((".", ".”", '."', ":")):
            odds[i], run = max(odds[i], 0.8), run - 1
        else:
            run = 0


def leave_galleries(rows: Sequence[Seen], odds: list[float]) -> None:
    """Leave out the pictures of a gallery that a page shows beside its account: numbered one after the other of so many."""
    placed = [(i, found[1], found[2]) for i, row in enumerate(rows) if (found := NUMBERED.match(row.text))]
    runs = Counter(total for _, _, total in placed)
    for i, _, total in placed:
        if runs[total] >= 3 and int(total) >= 3:
            odds[i] = max(odds[i], CLOSED)


def leave_lengths(rows: Sequence[Seen], odds: list[float]) -> None:
    """Leave out a list of films, each with its length before its name; the clocks of a live blog run one way, lengths do not."""
    found = [i for i, row in enumerate(rows) if LENGTH_FIRST.match(row.text) and not SENTENCE_END.search(row.text[-4:])]
    lengths = [int(m[1]) * 60 + int(m[2]) for i in found if (m := CLOCK.match(rows[i].text))]
    if len(found) >= 3 and lengths not in (sorted(lengths), sorted(lengths, reverse=True)):
        for i in found:
            odds[i] = max(odds[i], CLOSED)


def leave_teasers(rows: Sequence[Seen], odds: list[float]) -> None:
    """Leave out teasers of other stories, each of which stands as a sentence and again at the head of its longer form.

    One such pair is a standfirst that the first paragraph repeats, and where nothing else is left the account itself is
    printed twice: both stay.
    """
    pairs = [i for i in range(len(rows)) if is_teaser(rows, i) and not _in_flood(rows, i)]
    others = sum(row.bodylike for row in rows) - sum(rows[i].bodylike for i in pairs)
    if len(pairs) >= 4 and others >= 2:
        for i in pairs:
            odds[i] = max(odds[i], CLOSED)


def _in_flood(rows: Sequence[Seen], i: int) -> bool:
    """Tell a line that stands three times and more in a row."""
    return 0 < i < len(rows) - 1 and rows[i - 1].text == rows[i + 1].text


def closing_start(rows: Sequence[Seen], odds: Sequence[float], shared: set[str]) -> int:
    """Return the line that opens the list that closes the account, or the number of lines if there is none."""
    last = max((i for i, row in enumerate(rows) if _resumes(row, odds[i], shared)), default=-1)
    looked = 0
    for i in range(last + 1, len(rows)):
        kind = list_head(rows[i]) if odds[i] > 0.5 else None
        looked += kind in LISTS
        if kind == "comments" or (kind == "related" and (looked > MOST or not _goes_on(rows, odds, i + 1, shared))):
            return i
    return len(rows)


def _goes_on(rows: Sequence[Seen], odds: Sequence[float], start: int, shared: set[str]) -> bool:
    """Tell that sentences alone follow the headlines of a list: teasers of other stories come with headlines between them."""
    told = [_is_told(row, odd) for row, odd in zip(rows[start:], odds[start:], strict=True)]
    first = start + told.index(True) if any(told) else len(rows)
    end = next((i for i in range(first, len(rows)) if odds[i] > 0.5 and list_head(rows[i]) in LISTS), len(rows))
    rest = rows[first:end]
    heads = sum(not row.phrases and len(row.words) >= 4 and not SENTENCE_END.search(row.text[-6:]) for row in rest)
    tied = any(w in shared for row in rest for w in row.content) or any(set(row.text) & set('"“') for row in rest)
    return bool(rest) and not heads and tied and first - start <= LONGEST_LIST


def _is_told(row: Seen, odds: float) -> bool:
    """Tell a plain sentence that says what happened."""
    return odds < 0.5 and runs_on(row, inside=False) and is_past(row) and len(row.text) >= 40


def _resumes(row: Seen, odds: float, shared: set[str]) -> bool:
    """Tell a paragraph with which the account goes on: long, ended, and mostly in the account's own words."""
    if not row.bodylike or odds > 0.3 or len(row.text) < LEAST or END_PARENTHESIS.search(row.text):
        return False
    return sum(w in shared for w in row.content) >= 0.4 * len(row.content)
