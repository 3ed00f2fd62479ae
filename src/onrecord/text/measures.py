"""A number with its unit: two hours and 20 minutes, a third of them, $52 a barrel, minus 40 degrees."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.text.hedges import hedge_before
from onrecord.text.numerals import HYPHENS, Lexeme, Numeral, number_words, numeral_at, part_more, touching, word
from onrecord.text.tables import read_table, read_words
from onrecord.text.units import (
    APART,
    PERCENT,
    TIMES,
    Unit,
    currency_before,
    durations,
    rate_at,
    smaller,
    told_in,
    unit_at,
    unit_named,
)

TERMINATES = 1e-9
LEAST_POUNDS = 10
LETTERS = frozenset({"n", "r", "sh", "shs"})  # that are the sign of a currency before a sum alone
LEAST_WHOLE = 100  # one in 1,200 newborns
LEAST_SHARE = 0.24  # a quarter was lost; a fifth was hurt
OTHERS_NEAR = 16  # words before "a third" in which two others are told of
MOST_OF = 10  # four families in ten
PRICED_NEAR = 6  # words before a price
GROUP = 3  # digits
POINT = "point"
CELSIUS = "degrees Celsius"
SOLD_BY = frozenset(
    {"litre", "kilogram", "kilowatt-hour", "share", "unit", "tonne", "gallon", "pound"}
)  # of what costs cents
WEIGHT = "pounds (weight)"
NO_GOODS = frozenset(
    "the his her its their our my your this that these those public taxpayers money aid debt savings credit cash".split()
)
NO_WEIGHT = frozenset(
    "note coin deal bill fine fee fund a rise cut price prize contract loan grant bailout investment project rescue debt budget".split()
)
WHOLES = frozenset(
    {*range(3, 11), 12, 15, 20, 25, 30, 40, 50, 60, 75, *range(100, 600, 50), 1_000, 2_000, 5_000, 10_000}
)
_AFTER_SHARE = frozenset(
    "of above below more less fewer higher lower as and or in to from that were was are have had is compared when since after within last this".split()
)
_TWO = frozenset({"two", "both", "2"})
_ALONE = frozenset("was is died had has".split())  # behind an ordinal that stands for one more: a sixth was hurt


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit up to lexeme `last`, with what it is taken per up to `end`; its bounds are in that unit.

    `value` is the number as it is written and `told` the name of the unit it is written in, in the singular.
    """

    number: Numeral
    unit: Unit | None
    last: int
    value: tuple[float, float]
    told: str = ""
    per: str = ""
    end: int = 0


@cache
def periods() -> frozenset[str]:
    """Return the words that make a rate behind "a": a year, a head."""
    return frozenset(read_table("en/counted")["periods"])


def measure_at(lexemes: Sequence[Lexeme], at: int) -> Measure | None:
    """Read the number that begins at a lexeme with its unit, or None."""
    number = numeral_at(lexemes, at)
    if number is None or number.form == "fraction":
        number = _article_at(lexemes, at) or number
    if number is None:
        return None
    if number.form in ("times", "fold"):
        return Measure(number, TIMES, number.last, (number.low, number.high), TIMES.full)
    whole = _whole(lexemes, number)
    if whole is not None:
        share = number.low / whole.low
        return Measure(_one_in(number, whole), PERCENT, whole.last, (share, share), "")
    if number.form == "fraction":
        return _share(lexemes, number)
    return _plain(lexemes, _signed(lexemes, number, at))


