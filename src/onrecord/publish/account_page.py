"""Accounts as one HTML file that asks for nothing outside itself: every block by kind, what was left out, what is known and why."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from onrecord.model import Account, Candidate, Unread
from onrecord.publish.account_facts import (
    FAMILIES,
    FAMILY_OF,
    Fact,
    facts,
    found_at,
    is_judged,
    left_out,
    line_words,
    lines_of,
    note,
)
from onrecord.publish.html_page import language_code, render_page, style_sheet
from onrecord.publish.tables_time import date_words

DATED = ("published", "updated")


def render_account_page(accounts: Sequence[Account], unread: Sequence[Unread] = ()) -> str:
    """Return accounts as one HTML file, with what was not read."""
    style = style_sheet("report.css") + style_sheet("account.css")
    shown = [_account(place, account) for place, account in enumerate(accounts, 1)]
    return render_page("account.html.j2", style, accounts=shown, unread=unread, families=_families(accounts))


def _account(place: int, account: Account) -> dict[str, Any]:
    kept = sum(block.end - block.start for block in account.blocks if block.kept)
    return {
        "account": account,
        "place": place,
        "name": account.title or PurePath(account.path).name,
        "kept": kept,
        "out": len(account.text) - kept,
        "judged": sum(map(is_judged, account.blocks)),
        "facts": [_fact(account, fact) for fact in facts(account)],
        "left_out": left_out(account),
        "blocks": _blocks(account),
        "lang": language_code(account.language),
    }


def _fact(account: Account, fact: Fact) -> dict[str, Any]:
    value = fact.value
    return {
        "name": fact.name,
        "value": f"{date_words(value)} ({value})" if value and fact.name in DATED else value,
        "chosen": [_found(account, c) for c in fact.chosen],
        "others": [_found(account, c) for c in fact.others],
    }


def _found(account: Account, candidate: Candidate) -> dict[str, Any]:
    where, block = found_at(account, candidate)
    return {"value": candidate.value, "where": where, "block": block, "rule": candidate.rule, "doubt": candidate.doubt}


def _blocks(account: Account) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "kind": block.kind,
            "family": FAMILY_OF[block.kind],
            "kept": block.kept,
            "judged": is_judged(block),
            "note": note(block),
            "line": line_words(lines),
            "language": language_code(block.language),
            "words": account.cut(block.start, block.end).strip(),
        }
        for number, (block, lines) in enumerate(zip(account.blocks, lines_of(account), strict=True), 1)
    ]


def _families(accounts: Sequence[Account]) -> list[tuple[str, list[str]]]:
    """List the kinds that stand in the accounts by family, for the key of colours."""
    seen: set[str] = {block.kind for account in accounts for block in account.blocks}
    rows = [(family, [kind for kind in kinds if kind in seen]) for family, kinds in FAMILIES.items()]
    return [(family, kinds) for family, kinds in rows if kinds]
