"""What changed between two records of a story."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from onrecord.model import Claim, Record, Topic
from onrecord.publish.tables import index_record, one_line

Sign = Literal["+", "-", "~"]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is new, gone or changed, in words."""

    sign: Sign
    what: str
    words: str


def compare_records(old: Record, new: Record) -> tuple[Change, ...]:
    """List what a later record of a story has that an earlier one had not, what it lacks, and what became of the rest.

    Claims are the same when they rest on the same passages, figures' topics when they share figures; ids of accounts
    come from their bytes, so an account that was saved again unchanged is the same account.
    """
    return (
        *_accounts(old, new), *_claims(old, new), *_topics(old, new), *_statements(old, new), *_brief(old, new)
    )  # fmt: skip


def render_changes(changes: Sequence[Change]) -> str:
    """Return changes as lines, by what they concern."""
    if not changes:
        return "the records say the same\n"
    lines, last = [], ""
    for change in changes:
        lines += [change.what] if change.what != last else []
        last = change.what
        lines.append(f"  {change.sign} {one_line(change.words)}")
    return "\n".join(lines) + "\n"


def match(old: Sequence[Item], new: Sequence[Item], keys: Callable[[Item], Iterable[object]]) -> list[tuple[int, int]]:
    """Pair items that share most keys, each at most once, in the order of the new ones.

    >>> match(["ab", "cd"], ["dc", "xa"], lambda word: word)
    [(1, 0), (0, 1)]
    """
    holders: dict[object, list[int]] = {}
    for place, item in enumerate(old):
        for key in set(keys(item)):
            holders.setdefault(key, []).append(place)
    shared: dict[tuple[int, int], int] = {}
    for place, item in enumerate(new):
        for holder in (h for key in set(keys(item)) for h in holders.get(key, ())):
            shared[holder, place] = shared.get((holder, place), 0) + 1
    taken_old, taken_new = set[int](), set[int]()
    pairs = []
    for before, after in sorted(shared, key=lambda pair: (-shared[pair], pair[1], pair[0])):
        if before not in taken_old and after not in taken_new:
            pairs.append((before, after))
            taken_old.add(before)
            taken_new.add(after)
    return sorted(pairs, key=lambda pair: pair[1])


def _accounts(old: Record, new: Record) -> Iterator[Change]:
    before, after = index_record(old).tags, index_record(new).tags
    yield from (Change("+", "accounts", tag.name) for account, tag in after.items() if account not in before)
    yield from (Change("-", "accounts", tag.name) for account, tag in before.items() if account not in after)
    if len(old.origins) != len(new.origins):
        yield Change("~", "independent origins", f"{len(old.origins)} before, {len(new.origins)} now")


def _claims(old: Record, new: Record) -> Iterator[Change]:
    pairs = match(old.claims, new.claims, lambda claim: claim.passages)
    for before, after in ((old.claims[i], new.claims[j]) for i, j in pairs):
        words = _claim_change(before, after)
        yield from ([Change("~", "claims", words)] if words else [])
    kept_old, kept_new = {i for i, _ in pairs}, {j for _, j in pairs}
    texts_old, texts_new = ({claim.text for claim in record.claims} for record in (old, new))
    pairs += [(i, -1) for i, c in enumerate(old.claims) if i not in kept_old and c.text in texts_new]
    pairs += [(-1, j) for j, c in enumerate(new.claims) if j not in kept_new and c.text in texts_old]
    yield from _rest("claims", old.claims, new.claims, pairs, lambda claim: f"{claim.text} ({claim.standing})")


def _claim_change(before: Claim, after: Claim) -> str | None:
    if before.standing != after.standing:
        return f"{after.text}: {before.standing} before, {after.standing} now"
    values = [{v.value for v in claim.dispute.variants} if claim.dispute else set() for claim in (before, after)]
    if values[0] != values[1]:
        return f"{after.text}: disputed between {' / '.join(sorted(values[1])) or 'nothing'} now"
    return None


def _topics(old: Record, new: Record) -> Iterator[Change]:
    places = [{figure.id: figure.span for figure in record.figures} for record in (old, new)]

    def spans(topic: Topic) -> list[object]:
        return [place[f] for f in topic.figures for place in places if f in place]

    pairs = match(old.topics, new.topics, spans)
    for before, after in ((old.topics[i], new.topics[j]) for i, j in pairs):
        if before.verdict != after.verdict:
            yield Change("~", "figures", f"{after.of}: {before.verdict} before, {after.verdict} now; {after.reason}")
    yield from _rest("figures", old.topics, new.topics, pairs, lambda topic: f"{topic.of} ({topic.verdict})")


def _statements(old: Record, new: Record) -> Iterator[Change]:
    pairs = match(old.statements, new.statements, lambda statement: statement.content)
    names = {entity.id: entity.name for record in (old, new) for entity in record.entities}
    held = {s.id: " … ".join(map(record.quote, s.content)) for record in (old, new) for s in record.statements}
    yield from _rest("statements", old.statements, new.statements, pairs,
                     lambda s: f"{names.get(s.source.entity or '') or s.source.speaker or s.source.text}: {held[s.id]}")  # fmt: skip


def _brief(old: Record, new: Record) -> Iterator[Change]:
    before, after = ([sentence.text for sentence in record.brief] for record in (old, new))
    yield from (Change("+", "brief", text) for text in after if text not in before)
    yield from (Change("-", "brief", text) for text in before if text not in after)


def _rest(
    what: str, old: Sequence[Item], new: Sequence[Item], pairs: list[tuple[int, int]], words: Callable[[Item], str]
) -> Iterator[Change]:
    """List the items without a partner: the new ones, then those that are gone."""
    kept_old, kept_new = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from (Change("+", what, words(item)) for j, item in enumerate(new) if j not in kept_new)
    yield from (Change("-", what, words(item)) for i, item in enumerate(old) if i not in kept_old)
