"""What a number counts whose noun is left out: four of them, the number on board is put at 204, the army says 620.

The noun stands in the partitive beside the number ("three of the dead"), before it ("of the 74 kilometres, barely 50 are
open"), in what is told of the people counted ("22 remain unaccounted for"), in a noun of counting ("the number of cases
rose to 61"), or with a figure that the account gave before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.doc_text import text_of
from onrecord.extract.figures_counted import Counted, counted_words, phrase_of
from onrecord.extract.figures_resumed import changed_told, coordinated_told, many_told, more_told
from onrecord.extract.figures_syntax import NOUNS
from onrecord.extract.figures_told import (
    ANAPHORS,
    LOOSELY,
    TIMES,
    Named,
    Told,
    befalls,
    counted_alike,
    counted_last,
    counts,
    named_by,
    size_of,
    whole_of,
)
from onrecord.text.quantities import Quantity
from onrecord.text.units import measure_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_SET = r"(?:up|down) from|compared with|against|versus|instead of|rather than"
_BESIDE = re.compile(
    r" (?:to|against) (?:[A-Z][\w.-]+ ){0,3}[A-Z][\w-]+['’]s "  # 51.3 per cent to Mrs Balme's 47.9
    rf"|,? (?:{_SET}|from|than|compared to)(?: (?:just|only|about|an?|the|its))*"
    r"(?: (?:\w+ )?(?:target|limit|goal|forecast|estimate|average|maximum|minimum|threshold|norm|record|plan|budget) of)? "
)
_HOLDER = re.compile(
    r"(?: of the votes?| for [A-Z]\w{1,20})?(?:,| and|, and) (?:[A-Z][\w’'.-]{0,20} ){1,4}|, (?:and )?others "
)
_BRACKET = re.compile(r" ?\((?:or |about |around |some |roughly |nearly )?")
_PAIRED = re.compile(r" (among|for|in|at|on|of|by) [^.;:]{1,30}?(?:,| and|, and|, but| but) ")
_COMPARED = re.compile(rf"\b(?:{_SET})(?: (?:just|only|about|the))*\s$")
BEFORE = 3  # figures back, among which the one is sought whose noun is meant
APART = 320  # characters between the two at most
STATE = 7  # words behind a number in which the state of people stands
LABEL = 4  # words of a label and its colon
HELD = frozenset({"dobj", "pobj", "prep", "attr", "oprd", "nummod", "quantmod", "conj", "npadvmod", "ccomp", "appos"})


def told_by(
    number: "DocSpan", quantity: Quantity, counted: Counted, at: int, before: Sequence[Told]
) -> tuple[Counted, Told | None]:
    """Return what a bare number counts by what is told beside it or before it, and the figure that it gives anew.

    `at` is the number's place in the account's text, `before` the figures that the account gave, in order.
    """
    others = counted.noun is not None and counted.noun.lower_ == "others"
    if quantity.unit and before and _converts(number.doc, quantity, at, before[-1]):
        return replace(counted, of=before[-1].counted.of), None
    near = [told for told in before[-BEFORE:] if at - told.end <= APART]
    if near and (wrong := _righted(number, quantity, near)) is not None:
        unit = counted.unit or wrong.counted.unit
        return replace(counted, unit=unit, of=wrong.counted.of), wrong
    if (counted.unit and not others) or quantity.unit or quantity.form in ("fraction", "none", "article", "times"):
        return counted, None
    phrase = number.doc.char_span(quantity.start, quantity.end, alignment_mode="expand") or number
    if near and (paired := _paired(number, quantity, at, near[-1])) is not None:
        return replace(counted, unit=paired.unit, of=paired.of), None
    start = at - quantity.start + phrase.root.sent.start_char
    here = [told for told in near if told.end > start]
    found = counted_last(here) if others else _found(phrase, quantity, near, here, at)
    if found is None:
        return counted, None
    words = dict.fromkeys(f"{found.of} {counted.of}".split())
    return replace(counted, unit=found.unit, of=" ".join(words)), found.again


def _between(doc: "Doc", told: Told, quantity: Quantity, at: int) -> str:
    """Return what stands between a figure and a number behind it, whose place in the account's text is `at`."""
    return text_of(doc)[max(0, quantity.start - at + told.end) : quantity.start]


def _converts(doc: "Doc", quantity: Quantity, at: int, told: Told) -> bool:
    """Tell whether a measure in brackets tells the one right before it in another unit: 220 km/h (137 mph)."""
    return (
        bool(_BRACKET.fullmatch(_between(doc, told, quantity, at)))
        and text_of(doc)[quantity.end : quantity.end + 1] == ")"
    )


