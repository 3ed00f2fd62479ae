"""What a view of one account shows beside its text: metadata with their evidence, lines, and families of blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.ingest.judgements import JUDGED
from onrecord.model import Account, Block, Candidate

# Kinds that a view gives one colour; the kind always stands beside it in words.
FAMILIES: dict[str, tuple[str, ...]] = {
    "head": ("title", "standfirst", "byline", "dateline", "published", "updated", "section"),
    "body": ("body",),
    "beside": ("caption", "embed", "correction", "live-stamp"),
    "origin": ("credit", "signature", "source-url", "notice", "tags"),
    "other": ("related", "comments"),
    "page": ("promo", "share", "form", "navigation"),
}
FAMILY_OF = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
OF_ALL = ("language", "access")  # what the whole text says, and no one place in it
NAMES = {"address": "url", "by": "author"}  # a fact's name, and that of its evidence where the two differ


@dataclass(frozen=True, slots=True)
class Fact:
    """One piece of metadata; `value` is None where the account does not give it.

    `chosen` is what speaks for the value, `others` what was found and not taken.
    """

    name: str
    value: str | None
    chosen: tuple[Candidate, ...]
    others: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was left out of an account for one reason, in characters, with the place of its first block from 1."""

    kind: str
    reason: str
    characters: int
    first: int


def facts(account: Account) -> tuple[Fact, ...]:
    """List what is known of an account; what it does not say of itself stands only where a reader looks for it."""
    credits = ", ".join(f"{credit.agency} ({credit.kind})" for credit in account.credits)
    always = {"outlet": account.outlet, "by": ", ".join(account.authors) or None, "published": account.published}
    if_any = {
        "title": account.title, "publisher": account.family, "agency": account.agency, "credits": credits or None,
        "updated": account.updated, "place": account.place, "section": account.section, "address": account.url,
    }  # fmt: skip
    values = {"file": account.path, "title": None, **if_any, **always} | {"language": account.language}
    values |= {"access": account.access, "sha-256": account.sha256, "of text": account.text_sha256}
    order = ("title", "file", "address", "outlet", "publisher", "agency", "credits", "by", "published", "updated", "place",
             "section", "language", "access", "sha-256", "of text")  # fmt: skip
    made = (_fact(account, name, values[name]) for name in order)
    return tuple(fact for fact in made if fact.value or fact.others or fact.name in always)


def _fact(account: Account, name: str, value: str | None) -> Fact:
    own = [candidate for candidate in account.evidence if candidate.name == NAMES.get(name, name)]
    taken = {candidate.value for candidate in own if candidate.chosen}
    return Fact(name, value, tuple(c for c in own if c.value in taken), tuple(c for c in own if c.value not in taken))


def lines_of(account: Account) -> tuple[tuple[int, int], ...]:
    """Return the first and the last line of every block, counted from 1 as an editor counts them."""
    return tuple(_line_numbers(account.text, account.blocks))


def _line_numbers(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    at, line = 0, 1
    for block in blocks:
        held = text[block.start : block.end]
        words = held.strip()
        start = block.start + len(held) - len(held.lstrip()) if words else block.start
        line += text.count("\n", at, start)
        last = line + words.count("\n")
        yield line, last
        at, line = start + len(words), last


def line_words(lines: tuple[int, int]) -> str:
    """Write a range of lines as a judgement names it.

    >>> line_words((3, 3)), line_words((3, 5))
    ('3', '3-5')
    """
    first, last = lines
    return str(first) if first == last else f"{first}-{last}"


def found_at(account: Account, candidate: Candidate) -> tuple[str, int | None]:
    """Say where a value stands, and in which block, counted from 1; None for what stands in no one place of the text."""
    start = candidate.start
    if start is None:
        return "" if candidate.name in OF_ALL else "outside the text", None
    line = account.text.count("\n", 0, start) + 1
    place = next((n for n, block in enumerate(account.blocks, 1) if block.start <= start < block.end), None)
    kind = f", {account.blocks[place - 1].kind}" if place else ""
    return f"line {line}{kind}", place


def left_out(account: Account) -> tuple[LeftOut, ...]:
    """Sum what was left out of an account, by kind and reason in the order of the text."""
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for number, block in enumerate(account.blocks, 1):
        if not block.kept:
            key = (block.kind, block.reason or "no reason given")
            characters, first = sums.get(key, (0, number))
            sums[key] = (characters + block.end - block.start, first)
    return tuple(LeftOut(kind, reason, *found) for (kind, reason), found in sums.items())


def is_judged(block: Block) -> bool:
    """Tell a block that a person decided on."""
    return block.reason.startswith(JUDGED)


def note(block: Block) -> str:
    """Say of a block what a reader should know beside its kind: why it was left out, its own date and language, who judged."""
    reason = block.reason or ("" if block.kept else "no reason given")
    said = reason if block.kept else f"left out: {reason}"
    dated = f"part of {block.dated}" if block.dated and block.dated not in reason else ""
    language = f"in {block.language}" if block.language and f"in {block.language}" not in reason else ""
    return "; ".join(filter(None, (said, dated, language)))
