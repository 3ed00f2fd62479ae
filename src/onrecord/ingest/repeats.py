"""Lines that stand in several accounts of one outlet: what an outlet prints under everything is no part of any account."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
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
    changed = {a.id: _without(a, group) for group in groups.values() if len(group) > 1 for a in group}
    return tuple(changed.get(account.id, account) for account in accounts)


def _without(account: Account, group: Iterable[Account]) -> Account:
    own = {_key(account, block): block.end - block.start for block in account.blocks if _is_judged(account, block)}
    seen: Counter[str] = Counter()
    for other in group:
        if other.id == account.id or other.text == account.text:
            continue
        shared = own.keys() & {_key(other, block) for block in other.blocks if _is_judged(other, block)}
        if sum(own[key] for key in shared) < MOSTLY * sum(own.values()):
            seen.update(shared)
    blocks = tuple(
        _left_out(block) if _is_judged(account, block) and seen[_key(account, block)] else block
        for block in account.blocks
    )
    return account if blocks == account.blocks else replace(account, blocks=blocks)


def _is_judged(account: Account, block: Block) -> bool:
    return block.kept and block.kind in JUDGED and len(_key(account, block)) >= SHORTEST


def _key(account: Account, block: Block) -> str:
    return " ".join(account.cut(block.start, block.end).casefold().split())


def _left_out(block: Block) -> Block:
    return replace(block, kind="promo", kept=False, reason=f"{reason_of('promo')}: {REASON}")
