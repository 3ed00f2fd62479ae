"""Propositions that several accounts state, and their standing by independent origins."""

from collections.abc import Mapping, Sequence

from onrecord.extract.findings import Findings
from onrecord.model import Claim, Topic


def align_claims(
    findings: Sequence[Findings], topics: Sequence[Topic], origin_of: Mapping[str, str]
) -> tuple[Claim, ...]:
    """Align propositions across accounts into claims and weigh each by the origins that state it."""
    return ()
