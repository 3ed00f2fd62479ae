"""What a line is that is of one kind from end to end, and the name for what is left out."""

import re

from onrecord.ingest.agencies import agencies
from onrecord.ingest.bylines import byline_names, signed_names
from onrecord.ingest.furniture import reason_of
from onrecord.ingest.heads import bare_date, in_head
from onrecord.ingest.language import foreign_language
from onrecord.ingest.pieces import LIMIT, Judged
from onrecord.ingest.posts import opens_post
from onrecord.ingest.seen import RIGHTS, SENTENCE_END, SEPARATOR, Seen, is_teaser, list_head
from onrecord.ingest.stamps import is_live_stamp
from onrecord.ingest.stretches import (
    AIRED,
    POST_SIGNATURE,
    credit_start,
    is_address,
    is_byline,
    is_contact,
    is_post,
    is_reader,
    words,
)
from onrecord.model import BlockKind

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
SLUG = re.compile(r"\b\d(?:st|nd|rd|th)[ -]?(?:lead|ld|add|writethru)\b|^[a-z]+(?:-[a-z0-9]+){2,}$", re.I)
SURE = ("share", "signature")  # kinds whose opening phrases begin no line of an article on a page
CAPTION = 4  # words of what stands under a picture and may say something of it
FORMS = ("whole", "label", "start", "anywhere")


def whole_kind(judged: Judged, i: int, line: str) -> tuple[BlockKind, str] | None:
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
    if is_post(line) and i != judged.title:
        return "embed", "embedded post"
    if is_reader(line) and odds > LIMIT:
        return "comments", ""
    if AIRED.search(line) and i != judged.title:
        return "caption", ""
    if i != judged.title and words().changed.match(line):
        return "correction", ""
    if row.line.tag in ("tr", "caption") and not SENTENCE_END.search(line[-8:]):
        return "notice", "a table: its cells are no sentences"
    if is_contact(line) and i != judged.title:
        return "notice", "how to reach who wrote"
    if is_address(line):
        return ("source-url", "") if "/" in line else ("credit", "")
    if is_live_stamp(line) or opens_post(judged, i):
        return "live-stamp", ""
    if in_head(judged, i) and i != judged.title and not row.bodylike and SLUG.search(line):
        return "navigation", "slug of a wire"
    if judged.title is not None and i < judged.title and not row.bodylike and (odds > 0.25 or len(row.words) < 6):
        return _furniture(judged, i)
    if i > judged.last_body and not row.line.tag and (is_byline(line) or signed_names(line)):
        return "signature", reason_of("signature")
    if i > 2 and not row.bodylike and nothing_after(judged, i) and bare_date(line):
        return "signature", reason_of("signature")
    if row.line.tag and not row.bodylike and any(p.kind in SURE and p.form != "anywhere" for p in row.phrases):
        return _furniture(judged, i)
    if _is_name_line(judged, i, line):
        return "byline", ""
    if _is_slug(judged, i, line):
        return "credit", "slug of a picture"
    if odds > LIMIT and not _is_told_caption(row):
        return _furniture(judged, i)
    return None


def _is_told_caption(row: Seen) -> bool:
    """Tell a caption that says something of the picture, not who made it."""
    said = len(row.words) >= CAPTION and any(word[0].islower() for word in row.words)
    return row.line.tag == "figcaption" and said and not row.phrases


def _is_name_line(judged: Judged, i: int, line: str) -> bool:
    """Tell a name right below the headline, as "Ada Roke in Port Orlin"."""
    row, title = judged.rows[i], judged.title
    if title is None or not 0 < i - title <= 3 or row.phrases or not 1 <= len(row.words) <= 6 or row.line.linked > 0.5:
        return False
    after = judged.rows[i + 1].text if i + 1 < len(judged.rows) else ""
    if after.startswith(line) or credit_start(line, caption=True) is not None:
        return False  # the slug of a picture, which its credit repeats
    if SEPARATOR.search(line) or {w.lower() for w in row.words} & (agencies().outlets | agencies().bodies):
        return False
    wire = line.isupper() and line.isalpha() and line.capitalize() in judged.reading.text
    return line.casefold() not in agencies().sections and (wire or bool(byline_names(line)))


def _is_slug(judged: Judged, i: int, line: str) -> bool:
    """Tell a few words that stand again at once, with a picture credit behind them."""
    after = judged.rows[i + 1].text if i + 1 < len(judged.rows) else ""
    if len(judged.rows[i].words) > 6 or not after.startswith(line) or len(after) > len(line) + 60:
        return False
    return credit_start(after, caption=False) is not None


def _furniture(judged: Judged, i: int) -> tuple[BlockKind, str]:
    """Name what a line is that does not belong to the account: by its phrases, its element, the list above it, its place."""
    row = judged.rows[i]
    if row.line.tag == "alt":
        return "credit", "alternative text of a picture"
    if RIGHTS.search(row.text[:120]):
        return "notice", reason_of("notice")
    if is_teaser(judged.rows, i):
        return "related", reason_of("related")
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
    return ("related", reason_of("related")) if nothing_after(judged, i) else ("promo", reason_of("promo"))


def nothing_after(judged: Judged, i: int) -> bool:
    """Tell a line behind the last paragraph of the account."""
    return i >= judged.last_body
