"""How a quantity's value lies to the one that is written: equal, about, under, over, or up or down by it."""

from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.doc_text import text_of
from onrecord.text.quantities import Quantity
from onrecord.text.tables import read_table, read_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

HEDGED = {"least": ">", "little_over": ">", "most": "<", "nearly": "~", "about": "~"}
UNDER = ("just under", "just below", "slightly under", "a little under", "just short")
NEAR = 6  # words before a number in which its verb of change stands
COMPARED = ("higher", "lower")
PASSED = frozenset("by about around more less than just only another some nearly almost over under at least".split())


@cache
def change_words() -> dict[str, str]:
    """Return the lemmas that tell a rise or a fall, as lemma -> up or down."""
    table = read_table("en/changes")
    return {word: way for way in ("up", "down") for word in table[way].split()}


def change_of(doc: "Doc", number: "DocSpan", quantity: Quantity) -> str:
    """Tell how a quantity's value lies to the one given.

    The amount of a rise is up, and of a fall down; a value that a change reaches ("rose 3 % to 164") is equal.
    """
    sign = text_of(doc)[quantity.start]
    if sign in "+-−–":
        return "up" if sign == "+" else "down"
    phrase = doc.char_span(quantity.start, quantity.end, alignment_mode="expand") or number
    return _way(doc, phrase.start) or _way_behind(doc, phrase, quantity) or _hedged(doc, quantity)


def _way_behind(doc: "Doc", phrase: "DocSpan", quantity: Quantity) -> str:
    """Tell the amount of a change whose word stands behind it: 12p higher at 340p, 3 per cent lower."""
    behind = doc[phrase.end : phrase.end + 1].text.lower()
    return change_words().get(behind, "") if quantity.unit and behind in COMPARED else ""


def way_before(doc: "Doc", start: int) -> str:
    """Return the way of a change whose "from" stands before a character: rose from 6 to 9 per cent."""
    phrase = doc.char_span(start, start + 1, alignment_mode="expand")
    return _way(doc, phrase.start - 1) if phrase is not None and phrase.start else ""


def again(doc: "Doc", before: int, here: int) -> bool:
    """Tell whether a quantity gives the one before it again: 190 points, or 0.6 %; 7.5 million crowns ($1.1 million).

    `before` is where the earlier one ends, `here` where the later one begins, in characters.
    """
    return text_of(doc)[before:here].strip(" ,") in ("or", "(", "/") and before < here


def _hedged(doc: "Doc", quantity: Quantity) -> str:
    if text_of(doc)[quantity.start : quantity.number[0]].lower().startswith(UNDER):
        return "<"
    return HEDGED.get(quantity.hedge, "=")


def _way(doc: "Doc", start: int) -> str:
    """Return the way of the change whose amount stands at a token, or nothing."""
    if start and doc[start - 1].lower_ == "at":
        return ""  # 12p higher at 340p
    by = start > 0 and doc[start - 1].lower_ == "by"
    for at in range(start - 1, max(-1, start - 1 - NEAR), -1):
        token = doc[at]
        way = _told(token)
        if way:
            return way
        if token.is_sent_start or token.is_punct or not (by or token.lower_ in PASSED or token.pos_ == "ADV"):
            return ""
    return ""


def _told(token: "Token") -> str:
    way = change_words().get(token.lemma_.lower()) or change_words().get(token.lower_, "")
    if not way or token.pos_ not in ("VERB", "ADV", "ADP", "ADJ", "PART", "AUX"):
        return ""
    before = token.nbor(-1) if token.i else token
    verb = token.head if token.dep_ == "prt" else before
    if token.lower_ in ("up", "down") and verb.pos_ == "VERB":  # gave up 517 yards, shot down 31; edged down 0.03 %
        return way if _moving(verb) else ""
    return way


def _moving(verb: "Token") -> bool:
    lemma = verb.lemma_.lower()
    return lemma in change_words() or lemma in read_words("en/changes", "moving")