def _plain(lexemes: Sequence[Lexeme], number: Numeral) -> Measure:
    sign, first = currency_before(lexemes, number.first)
    if sign is None and word(lexemes, number.first - 1) in HYPHENS and touching(lexemes, number.first):  # $-5bn
        sign, before = currency_before(lexemes, number.first - 1)
        if sign is not None:
            number, first = replace(number, low=-number.high, high=-number.low), before
    if sign is not None and lexemes[first].text == "ps" and number.low < LEAST_POUNDS:  # a console's name
        sign, first = None, number.first
    if sign is not None and lexemes[first].text in LETTERS and not _is_money(lexemes, number, first):
        sign, first = None, number.first
    short = number_words()["short_scales"].get(word(lexemes, number.last))
    if sign is not None and number.scale == 1 and number.form == "digits" and short:  # $5 m
        number = replace(number, last=number.last + 1, low=number.low * short, high=number.high * short, scale=short)
    value = _written(number)
    unit, last = (sign, number.last) if sign else unit_at(lexemes, number)
    if sign and word(lexemes, last) in sign.forms_of_one_word:
        last += 1
    number = replace(number, first=first)
    if unit is not None and not sign and _of_weight(lexemes, unit, last):
        unit = unit_named(WEIGHT) or unit
    told = unit.full if unit else ""
    if unit is not None and not sign:
        number, unit, last = _compound(lexemes, number, unit, last)
        factor, unit = told_in(unit)
        number = replace(number, low=number.low * factor, high=number.high * factor)
    per, end = rate_at(lexemes, last, periods()) if unit is not None else ("", last)
    per = read_table("en/counted")["rated"].get(word(lexemes, last - 1), per)
    if unit is not None and unit.name == CELSIUS and word(lexemes, last - 1) == "c" and _sold(lexemes, number, per):
        unit, told = unit_named("cents") or unit, "cent"  # diesel at 193.9c a litre
    return Measure(number, unit, last, value, told, per, end)


def _sold(lexemes: Sequence[Lexeme], number: Numeral, per: str) -> bool:
    """Tell 11c of a dividend or 193.9c a litre from degrees."""
    before = {lexeme.text for lexeme in lexemes[max(0, number.first - PRICED_NEAR) : number.first]}
    return per in SOLD_BY or not before.isdisjoint(read_words("en/counted", "priced"))


def _is_money(lexemes: Sequence[Lexeme], number: Numeral, sign: int) -> bool:
    """Tell N2.3bn, R45,000, R340 000, R41.20 and Sh850 million from the N95 mask, the R4 road and the R101 airship."""
    scaled = number.scale > 1 or word(lexemes, number.last) in number_words()["short_scales"]
    written = lexemes[number.first].text
    spaced = number.last > number.first + 1 and len(written) == GROUP  # R340 000, but the R25 250 metres north
    grouped = "," in written or spaced or (written[-3:-2] == "." and number.low >= LEAST_POUNDS)
    return touching(lexemes, sign + 1) and (scaled or grouped)


def _of_weight(lexemes: Sequence[Lexeme], unit: Unit, last: int) -> bool:
    """Tell pounds of weight from sterling: 12 pounds of rice, a 245-pound lineman; two pounds of the money are sterling."""
    if unit.name != "GBP" or word(lexemes, last - 1) not in ("pound", "pounds"):
        return False
    part = numeral_at(lexemes, last) if last < len(lexemes) else None
    ounces = unit_at(lexemes, part)[0] if part is not None else None
    if ounces is not None and ounces.dimension == "mass":  # 6 pounds 3 ounces
        return True
    if word(lexemes, last) == "of":
        return word(lexemes, last + 1).isalpha() and word(lexemes, last + 1) not in NO_GOODS
    hyphened = word(lexemes, last - 2) in HYPHENS and touching(lexemes, last - 1)
    return hyphened and not NO_WEIGHT.intersection(word(lexemes, at) for at in range(last, last + 4))


def _written(number: Numeral) -> tuple[float, float]:
    """Return the values that a number's words name: thousands are 1,000 to 10,000, though more than one of them."""
    if number.form == "vague" and number.scale > 1:
        return number.scale, 10 * number.scale
    return number.low, number.high


def _signed(lexemes: Sequence[Lexeme], number: Numeral, at: int) -> Numeral:
    """Read the sign of a number: minus 40, minus-40, -1.3%, +0.2%."""
    before = word(lexemes, at - 1)
    if before in HYPHENS and touching(lexemes, at) and word(lexemes, at - 2) == "minus":
        return replace(number, first=at - 2, low=-number.high, high=-number.low)
    if [word(lexemes, i) for i in range(at - 3, at)] == ["plus", "or", "minus"]:
        return number
    if before == "minus":
        return replace(number, first=at - 1, low=-number.high, high=-number.low)
    lone = touching(lexemes, at) and not touching(lexemes, at - 1) and number.form == "digits"
    if lone and before in ("-", "−", "–"):
        return replace(number, first=at - 1, low=-number.high, high=-number.low)
    return replace(number, first=at - 1) if lone and before == "+" else number


