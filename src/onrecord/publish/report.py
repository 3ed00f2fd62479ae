"""A record as one HTML file that asks for nothing outside itself and needs no script."""

from collections.abc import Sequence
from typing import Any

from onrecord.model import Record, Span
from onrecord.publish.charts import figure_charts, one_value, single_account
from onrecord.publish.charts_lineage import GUTTER, lineage_graph, maker_name
from onrecord.publish.charts_timeline import timeline_chart
from onrecord.publish.html_page import language_code, render_page, style_sheet
from onrecord.publish.report_cited import Use, anchor, citation_numbers, cited_spans
from onrecord.publish.report_passages import block_runs, crossing_rules, shown_blocks
from onrecord.publish.tables import Index, Tag, index_record, one_line, shortened
from onrecord.publish.tables_claims import STANDINGS, claim_numbers, claim_rows, lacking, rows_alone, slot_words
from onrecord.publish.tables_picked import PICKS, picks_of
from onrecord.publish.tables_positions import codes_words, position_rows
from onrecord.publish.tables_speakers import KINDS, Said, speakers

RELATIONS = {
    "reprint": "a reprint of",
    "abridged": "an abridged print of",
    "rewrite": "a rewrite of",
    "spun": "a spun copy of",
    "translated": "a translation of",
    "update": "an update of",
}
HUES = 8  # colours for origins in report.css; beyond them the letter alone tells origins apart
FEW = 6  # citations of a sentence that stand in its line
MOST_COLUMNS = 40  # accounts; with more of them claims are a list, for a table would be mostly empty
TOOLTIP = 180  # characters


def render_report(record: Record) -> str:
    """Return the record as one HTML file.

    Raises:
        BadRecord: a span of the record points outside its accounts.
    """
    index = index_record(record)
    uses = cited_spans(index)
    own: dict[str, dict[Span, tuple[Use, ...]]] = {account: {} for account in index.tags}
    for span, found in uses.items():
        own[span.account][span] = found
    style = style_sheet("report.css") + "".join(
        crossing_rules(index, tag, own[account]) for account, tag in index.tags.items()
    )
    texts = [(tag, block_runs(shown_blocks(index, tag, own[account]))) for account, tag in index.tags.items()]
    return render_page("report.html.j2", style, texts=texts, **_page(index))


def _page(index: Index) -> dict[str, Any]:
    """Gather what the template shows, and the few functions that it names passages with."""
    rows = claim_rows(index)
    charts = figure_charts(index)
    people = speakers(index)
    return {
        "record": index.record,
        "index": index,
        "cites": lambda sentence: _cites(sentence.citations),
        "citations": citation_numbers(index),
        "claims": [(standing, title, [row for row in rows if row.claim.standing == standing])
                   for standing, title in STANDINGS],
        "alone": rows_alone(index, [row for row in rows if row.claim.standing == "single-source"]),
        "claim_number": claim_numbers(index),
        "standing_of": {claim.id: claim.standing for claim in index.record.claims},
        "charts": [chart for chart in charts if not single_account(chart) and not one_value(chart)],
        "agreed_charts": [chart for chart in charts if not single_account(chart) and one_value(chart)],
        "lone_charts": [chart for chart in charts if single_account(chart)],
        "time": timeline_chart(index),
        "speakers": [(kind, title, [person for person in people if person.kind == kind]) for kind, title in KINDS],
        "picks": PICKS,
        "said_picks": lambda said: _picks([said]),
        "people_picks": lambda people: _picks([said for person in people for said in person.said]),
        "positions": position_rows(index),
        "codes": codes_words,
        "slot_words": slot_words,
        "lacking": lacking(index),
        "graph": lineage_graph(index),
        "gutter": GUTTER,
        "most_columns": MOST_COLUMNS,
        "relation_words": RELATIONS,
        "hue": lambda holder: f"o{holder.hue % HUES}",
        "to": lambda span: f"#{anchor(index, span)}",
        "tip": lambda span: _tip(index, span),
        "maker": lambda derivation: maker_name(index, derivation),
        "left_out": _left_out,
        "lang": lambda tag: language_code(tag.account.language),
    }  # fmt: skip


def _picks(rows: Sequence[Said]) -> str:
    """Name the classes by which the style sheet shows and hides rows of statements."""
    found = {pick for row in rows for pick in picks_of(row.statement)}
    return " ".join(f"pick-{pick}" for pick, _ in PICKS if pick in found)


def _cites(spans: tuple[Span, ...]) -> tuple[list[Span], list[Span]]:
    """Part the citations of a sentence: those in sight, the first of each account where there are many, and the rest."""
    distinct = list(dict.fromkeys(spans))
    if len(distinct) <= FEW:
        return distinct, []
    first = {span.account: span for span in reversed(distinct)}
    return [s for s in distinct if first[s.account] == s], [s for s in distinct if first[s.account] != s]


def _tip(index: Index, span: Span) -> str:
    tag = index.tag(span.account)
    return f"{tag} {tag.name}: “{shortened(one_line(index.words(span)), TOOLTIP)}”"


def _left_out(tag: Tag) -> Sequence[tuple[str, str, int]]:
    """Count the characters of an account that were left out, by kind and reason."""
    sums: dict[tuple[str, str], int] = {}
    for block in tag.account.blocks:
        if not block.kept:
            sums[block.kind, block.reason] = sums.get((block.kind, block.reason), 0) + block.end - block.start
    return [(kind, reason, characters) for (kind, reason), characters in sums.items()]
