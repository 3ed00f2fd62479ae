"""An account with its kept text parsed: what every extractor reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import Account, Block, Span
from onrecord.models.language import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

LINK = re.compile(r"\[([^\[\]\n]{1,200})\](\([^()\s]{0,500}\))")
READ_KINDS = frozenset({"standfirst", "body", "caption", "correction"})
LONGEST = 8_000  # characters parsed at once: the parser takes memory by the longest text, a paragraph has about 400


@dataclass(frozen=True, slots=True)
class Passage:
    """A kept block and its parse; `doc` has the block's characters, line breaks as spaces, so offsets carry over."""

    account: str
    block: Block
    doc: "Doc"

    def span(self, piece: "DocSpan | Token") -> Span:
        """Return where a piece of the parse stands in the account's text."""
        start = piece.start_char if hasattr(piece, "start_char") else piece.idx
        end = piece.end_char if hasattr(piece, "end_char") else piece.idx + len(piece)
        return Span(self.account, self.block.start + start, self.block.start + end)


@dataclass(frozen=True, slots=True)
class Reading:
    """An account and its parsed passages, in the order of the text."""

    account: Account
    passages: tuple[Passage, ...]


def read_passages(account: Account) -> Reading:
    """Parse the blocks of an account that tell the event: kept, and neither metadata nor in another language."""
    if account.language not in (None, "en"):
        return Reading(account, ())
    kept = [block for block in account.blocks if block.kept and block.kind in READ_KINDS]
    blocks = [piece for block in kept for piece in _pieces(account.text, block)]
    texts = [plain(account.cut(block.start, block.end)) for block in blocks]
    return Reading(account, tuple(Passage(account.id, b, d) for b, d in zip(blocks, parse(texts), strict=True)))


def plain(text: str) -> str:
    """Blank what would mislead a parser, character for character: line breaks, and the marks of a Markdown link.

    >>> plain("Minister [said](#)\\nso")
    'Minister  said     so'
    """
    text = LINK.sub(lambda m: f" {m[1]} {' ' * len(m[2])}", text)
    return text.replace("\n", " ").replace("\r", " ")


def _pieces(text: str, block: Block) -> Iterator[Block]:
    """Cut a very long block where a sentence, a word or, failing both, the limit ends."""
    start = block.start
    while block.end - start > LONGEST:
        limit = start + LONGEST
        stop = max(text.rfind(end, start + 1, limit) + 1 for end in (". ", "\n"))
        end = stop if stop > start else (text.rfind(" ", start + 1, limit) + 1) or limit
        yield replace(block, start=start, end=end)
        start = end
    yield replace(block, start=start)
