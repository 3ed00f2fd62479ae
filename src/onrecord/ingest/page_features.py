"""What a page's elements say of a line: what it looks like, where it stands, and what the page's head says of it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ingest.furniture import phrases
from onrecord.ingest.page_labels import is_toolbar
from onrecord.ingest.page_marks import Mark, Walked, block_of, near
from onrecord.ingest.page_said import Runs, Said, folded
from onrecord.ingest.page_shape import SENTENCE, Shape, between, in_card, is_paragraph, page_shape, signature

Features = list[tuple[str, float]]
STEPS = 6  # levels between a line and what holds most of the text that are told apart
INSIDE = frozenset("aside nav footer header form ul li figure figcaption blockquote section button a".split())
OWN = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote".split())
HEADING = frozenset("h2 h3 h4 h5 h6".split())
NEUTRAL = frozenset(("body", "date", "kicker"))  # said of the parts of an article as often as of what stands beside it
FURNITURE = frozenset("comments form navigation promo related share tags notice".split())
ABOUT = re.compile(
    "comment|discuss|repl|respon|say|think|conversation", re.I
)  # none of the phrases is without one of these
HEADS = ("whole", "label")
BEHIND = 0.6  # share of the running text behind which a heading of comments is one
SHORT = 200
BOX = 700  # characters of an element that asks for something
ASKING = frozenset(("promo", "form", "share", "comments", "notice"))
SIGNING = frozenset(("byline", "date", "share", "caption"))
WIDE = 0.3  # share of a page's running text under which what leaves a line out says little
BIO = re.compile(
    r"\b(?:is|was) (?:an?|the) [^.]{0,60}\b(?:reporter|writer|editor|correspondent|columnist|journalist|author|producer|contributor|"
    r"fellow|professor|critic|freelance\w*|staff)\b|\b(?:follow (?:him|her|them)|email (?:him|her|them)|on twitter|send tips|lives in)\b",
    re.I,
)
BIO_STEMS = (
    "is a", "is the", "was a", "was the", "follow ", "email ", "on twitter", "send tips", "lives in",
)  # fmt: skip  # no such note is without one of these
LONGEST = 4000  # characters of a line that are compared with others


def fold_marks(marks: Sequence[Mark]) -> list[str]:
    """Return what every line says, folded for comparison."""
    return [folded(mark.text[:LONGEST]) for mark in marks]


@dataclass(frozen=True, slots=True)
class Described:
    """The lines of a page with their features, which of them are paragraphs, and how much running text there is."""

    marks: tuple[Mark, ...]
    rows: tuple[Features, ...]
    long: tuple[bool, ...]
    mass: int


def page_features(walked: Walked, skipped: frozenset[int] = frozenset()) -> Described:
    """Describe every line of a page but those skipped."""
    marks, folds = walked.marks, fold_marks(walked.marks)
    shape, said = page_shape(walked, folds), Said(walked.head)
    first: dict[str, int] = {}
    for i, fold in enumerate(folds):
        first.setdefault(fold, i)
    long = tuple(is_paragraph(mark) for mark in marks)
    copies, repeated = Counter(folds), Runs(f for f, yes in zip(folds, long, strict=True) if yes)
    shares = [said.runs.share(fold) if said.known and i not in skipped else 0.0 for i, fold in enumerate(folds)]
    told = _wide(marks, long, [share > 0.5 for share in shares], shape.mass)
    comments = comments_start(marks, shape)
    out: list[Features] = []
    for i, (mark, fold) in enumerate(zip(marks, folds, strict=True)):
        if i in skipped:
            out.append([])
            continue
        found = own_features(mark, long[i])
        found += place_features(mark, shape, long[i])
        dek = is_dek(i, mark, shape)
        found += [("dek", 1.0)] if dek else []
        found += order_features(i, shape)
        found += said_features(mark, fold, said)
        if said.known and not mark.alt:
            found.append((f"{_how(shares[i])} the linked body:{_long(len(mark.text) > 60)}{told}", 1.0))
        if i in shape.headed:
            found.append((f"headed:{shape.headed[i]}", 1.0))
        if i > comments:
            found.append(("behind the comments", 1.0))
        if copies[fold] > 1:
            found.append(("said before" if first[fold] < i else "said again", 1.0))
        if 20 < len(fold) < 400 and not dek and repeated.share(fold, 1 + long[i]) > 0.8:
            found.append(("repeats a paragraph", 1.0))
        if mark.text[:1].isupper() and is_bio(mark.text[:300]):
            late = shape.mass and shape.done[i] > 0.8 * shape.mass
            found += [("bio", 1.0), ("bio:late", 1.0)] if late else [("bio", 1.0)]
        out.append(found)
    return Described(marks, tuple(out), long, shape.mass)


def main_features(page: Described, kept: Sequence[bool | None]) -> tuple[Features, ...]:
    """Return the features of every line with what an extractor of main text did with it, None where it has no word."""
    wide = _wide(page.marks, page.long, kept, page.mass)
    return tuple(
        row if flag is None or not row else [*row, (f"{'in' if flag else 'not in'} main text{wide}", 1.0)]
        for row, flag in zip(page.rows, kept, strict=True)
    )


def _long(yes: bool) -> str:
    return "long" if yes else "short"


def _how(share: float) -> str:
    return "in" if share > 0.7 else "partly in" if share > 0.3 else "not in"


def _wide(marks: Sequence[Mark], long: Sequence[bool], flags: Sequence[bool | None], mass: int) -> str:
    """Name how much of the running text is flagged: what covers little of it says little of the rest."""
    size = sum(len(m.text) for m, yes, flag in zip(marks, long, flags, strict=True) if yes and flag)
    return "" if size > WIDE * mass else ":narrow"


def own_features(mark: Mark, long: bool) -> Features:
    """Describe a line by its text and its own element."""
    text, size, tag = mark.text, len(mark.text), block_of(mark.node).tag
    found: Features = [("linked", mark.linked), ("italic", mark.italic), (f"tag:{tag if tag in OWN else 'other'}", 1.0)]
    if long:
        found.append(("paragraph", 1.0))
    if mark.alt:
        found.append(("alt", 1.0))
    if SENTENCE.search(text, max(0, size - 6)):
        found.append(("ends:sentence", 1.0))
    if mark.linked > 0.9:
        found.append(("all linked", 1.0))
    if tag in HEADING:
        found.append(("heading", 1.0))
    if is_toolbar(text):
        found.append(("toolbar", 1.0))
    if not any(map(str.isalpha, text[:200])):
        found.append(("no words", 1.0))
    if size < 400:
        named = phrases(text)
        found += [(f"furniture:{form}", 1.0) for form in sorted({p.form for p in named})]
        if size < SHORT and any(p.kind in ASKING for p in named):
            found.append(("furniture in a short line", 1.0))
    else:
        found.append(("very long", 1.0))
    return found


def place_features(mark: Mark, shape: Shape, long: bool) -> Features:
    """Describe the elements that a line stands in, below those that hold most of the page's running text."""
    own = between(mark, shape)
    steps = min(STEPS, sum(node.block for node in own))
    branch = own[-1] if own else mark.node
    kinds = {kind for node in own for kind in node.kinds}
    share = shape.signatures[signature(mark)] / max(1, shape.mass)
    density = branch.linked / max(1, branch.size)
    found: Features = [
        (f"steps:{steps}", 1.0),
        (f"steps:{min(4, steps)}:{_long(long)}", 1.0),
        ("like others", share),
        ("branch links", density),
    ]
    flags = {
        "alike:most": share > 0.4,
        "branch all linked": density > 0.8,
        "branch of many": branch.lines > 3,
        "in a card": in_card(mark),
        "beside an input": any(node.asks and node.size < BOX for node in own),
        "class of furniture": not kinds.isdisjoint(FURNITURE),
    }
    found += [(name, 1.0) for name, holds in flags.items() if holds]
    found += [(f"inside:{tag}", 1.0) for tag in sorted({node.tag for node in own} & INSIDE)]
    found += [(f"class:{kind}", 1.0) for kind in sorted(kinds - NEUTRAL)]
    return found


