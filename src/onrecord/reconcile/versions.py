"""Versions of one account: captures of one address, and texts of one outlet under one headline with mostly one body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from onrecord.extract.findings import Findings
from onrecord.model import Account, Claim, Derivation, Span
from onrecord.reconcile.precedence import fold_name, is_later_version, precedes

VERSION = "another version of one account"  # how the reason of such a derivation begins
MOSTLY = 0.5  # share of an older version's kept text that the newer one repeats, for the newer one to speak for both
SHORTEST = 20  # characters of a passage that an older version is searched for
FOLLOWED = re.compile(r"utm_|fbclid|gclid|mc_|ref$|source$|cmp|output$|amp$|share", re.I)


def is_version(one: Account, other: Account) -> bool:
    """Tell whether two accounts can be versions of one: by their address, or by outlet and headline."""
    if (address := fold_address(one.url)) and address == fold_address(other.url):
        return True
    return bool(fold_name(one.outlet) and fold_name(one.title)) and (
        (fold_name(one.outlet), fold_name(one.title)) == (fold_name(other.outlet), fold_name(other.title))
    )


@lru_cache(maxsize=4_096)
def fold_address(url: str | None) -> str:
    """Fold an address: what only says how a reader came by the page makes no difference; a front page is no account's.

    >>> fold_address("https://www.orlin.example/a/storm/?utm_source=x#top") == fold_address("http://orlin.example/a/storm")
    True
    >>> fold_address("https://orlin.example/")
    ''
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not FOLLOWED.match(pair[0])))
    path = re.sub(r"/(?:amp|index\.html?)?$", "", parts.path)
    host = re.sub(r"^(?:www|m|amp|mobile)\.", "", parts.netloc.casefold())
    return f"{host}{path}?{query}" if host and (path or query) else ""


def older_versions(accounts: Sequence[Account], derivations: Sequence[Derivation]) -> dict[str, str]:
    """Map each account of which another version speaks to the one that does: the newest, or the longest where no date tells."""
    by_id = {account.id: account for account in accounts}
    found: dict[str, str] = {}
    for derivation in derivations:
        if derivation.from_ in by_id and derivation.reason.startswith(VERSION):
            pair = by_id[derivation.account], by_id[derivation.from_]
            newer, older = pair if _is_newer(*pair) else pair[::-1]
            if older.id not in found and _repeated(older, derivation) >= MOSTLY:
                found[older.id] = newer.id
    return {older: _last(older, found) for older in found}


def _last(account: str, newer: dict[str, str]) -> str:
    """Follow versions to the newest; they cannot run in a circle, as each derivation has one parent."""
    seen = {account}
    while account in newer and newer[account] not in seen:
        account = newer[account]
        seen.add(account)
    return account


def _is_newer(child: Account, parent: Account) -> bool:
    first = precedes(parent, child)
    if first is None and is_later_version(child.title) == is_later_version(parent.title):
        return len(child.text) >= len(parent.text)
    return first if first is not None else is_later_version(child.title)


def _repeated(account: Account, derivation: Derivation) -> float:
    """Return the share of an account's running text that its other version repeats."""
    spans = [span for pair in derivation.passages for span in pair if span.account == account.id]
    body = sum(block.end - block.start for block in account.blocks if block.kept and block.kind == "body")
    return sum(span.end - span.start for span in spans) / max(1, body)


def speaking(findings: Sequence[Findings], older: dict[str, str]) -> tuple[Findings, ...]:
    """Return the findings of the accounts that speak: what only an older version says is not held against the newest."""
    return tuple(found for found in findings if found.account.id not in older)


def keep_versions(claims: Sequence[Claim], accounts: Sequence[Account], older: dict[str, str]) -> tuple[Claim, ...]:
    """Add to each claim the passages of older versions that state it in the words of the version that speaks."""
    if not older:
        return tuple(claims)
    by_id = {account.id: account for account in accounts}
    return tuple(replace(claim, passages=(*claim.passages, *_again(claim, by_id, older))) for claim in claims)


def _again(claim: Claim, by_id: dict[str, Account], older: dict[str, str]) -> Iterator[Span]:
    for version, newest in sorted(older.items()):
        for passage in claim.passages:
            if passage.account == newest and (
                span := _find(by_id[newest].cut(passage.start, passage.end), by_id[version])
            ):
                yield span


def _find(words: str, account: Account) -> Span | None:
    """Find words in what is kept of an account."""
    at = account.text.find(words) if len(words) >= SHORTEST else -1
    end = at + len(words)
    held = at >= 0 and any(b.kept and b.start <= at and end <= b.end for b in account.blocks)
    return Span(account.id, at, end) if held else None
