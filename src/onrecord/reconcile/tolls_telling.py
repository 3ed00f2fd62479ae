"""What one account tells of the killed, the hurt and the struck."""

from dataclasses import dataclass

from onrecord.text.tolls import Toll, counts_self, kills_self, phrases_told, read_tolls, tells_one

LEAD, EARLY = 3, 14  # sentences
MOST_TOLLS = 60  # of one account that are weighed: later ones recall other events


@dataclass(frozen=True, slots=True)
class Telling:
    """What one account tells: its tolls with where they stand, and the words about a single death or injury.

    Accounts of one `moment` are equally new: a day alone does not tell which of them came last.
    """

    tolls: tuple[tuple[str, Toll], ...]
    deaths: int
    injuries: int
    self_killed: bool
    self_counted: bool
    told_dead: tuple[str, ...]
    told_hurt: tuple[str, ...]
    moment: str = ""


def read_telling(title: str, body: str, moment: str = "") -> Telling:
    """Read what an account tells of tolls, its headline apart from its body.

    >>> [place for place, _ in read_telling("Two dead in Karrow", "Two men were killed on Monday.").tolls]
    ['title', 'lead']
    """
    text = f"{title}.\n{body}"
    tolls = [("title", toll) for toll in read_tolls(title)] + [(_place(toll), toll) for toll in read_tolls(body)]
    own = kills_self(text) or any(toll.fate == "dead" and toll.form in ("self", "culprit") for _, toll in tolls)
    deaths, injuries = tells_one(text, "dead"), tells_one(text, "hurt")
    told = [phrases_told(text, fate) for fate in ("dead", "hurt")]
    return Telling(tuple(tolls[:MOST_TOLLS]), deaths, injuries, own, counts_self(text), told[0], told[1], moment)


def _place(toll: Toll) -> str:
    return "lead" if toll.sentence < LEAD else "early" if toll.sentence < EARLY else "late"
