"""Quotation marks to quotes: curly, straight, angled, low, single, and those that scrapers broke."""

import re
from dataclasses import dataclass

PAIRS = {"“": "”“", "„": "“”", "«": "»", "‹": "›", "‘": "’", '"': '"', "'": "'"}
MARKS = re.compile(r"[“”„«»‹›\"‘’']|``|''")
PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
REACH = 3_000  # characters within which a broken opening mark must find its end


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between quotation marks. `outer` counts the marks; an open quote ran to its paragraph's end."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Cut a text at its blank lines.

    >>> find_paragraphs("One.\\n\\nTwo.")
    [(0, 4), (6, 10)]
    """
    found, start = [], 0
    for gap in PARAGRAPH.finditer(text):
        found.append((start, gap.start()))
        start = gap.end()
    found.append((start, len(text)))
    return [(s, e) for s, e in found if s < e]


def find_quotes(text: str, start: int, end: int) -> list[Quote]:
    """Find the quotes of one paragraph; an unclosed mark never reaches beyond it.

    >>> [(q.start, q.end) for q in find_quotes('He said: "Go."', 0, 14)]
    [(10, 13)]
    """
    found: list[Quote] = []
    opened: tuple[int, int, str] | None = None
    for mark in MARKS.finditer(text, start, end):
        sign, at, after = _sign(mark.group()), mark.start(), mark.end()
        if opened is None:
            if _opens(text, sign, at, after, start, end):
                opened = (at, after, PAIRS.get(sign, "”“"))
        elif (sign in opened[2] and _closes(text, sign, at, after, start, end)) or _closes_other(
            text, opened[1], at, end
        ):
            found.append(_trimmed(text, opened[1], at, opened[0], after, True))
            opened = None
    if opened is not None and text[opened[0]] not in "'‘":
        found.append(_trimmed(text, opened[1], end, opened[0], end, False))
    return [quote for quote in found if quote.start < quote.end]


def _sign(mark: str) -> str:
    return '"' if mark in ("``", "''") else mark


def _opens(text: str, sign: str, at: int, after: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    if sign in "“„«‹":
        return True
    if sign in "'‘":
        return (
            not before.isalnum()
            and before not in ".,;:!?"
            and following.isalpha()
            and _has_close(text, sign, after, end)
        )
    if sign == "”":
        return ((at == start or before.isspace()) and "”" in text[after:end]) or (
            "“" in text[after:end] and at == start
        )
    if sign in "»›":
        return False
    return (not before.isalnum() and not following.isspace()) or at == start


def _has_close(text: str, sign: str, after: int, end: int) -> bool:
    """Tell whether a single mark is a quote's: it is closed after a word's end within a few lines, and no apostrophe."""
    close = PAIRS[sign]
    return re.search(rf"(?:[.,!?…]|\w){close}(?!\w)", text[after : min(end, after + 400)]) is not None


def _closes(text: str, sign: str, at: int, after: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    if sign in "'’":
        return not before.isspace() and not following.isalnum() and not _possessive(text, before, after, end)
    if sign == '"':
        return not before.isspace() or following.isspace() or not following.isalnum()
    return True


def _closes_other(text: str, opened: int, at: int, end: int) -> bool:
    """Tell whether a mark of the other kind closes a quote, as in “Go," she said: the own kind is not to come."""
    first, sign, reach = text[opened - 1], text[at], min(end, at + REACH)
    if text[at - 1].isspace() or text[at + 1 : at + 2].isalnum():
        return False
    if (first, sign) == ('"', "”"):
        return text.find("“", opened, at) < 0
    if (first, sign) != ("“", '"'):
        return False
    if text.find('"', opened, at) >= 0:
        return False
    if text[at - 1] in ",.!?…" and not text[at + 1 : at + 2].strip():
        return True
    following = text.find("“", at, reach)
    return text.find("”", at, following if following >= 0 else reach) < 0


def _possessive(text: str, before: str, after: int, end: int) -> bool:
    """Tell the apostrophe of "the workers' union" from a mark that closes: a later mark does close."""
    following = text[after : after + 2]
    return (
        before == "s"
        and following[:1] == " "
        and following[1:].islower()
        and "’" in text[after : min(end, after + 200)]
    )


def _trimmed(text: str, start: int, end: int, outer_start: int, outer_end: int, closed: bool) -> Quote:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(start, end, outer_start, outer_end, closed)
