"""What the judge's odds cannot see: lists that close an account, and sentences that go with the paragraph before them."""

from collections.abc import Sequence

from onrecord.ingest.seen import COUNT, NETWORKS, PAST, REACH, RIGHTS, RUNNING, SEPARATOR, YOU, Seen, is_past
from onrecord.ingest.settle_kept import keep_sentences, keep_turns
from onrecord.ingest.settle_lists import closing_start, leave_galleries, leave_lengths, leave_lists, leave_teasers
from onrecord.ingest.settle_threads import leave_threads
from onrecord.ingest.stretches import is_reader

OPEN = 0.4  # odds given to a sentence that goes on with the account
CLOSED = 0.95  # odds given to the lines of a closing list
ASIDE = ("nav", "footer", "aside", "header", "form")
OUTSIDE = ("comments", "form", "navigation", "notice", "promo", "related", "share", "tags")
LONGEST_FOOT = 70  # characters; a longer note may say what was corrected
FOOT = ("signature", "notice", "promo", "share", "form", "comments")
SURE = ("promo", "share", "form", "comments", "tags")  # kinds whose opening phrases begin no headline


def settle(rows: Sequence[Seen], odds: Sequence[float]) -> list[float]:
    """Return the odds with closing lists left out and running sentences kept."""
    out = list(odds)
    for i, row in enumerate(rows):
        if not row.bodylike and _is_sure(row):
            out[i] = max(out[i], 0.6)
        if _to_reader(row):
            out[i] = max(out[i], 0.93)
        if len(row.words) <= 5 and COUNT.search(row.text):
            out[i] = max(out[i], 0.8)
        if row.line.end - row.line.start > RUNNING and _is_running(row):
            out[i] = min(out[i], OPEN)
    last = max((i for i, row in enumerate(rows) if row.bodylike and out[i] < 0.3), default=-1)
    for i in range(last + 1, len(rows)) if last >= 0 else ():
        if not rows[i].bodylike and not rows[i].line.tag and _is_foot(rows[i]):
            out[i] = max(out[i], 0.6)
    shared = {w for row, odd in zip(rows, odds, strict=True) if row.bodylike and odd < 0.2 for w in row.content}
    keep_sentences(rows, out, last, shared)
    leave_lists(rows, out)
    leave_teasers(rows, out)
    leave_galleries(rows, out)
    leave_lengths(rows, out)
    keep_turns(rows, out)
    leave_threads(rows, out)
    if any(is_reader(row.text) for row in rows[:3]) and not any(row.line.tag for row in rows):
        out = [max(odd, CLOSED) for odd in out]
    start = closing_start(rows, out, shared)
    return [max(odd, CLOSED) if i > start else odd for i, odd in enumerate(out)]


def _is_sure(row: Seen) -> bool:
    """Tell a line whose opening phrase begins no headline and no sentence, and a wire's note of what an update adds."""
    led = {p.kind for p in row.phrases if p.form != "anywhere"}
    return (row.text[-1:] != "." and bool(led & set(SURE))) or (row.text[:1] == "(" and "signature" in led)


def _is_foot(row: Seen) -> bool:
    """Tell a line that begins with a phrase of what stands below an account: who reported it, who holds it, what else there is."""
    told = len(row.text) > LONGEST_FOOT and is_past(row)
    return not told and any(p.kind in FOOT and p.form in ("start", "whole") for p in row.phrases)


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
    asks = asks and not is_past(row)
    told = PAST & {w.lower() for w in row.words}
    reach = not told and bool(REACH.match(row.text)) and len(NETWORKS.findall(row.text)) >= 2
    return (asks or reach) and not set(row.text) & set('"“”')


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
