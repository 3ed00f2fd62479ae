"""Quantities as written, as bounds, and what they count."""

from onrecord.extract.reading import Reading
from onrecord.model import Figure


def extract_figures(reading: Reading) -> tuple[Figure, ...]:
    """Find the figures of an account."""
    return ()
