"""What every rendering of a record shares: how accounts are tagged, and what the words of a span are."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from onrecord.errors import BadRecord
from onrecord.model import Account, Origin, Record, Span

NO_ORIGIN = "?"
QUOTED = 600  # characters of a passage that stands among others; the account itself holds all of it
NAME = 44  # characters of an account's name: a title that stands for a missing outlet is cut there
# Bidirectional and invisible characters that change what a reader sees without being seen; joiners that scripts
# need (U+200C, U+200D) stay, and so do line breaks and tabs.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """How an account is named in a rendering: the letter of its origin, its number within it, and a name."""

    account: Account
    letter: str
    number: int
    name: str
    place: int  # of the account among all, from 1
    hue: int  # of the origin among all, from 0; renderings take it modulo their colours

    def __str__(self) -> str:
        return f"{self.letter}{self.number}"


@dataclass(frozen=True, slots=True)
class OriginTag:
    """An origin with its letter and its accounts."""

    letter: str
    label: str
    tags: tuple[Tag, ...]

    @property
    def hue(self) -> int:
        """Return the place of the origin among all."""
        return self.tags[0].hue


@dataclass(frozen=True, slots=True)
class Index:
    """A record with its accounts by tag, in the order shown: by origin, an account before those made from it."""

    record: Record
    tags: dict[str, Tag]
    origins: tuple[OriginTag, ...]

    def tag(self, account: str) -> Tag:
        """Return the tag of an account.

        Raises:
            BadRecord: the record has no such account.
        """
        try:
            return self.tags[account]
        except KeyError:
            raise BadRecord(f"the record lacks the account {account!r} that it cites; check it with `verify`") from None

    def words(self, span: Span) -> str:
        """Return the exact characters of a span."""
        return self.tag(span.account).account.text[span.start : span.end]

    def letters(self, origins: tuple[str, ...]) -> tuple[OriginTag, ...]:
        """Return the tagged origins of some origin ids, in the order shown."""
        wanted = {a for origin in self.record.origins if origin.id in origins for a in origin.accounts}
        return tuple(origin for origin in self.origins if origin.tags[0].account.id in wanted)


def index_record(record: Record) -> Index:
    """Tag the accounts of a record: A1, A2 for the accounts of the first origin, B1 for the next."""
    groups = [_members(record, origin) for origin in record.origins]
    labels = [origin.label for origin in record.origins]
    placed = {account.id for group in groups for account in group}
    loose = [account for account in record.accounts if account.id not in placed]
    names, tags, origins = _names(record), dict[str, Tag](), list[OriginTag]()
    for hue, (label, group) in enumerate(zip([*labels, "no origin given"], [*groups, loose], strict=True)):
        letter = _letter(hue) if hue < len(groups) else NO_ORIGIN
        made = [Tag(a, letter, n, names[a.id], len(tags) + n, hue) for n, a in enumerate(group, 1)]
        tags |= {tag.account.id: tag for tag in made}
        origins += [OriginTag(letter, label, tuple(made))] if made else []
    return Index(record, tags, tuple(origins))


def visible_text(text: str) -> str:
    """Write characters that act without being seen as their code, so that no text can rearrange what stands around it.

    >>> visible_text("bridge\\u202eegdirb")
    'bridge⟨U+202E⟩egdirb'
    """
    return UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def character_name(character: str) -> str:
    """Name a character for a tooltip.

    >>> character_name("\\u202e")
    'U+202E RIGHT-TO-LEFT OVERRIDE'
    """
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"


def one_line(text: str) -> str:
    """Fold line breaks and runs of blanks, and make unseen characters visible.

    >>> one_line("two \\n\\n lines")
    'two lines'
    """
    return visible_text(" ".join(text.split()))


def shortened(text: str, longest: int) -> str:
    """Cut a text at a word and mark the cut.

    >>> shortened("Harbour bridge gives way", 17)
    'Harbour bridge…'
    """
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return (head.rpartition(" ")[0] if " " in head[longest // 2 :] else head).rstrip(" ,;:–—-") + "…"


def counted(number: int, noun: str, many: str | None = None) -> str:
    """Count something in words.

    >>> counted(1, "account"), counted(0, "account")
    ('1 account', '0 accounts')
    """
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def _members(record: Record, origin: Origin) -> list[Account]:
    """List the accounts of an origin, those that were made from no other account first."""
    inside = frozenset(origin.accounts)
    made = {derivation.account for derivation in record.derivations if derivation.from_ is not None}
    found = [account for account in record.accounts if account.id in inside]
    return sorted(found, key=lambda account: account.id in made)


def _letter(number: int) -> str:
    """Count in letters: A to Z, then AA."""
    return (_letter(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def _names(record: Record) -> dict[str, str]:
    """Name each account by its outlet or agency, else by its title, else by its file; of one outlet, by its file too."""
    outlets = Counter(account.outlet or account.agency for account in record.accounts)
    names = {}
    for account in record.accounts:
        file = PurePosixPath(account.path.replace("\\", "/")).name or account.id
        outlet = account.outlet or account.agency
        several = outlet and outlets[outlet] > 1
        name = shortened(one_line(outlet or account.title or file), NAME)
        names[account.id] = f"{name} ({one_line(file)})" if several else name
    return names
