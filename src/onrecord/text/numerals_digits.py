"""Numbers in digits, with the scale words behind them: 13,000, 1.2 million, 90bn."""

import re
from collections.abc import Sequence

from onrecord.text.numerals_lexemes import HYPHENS, LONGEST, MOST, Lexeme, Numeral, number_words, touching, word
from onrecord.text.tables import read_words

BEHIND_GRAND = frozenset(
    {"", ".", ",", ";", "?", "!", "”", "in", "a", "for", "of", "to", "on", "and", "per", "each", "from"}
)
MILLIONS = ("millions", "billions", "trillions", "lakhs", "crores")
AGAIN = ("million", "crore")  # scale words that multiply another: a thousand million, 1.6 lakh crore
TIMES = frozenset({"x", "×", "by"})  # between the sides of what is measured
HEIGHTS_NEAR = 9  # words before a number that tell it to be a height, a depth, a distance
_GROUPED = re.compile(r"\d{1,3}(?:([,.’'\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?\Z")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\Z")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}\Z")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?\Z")


def read_digits(written: str) -> float | None:
    """Read a run of digits; None for what is no one number, such as a date with dots.

    >>> read_digits("13,000"), read_digits("400.000"), read_digits("3,5"), read_digits("14.05.2031")
    (13000.0, 400000.0, 3.5, None)
    """
    if not written.isascii():
        written = written.translate({0xA0: ",", 0x2009: ",", 0x202F: ",", 0x2019: ","})
    if not written.isascii() or len(written) > LONGEST:
        return None
    grouped = _GROUPED.match(written)
    if grouped and (grouped[1] != "." or written.count(".") > 1 or written.endswith(".000")):
        head, _, tail = written.rpartition(".") if grouped[1] != "." else (written, "", "")
        whole = re.sub(r"\D", "", head or tail)
        return float(whole) + (float("0." + tail) if head and tail else 0.0)
    if _CONTINENTAL.match(written):
        return float(written.replace(".", "").replace(",", "."))
    if _INDIAN.match(written):
        return float(written.replace(",", ""))
    if written[0] == ".":
        return float("0" + written)
    return float(written.replace(",", ".")) if _DECIMAL.match(written) else None


