"""Who published an account, where the account gives it away."""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.ingest.agencies import agencies, agency_named
from onrecord.ingest.candidates import offer
from onrecord.ingest.pieces import Judged, Lines
from onrecord.ingest.stamps import read_dates
from onrecord.ingest.stretches import dateline_agency, dateline_end, is_byline
from onrecord.model import Candidate

SEGMENT = re.compile(r"\s+[|–—~·•/»>›-]+\s+|\s{2,}|\s[–—|~·•»>›]\s|[|~•»›]")
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:(?:copyright|©)\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s+)?(?P<a>(?-i:[A-Z0-9])[\w&’'. -]{1,50}?)(?:\s+(?:19|20)\d\d|[,;:|·(]|\.(?=\s|$)|\s[-–—·|]|\s(?:all\s+rights|and\s+its)\b|$|\s\d{3})",
    re.I,
)
COMPANY = re.compile(
    r"(?<!\s)\s+(?:Ltd|Limited|Inc|LLC|plc|PLC|GmbH|AG|Corp|Co|Trust|Media|Group|cooperative|Printing Cooperative|Print|Press|Publishing|Publishers|e\.V)\b\.?.*$",
    re.I,
)
EDITION = re.compile(r"(?<=\w)\s+(?:in\s+)?(?:English|International)(?:\s+edition)?$", re.I)
# What stands behind a name in a masthead: a legal form, a frequency, a top-level domain.
TAIL = re.compile(
    r"(?<!\s)\s+(?:(?:Ltd|Limited|Inc|LLC|plc|GmbH|AG)\b\.?|\d{2,3}\.\d|LIVE)$|(?<=\w)\.[a-z]{2,10}$", re.I
)


def names_in(value: Any) -> list[str]:
    """Return the names in a JSON-LD author or publisher."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for item in value for name in names_in(item)]
    return names_in(value.get("name")) if isinstance(value, dict) else []


def outlet_candidates(judged: Judged, lines: Lines, url: str | None) -> Iterator[Candidate]:
    """Offer who published the account: by linked data, site name, window title, masthead, copyright line, station, own wire, address."""
    head = judged.reading.head
    for item in head.linked:
        for name in names_in(item.get("publisher"))[:1]:
            yield offer("outlet", name, "linked data: publisher")
    if head.metas.get("og:site_name"):
        yield offer("outlet", head.metas["og:site_name"], "meta element: og:site_name")
    if head.title and (name_at_end := _title_suffix(head.title)):
        yield offer("outlet", name_at_end, "end of the window title")
    yield from _masthead(judged, lines)
    yield from _copyright(lines)
    yield from _station(lines)
    yield from _own_wire(lines)
    if domain := _domain(url, judged.reading.text):
        yield offer("outlet", domain, "address")


def _station(lines: Lines) -> Iterator[Candidate]:
    """Offer the domain with which an outlet signs its datelines, and its line of the author."""
    for line, block in lines:
        if (
            block.kind == "dateline"
            and (name := dateline_agency(line))
            and re.fullmatch(r"[\w.-]+\.(?:com|org|net|tv)", name, re.I)
        ):
            yield offer("outlet", name, "name in the dateline", block)


def _own_wire(lines: Lines) -> Iterator[Candidate]:
    """Offer the agency whose dateline and desk sign-off an account carries: where nothing else is named, it is the wire's own print."""
    if not any(block.kind == "signature" for _, block in lines):
        return
    for line, block in lines:
        if block.kind == "dateline" and (name := dateline_agency(line)):
            yield offer("outlet", name, "the wire that dateline and sign-off name", block)


def _title_suffix(title: str) -> str | None:
    parts = re.split(r"\s+[|–—·»-]\s+", title)
    name = EDITION.sub("", parts[-1].strip())
    return name if len(parts) > 1 and 0 < len(name.split()) <= 6 else None


def _masthead(judged: Judged, lines: Lines) -> Iterator[Candidate]:
    """Offer the names in the lines above the headline, the one first that looks most like an outlet's."""
    text = " ".join(judged.reading.text.casefold().split())
    found: list[tuple[float, int, str]] = []
    first = judged.title if judged.title is not None else 0
    placed = judged.title is None and bool(judged.rows) and dateline_end(judged.rows[0].text) > 0
    for i, row in enumerate(judged.rows[: 0 if placed else first + 2]):
        if i == judged.title or is_byline(row.text) or row.bodylike or (i > first and not judged.odds[i] > 0.5):
            continue
        for n, piece in enumerate(SEGMENT.split(row.text)[:2]):
            piece = TAIL.sub("", piece.strip(" .:[]()"))
            score = _outlet_score(piece, text) - 0.15 * i - 0.7 * n + 0.5 * (i == 0 and n == 0) - 0.3 * (i > first)
            found.append((-score, row.line.start, piece))
    ranked = sorted((row for row in found if row[2] and row[0] <= -1.0), key=lambda row: row[0])
    fuller = [row for row in ranked[1:] if re.search(rf"\b{re.escape(ranked[0][2])}$", row[2], re.I)]
    for _, at, piece in fuller[:1] + [row for row in ranked if row not in fuller[:1]]:
        if piece:
            block = next((b for _, b in lines if b.start <= at < b.end), None)
            yield offer("outlet", natural(piece, judged.reading.text), "masthead", block)


def natural(name: str, text: str) -> str:
    """Prefer the spelling in running text over a name in capitals, and small letters over both where a name has several words.

    >>> natural("THE ORLIN COURIER", "..."), natural("TESSEL", "He told Tessel so."), natural("OZNA", "...")
    ('The Orlin Courier', 'Tessel', 'OZNA')
    """
    if not name.isupper() or len(name) < 5:
        return name
    found = (
        m[0] for m in re.finditer(re.escape(name), text[:50_000], re.I) if not m[0].isupper() and m[0][0].isupper()
    )
    small = " ".join(w if len(w) < 4 and w != "THE" else w.capitalize() for w in name.split())
    small = re.sub(r"\b(?:OF|AND|FOR|IN)\b", lambda m: m[0].lower(), small)
    return next(found, small if " " in name else name)


def is_outlet_name(piece: str) -> bool:
    """Tell a piece of a line that may be the name of an outlet."""
    return _outlet_score(piece, "") > 0 and piece.strip()[:1].isupper()


def _outlet_score(piece: str, text: str) -> float:
    """Weigh how much a piece of a line looks like the name of an outlet; `text` is the account in lower case."""
    parts = re.findall(r"[\w'’.-]+", piece)
    if (
        not parts
        or len(parts) > 10
        or not piece[:1].isalnum()
        or read_dates(piece).published
        or re.search(r"[!?%:$£€…]|\d,\d", piece)
    ):
        return 0.0
    lower = [p.casefold() for p in parts]
    known = bool(set(lower) & (agencies().outlets | agencies().bodies)) or any(
        p.endswith(agencies().outlet_ends) for p in lower
    )
    small = ("of", "the", "and", "for", "di", "de", "la", "le", "des", "on", "in")
    if not all(p[0].isupper() or p[0].isdigit() or p in small for p in parts):
        return (0.6 if known else 0.3) * (len(parts) <= 4)
    score = 0.7 + 0.8 * known + 0.4 * min(2, max(0, text.count(piece.casefold()) - 1)) - 0.15 * max(0, len(parts) - 7)
    leads_menu = lower[0] in agencies().not_outlets and lower[0] not in agencies().outlets
    menu = leads_menu or all(p in agencies().not_outlets for p in lower)
    return score - 1.2 * menu - 0.3 * (len(parts) == 1 and not known)


def _copyright(lines: Lines) -> Iterator[Candidate]:
    """Offer who holds the rights; an agency holds them in its wire, whoever prints it."""
    for line, block in lines:
        if block.kept or not (found := COPYRIGHT.search(line)):
            continue
        name = COMPANY.sub("", found["a"]).strip(" .")
        if (
            agency_named(found["a"].strip(" ."))
            or not name
            or name.lower().startswith(("all rights", "19", "20", "by "))
        ):
            continue
        yield offer("outlet", name, "copyright line", block)


def _domain(url: str | None, text: str) -> str | None:
    """Return the outlet by its address: the words of its domain, if the account's own words and an outlet's word spell it."""
    found = re.match(r"https?://(?:www\.|m\.|amp\.)?([^/:?#]+)", url or "")
    if not found:
        return None
    label = found[1].split(".")[0].lower()
    known = {"the", *agencies().outlets, *(w.lower() for w in re.findall(r"\b[A-Z][a-z]{3,}\b", text[:20_000]))}
    spelled = _spelled(label, known)
    return " ".join(w.title() for w in spelled) if len(spelled) > 1 and spelled[-1] in agencies().outlets else found[1]


def _spelled(label: str, known: set[str]) -> list[str]:
    """Split a run of letters into known words, the fewest; empty if they do not spell it."""
    best: list[list[str] | None] = [[]] + [None] * len(label[:40])
    for end in range(1, len(best)):
        for start in range(end):
            head = best[start]
            if (
                head is not None
                and label[start:end] in known
                and (best[end] is None or len(head) + 1 < len(best[end] or []))
            ):
                best[end] = [*head, label[start:end]]
    return best[-1] or []
