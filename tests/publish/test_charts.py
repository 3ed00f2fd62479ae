"""Figures, time and lineage get places that a reader can trust."""

import dataclasses
import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.sample import A1, A3, A4, ORIGINS, RECORD, at

from onrecord.model import Figure, TimelineEntry
from onrecord.publish.charts import Scale, figure_charts, figure_scale, number_words
from onrecord.publish.charts_lineage import ROW, lineage_graph
from onrecord.publish.charts_timeline import timeline_chart
from onrecord.publish.markdown import render_markdown
from onrecord.publish.report import render_report
from onrecord.publish.tables import index_record

INDEX = index_record(RECORD)
BOUND = st.none() | st.floats(allow_nan=True, allow_infinity=True) | st.integers(-10, 10**12).map(float)


def figure(low: float | None, high: float | None) -> Figure:
    return Figure("f", A1.id, at(A1, "12"), "12", low, high, "", "things", False)


def test_differences_come_before_agreement_and_single_accounts_last():
    assert [chart.topic.id for chart in figure_charts(INDEX)] == ["t-1", "t-2", "t-3"]


def test_what_a_quantity_was_before_is_told_apart():
    first, *rest = RECORD.topics
    record = dataclasses.replace(RECORD, topics=(dataclasses.replace(first, past=("f-3",)), *rest))
    rows = [row for row in figure_charts(index_record(record))[0].rows if row.past]
    assert [row.figures[0].id for row in rows] == ["f-3"]
    assert rows[0].written.endswith(" (before)")
    assert render_markdown(record).count(" (before)") == 1
    assert '"strip conflict past"' in render_report(record)


def test_an_exact_figure_is_a_dot_and_an_open_end_runs_to_the_edge():
    rows = {row.figures[0].id: row.strip for row in figure_charts(INDEX)[0].rows}
    assert rows["f-3"].dot
    assert (rows["f-1"].open_right, rows["f-1"].right, rows["f-1"].open_left) == (True, 100.0, False)


def test_a_figure_without_bounds_has_no_place():
    assert figure_charts(INDEX)[2].rows[0].strip is None


def test_figures_in_different_units_stand_on_one_scale():
    days, hours = (
        dataclasses.replace(figure(n, n), id=f"f-{n}", unit=unit) for n, unit in ((3, "days"), (24, "hours"))
    )
    euros = dataclasses.replace(figure(40, 40), id="f-40", unit="EUR")
    topic = dataclasses.replace(RECORD.topics[0], unit="hours", figures=("f-3", "f-24", "f-40"))
    record = dataclasses.replace(RECORD, figures=(days, hours, euros), topics=(topic,))
    rows = {row.figures[0].id: row.strip for row in figure_charts(index_record(record))[0].rows}
    assert rows["f-3"].left > rows["f-24"].left
    assert rows["f-40"] is None


@pytest.mark.parametrize(("low", "high", "logarithmic"), [(10, 20, False), (10, 5000, True), (0, 5000, False)])
def test_a_wide_range_is_drawn_by_logarithm(low, high, logarithmic):
    assert figure_scale([figure(low, low), figure(high, high)]).logarithmic is logarithmic


@given(st.lists(st.tuples(BOUND, BOUND), min_size=1, max_size=5))
def test_any_figures_find_a_place_inside_the_chart(bounds):
    figures = tuple(dataclasses.replace(figure(low, high), id=f"f-{n}") for n, (low, high) in enumerate(bounds))
    topic = dataclasses.replace(RECORD.topics[0], figures=tuple(f.id for f in figures))
    chart = figure_charts(index_record(dataclasses.replace(RECORD, figures=figures, topics=(topic,))))[0]
    assert all(0 <= tick.at <= 100 for tick in chart.ticks)
    assert len(chart.ticks) <= 8
    for row in chart.rows:
        assert row.strip is None or 0 <= row.strip.left <= row.strip.right <= 100
        assert row.bounds


@given(st.floats(1, 1e9), st.floats(1, 1e9), st.booleans())
def test_a_scale_keeps_order(one, other, logarithmic):
    scale = Scale(1, 1e9, logarithmic)
    assert (one < other) <= (scale.at(one) <= scale.at(other))


@pytest.mark.parametrize(("value", "words"), [(0.0, "0"), (175000.0, "175,000"), (1.2e6, "1.2 m"), (-3.5, "-3.5"),
                                              (math.inf, "no bound"), (1e30, "1e+30")])  # fmt: skip
def test_numbers_are_written_as_a_reader_writes_them(value, words):
    assert number_words(value) == words


def test_the_timeline_keeps_order_and_shows_uncertainty():
    rows = timeline_chart(INDEX).rows
    lefts = [row.strip.left for row in rows]
    assert lefts == sorted(lefts)
    assert rows[0].strip.right > rows[0].strip.left
    assert rows[4].strip.dot
    assert rows[3].strip.left < rows[4].strip.left < rows[3].strip.right


def test_labels_of_the_timeline_do_not_run_into_each_other():
    ticks = timeline_chart(INDEX).ticks
    assert ticks[0].label == "1998"
    assert all(after.at - before.at >= 20 for before, after in pairwise(ticks))


@pytest.mark.parametrize("written", ["", "soon", "0000-00-00", "2034-02-31", "99999-01-01", "2034-05-14T99:99"])
def test_an_interval_that_is_no_date_is_listed_without_a_place(written):
    entry = TimelineEntry(written, written, "then", "something", None, ())
    assert timeline_chart(index_record(dataclasses.replace(RECORD, timeline=(entry,)))).rows[0].strip is None


def test_accounts_of_one_origin_share_a_band_and_arrows_lead_to_what_was_made():
    graph = lineage_graph(INDEX)
    assert len(graph.bands) == len(ORIGINS)
    assert [arc.made.account.id for arc in graph.arcs] == [d.account for d in RECORD.derivations]
    assert [node.label for node in graph.nodes if node.tag is None] == ["Tidewater Press (wire)"]
    ys = [node.y for node in graph.nodes]
    assert all(after - before >= ROW for before, after in pairwise(ys))


def test_figures_that_were_updated_stand_in_the_order_of_their_accounts_dates():
    dated = {A3.id: "2034-05-14T20:00:00Z", A1.id: "2034-05-15", A4.id: None}
    accounts = tuple(dataclasses.replace(a, published=dated.get(a.id, a.published)) for a in RECORD.accounts)
    topic = dataclasses.replace(RECORD.topics[0], verdict="updated", figures=("f-1", "f-3", "f-4"))
    (drawn,) = figure_charts(index_record(dataclasses.replace(RECORD, accounts=accounts, topics=(topic,))))
    assert [row.tag.account.id for row in drawn.rows] == [A3.id, A1.id, A4.id]