def digits_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read the number in digits at a lexeme with its scale words, or None: 175 000, 2½, 1.2 million."""
    written, last = lexemes[at].text, at + 1
    while len(written) <= LONGEST and _goes_on(lexemes, at, last):
        written += "," + lexemes[last].text
        last += 1
    value = read_digits(written)
    if value is None:
        return None
    sign = number_words()["signs"].get(word(lexemes, last))
    if sign is not None:
        value, last = value + sign, last + 1
    elif word(lexemes, last + 1) in ("/", "⁄") and word(lexemes, last) == "1" and word(lexemes, last + 2) in ("2", "4"):
        value, last = value + 1 / float(word(lexemes, last + 2)), last + 3
    elif (more := _part_behind(lexemes, last)) > 0:
        value, last = value + more, last + 4
    elif (part := _part_of(lexemes, at, value)) > 0:
        return Numeral(at, at + 3, part, part, "fraction")
    return scaled(lexemes, Numeral(at, last, value, value, "digits"))


def _part_behind(lexemes: Sequence[Lexeme], at: int) -> float:
    """Read the fraction of 11-1/2 percent."""
    part, whole = word(lexemes, at + 1), word(lexemes, at + 3)
    glued = all(touching(lexemes, at + step) for step in range(4))
    if not (glued and word(lexemes, at) in HYPHENS and word(lexemes, at + 2) in ("/", "⁄")):
        return 0.0
    fits = part.isdecimal() and whole in ("2", "3", "4", "8", "16", "32") and int(part) < int(whole)
    return int(part) / int(whole) if fits else 0.0


def _part_of(lexemes: Sequence[Lexeme], at: int, value: float) -> float:
    """Read 1/16 of an inch, 1⁄32: what 9/11 is not."""
    whole, slash = word(lexemes, at + 2), word(lexemes, at + 1)
    if not (whole.isdecimal() and len(whole) <= 4 and touching(lexemes, at + 1) and touching(lexemes, at + 2)):
        return 0.0
    told = slash == "⁄" or (slash == "/" and word(lexemes, at + 3) in ("of", "inch", "mile"))
    return value / float(whole) if told and value < float(whole) else 0.0


def _goes_on(lexemes: Sequence[Lexeme], at: int, last: int) -> bool:
    """Tell whether three digits behind a space belong to the number before them: 175 000."""
    here = word(lexemes, last)
    plain = len(here) == 3 and here.isdecimal() and lexemes[last].start == lexemes[last - 1].end + 1
    return plain and lexemes[at].text.isdecimal() and len(lexemes[at].text) <= 3 and lexemes[at].text != "0"


def scaled(lexemes: Sequence[Lexeme], number: Numeral) -> Numeral:
    """Multiply a number by the scale words behind it: 1.2 million, 90bn, two dozen, 3 hundred million."""
    scale = 100.0
    while number.high < MOST and (scale == 100 or word(lexemes, number.last) in AGAIN):
        after, scale = _scale_behind(lexemes, number)
        if not scale:
            break
        low, high = number.low * scale, number.high * scale
        number = Numeral(number.first, after, low, high, number.form, number.scale * scale)
    return number


def _scale_behind(lexemes: Sequence[Lexeme], number: Numeral) -> tuple[int, float]:
    """Return the scale word behind a number, 0 for none, and where the number ends with it."""
    tables, after = number_words(), number.last
    after += word(lexemes, after) in HYPHENS and word(lexemes, after + 1) in tables["scales"]
    scale = tables["scales"].get(word(lexemes, after))
    if scale is None and touching(lexemes, after) and number.form == "digits" and not _metres(lexemes, after):
        scale = tables["short_scales"].get(word(lexemes, after))
    if scale is None and number.form == "digits" and number.scale == 1:  # 35.5 millions
        scale = (
            tables["scales"].get(word(lexemes, after).removesuffix("s")) if word(lexemes, after) in MILLIONS else None
        )
    if scale is None and word(lexemes, after) == "dozen":
        scale = 12
    if scale is None and word(lexemes, after) == "grand" and word(lexemes, after + 1) in BEHIND_GRAND:  # no piano
        scale = 1_000
    return after + 1, float(scale or 0)


def _metres(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether the m behind a number is metres: 40m wide, 37m (121ft), a 20m-high wave, 32m2."""
    if word(lexemes, at) != "m":
        return False
    if word(lexemes, at + 1) in ("2", "3", "/") and touching(lexemes, at + 1):
        return True
    to_sum = (
        word(lexemes, at + 1) == "to" and at + 2 < len(lexemes) and lexemes[at + 2].digits
    )  # profits leapt 8m to 40m
    uncounted = not word(lexemes, at + 1).isalpha() or word(lexemes, at + 1) in _around("apart")
    if uncounted and not to_sum and any(word(lexemes, at - step) in _around("moved") for step in (2, 3)):
        return True
    if _by_metres(lexemes, at):
        return True
    after = at + 1 + (word(lexemes, at + 1) in HYPHENS)
    bracketed = word(lexemes, after) == "(" and word(lexemes, after + 2) in ("ft", "feet", "yards", "yd")
    return bracketed or word(lexemes, after) in _around("extents") or _of_heights(lexemes, at)


def _by_metres(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell the sides of a panel of 2.4m x 1.8m."""
    across = word(lexemes, at + 1) in TIMES and word(lexemes, at + 3) == "m"
    return across or (word(lexemes, at - 2) in TIMES and word(lexemes, at - 3) == "m")


def _of_heights(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell by the words around that an m is metres: snow above 200m, in 3m of water, the 400m, the river peaked at 7.8m."""
    behind = word(lexemes, at + 1)
    if behind == "of" and word(lexemes, at + 2) in _around("depths"):
        return True
    raced = word(lexemes, at - 2) == "the" and word(lexemes, at - 1) in _around("distances")
    if behind.isalpha() and behind not in _around("apart"):
        return raced and behind in _around("races")
    before = {lexeme.text for lexeme in lexemes[max(0, at - HEIGHTS_NEAR) : at - 1]}
    rising = not before.isdisjoint(_around("waters")) and not before.isdisjoint(_around("stood"))
    return raced or rising or not before.isdisjoint(_around("heights"))


def _around(name: str) -> frozenset[str]:
    """Return words around an m that tell of metres."""
    return read_words("en/metres", name)
