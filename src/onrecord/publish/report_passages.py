"""An account's text as markup in which every cited passage is a link target, wherever passages nest or cross.

A passage that nests in others is one `<mark>`. One that crosses another, or the edge of a block, is cut into pieces: the
first carries the id, the others a class, and `crossing_rules` lights them up together with it, without a script.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import groupby

from markupsafe import Markup, escape

from onrecord.model import Span
from onrecord.publish.report_cited import Use, anchor
from onrecord.publish.tables import UNSEEN, Index, Tag, character_name, visible_text


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a cited passage that no other passage crosses; `part` 0 is its first."""

    start: int
    end: int
    part: int
    last: bool
    span: Span


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of an account with its markup and whether a cited passage stands in it."""

    kind: str
    kept: bool
    reason: str
    characters: int
    markup: Markup
    tail: Markup  # the blanks that end it, which are not shown as empty lines
    cited: bool


def shown_blocks(index: Index, tag: Tag, uses: Mapping[Span, Sequence[Use]]) -> tuple[ShownBlock, ...]:
    """Return an account's blocks with their text marked up; `uses` holds the account's own passages."""
    account = tag.account
    pieces = cut_pieces(sorted(uses), [block.end for block in account.blocks])
    shown, at = [], 0
    for block in account.blocks:
        stop = at
        while stop < len(pieces) and (pieces[stop].start < block.end):
            stop += 1
        inside, at = pieces[at:stop], stop
        words = block.start + len(account.cut(block.start, block.end).rstrip())
        markup = Markup("").join(_markup(index, uses, account.text, (block.start, words), inside))
        tail = _escaped(account.cut(words, block.end))
        shown.append(
            ShownBlock(block.kind, block.kept, block.reason, block.end - block.start, markup, tail, bool(inside))
        )
    return tuple(shown)


def block_runs(blocks: Sequence[ShownBlock]) -> tuple[tuple[bool, tuple[ShownBlock, ...]], ...]:
    """Put neighbouring blocks that share a fate together: kept, or left out."""
    return tuple((kept, tuple(run)) for kept, run in groupby(blocks, key=lambda block: block.kept))


def cut_pieces(spans: Sequence[Span], edges: Sequence[int]) -> list[Piece]:
    """Cut spans of one account so that all pieces nest, and none crosses an edge.

    >>> a, b = Span("a", 0, 6), Span("a", 4, 9)
    >>> [(p.start, p.end, p.part) for p in cut_pieces([a, b], [9])]
    [(0, 6, 0), (4, 6, 0), (6, 9, 1)]
    """
    waiting = [(span.start, -span.end, span.start, -span.end, 0) for span in spans if span.start < span.end]
    heapify(waiting)
    owner = spans[0].account if spans else ""
    pieces, stack, edge = [], list[int](), 0
    while waiting:
        start, end, first, last, part = heappop(waiting)
        end, last = -end, -last
        while stack and stack[-1] <= start:
            stack.pop()
        while edge < len(edges) and edges[edge] <= start:
            edge += 1
        limits = [end, *stack[-1:], *edges[edge : edge + 1]]
        stop = min(limits)
        if stop < end:
            heappush(waiting, (stop, -end, first, -last, part + 1))
        pieces.append(Piece(start, stop, part, stop == end, Span(owner, first, last)))
        stack.append(stop)
    return pieces


def crossing_rules(index: Index, tag: Tag, uses: Mapping[Span, Sequence[Use]]) -> str:
    """Write the style rules that highlight all pieces of a passage when its first piece is the target."""
    rules = []
    for piece in cut_pieces(sorted(uses), [block.end for block in tag.account.blocks]):
        if piece.part and piece.last:
            name = anchor(index, piece.span)
            rules.append(f":root:has(#{name}:target) .{name}{{background:var(--hit);color:var(--hit-ink)}}")
            rules.append(f":root:has(#{name}:target) .{name}>.back .more{{display:inline-block}}")
    return "".join(f"{rule}\n" for rule in rules)


def _markup(
    index: Index,
    uses: Mapping[Span, Sequence[Use]],
    text: str,
    block: tuple[int, int],
    pieces: Sequence[Piece],
) -> Iterator[Markup]:
    at, open_pieces = block[0], list[Piece]()
    for piece in [*pieces, None]:
        while open_pieces and (piece is None or open_pieces[-1].end <= piece.start):
            done = open_pieces.pop()
            end = min(done.end, block[1])
            yield _escaped(text[at:end])
            at = max(at, end)
            yield _closing(uses.get(done.span, ()), done)
        if piece is not None:
            start = min(piece.start, block[1])
            yield _escaped(text[at:start])
            at = max(at, start)
            yield _opening(index, uses, piece)
            open_pieces.append(piece)
    yield _escaped(text[at : block[1]])


def _opening(index: Index, uses: Mapping[Span, Sequence[Use]], piece: Piece) -> Markup:
    name = anchor(index, piece.span)
    main = " main" if any(use.main for use in uses[piece.span]) else ""
    if piece.part:
        return Markup('<mark class="{}{}">').format(name, main)
    return Markup('<mark id="{}" class="cited{}" tabindex="-1">').format(name, main)


def _closing(uses: Sequence[Use], piece: Piece) -> Markup:
    """Close a piece; after the last one stand the ways back, those to the brief always in sight."""
    if not piece.last:
        return Markup("</mark>")
    links = Markup("").join(
        Markup('<a href="#{0}"{2} aria-label="back to {1}">{1}</a>').format(
            use.target, use.label, "" if use.main else Markup(' class="more"')
        )
        for use in uses
    )
    return Markup('<span class="back">{}</span></mark>').format(links)


def _escaped(text: str) -> Markup:
    """Escape text and show unseen characters as boxes that name them."""
    parts, at = [], 0
    for found in UNSEEN.finditer(text):
        parts.append(escape(text[at : found.start()]))
        box = Markup('<span class="unseen" title="{}">{}</span>')
        parts.append(box.format(character_name(found[0]), visible_text(found[0])))
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])
