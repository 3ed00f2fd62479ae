"""The cited summary: what origins agree on, where they differ, and what one origin alone says.

Claims are chosen by coverage: each next claim is the one whose passages hold most that is not yet told, weighed by the
origins and accounts that state it. Sentences quote accounts word for word; nothing in them is worded anew.
"""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.extract.findings import Findings
from onrecord.model import BriefSentence, Claim, Derivation, Origin, Span, Statement, Topic, Variant
from onrecord.reconcile.changes import differing_figures, find_changes
from onrecord.reconcile.passages import Passages
from onrecord.reconcile.telling import tell, tell_agreement, tell_alone, tell_change, tell_difference

AGREED, CHANGED, DIFFERING, ALONE = 6, 2, 3, 2  # most sentences of each sort
FEWEST, MOST = 5, 9
DENIED = 1  # of the disputes, how many over whether a thing is so: they are the least sure
SIDES = 3  # of a dispute that one sentence tells; the record lists them all
TOGETHER = 2  # claims told in one sentence


def write_brief(
    findings: Sequence[Findings],
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    origins: Sequence[Origin],
    derivations: Sequence[Derivation],
    topics: Sequence[Topic] = (),
) -> tuple[BriefSentence, ...]:
    """Word the record in five to nine sentences (fewer only where it holds fewer claims)."""
    changes = find_changes(claims, findings, topics)
    passages = Passages(findings, statements, origins, derivations, differing_figures(findings, topics))
    told: set[Span] = set()
    contrasts = {c.id: _difference(c, passages) for c in claims if c.dispute and c.standing == "disputed"}
    disputed = [c for c in claims if contrasts.get(c.id)]
    sure = [c for c in disputed if c.dispute and c.dispute.slot != "polarity"]
    differing = _chosen(sure, DIFFERING, told, passages)
    room = min(DENIED, DIFFERING - len(differing))
    differing += _chosen([c for c in disputed if c not in sure], room, told, passages)
    differences = [s for s in (contrasts[claim.id] for claim in differing) if s]
    agreed = _chosen([c for c in claims if c.standing == "corroborated"], AGREED * TOGETHER + CHANGED, told, passages)
    groups = _grouped(agreed, changes, passages)[: MOST - len(differences)]
    agreements = [_change(group[0], changes, passages) or _agreement(group, passages) for group in groups]
    left = MOST - len(differences) - len(agreements)
    most = max(min(ALONE, left), left - MOST + FEWEST)
    alone = _chosen([c for c in claims if c.standing == "single-source"], most, told, passages)
    return tuple(agreements + differences + [_alone(claim, passages) for claim in alone])


def _chosen(claims: Sequence[Claim], most: int, told: set[Span], passages: Passages) -> list[Claim]:
    """Take claims by falling gain: weight times the share of passages that overlap nothing told. Marks them as told."""
    left, taken = [c for c in claims if passages.shown(c)], list[Claim]()
    while left and len(taken) < most:
        gains = [(passages.weight(claim) * passages.untold(claim, told), claim.id, claim) for claim in left]
        gain, _, best = max(gains, key=lambda row: (row[0], row[1]))
        if gain <= 0:
            break
        taken.append(best)
        told.update(best.passages)
        left = [claim for claim in left if passages.shown(claim) != passages.shown(best)]
    return sorted(taken, key=passages.place)


def _grouped(
    claims: Sequence[Claim], changes: Mapping[str, tuple[Variant, ...]], passages: Passages
) -> list[list[Claim]]:
    """Put claims of equally many origins together, so that one opening is right for each of them; a change stands alone."""
    groups: list[list[Claim]] = []
    for claim in claims:
        for group in groups:
            fits = len(group[0].origins) == len(claim.origins) and len(group) < TOGETHER
            if fits and not any(c.id in changes or passages.according(c) for c in (*group, claim)):
                group.append(claim)
                break
        else:
            groups.append([claim])
    heaviest = sorted(groups, key=lambda group: -sum(map(passages.weight, group)))
    plain = [group for group in heaviest if group[0].id not in changes][:AGREED]
    changed = [group for group in heaviest if group[0].id in changes][: AGREED + CHANGED - len(plain)]
    return [
        group
        for sort in (plain, changed)
        for group in sorted(sort, key=lambda group: (-len(group[0].origins), passages.place(group[0])))
    ]


def _agreement(group: Sequence[Claim], passages: Passages) -> BriefSentence:
    texts = [passages.text(passages.shown(claim)) for claim in group]
    said = tell_agreement(len(group[0].origins), len(passages.origin_of_each), texts)
    return _sentence(said, group, passages)


def _alone(claim: Claim, passages: Passages) -> BriefSentence:
    only = len(passages.origin_of_each) == 1
    return _sentence(tell_alone([passages.text(passages.shown(claim))], only=only), [claim], passages)


def _sentence(said: str, group: Sequence[Claim], passages: Passages) -> BriefSentence:
    source = passages.according(group[0])
    shown = [span for span in map(passages.shown, group) if span]
    return tell(
        said, group[0].id, _cited(shown, [source] if source else [], *(c.passages for c in group)),
        according=passages.text(source) if source else None,
    )  # fmt: skip


def _difference(claim: Claim, passages: Passages) -> BriefSentence | None:
    """Tell each side of a dispute in the words of one of its passages, or nothing when the sides read alike."""
    if claim.dispute is None:
        return None
    given = [v.passages for v in claim.dispute.variants]
    shown = [(passages.clearest(spans) or spans[0], {passages.origin(span) for span in spans}) for spans in given]
    sides: list[tuple[Span, set[str]]] = []
    for span, origins in shown:
        said = {passages.text(other).casefold() for other, _ in sides}
        if passages.text(span).casefold() not in said:
            sides.append((span, origins))
    if len(sides) < 2 or len(set().union(*(origins for _, origins in sides[:SIDES]))) < 2:
        return None
    told = tell_difference(claim.dispute.slot, [(len(o), passages.text(span)) for span, o in sides[:SIDES]])
    return tell(
        told, claim.id, _cited([span for span, _ in sides[:SIDES]], *(v.passages for v in claim.dispute.variants))
    )


def _change(claim: Claim, changes: Mapping[str, tuple[Variant, ...]], passages: Passages) -> BriefSentence | None:
    """Tell the newest values of a claim over a figure that changed, or nothing when they read alike."""
    sides: dict[str, tuple[Span, int]] = {}
    for variant in changes.get(claim.id, ()):
        span = passages.clearest(variant.passages) or variant.passages[0]
        sides.setdefault(passages.text(span), (span, len({passages.origin(s) for s in variant.passages})))
    shown = list(sides.values())[-SIDES:]
    if len(shown) < 2:
        return None
    told = tell_change([(origins, passages.text(span)) for span, origins in shown])
    return tell(told, claim.id, _cited([span for span, _ in shown], claim.passages))


def _cited(*groups: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for group in groups for span in group))
