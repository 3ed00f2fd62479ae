"""Lines that stand in several accounts of one outlet: what an outlet prints under everything is no part of any account."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.ingest.furniture import reason_of
from onrecord.model import Account, Block

SHORTEST = 12  # characters of a line that is compared
MOSTLY = 0.4  # of an account's kept text: two accounts with more in common are versions of one, and say nothing of each other
JUDGED = ("body", "caption", "section", "embed", "standfirst")
REASON = "stands in other accounts of the outlet too"


def leave_out_repeats(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Leave out what several accounts of one outlet print word for word, as a box or a note under every article.

    Accounts that share most of their text are versions of one another; of them nothing is left out.
    """
    groups: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.outlet:
            groups[account.outlet.casefold()].append(account)
    changed: dict[str, Account] = {}
    for group in groups.values():
        if len(group) > 1:
            changed |= {account.id: account for account in _without_repeats(group)}
    return tuple(changed.get(account.id, account) for account in accounts)


def _without_repeats(group: Sequence[Account]) -> list[Account]:
    lines = [{_key(a, block): block.end - block.start for block in a.blocks if _is_judged(a, block)} for a in group]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(lines):
        for key in own:
            holders[key].append(place)
    return [_without(a, _repeated(place, group, lines, holders)) for place, a in enumerate(group)]


def _repeated(
    place: int, group: Sequence[Account], lines: Sequence[Mapping[str, int]], holders: Mapping[str, Sequence[int]]
) -> set[str]:
    """Return the lines of an account that another one holds; for each, one account that shares little else is enough."""
    account, own = group[place], lines[place]
    much = MOSTLY * sum(own.values())
    seen, compared = set[str](), {place}
    for key in own:
        for other in holders[key] if key not in seen else ():
            if other in compared:
                continue
            compared.add(other)
            if group[other].id == account.id or group[other].text == account.text:
                continue
            shared = own.keys() & lines[other].keys()
            if sum(own[line] for line in shared) < much:
                seen |= shared
                break
    return seen


def _without(account: Account, repeated: set[str]) -> Account:
    blocks = tuple(
        _left_out(block) if _is_judged(account, block) and _key(account, block) in repeated else block
        for block in account.blocks
    )
    return account if blocks == account.blocks else replace(account, blocks=blocks)


def _is_judged(account: Account, block: Block) -> bool:
    return block.kept and block.kind in JUDGED and len(_key(account, block)) >= SHORTEST


def _key(account: Account, block: Block) -> str:
    return " ".join(account.cut(block.start, block.end).casefold().split())


def _left_out(block: Block) -> Block:
    return replace(block, kind="promo", kept=False, reason=f"{reason_of('promo')}: {REASON}")
