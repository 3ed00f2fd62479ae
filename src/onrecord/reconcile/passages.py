"""Which passage of a claim to show, and whom its words are to be given to."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.extract.findings import Findings
from onrecord.model import Claim, Derivation, Origin, Span, Statement

LONGEST, SHORTEST = 45, 5  # words of a passage that a brief can quote
WIDEST = 34  # words of a sentence that is shown whole because the passage alone would be torn out of it
BEST = 18  # words; a clause of about this length stands best by itself
PRONOUNS = frozenset("he she it they this that these those his her its their who which".split())
LEANING = frozenset(
    "to with of for from by as in on at than or if being having until after before when while although because whether whose where".split()
)
WHOLE = 0.6  # share of a statement that a passage must hold to be shown with its source and cue
CENTRAL = 9  # faults that the wording which the others are most like is forgiven
PAGE = 512  # characters; statements are looked up by the pages of the text they stand on
TORN = 0.4  # weight left to a claim whose every passage begins or ends in the middle of a clause

# What may stand before and after a passage that reads as a whole: an edge of the sentence, or of a clause in it.
BEFORE = re.compile(r"(?:^|[,;:—–(\"“‘«]|\b(?:that|and|but|while|because))[\s\"“‘«]*$")
AFTER = re.compile(
    r"^[\s\"”’»]*(?:$|[.,;:!?—–)]|(?:and|but|while|as|after|before|when|because|although|though|amid)\b)"
)


class Passages:
    """Looks up accounts, origins and statements by place for one story. Holds values only, and changes none."""

    def __init__(
        self,
        findings: Sequence[Findings],
        statements: Sequence[Statement],
        origins: Sequence[Origin],
        derivations: Sequence[Derivation],
        differing: Sequence[Span] = (),
    ) -> None:
        """Index a story's findings; `differing` are figures on which accounts differ, which no agreement is to be shown by."""
        self._differing: dict[str, list[Span]] = {}
        for figure in differing:
            self._differing.setdefault(figure.account, []).append(figure)
        self.texts = {f.account.id: f.account.text for f in findings}
        self.order = {account: i for i, account in enumerate(self.texts)}
        self.origin_of_each = {origin.id: origin for origin in origins}
        self._derived = {derivation.account for derivation in derivations}
        self._origin = {account: origin.id for origin in origins for account in origin.accounts}
        self._statements: dict[tuple[str, int], list[tuple[Span, Statement]]] = {}
        for statement in statements:
            for piece in statement.content:
                for page in range(piece.start // PAGE, piece.end // PAGE + 1):
                    self._statements.setdefault((statement.account, page), []).append((piece, statement))
        self._sentences = {f.account.id: [(s.span.start, s.span.end) for s in f.sentences] for f in findings}
        self._shown: dict[str, Span | None] = {}

    def text(self, span: Span | None) -> str:
        """Return the words of a span, white space folded."""
        return " ".join(self.texts[span.account][span.start : span.end].split()) if span else ""

    def origin(self, span: Span) -> str:
        """Return the origin that a span belongs to."""
        return self._origin[span.account]

    def place(self, claim: Claim) -> tuple[float, str]:
        """Order claims as the accounts tell them: by the mean place of their passages."""
        places = [span.start / max(1, len(self.texts[span.account])) for span in claim.passages]
        return sum(places) / len(places), claim.id

    def weight(self, claim: Claim) -> float:
        """Weigh a claim by its origins and its accounts, then by how early the accounts tell it."""
        accounts = {span.account for span in claim.passages}
        weight = 2 * len(claim.origins) + 2 * len(accounts) + 1 - self.place(claim)[0]
        shown = self.shown(claim)
        return weight * (TORN if shown and self.torn(shown) else 1)

    def untold(self, claim: Claim, told: set[Span]) -> float:
        """Return the share of a claim's passages that overlap no told passage."""
        fresh = [span for span in claim.passages if not any(_overlap(span, other) for other in told)]
        return len(fresh) / len(claim.passages)

    def shown(self, claim: Claim) -> Span | None:
        """Return the passage that tells a claim best, with its source where that is part of the same statement."""
        if claim.id not in self._shown:
            self._shown[claim.id] = self._undisputed(claim) or self.clearest(claim.passages, claim.text)
        return self._shown[claim.id]

    def _undisputed(self, claim: Claim) -> Span | None:
        """Return the passage that tells a claim best without a figure on which accounts differ, narrow where wide has one."""
        plain = [span for span in claim.passages if not self._differs(span)]
        wide = [span for span in plain if not self._differs(self._whole(span))]
        return self.clearest(wide, claim.text) or self.clearest(plain, claim.text, widen=False)

    def _differs(self, span: Span) -> bool:
        return any(inside(figure, span) for figure in self._differing.get(span.account, ()))

    def clearest(self, spans: Sequence[Span], central: str = "", *, widen: bool = True) -> Span | None:
        """Return the passage that stands best by itself: neither a scrap nor a paragraph, and not opened by a pronoun.

        `central` is the wording that the others are most like; it goes before one that only reads a little better.
        """
        shown = [(self._whole(span) if widen else span, span) for span in spans]
        wide = {whole: " ".join(central.split()) in self.text(span) for whole, span in shown}
        fits = [span for span in wide if SHORTEST <= len(self.text(span).split()) <= LONGEST]
        return min(fits, key=lambda span: (self._dimness(span) - CENTRAL * wide[span], *self._rank(span)), default=None)

    def according(self, claim: Claim) -> Span | None:
        """Return the span of the source that a claim's shown words are to be given to, or None where they name it."""
        span = self.shown(claim)
        statement = self._around(span) if span else None
        if span is None or statement is None or statement.source.span is None:
            return None
        return None if inside(statement.source.span, span) else self._named(statement)

    def torn(self, span: Span) -> int:
        """Count the edges of a passage that lie in the middle of a clause."""
        start, end = self._sentence(span)
        text = self.texts[span.account]
        before, after = text[min(start, span.start) : span.start], text[span.end : max(end, span.end)]
        return (BEFORE.search(before[-40:]) is None) + (AFTER.search(after[:40]) is None)

    def _sentence(self, span: Span) -> tuple[int, int]:
        """Return where the sentence that a passage begins in stands."""
        starts = self._sentences[span.account]
        at = bisect_right(starts, (span.start, len(self.texts[span.account]))) - 1
        return starts[at] if at >= 0 else (span.start, span.end)

    def _whole(self, span: Span) -> Span:
        """Widen a passage to its statement, or to its sentence where it would not stand without what is around it."""
        wide = self._with_source(span)
        if not self.torn(wide) and not self._leans(wide):
            return wide
        start, end = self._sentence(wide)
        sentence = Span(span.account, min(start, wide.start), max(end, wide.end))
        short = len(self.text(sentence).split()) <= WIDEST and "\n" not in self.texts[span.account][start:end]
        return sentence if short else wide

    def _rank(self, span: Span) -> tuple[int, int]:
        return self.order[span.account], span.start

    def _dimness(self, span: Span) -> float:
        """Weigh what keeps a passage from standing by itself."""
        words = self.text(span).split()
        statement = self._around(span)
        loose = statement is not None and statement.source.span and not inside(statement.source.span, span)
        faults = (
            (10, self.torn(span)),
            (8, self._leans(span)),
            (6, bool(loose)),
            (5, span.account in self._derived),
            (4, not any(word[:1].isupper() for word in words[1:])),
        )
        return sum(weight * fault for weight, fault in faults) + abs(len(words) - BEST) / 4

    def _leans(self, span: Span) -> bool:
        """Tell whether a passage opens with a word that points out of it."""
        first = self.text(span).partition(" ")[0]
        return first.casefold() in PRONOUNS | LEANING

    def _with_source(self, span: Span) -> Span:
        """Widen a passage to its whole statement where it holds most of that already."""
        statement = self._around(span)
        if statement is None or statement.source.span is None:
            return span
        pieces = [statement.source.span, *statement.content, *([statement.cue] if statement.cue else [])]
        whole = Span(span.account, min(p.start for p in pieces), max(p.end for p in pieces))
        content = sum(p.end - p.start for p in statement.content)
        fits = (span.end - span.start) >= WHOLE * content and whole.end - whole.start <= 1.5 * content + 80
        return whole if fits and "\n" not in self.texts[span.account][whole.start : whole.end] else span

    def _around(self, span: Span) -> Statement | None:
        """Return the narrowest statement whose content a passage lies in."""
        near = self._statements.get((span.account, span.start // PAGE), ())
        around = [statement for piece, statement in near if inside(span, piece)]
        return min(around, key=lambda s: (sum(p.end - p.start for p in s.content), s.id), default=None)

    def _named(self, statement: Statement) -> Span | None:
        """Return where the account names a statement's speaker; a pronoun alone would name nobody."""
        source = statement.source
        if source.text.casefold() not in PRONOUNS or source.span is None:
            return source.span
        at = self.texts[statement.account].find(source.speaker) if source.speaker else -1
        return Span(statement.account, at, at + len(source.speaker)) if at >= 0 else source.span


def inside(inner: Span, outer: Span) -> bool:
    """Tell whether a span lies in another of the same account."""
    return inner.account == outer.account and outer.start <= inner.start and inner.end <= outer.end


def _overlap(a: Span, b: Span) -> bool:
    return a.account == b.account and a.start < b.end and b.start < a.end
