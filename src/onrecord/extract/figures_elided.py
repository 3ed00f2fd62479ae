"""What a number counts whose noun is left out: four of them, the number on board is put at 204, the army says 620.

The noun stands in the partitive beside the number ("three of the dead"), before it ("of the 74 kilometres, barely 50 are
open"), in what is told of the people counted ("22 remain unaccounted for"), in a noun of counting ("the number of cases
rose to 61"), or with a figure that the account gave before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.doc_text import text_of
from onrecord.extract.figures_counted import NOUNS, Counted, counted_unit, counted_words, phrase_of
from onrecord.extract.quantities_change import change_words
from onrecord.text.quantities import Quantity
from onrecord.text.units import measure_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_BESIDE = re.compile(
    r",? (?:(?:up|down) from|from|than|compared (?:with|to)|against|versus|instead of|rather than)(?: (?:just|only|about|an?|the|its))*"
    r"(?: (?:\w+ )?(?:target|limit|goal|forecast|estimate|average|maximum|minimum|threshold|norm|record|plan|budget) of)? "
)
_COMPARED = re.compile(
    r"\b(?:(?:up|down) from|compared with|against|versus|instead of|rather than)(?: (?:just|only|about|the))*\s$"
)
BEFORE = 3  # figures back, among which the one is sought whose noun is meant
APART = 320  # characters between the two at most
TIMES = 4.0  # how many times the one may be the other where no word ties them
LOOSELY = 10.0  # the same where the sentence does
STATE = 7  # words behind a number in which the state of people stands
FRONT = 8  # words of a partitive
LABEL = 4  # words of a label and its colon
ANAPHORS = frozenset({"them", "these", "those", "which", "whom"})
MORE = frozenset({"another", "further", "additional", "other", "others", "remaining", "extra"})
RELATIVES = frozenset({"which", "whom", "them", "these", "those"})
HELD = frozenset({"dobj", "pobj", "prep", "attr", "oprd", "nummod", "quantmod", "conj", "npadvmod", "ccomp", "appos"})


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that the account gave: where, how large, and what it counts."""

    figure: str  # id
    end: int  # in the account's text
    quantity: Quantity
    counted: Counted


@dataclass(frozen=True, slots=True)
class _Named:
    """What is counted; `again` is the figure before whose quantity is given anew."""

    unit: str
    of: str
    again: Told | None = None


def told_by(
    number: "DocSpan", quantity: Quantity, counted: Counted, at: int, before: Sequence[Told]
) -> tuple[Counted, Told | None]:
    """Return what a bare number counts by what is told beside it or before it, and the figure that it gives anew.

    `at` is the number's place in the account's text, `before` the figures that the account gave, in order.
    """
    others = counted.noun is not None and counted.noun.lower_ == "others"
    if (counted.unit and not others) or quantity.unit or quantity.form in ("fraction", "none", "article", "times"):
        return counted, None
    phrase = number.doc.char_span(quantity.start, quantity.end, alignment_mode="expand") or number
    near = [told for told in before[-BEFORE:] if at - told.end <= APART]
    start = at - quantity.start + phrase.root.sent.start_char
    here = [told for told in near if told.end > start]
    found = _again(here) if others else _found(phrase, quantity, near, here, at)
    if found is None:
        return counted, None
    words = dict.fromkeys(f"{found.of} {counted.of}".split())
    return replace(counted, unit=found.unit, of=" ".join(words)), found.again


def _found(phrase: "DocSpan", quantity: Quantity, near: Sequence[Told], here: Sequence[Told], at: int) -> _Named | None:
    """Return what a bare number counts by the first of the signs that tell it; of the figures `near`, `here` are in its sentence."""
    return (
        _borrowed(phrase.doc, quantity, near, at)
        or _numbering(phrase)
        or _partitive(phrase, near)
        or _more(phrase, near)
        or _fronted(phrase, near)
        or _tallied(phrase, quantity, near)
        or _befallen(phrase)
        or _said(phrase, quantity, near)
        or _changed(phrase)
        or _coordinated(phrase, quantity, here)
        or _many(phrase, quantity)
    )


