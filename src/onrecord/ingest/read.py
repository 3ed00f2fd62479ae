"""Bytes to accounts: the table of readers, and the way over paths and folders."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from onrecord.model import Account, Block, Unread, content_id


def read_account(data: bytes, path: str) -> Account | Unread:
    """Turn the bytes of one account into an Account, or say why not."""
    text = data.decode("utf-8", "replace")
    sha = hashlib.sha256(data).hexdigest()
    return Account(content_id("a", sha), path, None, sha, hashlib.sha256(text.encode()).hexdigest(), None, None, (),
                   None, None, None, "en", text, (Block(0, len(text), "body", True, ""),))  # fmt: skip


def read_accounts(paths: Sequence[str]) -> tuple[tuple[Account, ...], tuple[Unread, ...]]:
    """Read files and folders; what cannot be read stands in the second tuple with its reason."""
    read = [read_account(Path(path).read_bytes(), path) for path in sorted(paths)]
    return tuple(r for r in read if isinstance(r, Account)), tuple(r for r in read if isinstance(r, Unread))
