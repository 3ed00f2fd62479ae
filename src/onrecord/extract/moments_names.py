"""Months that are names of people and of marches: "Theresa May", "the March for Bread"."""

from typing import TYPE_CHECKING

from onrecord.text.calendar_words import Words
from onrecord.text.timeforms import TimeForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLAIN_NAMES = ("nsubj", "nsubjpass", "dobj", "poss", "appos")  # where a month stands without a preposition


def is_name(doc: "Doc", form: TimeForm, known: set[str]) -> bool:
    """Tell a month that names somebody or something; `known` holds the names that the account has given, and grows."""
    if form.form != "date" or not form.month or form.day or form.year or form.shift is not None or form.edge:
        return False
    span = doc.char_span(form.start, form.end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    token = span[-1]
    if token.pos_ in ("AUX", "VERB") or (token.lower_ in known and token.dep_ in PLAIN_NAMES):
        return True
    if _names_person(token):
        known.add(token.lower_)
        return True
    return _names_march(token)


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
