"""Blocks of real accounts against labels made by reading: noise left out, body kept, kinds.

`python -m evals.blocks` prints the confusions of kinds as numbers, `python -m evals.blocks --errors` the lines of the accounts
for learning that are wrong: digest, line, gold, ours. The gold holds no text; the texts lie in the corpora.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.data import Absent, corpus, read_lines
from evals.reading import saved
from onrecord.model import Account, Block

GOLD = Path(__file__).with_name("blocks_gold")
PARTS = ("train", "validation")
GONE = "unread"  # the kind of a line whose account intake did not read


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of an account as people labelled it and as intake read it; `share` is how much of its text was kept."""

    digest: str
    line: int
    characters: int
    gold: str
    kept: bool
    kind: str
    share: float

    @property
    def right(self) -> bool:
        """Tell whether most of the line met the fate that people gave it."""
        return (self.share > 0.5) == self.kept


def measure_blocks() -> dict[str, float]:
    """Measure the accounts for learning and those for validation apart."""
    return {f"{part}: {name}": figure for part in PARTS for name, figure in figures(judged_lines(part)).items()}


def figures(lines: Sequence[Judged]) -> dict[str, float]:
    """Return what lines come to, in per cent; a measure without a line is left out."""
    noise = [line for line in lines if not line.kept]
    kept = [line for line in lines if line.kept]
    body = [line for line in kept if line.gold == "body"]
    found = {
        "noise left out, characters": _share((line.characters, 1 - line.share) for line in noise),
        "noise left out, lines": _share((1, line.right) for line in noise),
        "body kept, characters": _share((line.characters, line.share) for line in body),
        "body kept, lines": _share((1, line.right) for line in body),
        "all that is the account's kept, lines": _share((1, line.right) for line in kept),
        "accounts without a wrong fate": _share(_accounts(lines)),
        "kind, lines": _share((1, line.kind == line.gold) for line in lines),
        "kind, lines that are not body": _share((1, line.kind == line.gold) for line in lines if line.gold != "body"),
    }
    return {name: round(100 * figure, 2) for name, figure in found.items() if figure is not None}


def _accounts(lines: Iterable[Judged]) -> Iterator[tuple[int, float]]:
    """Yield for each account whether every line of it met its fate: many lines of one gallery weigh no more than one."""
    wrong: dict[str, bool] = {}
    for line in lines:
        wrong[line.digest] = wrong.get(line.digest, False) or not line.right
    yield from ((1, float(not found)) for found in wrong.values())


def _share(weighed: Iterable[tuple[int, float]]) -> float | None:
    """Return the mean of shares by their weights, None where there is no weight."""
    pairs = list(weighed)
    whole = sum(weight for weight, _ in pairs)
    return sum(weight * share for weight, share in pairs) / whole if whole else None


def confusions(lines: Iterable[Judged]) -> Counter[tuple[str, str]]:
    """Count the lines whose kind is another than the gold's, by the pair of kinds."""
    return Counter((line.gold, line.kind) for line in lines if line.kind != line.gold)


def judged_lines(part: str) -> list[Judged]:
    """Return every labelled line of a part as intake reads it.

    Raises:
        Absent: the corpora are not there, or lack an account of the gold.
    """
    gold = read_lines(GOLD / f"{part}.jsonl")
    texts = _texts(sorted({row["corpus"] for row in gold}))
    missing = [row["digest"] for row in gold if row["digest"] not in texts]
    if missing:
        raise Absent(f"the corpora lack {len(missing)} accounts of the gold, the first of them {missing[0][:12]}")
    return [line for row in gold for line in read_gold(row["digest"], row["lines"], texts[row["digest"]])]


def _texts(names: Iterable[str]) -> dict[str, str]:
    """Return the texts of corpora by their digest."""
    stories = (story for name in names for story in read_lines(corpus("clusters", f"{name}.jsonl")))
    return {digest(article["text"]): article["text"] for story in stories for article in story["articles"]}


def digest(text: str) -> str:
    """Name a text by its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_gold(name: str, labels: Iterable[tuple[int, str, bool]], text: str) -> Iterator[Judged]:
    """Read a text as intake does and put its lines beside their labels, which count lines from 1."""
    account = saved(text.encode("utf-8", "surrogatepass"), f"{name[:12]}.txt")
    ranges = line_ranges(text)
    for number, gold, kept in labels:
        start, end = ranges[number - 1]
        kind, share = found_kind(account, start, end) if account and account.text == text else (GONE, 0.0)
        yield Judged(name, number, end - start, gold, kept, kind, share)


def line_ranges(text: str) -> list[tuple[int, int]]:
    """Return where every line begins and ends, without its outer white space.

    >>> line_ranges("Port shut\\n\\n By Ada Roke ")
    [(0, 9), (10, 10), (12, 23)]
    """
    ranges, at = [], 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip()) if line.strip() else at
        ranges.append((start, start + len(line.strip())))
        at += len(line) + 1
    return ranges


def found_kind(account: Account, start: int, end: int) -> tuple[str, float]:
    """Return the kind of most of a stretch, and the share of it that was kept."""
    inside = [(_overlap(block, start, end), block) for block in account.blocks]
    kinds: Counter[str] = Counter()
    for size, block in inside:
        kinds[block.kind] += size
    kept = sum(size for size, block in inside if block.kept)
    return kinds.most_common(1)[0][0], kept / max(1, end - start)


def _overlap(block: Block, start: int, end: int) -> int:
    return max(0, min(block.end, end) - max(block.start, start))


def wrong_lines(lines: Iterable[Judged]) -> list[str]:
    """List wrong lines, those with the wrong fate first, then by the pair of kinds."""
    wrong = [line for line in lines if not line.right or line.kind != line.gold]
    wrong.sort(key=lambda w: (w.right, w.kept, w.gold, w.kind, w.digest, w.line))
    return [f"{_fate(w)}\t{w.gold}\t{w.kind}\t{w.digest[:16]}\t{w.line}" for w in wrong]


def _fate(line: Judged) -> str:
    if line.right:
        return "other kind"
    return "left out, but is the account's" if line.kept else "kept, but is noise"


def main(arguments: Sequence[str]) -> int:
    """Print confusions, or with --errors the wrong lines of the accounts for learning."""
    try:
        lines: Mapping[str, list[Judged]] = {part: judged_lines(part) for part in PARTS}
    except Absent as absent:
        print(f"blocks: SKIPPED, {absent}")
        return 0
    if "--errors" in arguments:
        print("\n".join(wrong_lines(lines["train"])))
        return 0
    for part in PARTS:
        pairs = sorted(confusions(lines[part]).items(), key=lambda pair: (-pair[1], pair[0]))
        print(json.dumps({part: [[gold, ours, count] for (gold, ours), count in pairs]}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
