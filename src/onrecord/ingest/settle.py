"""What the judge's odds cannot see: lists that close an account, and sentences that go with the paragraph before them."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.ingest.features import (
    CAPS_LABEL,
    COUNT,
    PRICE,
    RIGHTS,
    RUNNING,
    SENTENCE_END,
    SEPARATOR,
    YOU,
    Seen,
    is_past,
    is_teaser,
    list_head,
)
from onrecord.ingest.stamps import is_live_stamp
from onrecord.ingest.stretches import END_PARENTHESIS, dateline_end, is_reader

NUMBERED = re.compile(r"\W*(\d{1,3})\s?(?:/|of)\s?(\d{1,3})\b(?=\s)")
NICK_LINE = re.compile(r"[\w.@-]{2,20}(?:\s[\w.]{1,12}){0,2}\s?:\s")
CLOSED = 0.95  # odds given to the lines of a closing list
OPEN = 0.4  # odds given to a sentence that goes on with the account
ASIDE = ("nav", "footer", "aside", "header", "form")
OUTSIDE = ("comments", "form", "navigation", "notice", "promo", "related", "share", "tags")
LONGEST_LIST = 12
SURE = ("promo", "share", "form", "comments", "tags")  # kinds whose opening phrases begin no headline
LISTS = ("related", "comments")


def settle(rows: Sequence[Seen], odds: Sequence[float]) -> list[float]:
    """Return the odds with closing lists left out and running sentences kept."""
    out = list(odds)
    for i, row in enumerate(rows):
        if not row.bodylike and _is_sure(row):
            out[i] = max(out[i], 0.6)
        if _to_reader(row):
            out[i] = max(out[i], 0.8)
        if len(row.words) <= 5 and COUNT.search(row.text):
            out[i] = max(out[i], 0.8)
        if row.line.end - row.line.start > RUNNING and _is_running(row):
            out[i] = min(out[i], OPEN)
    last = max((i for i, row in enumerate(rows) if row.bodylike and out[i] < 0.3), default=-1)
    shared = {w for row, odd in zip(rows, odds, strict=True) if row.bodylike and odd < 0.2 for w in row.content}
    for i in range(1, len(rows)):
        if 0.5 < out[i] < 0.92 and out[i - 1] < 0.3 and _runs_on(rows[i], inside=i < last):
            out[i] = OPEN
    for i in range(1, len(rows) - 1):
        if 0.5 < out[i] < 0.85 and max(out[i - 1], out[i + 1]) < 0.3 and _is_subhead(rows, i, shared):
            out[i] = OPEN
    for i in range(1, len(rows)):
        headed = len(rows[i].words) > 1 or (i + 1 < len(rows) and rows[i + 1].bodylike)
        if is_live_stamp(rows[i - 1].text) and not rows[i].phrases and rows[i].words and headed:
            out[i] = min(out[i], OPEN)
    _lists(rows, out)
    _teasers(rows, out)
    _galleries(rows, out)
    if any(is_reader(row.text) for row in rows[:3]) and not any(row.line.tag for row in rows):
        out = [max(odd, CLOSED) for odd in out]
    start = _closing(rows, out, shared)
    return [max(odd, CLOSED) if i > start else odd for i, odd in enumerate(out)]


def _is_sure(row: Seen) -> bool:
    """Tell a line whose opening phrase begins no headline and no sentence, and a wire's note of what an update adds."""
    led = {p.kind for p in row.phrases if p.form != "anywhere"}
    return (row.text[-1:] != "." and bool(led & set(SURE))) or (row.text[:1] == "(" and "signature" in led)


def _galleries(rows: Sequence[Seen], odds: list[float]) -> None:
    """Leave out the pictures of a gallery that a page shows beside its account: numbered one after the other of so many."""
    placed = [(i, found[1], found[2]) for i, row in enumerate(rows) if (found := NUMBERED.match(row.text))]
    runs = Counter(total for _, _, total in placed)
    for i, _, total in placed:
        if runs[total] >= 3 and int(total) >= 3:
            odds[i] = max(odds[i], CLOSED)


def _in_flood(rows: Sequence[Seen], i: int) -> bool:
    """Tell a line that stands three times and more in a row."""
    return 0 < i < len(rows) - 1 and rows[i - 1].text == rows[i + 1].text


def _is_running(row: Seen) -> bool:
    """Tell running text by its ends: many words in small letters, no rights held, and no phrase of furniture before it.

    What is longer still is the account on one line, whatever phrase a scraper left in front of it.
    """
    size = row.line.end - row.line.start
    opens = size < 2 * RUNNING and any(p.form != "anywhere" and p.kind in OUTSIDE for p in row.phrases)
    return (
        sum(w[0].islower() for w in row.words) > 0.5 * len(row.words)
        and not opens
        and not RIGHTS.search(row.text[:200])
    )


