"""Which lines of a page stand in a list or a thread that a line above them names: "Comments (12)", "Most read"."""

import re
from collections.abc import Sequence

from onrecord.ingest.furniture import phrases
from onrecord.ingest.page_marks import WHOLE, Mark, Node, climb

LABEL = 60  # characters of a line that names what stands below it
COUNTED = re.compile(r"\W*([^\W\d_]{4,12}(?: [^\W\d_]{1,12})?)(?:\s|\s?[(:]\s?)\d[\d.,]*k?\b")
THREADS = ("comments",)
NAMED = ("comments", "related", "promo", "form")
BARE = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))  # elements that hold one line of a list at most
LINKED = 0.25  # share of links from which paragraphs are the teasers of other stories
PROSE = 0.4  # share of running text from which a list that is no thread is a part of the article


def headed_kinds(marks: Sequence[Mark], paragraphs: Sequence[bool], headline: int) -> dict[int, str]:
    """Return for the lines under such a name its kind: those of the element that it opens, else of the one behind it."""
    found: dict[int, str] = {}
    told = _prose(marks, paragraphs, 0, len(marks))
    for i, mark in enumerate(marks):
        if i not in found and (kind := named_kind(mark)):
            end = _end(marks, i, headline, thread=kind in THREADS)
            prose = _prose(marks, paragraphs, i, end)
            if kind in THREADS or not _is_article(marks, i, end, prose, told - prose):
                found.update((j, kind) for j in range(i, end))
    return found


def named_kind(mark: Mark) -> str | None:
    """Return what a line names: a list of other stories, readers' comments, a form; None for every other line."""
    if len(mark.text) > LABEL or mark.alt:
        return _thread(mark.text)
    return next((p.kind for p in phrases(mark.text) if p.form == "whole" and p.kind in NAMED), _thread(mark.text))


def _thread(text: str) -> str | None:
    counted = COUNTED.match(text[:LABEL])
    return "comments" if counted and any(p.kind == "comments" for p in phrases(counted[1])) else None


def _end(marks: Sequence[Mark], i: int, headline: int, *, thread: bool) -> int:
    """Return the line behind the last one that a name speaks of; the line of the name itself where it speaks of none."""
    alone, held = marks[i].node, 1
    for node in climb(marks[i].node):
        if node.start != marks[i].start or node.tag in WHOLE or i <= headline < i + node.lines:
            break
        if node.lines == 1:
            alone = node
        held = node.lines
    if held > 1:
        return i + held
    end = i + 1
    while end < len(marks) and (size := _beside(marks[end], alone)):
        end += size
        if not thread:
            break
    return end if end > i + 1 else i


def _beside(mark: Mark, alone: Node) -> int:
    """Return how many lines the element holds that a line opens beside the name; 0 where it stands elsewhere or is a heading."""
    chain = climb(mark.node)
    at = next((n for n, node in enumerate(chain) if node.parent is alone.parent), None)
    if at is None or chain[at].tag == alone.tag or chain[at].tag in BARE or chain[at].start != mark.start:
        return 0
    return chain[at].lines


def _prose(marks: Sequence[Mark], paragraphs: Sequence[bool], i: int, end: int) -> int:
    return sum(len(mark.text) for mark, yes in zip(marks[i:end], paragraphs[i:end], strict=True) if yes)


def _is_article(marks: Sequence[Mark], i: int, end: int, prose: int, left: int) -> bool:
    """Tell a part of the article: mostly paragraphs, without the linked titles that other stories have, or most of the page's."""
    size = sum(len(mark.text) for mark in marks[i:end])
    linked = sum(int(mark.linked * len(mark.text)) for mark in marks[i:end])
    aside = any(node.tag in ("aside", "nav", "footer") for node in climb(marks[end - 1].node))
    return not aside and (prose > left or (prose > PROSE * size and linked < LINKED * size))
