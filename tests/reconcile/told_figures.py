"""Accounts of a few sentences, with their figures as the grouping into topics sees them."""

import hashlib
from collections.abc import Sequence

from onrecord.extract.figures import read_figures
from onrecord.extract.findings import Findings
from onrecord.extract.reading import read_passages
from onrecord.extract.sentences import extract_sentences
from onrecord.model import Account, Block, Topic
from onrecord.reconcile.topics import align_topics
from onrecord.reconcile.topics_seen import Seen, see_figures


def findings(*texts: str, outlets: Sequence[str | None] = (), published: Sequence[str | None] = ()) -> list[Findings]:
    """Read accounts of unlike outlets and one day, where nothing else is given."""
    found = []
    for at, text in enumerate(texts):
        outlet = outlets[at] if outlets else f"Outlet {at}"
        day = published[at] if published else "2031-03-05"
        sha = hashlib.sha256(f"{at}{text}".encode()).hexdigest()
        blocks = (Block(0, len(text), "body", True, ""),)
        account = Account(f"a{at}", f"{at}.txt", None, sha, sha, outlet, None, (), None, day, None, "en", text, blocks)
        reading = read_passages(account)
        read = read_figures(reading)
        found.append(Findings(account, extract_sentences(reading), (), (), read.figures, (), (), (), read.restated))
    return found


def seen(*texts: str, **kwargs: Sequence[str | None]) -> list[Seen]:
    """Return the figures of accounts in their place."""
    return see_figures(findings(*texts, **kwargs))


def topics(*texts: str, **kwargs: Sequence[str | None]) -> list[Topic]:
    """Return the topics of accounts."""
    found = findings(*texts, **kwargs)
    return list(align_topics(found, {f.account.id: f.account.id for f in found}))