def _whole(lexemes: Sequence[Lexeme], number: Numeral) -> Numeral | None:
    """Read the whole of a share, five in one in five: a number that no unit follows."""
    after = number.last + (word(lexemes, number.last) == "out")
    after += _counted_inside(lexemes, number)
    link = word(lexemes, after)
    if link not in ("in", "of") or (link == "of" and after == number.last) or number.form not in ("words", "digits"):
        return None
    after += link == "in" and word(lexemes, after + 1) == "every"
    whole = numeral_at(lexemes, after + 1) if after + 1 < len(lexemes) else None
    if whole is None or whole.form not in ("words", "digits") or unit_at(lexemes, whole)[0] is not None:
        return None
    one = number.low == 1 and link == "in" and whole.low >= LEAST_WHOLE
    return whole if 0 < number.low < whole.low and (one or whole.low in WHOLES) else None


def _counted_inside(lexemes: Sequence[Lexeme], number: Numeral) -> int:
    """Count the words of a noun inside a share: one train in five, one civil servant in five; one goal in 10 games is none."""
    at = number.last + (1 if word(lexemes, number.last + 1) == "in" else 2)
    if number.form != "words" or not 1 <= number.low < MOST_OF or word(lexemes, at) != "in":
        return 0
    whole = numeral_at(lexemes, at + 1) if at + 1 < len(lexemes) else None
    noun = [word(lexemes, i) for i in range(number.last, at)]
    if (
        whole is None
        or whole.low >= LEAST_WHOLE
        or not all(map(str.isalpha, noun))
        or noun[-1] in read_words("en/counted", "unshared")
    ):
        return 0
    behind = word(lexemes, whole.last)
    return 0 if behind.endswith("s") and behind not in _ALONE | read_words("en/counted", "one_does") else len(noun)


def _one_in(number: Numeral, whole: Numeral) -> Numeral:
    """Return one in five, nine out of ten as per cent: shares in words."""
    share = 100 * number.low / whole.low
    share = round(share, 1) if whole.low < LEAST_WHOLE else float(f"{share:.3g}")
    return replace(number, last=whole.last, low=share, high=share, form="fraction")


_COMPARED = frozenset("lower higher smaller larger greater fewer better worse".split())
_LASTING = frozenset("for after lasted lasts last lasting took takes take taking taken".split())


def _article_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read "an hour" as one hour where a hedge stands before it, and "a mile" in "a mile and a half"; alone it is no figure."""
    if word(lexemes, at) not in ("a", "an"):
        return None
    one = Numeral(at, at + 1, 1.0, 1.0, "article")
    unit, last = unit_at(lexemes, one)
    measured = unit is not None and (unit.dimension not in ("times", "share") or word(lexemes, last - 1) == POINT)
    parted = measured and _part_more(lexemes, last) > 0
    if word(lexemes, at + 1) not in durations():
        return one if parted or (measured and hedge_before(lexemes, 0, at)) else None
    behind, compared = word(lexemes, at + 2), [word(lexemes, i) for i in (at - 2, at - 1)]
    if word(lexemes, at + 1) == "second" and behind.isalpha() and behind not in _AFTER_SHARE:  # for a second day
        return None
    if compared[1] == "than" and compared[0] in _COMPARED and behind in APART:  # 6 per cent lower than a year before
        return None
    told = word(lexemes, at - 1) in _LASTING or hedge_before(lexemes, 0, at) or parted or _rest_behind(lexemes, last)
    return one if unit is not None and unit.dimension == "duration" and told else None


def _part_more(lexemes: Sequence[Lexeme], at: int) -> float:
    """Return the part of a unit that is added behind it: a mile and a half; 0 where none is."""
    return part_more([word(lexemes, i) for i in range(at, at + 3)])


def _rest_behind(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether a smaller stretch of time is added: an hour and fifty minutes."""
    part = numeral_at(lexemes, at + 1) if word(lexemes, at) == "and" and at + 1 < len(lexemes) else None
    return part is not None and part.form in ("digits", "words") and word(lexemes, part.last) in durations()


