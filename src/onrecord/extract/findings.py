"""Everything that one account says: the result of the map, and all that the reduce may read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.extract.figures import read_figures
from onrecord.extract.mentions import Mention, extract_mentions
from onrecord.extract.moments import extract_occurrences, once_each
from onrecord.extract.positions import extract_positions
from onrecord.extract.propositions import Proposition, extract_propositions
from onrecord.extract.reading import read_passages
from onrecord.extract.sentences import Sentence, extract_sentences
from onrecord.extract.statements import extract_statements
from onrecord.model import Account, Figure, Moment, Position, Statement
from onrecord.models.encoder import encode_ahead
from onrecord.text.dates import Anchor


@dataclass(frozen=True, slots=True)
class Findings:
    """What one account says. Holds no parse: a Doc costs a hundred times the text it was made from."""

    account: Account
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    positions: tuple[Position, ...]
    propositions: tuple[Proposition, ...]
    restated: Mapping[str, str] = field(default_factory=dict)  # a figure to the earlier one that it gives anew


def extract_findings(account: Account, anchor: Anchor, *, beliefs: bool = False) -> Findings:
    """Read one account once and take from it all that later stages compare; `beliefs` adds those the learned tagger finds."""
    reading = read_passages(account)
    sentences = extract_sentences(reading)
    mentions = extract_mentions(reading)
    statements = extract_statements(reading, beliefs=beliefs)
    read = read_figures(reading)
    occurrences = extract_occurrences(reading, anchor)
    positions = extract_positions(reading, statements)
    propositions = extract_propositions(reading, statements, read.figures, occurrences)
    encode_ahead(p.text for p in propositions)
    return Findings(
        account,
        sentences,
        mentions,
        statements,
        read.figures,
        once_each(occurrences),
        positions,
        propositions,
        read.restated,
    )
