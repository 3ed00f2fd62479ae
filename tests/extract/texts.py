"""A text that is all body, as an account."""

import hashlib

from onrecord.model import Account, Block


def account(text: str, blocks: tuple[Block, ...] | None = None) -> Account:
    """Make an account of a text; one body block where none are given."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = blocks if blocks is not None else ((Block(0, len(text), "body", True, ""),) if text else ())
    return Account("a1", "a.txt", None, sha, sha, None, None, (), None, None, None, "en", text, blocks)
