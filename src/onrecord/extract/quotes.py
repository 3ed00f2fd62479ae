"""Quotation marks to quotes: curly, straight, angled, low, single, and those that scrapers broke."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.extract.speech_words import speech_words

PAIRS = {"“": "”“", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "’": "’", '"': '"', "'": "'"}
MARKS = re.compile(r"``|''|[“”„«»‹›\"‘’']")
PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
REACH = 3_000  # characters within which a broken opening mark must find its end
SINGLE = 400  # characters within which a single mark must find its own end
LATE = 200  # characters after an apostrophe in which a mark that does close is looked for
NAME = r"[^\W\d_a-z][\w'’-]*(?: [\w'’.-]+){0,5}"
DESCRIBED = r"the \w+(?: [\w'’-]+){0,4}"
LONGEST_TAIL = 160  # characters of a source with its cue


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
    return [quote for quote in _read_marks(text, start, end) if quote.start < quote.end]


def _read_marks(text: str, start: int, end: int) -> Iterator[Quote]:
    opened: tuple[int, int, str] | None = None
    fresh = True
    for mark in MARKS.finditer(text, start, end):
        sign, at, after = _sign(mark.group()), mark.start(), mark.end()
        if opened is None:
            if _opens(text, sign, at, after, start, end):
                opened = (at, after, PAIRS.get(sign, "”“"))
            elif fresh and _lacks_opening(text, sign, at, after, start, end):
                yield _trimmed(text, start, at, start, after, True)
        elif (sign in opened[2] and _closes(text, sign, at, after, start, end)) or _closes_other(
            text, opened[1], at, end
        ):
            yield _trimmed(text, opened[1], at, opened[0], after, True)
            opened = None
        elif text[opened[0]] == text[at] and (stop := _tail(text, opened[1], at)):
            yield _trimmed(text, opened[1], stop, opened[0], stop, True)
            opened = (at, after, PAIRS.get(sign, "”“"))
        fresh = fresh and sign in "'‘’"
    if opened is not None and text[opened[0]] not in "'‘’":
        stop = _tail(text, opened[1], end) or end
        yield _trimmed(text, opened[1], stop, opened[0], stop, stop < end)


@cache
def _said_behind() -> re.Pattern[str]:
    """Return the pattern of ", said Ana Brisk." and ", the guard added" at the end of a text."""
    said, who = _said(), rf"(?:{NAME}|[Hh]e|[Ss]he|[Tt]hey|{DESCRIBED})"
    return re.compile(rf",[^\S\n]+(?:{said} {NAME}|{who} {said})[.]?[^\S\n]*$")


@cache
def _said_next() -> re.Pattern[str]:
    """Return the pattern of "said" and "the guard said" at the start of a text."""
    said = _said()
    return re.compile(rf"[^\S\n]*(?:{said}\b|(?:{NAME}|he|she|they|{DESCRIBED}) {said}\b)")


def _said() -> str:
    return f"(?:{'|'.join(sorted(speech_words().said_forms))})"


def _tail(text: str, start: int, end: int) -> int:
    """Return where the words end that an unclosed mark opens, when "said N" stands behind them, or 0."""
    first = max(start, end - LONGEST_TAIL)
    tail = _said_behind().search(text[first:end])
    return first + tail.start() if tail is not None else 0


def _lacks_opening(text: str, sign: str, at: int, after: int, start: int, end: int) -> bool:
    """Tell whether a paragraph begins with a quote whose opening mark is lost: 'It broke,” said N.'"""
    if sign not in '”"' or at - start > REACH or text[at - 1 : at] not in (",", "!", "?"):
        return False
    return _said_next().match(text, after, min(end, after + LONGEST_TAIL)) is not None


def _sign(mark: str) -> str:
    return '"' if mark in ("``", "''") else mark


def _opens(text: str, sign: str, at: int, after: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    if sign in "“„«‹":
        return True
    if sign in "'‘’":
        return (
            not before.isalnum()
            and before not in ".,;:!?"
            and (following.isalpha() or (sign == "‘" and following in "[(…"))
            and _has_close(text, sign, after, end)
        )
    if sign == "”":
        return ((at == start or before.isspace()) and "”" in text[after:end]) or (
            "“" in text[after:end] and at == start
        )
    if sign == "»":
        return not before.isalnum() and following.isalnum() and "«" in text[after : min(end, after + REACH)]
    if sign == "›":
        return False
    return (not before.isalnum() and not following.isspace()) or at == start


def _has_close(text: str, sign: str, after: int, end: int) -> bool:
    """Tell whether a single mark is a quote's: it is closed after a word's end within a few lines, and no apostrophe.

    A right mark that opens, as word processors make it, is closed behind punctuation: "’Tis so,’" and not "the ’n’".
    """
    close = PAIRS[sign]
    ends = r"[.,!?…]" if sign == "’" else r"(?:[.,!?…\])]|\w)"
    return re.search(rf"{ends}{close}(?!\w)", text[after : min(end, after + SINGLE)]) is not None


def _closes(text: str, sign: str, at: int, after: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    if sign in "'’":
        return not before.isspace() and not following.isalnum() and not _possessive(text, sign, at, after, end)
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


def _possessive(text: str, sign: str, at: int, after: int, end: int) -> bool:
    """Tell the apostrophe of "the workers' union" from a mark that closes: a later mark does close, and none opens before."""
    following = text[after : after + 2]
    if text[at - 1 : at] != "s" or following[:1] != " " or not following[1:].islower():
        return False
    rest = text[after : min(end, after + LATE)]
    closing = re.search(rf"[.,!?…\w]{sign}(?!\w)", rest)
    opening = re.search(r"‘" if sign == "’" else r"(?<!\w)'\w", rest)
    return closing is not None and (opening is None or closing.start() < opening.start())


def like_title(text: str, longest: int | None = None) -> bool:
    """Tell words that look like a name or a title: two or more, up to a number of them, each longer one with a capital.

    >>> like_title("The Iron Tide"), like_title("We left early")
    (True, False)
    """
    words = text.split()
    return 1 < len(words) <= (longest or len(words)) and all(word[0].isupper() or len(word) < 4 for word in words)


def _trimmed(text: str, start: int, end: int, outer_start: int, outer_end: int, closed: bool) -> Quote:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(start, end, outer_start, outer_end, closed)
