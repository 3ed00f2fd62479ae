"""Every noun of a record as a frozen value; the published JSON Schema is generated from this file.

Positions are half-open ranges of Unicode code points into `Account.text`. Ids come from content, so that the same
accounts give the same ids on every machine. Sequences are tuples; `None` means what the field's comment says.
"""

import hashlib
import re
from dataclasses import dataclass, field

from onrecord.vocabulary import Access as Access
from onrecord.vocabulary import Act as Act
from onrecord.vocabulary import BlockKind as BlockKind
from onrecord.vocabulary import Change as Change
from onrecord.vocabulary import CreditKind as CreditKind
from onrecord.vocabulary import EntityKind as EntityKind
from onrecord.vocabulary import Metadatum as Metadatum
from onrecord.vocabulary import MomentKind as MomentKind
from onrecord.vocabulary import OmissionReason as OmissionReason
from onrecord.vocabulary import Phase as Phase
from onrecord.vocabulary import Relation as Relation
from onrecord.vocabulary import Slot as Slot
from onrecord.vocabulary import Standing as Standing
from onrecord.vocabulary import StatementAct as StatementAct
from onrecord.vocabulary import StatementKind as StatementKind
from onrecord.vocabulary import Verdict as Verdict

SCHEMA = "onrecord/1"


