"""Who said what, by speaker: people by name, institutions and groups, and those who are not named."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model import EntityKind, Span, Statement, Utterance, Wording
from onrecord.publish.tables import Index, Tag, one_line
from onrecord.publish.tables_wording import Piece, diff_words, original_wording
from onrecord.reconcile.quoted import spoken_words
from onrecord.text.tones import tone_of

Kind = Literal["named", "institution", "anonymous"]
KINDS: tuple[tuple[Kind, str], ...] = (
    ("named", "People by name"),
    ("institution", "Institutions, groups and offices"),
    ("anonymous", "Sources without a name"),
)


PRONOUNS = frozenset("i he she it we they who which that".split())


@dataclass(frozen=True, slots=True)
class Print:
    """One account's print of an utterance, compared with the most original one.

    `number` is set where the statement that holds the print has no row of its own; `cue` is the print's own word for the
    saying and `tone` what it adds, where that is not what the original says: admitted for said.
    """

    number: int | None
    tag: Tag
    wording: Wording
    pieces: tuple[Piece, ...]
    cue: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its number in the record, whom it came through, and the other prints of the same words.

    `told` is the party right after the cue, as in "told the Evening Post": the words were said to it.
    """

    number: int
    statement: Statement
    tag: Tag
    relayed: tuple[str, ...]
    prints: tuple[Print, ...]
    again: tuple[tuple[int, Tag, Span], ...] = ()  # the same words in other places: statement number, account, passage
    inside: int | None = None  # the number of the statement that this one stands in
    reason: str = ""  # why this print is taken for the most original
    told: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source with everything it is cited for."""

    kind: Kind
    name: str
    described: tuple[str, ...]
    count: int  # of statements
    said: tuple[Said, ...]


def speakers(index: Index) -> tuple[Speaker, ...]:
    """Gather statements by speaker, the most cited first; a source without a name is never joined to a named one."""
    kinds = {entity.id: entity.kind for entity in index.record.entities}
    names = {entity.id: entity.name for entity in index.record.entities}
    groups: dict[tuple[Kind, str], list[tuple[int, Statement]]] = {}
    for number, statement in enumerate(index.record.statements, 1):
        groups.setdefault(_key(statement, kinds), []).append((number, statement))
    told = _utterances(index.record.utterances)
    held = {statement.id: statement for statement in index.record.statements}
    made = [
        Speaker(kind, _name(kind, found, names), _described(found), len(found), _said(index, found, told, held))
        for (kind, _), found in groups.items()
    ]
    return tuple(sorted(made, key=lambda speaker: (-speaker.count, speaker.name)))


def _key(statement: Statement, kinds: dict[str, EntityKind]) -> tuple[Kind, str]:
    source = statement.source
    name = source.speaker or source.text
    if source.anonymous:  # the same description in two accounts need not be the same person
        return "anonymous", f"{statement.account}\x1f{name.casefold()}"
    kind: Kind = "named" if source.entity and kinds.get(source.entity) == "person" else "institution"
    return kind, source.entity or name.casefold()


def _name(kind: Kind, found: list[tuple[int, Statement]], names: dict[str, str]) -> str:
    source = found[0][1].source
    known = names.get(source.entity or "") if kind != "anonymous" else None
    return known or source.speaker or source.text or "nobody named"


def _described(found: list[tuple[int, Statement]]) -> tuple[str, ...]:
    """List how the accounts name the speaker, each way once, as written; a pronoun is no name."""
    written = [statement.source.description or statement.source.text for _, statement in found]
    return tuple(dict.fromkeys(text for text in written if text and text.casefold() not in PRONOUNS))


def _utterances(utterances: tuple[Utterance, ...]) -> dict[str, tuple[int, Utterance]]:
    return {w.statement: (number, u) for number, u in enumerate(utterances, 1) for w in u.wordings}


def _said(
    index: Index,
    found: list[tuple[int, Statement]],
    told: dict[str, tuple[int, Utterance]],
    held: dict[str, Statement],
) -> tuple[Said, ...]:
    """Turn statements into rows; the prints of one utterance become one row, at its most original print."""
    numbers = {statement.id: number for number, statement in found}
    places = {id_: n for n, id_ in enumerate(held, 1)}
    merged = {s for s in numbers if s in told and _heads(told, told[s]) in numbers.keys() - {s}}
    rows: list[Said] = []
    for number, statement in found:
        if statement.id in merged:
            continue
        own = told.get(statement.id)
        prints = _prints(index, own, numbers, held, merged) if own and _heads(told, own) == statement.id else ()
        relayed, inside = _relayed(index, statement, held), places.get(statement.nested_in or "")
        reason, listener = own[1].reason if own and prints else "", _told(index, statement)
        rows.append(
            Said(number, statement, index.tag(statement.account), relayed, prints,
                 inside=inside, reason=reason, told=listener)
        )  # fmt: skip
    return _fold(index, sorted(rows, key=lambda row: (row.tag.place, _start(row.statement), row.number)))


def _fold(index: Index, rows: list[Said]) -> tuple[Said, ...]:
    """Make one row of statements that print exactly the same words the same way."""
    kept: dict[object, Said] = {}
    for row in rows:
        words = tuple(one_line(index.words(span)) for span in row.statement.content)
        single = len(words) == 1 and not row.prints
        key = (words, row.statement.kind, row.relayed, row.told) if single else row.number
        first = kept.get(key)
        here = (row.number, row.tag, row.statement.content[0]) if single else None
        kept[key] = replace(first, again=(*first.again, here)) if first and here else row
    return tuple(kept.values())


def _heads(told: dict[str, tuple[int, Utterance]], own: tuple[int, Utterance]) -> str | None:
    """Return the statement whose row shows an utterance: that of its most original print."""
    first = original_wording(own[1]).statement
    return first if told.get(first) == own else None


def _start(statement: Statement) -> int:
    return min((span.start for span in statement.content), default=0)


def _prints(
    index: Index,
    own: tuple[int, Utterance],
    numbers: dict[str, int],
    held: dict[str, Statement],
    merged: set[str],
) -> tuple[Print, ...]:
    original = original_wording(own[1])
    words, left, prints = _spoken_in(index, original), set(merged), []
    said, plain = _cue(index, held, original), tone_of(_cue(index, held, original))
    for wording in own[1].wordings:
        pieces = () if wording == original else _spoken(diff_words(words, _spoken_in(index, wording)))
        number = numbers[wording.statement] if wording.statement in left else None
        left.discard(wording.statement)
        cue = _cue(index, held, wording)
        differs = bool(cue and said) and tone_of(cue) != plain
        tone = (tone_of(cue) or "no more than saying") if differs else ""
        prints.append(Print(number, index.tag(wording.account), wording, pieces, cue, tone))
    return tuple(prints)


def _spoken_in(index: Index, wording: Wording) -> str:
    return spoken_words(index.tag(wording.account).account, wording.span)


def _cue(index: Index, held: dict[str, Statement], wording: Wording) -> str:
    statement = held.get(wording.statement)
    return one_line(index.words(statement.cue)) if statement and statement.cue else ""


def _spoken(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Take prints that differ in nothing but punctuation as the same words."""
    if any(piece.kind != "same" and any(map(str.isalnum, piece.text)) for piece in pieces):
        return pieces
    return (Piece("same", " ".join(piece.text for piece in pieces if piece.kind == "same")),)


