"""What an account says of itself: outlet, agency, authors, dates, place, section, address, and where each of them stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.ingest.access import read_access
from onrecord.ingest.addresses import read_address
from onrecord.ingest.agencies import agencies, agency_named
from onrecord.ingest.bylines import byline_names, declared_names, is_nobody, signed_names
from onrecord.ingest.candidates import choose, offer, value_of
from onrecord.ingest.credits import read_credits, wire_names
from onrecord.ingest.families import outlet_family
from onrecord.ingest.language import NAMES
from onrecord.ingest.outlet import names_in, natural, outlet_candidates
from onrecord.ingest.page import Head
from onrecord.ingest.pieces import Judged, Lines
from onrecord.ingest.published import date_candidates
from onrecord.ingest.sections import place_candidates, section_candidates
from onrecord.ingest.stretches import is_byline, part_label
from onrecord.ingest.title import declared_titles
from onrecord.model import Access, Block, Candidate, Credit

UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))  # hyphens and joints that a line break alone would show
SIGNED = 40  # lines that may name an author
MOST = 6  # declared headlines that are offered


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the account gives away of itself; None and () where it does not."""

    title: str | None
    outlet: str | None
    agency: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    url: str | None
    family: str | None
    place: str | None
    section: str | None
    access: Access
    credits: tuple[Credit, ...]
    evidence: tuple[Candidate, ...]
    language: str | None = None


def read_metadata(judged: Judged, blocks: Sequence[Block], captured: str | None = None) -> Metadata:
    """Gather what the account says of itself, every offer with its place and rule.

    `captured` is when the account was saved, where that is known: no date of its own can be later.
    """
    text, head = judged.reading.text, judged.reading.head
    lines = [(text[b.start : b.end].strip(), b) for b in blocks]
    url = read_address(lines, head)
    outlets = choose(outlet_candidates(judged, lines, value_of(url, "url")))
    outlet = value_of(outlets, "outlet")
    credits = read_credits(lines, outlet)
    access, rule = read_access(lines, head)
    evidence = (
        *choose(_titles(judged, lines)), *outlets, *choose(_agencies(lines, credits, outlet)), *choose(_authors(lines, head, outlet)),
        *choose(date_candidates(lines, head, text, captured)), *choose(_languages(judged)), *choose(place_candidates(lines, text)),
        *choose(section_candidates(judged, lines)), *choose([offer("access", access, rule)]), *url,
    )  # fmt: skip
    published, updated = value_of(evidence, "published"), value_of(evidence, "updated")
    return Metadata(
        value_of(evidence, "title"), outlet, value_of(evidence, "agency"),
        tuple(c.value for c in evidence if c.name == "author" and c.chosen), published, updated if updated != published else None,
        value_of(url, "url"), outlet_family(outlet, value_of(url, "url")), value_of(evidence, "place"), value_of(evidence, "section"),
        access, credits, evidence, value_of(evidence, "language"),
    )  # fmt: skip


def _titles(judged: Judged, lines: Lines) -> Iterator[Candidate]:
    for line, block in lines:
        if block.kind == "title":
            yield offer("title", " ".join(line.translate(UNSEEN).split()), "headline in the text", block)
    if judged.reading.title:
        yield offer("title", judged.reading.title, "headline beside the text")
    yield from (offer("title", title, "declared by the page") for title in declared_titles(judged.reading.head)[:MOST])


def _languages(judged: Judged) -> Iterator[Candidate]:
    if judged.language:
        yield offer("language", judged.language, "the words of the text")
    declared = judged.reading.head.language.replace("_", "-").split("-")[0].strip().lower()
    if declared in NAMES:
        yield offer("language", declared, "declared by the page")


def _authors(lines: Lines, head: Head, outlet: str | None) -> Iterator[Candidate]:
    """Offer the people who wrote: by the byline, the sign-off, the head of the page; never an outlet, an agency or a place."""
    text = "\n".join(line for line, block in lines if block.kind == "body")
    heads = [(line, block) for line, block in lines if block.kind in ("byline", "published", "updated")]
    for line, block in heads[:SIGNED]:
        if part_label(line) is None and (block.kind == "byline" or re.search(r"\bby\b", line, re.I)):
            for name in byline_names(line):
                if (
                    not re.search(rf"\b(?:in|at|from|near)\s+{re.escape(name)}\b", text, re.I)
                    and _is_author(name, outlet)
                    and (is_byline(line) or name.split()[-1].casefold() not in agencies().outlets)
                ):
                    yield offer("author", name, "byline", block)
    for line, block in lines:
        if block.kind == "signature":
            yield from (offer("author", n, "sign-off", block) for n in signed_names(line) if _is_author(n, outlet))
    declared = [name for item in head.linked for name in names_in(item.get("author"))]
    declared += [head.metas["author"]] if "author" in head.metas else []
    for name in (n for d in declared for n in declared_names(d)):
        if _is_author(name, outlet):
            yield offer("author", name, "declared by the page")


def _is_author(name: str, outlet: str | None) -> bool:
    return (
        name.casefold() != (outlet or "").casefold()
        and not agency_named(name)
        and not (name.isupper() and " " not in name)
        and not is_nobody(name)
    )


def _agencies(lines: Lines, credits: Sequence[Credit], outlet: str | None) -> Iterator[Candidate]:
    """Offer the agency whose wire the text is: by dateline, byline, sign-off, rights, or because the outlet is one."""
    text = "\n".join(line for line, _ in lines)
    blocks = {block.start: block for _, block in lines}
    wires = sorted((c for c in credits if c.kind == "text wire"), key=lambda c: blocks[c.start].kind != "dateline")
    for credit in wires:
        block = blocks[credit.start]
        yield offer("agency", natural(credit.agency, text), f"credit in the {block.kind}", block)
    if not wires:
        yield from (offer("agency", name, "single name in the byline", block) for name, block in wire_names(lines))
    if outlet and agency_named(outlet):
        yield offer("agency", natural(outlet, text), "the outlet is an agency")
