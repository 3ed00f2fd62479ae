"""Numbers that are dates and times of day: years, days of a month, hours."""

from typing import TYPE_CHECKING

from onrecord.extract.doc_text import text_of
from onrecord.extract.figures_counted import Counted, counted_words
from onrecord.text.calendar_words import meanings
from onrecord.text.dates import opens_entry
from onrecord.text.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

MEASURING = frozenset("stand put measure stay estimate set level value total place remain be register record".split())
YEARS = range(1000, 2200)
YEAR_LEADS = frozenset({"in", "since", "until", "by", "during", "early", "late", "mid", "from"})
AT = frozenset({"at", "until", "by", "since", "after", "before", "till"})
ENDS = frozenset({".", ",", ";", ":", "and", "on", "this", "in", "yesterday", "today", "tomorrow", "when", "that"})
HOURS = frozenset("one two three four five six seven eight nine ten eleven twelve midnight noon".split())
QUARTERS = frozenset("quarter minutes five ten twenty half".split())


def is_calendar(doc: "Doc", number: "DocSpan", quantity: Quantity, counted: Counted) -> bool:
    """Tell whether the number is a year, a day of a month or a time of day."""
    after = doc[number.end].lower_ if number.end < len(doc) else ""
    before = doc[number.start - 1].lower_.strip(".") if number.start else ""
    if _clock(doc, number, quantity, after, before):
        return True
    if quantity.unit:
        return False
    months = counted_words("months")
    small = quantity.high is not None and quantity.high <= 31 and not counts_on_weekday(doc, number)
    if small and (
        after.strip(".") in months or before in months or (after == "of" and _next(doc, number, 1) in months)
    ):
        return True
    if quantity.form in ("digits", "range") and quantity.low in YEARS and _plain_digits(number):
        dated = number.root.ent_type_ == "DATE" or counted.noun is None or not counts_next(doc, number)
        return dated or before in months or before in YEAR_LEADS
    return False


def _plain_digits(number: "DocSpan") -> bool:
    """Tell whether a number is written as years are: 1600, between 1600 and 1900, 2022's."""
    return all(len(token.text) == 4 and token.text.isdecimal() for token in number if token.text[:1].isdigit())


def _half_six(doc: "Doc", number: "DocSpan", before: str) -> bool:
    """Tell the words of the hour "at half six"."""
    half = number.start if number.text.lower() == "half" else number.start - 1
    words = [doc[at].lower_ if 0 <= at < len(doc) else "" for at in (half - 1, half, half + 1)]
    return (
        words[0] in AT and words[1] == "half" and words[2] in HOURS and not counts_next(doc, doc[half + 1 : half + 2])
    )


def _clock(doc: "Doc", number: "DocSpan", quantity: Quantity, after: str, before: str) -> bool:
    """Tell whether the number is a time of day: 1500 GMT, 9 p.m., at six, half past four, ten to eleven."""
    if before == "past" and not quantity.unit and (quantity.low or 0) <= 12 and not counts_next(doc, number):
        return True
    if _half_six(doc, number, before):
        return True
    if quantity.form != "fraction" and quantity.unit not in ("", "minutes", "hours"):
        return False
    if after.strip(".") in counted_words("clock") or (after in ("a", "p") and _next(doc, number, 2) == "m"):
        return True
    hour = doc[number.end + 1 : number.end + 2].text.lower() in HOURS
    if after == "to" and hour and before in ("at", "about", "around", "until", "by", "minutes", "just", "till"):
        return True
    if (
        before == "to"
        and number.text.lower() in HOURS
        and number.start > 1
        and doc[number.start - 2].lower_ in QUARTERS
    ):
        return True
    if number.start == 0 and opens_entry(text_of(doc)):
        return True
    dotted = quantity.unit != "minutes" and len(number.text) in (4, 5) and number.text[-3:-2] == "."
    if dotted and number.text[-2:].isdigit() and before in AT and (quantity.low or 0) < 24:
        return True
    led = before in AT or (before in ("about", "around", "just", "nearly", "almost") and _next(doc, number, -3) in AT)
    value = quantity.low or 0
    measured = number.start > 1 and any(
        t.lemma_.lower() in MEASURING for t in doc[max(0, number.start - 4) : number.start]
    )
    if measured and value != int(value):
        return False
    timed = (
        led
        and not measured
        and not quantity.unit
        and value <= 12
        and value == int(value)
        and number.root.dep_ in ("pobj", "npadvmod", "pcomp")
    )
    return timed and (after in ENDS or not after or number.root.ent_type_ == "TIME")


def _next(doc: "Doc", number: "DocSpan", more: int) -> str:
    at = number.end + more if more >= 0 else number.start + 1 + more
    return str(doc[at].lower_) if 0 <= at < len(doc) else ""


def counts_on_weekday(doc: "Doc", number: "DocSpan") -> bool:
    """Tell a count right behind a weekday from a date or a label: on Tuesday 14 people died; by Monday 181 survivors."""
    before, behind = doc[max(0, number.start - 1) : number.start], doc[number.end : number.end + 1]
    return (
        before.text.lower().strip(".") in meanings("weekdays")
        and len(behind) > 0
        and (behind[0].tag_ == "NNS" or behind[0].lower_ in ("are", "were", "have", "had"))
    )


def counts_next(doc: "Doc", number: "DocSpan") -> bool:
    """Tell whether the number counts the noun or verb close behind it, by the syntax."""
    head = number.root.head
    if head.text in ("%", "percent"):
        return False
    return head.i >= number.end and head.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and head.i - number.end < 4
