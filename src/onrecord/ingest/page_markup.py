"""What classes, ids and white space of a page mean, by the table of markup."""

import functools
import re

from onrecord.text.tables import read_table

WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
SPACES = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029\x1c-\x1f\x85]+")
PULLED = re.compile(r"pull[-_]quote|quote[-_]pull", re.I)


@functools.cache
def markup() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Load the table of markup: what the words of classes say, and elements by what they do."""
    data = read_table("markup")
    words = {word: name for name, listed in data["classes"].items() for word in listed}
    return words, {name: frozenset(listed) for name, listed in data["elements"].items()}


@functools.lru_cache(maxsize=4096)
def class_kinds(names: str) -> frozenset[str]:
    """Return what the words of a class and an id say of an element, by the table of markup.

    >>> sorted(class_kinds("story-body RelatedLinks"))
    ['body', 'related']
    """
    words = markup()[0]
    found = frozenset(words[w.lower()] for w in WORDS.findall(names) if w.lower() in words)
    return found | {"pullquote"} if PULLED.search(names) else found


def spaced(text: str) -> str:
    """Return a text with one space for every run of white space, none at its ends.

    >>> spaced(" The harbour\\n  shut ")
    'The harbour shut'
    """
    return " ".join(text.split()) if text.isascii() else SPACES.sub(" ", text).strip()
