"""Which line is the headline."""

import re
from collections.abc import Sequence

from onrecord.ingest.agencies import agencies, agency_named
from onrecord.ingest.page import Head
from onrecord.ingest.seen import LENGTH_FIRST, NETWORKS, VERBS, Seen, is_teaser, is_unspaced
from onrecord.ingest.stamps import is_live_stamp, is_passed, leftover, read_dates
from onrecord.ingest.stretches import (
    caption_lead,
    credit_start,
    dated_lead,
    dateline_end,
    is_address,
    is_byline,
    is_post,
    is_reader,
    part_label,
    stamp_tail,
    words,
)

FULL_STOP = "。"
EDGE = " \t\n\r.,;:!?\"'“”‘’«»()[]—–-|"
CUT = re.compile(r"(?<!\s)\s+[|–—·•»:-]{1,2}\s+")
MASTHEAD = re.compile(r"\s[—–|·•~]\s|\s{2,}|^\W*[A-Z][\w’' ]{2,30} - [a-z]")
CREDIT = re.compile(r",|\bwith\b|\band\b|\|")
CLOSED = 0.95  # odds of what closes a list or teases other stories
OPENED = ("form", "notice", "share", "comments")  # kinds whose opening phrases begin no headline
LONGEST = 220
FOREIGN_TO = ("promo", "share", "form", "comments", "credit", "source-url")  # kinds of phrases that no headline holds


def folded(text: str) -> str:
    """Fold case, white space and edge punctuation, to compare two prints of one headline.

    >>> folded(" “Port shut”  ") == folded("PORT SHUT")
    True
    """
    return " ".join(text.split()).strip(EDGE).casefold()


def declared_titles(head: Head) -> list[str]:
    """Return the headlines that a page's head declares, the surest first."""
    found = [str(item["headline"]) for item in head.linked if isinstance(item.get("headline"), str)]
    found += [head.metas[name] for name in ("og:title", "twitter:title", "headline") if name in head.metas]
    return [f for f in found if f.strip()] + ([head.title] if head.title else [])


def find_title(rows: Sequence[Seen], odds: Sequence[float], head: Head) -> int | None:
    """Return the index of the headline among the lines, None if there is none."""
    declared = {folded(piece) for title in declared_titles(head) for piece in (title, *_cuts(title))} - {""}
    named = [i for i, row in enumerate(rows) if row.line.tag and folded(row.text) in declared and len(row.words) > 1]
    named = [i for i in named if rows[i].line.tag == "h1"] or [
        i for i in named if rows[i].line.zone not in ("header", "nav")
    ]
    if named:
        return named[0]
    heads = [
        i for i, row in enumerate(rows) if row.line.tag == "h1" and row.line.zone not in ("nav", "footer", "aside")
    ]
    if heads:
        return max(heads, key=lambda i: (len(rows[i].words) > 2, -i))
    ends = (i for i, row in enumerate(rows) if i and is_live_stamp(row.text))
    first = next(
        (i for i, row in enumerate(rows) if row.bodylike and odds[i] < 0.4 and not _lead(row)), min(len(rows), 12)
    )
    first = min(first, next(ends, first), _first_post(rows))
    if rows and is_unspaced(rows[0].text) and not rows[0].bodylike and any(row.bodylike for row in rows[1:4]):
        return 0
    body = {w[:5] for row in [r for r in rows if r.bodylike][:3] for w in row.content}
    scored = [(score, -i) for i in range(first) if (score := _score(rows, i, odds[i], body)) > 1.2]
    return _best_copy(rows, _above(rows, odds, {-i: score for score, i in scored})) if scored else None


def _first_post(rows: Sequence[Seen]) -> int:
    """Return the first of several stamps that count from now, which posts stand below; the number of lines without them."""
    passed = [i for i, row in enumerate(rows) if is_passed(row.text)]
    return passed[0] if len(passed) > 1 and passed[0] else len(rows)


def _above(rows: Sequence[Seen], odds: Sequence[float], scores: dict[int, float]) -> int:
    """Return the best line, or the one right above it that could be the headline as well: the lower is then the standfirst."""
    best = max(scores, key=lambda i: (scores[i], -i))
    above = best - 1
    near = (
        scores.get(above, 0.0) > scores[best] - (1.6 if above == 0 else 1.0) and len(rows[above].words) > 3
        if above in scores
        else False
    )
    if (
        not near
        or odds[above] > (0.5 if above == 0 else 0.15)
        or _is_body_name(rows[above])
        or MASTHEAD.search(rows[above].text)
    ):
        return best
    return best if folded(rows[above].text) == folded(rows[best].text) else above


def _best_copy(rows: Sequence[Seen], title: int) -> int:
    """Return, of several copies of a headline, the first that a byline or date follows, else the first.

    Tools that save a page put its window title above the headline, where the byline is not.
    """
    wanted = folded(rows[title].text)
    copies = [i for i, row in enumerate(rows) if folded(row.text) == wanted and abs(i - title) < 6]
    return next((i for i in copies if _signed(rows, i)), copies[0])


