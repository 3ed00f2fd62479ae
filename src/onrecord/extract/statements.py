"""Who is cited for what."""

from collections.abc import Iterator, Sequence
from itertools import chain

from onrecord.extract.attribution import Found
from onrecord.extract.attribution_wide import widen
from onrecord.extract.attributions import find_attributions
from onrecord.extract.paragraphs import Page, lay_out
from onrecord.extract.reading import Reading
from onrecord.extract.relays import press_names, with_relays
from onrecord.extract.speakers import Cast
from onrecord.extract.statement_acts import act_of
from onrecord.model import Source, Span, Statement, content_id


def extract_statements(reading: Reading, *, beliefs: bool = False) -> tuple[Statement, ...]:
    """Find the statements of an account, in the order of their contents.

    With `beliefs` the learned tagger adds the beliefs and intentions that the rules do not find, which takes about as long as
    a third of the parse.
    """
    cast = Cast(reading)
    read = ((page, _placed(reading, page, rows, cast), rows) for page, rows in _read(reading, inside=True))
    if not beliefs:
        return tuple(chain.from_iterable(placed for _, placed, _ in read))
    return tuple(chain.from_iterable(_with_beliefs(reading, cast, *parts) for parts in read))


def _with_beliefs(
    reading: Reading, cast: Cast, page: Page, placed: Sequence[Statement], rows: Sequence[Found]
) -> list[Statement]:
    taken = {at for row in rows for start, end in row.content for at in range(start, end)}
    free = [row for row in widen(page, rows) if 2 * len(taken & set(range(*row.hull))) < row.hull[1] - row.hull[0]]
    more = [held for held in _placed(reading, page, free, cast) if held.act != "speech"]
    return sorted([*placed, *more], key=lambda held: (held.content[0].start, held.content[-1].end))


def extract_attributions(reading: Reading) -> tuple[Statement, ...]:
    """Find all that an account attributes, beliefs and intentions with what is said, as widely as it is written.

    A content keeps its "that" and a cue its helping verbs, as in corpora of attribution.
    """
    cast = Cast(reading)
    wide = ((page, widen(page, rows)) for page, rows in _read(reading))
    return tuple(chain.from_iterable(_placed(reading, page, rows, cast) for page, rows in wide))


def _read(reading: Reading, *, inside: bool = False) -> Iterator[tuple[Page, list[Found]]]:
    carried: Found | None = None
    press = press_names(reading.account)
    for passage in reading.passages:
        page = lay_out(passage, reading.account.text)
        found, carried = find_attributions(page, carried, inside=inside)
        yield page, with_relays(page, found, press)


def _placed(reading: Reading, page: Page, rows: list[Found], cast: Cast) -> list[Statement]:
    placed: list[Statement] = []
    for row in rows:
        placed.append(_statement(reading, page, row, cast, placed))
    return placed


def _statement(reading: Reading, page: Page, row: Found, cast: Cast, placed: list[Statement]) -> Statement:
    account, offset = reading.account.id, page.passage.block.start

    def span(start: int, end: int) -> Span:
        return Span(account, offset + start, offset + end)

    content = tuple(span(start, end) for start, end in row.content)
    cue = span(*row.cue) if row.cue else None
    via = span(*row.via) if row.via else None
    outer = placed[row.outer] if row.outer is not None else None
    source = _source(reading, row, offset, cast, outer.source.speaker if outer and outer.kind == "direct" else "")
    identity = content_id("s", account, *(n for c in content for n in (c.start, c.end)), cue, source.span)
    if outer is not None and outer.source.span is not None:
        via = outer.source.span
    return Statement(
        identity, account, row.kind, source, cue, content, via, outer.id if outer else None, None, act_of(page, row)
    )


def _source(reading: Reading, row: Found, offset: int, cast: Cast, but: str) -> Source:
    phrase = row.phrase
    if phrase is None:
        return Source(None, "", "", None, False, None)
    doc = phrase.head.doc
    first, last = doc[phrase.start], doc[phrase.end - 1]
    base = row.base if row.base is not None else offset
    span = Span(reading.account.id, base + first.idx, base + last.idx + len(last))
    text = reading.account.cut(span.start, span.end)
    speaker, anonymous, described = cast.resolve(phrase, span.start, row.sentence, but=but)
    return Source(span, text, speaker, None, anonymous, described if anonymous else None)