def order_features(i: int, shape: Shape) -> Features:
    """Describe a line's place in the order of lines, and behind the headline."""
    if not shape.mass:
        return [("no paragraphs", 1.0)]
    if shape.headline < 0:
        return [("no headline", 1.0)]
    if i <= shape.headline:
        return [("the headline" if i == shape.headline else "before the headline", 1.0)]
    above = shape.done[shape.headline]
    found: Features = [("since the headline", (shape.done[i] - above) / max(1, shape.mass - above))]
    if i - shape.headline <= 3 and shape.done[i - 1] - above < 40:
        found.append(("below the headline", 1.0))
    return found


def comments_start(marks: Sequence[Mark], shape: Shape) -> int:
    """Return the line that heads the comments, behind most of the running text; the number of lines if there is none."""
    for i, mark in enumerate(marks):
        short = len(mark.text) < 60 and shape.done[i] > BEHIND * shape.mass and not is_paragraph(mark)
        if (
            short
            and ABOUT.search(mark.text)
            and any(p.kind == "comments" and p.form in HEADS for p in phrases(mark.text))
        ):
            return i
    return len(marks)


def is_dek(i: int, mark: Mark, shape: Shape) -> bool:
    """Tell a sentence or two between the headline and the first paragraph: a standfirst."""
    if (
        not (0 <= shape.headline < i <= shape.headline + 3 and 50 <= len(mark.text) <= 350)
        or mark.linked > 0.2
        or mark.alt
    ):
        return False
    words = mark.text.split()
    small = sum(word[:1].islower() for word in words)
    above = shape.done[i - 1] - shape.done[shape.headline]
    return above < 40 and small >= 0.5 * len(words) and not any(n.kinds & SIGNING for n in near(mark.node, 4))


def is_bio(text: str) -> bool:
    """Tell a note on who wrote the article."""
    low = text.casefold()
    return any(stem in low for stem in BIO_STEMS) and BIO.search(text) is not None


def said_features(mark: Mark, fold: str, said: Said) -> Features:
    """Describe what the page's head says of a line beyond its text."""
    found: Features = []
    if len(fold) > 20 and any(fold.startswith(d[:80]) or d.startswith(fold) for d in said.descriptions):
        found.append(("the description", 1.0))
    if mark.text.startswith(said.authors):
        found.append(("starts:author", 1.0))
    return found
