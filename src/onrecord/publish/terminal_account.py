"""One account for the terminal: what was read, what was left out and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.model import Account, Block, Candidate
from onrecord.publish.account_facts import FAMILY_OF, Fact, facts, found_at, left_out, line_words, lines_of, note
from onrecord.publish.tables import counted, shortened
from onrecord.publish.terminal import heading, print_parts, rows, styled

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

LEFT_OUT = 160  # characters of a left-out block that are shown
SHOWN = 80  # characters of a value that was not chosen
HUES = {"head": "blue", "body": "", "beside": "cyan", "origin": "magenta", "other": "yellow", "page": "red"}


def render_account(account: Account, *, width: int = 100, colour: bool = False) -> str:
    """Return an account as lines for a terminal: its metadata with their evidence, then every block in order."""
    return print_parts((*_facts(account), *_blocks(account), *_sums(account)), width=width, colour=colour)


def _facts(account: Account) -> Iterator["RenderableType"]:
    yield styled((account.title or account.path, "bold"))
    yield rows((row for fact in facts(account) for row in _fact(account, fact)), first=10)


def _fact(account: Account, fact: Fact) -> Iterator[tuple[str, "Text"]]:
    found = "; ".join(dict.fromkeys(_found(account, candidate) for candidate in fact.chosen))
    yield fact.name, styled(fact.value or ("not given", "dim"), (f"  [{found}]" if found else "", "dim"))
    for other in fact.others:
        yield "", styled((f"not taken: {shortened(other.value, SHOWN)}  [{_found(account, other)}]", "dim"))


def _found(account: Account, candidate: Candidate) -> str:
    return ": ".join(filter(None, (found_at(account, candidate)[0], candidate.rule, candidate.doubt)))


def _blocks(account: Account) -> Iterator["RenderableType"]:
    kept = sum(block.end - block.start for block in account.blocks if block.kept)
    out = len(account.text) - kept
    yield heading(f"Blocks: {counted(kept, 'character')} kept, {out:,} left out")
    yield styled(("line, kind, text; × is left out", "dim"))
    lines = lines_of(account)
    column = max((len(line_words(pair)) for pair in lines), default=1)
    yield rows(
        ((_label(block, line_words(pair), column), _words(account, block)) for block, pair in zip(account.blocks, lines, strict=True)),
        first=column + 14,
    )  # fmt: skip


def _label(block: Block, line: str, column: int) -> "Text":
    kind = ("  " if block.kept else "× ") + block.kind
    return styled((f"{line:>{column}} ", "dim"), (kind, HUES[FAMILY_OF[block.kind]]))


def _words(account: Account, block: Block) -> "Text":
    text = account.cut(block.start, block.end).strip()
    said = f"[{note(block)}] " if note(block) else ""
    if block.kept:
        return styled((said, "green"), text)
    return styled((said, "yellow"), (shortened(text, LEFT_OUT), "dim"))


def _sums(account: Account) -> Iterator["RenderableType"]:
    gone = left_out(account)
    if gone:
        yield heading("Left out")
        yield rows(
            ((_hued(g.kind), styled(f"{counted(g.characters, 'character')}: {g.reason}")) for g in gone), first=11
        )


def _hued(kind: str) -> "Text":
    return styled((kind, HUES[FAMILY_OF[kind]]))
