"""Time expressions and the intervals they mean."""

from onrecord.extract.reading import Reading
from onrecord.model import Moment
from onrecord.text.dates import Anchor


def extract_moments(reading: Reading, anchor: Anchor) -> tuple[Moment, ...]:
    """Find the moments of an account, relative ones counted from the anchor or from the account's dated part."""
    return ()