def _of(noun: "Token") -> _Named:
    """Return the unit and the wording of a noun."""
    return _Named(counted_unit(noun), " ".join(token.text for token in phrase_of(noun)))


def _counts(near: Sequence[Told]) -> Iterator[Told]:
    """Yield the figures before that count something, the last first; measures, shares and sums are none."""
    return (told for told in reversed(near) if told.counted.unit and measure_of(told.counted.unit) is None)


def _again(near: Sequence[Told]) -> _Named | None:
    """Return what the last figure counts that counts anything."""
    return next((_Named(told.counted.unit, told.counted.of) for told in _counts(near)), None)


def _alike(near: Sequence[Told], quantity: Quantity, *, anew: bool = False, times: float = TIMES) -> _Named | None:
    """Return what the last figure of about the size of another one counts; `anew` where that one gives it anew."""
    size = _size(quantity)
    for told in _counts(near):
        if size and 1 / times <= (_size(told.quantity) or 0.0) / size <= times:
            return _Named(told.counted.unit, told.counted.of, told if anew else None)
    return None


def _borrowed(doc: "Doc", quantity: Quantity, near: Sequence[Told], at: int) -> _Named | None:
    """Read the unit of the figure right before: 96 million pounds from 41 million, 18 weeks against a target of 12, 214 votes to 97."""
    size = _size(quantity)
    if not near or not size or not near[-1].counted.unit:
        return None
    told = near[-1]
    unit, gap = told.counted.unit, text_of(doc)[max(0, quantity.start - at + told.end) : quantity.start]
    measure = measure_of(unit)
    hours = measure is not None and measure.dimension == "duration" and gap == " from "  # for two hours from 10
    beside = measure is not None and _BESIDE.fullmatch(gap) and not hours
    alike = 1 / TIMES <= (_size(told.quantity) or 0.0) / size <= TIMES
    if alike and (beside or gap == f" {unit} to "):
        return _Named(unit, told.counted.of)
    return _alike(near, quantity) if _COMPARED.search(gap) else None  # 23 seats in the chamber, up from 14


def _numbering(phrase: "DocSpan") -> _Named | None:
    """Read "peacekeepers numbering 5,500"."""
    doc = phrase.doc
    if phrase.start < 2 or doc[phrase.start - 1].lower_ != "numbering" or doc[phrase.start - 2].pos_ not in NOUNS:
        return None
    return _of(doc[phrase.start - 2])


def _partitive(phrase: "DocSpan", near: Sequence[Told]) -> _Named | None:
    """Read "four of them", "three of the dead", "two of us"."""
    doc = phrase.doc
    if phrase.end + 1 >= len(doc) or doc[phrase.end].lower_ != "of":
        return None
    if doc[phrase.end + 1].lower_ in ANAPHORS and phrase.start > 1 and doc[phrase.start - 1].text == ",":
        before = doc[phrase.start - 2]
        if before.tag_ in ("NNS", "NNPS"):
            return _of(before)
    return _whole(doc, phrase.end + 1, near)


def _whole(doc: "Doc", at: int, near: Sequence[Told]) -> _Named | None:
    """Return what a partitive names from a token on."""
    noun = None
    for token in doc[at : at + FRONT]:
        word = token.lower_
        if word in ("us", "you", "ours"):
            return _Named("people", "")
        if word in ANAPHORS and not (token.tag_ == "DT" and token.head.i > token.i):
            behind = doc[token.i + 1 : token.i + 2]
            return _Named("people", behind.text) if behind and _befalls(behind[0]) else _again(near)
        if word in counted_words("crowds") or counted_unit(token) == "people":
            return _Named("people", token.text)
        if token.is_punct or (token.pos_ in ("VERB", "AUX", "ADP") and token.tag_ not in ("VBN", "VBG")):
            break
        noun = token if token.pos_ in NOUNS else None if token.tag_ == "POS" else noun
    return _of(noun) if noun is not None else None