def _share(lexemes: Sequence[Lexeme], number: Numeral) -> Measure | None:
    """Read what a fraction is a share of: half an hour is minutes, a third of them is per cent."""
    after = number.last
    after += word(lexemes, after) == "of"
    after += word(lexemes, after) in ("a", "an", "-")
    value = number.low, number.high
    unit, last = unit_at(lexemes, replace(number, last=after)) if after > number.last else unit_at(lexemes, number)
    if unit is not None and unit.dimension == "points" and word(lexemes, last - 1) == POINT:
        return Measure(replace(number, form="words"), unit, last, value, unit.full)  # half a point
    if unit is not None and unit.dimension not in ("points", "times"):
        factor, finer = smaller(unit)
        parts = replace(number, low=number.low * factor, high=number.high * factor, form="words")
        return Measure(parts, finer, last, value, unit.full)
    behind = word(lexemes, number.last)
    whole = word(lexemes, number.first) == "half"
    moved = word(lexemes, number.first - 1) in ("up", "down")  # down a fifth on last season
    told = whole or moved or behind in _AFTER_SHARE or not behind.isalpha() or _acts(lexemes, number, behind)
    if not told or _another(lexemes, number):
        return None
    if word(lexemes, number.first) == "a" and behind in HYPHENS and touching(lexemes, number.last):
        return None  # a third-quarter profit
    shares = replace(number, low=round(number.low * 100, 1), high=round(number.high * 100, 1))
    return Measure(shares, PERCENT, number.last, value)


def _acts(lexemes: Sequence[Lexeme], number: Numeral, behind: str) -> bool:
    """Tell whether a share stands for those who do something: two-thirds backed it, a quarter opposed it, over a third said so."""
    part = word(lexemes, number.last - 1)
    done = behind.endswith("ed") or behind in read_words("en/counted", "shares_do")
    return done and (part.endswith("s") or part == "quarter" or hedge_before(lexemes, 0, number.first) is not None)


def _another(lexemes: Sequence[Lexeme], number: Numeral) -> bool:
    """Tell whether what looks like a share is one more of some: five were hurt; a sixth, aged 71, died."""
    if word(lexemes, number.first) not in ("a", "an") or word(lexemes, number.last - 1) in ("half", "quarter"):
        return False
    behind = [word(lexemes, number.last + more) for more in (0, 1)]
    near = {lexeme.text for lexeme in lexemes[max(0, number.first - OTHERS_NEAR) : number.first]}
    if word(lexemes, number.last - 1) == "third" and behind[0] in _ALONE and near & _TWO:
        return True  # two men died and a third was wounded
    begins = word(lexemes, number.first - 1) in ("", ".", ";", ",", "and", "while", "but")
    return begins and (behind == [",", "aged"] or (behind[0] in _ALONE and number.high < LEAST_SHARE))


def _inches(lexemes: Sequence[Lexeme], unit: Unit, last: int) -> float | None:
    """Read the inches of a 6-foot-4 guard."""
    behind = word(lexemes, last + 1)
    glued = word(lexemes, last) in HYPHENS and touching(lexemes, last) and touching(lexemes, last + 1)
    return float(behind) if unit.name == "feet" and glued and behind.isdecimal() and int(behind) < 12 else None


def _compound(lexemes: Sequence[Lexeme], number: Numeral, unit: Unit, last: int) -> tuple[Numeral, Unit, int]:
    """Add a smaller unit (two hours and 20 minutes) or the half behind a unit (a day and a half)."""
    if part_more := _part_more(lexemes, last):
        return replace(number, low=number.low + part_more, high=number.high + part_more), unit, last + 3
    tall = _inches(lexemes, unit, last)
    if tall is not None:
        inches = unit_named("inches") or unit
        return replace(number, low=12 * number.low + tall, high=12 * number.high + tall), inches, last + 2
    after = last + (word(lexemes, last) in ("and", ","))
    part = numeral_at(lexemes, after) if after < len(lexemes) else None
    if part is None or part.form not in ("digits", "words") or unit.dimension not in ("duration", "length", "mass"):
        return number, unit, last
    other, end = unit_at(lexemes, part)
    if other is None or other.dimension != unit.dimension or other.size >= unit.size or unit.size > 61 * other.size:
        return number, unit, last
    value = number.low + part.low * other.size / unit.size
    if abs(value - round(value, 2)) > TERMINATES:  # two hours and 20 minutes are 140 minutes, not 2.333 hours
        value, unit = number.low * unit.size / other.size + part.low, other
    return replace(number, low=value, high=value), unit, end
