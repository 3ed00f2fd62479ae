"""Whether the dates of an account that are written in digits put the day or the month first."""

import re

from onrecord.ingest.stamps import DIGIT, parse_stamps

NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
AMERICAN = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/(?:19|20)\d\d.{0,24}?\b(?:[ECMP][SD]T|ET)\b")
MARKS = tuple(mark + century for mark in "/.-" for century in ("19", "20"))  # no date in digits is without one of these
LOOKED_AT = 300_000


def month_first(text: str, other: str = "") -> bool | None:
    """Tell whether the month comes first, None where nothing decides.

    A number over twelve decides, then a date in words that only one reading equals, then a zone of the United States.
    `other` holds dates of other accounts of the same outlet, which count as much.

    >>> month_first("03/04/2033 and again on 03/25/2033"), month_first("3/4/2033, that is 3 April 2033")
    (True, False)
    >>> month_first("3/4/2033") is None
    True
    """
    text = f"{text[:LOOKED_AT]}\n{other[:LOOKED_AT]}"
    if not any(mark in text for mark in MARKS):
        return None
    pairs = [(int(a), int(b), int(y)) for a, _, b, y in NUMERIC.findall(text)]
    days, months = sum(a > 12 >= b for a, b, _ in pairs), sum(b > 12 >= a for a, b, _ in pairs)
    if days != months:
        return months > days
    written = (
        {s.value[:10] for line in text.splitlines() if DIGIT.search(line) for s in parse_stamps(NUMERIC.sub(" ", line))}
        if pairs
        else set()
    )
    days = sum(f"{y}-{b:02}-{a:02}" in written for a, b, y in pairs if a != b)
    months = sum(f"{y}-{a:02}-{b:02}" in written for a, b, y in pairs if a != b)
    if days != months:
        return months > days
    return True if ("/19" in text or "/20" in text) and AMERICAN.search(text) else None


def is_either(line: str) -> bool:
    """Tell a line with a date in digits that reads both ways.

    >>> is_either("03/04/2033"), is_either("03/03/2033"), is_either("25/04/2033")
    (True, False, False)
    """
    return any(int(a) <= 12 and int(b) <= 12 and a != b for a, _, b, _ in NUMERIC.findall(line[:LOOKED_AT]))
