"""What intake can see of a line: its own shape and words, its place, and how it goes with the rest of the account."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.ingest.furniture import Phrase, phrases
from onrecord.ingest.lines import Line
from onrecord.ingest.stamps import clock_only, leftover, read_dates
from onrecord.model import BlockKind

RUNNING = 700  # characters of a line that no other line than one of running text has
ENOUGH, SHORT = 3, 50  # long lines that show what the body is; characters of a paragraph where there are fewer
HEAD, TAIL = 600, 200  # characters at the ends of a long line that are looked at
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SEPARATOR = re.compile(r"[|•·»›>►▶★☆♥¦#~]|//|\s/\s|\s[-–—]\s|\s\.\s|\s{2,}")
SENTENCE_END = re.compile(r"[.!?…](?:\s?[\"'”’)\]])*$")
INNER_END = re.compile(r"[a-z0-9)”\"’][.!?][\"”’]?\s+[A-Z“\"‘]")
CAPS_LABEL = re.compile(r"\W*[A-Z][A-Z’'&]{2,}(?:\s[A-Z’'&]{2,})*(?:\s*[:|–—-]\s|\s{2,})")
NICK = re.compile(r"[\w.@-]{2,20}(?:\s[\w.]{1,12}){0,2}\s?(?:[:(]|\s[-–]\s)")
RANK = re.compile(r"\W*\d{1,2}[.)]?\s")
DURATION = re.compile(r"[(\s]\d{1,2}:\d\d\)?\s*$")
PHONE = re.compile(r"\b\d{3,4}[\s-]\d{3,6}\b|\+\d{2}|@[\w.-]+\.\w|\b\w+@")
COUNT = re.compile(
    r"\(\d+\)|(?<![\d,.])\b[\d,.]+k?\s+(?:shares?|views?|comments?|likes?|replies|votes?|responses?|readers|pictures|reposts)\b",
    re.I,
)
PRICE = re.compile(r"\d%\s+off|\b(?:now|from|only|just)\s+[\d£$€]", re.I)
HEAD_MARK = re.compile(r"(?:>{1,3}|»|►|▶|\[)\s*[A-Z]")
REACH = re.compile(
    r"\W*(?:contact|reach|e-?mail|call|follow|find|write\s+to|tweet|text|like|join|visit)\b.{0,120}(?:@|\d{3}[-.) ]\s?\d{3}|twitter|facebook|\.com\b)",
    re.I,
)
PLACE_IN_SET = re.compile(
    r"\W*(?:(?:image|photo|picture|slide|video|page|caption)\s*)?\d{1,3}\s*(?:of|/)\s*/?\s*\d{1,3}\b", re.I
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
    if len(whole) < 90:
        return Seen(line, piece, words, found, False, content, names)
    strong = any(p.form != "anywhere" for p in found)
    english = len(COMMON.intersection(lower)) >= 4
    small = sum([w[0].islower() for w in words]) >= 0.5 * len(words)
    long_enough = english or (len(whole) >= 140 and len(words) >= 12 and small)
    bodylike = long_enough and bool(SENTENCE_END.search(whole[-8:])) and not (strong and len(whole) < 220)
    bodylike = bodylike or (len(whole) > RUNNING and small)
    bodylike = bodylike and not (strong and RIGHTS.search(whole[:80])) and not _doubled(words)
    return Seen(line, piece, words, found, bodylike, content, names)


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


def _doubled(words: Sequence[str]) -> bool:
    """Tell a line that says the same twice, as the label of a gallery does."""
    half = len(words) // 2
    return half >= 2 and len(words) % 2 == 0 and words[:half] == words[half:]


def is_plain(seen: Seen) -> bool:
    """Tell a paragraph, or a line of some words without phrase, separator or link."""
    few = seen.phrases or SEPARATOR.search(seen.text) or seen.line.linked > 0.5 or seen.line.zone in ("nav", "footer")
    return seen.bodylike or (len(seen.words) >= 5 and not few)


Features = list[tuple[str, float]]


def own_features(seen: Seen) -> Features:
    """Describe a line by itself."""
    text, words, size = seen.text, seen.words, seen.line.end - seen.line.start
    lower = [word.lower() for word in words]
    count = max(1, len(words))
    capital = sum(w[0].isupper() for w in words) / count
    flags = {
        f"size:{next((top for top in (12, 25, 45, 70, 100, 150, 220, 320) if size <= top), 999)}": True,
        "ends:sentence": bool(SENTENCE_END.search(text[-8:])),
        "ends:colon": text.endswith(":"),
        "ends:question": text.endswith("?"),
        "inner sentences": bool(INNER_END.search(text)),
        "caps label": bool(CAPS_LABEL.match(text)),
        "all capitals": text.upper() == text and len(words) > 0,
        "lower start": text[:1].islower(),
        "bracket start": text[:1] in "[(<{",
        "bracketed": text[:1] in "([" and text[-1:] in ")]",
        "handle": "@" in text[:HEAD],
        "ends:bare": text[-1:].isalnum(),
        "starts:mark and verb": bool(HEAD_MARK.match(text)),
        "odd start": text[:1] in "►▶>»•-*#@~=_|☆★◄",
        "quote start": text[:1] in "\"“‘'",
        "nick": bool(NICK.match(text)) and not capital > 0.6,
        "rank": bool(RANK.match(text)),
        "duration end": bool(DURATION.search(text)),
        "phone": bool(PHONE.search(text)),
        "count": bool(COUNT.search(text)),
        "price": bool(PRICE.search(text)),
        "double marks": "!!" in text or "??" in text or "..." in text,
        "exclaims": "!" in text,
        "digits only": not words,
        "clock only": clock_only(text),
        "date line": size < 110 and read_dates(text).published is not None,
        "bare date": size < 110 and read_dates(text).published is not None and not leftover(text),
        "spoken": bool(SPOKEN & set(lower)),
        "no verb": not VERBS & set(lower),
        "you": bool(YOU & set(lower)),
        "quotes": '"' in text or "“" in text,
        "reach": bool(REACH.match(text)),
        "place in a set": bool(PLACE_IN_SET.match(text)),
        "length first": bool(LENGTH_FIRST.match(text)),
        "rights": bool(RIGHTS.search(text[:HEAD])),
        "doubled": _doubled(words),
        "networks": bool(NETWORKS.search(text)),
    }
    found: Features = [(name, 1.0) for name, holds in flags.items() if holds]
    found += [(f"{p.form}:{p.kind}", 1.0) for p in seen.phrases]
    found += [(f"furniture:{form}", 1.0) for form in sorted({p.form for p in seen.phrases})]
    separators = len(SEPARATOR.findall(text[:HEAD]))
    found += [("separators", min(4, separators) / 2), ("separator rate", min(1.0, separators * 4 / count))]
    found += [("capitals", capital), ("function words", sum(w in FUNCTION for w in lower) / count)]
    found += [
        ("verbs", min(4, sum(w in VERBS for w in lower)) / 2),
        ("digits", sum(c.isdigit() for c in text) / max(1, len(text))),
    ]
    return found


def page_features(line: Line, main: bool | None) -> Features:
    """Describe the element a line stands in; `main` tells whether an extractor of main text kept it."""
    if not line.tag:
        return []
    found = [("page", 1.0), (f"zone:{line.zone}", 1.0), (f"tag:{line.tag}", 1.0), ("linked", line.linked)]
    found += [(f"class:{name}", 1.0) for name in sorted(line.classes)]
    return found + ([] if main is None else [("in main text" if main else "not in main text", 1.0)])


def place_features(rows: Sequence[Seen]) -> list[Features]:
    """Describe every line by where it stands among the long ones, and by the words that it shares with them."""
    long = [i for i, row in enumerate(rows) if row.bodylike]
    first, last = (long[0], long[-1]) if long else (len(rows), -1)
    shared, named = Counter(w for i in long for w in rows[i].content), Counter(w for i in long for w in rows[i].names)
    heads = _head_names(rows, first, named)
    out, copies = [], Counter(folded_line(row) for row in rows)
    for i, row in enumerate(rows):
        zone = "head" if i < first else "tail" if i > last else "middle"
        least = 2 if row.bodylike else 1
        content = sum(shared[w] >= least for w in row.content) / max(1, len(row.content))
        names = sum(named[w] >= least for w in row.names) / max(1, len(row.names))
        found = [(f"place:{zone}", 1.0), ("content shared", content), ("names shared", names)]
        found += [
            (f"{zone}:content shared", content),
            ("bodylike", float(row.bodylike)),
            (f"{zone}:bodylike", float(row.bodylike)),
        ]
        found += [("first line", 1.0)] if i == 0 else []
        found += [("last line", 1.0)] if i == len(rows) - 1 else []
        found += [(f"{zone}:no names shared", 1.0)] if row.names and not names else []
        if zone != "head":
            found += [(f"{zone}:head names", 1.0)] if row.names & heads and i != first else []
            found += [] if is_past(row) else [(f"{zone}:no past", 1.0)]
        found += [("again", 1.0)] if copies[folded_line(row)] > 1 and zone != "head" else []
        found += [("teaser", 1.0)] if is_teaser(rows, i) else []
        out.append(found)
    return out


def _head_names(rows: Sequence[Seen], first: int, named: Counter[str]) -> frozenset[str]:
    """Return the names above the first paragraph that the paragraphs do not carry: of the outlet and of who wrote."""
    return frozenset(name for row in rows[: min(first, 12)] for name in row.names if named[name] < 2)


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


def _edge(odds: Sequence[float], j: int) -> float:
    return odds[j] if 0 <= j < len(odds) else 0.5


def near_features(rows: Sequence[Seen], odds: Sequence[float]) -> list[Features]:
    """Describe every line by what a first look said of the lines around it, and by the list that it may stand in.

    `odds` are the probabilities of being furniture from the first look.
    """
    after = [0.0] * (len(rows) + 1)
    for i in range(len(rows) - 1, -1, -1):
        after[i] = after[i + 1] + (1 - odds[i]) * (rows[i].line.end - rows[i].line.start > 60)
    out, opened, since = [], "", 0
    for i, row in enumerate(rows):
        found = [
            ("before", _edge(odds, i - 1)),
            ("after", _edge(odds, i + 1)),
            ("two before", _edge(odds, i - 2)),
            ("two after", _edge(odds, i + 2)),
        ]
        found += [
            ("both sides", _edge(odds, i - 1) * _edge(odds, i + 1)),
            ("own", odds[i]),
            ("own and both", odds[i] * _edge(odds, i - 1) * _edge(odds, i + 1)),
        ]
        found += [("nothing after", 1.0)] if after[i + 1] < 0.5 else []
        found += (
            [("in a list", 1.0), (f"in a list of {opened}", 1.0), (f"in a list:{min(3, since)}", 1.0)] if opened else []
        )
        out.append(found)
        since += 1
        if kind := list_head(row):
            opened, since = kind, 0
        elif opened and row.bodylike and odds[i] < 0.5 and opened != "comments":
            opened = ""
    return out
