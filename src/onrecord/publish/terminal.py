"""A record for the terminal: the brief, then what differs, then who said what, and what was not read."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING

from onrecord.model import Record, Span
from onrecord.publish.charts import figure_charts, single_account
from onrecord.publish.tables import QUOTED, Index, OriginTag, Tag, counted, index_record, one_line, shortened
from onrecord.publish.tables_claims import ClaimRow, claim_rows, slot_words
from onrecord.publish.tables_picked import PICKS, picked
from onrecord.publish.tables_speakers import KINDS, Print, Said, Speaker, chain_words, kind_words, speakers
from onrecord.publish.tables_time import date_words, entry_words
from onrecord.vocabulary import Pick

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

HUES = ("blue", "yellow", "green", "magenta", "cyan", "red")
STANDING = {
    "corroborated": ("= agreed", "green"),
    "disputed": ("≠ disputed", "red"),
    "single-source": ("1 origin alone", "dim"),
}
MOST_SPEAKERS = 12  # of a kind; the files that -o writes hold all of them
SHORT = 28  # characters of an account's name where several stand in a line
MOST_SAID = 6  # statements of a speaker
MOST_MOMENTS = 16  # of the timeline


def render_terminal(record: Record, *, width: int = 100, colour: bool = False, pick: Pick | None = None) -> str:
    """Return the record as lines for a terminal, with colour codes only where `colour` asks for them.

    With `pick` it is only who said what, and of that only speech, direct quotes or unnamed sources, all of them.
    """
    index = index_record(record)
    if pick is not None:
        return print_parts((*_head(index), *_said(index, pick)), width=width, colour=colour)
    parts = (*_head(index), *_brief(index), *_differences(index), *_figures(index), *_timeline(index),
             *_said(index), *_end(index))  # fmt: skip
    return print_parts(parts, width=width, colour=colour)


def print_parts(parts: Iterable["RenderableType"], *, width: int, colour: bool) -> str:
    """Lay parts out below one another; the result never holds an escape code of an account's text."""
    from rich.console import Console

    console = Console(
        file=StringIO(), width=max(20, width), force_terminal=colour, color_system="standard" if colour else None,
        no_color=not colour, highlight=False, emoji=False, markup=False, legacy_windows=False, force_interactive=False,
        _environ={},
    )  # fmt: skip
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def styled(*pieces: str | tuple[str, str]) -> "Text":
    """Join pieces, some with a style, to one text; unseen characters become visible."""
    from rich.text import Text

    return Text.assemble(
        *((one_line_kept(p), "") if isinstance(p, str) else (one_line_kept(p[0]), p[1]) for p in pieces)
    )


def one_line_kept(text: str) -> str:
    """Fold a text to one line but keep a blank at its edges, which parts it from its neighbours."""
    folded = one_line(text)
    lead, tail = (" " * (len(text) - len(cut)) for cut in (text.lstrip(" "), text.rstrip(" ")))
    return f"{lead}{folded}{tail}" if folded else lead


def heading(text: str) -> "Text":
    """Head a section."""
    from rich.text import Text

    return Text.assemble("\n", (text, "bold underline"))


def rows(pairs: Iterable[tuple["Text | str", "Text | str"]], *, first: int) -> "RenderableType":
    """Set pairs in two columns, so that long texts keep their indent."""
    from rich.padding import Padding
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(width=first, no_wrap=True)
    table.add_column(overflow="fold")
    for left, right in pairs:
        table.add_row(left, right)
    return Padding(table, (0, 0, 0, 2))


def tag_text(tag: Tag | OriginTag) -> tuple[str, str]:
    """Return an account's tag, or an origin's letter, with its colour."""
    return (tag.letter if isinstance(tag, OriginTag) else str(tag)), f"bold {HUES[tag.hue % len(HUES)]}"


def _head(index: Index) -> Iterator["RenderableType"]:
    record = index.record
    yield styled((record.title, "bold"))
    yield styled(
        f"{counted(len(record.accounts), 'account')}, {counted(len(index.origins), 'independent origin')}, "
        f"{len(record.unread)} not read"
    )
    yield rows(((styled(tag_text(o)), _origin(o)) for o in index.origins), first=2)


def _origin(origin: OriginTag) -> "Text":
    pieces: list[str | tuple[str, str]] = []
    for tag in origin.tags:
        pieces += [tag_text(tag), f" {tag.name}", ", "]
    return styled(*pieces[:-1])


def _brief(index: Index) -> Iterator["RenderableType"]:
    yield heading("Brief")
    if not index.record.brief:
        yield styled("  The accounts gave nothing that a brief could cite.")
    standing = {claim.id: claim.standing for claim in index.record.claims}
    pairs = []
    for number, sentence in enumerate(index.record.brief, 1):
        word, style = STANDING[standing[sentence.claim]] if sentence.claim in standing else ("", "")
        text = styled(f"{sentence.text} ", *_tags(index, sentence.citations), "  ", (word, style))
        pairs.append((f"{number}.", text))
    yield rows(pairs, first=3)


def _tags(index: Index, spans: Iterable[Span]) -> Iterator[str | tuple[str, str]]:
    """Name each cited account once."""
    yield "["
    for place, account in enumerate(dict.fromkeys(span.account for span in spans)):
        yield from ([" "] if place else [])
        yield tag_text(index.tag(account))
    yield "]"