def _fronted(phrase: "DocSpan", near: Sequence[Told]) -> _Named | None:
    """Read "Of the 74 turbines, barely 50 turn" and "Of those, three are critical"."""
    sent = phrase.root.sent
    if sent[0].lower_ not in ("of", "among") or phrase.start - sent.start < 2:
        return None
    return _whole(phrase.doc, sent.start + 1, near)


def _befalls(token: "Token") -> bool:
    return token.lemma_.lower() in counted_words("happens_to_people")


def _tallied(phrase: "DocSpan", quantity: Quantity, near: Sequence[Told]) -> _Named | None:
    """Read "the number of confirmed cases rose to 61", "police put the crowd at 6,000", "the count stands at 14"."""
    for tally in _tallies(phrase):
        if tally.lemma_.lower() in counted_words("crowds"):
            return None if _shared(quantity, near) else _Named("people", tally.text)
        for child in tally.children:
            if child.lower_ == "of" and child.i > tally.i:
                return _whole(phrase.doc, child.i + 1, near)
            placed = child.lower_ in ("on", "aboard") and child.i > tally.i
            if placed or _befalls(child):
                return _Named("people", " ".join(token.text for token in child.subtree if token not in phrase))
        if _raised(tally) and any((_size(told.quantity) or 0.0) <= (_size(quantity) or 0.0) for told in _counts(near)):
            return _again(near)
        placed = any(child.dep_ in ("prep", "prt") and child.i > tally.i for child in tally.children) or _placed(phrase)
        return _alike(near, quantity, anew=not placed, times=LOOSELY)
    return None


def _shared(quantity: Quantity, near: Sequence[Told]) -> bool:
    """Tell whether a number told of a crowd is a share: turnout was 16.8 percent, not 19.6."""
    whole = float(_size(quantity) or 0.0).is_integer()
    return not whole or any(told.counted.unit == "percent" for told in near[-1:])


def _placed(phrase: "DocSpan") -> bool:
    """Tell whether a number is told of a place of its own: in Torrask the count stands at 14."""
    first = phrase.root.sent[:2]
    return len(first) > 1 and first[0].lower_ in ("in", "at") and first[1].pos_ == "PROPN"


def _tallies(phrase: "DocSpan") -> "Iterator[Token]":
    """Yield the nouns of counting that the number's verb has as its subject or its object."""
    here = phrase.root
    for _ in range(4):
        if here.head.i == here.i or here.pos_ in ("VERB", "AUX"):
            break
        here = here.head
        if here.lemma_.lower() in counted_words("tallies") and here not in phrase:
            yield here
    if here.pos_ in ("VERB", "AUX"):
        for child in here.children:
            told = child.i < phrase.start and child.dep_ in ("nsubj", "nsubjpass", "dobj")
            if told and child.lemma_.lower() in counted_words("tallies"):
                yield child


def _raised(tally: "Token") -> bool:
    """Tell whether a verb brings a tally to a number: bringing the total to 139."""
    return tally.dep_ == "dobj" and tally.head.lemma_.lower() in ("bring", "take", "raise", "push", "lift")


def _befallen(phrase: "DocSpan") -> _Named | None:
    """Read "22 remain unaccounted for", "nine now in custody", "we were 190", "in hospital: 9"."""
    doc = phrase.doc
    if phrase.start and doc[phrase.start - 1].text == ":":
        label = doc[max(phrase.root.sent.start, phrase.start - LABEL) : phrase.start - 1]
        if any(token.lower_ in counted_words("befalls_people") for token in label):
            return _Named("people", label.text)
    for token in doc[phrase.end : phrase.end + STATE]:
        if token.is_sent_start or token.is_punct or token.lower_ == "to":
            break
        if token.pos_ in NOUNS and token.lower_ not in counted_words("befalls_people"):
            break
        if token.lower_ in counted_words("befalls_people") and not _described(token):
            return _Named("people", token.text)
    if phrase.start > 1 and doc[phrase.start - 1].lemma_ == "be" and doc[phrase.start - 2].lower_ == "we":
        return _Named("people", "")
    return None


def _described(token: "Token") -> bool:
    """Tell whether a word describes a noun behind it: a serious number."""
    return token.dep_ == "amod" and token.head.i > token.i and token.head.lower_ not in counted_words("befalls_people")


