"""An account's own address: what its page declares and its text gives, and what speaks against each of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from onrecord.ingest.candidates import choose, offer
from onrecord.ingest.page import Head
from onrecord.ingest.pieces import Lines
from onrecord.model import Candidate

ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,300}")
HOST = re.compile(r"[^\W_](?:[\w-]{0,62}\.)+[^\W\d_][\w-]{1,62}")
SAID = re.compile(r"\W*(?:original|source|archived|saved)", re.I)
VARIANTS = ("www.", "m.", "amp.", "mobile.")
LONGEST = 2000  # characters of a declared address
MOST = 6  # addresses in the text that are offered
NO_ADDRESS = "not a full address"
FRONT_PAGE = "the front page of a site"
FOREIGN = "another site than the page names elsewhere"


def read_address(lines: Lines, head: Head) -> tuple[Candidate, ...]:
    """Return the addresses that an account offers; none is chosen of which something speaks against each."""
    chosen = choose(_offered(lines, head))
    return tuple(replace(candidate, chosen=candidate.chosen and not candidate.doubt) for candidate in chosen)


def doubt_of(address: str) -> str:
    """Return what speaks against an address of an account, nothing if it may be one.

    >>> doubt_of("https://orlinpost.example/ferry"), doubt_of("javascript:void(0)"), doubt_of("https://orlinpost.example/")
    ('', 'not a full address', 'the front page of a site')
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return NO_ADDRESS
    if parts.scheme.lower() not in ("http", "https") or not HOST.fullmatch(host) or re.search(r"\s", address):
        return NO_ADDRESS
    return FRONT_PAGE if not parts.path.strip("/") and not parts.query else ""


def _offered(lines: Lines, head: Head) -> Iterator[Candidate]:
    canonical, meta = (said.strip()[:LONGEST] for said in (head.canonical, head.metas.get("og:url", "")))
    if canonical:
        foreign = FOREIGN if meta and not doubt_of(meta) and _site(meta) != _site(canonical) else ""
        yield offer("url", canonical, "canonical link", doubt=doubt_of(canonical) or foreign)
    if meta:
        yield offer("url", meta, "meta element: og:url", doubt=doubt_of(meta))
    yield from _in_text(lines)


def _in_text(lines: Lines) -> Iterator[Candidate]:
    """Offer the addresses in the text; of several, none of which is said to be it, the account's is unknown."""
    marked = [(line, block) for line, block in lines if block.kind == "source-url"]
    found = [(match[0], block) for line, block in marked if (match := ADDRESS.search(line))]
    if len({url for url, _ in found}) > 1 and not any(SAID.match(line) for line, _ in marked):
        return
    yield from (offer("url", url, "address in the text", block) for url, block in found[:MOST])


def _site(address: str) -> str:
    """Return the host of an address without what only says for which screen it is."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return next((host.removeprefix(v) for v in VARIANTS if host.startswith(v)), host)
