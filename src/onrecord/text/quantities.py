"""Quantities in running text: a number with its hedge, its range and its unit."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.text.calendar_words import meanings
from onrecord.text.hedges import bounds, hedge_before, hedge_behind, places, strongest
from onrecord.text.measures import Measure, measure_at
from onrecord.text.numerals import HYPHENS, Lexeme, lex, word
from onrecord.text.quantities_tables import read_by_tables
from onrecord.text.quantity import Quantity as Quantity
from onrecord.text.tables import read_words
from onrecord.text.units import currency_before

LAST_DAY = 31  # of a month
WIDE = 3  # times; a range written with its unit twice is no wider behind a verb of rise or fall
MOVED_NEAR = 4  # words between such a verb and the number
COMPARED = frozenset({"fewer", "less", "more", "lower", "higher"})  # behind a share of what is compared
RANGE_LEADS = frozenset({"from", "between", "by", "of"})
RANGING = frozenset({"anywhere", "anything", "somewhere"})  # before "from": where a range begins
VARYING = frozenset(
    {"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"}
)  # the same, as verbs


def read_quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """Find the quantities of a text. Whether each is a figure of the event is for syntax to say: dates are numbers too.

    Another language than English is read by its tables alone; one without tables has no quantities.

    >>> [(q.low, q.high, q.unit) for q in read_quantities("They waited more than two hours and 20 minutes.")]
    [(140.0, None, 'minutes')]
    >>> [(q.low, q.high) for q in read_quantities("between 80,000 and 100,000 of them")]
    [(80000.0, 100000.0)]
    >>> [(q.low, q.high, q.unit) for q in read_quantities("rund 1.200 Euro", "de")]
    [(1080.0, 1320.0, 'EUR')]
    """
    if language != "en":
        return read_by_tables(text, language)
    return tuple(_quantities(lex(text)))


def _quantities(lexemes: Sequence[Lexeme]) -> Iterator[Quantity]:
    at, free, ends = 0, 0, False
    while at < len(lexemes):
        found = measure_at(lexemes, at)
        if found is None:
            at += 1
            continue
        joined = _ranged(lexemes, free, found)
        quantity, last = _hedged(lexemes, free, joined)
        yield replace(quantity, ends=True) if ends else quantity
        ends = joined.number.form != "range" and _changes(lexemes, found) is not None
        at = free = last


def _changes(lexemes: Sequence[Lexeme], found: Measure) -> Measure | None:
    """Return the second measure of "from 6 to 9"."""
    if word(lexemes, found.number.first - 1) != "from" or word(lexemes, found.last) != "to":
        return None
    return _after(lexemes, found.last + 1)


def _after(lexemes: Sequence[Lexeme], at: int) -> Measure | None:
    """Read the measure at a lexeme, or behind the sign of a currency at it."""
    at = next((i for i in range(min(at + 3, len(lexemes) - 1), at, -1) if currency_before(lexemes, i)[1] == at < i), at)
    return measure_at(lexemes, at) if at < len(lexemes) else None


def _ranged(lexemes: Sequence[Lexeme], free: int, found: Measure) -> Measure:
    """Join two numbers that bound one quantity: 30 to 40, 4-5,000, between 80 and 100."""
    number, unit, last = found.number, found.unit, found.last
    before, link = word(lexemes, number.first - 1), word(lexemes, last)
    between = before == "between" and number.first > free
    if unit is None and link == "from" and before == "to":  # slowed to 0.4 from 0.6 percent
        return _of_unit_behind(lexemes, found)
    links = ("and",) if between else ("to", "or", *HYPHENS)
    if link not in links or number.form not in ("digits", "words"):
        return found
    spelled = link in HYPHENS and word(lexemes, last + 1) == "to"  # a 5-to-10-minute wait, two- to three-week
    if spelled:
        link, last = "to", last + 1 + (word(lexemes, last + 2) in HYPHENS)
    after = _after(lexemes, last + 1)
    if after is None or after.number.form not in ("digits", "words"):
        return found
    other = after.number
    if before == "by" and link == "to" and unit is not None:  # rose by 3 % to 61 %
        return found
    ranging = before == "from" and _ranging(lexemes, number.first - 2)
    # in paragraph 3 to 17 km, in the year to May 31 to £142 million
    named = before in read_words("en/counted", "labels") or (before in meanings("months") and number.high <= LAST_DAY)
    if named and unit is None and after.unit is not None:
        return found
    if before == "from" and link == "to" and not ranging:  # a change: two figures in one unit
        return found if unit else replace(found, unit=after.unit, told=after.told)
    low, high = number.low, other.high
    if number.scale == 1 and other.scale >= 1000 and (unit is None or low * other.scale < high):
        low *= other.scale
    elif link in HYPHENS and number.low < 100 and 1000 * low < high <= 1000 * (low + 100):  # 4-5,000
        low *= 1000
    apart = unit is not None and unit != after.unit and not _sign_before(lexemes, found)
    if before == "by" and link == "to" and after.unit is None and high > 2 * low:  # shrank by 40 to 260
        return found
    twice = unit is not None and unit == after.unit and found.told and link == "to" and not _sign_before(lexemes, found)
    if twice and high > WIDE * low and before not in RANGE_LEADS and _moved_before(lexemes, number.first):
        return found  # fell 11 points to 402 points
    if low >= high or apart or (link == "or" and high > 2 * low + 1):
        return found
    led = ranging * (1 + (word(lexemes, number.first - 2) in RANGING))
    first = number.first - between - led
    joined = replace(other, first=first, low=low, high=high, form="range")
    told = after.told or found.told
    return Measure(joined, after.unit or unit, after.last, (low, high), told, after.per or found.per, after.end)


def _of_unit_behind(lexemes: Sequence[Lexeme], found: Measure) -> Measure:
    """Give a number the unit of the one that it came from, where that has one."""
    after = _after(lexemes, found.last + 1)
    if after is None or after.unit is None or word(lexemes, after.last) in COMPARED:
        return found
    alike = after.number.form in ("digits", "words") and after.unit.dimension in ("share", "points")
    return replace(found, unit=after.unit, told=after.told) if alike and not _sign_before(lexemes, after) else found


def _moved_before(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether a verb of rise or fall stands a few words before: raised its dividend 6 cents to 48 cents."""
    moves = read_words("en/counted", "moves")
    return any(word(lexemes, before) in moves for before in range(at - MOVED_NEAR, at))


