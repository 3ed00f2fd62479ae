"""The section of an outlet that an account stands in, and the place that its dateline names."""

import re
from collections.abc import Iterator

from onrecord.ingest.agencies import agencies
from onrecord.ingest.candidates import offer
from onrecord.ingest.outlet import natural
from onrecord.ingest.page import Head
from onrecord.ingest.pieces import Judged, Lines
from onrecord.ingest.stamps import parse_stamps
from onrecord.ingest.stretches import AGENCY, dateline_end
from onrecord.model import Candidate

TRAIL = re.compile(r"[›»>]")
WAYS = 5  # steps that a trail of sections has at most


def section_candidates(judged: Judged, lines: Lines) -> Iterator[Candidate]:
    """Offer the section: by the head of the page, the trail above the headline, or a label on its own."""
    yield from _declared(judged.reading.head)
    title = next((block.start for _, block in lines if block.kind == "title"), None)
    for line, block in lines:
        if title is None or block.start > title:
            break
        steps = [step.strip() for step in TRAIL.split(line) if step.strip()]
        if 1 < len(steps) <= WAYS and len(line) < 90:
            yield offer("section", steps[-1], "trail above the headline", block)
        elif line.casefold() in agencies().sections:
            yield offer("section", line.capitalize() if line.isupper() else line, "label above the headline", block)
    yield from (offer("section", line, "label in the byline", b) for line, b in lines if b.reason == "section label")


def _declared(head: Head) -> Iterator[Candidate]:
    for item in head.linked:
        value = item.get("articleSection")
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and value.strip():
            yield offer("section", value.strip(), "linked data: articleSection")
    for name in ("article:section", "og:article:section", "section", "parsely-section"):
        if head.metas.get(name):
            yield offer("section", head.metas[name], f"meta element: {name}")


def place_candidates(lines: Lines, text: str) -> Iterator[Candidate]:
    """Offer the place of each dateline, in the spelling of the running text."""
    for line, block in lines:
        if block.kind == "dateline" and (place := _place(line)):
            yield offer("place", natural(place, text), "dateline", block)


def _place(line: str) -> str:
    """Return the place of a dateline without agency and date.

    >>> _place("PORT ORLIN, Lumen, June 10 (HNA) - ")
    'PORT ORLIN, Lumen'
    """
    head = line[: dateline_end(line) or len(line)].rstrip(" -–—\t")
    head = AGENCY.sub("", head).strip(" ,")
    stamps = parse_stamps(head, 2000)
    head = head[: stamps[0].start] if stamps else head
    return head.strip(" ,.-–—/(") if any(c.isalpha() for c in head) else ""