def _paired(number: "DocSpan", quantity: Quantity, at: int, told: Told) -> Named | None:
    """Read the second of two numbers that are told alike of two groups: 61 percent among men and 58 among women."""
    doc = number.doc
    gap = _PAIRED.fullmatch(_between(doc, told, quantity, at))
    link = next((t for t in doc[number.end : number.end + 1] if gap is not None and t.lower_ == gap[1]), None)
    ratio = (size_of(told.quantity) or 0.0) / (size_of(quantity) or 1.0)
    if link is None or not told.counted.unit or not 1 / TIMES <= ratio <= TIMES:
        return None
    behind = [token.text for child in link.children if child.dep_ == "pobj" for token in phrase_of(child)]
    return Named(told.counted.unit, " ".join([told.counted.of, *behind]))


def _found(phrase: "DocSpan", quantity: Quantity, near: Sequence[Told], here: Sequence[Told], at: int) -> Named | None:
    """Return what a bare number counts by the first of the signs that tell it; of the figures `near`, `here` are in its sentence."""
    return (
        _borrowed(phrase.doc, quantity, near, at)
        or _numbering(phrase)
        or _partitive(phrase, near)
        or more_told(phrase, near)
        or _fronted(phrase, near)
        or _tallied(phrase, quantity, near)
        or _befallen(phrase)
        or _said(phrase, quantity, near)
        or changed_told(phrase)
        or coordinated_told(phrase, quantity, here)
        or many_told(phrase, quantity)
    )


def _borrowed(doc: "Doc", quantity: Quantity, near: Sequence[Told], at: int) -> Named | None:
    """Read the unit of the figure right before: 96 million pounds from 41 million, 18 weeks against a target of 12, 214 votes to 97."""
    size = size_of(quantity)
    if not near or not size or not near[-1].counted.unit:
        return None
    told = near[-1]
    unit, gap = told.counted.unit, _between(doc, told, quantity, at)
    measure = measure_of(unit)
    hours = measure is not None and measure.dimension == "duration" and gap == " from "  # for two hours from 10
    ranged = gap == " to " and text_of(doc).endswith(" from ", 0, told.quantity.start)  # cut from 14 years to 11
    beside = measure is not None and (_BESIDE.fullmatch(gap) or ranged) and not hours
    alike = 1 / TIMES <= (size_of(told.quantity) or 0.0) / size <= TIMES
    if alike and (beside or gap == f" {unit} to "):
        return Named(unit, told.counted.of)
    if unit == "percent" and _HOLDER.fullmatch(gap):
        return Named(unit, "")  # Germany 31 percent, Italy 18
    return counted_alike(near, quantity) if _COMPARED.search(gap) else None  # 23 seats in the chamber, up from 14


def _numbering(phrase: "DocSpan") -> Named | None:
    """Read "peacekeepers numbering 5,500"."""
    doc = phrase.doc
    if phrase.start < 2 or doc[phrase.start - 1].lower_ != "numbering" or doc[phrase.start - 2].pos_ not in NOUNS:
        return None
    return named_by(doc[phrase.start - 2])


def _partitive(phrase: "DocSpan", near: Sequence[Told]) -> Named | None:
    """Read "four of them", "three of the dead", "two of us"."""
    doc = phrase.doc
    if phrase.end + 1 >= len(doc) or doc[phrase.end].lower_ != "of":
        return None
    if doc[phrase.end + 1].lower_ in ANAPHORS and phrase.start > 1 and doc[phrase.start - 1].text == ",":
        before = doc[phrase.start - 2]
        if before.tag_ in ("NNS", "NNPS"):
            return named_by(before)
    return whole_of(doc, phrase.end + 1, near)


def _fronted(phrase: "DocSpan", near: Sequence[Told]) -> Named | None:
    """Read "Of the 74 turbines, barely 50 turn" and "Of those, three are critical"."""
    sent = phrase.root.sent
    if sent[0].lower_ not in ("of", "among") or phrase.start - sent.start < 2:
        return None
    return whole_of(phrase.doc, sent.start + 1, near)


def _righted(number: "DocSpan", quantity: Quantity, near: Sequence[Told]) -> Told | None:
    """Return the figure that a number sets right: investors lost $1.2bn; the true figure was $310m."""
    parts = [part for noun in _tallies(number, counted_words("righted")) for part in noun.children]
    joined = [part for part in parts if part.dep_ == "prep" and part.i < number.start]
    placed = any(part.lower_ != "of" for part in joined)  # the real figure for farming
    if placed or not any(part.lower_ in counted_words("righting") for part in parts):
        return None
    size, measure = size_of(quantity), measure_of(quantity.unit)
    for told in reversed(near):
        measured = measure_of(told.counted.unit)
        alike = size and 1 / LOOSELY <= (size_of(told.quantity) or 0.0) / size <= LOOSELY
        same = measured is not None and measure is not None and measured.dimension == measure.dimension
        if same or (measure is None and alike):
            return told
    return None


