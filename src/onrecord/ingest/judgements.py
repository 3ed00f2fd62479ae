"""A person's word over intake: judgements in a file beside the accounts, applied after the program has decided.

```toml
[[judgement]]
account = "wire.txt"          # a file beside this one; `sha256` of its bytes or its text names it too, or proves it unchanged
lines = "12-14"               # or `first`, the first words of a block, or `offset`, a character of the block
kind = "related"              # and or `keep = true`
who = "Ada Roke"
why = "headline of another story"
```

A judgement that does not fit is not applied, and stands with its reason among what was not read.
"""

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from onrecord.ingest.judgements_file import NAME, STAGE, Judgement, parse_judgements, read_file
from onrecord.ingest.pieces import KEPT
from onrecord.model import Account, Block, Unread

JUDGED = "judged by "
BEGINNING = 400  # characters of a block that its first words can be
WORD = re.compile(r"\S")

Place = tuple[int, int]  # characters from, to


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements that hold for some files, and what is wrong with the files they stand in."""

    entries: tuple[Judgement, ...] = ()
    faults: tuple[Unread, ...] = ()


def is_judgements(path: str) -> bool:
    """Tell the file of judgements by its name: it is no account."""
    return os.path.basename(path) == NAME


def find_judgements(paths: Sequence[str], given: Sequence[str] = ()) -> Judgements:
    """Read the judgements that stand beside accounts, and the files of them that were given.

    Those given come last: of two judgements on one block the later one holds.
    """
    beside = {os.path.join(os.path.dirname(path), NAME) for path in paths if path != "-"}
    found = sorted(path for path in beside if _is_file(path) and path not in given)
    read = [(path, path in given, read_file(path)) for path in (*found, *given)]
    faults = [data for _, _, data in read if isinstance(data, Unread)]
    parsed = [parse_judgements(data, path, given=held) for path, held, data in read if isinstance(data, bytes)]
    return Judgements(
        tuple(entry for entries, _ in parsed for entry in entries),
        (*faults, *(fault for _, wrong in parsed for fault in wrong)),
    )


def _is_file(path: str) -> bool:
    try:
        return os.path.isfile(path)
    except ValueError:
        return False


def overrule(
    blocks: Sequence[Block], entries: Sequence[Judgement], *, path: str, text: str, data: bytes
) -> tuple[Block, ...]:
    """Return the blocks of an account as people judged them; entries that are of other accounts or do not fit change nothing."""
    own = [entry for entry in entries if entry.names(path) or not entry.account]
    if not own:
        return tuple(blocks)
    digests = (sha256(data).hexdigest(), sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    own = [entry for entry in own if entry.proves(digests)]
    out, ground = list(blocks), survey(text, blocks, own)
    for entry in own:
        place = find_place(entry, ground)
        if isinstance(place, tuple):
            _put(out, entry, place)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Ground:
    """An account laid out so that many places are found in it quickly: where lines start, and how blocks begin, in order."""

    text: str
    blocks: Sequence[Block]
    lines: tuple[int, ...]
    heads: tuple[tuple[str, int], ...]


def survey(text: str, blocks: Sequence[Block], entries: Sequence[Judgement]) -> Ground:
    """Lay out an account for some judgements; what none of them asks for is left undone."""
    lines = [0, *(found.end() for found in re.finditer("\n", text))] if any(entry.lines for entry in entries) else []
    first = any(entry.first for entry in entries)
    heads = sorted((_folded(text[b.start : b.end]), n) for n, b in enumerate(blocks)) if first else []
    return Ground(text, blocks, tuple(lines), tuple(heads))


def find_place(entry: Judgement, ground: Ground) -> Place | str:
    """Return the characters that a judgement is about, or why there are none."""
    if entry.lines:
        return _of_lines(entry.lines, ground)
    if entry.first:
        return _of_words(entry.first, ground)
    at, blocks = entry.offset or 0, ground.blocks
    n = bisect_right(blocks, at, key=lambda block: block.end)
    found = n < len(blocks) and blocks[n].start <= at
    return (
        (blocks[n].start, blocks[n].end) if found else f"the account has {len(ground.text)} characters and none at {at}"
    )


def _folded(text: str) -> str:
    """Fold the white space of the beginning of a text."""
    return " ".join(text[:BEGINNING].split())


def _of_words(first: str, ground: Ground) -> Place | str:
    wanted = _folded(first)
    low = bisect_left(ground.heads, (wanted, -1))
    begun = [n for head, n in ground.heads[low : low + 2] if head.startswith(wanted)]
    if len(begun) == 1:
        block = ground.blocks[begun[0]]
        return block.start, block.end
    return f"{'several blocks begin' if begun else 'no block begins'} with {first[:40]!r}"


def _of_lines(lines: tuple[int, int], ground: Ground) -> Place | str:
    first, last = lines
    text, starts = ground.text, ground.lines
    if last > len(starts):
        return f"the account has {len(starts)} lines and no line {last}"
    start, end = starts[first - 1], starts[last] if last < len(starts) else len(text)
    if not (words := WORD.search(text, start, end)):
        return f"line {first} holds no text" if first == last else f"lines {first} to {last} hold no text"
    behind = WORD.search(text, end)
    return words.start(), behind.start() if behind else len(text)


def _put(blocks: list[Block], entry: Judgement, place: Place) -> None:
    """Judge what lies in a place, cutting the blocks at its edges; blocks are in order and stay so."""
    low = bisect_right(blocks, place[0], key=lambda block: block.end)
    high = bisect_left(blocks, place[1], key=lambda block: block.start)
    blocks[low:high] = [part for block in blocks[low:high] for part in _judged(block, entry, place)]


def _judged(block: Block, entry: Judgement, place: Place) -> Iterator[Block]:
    """Cut a block at the edges of a place and yield its parts, the part inside as judged."""
    start, end = max(block.start, place[0]), min(block.end, place[1])
    if start >= end:
        yield block
        return
    if block.start < start:
        yield replace(block, end=start)
    kind = entry.kind or (block.kind if block.kind in KEPT or not entry.kept else "body")
    kept = entry.kept if entry.kept is not None else kind in KEPT
    said = f"{JUDGED}{entry.who}: {entry.why}"
    reason = f"{said}; {block.reason}" if kept and block.kept and block.reason else said
    yield replace(block, start=start, end=end, kind=kind, kept=kept, reason=reason)
    if end < block.end:
        yield replace(block, start=end)


def unapplied(judgements: Judgements, accounts: Sequence[Account]) -> tuple[Unread, ...]:
    """Return what is wrong with judgements, one reason each: the file, the entry, the account it names, the place in it."""
    if not judgements.entries:
        return judgements.faults
    grounds: dict[str, Ground] = {}
    said = [(entry, _fault(entry, accounts, judgements.entries, grounds)) for entry in judgements.entries]
    reasons = ((entry, f"judgement {entry.number} is not applied: {fault}") for entry, fault in said if fault)
    return (*judgements.faults, *(Unread(entry.path, STAGE, reason) for entry, reason in reasons))


def _fault(
    entry: Judgement, accounts: Sequence[Account], entries: Sequence[Judgement], grounds: dict[str, Ground]
) -> str:
    named = [a for a in accounts if entry.names(a.path)] if entry.account else list(accounts)
    proven = [a for a in named if entry.proves((a.sha256, a.text_sha256))]
    if entry.account and not named:
        return "" if _is_file(entry.beside()) else f"{entry.account!r} is not among the accounts"
    if not proven and entry.account:
        return f"{entry.account!r} has changed since: its sha256 is not {entry.sha256[:12]}"
    if not proven:
        return f"no account read has the sha256 {entry.sha256[:12]}"
    for account in proven:
        if account.id not in grounds:
            grounds[account.id] = survey(account.text, account.blocks, entries)
    return next(filter(None, (_unheld(entry, grounds[account.id]) for account in proven)), "")


def _unheld(entry: Judgement, ground: Ground) -> str:
    """Say why a judgement does not hold in an account that was read with it, nothing if it does."""
    place = find_place(entry, ground)
    if isinstance(place, str):
        return place
    block = ground.blocks[bisect_right(ground.blocks, place[0], key=lambda block: block.end)]
    return "" if block.reason.startswith(JUDGED) else "its place lies behind what is read of one account"
