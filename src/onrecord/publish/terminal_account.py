"""One account for the terminal: what was read, what was left out and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.model import Account, Block
from onrecord.publish.tables import counted, shortened
from onrecord.publish.terminal import heading, print_parts, rows, styled

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

LEFT_OUT = 160  # characters of a left-out block that are shown


def render_account(account: Account, *, width: int = 100, colour: bool = False) -> str:
    """Return an account as lines for a terminal: its metadata, then every block in order."""
    return print_parts((*_facts(account), *_blocks(account)), width=width, colour=colour)


def _facts(account: Account) -> Iterator["RenderableType"]:
    yield styled((account.title or account.path, "bold"))
    facts = {
        "file": account.path, "address": account.url, "outlet": account.outlet, "agency": account.agency,
        "by": ", ".join(account.authors) or None, "published": account.published, "updated": account.updated,
        "language": account.language, "sha-256": account.sha256, "of text": account.text_sha256,
    }  # fmt: skip
    yield rows(((name, styled(value or ("not given", "dim"))) for name, value in facts.items()), first=10)


def _blocks(account: Account) -> Iterator["RenderableType"]:
    kept = sum(block.end - block.start for block in account.blocks if block.kept)
    out = len(account.text) - kept
    yield heading(f"Blocks: {counted(kept, 'character')} kept, {out:,} left out")
    yield rows(((_label(block), _words(account, block)) for block in account.blocks), first=13)


def _label(block: Block) -> str:
    return f"{'  ' if block.kept else '× '}{block.kind}"


def _words(account: Account, block: Block) -> "Text":
    text = account.cut(block.start, block.end).strip()
    if block.kept:
        return styled(text)
    reason = f"[left out: {block.reason or 'no reason given'}] "
    return styled((reason, "yellow"), (shortened(text, LEFT_OUT), "dim"))
