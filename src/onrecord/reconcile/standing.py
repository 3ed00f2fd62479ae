"""The standing of a claim by the independent origins that state it."""

from onrecord.model import Standing


def weigh_standing(origins: int, disputed: bool) -> Standing:
    """Weigh a claim by independent origins, so that a wire printed ten times counts once.

    A dispute inside one origin leaves a claim single-source: an origin cannot disagree with itself.

    >>> weigh_standing(2, False), weigh_standing(2, True), weigh_standing(1, True)
    ('corroborated', 'disputed', 'single-source')
    """
    if origins < 2:
        return "single-source"
    return "disputed" if disputed else "corroborated"