def content_id(prefix: str, *parts: object) -> str:
    """Name a value by what it holds.

    >>> content_id("f", "a1", 3, 9) == content_id("f", "a1", 3, 9)
    True
    """
    joined = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return f"{prefix}-{hashlib.sha256(joined).hexdigest()[:10]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of one account's text."""

    account: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an account, kept for reading or left out, and why.

    `language` is set where it is not the account's own; `dated` is when the part of the account that the block stands in says
    that it was written, as of an update, an original story under one, or a post of a live blog; `path` is a CSS selector of the
    element of a saved page that holds it.
    """

    start: int
    end: int
    kind: BlockKind
    kept: bool
    reason: str
    language: str | None = None
    dated: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that an account offers for a piece of its metadata: where it stands (None: in a page's head), by which rule,
    whether the account goes by it, and what speaks against it."""

    name: Metadatum
    value: str
    start: int | None
    end: int | None
    rule: str
    chosen: bool
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that an account credits, and for what: its text, a picture, or a part of the reporting."""

    agency: str
    kind: CreditKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Account:
    """One outlet's telling as received. `blocks` partition `text`; absent metadata is None and never guessed. `evidence` holds
    every value found for a piece of metadata; `family` is the publisher of the outlet, by a table."""

    id: str
    path: str
    url: str | None
    sha256: str
    text_sha256: str
    outlet: str | None
    agency: str | None
    authors: tuple[str, ...]
    title: str | None
    published: str | None
    updated: str | None
    language: str | None
    text: str
    blocks: tuple[Block, ...]
    family: str | None = None
    place: str | None = None
    section: str | None = None
    access: Access = "full"
    credits: tuple[Credit, ...] = ()
    evidence: tuple[Candidate, ...] = ()

    def cut(self, start: int, end: int) -> str:
        """Return the exact characters of a range."""
        return self.text[start:end]


@dataclass(frozen=True, slots=True)
class Unread:
    """An account, or a part of one, that was not read."""

    path: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """An account made from another account or from an agency's wire; one of `from_` and `agency` is set."""

    account: str
    from_: str | None
    agency: str | None
    relation: Relation
    credited: bool
    score: float
    reason: str
    passages: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent line of reporting."""

    id: str
    label: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named in several places."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Who is cited. `text` is as written, `speaker` as resolved; an anonymous source keeps its description and no entity."""

    span: Span | None
    text: str
    speaker: str
    entity: str | None
    anonymous: bool
    description: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A source, a cue and a content; `via` is the party that relays it, `nested_in` the statement it stands inside.

    `act` tells what is said from what is believed or intended.
    """

    id: str
    account: str
    kind: StatementKind
    source: Source
    cue: Span | None
    content: tuple[Span, ...]
    via: Span | None
    nested_in: str | None
    moment: str | None
    act: StatementAct = "speech"


@dataclass(frozen=True, slots=True)
class Wording:
    """One print of an utterance; `difference` is word by word against the most original print, None for the same words."""

    statement: str
    account: str
    span: Span
    change: Change
    difference: str | None


@dataclass(frozen=True, slots=True)
class Utterance:
    """The same spoken words as printed in several accounts; `reason` says why one print is taken for the most original."""

    id: str
    speaker: str
    wordings: tuple[Wording, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as written and as inclusive bounds, an open one None; `denied` where it stands in what is said not to be so."""

    id: str
    account: str
    span: Span
    written: str
    low: float | None
    high: float | None
    unit: str
    of: str
    approximate: bool
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """One quantity that accounts give, with the verdict over its figures.

    `past` are those that give what the quantity was before, as the 3.2 of "from 3.2 metres to 7.8": no side of a conflict.
    """

    id: str
    of: str
    unit: str
    verdict: Verdict
    reason: str
    figures: tuple[str, ...]
    past: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression, its TIMEX3 value, and the interval it covers (ISO 8601; None where the value stays relative).

    `alternatives` are the values of other readings that the words allow, as of a day and month in either order.
    """

    id: str
    account: str
    span: Span
    written: str
    timex: str
    earliest: str | None
    latest: str | None
    kind: MomentKind
    rule: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the values between which a claim is disputed."""

    value: str
    passages: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where accounts of independent origins differ in a claim."""

    slot: Slot
    reason: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable proposition; `text` is the wording of its clearest passage."""

    id: str
    text: str
    standing: Standing
    origins: tuple[str, ...]
    passages: tuple[Span, ...]
    moments: tuple[str, ...]
    topics: tuple[str, ...]
    dispute: Dispute | None


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor demands, threatens, denies, commits to; `condition` is the passage that makes it conditional."""

    id: str
    account: str
    actor: str
    act: Act
    toward: str | None
    span: Span
    condition: Span | None
    negated: bool
    future: bool
    cameo: str | None
    plover: str | None


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim that an account lacks."""

    claim: str
    account: str
    why: OmissionReason


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A happening with the interval it fell in; `written` is the time expression, `what` the passage's own words.

    `phase` parts what led up to the event and what is still to come from the event itself; `variants` are the dates that
    accounts give where they differ, each with its passages.
    """

    earliest: str
    latest: str
    written: str
    what: str
    claim: str | None
    passages: tuple[Span, ...]
    phase: Phase = "event"
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence made of cited words and listed connecting words."""

    text: str
    claim: str | None
    citations: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Generator:
    """What made a record."""

    name: str
    version: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Everything known of one story."""

    id: str
    title: str
    generator: Generator
    accounts: tuple[Account, ...]
    unread: tuple[Unread, ...]
    derivations: tuple[Derivation, ...]
    origins: tuple[Origin, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    utterances: tuple[Utterance, ...]
    figures: tuple[Figure, ...]
    topics: tuple[Topic, ...]
    moments: tuple[Moment, ...]
    claims: tuple[Claim, ...]
    positions: tuple[Position, ...]
    omissions: tuple[Omission, ...]
    timeline: tuple[TimelineEntry, ...]
    brief: tuple[BriefSentence, ...]
    schema: str = field(default=SCHEMA)

    def account(self, account_id: str) -> Account:
        """Return an account by its id."""
        return next(account for account in self.accounts if account.id == account_id)

    def quote(self, span: Span) -> str:
        """Return the exact characters that a span points at."""
        return self.account(span.account).text[span.start : span.end]

    def statements_by(self, name: str) -> tuple[Statement, ...]:
        """Return the statements of whoever goes by a name, by any words of it, in any case, in full or as an acronym."""
        wanted = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        known = {e.id for e in self.entities if any(wanted.search(form) for form in (e.name, *e.aliases))}
        texts = ((s, s.source) for s in self.statements)
        return tuple(s for s, by in texts if by.entity in known or wanted.search(f"{by.text}\n{by.speaker}"))
