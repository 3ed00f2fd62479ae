"""The words that a field of the model may hold, or a user choose among, one closed list each."""

from typing import Literal

BlockKind = Literal[
    "title", "standfirst", "byline", "dateline", "published", "updated", "body", "caption", "credit", "related",
    "promo", "share", "form", "navigation", "comments", "tags", "embed", "notice", "correction", "signature",
    "live-stamp", "source-url", "section",
]  # fmt: skip
StatementKind = Literal["direct", "indirect", "mixed"]
StatementAct = Literal["speech", "belief", "intention"]
Pick = Literal["speech", "beliefs", "direct", "anonymous"]  # views of who said what
Change = Literal["same", "trimmed", "reworded", "misattributed"]
Relation = Literal["reprint", "abridged", "rewrite", "spun", "translated", "update"]
Verdict = Literal["agree", "compatible", "conflict", "updated"]
Standing = Literal["corroborated", "disputed", "single-source"]
Slot = Literal["figure", "time", "place", "polarity", "agent", "cause", "wording"]
Act = Literal[
    "demand", "threat", "denial", "commitment", "refusal", "accusation", "offer", "warning", "red-line", "support"
]
EntityKind = Literal["person", "organisation", "place", "group", "document", "other"]
MomentKind = Literal["date", "time", "duration", "set", "reference"]
Phase = Literal["background", "event", "expected"]
Metadatum = Literal[
    "title", "outlet", "agency", "author", "published", "updated", "language", "place", "section", "access", "url"
]
Access = Literal["full", "paywalled"]
CreditKind = Literal["text wire", "photo", "additional reporting"]
OmissionReason = Literal["left-out", "not-yet-known"]
