"""What goes with the paragraphs of an account though its odds are poor: sentences, lists, subheads, what people say in turn."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.ingest.seen import CAPS_LABEL, PRICE, READER, RIGHTS, SENTENCE_END, SEPARATOR, Seen, is_teaser, list_head
from onrecord.ingest.stamps import is_live_stamp
from onrecord.ingest.stretches import dateline_end

OPEN = 0.4  # odds given to a sentence that goes on with the account
TURN = re.compile(r"([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})(?:,? [^:]{1,40})?: (?=\S)")
BULLETS = "-–•*·"
LONGEST_BREAK = 4  # lines of advertising in a row
BREAKS = ("promo", "share", "form")
LISTS = ("related", "comments")


def keep_sentences(rows: Sequence[Seen], odds: list[float], last: int, shared: set[str]) -> None:
    """Keep what goes with the paragraphs: sentences that run on, items of a list, the first line, subheads, posts of a live blog.

    `last` is the last paragraph, `shared` the words of all.
    """
    for i in range(1, len(rows)):
        if 0.5 < odds[i] < 0.92 and _before(rows, odds, i) < 0.3 and runs_on(rows[i], inside=i < last):
            odds[i] = OPEN
    keep_bullets(rows, odds)
    keep_first(rows, odds)
    keep_plain(rows, odds)
    for i in range(1, len(rows) - 1):
        if 0.5 < odds[i] < 0.85 and max(odds[i - 1], odds[i + 1]) < 0.3 and _is_subhead(rows, i, shared):
            odds[i] = OPEN
    for i in range(1, len(rows)):
        headed = len(rows[i].words) > 1 or (i + 1 < len(rows) and rows[i + 1].bodylike)
        if is_live_stamp(rows[i - 1].text) and not rows[i].phrases and rows[i].words and headed:
            odds[i] = min(odds[i], OPEN)


def _before(rows: Sequence[Seen], odds: Sequence[float], i: int) -> float:
    """Return the odds of the line before one, past the notices and advertisements that break into an account."""
    j = i - 1
    while j > 0 and i - j <= LONGEST_BREAK and _breaks_in(rows[j], odds[j]):
        j -= 1
    return odds[j]


def _breaks_in(row: Seen, odds: float) -> bool:
    return odds > 0.5 and len(row.words) <= 8 and any(p.kind in BREAKS and p.form != "anywhere" for p in row.phrases)


def keep_bullets(rows: Sequence[Seen], odds: list[float]) -> None:
    """Keep the items of a list that a line of the account opens, as "What is known:"; other stories stand below a phrase."""
    for i in range(1, len(rows)):
        if not _is_item(rows[i]) or odds[i] >= 0.96:
            continue
        if i > 1 and odds[i - 1] < 0.7 and rows[i - 2].bodylike and odds[i - 2] < 0.3 and _opens(rows[i - 1], ":?"):
            odds[i - 1] = min(odds[i - 1], OPEN)
        if odds[i - 1] < 0.5 and (_opens(rows[i - 1], ".:?") or rows[i - 1].text[:1] in BULLETS):
            odds[i] = min(odds[i], OPEN)


def _is_item(row: Seen) -> bool:
    return row.text[:1] in BULLETS and bool(row.words) and not row.phrases and not row.line.tag


def _opens(row: Seen, ends: str) -> bool:
    return row.text[-1:] in ends and not row.phrases


def keep_plain(rows: Sequence[Seen], odds: list[float]) -> None:
    """Keep a plain sentence, as the short last paragraph of an account is, that no list of other stories holds."""
    listed = False
    for i, row in enumerate(rows):
        if odds[i] > 0.5 and list_head(row) in LISTS:
            listed = True
        elif row.bodylike and odds[i] < 0.3:
            listed = False
        told = i > 0 and not listed and not row.line.tag and 0.5 < odds[i] < 0.85 and runs_on(row, inside=False)
        if told and row.text[-1:] not in "!?…" and row.text[:1].isupper() and not is_teaser(rows, i):
            odds[i] = OPEN


def keep_first(rows: Sequence[Seen], odds: list[float]) -> None:
    """Keep a plain first line of some words, as a headline is that was pasted without its date."""
    row = rows[0] if rows else None
    if row is None or row.line.tag or row.phrases or SEPARATOR.search(row.text) or len(rows) < 2:
        return
    small = sum(word[0].islower() and len(word) > 2 for word in row.words)
    if len(row.words) >= 4 and (small >= 2 or rows[1].bodylike) and odds[0] < 0.9 and not RIGHTS.search(row.text):
        odds[0] = min(odds[0], OPEN)


def keep_turns(rows: Sequence[Seen], odds: list[float]) -> None:
    """Keep what several people say in turn, each behind a name in capitals."""
    said = [
        (i, turn[1].split()[-1]) for i, row in enumerate(rows) if not row.line.tag and (turn := TURN.match(row.text))
    ]
    turns = [(i, name) for i, name in said if not any(p.form != "anywhere" for p in rows[i].phrases)]
    names = Counter(name for _, name in turns)
    if len(turns) >= 3 and 2 <= len(names) < len(turns):
        for i, name in turns:
            odds[i] = min(odds[i], OPEN) if names[name] > 1 or odds[i] < 0.8 else odds[i]


def _is_subhead(rows: Sequence[Seen], i: int, shared: set[str]) -> bool:
    """Tell a short line between two paragraphs: of the account's own words, or of a few that name nobody."""
    row = rows[i]
    plain = len(row.words) <= 8 and not row.phrases and row.text[-1:].isalpha() and not SEPARATOR.search(row.text)
    own = bool(row.content) and row.content <= shared
    few = 2 <= len(row.words) <= 4 and row.text[:1].isupper() and all(w[0].islower() for w in row.words[1:])
    return plain and rows[i - 1].bodylike and rows[i + 1].bodylike and (own or few)


def runs_on(row: Seen, *, inside: bool) -> bool:
    """Tell a plain sentence: long enough, ended, without a phrase, a label, a separator or a price.

    Behind the last paragraph it must not call out or speak to the reader either.
    """
    plain = not row.phrases and not SEPARATOR.search(row.text) and not PRICE.search(row.text)
    plain = plain and (not CAPS_LABEL.match(row.text) or dateline_end(row.text) > 0)
    if not inside and row.text[:1] not in "\"“‘'":
        plain = plain and "!" not in row.text and not READER & {w.lower() for w in row.words}
    return plain and len(row.words) >= 5 and bool(SENTENCE_END.search(row.text[-6:])) and not row.line.linked
