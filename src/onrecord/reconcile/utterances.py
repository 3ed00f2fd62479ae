"""The same spoken words as several accounts print them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from onrecord.extract.findings import Findings
from onrecord.model import Account, Derivation, Span, Statement, Utterance, Wording, content_id
from onrecord.reconcile.occasions import REPEATED, Days, apart, occasion_days
from onrecord.reconcile.original import most_original
from onrecord.reconcile.origins import group_origins
from onrecord.reconcile.quoted import Stretch, find_stretches
from onrecord.reconcile.turns import join_turns
from onrecord.reconcile.wordings import SAME_WORDS, change_of, contains, evidence, meanings
from onrecord.text.differences import word_difference

COMMON = 60  # stretches; a word that more of them hold brings no two together
SMALL = 400  # stretches; among so few every word counts


def align_utterances(
    findings: Sequence[Findings], statements: Sequence[Statement], derivations: Sequence[Derivation]
) -> tuple[Utterance, ...]:
    """Find quotes that print the same words, and say how each print differs from the most original one.

    A print is the same, trimmed, reworded, or put in another mouth. The most original print is one of an account that
    derives from none, whose words most others keep.
    """
    accounts = [found.account for found in findings]
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.account].append(statement)
    stretches = [stretch for account in accounts for stretch in find_stretches(account, said[account.id])]
    groups = join_turns(
        _group(stretches, _Descent(accounts, derivations, occasion_days(findings))), stretches, accounts
    )
    order = {account.id: i for i, account in enumerate(accounts)}
    utterances = [_utterance(group, accounts, derivations) for group in groups]
    return tuple(sorted(utterances, key=lambda u: (order[u.wordings[0].account], u.wordings[0].span.start, u.id)))


class _Descent:
    """Which accounts are of one origin, which of their passages were made from one another, and when words were said."""

    def __init__(
        self, accounts: Sequence[Account], derivations: Sequence[Derivation], days: Mapping[str, Days]
    ) -> None:
        self._days = days
        self._origin = {a: origin.id for origin in group_origins(accounts, derivations) for a in origin.accounts}
        self._pairs: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
        for derivation in derivations:
            for mine, theirs in derivation.passages:
                self._pairs[mine.account, theirs.account].append((mine, theirs))
                self._pairs[theirs.account, mine.account].append((theirs, mine))

    def kin(self, one: Stretch, other: Stretch) -> bool:
        return self._origin.get(one.span.account) == self._origin.get(other.span.account)

    def apart(self, one: Stretch, other: Stretch) -> bool:
        """Tell words of two occasions: two days are given, and it is no long sentence printed twice."""
        if not apart(self._days.get(one.statement.id), self._days.get(other.statement.id)):
            return False
        same = contains(one.words, other.words) or contains(other.words, one.words)
        return not same or min(len(one.words), len(other.words)) < REPEATED

    def aligned(self, one: Stretch, other: Stretch) -> bool:
        pairs = self._pairs.get((one.span.account, other.span.account), ())
        return any(_overlap(one.span, mine) and _overlap(other.span, theirs) for mine, theirs in pairs)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _group(stretches: Sequence[Stretch], descent: _Descent) -> list[list[Stretch]]:
    """Join stretches of different accounts, the surest first, as long as the groups agree on the whole."""
    weighed: dict[tuple[int, int], float] = {}
    pairs = _candidates(stretches)
    vectors = meanings(stretches[i].text for pair in pairs for i in pair)
    for i, j in pairs:
        one, other = stretches[i], stretches[j]
        if descent.apart(one, other):
            continue
        weight = evidence(one, other, vectors, aligned=descent.aligned(one, other), kin=descent.kin(one, other))
        if weight >= SAME_WORDS / 4:
            weighed[i, j] = weight
    weighed = _without_neighbours(weighed, stretches)
    group_of = list(range(len(stretches)))
    members = {i: [i] for i in group_of}
    for (i, j), weight in sorted(weighed.items(), key=lambda item: (-round(item[1], 6), item[0])):
        into, gone = group_of[i], group_of[j]
        if weight < SAME_WORDS or into == gone or not _agree(members[into], members[gone], weighed, stretches):
            continue
        for member in members[gone]:
            group_of[member] = into
        members[into] += members.pop(gone)
    groups = [[stretches[i] for i in sorted(group)] for group in members.values()]
    return [group for group in groups if len({stretch.span.account for stretch in group}) > 1]


def _without_neighbours(
    weighed: dict[tuple[int, int], float], stretches: Sequence[Stretch]
) -> dict[tuple[int, int], float]:
    """Drop the likeness of a quote to the neighbours of its own print: another account that has its very words."""
    printed = defaultdict(set)
    for i, j in weighed:
        if stretches[i].words == stretches[j].words:
            printed[i].add(stretches[j].span.account)
            printed[j].add(stretches[i].span.account)
    return {
        (i, j): weight
        for (i, j), weight in weighed.items()
        if contains(stretches[i].words, stretches[j].words)
        or contains(stretches[j].words, stretches[i].words)
        or not (stretches[j].span.account in printed[i] or stretches[i].span.account in printed[j])
    }


def _agree(
    one: Sequence[int], other: Sequence[int], weighed: dict[tuple[int, int], float], stretches: Sequence[Stretch]
) -> bool:
    pairs = [
        weighed.get((min(i, j), max(i, j)), 0.0)
        for i in one
        for j in other
        if stretches[i].span.account != stretches[j].span.account
    ]
    likely = bool(pairs) and sum(weight >= SAME_WORDS for weight in pairs) * 2 >= len(pairs)
    return likely and _fit(one, other, weighed, stretches)


def _fit(
    one: Sequence[int], other: Sequence[int], weighed: dict[tuple[int, int], float], stretches: Sequence[Stretch]
) -> bool:
    """Tell whether two groups may be one: what one account prints as two quotes, another must hold in one piece."""

    def whole(n: int, i: int, j: int) -> bool:
        held, first, second = stretches[n], stretches[i], stretches[j]
        if _holds(held, first) and _holds(held, second):
            return True
        long = len(held.words) >= len(first.words) + len(second.words)
        return long and all(weighed.get((min(n, k), max(n, k)), 0.0) >= SAME_WORDS for k in (i, j))

    doubled = [(i, j) for i in one for j in other if stretches[i].span.account == stretches[j].span.account]
    return all(any(whole(n, i, j) for n in (*one, *other)) for i, j in doubled)


def _holds(whole: Stretch, part: Stretch) -> bool:
    """Tell whether most of what a quote means stands in another quote too."""
    return len(part.content & whole.content) * 2 > len(part.content)


def _candidates(stretches: Sequence[Stretch]) -> list[tuple[int, int]]:
    """Pair stretches of different accounts that share a speaker or words that few others hold."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, stretch in enumerate(stretches):
        for word in stretch.content or frozenset(stretch.words):
            holders["word", word].append(i)
        for word in stretch.speaker:
            holders["speaker", word].append(i)
    pairs: set[tuple[int, int]] = set()
    for held in holders.values():
        if len(stretches) <= SMALL or len(held) <= COMMON:
            pairs.update(combinations(held, 2))
    return sorted((i, j) for i, j in pairs if stretches[i].span.account != stretches[j].span.account)


def _utterance(group: Sequence[Stretch], accounts: Sequence[Account], derivations: Sequence[Derivation]) -> Utterance:
    original, reason = most_original(group, accounts, derivations)
    wordings = tuple(_wording(original, stretch) for stretch in group)
    spans = sorted((stretch.span.account, stretch.span.start, stretch.span.end) for stretch in group)
    source = original.statement.source
    name = content_id("u", *(part for span in spans for part in span))
    return Utterance(name, source.speaker or source.text, wordings, reason)


def _wording(original: Stretch, stretch: Stretch) -> Wording:
    change = change_of(original, stretch)
    difference = None if change == "same" else word_difference(original.text, stretch.text)
    return Wording(stretch.statement.id, stretch.span.account, stretch.span, change, difference)
