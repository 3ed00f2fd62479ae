"""What actors demand, threaten, deny, promise and refuse: an actor, an act, and the clause that takes the position."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.extract.position_actors import Actors
from onrecord.extract.position_clauses import clause_range, condition_range
from onrecord.extract.position_cues import Cue, find_cues, is_ahead, is_negated
from onrecord.extract.position_speech import find_spoken
from onrecord.extract.position_words import position_words
from onrecord.extract.reading import Passage, Reading
from onrecord.model import Position, Statement, content_id

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan

LONGEST = 400  # tokens; what is longer is a list or a page without full stops, and no sentence


def extract_positions(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Position, ...]:
    """Find the positions of an account.

    A position is carried by a verb or a noun of its act ("demanded that", "its offer to"), or by what a cited source
    says of himself ("we will not leave"). A position that stands inside another of the same act is the same one.
    """
    actors = Actors(statements, reading.account.outlet)
    found: dict[str, Position] = {}
    for passage in reading.passages:
        for sent in passage.doc.sents:
            if len(sent) <= LONGEST:
                for position in _read(passage, sent, actors):
                    found.setdefault(position.id, position)
    return tuple(found.values())


def _read(passage: Passage, sent: "DocSpan", actors: Actors) -> Iterator[Position]:
    cues = list(find_cues(sent))
    cues += find_spoken(passage, sent, cues, actors)
    for cue, where in _places(cues):
        yield from _positions(passage, cue, where, actors)
    actors.remember(passage, sent)


def _places(cues: Sequence[Cue]) -> Iterator[tuple[Cue, tuple[int, int]]]:
    """Give each cue its clause; what is said on in the same act ("we will pay and we will count") is one position."""
    placed: list[tuple[Cue, tuple[int, int]]] = []
    for cue in sorted(cues, key=lambda cue: (cue.spoken, cue.token.i)):
        start, end = clause_range(cue)
        if start >= end or any(s <= start and end <= e and other.act == cue.act for other, (s, e) in placed):
            continue
        joined = next((n for n, (other, _) in enumerate(placed) if _goes_on(other, cue)), None)
        if joined is None:
            placed.append((cue, (start, end)))
        else:
            first, (since, until) = placed[joined]
            placed[joined] = (first, (min(since, start), max(until, end)))
    yield from placed


def _goes_on(first: Cue, cue: Cue) -> bool:
    spoken = first.spoken and cue.spoken and first.act == cue.act
    return spoken and cue.token.dep_ == "conj" and cue.token.head.i == first.token.i


def _positions(passage: Passage, cue: Cue, where: tuple[int, int], actors: Actors) -> Iterator[Position]:
    """Make the position of a cue, one an actor: a joint agreement, and a mutual accusation, is taken by each side."""
    span = passage.span(passage.doc[slice(*where)])
    condition = condition_range(cue)
    cameo, plover = position_words().codes[cue.act]
    for actor, toward in actors.sides(passage, cue):
        yield Position(
            id=content_id("p", span.account, span.start, span.end, cue.act, actor),
            account=span.account,
            actor=actor,
            act=cue.act,
            toward=toward,
            span=span,
            condition=passage.span(passage.doc[slice(*condition)]) if condition else None,
            negated=is_negated(cue.token) and cue.act not in ("refusal", "denial") and not cue.spoken,
            future=is_ahead(cue.token),
            cameo=cameo,
            plover=plover,
        )
