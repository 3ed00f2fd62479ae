"""Read the invented stories of `training/figures` and passages of `training/passages`, in which every figure is marked with
the quantity it gives.

A story's file is a title, the accounts and the topics:

    title: Train derailment near Ostrel
    == a1 | Ostrel Gazette | 2031-05-04T07:10+00:00
    [[t1|At least 14]] people were killed.
    == topics
    t1 | passengers killed | updated

A file of passages holds them each behind a line of two equals signs; a letter stands for a quantity of its passage alone:

    ==
    Police put the crowd at [[a|8,000]], organisers at [[a|30,000]]. There were [[b|12]] arrests.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Account, Block

MARK = re.compile(r"\[\[(t\d+)\|([^\[\]]+)\]\]")
HEAD = re.compile(r"(?m)^== *(.+)$")
PASSAGE_MARK = re.compile(r"\[\[([a-z]\d?)\|([^\[\]]+)\]\]")
PASSAGE_HEAD = re.compile(r"(?m)^==\n")


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


@dataclass(frozen=True, slots=True)
class FigurePassage:
    """An invented passage: its text, and each figure's half-open place in it with the letter of its quantity."""

    name: str
    text: str
    marks: tuple[tuple[int, int, str], ...]


def read_passage_file(path: Path) -> Iterator[FigurePassage]:
    """Read a file of marked passages."""
    for number, body in enumerate(PASSAGE_HEAD.split(path.read_text("utf-8"))[1:], 1):
        text, marks = unmark(body.strip() + "\n", PASSAGE_MARK)
        yield FigurePassage(f"{path.stem}-{number}", text, tuple(marks))


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
    text, places = unmark(body, MARK)
    marks = [Mark("a-" + digest[:10], start, end, topic) for start, end, topic in places]
    blocks = tuple(split_paragraphs(text))
    account = Account(
        "a-" + digest[:10], f"{story}/{key}.txt", None, digest, digest, outlet, None, (), None, published, None, "en", text, blocks,
    )  # fmt: skip
    return account, marks


def unmark(body: str, mark: re.Pattern[str]) -> tuple[str, list[tuple[int, int, str]]]:
    """Take the marks out of a text; return it with the half-open place and the topic of each marked figure."""
    text, places, done = "", [], 0
    for found in mark.finditer(body):
        text += body[done : found.start()]
        places.append((len(text), len(text) + len(found[2]), found[1]))
        text += found[2]
        done = found.end()
    return text + body[done:], places


def split_paragraphs(text: str) -> list[Block]:
    """Make each line of a text a block of its own."""
    return [Block(found.start(), found.end(), "body", True, "marked") for found in re.finditer(r"[^\n]*\n", text)]
