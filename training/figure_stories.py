"""Read the invented stories of `training/figures`, in which every figure is marked with the quantity it gives.

A file is a title, the accounts and the topics:

    title: Train derailment near Ostrel
    == a1 | Ostrel Gazette | 2031-05-04T07:10+00:00
    [[t1|At least 14]] people were killed.
    == topics
    t1 | passengers killed | updated
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Account, Block

MARK = re.compile(r"\[\[(t\d+)\|([^\[\]]+)\]\]")
HEAD = re.compile(r"(?m)^== *(.+)$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of an account: its half-open place in the account's text, and its topic."""

    account: str
    start: int
    end: int
    topic: str


@dataclass(frozen=True, slots=True)
class FigureStory:
    """An invented story: its accounts, the figures marked in them, and the verdict of each topic."""

    name: str
    accounts: tuple[Account, ...]
    marks: tuple[Mark, ...]
    verdicts: dict[str, str]


def read_story(path: Path) -> FigureStory:
    """Read a file of marked accounts; raise ValueError where a mark has no topic or a topic no mark."""
    pieces = HEAD.split(path.read_text("utf-8"))
    accounts: list[Account] = []
    marks: list[Mark] = []
    verdicts: dict[str, str] = {}
    for head, body in zip(pieces[1::2], pieces[2::2], strict=True):
        if head.strip() == "topics":
            rows = [[cell.strip() for cell in line.split("|")] for line in body.splitlines() if line.strip()]
            verdicts = {row[0]: row[-1] for row in rows}
        else:
            account, found = _read_account(path.stem, head, body.strip() + "\n")
            accounts.append(account)
            marks += found
    if unlisted := {mark.topic for mark in marks} ^ set(verdicts):
        raise ValueError(f"{path.name}: {', '.join(sorted(unlisted))} is marked or listed, but not both")
    return FigureStory(path.stem, tuple(accounts), tuple(marks), verdicts)


def _read_account(story: str, head: str, body: str) -> tuple[Account, list[Mark]]:
    key, outlet, published = (cell.strip() for cell in head.split("|"))
    digest = hashlib.sha256(f"{story} {key} {body}".encode()).hexdigest()
    text, marks, done = "", [], 0
    for found in MARK.finditer(body):
        text += body[done : found.start()]
        marks.append(Mark("a-" + digest[:10], len(text), len(text) + len(found[2]), found[1]))
        text += found[2]
        done = found.end()
    text += body[done:]
    blocks = tuple(_paragraphs(text))
    account = Account(
        "a-" + digest[:10], f"{story}/{key}.txt", None, digest, digest, outlet, None, (), None, published, None, "en", text, blocks,
    )  # fmt: skip
    return account, marks


def _paragraphs(text: str) -> list[Block]:
    return [Block(found.start(), found.end(), "body", True, "marked") for found in re.finditer(r"[^\n]*\n", text)]
