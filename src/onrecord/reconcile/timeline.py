"""The story's happenings in order."""

from collections.abc import Sequence

from onrecord.extract.findings import Findings
from onrecord.model import Claim, TimelineEntry


def order_timeline(findings: Sequence[Findings], claims: Sequence[Claim]) -> tuple[TimelineEntry, ...]:
    """Order the happenings that carry a date, readings of one instant merged."""
    return ()
