"""Hedges that only their place in the sentence tells: a rise over two years, talks of over two years."""

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.doc_text import text_of
from onrecord.extract.polarity import lexicon
from onrecord.text.quantities import Quantity
from onrecord.text.tables import read_words
from onrecord.text.units import unit_named

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

LASTING = frozenset("last take wait spend go run continue be stay talk meet speak fight work remain span".split())
FEW = 12  # sessions or lanes that something goes over, where a greater number of them is exceeded
BEFORE = 10  # words in which the verb of a term is looked for
COMPARED = frozenset({"longer", "higher", "older", "bigger", "larger", "greater", "more"})
EXCEEDING = ("exceed", "exceeded", "exceeds", "exceeding", "topped", "surpassed", "beyond")


def in_context(doc: "Doc", number: "DocSpan", quantity: Quantity) -> Quantity:
    """Take back a hedge that is none here: "over two years" as a period, "did not exceed" as its opposite."""
    hedge = text_of(doc)[quantity.start : quantity.number[0]].lower().split()
    if hedge[:1] == ["over"] and quantity.high is None and _during(doc, number, quantity):
        start = quantity.start + len("over") + 1
        return replace(quantity, start=start, high=quantity.low, approximate=len(hedge) > 1)
    if hedge[:1] == ["within"] and quantity.low is None and _allowed(doc, number, quantity):
        return replace(
            quantity, start=quantity.start + len("within") + 1, low=quantity.high, approximate=len(hedge) > 1
        )
    least = quantity.high is None and quantity.low is not None
    if hedge and hedge[0] in EXCEEDING and _denied(doc, number):
        return replace(quantity, low=None, high=quantity.low)
    if least and hedge[:1] and hedge[0] in COMPARED and _of_none(number):
        return replace(quantity, low=None, high=quantity.low)
    return quantity


def _during(doc: "Doc", number: "DocSpan", quantity: Quantity) -> bool:
    unit = unit_named(quantity.unit)
    at = number.start - 1
    if not quantity.unit and at > 0 and doc[at].dep_ == "prep" and (quantity.low or 0) <= FEW:
        return doc[at - 1].pos_ not in ("ADP", "DET", "AUX")  # talked over three sessions
    if (
        not quantity.unit
        and at > 0
        and doc[at].lower_ == "over"
        and doc[at - 1].lemma_.lower() in read_words("en/counted", "contested")
    ):
        return True  # a row over 300 job losses
    if unit is None or unit.dimension not in ("duration", "length") or at < 1 or doc[at].lower_ != "over":
        return False
    before = doc[at - 1]
    measured = before.pos_ in ("ADP", "DET") or before.lemma_.lower() in LASTING or before.lower_ in ("just", "well")
    return not measured and not before.is_sent_end and not doc[at].is_sent_start


def _allowed(doc: "Doc", number: "DocSpan", quantity: Quantity) -> bool:
    """Tell whether "within" gives a term that is set, not how long something took: must answer within 14 days."""
    unit = unit_named(quantity.unit)
    led = doc[max(number.sent.start, number.start - BEFORE) : number.start]
    return unit is not None and unit.dimension == "duration" and any(token.tag_ in ("MD", "TO") for token in led)


def _of_none(number: "DocSpan") -> bool:
    """Tell whether nothing is longer or older than a number: none was longer than two metres."""
    verb = next((token for token in number.root.ancestors if token.pos_ in ("VERB", "AUX")), None)
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")] if verb is not None else []
    return any(part.lower_ in lexicon("negations") for subject in subjects for part in (subject, *subject.children))


def _denied(doc: "Doc", number: "DocSpan") -> bool:
    return any(token.dep_ == "neg" for token in doc[max(0, number.start - 4) : number.start])
