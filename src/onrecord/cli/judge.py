"""`--judge`: a person's word over a block, written to the file of judgements beside the account."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from onrecord.cli.output import write_files
from onrecord.ingest.judgements_file import NAME, parse_judgements, read_file
from onrecord.model import Account, Unread

WORDS = {"keep": "keep = true", "leave-out": "keep = false"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A judgement as given on the command line."""

    lines: str
    word: str
    who: str
    why: str


def judge_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options with which a person judges; it gets them as one `judgement`."""

    @click.option("--judge", "asked", metavar="LINES=WORD",
                  help="Write a judgement beside the account: WORD is a kind of block, keep or leave-out.")  # fmt: skip
    @click.option("--who", metavar="NAME", help="With --judge: who judges.")
    @click.option("--why", metavar="TEXT", help="With --judge: the reason, which the record will give.")
    @wraps(command)
    def judging(*, asked: str | None, who: str | None, why: str | None, **others: Any) -> None:
        command(judgement=check_asked(asked, who, why), **others)

    return judging


def check_asked(asked: str | None, who: str | None, why: str | None) -> Asked | None:
    """Return the judgement asked for, None if there is none.

    Raises:
        click.UsageError: a part of it is missing.
    """
    if asked is None:
        if who is not None or why is not None:
            raise click.UsageError("--who and --why go with --judge")
        return None
    lines, equals, word = asked.partition("=")
    if not (equals and lines.strip() and word.strip()):
        raise click.UsageError(f"--judge {asked!r} is not of the form LINES=WORD, as 12-14=related or 3=keep")
    if not (who and who.strip() and why and why.strip()):
        raise click.UsageError("--judge needs --who and --why: the record says who decided, and for what reason")
    return Asked(lines.strip(), word.strip(), who, why)


def write_judgement(accounts: Sequence[Account], asked: Asked) -> str:
    """Add a judgement to the file beside the account and return the file's path.

    Raises:
        click.ClickException: it does not fit the account, or cannot be written; the message says why.
    """
    if len(accounts) != 1 or accounts[0].path == "-":
        raise click.ClickException("--judge is of one account; name its file")
    account = accounts[0]
    path = os.path.join(os.path.dirname(account.path), NAME)
    before = _before(path)
    entry = _entry(account, asked)
    _check(entry, path, account)
    write_files(os.path.dirname(path) or ".", {NAME: f"{before}{entry}"})
    return path


def _before(path: str) -> str:
    """Return what the file holds already, ready to be added to."""
    if not os.path.exists(path):
        return ""
    data = read_file(path)
    if isinstance(data, Unread):
        raise click.ClickException(f"{path}: {data.reason}")
    whole = [fault.reason for fault in parse_judgements(data, path)[1] if not fault.reason.startswith("judgement ")]
    if whole:
        raise click.ClickException(f"{path}: {whole[0]}; mend it first")
    text = data.decode("utf-8-sig")
    return text + "\n" * (bool(text) and not text.endswith("\n")) + "\n" * bool(text)


def _entry(account: Account, asked: Asked) -> str:
    rows = {"account": Path(account.path).name, "sha256": account.text_sha256, "lines": asked.lines}
    said = WORDS.get(asked.word) or f"kind = {_quoted(asked.word)}"
    facts = [f"{key} = {_quoted(value)}" for key, value in rows.items()]
    return "\n".join(["[[judgement]]", *facts, said, f"who = {_quoted(asked.who)}", f"why = {_quoted(asked.why)}", ""])


def _quoted(text: str) -> str:
    """Write a text as a TOML string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').encode("utf-8", "replace").decode("utf-8")
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'


def _check(entry: str, path: str, account: Account) -> None:
    """Refuse a judgement that would not be applied."""
    from onrecord.ingest.judgements import find_place, survey

    found, faults = parse_judgements(entry.encode("utf-8", "replace"), path)
    fault = faults[0].reason if faults else find_place(found[0], survey(account.text, account.blocks, found))
    if isinstance(fault, str):
        raise click.ClickException(f"{account.path}: {fault.removeprefix('judgement 1 is not applied: ')}")
