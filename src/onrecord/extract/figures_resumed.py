"""Bare numbers that go on counting what was counted before: another 1,200, 63 of which, the other 12, damaged 5,600."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.extract.figures_counted import counted_unit, counted_words
from onrecord.extract.figures_syntax import NOUNS
from onrecord.extract.figures_told import (
    ANAPHORS,
    LOOSELY,
    Named,
    Told,
    counted_alike,
    counted_last,
    last_told,
    named_by,
    whole_of,
)
from onrecord.extract.quantities_change import change_words
from onrecord.text.quantities import Quantity
from onrecord.text.units import measure_of

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

JOINING = (["took", "part"], ["take", "part"], ["turned", "out"], ["turned", "up"], ["joined", "the"])
OVER = (["over", "the"], ["above", "the"], ["below", "the"], ["under", "the"], ["short", "of"])
BESIDE = 30  # characters
MORE = frozenset({"another", "further", "additional", "other", "others", "remaining", "extra"})


def more_told(phrase: "DocSpan", near: Sequence[Told]) -> Named | None:
    """Read "another 1,200 were ready", "the other 12", "three more", "63 of which", "the 700 who came", "five of its own"."""
    doc = phrase.doc
    before = [token.lower_ for token in doc[max(0, phrase.start - 2) : phrase.start]]
    after = [token.lower_ for token in doc[phrase.end : phrase.end + 3]]
    if after[:1] in (["who"], ["whom"]) or after[:2] in JOINING:
        return Named("people", "")
    if before and before[-1] in ANAPHORS and before[0] in ("of", "among"):
        return _related(doc, phrase.start - len(before), near)
    if after[:2] == ["more", "of"]:
        return whole_of(doc, phrase.end + 2, near)
    if near and (after[:1] in (["more"], ["less"]) or after[:2] in OVER) and _beside(phrase, near[-1]):
        return last_told(near)  # 1,400 tonnes, 300 more than allowed
    owned = len(after) == 3 and after[0] == "of" and after[2] == "own"
    more = after[:1] == ["more"] and not any(t.pos_ in ("ADJ", "ADV") for t in doc[phrase.end + 1 : phrase.end + 2])
    return counted_last(near) or last_told(near) if owned or more or (before and before[-1] in MORE) else None


def _beside(phrase: "DocSpan", told: Told) -> bool:
    """Tell whether a measure stands right before a number."""
    measure = measure_of(told.counted.unit)
    return measure is not None and 0 < phrase.start_char - told.quantity.end <= BESIDE


def _related(doc: "Doc", of: int, near: Sequence[Told]) -> Named | None:
    """Return what a relative clause counts a part of: the nouns right before it, or the last figure."""
    at = of - 1 - (doc[of - 1].text == ",") if of > 1 else 0
    measured = bool(near) and near[-1].quantity.end == doc[at].idx + len(doc[at])  # 1.9 billion euros, of which
    if doc[of + 1].lower_ == "which" and doc[at].tag_ == "NNS" and not measured:
        return named_by(doc[at])
    if doc[of + 1].lower_ == "whom":
        return Named("people", "")
    return last_told(near) if doc[of + 1].lower_ == "which" else counted_last(near)


def changed_told(phrase: "DocSpan") -> Named | None:
    """Read "the pubs have dwindled to nine", "arrests fell from 40 to 12" and "attendance fell to 310"."""
    link = phrase.root.head
    while link.dep_ == "prep" and link.head.dep_ == "prep":
        link = link.head
    behind = phrase.doc[phrase.end : phrase.end + 1]
    if link.lower_ not in ("to", "from") or link.dep_ != "prep" or link.head.pos_ != "VERB":
        return None
    if len(behind) and behind[0].pos_ in NOUNS:
        return None
    if link.head.lemma_.lower() not in change_words():
        return None
    subject = next((child for child in link.head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    if subject.lemma_.lower() in counted_words("crowds"):
        return Named("people", subject.text)
    return named_by(subject) if subject.tag_ == "NNS" and not measure_of(counted_unit(subject)) else None


def coordinated_told(phrase: "DocSpan", quantity: Quantity, here: Sequence[Told]) -> Named | None:
    """Read "destroyed 1,340 houses and damaged 5,600", "thousands of homes were flooded and hundreds lost power"."""
    root = phrase.root
    joined = root.head.dep_ == "conj" and root.head.pos_ == "VERB"
    if root.dep_ not in ("dobj", "nsubj", "nsubjpass") or not joined:
        return None
    return counted_alike(here, quantity, times=LOOSELY)


def many_told(phrase: "DocSpan", quantity: Quantity) -> Named | None:
    """Read "tens of thousands took to the streets": who does something without being named is people."""
    numbered = phrase.start > 0 and phrase.doc[phrase.start - 1].like_num  # ninety millions
    does = (
        not numbered
        and phrase.root.dep_ == "nsubj"
        and phrase.root.head.pos_ == "VERB"
        and phrase.root.head.i > phrase.root.i
    )
    return Named("people", "") if does and quantity.form == "vague" else None
