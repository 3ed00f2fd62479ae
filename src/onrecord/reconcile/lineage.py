"""Which account was made from which, and the independent origins that follow."""

from collections.abc import Sequence

from onrecord.extract.findings import Findings
from onrecord.model import Account, Derivation, Origin, content_id


def trace_lineage(findings: Sequence[Findings]) -> tuple[Derivation, ...]:
    """Find the accounts that were made from another account of the story or from an agency's wire."""
    return ()


def group_origins(accounts: Sequence[Account], derivations: Sequence[Derivation]) -> tuple[Origin, ...]:
    """Group accounts that derive from one root: each group is one independent line of reporting."""
    return tuple(Origin(content_id("o", a.id), a.outlet or a.path, (a.id,)) for a in accounts)
