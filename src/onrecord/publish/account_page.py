"""Accounts as one HTML file that asks for nothing outside itself: every block by kind, what was left out, what is known and why."""

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

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
from onrecord.publish.report import TEMPLATES
from onrecord.publish.tables import counted, one_line, shortened, visible_text
from onrecord.publish.tables_time import date_words

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DATED = ("published", "updated")


def render_account_page(accounts: Sequence[Account], unread: Sequence[Unread] = ()) -> str:
    """Return accounts as one HTML file, with what was not read."""
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    shown = [_account(place, account) for place, account in enumerate(accounts, 1)]
    template = _environment().get_template("account.html.j2")
    return template.render(
        accounts=shown, unread=unread, style=Markup(style), policy=policy, families=_families(accounts)
    )


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
        "lang": account.language if LANGUAGE.fullmatch(account.language or "") else "",
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
            "language": block.language if LANGUAGE.fullmatch(block.language or "") else "",
            "words": account.cut(block.start, block.end).strip(),
        }
        for number, (block, lines) in enumerate(zip(account.blocks, lines_of(account), strict=True), 1)
    ]


def _families(accounts: Sequence[Account]) -> list[tuple[str, list[str]]]:
    """List the kinds that stand in the accounts by family, for the key of colours."""
    seen: set[str] = {block.kind for account in accounts for block in account.blocks}
    rows = [(family, [kind for kind in kinds if kind in seen]) for family, kinds in FAMILIES.items()]
    return [(family, kinds) for family, kinds in rows if kinds]


@cache
def _style() -> str:
    return "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in ("report.css", "account.css"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=_finalize,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters |= {"line": one_line, "counted": counted, "short": lambda text: shortened(one_line(text), 120)}
    return environment


def _finalize(value: object) -> object:
    """Make unseen characters of every shown text visible; autoescape then makes markup in it text."""
    return visible_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value
