"""The quoted stretches of an account, each with the statement that it stands in."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.extract.quotes import Quote, find_paragraphs, find_quotes, like_title
from onrecord.extract.reading import READ_KINDS
from onrecord.model import Account, Span, Statement
from onrecord.text.copying import copying_words
from onrecord.text.names import name_words
from onrecord.text.shingles import fold_words

TITLE = 5  # words of a name or title in quotes within a told clause
LONGEST = 3_000  # characters of a stretch that are compared


@dataclass(frozen=True)
class Stretch:
    """Words that an account prints as spoken, and the statement that says by whom."""

    statement: Statement
    span: Span
    text: str
    around: tuple[Statement, ...] = ()  # the statements that hold the same words in a report of a report

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(word.text for word in fold_words(self.text))

    @cached_property
    def content(self) -> frozenset[str]:
        """The words that carry meaning."""
        return frozenset(self.words) - copying_words().function_words

    @cached_property
    def speaker(self) -> frozenset[str]:
        """The words by which the speaker is named or described."""
        sources = [statement.source for statement in (self.statement, *self.around)]
        return frozenset[str]().union(*(name_words(source.speaker or source.text) for source in sources))

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of the speaker's name; empty where the sentence itself does not name one."""
        source = self.statement.source
        here = frozenset() if source.anonymous else name_words(source.text, capitalised=True)
        return here and here | name_words(source.speaker, capitalised=True)


def find_stretches(account: Account, statements: Sequence[Statement]) -> list[Stretch]:
    """Find what stands between quotation marks inside an account's statements, in the order of the text.

    A direct statement without marks, as in an official transcript, is one stretch as a whole.
    """
    quotes = _account_quotes(account)
    ends = [quote.end for quote in quotes]
    found: dict[int, Stretch] = {}
    for statement in sorted((s for s in statements if s.kind != "indirect"), key=_length):
        for content in statement.content:
            for start, end in _quoted_ranges(quotes, ends, content, whole=statement.kind == "direct"):
                text = account.cut(start, min(end, start + LONGEST))
                fresh = Stretch(statement, Span(account.id, start, end), text)
                if not fresh.words or (statement.kind == "mixed" and like_title(text, TITLE) and text[-1] not in "!?"):
                    continue
                inner = found.setdefault(start, fresh)  # the innermost statement that holds a quote says whose it is
                if inner is not fresh:
                    found[start] = replace(inner, around=(*inner.around, statement))
    return sorted(found.values(), key=lambda stretch: stretch.span)


def _length(statement: Statement) -> tuple[int, int, bool, str]:
    spans = statement.content
    size, start = sum(span.end - span.start for span in spans), min((s.start for s in spans), default=0)
    return size, start, statement.nested_in is None, statement.id


def spoken_words(account: Account, span: Span) -> str:
    """Return the words between quotation marks in a passage, without a "she said" between them.

    Where no mark stands in the passage, all of it is spoken.
    """
    text = account.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    quotes = find_quotes(text, start, end if end >= 0 else len(text))
    ranges = _quoted_ranges(quotes, [quote.end for quote in quotes], span, whole=True)
    return " ".join(text[a:b] for a, b in ranges)


def _account_quotes(account: Account) -> list[Quote]:
    quotes = []
    for block in account.blocks:
        if block.kept and block.kind in READ_KINDS:
            for start, end in find_paragraphs(account.cut(block.start, block.end)):
                quotes += find_quotes(account.text, block.start + start, block.start + end)
    return sorted(quotes, key=lambda quote: (quote.start, quote.end))


def _quoted_ranges(
    quotes: Sequence[Quote], ends: Sequence[int], content: Span, *, whole: bool
) -> list[tuple[int, int]]:
    ranges = []
    for quote in quotes[bisect_left(ends, content.start) :]:
        if quote.start >= content.end:
            break
        ranges.append((max(quote.start, content.start), min(quote.end, content.end)))
    ranges = [r for r in ranges if r[0] < r[1]]
    return ranges or ([(content.start, content.end)] if whole else [])
