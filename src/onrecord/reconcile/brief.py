"""The cited summary."""

from collections.abc import Sequence

from onrecord.extract.findings import Findings
from onrecord.model import BriefSentence, Claim, Statement, Topic


def write_brief(
    findings: Sequence[Findings], claims: Sequence[Claim], topics: Sequence[Topic], statements: Sequence[Statement]
) -> tuple[BriefSentence, ...]:
    """Word the record in five to nine sentences, each made of cited words and listed connecting words."""
    return ()
