"""What a page's head says the text is, and runs of words by which a line is found again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.ingest.page_head import Head

TOKEN = re.compile(r"\w+")
RUN = 6  # words in a row by which a line is found again
LEAST = 400  # characters of an articleBody that is taken for the whole text
LONGEST = 400_000
POSTS = 500


def folded(text: str) -> str:
    """Fold case and everything but words.

    >>> folded("The harbour — shut!")
    'the harbour shut'
    """
    return " ".join(TOKEN.findall(text.lower()))


class Runs:
    """The runs of words of some lines, and in how many of them each stands."""

    def __init__(self, folds: Iterable[str]) -> None:
        self.lines: set[str] = set()
        self.counts: Counter[tuple[str, ...]] = Counter()
        for fold in folds:
            self.lines.add(fold)
            words = fold.split()
            self.counts.update(set(_runs(words)))

    def share(self, fold: str, least: int = 1) -> float:
        """Return how much of a line stands in at least so many of them; a short one has to be one of them."""
        words = fold.split()
        if len(words) < RUN:
            return float(least == 1 and fold in self.lines)
        counts = self.counts
        return sum(counts.get(run, 0) >= least for run in _runs(words)) / (len(words) - RUN + 1)


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(RUN)), strict=False)


class Said:
    """What a page's head says of its text: the articleBody of its linked data, its description, its authors."""

    def __init__(self, head: Head) -> None:
        body = max((linked_body(item) for item in head.linked[:100]), key=len, default="")[:LONGEST]
        self.known = len(body) > LEAST
        lines = [folded(line) for line in body.split("\n")] if self.known else []
        self.runs = Runs([" ".join(filter(None, lines))] if self.known else ())
        self.runs.lines.update(lines)
        says = [head.metas.get(name, "") for name in ("description", "og:description", "twitter:description")]
        self.descriptions = {folded(s) for s in says if len(s) > 30}
        self.authors = tuple(sorted({name for name in _authors(head) if len(name) > 5}))


def linked_body(item: Mapping[str, Any]) -> str:
    """Return the text that an item of linked data gives, that of the posts of a live blog with it."""
    updates = item.get("liveBlogUpdate")
    posts = [post for post in (updates if isinstance(updates, list) else [updates])[:POSTS] if isinstance(post, dict)]
    said = [item.get("articleBody"), *(post.get(name) for post in posts for name in ("headline", "articleBody"))]
    return "\n".join(text for text in said if isinstance(text, str))


def _authors(head: Head) -> Iterator[str]:
    if "author" in head.metas:
        yield head.metas["author"].strip()
    for item in head.linked[:50]:
        author = item.get("author")
        for one in (author if isinstance(author, list) else [author])[:20]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str):
                yield name.strip()
