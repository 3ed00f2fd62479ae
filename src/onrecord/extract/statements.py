"""Who is cited for what."""

from onrecord.extract.reading import Reading
from onrecord.model import Statement


def extract_statements(reading: Reading) -> tuple[Statement, ...]:
    """Find the statements of an account."""
    return ()
