"""Whether the figures of one quantity can all be true, and why."""

import re
from collections.abc import Sequence
from itertools import combinations

from onrecord.model import Verdict
from onrecord.reconcile.topics_change import is_changed, is_grown
from onrecord.reconcile.topics_compatible import compatible, distinct, in_measure, value_of
from onrecord.reconcile.topics_contrast import replaced
from onrecord.reconcile.topics_course import Clash
from onrecord.reconcile.topics_moments import moment_of
from onrecord.reconcile.topics_seen import Seen


def weigh_group(group: Sequence[Seen]) -> tuple[Verdict, str]:
    """Give the verdict over the figures of one quantity, with its reason in words, which tells what is denied.

    A value that one account gives and another denies is in conflict, though both print it alike.
    """
    verdict, reason = _weigh(group)
    denied = [seen for seen in group if seen.figure.denied]
    told = [seen for seen in group if not seen.figure.denied]
    if denied and verdict in ("agree", "compatible"):
        reason = "" if not told else f"one account gives {_named(told[0])}" if len(told) == 1 else _weigh(told)[1]
        if any(one.order != other.order and compatible(one, other) for one in denied for other in told):
            verdict = "conflict"
            values = distinct(told)
            reason = f"{_listed(values)} are given" if len(values) > 1 else reason
    denials = (f"{_named(value)} is denied in {_accounts(denied, value)}" for value in distinct(denied))
    return verdict, "; ".join(filter(None, [reason, *denials]))


def _accounts(group: Sequence[Seen], value: Seen) -> str:
    count = len({seen.order for seen in group if value_of(seen) == value_of(value)})
    return "one account" if count == 1 else f"{count} accounts"


def _weigh(group: Sequence[Seen]) -> tuple[Verdict, str]:
    if len(group) == 1:
        return "agree", "one figure alone"
    group = in_measure(group)
    values = distinct(group)
    if len(values) == 1:
        accounts = len({seen.order for seen in group})
        return (
            "agree",
            f"{accounts} accounts give {_named(values[0])}" if accounts > 1 else f"given as {_named(values[0])}",
        )
    if all(compatible(a, b) for a, b in combinations(group, 2)):
        if is_grown(group):
            return "updated", _changed(group)
        return "compatible", f"{_listed(values)} can all hold: their ranges meet"
    present, disputed = disputed_of(group)
    if not disputed or is_changed(present, disputed):
        return "updated", _changed(group, [seen for seen in group if seen not in present])
    return "conflict", _conflict(distinct(present), disputed)


def disputed_of(group: Sequence[Seen]) -> tuple[list[Seen], list[Clash]]:
    """Return the figures of a quantity that are not given as past, and those pairs of them that cannot both be true."""
    past = former(group)
    present = [seen for seen in group if seen not in past]
    return present, [(a, b) for a, b in combinations(present, 2) if not compatible(a, b)]


def former(group: Sequence[Seen]) -> list[Seen]:
    """Return the figures that give what a quantity was before: up from six, and each six that is given elsewhere.

    A hedged figure that fits what it is now as well is none of them.
    """
    past = replaced(group)
    like = [seen for seen in group if any(compatible(seen, old) for old in past)]
    now = [seen for seen in group if seen not in like]
    return [seen for seen in like if seen in past or not any(compatible(seen, new) for new in now)]


def _named(seen: Seen) -> str:
    """Word a figure without its unit's noun being doubled: as written, white space folded, lower case inside a sentence."""
    written = re.sub(r"\s+", " ", seen.figure.written)
    return written[:1].lower() + written[1:] if written[:1].isalpha() else written


def _listed(values: Sequence[Seen]) -> str:
    names = list(dict.fromkeys(_named(seen) for seen in values))
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _conflict(values: Sequence[Seen], clashes: Sequence[Clash]) -> str:
    """Say which figures exclude each other, and which are compatible with each of those."""
    clashing = {value_of(seen) for pair in clashes for seen in pair}
    apart = [seen for seen in values if value_of(seen) in clashing]
    bridging = [seen for seen in values if seen not in apart]
    both = "both" if len(apart) == 2 else "all"
    reason = f"{_listed(apart)} cannot {both} hold"
    if bridging:
        reason += f"; {_listed(bridging)} {'is' if len(bridging) == 1 else 'are'} compatible with each"
    return reason


def _changed(group: Sequence[Seen], past: Sequence[Seen] = ()) -> str:
    """Say from what to what a figure went; what accounts give as past, also a later account, stands before what they give as present."""
    ordered = sorted(group, key=lambda seen: (seen not in past, moment_of(seen.account)[:10], seen.order))
    names = list(dict.fromkeys(_named(seen) for seen in distinct(ordered)))
    return " then ".join(names) + ": a later or corrected account gives another figure"