def _ranging(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether the word at a place makes the "from" behind it a range: anywhere from 30 to 50."""
    return word(lexemes, at) in RANGING | VARYING


def _sign_before(lexemes: Sequence[Lexeme], found: Measure) -> bool:
    """Tell whether a number's unit stands before it: $30 to 40 million."""
    return not lexemes[found.number.first].digits and found.number.form == "digits"


def _hedged(lexemes: Sequence[Lexeme], free: int, found: Measure) -> tuple[Quantity, int]:
    number, last, first = found.number, found.last, found.number.first
    kinds: list[str] = []
    while (before := hedge_before(lexemes, free, first)) is not None:
        if {"least", "most"} <= {before[0], *kinds}:  # rolled over in less than a minute
            break
        if strongest(kinds) and places(word(lexemes, first - 1)):
            break
        kinds.append(before[0])
        first -= before[1]
    behind = hedge_behind(lexemes, last)
    if behind is not None:
        kinds.append(behind[0])
        last += behind[1]
    low, high = bounds(number.low, number.high, kinds)
    rate = " per " + found.per if found.per else ""
    quantity = Quantity(
        start=lexemes[first].start,
        end=lexemes[last - 1].end,
        number=(lexemes[number.first].start, lexemes[number.last - 1].end),
        low=low,
        high=high,
        unit=found.unit.name + rate if found.unit else "",
        form=number.form,
        approximate=number.form in ("vague", "range") or any(kind != "plain" for kind in kinds),
        hedge=strongest(kinds),
        value=found.value,
        told=found.told + rate if found.told else "",
    )
    return quantity, max(last, found.end)
