"""What a line shows by its own text: its words, its phrases of furniture, whether it runs as the paragraphs of an account do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.ingest.furniture import Phrase, phrases
from onrecord.ingest.language import IDEOGRAPH
from onrecord.ingest.lines import Line
from onrecord.model import BlockKind

RUNNING = 700  # characters of a line that no other line than one of running text has
ENOUGH, SHORT = 3, 50  # long lines that show what the body is; characters of a paragraph where there are fewer
UNSPACED = 25  # characters of a paragraph in a script without spaces, where one stands for a word
UNSPACED_ENDS = "。！？”」』.…"
HEAD, TAIL = 600, 200  # characters at the ends of a long line that are looked at
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SEPARATOR = re.compile(r"[|•·»›>►▶★☆♥¦#~]|//|\s/\s|\s[-–—]\s|\s\.\s|\s{2,}")
SENTENCE_END = re.compile(r"[.!?…](?:\s?[\"'”’)\]])*$")
CAPS_LABEL = re.compile(r"\W*[A-Z][A-Z’'&]{2,}(?:\s[A-Z’'&]{2,})*(?:\s*[:|–—-]\s|\s{2,})")
COUNT = re.compile(
    r"\(\d+\)|(?<![\d,.])\b[\d,.]+k?\s+(?:shares?|views?|comments?|likes?|replies|votes?|responses?|readers|pictures|reposts)\b",
    re.I,
)
PRICE = re.compile(r"\d%\s+off|\b(?:now|from|only|just)\s+[\d£$€]", re.I)
REACH = re.compile(
    r"\W*(?:contact|reach|e-?mail|call|follow|find|write\s+to|tweet|text|like|join|visit)\b.{0,120}(?:@|\d{3}[-.) ]\s?\d{3}|twitter|facebook|\.com\b)",
    re.I,
)
LENGTH_FIRST = re.compile(r"\W*\d{1,2}:\d\d\s+(?![ap]\.?m\b)\S", re.I)
NETWORKS = re.compile(
    r"\b(?:facebook|twitter|instagram|youtube|whatsapp|app|apps|newsletters?|e-?mails?|alerts?)\b", re.I
)
REPLIES = re.compile(
    r"\W*(?:(?:readers?['’]?\s|all\s|top\s)?(?:comments?|replies|responses|discussion)\b\W*(?:\d+\W*)?(?:$|sort|newest|oldest|best|most|show)"
    r"|\d[\d,.]*k?\s+(?:comments?|replies|responses)\b)",
    re.I,
)
RIGHTS = re.compile(r"©|\bcopyright\b|\(c\)|\ball rights reserved\b", re.I)
VERBS = frozenset(
    "said says say told tells was were is are be been being had has have would will could should may might did does do"
    " not who which that because after before when while if but added warned denied called asked according".split()
)
SPOKEN = frozenset(
    "said says told added warned denied according reported stated asked confirmed wrote accused insisted argued".split()
)
PAST = SPOKEN | frozenset(
    "was were had did went came took gave left began became made held found fell rose led met won lost struck shot caught"
    " brought bought fought stood sat spoke broke drove ran sent spent flew threw drew grew knew saw sank blew chose stole"
    " tore built dug fed felt fled heard kept laid paid rode sold shook slept wore burnt".split()
)
YOU = frozenset("you your our us we i my".split())
READER = YOU - {"i", "my"}  # who writes in the first person speaks of what happened, a house of itself
FUNCTION = frozenset("the of and to in a that for on with as at by from it its his her their an".split())
COMMON = VERBS | FUNCTION
STOP = (
    VERBS
    | YOU
    | FUNCTION
    | frozenset("this these those there than then they them more most over into about news also".split())
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line with what its own text shows; `bodylike` lines are long and end as sentences do."""

    line: Line
    text: str
    words: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    bodylike: bool
    content: frozenset[str]
    names: frozenset[str]


def see(text: str, line: Line) -> Seen:
    """Look at one line; only the ends of a very long one, so that the work stays linear and small."""
    whole = text[line.start : line.end]
    piece = whole if len(whole) <= HEAD + TAIL else f"{whole[:HEAD]} {whole[-TAIL:]}"
    words = tuple(WORD.findall(piece))
    found = tuple(phrases(piece))
    lower = list(map(str.lower, words))
    content = frozenset([w for w in lower if len(w) > 3 and w not in STOP])
    names = frozenset([w for w in words if len(w) > 2 and w[0].isupper() and w.lower() not in STOP])
    if not whole.isascii() and is_unspaced(whole):
        return Seen(line, piece, words, found, len(whole) >= UNSPACED and whole[-1:] in UNSPACED_ENDS, content, names)
    if len(whole) < 90:
        return Seen(line, piece, words, found, False, content, names)
    strong = any(p.form != "anywhere" for p in found)
    english = len(COMMON.intersection(lower)) >= 4
    small = sum([w[0].islower() for w in words]) >= 0.5 * len(words)
    long_enough = english or (len(whole) >= 140 and len(words) >= 12 and small)
    bodylike = long_enough and bool(SENTENCE_END.search(whole[-8:])) and not (strong and len(whole) < 220)
    bodylike = bodylike or (len(whole) > RUNNING and small)
    bodylike = bodylike and not (strong and RIGHTS.search(whole[:80])) and not is_doubled(words)
    return Seen(line, piece, words, found, bodylike, content, names)


