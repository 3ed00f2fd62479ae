"""Which agencies an account credits, and for what: its text, a picture, or a part of the reporting."""

import re
from collections.abc import Iterator

from onrecord.ingest.agencies import agencies, agency_named
from onrecord.ingest.outlet import is_outlet_name
from onrecord.ingest.pieces import Lines
from onrecord.ingest.stretches import dateline_agency, words
from onrecord.model import Block, Credit

CREDITED = re.compile(
    r"(?:first published by|originally published by|originally appeared (?:in|on)|republished from|source:|^\W*ends|^by)\s*(?:(?:19|20)\d\d\s+)?(?:the\s+)?((?-i:[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'-]*){0,4}))",
    re.I,
)
PIECES = re.compile(r"[,|·;/()•:.]|\bwith\b|\band\b|\s[–—-]\s")
HELPED = re.compile(
    r"\bcontributed\b|\badditional(?:\s+reporting|\s+material)?\b|\bwith\s+(?:reporting|files|material|(?:agency\s+)?inputs?)\b",
    re.I,
)
RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[\s\d,-]*(?:by\s+)?(?:the\s+)?([A-Z][\w ’'-]{1,40})", re.I)
# A United States broadcaster signs its datelines with its call sign or its domain, which name the outlet and no agency.
STATION = re.compile(r"(?:[WK][A-Z]{2,3}(?:/[WK][A-Z]{2,3})*|[A-Z]{2,4}\s?\d{1,2}|CBS\s[A-Z][\w ]+|ABC\d+|FOX\s?\d+|.*\.(?:com|org|net|tv))(?:[-/ ]?(?:TV|FM|AM|AP))?", re.I)  # fmt: skip


def read_credits(lines: Lines, outlet: str | None) -> tuple[Credit, ...]:
    """Return the agencies credited in the order in which they stand; one agency once a kind.

    A picture's credit never makes the text a wire's, and no more does help with the reporting.
    """
    found: dict[tuple[str, str], Credit] = {}
    for line, block in lines:
        for credit in _credits(line, block, outlet):
            found.setdefault((credit.agency, credit.kind), credit)
    return tuple(found.values())


def _credits(line: str, block: Block, outlet: str | None) -> Iterator[Credit]:
    if block.kind == "credit":
        yield from (Credit(name, "photo", block.start, block.end) for name in _agencies(line))
    elif block.kind == "dateline" and (name := dateline_agency(line)) and not STATION.fullmatch(name):
        yield Credit(agency_named(name) or _fuller(name, outlet), "text wire", block.start, block.end)
    elif block.kind in ("signature", "notice", "body") and len(line) < 240 and HELPED.search(line):
        yield from (Credit(name, "additional reporting", block.start, block.end) for name in _helpers(line, block))
    elif block.kind in ("byline", "published", "updated", "signature", "notice") and (name := _text_wire(line, block)):
        yield Credit(name, "text wire", block.start, block.end)


def _helpers(line: str, block: Block) -> list[str]:
    """Return the known agencies in a note of who helped; in body text none is looked for but in a line that is such a note."""
    if block.kind == "body" and not re.match(r"\W*(?:the\s+)?[A-Z][\w ]{1,40}\s+contributed\b", line):
        return []
    return list(dict.fromkeys(name for written, name in agencies().names.items() if _stands(written, line)))


def _stands(written: str, line: str) -> bool:
    """Tell a name of an agency in a line; an abbreviation must stand in capitals."""
    found = re.search(rf"(?<!\w){re.escape(written)}(?!\w)", line, re.I)
    return found is not None and (len(written) > 5 or not found[0].islower())


def _agencies(line: str) -> Iterator[str]:
    seen: set[str] = set()
    for piece in PIECES.split(re.sub(r"\bvia\b|\bphoto\b|\bpool\b", ",", line, flags=re.I)):
        name = agency_named(piece)
        if name and name not in seen:
            seen.add(name)
            yield name


def _text_wire(line: str, block: Block) -> str | None:
    """Find the agency that a byline, a sign-off or a legal line gives the text to."""
    if (rights := RIGHTS.search(line)) and block.kind in ("notice", "signature"):
        known = next((n for written, n in agencies().names.items() if rights[1].casefold().startswith(written)), None)
        return known if known and len(known) > 5 else None
    found = CREDITED.search(line) if not block.kept else None
    pieces = [found[1]] if found else [] if block.kind == "notice" else PIECES.split(line)
    if name := next((n for n in map(agency_named, pieces) if n), None):
        return name
    return found[1].strip(" .") if found and is_outlet_name(found[1]) else None


def wire_names(lines: Lines) -> Iterator[tuple[str, Block]]:
    """Yield the single names in a byline that may be a wire's: "By Ada Roke, HNA", "Published by PPA", "Tessel"."""
    text = "\n".join(line for line, block in lines if block.kind == "body")
    whole = "\n".join(line for line, _ in lines)
    for line, block in lines:
        if block.kind == "byline" or (block.kind == "published" and re.search(r"\bby\s", line, re.I)):
            for name in _single_names(line, text):
                if len(re.findall(rf"\b{re.escape(name)}\b", whole)) > 1:
                    yield name, block


def _single_names(line: str, text: str) -> list[str]:
    line = re.sub(r"\s+(?:at\s+\d|in\s).*$", "", re.sub(r"^.*?\bby\s+", "", line, flags=re.I))
    parts = [part.strip(" .-–—") for part in re.split(r"[,|·]", line)]
    named = [part for part in parts if re.fullmatch(r"[A-Z][A-Za-z]{1,14}", part) and part.lower() not in words().roles]
    return [n for n in named if not re.search(rf"\b(?:in|at|from|near|to)\s+{re.escape(n)}\b", text)]


def _fuller(name: str, outlet: str | None) -> str:
    """Prefer the outlet's full name where the dateline gives its short form."""
    return outlet if outlet and re.search(rf"\b{re.escape(name)}\b", outlet, re.I) else name
