"""Words that a speaker says in one turn, though "she said" stands between them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.model import Account, Span
from onrecord.reconcile.quoted import Stretch
from onrecord.reconcile.wordings import contains

Group = list[Stretch]
GAP = 160  # characters between two quotes of one turn: a source with its office and a place


def join_turns(groups: Sequence[Group], stretches: Sequence[Stretch], accounts: Sequence[Account]) -> list[Group]:
    """Join the groups whose prints follow one another in one turn, in two accounts at least.

    One account prints "We will not pay," she said. "It is not ours." and another both sentences in one quote: to a
    reader that is one utterance.
    """
    following = _following(stretches, {account.id: account.text for account in accounts})
    home = {stretch.span: n for n, group in enumerate(groups) for stretch in group}
    joined: dict[int, Group] = {}
    gone: set[int] = set()
    for n, group in enumerate(groups):
        if n in gone:
            continue
        last, whole = group, list(group)
        while (after := _after(last, following, home)) is not None and after not in gone | {n}:
            longer = _joined(whole, last, groups[after], following)
            if longer is None:
                break
            gone.add(after)
            whole, last = longer, groups[after]
        joined[n] = whole
    return [_mended(group, following) for n, group in joined.items() if n not in gone]


def _mended(group: Group, following: Mapping[Span, Span]) -> Group:
    """Put the halves of one account together where another account prints both in one piece."""
    mended: Group = []
    before: Stretch | None = None
    for stretch in sorted(group, key=lambda s: s.span):
        if before is not None and following.get(before.span) == stretch.span:
            whole = _one(mended[-1], stretch)
            if any(contains(other.words, whole.words) for other in group):
                mended[-1], before = whole, stretch
                continue
        mended.append(stretch)
        before = stretch
    order = {stretch.span.account: n for n, stretch in reversed(list(enumerate(group)))}
    return sorted(mended, key=lambda s: (order[s.span.account], s.span))


def _following(stretches: Sequence[Stretch], texts: Mapping[str, str]) -> dict[Span, Span]:
    """Map each quote to the next one of the same turn: given to the same words of the text, in one paragraph."""
    found: dict[Span, Span] = {}
    for one, other in pairwise(stretches):
        source = one.statement.source.span
        same = source is not None and source == other.statement.source.span
        between = texts[one.span.account][one.span.end : other.span.start] if same else "\n"
        if one.span.end <= other.span.start and len(between) <= GAP and "\n" not in between:
            found[one.span] = other.span
    return found


def _after(group: Group, following: Mapping[Span, Span], home: Mapping[Span, int]) -> int | None:
    """Return the one group that goes on where another ends, in two accounts at least."""
    found = [home[following[s.span]] for s in group if s.span in following and following[s.span] in home]
    return found[0] if len(found) > 1 and len(set(found)) == 1 else None


def _joined(whole: Group, last: Group, after: Group, following: Mapping[Span, Span]) -> Group | None:
    """Put two groups together print by print, or return None where they part ways.

    No account may print both at different places, nor one account the first alone and another the second alone.
    """
    first = {s.span.account: s for s in whole}
    second = {s.span.account: s for s in after}
    ends = {s.span.account: s.span for s in last}
    if len(first) < len(whole) or len(second) < len(after) or (first.keys() - second and second.keys() - first):
        return None
    both = [account for account in first if account in second]
    if any(account not in ends or following.get(ends[account]) != second[account].span for account in both):
        return None
    return [_one(first.get(account), second.get(account)) for account in dict.fromkeys((*first, *second))]


def _one(first: Stretch | None, second: Stretch | None) -> Stretch:
    if first is None or second is None:
        return first or second  # type: ignore[return-value]  # an account of the groups holds one of them
    span = Span(first.span.account, first.span.start, second.span.end)
    return Stretch(first.statement, span, f"{first.text} {second.text}")