def _tallied(phrase: "DocSpan", quantity: Quantity, near: Sequence[Told]) -> Named | None:
    """Read "the number of confirmed cases rose to 61", "police put the crowd at 6,000", "the count stands at 14"."""
    for tally in _tallies(phrase, counted_words("tallies")):
        if tally.lemma_.lower() in counted_words("crowds"):
            return None if _shared(quantity, near) else Named("people", tally.text)
        for child in tally.children:
            if child.lower_ == "of" and child.i > tally.i:
                return whole_of(phrase.doc, child.i + 1, near)
            placed = child.lower_ in ("on", "aboard") and child.i > tally.i
            if placed or befalls(child):
                return Named("people", " ".join(token.text for token in child.subtree if token not in phrase))
        if _raised(tally) and any(
            (size_of(told.quantity) or 0.0) <= (size_of(quantity) or 0.0) for told in counts(near)
        ):
            return counted_last(near)
        placed = any(child.dep_ in ("prep", "prt") and child.i > tally.i for child in tally.children) or _placed(phrase)
        return counted_alike(near, quantity, anew=not placed, times=LOOSELY)
    return None


def _shared(quantity: Quantity, near: Sequence[Told]) -> bool:
    """Tell whether a number told of a crowd is a share: turnout was 16.8 percent, not 19.6."""
    whole = float(size_of(quantity) or 0.0).is_integer()
    return not whole or any(told.counted.unit == "percent" for told in near[-1:])


def _placed(phrase: "DocSpan") -> bool:
    """Tell whether a number is told of a place of its own: in Torrask the count stands at 14."""
    first = phrase.root.sent[:2]
    return len(first) > 1 and first[0].lower_ in ("in", "at") and first[1].pos_ == "PROPN"


def _tallies(phrase: "DocSpan", nouns: frozenset[str]) -> "Iterator[Token]":
    """Yield those of the nouns that the number's verb has as its subject or its object."""
    here = phrase.root
    for _ in range(4):
        if here.head.i == here.i or here.pos_ in ("VERB", "AUX"):
            break
        here = here.head
        if here.lemma_.lower() in nouns and here not in phrase:
            yield here
    if here.pos_ in ("VERB", "AUX"):
        for child in here.children:
            told = child.i < phrase.start and child.dep_ in ("nsubj", "nsubjpass", "dobj")
            if told and child.lemma_.lower() in nouns:
                yield child


def _raised(tally: "Token") -> bool:
    """Tell whether a verb brings a tally to a number: bringing the total to 139."""
    return tally.dep_ == "dobj" and tally.head.lemma_.lower() in ("bring", "take", "raise", "push", "lift")


def _befallen(phrase: "DocSpan") -> Named | None:
    """Read "22 remain unaccounted for", "nine now in custody", "we were 190", "in hospital: 9"."""
    doc = phrase.doc
    if phrase.start and doc[phrase.start - 1].text == ":":
        label = doc[max(phrase.root.sent.start, phrase.start - LABEL) : phrase.start - 1]
        if any(token.lower_ in counted_words("befalls_people") for token in label):
            return Named("people", label.text)
    for token in doc[phrase.end : phrase.end + STATE]:
        if token.is_sent_start or token.is_punct or token.lower_ == "to":
            break
        if token.pos_ in NOUNS and token.lower_ not in counted_words("befalls_people"):
            break
        if token.lower_ in counted_words("befalls_people") and not _described(token):
            return Named("people", token.text)
    if phrase.start > 1 and doc[phrase.start - 1].lemma_ == "be" and doc[phrase.start - 2].lower_ == "we":
        return Named("people", "")
    return None


def _described(token: "Token") -> bool:
    """Tell whether a word describes a noun behind it: a serious number."""
    return token.dep_ == "amod" and token.head.i > token.i and token.head.lower_ not in counted_words("befalls_people")


def _said(phrase: "DocSpan", quantity: Quantity, near: Sequence[Told]) -> Named | None:
    """Read "the army says 620" after "1,450 of our people": what was counted last, where the sizes are alike."""
    here = phrase.root
    while here.head.i != here.i and here.pos_ not in ("VERB", "AUX") and here.dep_ in HELD:
        here = here.head
    teller = here.lemma_.lower() in counted_words("counting") and any(c.dep_.startswith("nsubj") for c in here.children)
    other = any(c.dep_ == "dobj" and c not in phrase and c.pos_ in NOUNS for c in here.children)
    if not teller or other:
        return None
    if any(child.lower_ in counted_words("anew") for child in here.children):
        return counted_last(near, anew=True)  # it now speaks of 500
    return counted_alike(near, quantity)
