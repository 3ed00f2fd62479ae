"""Claims by accounts: who states what, in which variant, and who leaves it out."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Claim, OmissionReason, Span, Standing
from onrecord.publish.tables import Index, OriginTag, Tag

SLOTS = {"polarity": "over whether it is so", "agent": "over who did it", "cause": "over why"}
STANDINGS: tuple[tuple[Standing, str], ...] = (
    ("corroborated", "What independent origins agree on"),
    ("disputed", "What they differ on"),
    ("single-source", "What one origin alone says"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account does with a claim: the passages that state it with their variant, or why there are none."""

    tag: Tag
    passages: tuple[tuple[int | None, tuple[Span, ...]], ...]  # by variant
    missing: OmissionReason | None


@dataclass(frozen=True, slots=True)
class VariantRow:
    """A value that a claim is disputed over, with the passages by account."""

    number: int
    value: str
    given: tuple[tuple[Tag, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its number in the record, its origins, and one cell an account."""

    number: int
    claim: Claim
    origins: tuple[OriginTag, ...]
    cells: tuple[Cell, ...]
    variants: tuple[VariantRow, ...]


def claim_rows(index: Index) -> tuple[ClaimRow, ...]:
    """Lay the claims of a record out by account."""
    why = {(omission.claim, omission.account): omission.why for omission in index.record.omissions}
    return tuple(_row(index, why, number, claim) for number, claim in enumerate(index.record.claims, 1))


def slot_words(slot: str) -> str:
    """Say what a dispute is about, as it follows "disputed".

    >>> slot_words("figure"), slot_words("polarity")
    ('in figure', 'over whether it is so')
    """
    return SLOTS.get(slot, f"in {slot}")


def rows_alone(index: Index, rows: Sequence[ClaimRow]) -> tuple[tuple[OriginTag | None, tuple[ClaimRow, ...]], ...]:
    """Group claims of single origins by that origin, in the order shown; claims without a known origin come last."""
    groups: dict[OriginTag | None, list[ClaimRow]] = {origin: [] for origin in (*index.origins, None)}
    for row in rows:
        groups[row.origins[0] if row.origins else None].append(row)
    return tuple((origin, tuple(own)) for origin, own in groups.items() if own)


def claim_numbers(index: Index) -> dict[str, int]:
    """Number the claims of a record from 1, by id."""
    return {claim.id: number for number, claim in enumerate(index.record.claims, 1)}


def lacking(index: Index) -> tuple[tuple[Tag, tuple[tuple[int, Claim, OmissionReason], ...]], ...]:
    """List what each account lacks, the claims in their order; accounts that lack nothing stand with an empty list."""
    why = {(omission.claim, omission.account): omission.why for omission in index.record.omissions}
    return tuple(
        (tag, tuple((n, claim, why[claim.id, tag.account.id]) for n, claim in enumerate(index.record.claims, 1)
                    if (claim.id, tag.account.id) in why))
        for tag in index.tags.values()
    )  # fmt: skip


def by_account(index: Index, passages: tuple[Span, ...]) -> tuple[tuple[Tag, tuple[Span, ...]], ...]:
    """Group passages by account, in the order in which accounts are shown."""
    held: dict[str, list[Span]] = {}
    for span in sorted(set(passages)):
        held.setdefault(index.tag(span.account).account.id, []).append(span)
    return tuple((tag, tuple(held[account])) for account, tag in index.tags.items() if account in held)


def _row(index: Index, why: dict[tuple[str, str], OmissionReason], number: int, claim: Claim) -> ClaimRow:
    found = claim.dispute.variants if claim.dispute else ()
    variants = tuple(VariantRow(n, v.value, by_account(index, v.passages)) for n, v in enumerate(found, 1))
    variant_of = {span: n for n, v in enumerate(found, 1) for span in v.passages}
    spans = (*claim.passages, *(span for variant in found for span in variant.passages))
    held = {tag.account.id: passages for tag, passages in by_account(index, spans)}
    cells = tuple(
        Cell(tag, _given(held.get(account, ()), variant_of), why.get((claim.id, account)))
        for account, tag in index.tags.items()
    )
    return ClaimRow(number, claim, index.letters(claim.origins), cells, variants)


def _given(spans: tuple[Span, ...], variant_of: dict[Span, int]) -> tuple[tuple[int | None, tuple[Span, ...]], ...]:
    """Group passages by variant; one that only overlaps a variant's passage adds nothing and is dropped."""
    groups: dict[int | None, list[Span]] = {}
    for span in spans:
        if span in variant_of or not any(_overlap(span, other) for other in spans if other in variant_of):
            groups.setdefault(variant_of.get(span), []).append(span)
    return tuple((variant, tuple(group)) for variant, group in groups.items())


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
