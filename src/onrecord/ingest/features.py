"""What intake can see of a line for the judge: its shape and words, its place, and how it goes with the rest of the account."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.ingest.lines import Line
from onrecord.ingest.seen import (
    CAPS_LABEL,
    COUNT,
    FUNCTION,
    HEAD,
    LENGTH_FIRST,
    NETWORKS,
    PRICE,
    REACH,
    RIGHTS,
    SENTENCE_END,
    SEPARATOR,
    SPOKEN,
    VERBS,
    YOU,
    Seen,
    folded_line,
    is_doubled,
    is_past,
    is_teaser,
    list_head,
)
from onrecord.ingest.stamps import clock_only, leftover, read_dates

INNER_END = re.compile(r"[a-z0-9)”\"’][.!?][\"”’]?\s+[A-Z“\"‘]")
NICK = re.compile(r"[\w.@-]{2,20}(?:\s[\w.]{1,12}){0,2}\s?(?:[:(]|\s[-–]\s)")
RANK = re.compile(r"\W*\d{1,2}[.)]?\s")
DURATION = re.compile(r"[(\s]\d{1,2}:\d\d\)?\s*$")
PHONE = re.compile(r"\b\d{3,4}[\s-]\d{3,6}\b|\+\d{2}|@[\w.-]+\.\w|\b\w+@")
HEAD_MARK = re.compile(r"(?:>{1,3}|»|►|▶|\[)\s*[A-Z]")
PLACE_IN_SET = re.compile(
    r"\W*(?:(?:image|photo|picture|slide|video|page|caption)\s*)?\d{1,3}\s*(?:of|/)\s*/?\s*\d{1,3}\b", re.I
)
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
        "doubled": is_doubled(words),
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
