"""Texts of a corpus as accounts."""

import hashlib

from onrecord.extract.reading import Reading, read_passages
from onrecord.ingest.read import read_account
from onrecord.model import Account, Block, content_id


def saved(data: bytes, path: str) -> Account | None:
    """Read bytes as they were saved, furniture and all; None when intake leaves them unread."""
    account = read_account(data, path)
    return account if isinstance(account, Account) else None


def plain(
    text: str,
    path: str,
    *,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
) -> Account:
    """Make an account of a text that is all body, so that a stage is measured without intake."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = (Block(0, len(text), "body", True, "all of it"),) if text else ()
    return Account(
        id=content_id("a", path, sha), path=path, sha256=sha, text_sha256=sha, agency=None, authors=(), updated=None,
        language="en", text=text, blocks=blocks, url=url, outlet=outlet, title=title, published=published,
    )  # fmt: skip


def read_plain(text: str, path: str) -> Reading:
    """Parse a text that is all body, a paragraph a block as intake cuts it."""
    account = plain(text, path)
    return read_passages(account)