def _signed(rows: Sequence[Seen], index: int) -> bool:
    after = rows[index + 1].text if index + 1 < len(rows) else ""
    return is_byline(after) or bool(read_dates(after).published and len(leftover(after).split()) < 8)


def _cuts(title: str) -> list[str]:
    """Return a page title without the outlet behind its last separators."""
    ends = [found.start() for found in CUT.finditer(title)]
    return [title[:end] for end in ends]


def _lead(row: Seen) -> bool:
    """Tell a short first line that a scraper's date runs into."""
    return bool(dated_lead(row.text)[0]) and len(row.text) < LONGEST and row.text[:1].islower()


def _score(rows: Sequence[Seen], index: int, odds: float, body: set[str]) -> float:
    row = rows[index]
    text, count = row.text, len(row.words)
    if (
        len(text) > LONGEST
        or count < 2
        or is_byline(text)
        or is_address(text)
        or text[:1] in "-•(["
        or any(p.form == "anywhere" and p.kind in ("promo", "form") for p in row.phrases)
    ):
        return 0.0
    if dateline_end(text) and len(text) - dateline_end(text) < 30:
        return 0.0
    if any(p.kind in FOREIGN_TO for p in row.phrases) and not _headed(rows, index):
        return 0.0
    if any(p.kind in OPENED and p.form in ("whole", "start") for p in row.phrases):
        return 0.0
    if caption_lead(text) or is_reader(text) or is_post(text):
        return 0.0
    if odds >= CLOSED and (is_teaser(rows, index) or LENGTH_FIRST.match(text)):
        return 0.0
    if len(NETWORKS.findall(text)) > 1:
        return 0.0
    if _is_sentence(rows, index) or _is_caption(rows, index) or _is_label(text):
        return 0.0
    if stamp_tail(text) is None and read_dates(text).published and len(leftover(text).split()) < 6:
        return 0.0
    shared = sum(w[:5] in body for w in row.content) / max(1, len(row.content))
    score = 1.5 * (1 - odds) + 1.5 * min(count, 9) / 9 + 1.2 * shared - 0.1 * index
    score += 0.5 * _headed(rows, index) + 0.6 * _is_alone(rows, index)
    score += 0.4 if any(w[0].islower() for w in row.words) else 0.0
    score -= 0.5 * any(p.form in ("whole", "label", "start") for p in row.phrases)
    score -= 0.6 * (text.endswith((".", ":")) and not text.endswith("...")) + 0.5 * bool(MASTHEAD.search(text))
    score -= 0.8 * text[:1].islower() + 0.8 * bool(read_dates(text[:40]).published) + 0.6 * _is_body_name(row)
    credited = count < 9 and any(agency_named(piece) for piece in CREDIT.split(text))
    return score - 0.8 * (count < 3) - 1.0 * credited


def _is_label(text: str) -> bool:
    """Tell a line that does nothing but open a part of the account."""
    label = part_label(text)
    return label is not None and label.end == len(text)


def _is_caption(rows: Sequence[Seen], index: int) -> bool:
    """Tell a line that ends in a picture credit."""
    at = credit_start(rows[index].text, caption=not _signed(rows, index))
    return at is not None and not words().newer.search(rows[index].text, at)


def _is_sentence(rows: Sequence[Seen], index: int) -> bool:
    """Tell a full sentence that no byline or date follows: the first paragraph or a caption of an account without a headline."""
    row = rows[index]
    ended = len(row.words) >= 5 and re.search(r"[a-z]\.[\"”’)]?$", row.text)
    closed = bool(ended) or row.text.endswith(FULL_STOP)
    return closed and not dated_lead(row.text)[0] and not _signed(rows, index)


def _headed(rows: Sequence[Seen], index: int) -> bool:
    """Tell whether a byline, a date or the first paragraph follows at once."""
    after = rows[index + 1] if index + 1 < len(rows) else None
    return after is not None and (after.bodylike or is_byline(after.text) or bool(read_dates(after.text).published))


def _is_alone(rows: Sequence[Seen], index: int) -> bool:
    """Tell a plain first line right above the first paragraph: whoever pastes an account leaves out its date, not its headline."""
    row = rows[index]
    if index or row.line.tag or len(rows) < 2 or not rows[1].bodylike or len(row.words) < 3:
        return False
    return not row.phrases and not MASTHEAD.search(row.text) and not _is_body_name(row)


def _is_body_name(row: Seen) -> bool:
    """Tell the name of an outlet, an office or a body: a few capitalised words, one of them such a word."""
    if len(row.words) > 8 or any(w[0].islower() and len(w) > 3 for w in row.words):
        return False
    lower = {w.lower() for w in row.words}
    return bool(lower & (agencies().outlets | agencies().bodies)) and not lower & VERBS
