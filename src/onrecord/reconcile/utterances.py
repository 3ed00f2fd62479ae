"""The same spoken words as several accounts print them."""

from collections.abc import Sequence

from onrecord.extract.findings import Findings
from onrecord.model import Derivation, Statement, Utterance


def align_utterances(
    findings: Sequence[Findings], statements: Sequence[Statement], derivations: Sequence[Derivation]
) -> tuple[Utterance, ...]:
    """Find quotes that print the same words, and say how each print differs from the most original one."""
    return ()