def _said(phrase: "DocSpan", quantity: Quantity, near: Sequence[Told]) -> _Named | None:
    """Read "the army says 620" after "1,450 of our people": what was counted last, where the sizes are alike."""
    here = phrase.root
    while here.head.i != here.i and here.pos_ not in ("VERB", "AUX") and here.dep_ in HELD:
        here = here.head
    teller = here.lemma_.lower() in counted_words("counting") and any(c.dep_.startswith("nsubj") for c in here.children)
    other = any(c.dep_ == "dobj" and c not in phrase and c.pos_ in NOUNS for c in here.children)
    return _alike(near, quantity, anew=False) if teller and not other else None


def _more(phrase: "DocSpan", near: Sequence[Told]) -> _Named | None:
    """Read "another 1,200 were ready", "the other 12", "three more", "63 of which", "the 700 who came", "five of its own"."""
    doc = phrase.doc
    before = [token.lower_ for token in doc[max(0, phrase.start - 2) : phrase.start]]
    after = [token.lower_ for token in doc[phrase.end : phrase.end + 3]]
    if after[:1] in (["who"], ["whom"]):
        return _Named("people", "")
    if before and before[-1] in RELATIVES and before[0] in ("of", "among"):
        return _related(doc, phrase.start - len(before), near)
    if after[:2] == ["more", "of"]:
        return _whole(doc, phrase.end + 2, near)
    owned = len(after) == 3 and after[0] == "of" and after[2] == "own"
    more = after[:1] == ["more"] and not any(t.pos_ in ("ADJ", "ADV") for t in doc[phrase.end + 1 : phrase.end + 2])
    return _again(near) or _last(near) if owned or more or (before and before[-1] in MORE) else None


def _related(doc: "Doc", of: int, near: Sequence[Told]) -> _Named | None:
    """Return what a relative clause counts a part of: the nouns right before it, or the last figure."""
    at = of - 1 - (doc[of - 1].text == ",") if of > 1 else 0
    measured = bool(near) and near[-1].quantity.end == doc[at].idx + len(doc[at])  # 1.9 billion euros, of which
    if doc[of + 1].lower_ == "which" and doc[at].tag_ == "NNS" and not measured:
        return _of(doc[at])
    if doc[of + 1].lower_ == "whom":
        return _Named("people", "")
    return _last(near) if doc[of + 1].lower_ == "which" else _again(near)


def _last(near: Sequence[Told]) -> _Named | None:
    """Return what the last figure counts or measures, which no share does."""
    told = near[-1].counted if near else None
    return _Named(told.unit, told.of) if told is not None and told.unit not in ("", "percent") else _again(near)


def _changed(phrase: "DocSpan") -> _Named | None:
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
        return _Named("people", subject.text)
    return _of(subject) if subject.tag_ == "NNS" and not measure_of(counted_unit(subject)) else None


def _coordinated(phrase: "DocSpan", quantity: Quantity, here: Sequence[Told]) -> _Named | None:
    """Read "destroyed 1,340 houses and damaged 5,600", "thousands of homes were flooded and hundreds lost power"."""
    root = phrase.root
    joined = root.head.dep_ == "conj" and root.head.pos_ == "VERB"
    if root.dep_ not in ("dobj", "nsubj", "nsubjpass") or not joined:
        return None
    return _alike(here, quantity, times=LOOSELY)


def _many(phrase: "DocSpan", quantity: Quantity) -> _Named | None:
    """Read "tens of thousands took to the streets": who does something without being named is people."""
    numbered = phrase.start > 0 and phrase.doc[phrase.start - 1].like_num  # ninety millions
    does = (
        not numbered
        and phrase.root.dep_ == "nsubj"
        and phrase.root.head.pos_ == "VERB"
        and phrase.root.head.i > phrase.root.i
    )
    return _Named("people", "") if does and quantity.form == "vague" else None


def _size(quantity: Quantity) -> float | None:
    return quantity.low if quantity.low is not None else quantity.high