def is_unspaced(text: str) -> bool:
    """Tell a line in a script that sets no spaces between words, as Chinese and Japanese are written.

    >>> is_unspaced("渡轮星期二早上撞上沙洲。"), is_unspaced("The ferry 北方 ran aground.")
    (True, False)
    """
    sample = text[:HEAD]
    return len(IDEOGRAPH.findall(sample)) * 2 > len(sample)


def see_lines(text: str, lines: Sequence[Line]) -> tuple[Seen, ...]:
    """Look at every line; in a plain text of short paragraphs their sentences are its body.

    >>> from onrecord.ingest.lines import joined_lines
    >>> text = "Port shut\\n\\nThe port was shut on Friday after a ferry sank at its mouth.\\n"
    >>> [seen.bodylike for seen in see_lines(text, joined_lines(text))]
    [False, True]
    """
    rows = tuple(see(text, line) for line in lines)
    if sum(row.bodylike for row in rows) >= ENOUGH or any(row.line.tag for row in rows):
        return rows
    return tuple(replace(row, bodylike=True) if not row.bodylike and _is_short_body(row) else row for row in rows)


def _is_short_body(row: Seen) -> bool:
    """Tell a sentence of some length that says what happened and holds nothing of furniture."""
    lower = [word.lower() for word in row.words]
    told = bool(VERBS.intersection(lower)) or is_past(row)
    plain = not row.phrases and not SEPARATOR.search(row.text) and not CAPS_LABEL.match(row.text)
    ended = bool(SENTENCE_END.search(row.text[-8:])) and row.text[-1:] not in "!?…"
    small = row.text.isupper() or sum(word[0].islower() for word in row.words) >= 0.5 * len(row.words)
    return plain and ended and told and small and len(row.text) >= SHORT and not READER.intersection(lower)


def is_doubled(words: Sequence[str]) -> bool:
    """Tell a line that says the same twice, as the label of a gallery does."""
    half = len(words) // 2
    return half >= 2 and len(words) % 2 == 0 and words[:half] == words[half:]


def is_plain(seen: Seen) -> bool:
    """Tell a paragraph, or a line of some words without phrase, separator or link."""
    few = seen.phrases or SEPARATOR.search(seen.text) or seen.line.linked > 0.5 or seen.line.zone in ("nav", "footer")
    return seen.bodylike or (len(seen.words) >= 5 and not few)


def is_past(row: Seen) -> bool:
    """Tell a line that says what happened; furniture speaks in the present, or to the reader."""
    return any(w in PAST or (w.endswith("ed") and len(w) > 4) for w in map(str.lower, row.words))


def folded_line(row: Seen) -> str:
    """Return what a line says, without case, spaces and edge marks."""
    return " ".join(row.text.casefold().split()).strip(" .…:;,!?\"'“”‘’")


def is_teaser(rows: Sequence[Seen], i: int) -> bool:
    """Tell a sentence that the line after it begins with, or that begins with the line before it: a teaser and its long form."""
    if len(rows[i].text) < 40:
        return False
    pairs = ((i, i + 1), (i - 1, i))
    return any(a >= 0 and b < len(rows) and _grows(rows[a], rows[b]) for a, b in pairs)


def _grows(short: Seen, long: Seen) -> bool:
    if 3 * len(short.text) < 40:
        return False
    first = folded_line(short)
    return len(first) >= 40 and folded_line(long).startswith(first)


def list_head(row: Seen) -> BlockKind | None:
    """Return the kind of the list that a line heads: a furniture phrase alone, or a short line that begins with one."""
    if len(row.text) <= 60 and REPLIES.match(row.text):
        return "comments"
    if (SENTENCE_END.search(row.text[-4:]) and not row.text.endswith("?")) or len(row.text) > 48:
        return None
    if SEPARATOR.search(row.text) or ": " in row.text:
        return None
    return next(
        (p.kind for p in row.phrases if p.opens and p.form != "anywhere" and (p.form != "label" or len(row.words) < 6)),
        None,
    )