def _differences(index: Index) -> Iterator["RenderableType"]:
    disputed = [row for row in claim_rows(index) if row.claim.standing == "disputed"]
    yield heading("What differs")
    if not disputed:
        yield styled("  No two independent origins contradict each other in a claim.")
    for row in disputed:
        yield from _dispute(row)


def _dispute(row: ClaimRow) -> Iterator["RenderableType"]:
    slot = f" {slot_words(row.claim.dispute.slot)}" if row.claim.dispute else ""
    reason = f": {row.claim.dispute.reason}" if row.claim.dispute and row.claim.dispute.reason else ""
    yield rows([("≠", styled((row.claim.text, "bold"), (f"; disputed{slot}{reason}", "dim")))], first=1)
    for variant in row.variants:
        pieces: list[str | tuple[str, str]] = [f"“{date_words(variant.value)}”: "]
        for tag, _ in variant.given:
            pieces += [tag_text(tag), f" {shortened(tag.name, SHORT)}", ", "]
        yield rows([("", styled(*pieces[:-1]))], first=3)


def _figures(index: Index) -> Iterator["RenderableType"]:
    charts = [chart for chart in figure_charts(index) if not single_account(chart)]
    yield from ([heading("Figures that several accounts give")] if charts else [])
    for chart in charts:
        pieces: list[str | tuple[str, str]] = [(chart.topic.of or "a quantity", "bold"), ": "]
        for row in chart.rows:
            pieces += [tag_text(row.tag), f" {row.written}", ", "]
        plain = chart.topic.verdict == "agree" and not any(
            figure.denied for row in chart.rows for figure in row.figures
        )
        reason = "" if plain or not chart.topic.reason else f" ({chart.topic.reason})"
        yield rows([(chart.topic.verdict, styled(*pieces[:-1], (reason, "dim")))], first=10)


def _timeline(index: Index) -> Iterator["RenderableType"]:
    timeline = index.record.timeline
    yield from ([heading("Timeline")] if timeline else [])
    for entry in timeline[:MOST_MOMENTS]:
        when = entry_words(entry, lambda spans: f"in {', '.join(_accounts(index, spans))}")
        pieces = (f" {shortened(one_line(entry.what), QUOTED)} ", *_tags(index, entry.passages))
        yield rows([("·", styled((f"{when}:", "bold"), *pieces))], first=1)
    if left := len(timeline[MOST_MOMENTS:]):
        yield rows([("", styled((f"… and {left} more", "dim")))], first=1)


def _accounts(index: Index, spans: Iterable[Span]) -> list[str]:
    return list(dict.fromkeys(str(index.tag(span.account)) for span in spans))


def _said(index: Index, pick: Pick | None = None) -> Iterator["RenderableType"]:
    people = picked(speakers(index), pick)
    yield heading("Who said what" if pick is None else f"Who said what: {dict(PICKS)[pick]}")
    if not people:
        yield styled("  The accounts cite nobody." if pick is None else "  The accounts have none.")
    for kind, title in KINDS:
        found = [person for person in people if person.kind == kind]
        yield from ([styled(("  " + title, "italic"))] if found else [])
        for person in found[: None if pick else MOST_SPEAKERS]:
            yield from _speaker(index, person, None if pick else MOST_SAID)
        rest = [] if pick else found[MOST_SPEAKERS:]
        if rest:
            more = sum(person.count for person in rest)
            yield rows([("", styled((f"… and {counted(len(rest), 'more')} with {counted(more, 'statement')}", "dim")))],
                       first=1)  # fmt: skip


def _speaker(index: Index, person: Speaker, most: int | None) -> Iterator["RenderableType"]:
    yield styled(("  " + one_line(person.name), "bold"))
    pairs = [(styled(tag_text(said.tag)), _words(index, said)) for said in person.said[:most]]
    left = len(person.said) - len(pairs)
    yield rows([*pairs, *([("", styled((f"… and {left} more", "dim")))] if left else [])], first=4)


def _words(index: Index, said: Said) -> "Text":
    whole = " … ".join(one_line(index.words(span)) for span in said.statement.content)
    words = shortened(whole, QUOTED)
    cut = f" [{counted(len(whole) - len(words) + 1, 'character')} more]" if words != whole else ""
    shown = f"“{words}”" if said.statement.kind == "direct" else words
    cue = f", {index.words(said.statement.cue)}" if said.statement.cue else ""
    others = [str(tag) for _, tag, _ in said.again]
    others += [f"{p.tag} {p.wording.change}{_tone(p)}" for p in said.prints if p.pieces]
    also = f"; also {', '.join(dict.fromkeys(others))}" if others else ""
    return styled(shown, (f"{cut} ({kind_words(said.statement)}{cue}{chain_words(said)}){also}", "dim"))


def _tone(found: Print) -> str:
    return f" (cue “{found.cue}”: {found.tone})" if found.tone else ""


def _end(index: Index) -> Iterator["RenderableType"]:
    record = index.record
    if record.unread:
        yield heading("Not read")
        yield rows((("-", styled(f"{u.path}: {u.reason}")) for u in record.unread), first=1)
    alone = sum(claim.standing == "single-source" for claim in record.claims)
    out = sum(b.end - b.start for account in record.accounts for b in account.blocks if not b.kept)
    yield heading("Also in this record")
    yield styled(
        f"  {counted(len(record.claims) - alone, 'claim')} of several origins, {alone} of one origin alone, "
        f"{counted(len(record.timeline), 'moment')} on the timeline, {counted(len(record.positions), 'position')}, "
        f"{counted(len(record.omissions), 'omission')}; {counted(out, 'character')} left out of the accounts, with reasons"
    )
