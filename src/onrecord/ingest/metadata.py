"""What an account says of itself: outlet, agency, authors, dates, address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ingest.agencies import agency_named
from onrecord.ingest.bylines import byline_names
from onrecord.ingest.outlet import is_outlet_name, names_in, natural, read_outlet
from onrecord.ingest.page import Head
from onrecord.ingest.pieces import Judged, Lines
from onrecord.ingest.published import read_published
from onrecord.ingest.stretches import dateline_agency, words
from onrecord.model import Block

ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,300}")
CREDITED = re.compile(
    r"(?:first published by|originally published by|originally appeared (?:in|on)|republished from|source:|^\W*ends|^by)\s*(?:(?:19|20)\d\d\s+)?(?:the\s+)?((?-i:[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'-]*){0,4}))",
    re.I,
)
AGENCY_PIECES = re.compile(r"[,|·;/()•:.]|\bwith\b|\band\b|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an account gives away of itself; None and () where it does not."""

    title: str | None
    outlet: str | None
    agency: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    url: str | None


def read_metadata(judged: Judged, blocks: Sequence[Block]) -> Metadata:
    """Gather what the account says of itself."""
    text, head = judged.reading.text, judged.reading.head
    lines = [(text[b.start : b.end].strip(), b) for b in blocks]
    published, updated = read_published(lines, head)
    url = _url(lines, head)
    outlet = read_outlet(judged, lines, url)
    return Metadata(
        _title(lines),
        outlet,
        _agency(lines, outlet),
        _authors(lines, head, outlet),
        published,
        updated,
        url,
    )


def _title(lines: Lines) -> str | None:
    return next((" ".join(line.split()) for line, block in lines if block.kind == "title"), None)


def _url(lines: Lines, head: Head) -> str | None:
    if head.canonical.startswith("http"):
        return head.canonical
    if (og := head.metas.get("og:url", "")).startswith("http"):
        return og
    found = (ADDRESS.search(line) for line, block in lines if block.kind == "source-url")
    return next((match[0] for match in found if match), None)


def _authors(lines: Lines, head: Head, outlet: str | None) -> tuple[str, ...]:
    declared = [name for item in head.linked for name in names_in(item.get("author"))]
    declared += [head.metas["author"]] if "author" in head.metas else []
    text = "\n".join(line for line, block in lines if block.kind == "body")
    written = [name for line, block in lines if block.kind in ("byline", "published") for name in byline_names(line)]
    written = [name for name in written if not re.search(rf"\b(?:in|at|from|near)\s+{re.escape(name)}\b", text, re.I)]
    written = written or [n for line, b in lines if b.kind == "signature" for n in _reporters(line)]
    found: dict[str, str] = {}
    for name in written or [n for d in declared for n in byline_names(f"By {d}")]:
        if (
            name.casefold() != (outlet or "").casefold()
            and not agency_named(name)
            and not (name.isupper() and " " not in name)
        ):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _reporters(line: str) -> list[str]:
    """Return who reported by a sign-off: "(Reporting by Ada Roke; Editing by Ivo Tesk)"."""
    found = re.match(r"\W*(?:reporting\s+)(by\s[^;().]{3,120})", line, re.I)
    return byline_names(found[1]) if found else []


def _agency(lines: Lines, outlet: str | None) -> str | None:
    """Return the agency credited, as running text spells it."""
    found = _credited(lines, outlet)
    return natural(found, "\n".join(line for line, _ in lines)) if found else None


def _credited(lines: Lines, outlet: str | None) -> str | None:
    """Find the agency credited: by dateline, byline, sign-off, or the line that says who published first."""
    for line, block in lines:
        if block.kind == "dateline" and (name := dateline_agency(line)):
            return agency_named(name) or _fuller(name, outlet)
    for line, block in lines:
        if block.kind in ("byline", "published", "updated", "signature", "notice"):
            found = CREDITED.search(line) if not block.kept else None
            pieces = [found[1]] if found else [] if block.kind == "notice" else AGENCY_PIECES.split(line)
            if name := next((n for n in map(agency_named, pieces) if n), None):
                return name
            if found and is_outlet_name(found[1]):
                return found[1].strip(" .")
    signed = [
        line for line, b in lines if b.kind == "byline" or (b.kind == "published" and re.search(r"\bby\s", line, re.I))
    ]
    text = "\n".join(line for line, block in lines if block.kind == "body")
    led = next((name for line in signed for name in _wire_names(line, text)), None)
    body = sum(len(re.findall(rf"\b{re.escape(led)}\b", line)) for line, _ in lines) if led else 0
    return led if led and body > 1 else (outlet if outlet and agency_named(outlet) else None)


def _wire_names(line: str, text: str) -> list[str]:
    """Return the single names in a byline that may be a wire's: "By Ada Roke, HNA", "Published by PPA", "Tessel"."""
    line = re.sub(r"\s+(?:at\s+\d|in\s).*$", "", re.sub(r"^.*?\bby\s+", "", line, flags=re.I))
    parts = [part.strip(" .-–—") for part in re.split(r"[,|·]", line)]
    named = [part for part in parts if re.fullmatch(r"[A-Z][A-Za-z]{1,14}", part) and part.lower() not in words().roles]
    return [n for n in named if not re.search(rf"\b(?:in|at|from|near|to)\s+{re.escape(n)}\b", text)]


def _fuller(name: str, outlet: str | None) -> str:
    """Prefer the outlet's full name where the dateline gives its short form."""
    return outlet if outlet and re.search(rf"\b{re.escape(name)}\b", outlet, re.I) else name
