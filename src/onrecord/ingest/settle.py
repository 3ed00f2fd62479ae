"""What the judge's odds cannot see: lists that close an account, and sentences that go with the paragraph before them."""

from collections.abc import Sequence

from onrecord.ingest.features import PRICE, SENTENCE_END, SEPARATOR, Seen, list_head
from onrecord.ingest.stamps import is_live_stamp
from onrecord.ingest.stretches import END_PARENTHESIS

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
    shared = {w for row, odd in zip(rows, odds, strict=True) if row.bodylike and odd < 0.2 for w in row.content}
    for i in range(1, len(rows)):
        if 0.5 < out[i] < 0.92 and out[i - 1] < 0.3 and _runs_on(rows[i]):
            out[i] = OPEN
    for i in range(1, len(rows)):
        if is_live_stamp(rows[i - 1].text) and not rows[i].phrases and len(rows[i].words) > 1:
            out[i] = min(out[i], OPEN)
    _lists(rows, out)
    start = _closing(rows, out, shared)
    return [max(odd, CLOSED) if i > start else odd for i, odd in enumerate(out)]


def _is_sure(row: Seen) -> bool:
    """Tell a line whose opening phrase begins no headline and no sentence, and a wire's note of what an update adds."""
    led = {p.kind for p in row.phrases if p.form != "anywhere"}
    return (row.text[-1:] != "." and bool(led & set(SURE))) or (row.text[:1] == "(" and "signature" in led)


def _lists(rows: Sequence[Seen], odds: list[float]) -> None:
    """Leave out the headlines that follow a line which heads a list of other stories, up to the next sentence."""
    run = 0
    for i, row in enumerate(rows):
        if odds[i] > 0.5 and list_head(row) in LISTS:
            run = LONGEST_LIST
        elif run and not row.bodylike and len(row.text) < 130 and not row.text.endswith((".", ".”", '."', ":")):
            odds[i], run = max(odds[i], 0.8), run - 1
        else:
            run = 0


def _runs_on(row: Seen) -> bool:
    """Tell a plain sentence: long enough, ended, without a phrase, separator or price."""
    plain = not row.phrases and not SEPARATOR.search(row.text) and not PRICE.search(row.text)
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
