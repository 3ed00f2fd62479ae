"""Time words that are names: "Theresa May", "the March for Bread", the programme "This Week", the Winter Games."""

from typing import TYPE_CHECKING

from onrecord.text.calendar_words import Words
from onrecord.text.timeforms import TimeForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SMALL = ("day", "shift", "season", "weekday", "clock")  # forms that end in a word written small
PLAIN_NAMES = ("nsubj", "nsubjpass", "dobj", "poss", "appos")  # where a month stands without a preposition


def is_name(doc: "Doc", form: TimeForm, known: set[str]) -> bool:
    """Tell a time word that names somebody or something; `known` holds the names that the account gave, and grows."""
    span = doc.char_span(form.start, form.end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    if form.form != "date":
        return form.form in SMALL and not form.year and _is_titled(span[-1], form, span.start)
    if not form.month or form.day or form.year or form.shift is not None or form.edge:
        return False
    token = span[-1]
    if token.pos_ in ("AUX", "VERB") or (token.lower_ in known and token.dep_ in PLAIN_NAMES):
        return True
    if _names_person(token):
        known.add(token.lower_)
        return True
    return _names_march(token)


def _is_titled(token: "Token", form: TimeForm, start: int) -> bool:
    """Tell "This Week", "the Winter Games" and "USA Today", written as names, in a sentence that writes words small."""
    if not token.is_title or _of_days(token):
        return False
    if not (token.i > start if form.form == "shift" else _in_name(token, form, start)):
        return False
    around = [word for word in token.sent if word.is_alpha and len(word) > 3 and not start <= word.i <= token.i]
    small = sum(word.is_lower for word in around)
    return 2 * small > len(around)


def _in_name(token: "Token", form: TimeForm, start: int) -> bool:
    """Tell by the names that stand beside a word: behind "Winter" and "Midnight", before "Noon", on either side of "Today"."""
    before = token.doc[start - 1] if start > token.sent.start else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    follows = before is not None and before.pos_ == "PROPN" and before.is_alpha and not _of_days(before)
    leads = after is not None and after.is_title and after.pos_ == "PROPN" and not _of_days(after)
    if form.form == "day":
        shown = after is not None and token.dep_ == "compound" and token.head.i == after.i
        return follows or (shown and before is not None and before.lower_ == "the")
    return leads or (follows and form.form == "clock")


def _of_days(token: "Token") -> bool:
    """Tell the days and months, which English always writes large."""
    return any(Words().key_of(section, token.text) for section in ("months", "weekdays"))


def _names_person(token: "Token") -> bool:
    """Tell "Mrs May" and "April Jones" by the names that they are one word with."""
    before = token.nbor(-1) if token.i else None
    if before is not None and before.dep_ == "compound" and before.head.i == token.i:
        return before.pos_ == "PROPN" and before.text[:1].isupper() and not _of_calendar(before)
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and token.ent_type_ == after.ent_type_ == "PERSON":
        return True
    if after is None or token.dep_ != "compound" or token.head.i != after.i or after.pos_ != "PROPN":
        return False
    return after.text.istitle() and after.ent_type_ != "EVENT" and not _of_calendar(after)


def _names_march(token: "Token") -> bool:
    """Tell "the March for Bread" and "the Mothers' March"."""
    if token.lower_ not in Words().listed("month_names") or not token.i or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    if after.lower_ in Words().listed("month_names", "joins"):
        named = token.i + 2 < len(token.doc) and (token.nbor(2).is_title or token.nbor(2).lower_ == "the")
        return named and before.pos_ != "ADP" and not _of_calendar(before)
    return before.tag_ == "POS" and before.i > 0 and before.nbor(-1).is_title and after.pos_ not in ("NOUN", "NUM")


def _of_calendar(token: "Token") -> bool:
    words = Words()
    return any(words.key_of(section, token.text) for section in ("months", "weekdays", "seasons", "shifts"))
