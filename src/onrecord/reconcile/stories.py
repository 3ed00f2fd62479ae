"""Which accounts tell one event."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import fsum, sqrt

from onrecord.extract.reading import READ_KINDS
from onrecord.model import Account
from onrecord.text.rarity import rarity
from onrecord.text.shingles import fold_words

ALIKE = 0.19  # cosine from which two groups are one story; 26 annotated events and 325 mixtures of two of them
NEAR = 0.11  # cosine from which a single account given among few stays with the nearest group
FEW = 40  # accounts; so few were given together for a reason
APART = 0.33  # cosine from which two groups of a stream are one story
READ = 40_000  # characters of an account that are read for its story
WORDS = 400  # heaviest words of an account that are compared
TELLING = 25  # heaviest words of an account through which others of a stream are found
COMMON = 40  # accounts; a word that more of them hold brings no two together

Vector = dict[str, float]


class _Groups:
    """Accounts in groups, each with the sum of its members' vectors."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self.members = {i: [i] for i in range(len(vectors))}
        self.words: dict[int, Vector] = {i: dict(vector) for i, vector in enumerate(vectors)}
        self.length = [_length(vector) for vector in vectors]
        self.group_of = list(range(len(vectors)))

    def likeness(self, one: int, other: int) -> float:
        """Return the cosine of two groups."""
        lengths = self.length[one] * self.length[other]
        return dot(self.words[one], self.words[other]) / lengths if lengths else 0.0

    def merge(self, one: int, other: int) -> None:
        """Put the smaller of two groups into the larger."""
        into, gone = sorted((one, other), key=lambda g: (-len(self.members[g]), g))
        for member in self.members[gone]:
            self.group_of[member] = into
        self.members[into] += self.members.pop(gone)
        words = self.words[into]
        for word, value in self.words.pop(gone).items():
            words[word] = words.get(word, 0.0) + value
        self.length[into] = _length(words)


def group_stories(accounts: tuple[Account, ...]) -> tuple[tuple[Account, ...], ...]:
    """Group accounts by the event they tell, the largest story first; accounts keep their order inside a story.

    Accounts that share rare words and names belong together. What was given together is split only on clear evidence:
    among few accounts, one that stands alone stays with the group it is nearest to unless they share next to nothing.
    """
    vectors = [weigh_words(account) for account in accounts]
    groups = _Groups(vectors)
    few = len(accounts) <= FEW
    alike = ALIKE if few else APART
    for _, i, j in _likely_pairs(vectors, alike / 2):
        one, other = groups.group_of[i], groups.group_of[j]
        if one != other and groups.likeness(one, other) >= alike:
            groups.merge(one, other)
    if few:
        _adopt_single(groups)
    else:
        _adopt_into_largest(groups, len(accounts))
    stories = [sorted(members) for members in groups.members.values()]
    stories.sort(key=lambda members: (-len(members), accounts[members[0]].path, members[0]))
    return tuple(tuple(accounts[i] for i in members) for members in stories)


def weigh_words(account: Account) -> Vector:
    """Return an account's words by how much they say, as a vector of length one; names count more."""
    kept = (
        account.cut(block.start, block.end)
        for block in account.blocks
        if block.kept and (block.kind in READ_KINDS or block.kind == "title")
    )
    text = "\n".join(kept)[:READ]
    counts: Counter[str] = Counter()
    capitalised: Counter[str] = Counter()
    for word in fold_words(text):
        if len(word.text) > 2:
            bare = word.text.removesuffix("'s")
            counts[bare] += 1
            capitalised[bare] += text[word.start].isupper()
    named = {word: 1.5 if capitalised[word] == count else 1.0 for word, count in counts.items()}
    return _normalise({word: rarity(word) ** 1.25 * factor for word, factor in named.items()})


def dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the product of two word vectors; the cosine, where both have length one.

    >>> dot({"dam": 1.0, "ferry": 1.0}, {"dam": 2.0})
    2.0
    """
    if len(one) > len(other):
        one, other = other, one
    return fsum(value * other[word] for word, value in one.items() if word in other)


def _length(vector: Mapping[str, float]) -> float:
    return sqrt(fsum(value * value for value in vector.values()))


def _normalise(vector: Vector) -> Vector:
    heaviest = sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:WORDS]
    length = _length(dict(heaviest))
    return {word: value / length for word, value in heaviest} if length else {}


def _likely_pairs(vectors: Sequence[Vector], least: float) -> list[tuple[float, int, int]]:
    """List the pairs of accounts that share enough, the most alike first; found through the words that few hold."""
    holders: dict[str, list[int]] = defaultdict(list)
    reach = TELLING if len(vectors) > FEW else WORDS
    for i, vector in enumerate(vectors):
        for word in list(vector)[:reach]:
            holders[word].append(i)
    found: set[tuple[int, int]] = set()
    for held in holders.values():
        if len(held) <= COMMON:
            found.update(combinations(held, 2))
    pairs = ((round(dot(vectors[i], vectors[j]), 9), i, j) for i, j in found)
    return sorted((pair for pair in pairs if pair[0] >= least), key=lambda pair: (-pair[0], pair[1], pair[2]))


def _adopt_single(groups: _Groups) -> None:
    """Give each account that stands alone to the group it is nearest to; one without a word of its own to the first."""
    for single in sorted(group for group, members in groups.members.items() if len(members) == 1):
        if single not in groups.members or len(groups.members) == 1:
            continue
        others = [group for group in sorted(groups.members) if group != single]
        nearest = max(others, key=lambda group: (groups.likeness(single, group), len(groups.members[group]), -group))
        if not groups.words[single] or groups.likeness(single, nearest) >= NEAR:
            groups.merge(single, nearest)


def _adopt_into_largest(groups: _Groups, accounts: int) -> None:
    """Where most of many accounts tell one event, give it those that are at all like it: they were meant to be one."""
    largest = max(groups.members, key=lambda group: (len(groups.members[group]), -group))
    if 2 * len(groups.members[largest]) < accounts:
        return
    for group in sorted(set(groups.members) - {largest}):
        if groups.likeness(group, largest) >= NEAR:
            groups.merge(group, largest)