def _relayed(index: Index, statement: Statement, held: dict[str, Statement]) -> tuple[str, ...]:
    """Name the parties that words came through, the nearest to the speaker first."""
    chain = list[str]()
    seen, outer = {statement.id}, held.get(statement.nested_in or "")
    while outer and outer.id not in seen:
        seen.add(outer.id)
        if outer.source.speaker != statement.source.speaker:
            chain.append(outer.source.speaker or outer.source.text)
        outer = held.get(outer.nested_in or "")
    via = index.words(statement.via) if statement.via and not _told(index, statement) else ""
    known = via.casefold() in PRONOUNS or any(_names(name, via) for name in chain)
    return tuple(dict.fromkeys(filter(None, chain if known and chain else [via, *chain])))


def _names(name: str, short: str) -> bool:
    """Say whether a shorter name is a part of a name: the party of the outer statement, called by its surname."""
    return set(short.casefold().split()) <= set(name.casefold().split())


def _told(index: Index, statement: Statement) -> str:
    """Return whom the words were said to: the relaying party where it follows the cue with nothing between."""
    via, cue = statement.via, statement.cue
    if not via or not cue or via.account != cue.account or not 0 <= via.start - cue.end <= 1:
        return ""
    return index.words(via)


def kind_words(statement: Statement) -> str:
    """Name the kind of a statement, and that it is a belief or an intention where it is no speech."""
    return statement.kind if statement.act == "speech" else f"{statement.act}, {statement.kind}"


def chain_words(said: Said, name: Callable[[str], str] = one_line) -> str:
    """Say whom the words were told and whom they came through; begins with a comma where there is anything to say."""
    told = f", to {name(said.told)}" if said.told else ""
    return told + (f", through {name(', then '.join(said.relayed))}" if said.relayed else "")
