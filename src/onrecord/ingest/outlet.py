"""Who published an account, where the account gives it away."""

import re
from typing import Any

from onrecord.ingest.agencies import agencies
from onrecord.ingest.pieces import Judged, Lines
from onrecord.ingest.stamps import read_dates
from onrecord.ingest.stretches import dateline_agency, is_byline

SEGMENT = re.compile(r"\s+[|–—~·•/»>›-]+\s+|\s{2,}|\s[–—|~·•»>›]\s|[|~•»›]")
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?P<a>[A-Z][\w&’'. -]{1,50}?)(?:\s+(?:19|20)\d\d|[.,;:|·]|\s[-–—·|]|$|\s\d)",
    re.I,
)
COMPANY = re.compile(
    r"\s+(?:Ltd|Limited|Inc|LLC|plc|PLC|GmbH|AG|Corp|Co|Trust|Media|Group|cooperative|Printing Cooperative|Print|Press|Publishing|Publishers|e\.V)\b\.?.*$",
    re.I,
)
# What stands behind a name in a masthead: a legal form, a frequency, a top-level domain.
TAIL = re.compile(r"\s+(?:Ltd|Limited|Inc|LLC|plc|GmbH|AG)\b\.?$|\s+\d{2,3}\.\d$|\s+LIVE$|(?<=\w)\.[a-z]{2,10}$", re.I)


def names_in(value: Any) -> list[str]:
    """Return the names in a JSON-LD author or publisher."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for item in value for name in names_in(item)]
    return names_in(value.get("name")) if isinstance(value, dict) else []


def read_outlet(judged: Judged, lines: Lines, url: str | None) -> str | None:
    """Return who published the account: by linked data, window title, masthead, copyright line, its own wire, or address."""
    head = judged.reading.head
    for item in head.linked:
        if names := names_in(item.get("publisher")):
            return names[0]
    if head.metas.get("og:site_name"):
        return head.metas["og:site_name"]
    if head.title and (name := _title_suffix(head.title)):
        return name
    return _masthead(judged, lines) or _copyright(lines) or _own_wire(lines) or _domain(url, judged.reading.text)


def _own_wire(lines: Lines) -> str | None:
    """Return the agency whose dateline and desk sign-off an account carries: where nothing else is named, it is the wire's own print."""
    signed = any(block.kind == "signature" for _, block in lines)
    return next(
        (name for line, block in lines if block.kind == "dateline" and signed and (name := dateline_agency(line))), None
    )


def _title_suffix(title: str) -> str | None:
    parts = re.split(r"\s+[|–—·»-]\s+", title)
    return parts[-1].strip() if len(parts) > 1 and 0 < len(parts[-1].split()) <= 6 else None


def _masthead(judged: Judged, lines: Lines) -> str | None:
    """Return the name in the lines above the headline that looks most like an outlet's."""
    text = " ".join(judged.reading.text.casefold().split())
    best, name = 0.0, None
    first = judged.title if judged.title is not None else 0
    for i, row in enumerate(judged.rows[: first + 2]):
        if i == judged.title or is_byline(row.text) or row.bodylike or (i > first and not judged.odds[i] > 0.5):
            continue
        for n, piece in enumerate(SEGMENT.split(row.text)[:2]):
            piece = TAIL.sub("", piece.strip(" .:[]()"))
            score = _outlet_score(piece, text) - 0.15 * i - 0.7 * n + 0.5 * (i == 0 and n == 0) - 0.3 * (i > first)
            if score > best:
                best, name = score, piece
    return natural(name, judged.reading.text) if name and best >= 1.0 else None


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


def _copyright(lines: Lines) -> str | None:
    for line, block in lines:
        if not block.kept and (found := COPYRIGHT.search(line)):
            name = COMPANY.sub("", found["a"]).strip(" .")
            if name and not name.lower().startswith(("all rights", "19", "20")):
                return name
    return None


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
