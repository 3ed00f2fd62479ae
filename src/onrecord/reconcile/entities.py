"""One entity for the many ways in which accounts name it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.findings import Findings
from onrecord.extract.mentions import Mention
from onrecord.model import Entity, EntityKind, Source, Statement, content_id
from onrecord.reconcile.namesakes import Name, merge_names
from onrecord.text.names import bare_name, canonical_name

ADJUNCT = frozenset("of at in for from near to with by on".split())  # what follows them is not who speaks
PREFERRED: tuple[EntityKind, ...] = ("person", "organisation", "place", "group", "document", "other")


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A mention and where it stands in the order of the story."""

    order: tuple[int, int]
    mention: Mention
    written: str
    folded: str


def align_entities(findings: Sequence[Findings]) -> tuple[Entity, ...]:
    """Merge mentions of one person, organisation, place or group across accounts.

    Mentions of one name vote on its kind. A surname goes to the one person who bears it, in the account or else in the
    story; an acronym to the one body whose initials it has. Where two could be meant, names stay apart.
    """
    sightings = list(_sightings(findings))
    kinds = _vote(sightings)
    groups: dict[object, list[_Sighting]] = defaultdict(list)
    found: dict[str, Name] = {}
    for seen in sightings:
        name = found.setdefault(seen.folded, Name(seen.folded, seen.written, kinds[seen.folded], {}))
        name.accounts[seen.mention.span.account] = name.accounts.get(seen.mention.span.account, 0) + 1
    target = merge_names(list(found.values()))
    for seen in sightings:
        account = seen.mention.span.account
        groups[target.get((seen.folded, account), target.get((seen.folded, ""), seen.folded))].append(seen)
    entities = [_entity(group, kinds) for group in groups.values()]
    first = {
        entity.id: min(seen.order for seen in group) for entity, group in zip(entities, groups.values(), strict=True)
    }
    return tuple(sorted(entities, key=lambda entity: (first[entity.id], entity.id)))


def link_sources(statements: Sequence[Statement], entities: Sequence[Entity]) -> tuple[Statement, ...]:
    """Give each statement's source its entity; an anonymous source never gets one."""
    named: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for entity in entities:
        for alias in (entity.name, *entity.aliases):
            named[canonical_name(alias)].add(entity.id)
        if entity.kind == "person":
            for span in entity.mentions:
                places[span.account].append((span.start, span.end, entity.id))
    for spans in places.values():
        spans.sort()
    return tuple(_linked(statement, named, places) for statement in statements)


def _linked(
    statement: Statement, named: Mapping[str, set[str]], places: Mapping[str, list[tuple[int, int, str]]]
) -> Statement:
    source = statement.source
    if source.anonymous:
        return statement if source.entity is None else replace(statement, source=replace(source, entity=None))
    entity = _named_entity(source, named) or _person_inside(statement, places)
    return replace(statement, source=replace(source, entity=entity)) if entity else statement


def _named_entity(source: Source, named: Mapping[str, set[str]]) -> str | None:
    for phrase in (source.speaker, source.text):
        meant = named.get(canonical_name(phrase), set()) if phrase else set()
        if len(meant) == 1:
            return next(iter(meant))
    return None


def _person_inside(statement: Statement, places: Mapping[str, list[tuple[int, int, str]]]) -> str | None:
    """Return the one person named in the source's words; a phrase that names two, or nobody, resolves to none."""
    span, text = statement.source.span, statement.source.text
    if span is None:
        return None
    people = places.get(span.account, [])
    inside = set()
    for start, end, who in people[bisect_left(people, (span.start, 0, "")) :]:
        if start >= span.end:
            break
        before = text[: start - span.start].split()[-1:]
        if end <= span.end and not ADJUNCT.issuperset(map(str.casefold, before or ["-"])):
            inside.add(who)
    return next(iter(inside)) if len(inside) == 1 else None


def _sightings(findings: Sequence[Findings]) -> Iterator[_Sighting]:
    for i, found in enumerate(findings):
        for mention in found.mentions:
            written = bare_name(mention.text)
            folded = canonical_name(written)
            if len(folded) > 1 and any(character.isupper() for character in written):
                yield _Sighting((i, mention.span.start), mention, written, folded)


def _vote(sightings: Sequence[_Sighting]) -> dict[str, EntityKind]:
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for seen in sightings:
        votes[seen.folded][seen.mention.kind] += 1
    return {name: _winner(counts) for name, counts in votes.items()}


def _winner(counts: Mapping[EntityKind, int]) -> EntityKind:
    return max(PREFERRED, key=lambda kind: (counts.get(kind, 0), -PREFERRED.index(kind)))


def _entity(group: Sequence[_Sighting], kinds: Mapping[str, EntityKind]) -> Entity:
    group = sorted(group, key=lambda seen: seen.order)
    votes: Counter[EntityKind] = Counter()
    for seen in group:
        votes[kinds[seen.folded]] += 1 + seen.folded.count(" ")  # a full name tells its kind better than a surname
    kind = _winner(votes)
    written = Counter(seen.written for seen in group)
    name = max(written, key=lambda form: (_fullness(form), written[form], form))
    aliases = tuple(form for form in dict.fromkeys(seen.written for seen in group) if form != name)
    spans = tuple(dict.fromkeys(seen.mention.span for seen in group))
    return Entity(content_id("e", kind, canonical_name(name), *spans[:1]), name, kind, aliases, spans)


def _fullness(name: str) -> int:
    return min(3, len(name.split()))
