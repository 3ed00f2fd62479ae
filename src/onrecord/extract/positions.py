"""What actors demand, threaten, deny, promise and refuse."""

from onrecord.extract.reading import Reading
from onrecord.model import Position, Statement


def extract_positions(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Position, ...]:
    """Find the positions of an account."""
    return ()
