"""Who is cited for what."""

from onrecord.extract.attribution import Found
from onrecord.extract.attributions import find_attributions
from onrecord.extract.paragraphs import lay_out
from onrecord.extract.reading import Reading
from onrecord.extract.speakers import Cast
from onrecord.model import Source, Span, Statement, content_id


def extract_statements(reading: Reading) -> tuple[Statement, ...]:
    """Find the statements of an account, in the order of their contents."""
    text = reading.account.text
    cast = Cast(reading)
    made: list[Statement] = []
    carried: Found | None = None
    for passage in reading.passages:
        page = lay_out(passage, text)
        found, carried = find_attributions(page, carried)
        offset = passage.block.start
        placed: list[Statement] = []
        for row in found:
            statement = _statement(reading, row, offset, cast, placed)
            placed.append(statement)
            made.append(statement)
    return tuple(made)


def _statement(reading: Reading, row: Found, offset: int, cast: Cast, placed: list[Statement]) -> Statement:
    account = reading.account.id

    def span(start: int, end: int) -> Span:
        return Span(account, offset + start, offset + end)

    content = tuple(span(start, end) for start, end in row.content)
    cue = span(*row.cue) if row.cue else None
    via = span(*row.via) if row.via else None
    source = _source(reading, row, offset, cast)
    identity = content_id("s", account, *(n for c in content for n in (c.start, c.end)), cue, source.span)
    outer = placed[row.outer] if row.outer is not None else None
    if outer is not None and outer.source.span is not None:
        via = outer.source.span
    return Statement(identity, account, row.kind, source, cue, content, via, outer.id if outer else None, None)


def _source(reading: Reading, row: Found, offset: int, cast: Cast) -> Source:
    phrase = row.phrase
    if phrase is None:
        return Source(None, "", "", None, False, None)
    doc = phrase.head.doc
    first, last = doc[phrase.start], doc[phrase.end - 1]
    base = row.base if row.base is not None else offset
    span = Span(reading.account.id, base + first.idx, base + last.idx + len(last))
    text = reading.account.cut(span.start, span.end)
    speaker, anonymous, described = cast.resolve(phrase, span.start, row.sentence)
    return Source(span, text, speaker, None, anonymous, described if anonymous else None)
