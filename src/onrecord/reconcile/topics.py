"""Figures of several accounts about one quantity, and whether they can all be true."""

from collections.abc import Mapping, Sequence

from onrecord.extract.findings import Findings
from onrecord.model import Topic


def align_topics(findings: Sequence[Findings], origin_of: Mapping[str, str]) -> tuple[Topic, ...]:
    """Group figures by the quantity they give and weigh each group. `origin_of` maps account id to origin id."""
    return ()