def _to_reader(row: Seen) -> bool:
    """Tell a line of the outlet's own promotion that speaks to the reader, and of nothing that happened."""
    asks = any(p.kind in ("promo", "form") for p in row.phrases) and bool(YOU & {w.lower() for w in row.words})
    return asks and not is_past(row) and not set(row.text) & set('"“”')


def _is_subhead(rows: Sequence[Seen], i: int, shared: set[str]) -> bool:
    """Tell a short line between two paragraphs that is made of the account's own words."""
    row = rows[i]
    plain = len(row.words) <= 8 and not row.phrases and row.text[-1:].isalpha() and not SEPARATOR.search(row.text)
    return plain and rows[i - 1].bodylike and rows[i + 1].bodylike and bool(row.content) and row.content <= shared


def _lists(rows: Sequence[Seen], odds: list[float]) -> None:
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


def _teasers(rows: Sequence[Seen], odds: list[float]) -> None:
    """Leave out teasers of other stories, each of which stands as a sentence and again at the head of its longer form.

    One such pair is a standfirst that the first paragraph repeats, and where nothing else is left the account itself is
    printed twice: both stay.
    """
    pairs = [i for i in range(len(rows)) if is_teaser(rows, i) and not _in_flood(rows, i)]
    others = sum(row.bodylike for row in rows) - sum(rows[i].bodylike for i in pairs)
    if len(pairs) >= 4 and others >= 2:
        for i in pairs:
            odds[i] = max(odds[i], CLOSED)


def _runs_on(row: Seen, *, inside: bool) -> bool:
    """Tell a plain sentence: long enough, ended, without a phrase, a label, a separator or a price.

    Behind the last paragraph it must not call out or speak to the reader either.
    """
    plain = not row.phrases and not SEPARATOR.search(row.text) and not PRICE.search(row.text)
    plain = plain and (not CAPS_LABEL.match(row.text) or dateline_end(row.text) > 0)
    if not inside and row.text[:1] not in "\"“‘'":
        plain = plain and "!" not in row.text and not YOU & {w.lower() for w in row.words}
    return plain and len(row.words) >= 5 and bool(SENTENCE_END.search(row.text[-6:])) and not row.line.linked


def _closing(rows: Sequence[Seen], odds: Sequence[float], shared: set[str]) -> int:
    """Return the line that opens the list that closes the account, or the number of lines if there is none."""
    last = max((i for i, row in enumerate(rows) if _resumes(row, odds[i], shared)), default=-1)
    for i in range(last + 1, len(rows)):
        if odds[i] > 0.5 and list_head(rows[i]) in LISTS:
            return i
    return len(rows)


def _resumes(row: Seen, odds: float, shared: set[str]) -> bool:
    """Tell a paragraph with which the account goes on: long, ended, and mostly in the account's own words."""
    if not row.bodylike or odds > 0.3 or END_PARENTHESIS.search(row.text):
        return False
    return sum(w in shared for w in row.content) >= 0.4 * len(row.content)


def settle_page(rows: Sequence[Seen], odds: Sequence[float], main: Sequence[bool | None]) -> list[float]:
    """Return the odds of a page's lines with what its landmarks and an extractor of main text say.

    A line outside the main text goes where it stands behind all of it, in a landmark or a class of furniture; a landmark that
    holds most of the paragraphs, as a form round the whole page does, says nothing.
    """
    inside = [i for i, row in enumerate(rows) if main[i] and row.bodylike]
    inside = inside or [i for i, row in enumerate(rows) if main[i] and len(row.text) > 25]
    if not inside:
        return list(odds)
    zones = {zone for zone in ASIDE if sum(rows[i].line.zone == zone for i in inside) * 3 < len(inside)}
    classes = {name for name in OUTSIDE if sum(name in rows[i].line.classes for i in inside) * 3 < len(inside)}
    apart = [row.line.zone in zones or bool(row.line.classes & classes) for row in rows]
    behind = sum(
        row.bodylike and not far for row, far in zip(rows[inside[-1] + 1 :], apart[inside[-1] + 1 :], strict=True)
    )
    last = inside[-1] if behind <= len(inside) else len(rows)
    return [
        _page_odds(row, odd, m, far, i > last)
        for i, (row, odd, m, far) in enumerate(zip(rows, odds, main, apart, strict=True))
    ]


def _page_odds(row: Seen, odds: float, main: bool | None, apart: bool, behind: bool) -> float:
    if not main:
        return max(odds, 0.8) if (behind or apart) and row.line.tag != "h1" else odds
    plain = row.bodylike or not (row.phrases or row.line.linked > 0.5 or SEPARATOR.search(row.text))
    return min(odds, OPEN) if plain and not apart else odds
