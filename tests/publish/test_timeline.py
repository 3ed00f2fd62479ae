"""The timeline as it is drawn and as it reads: stretches to scale, phases and differing dates in words."""

import dataclasses
from itertools import pairwise

from tests.publish.sample import RECORD

from onrecord.model import Phase, Span, TimelineEntry, Variant
from onrecord.publish.charts_timeline import LETTER, TimeChart, timeline_chart
from onrecord.publish.markdown import reference_numbers, render_markdown
from onrecord.publish.report import render_report
from onrecord.publish.tables import index_record
from onrecord.publish.tables_time import entry_words, instant


def entry(earliest: str, latest: str, phase: Phase = "event", variants: tuple[Variant, ...] = ()) -> TimelineEntry:
    return TimelineEntry(earliest, latest, "then", "something", None, (), phase, variants)


STORY = (
    entry("1961-01-01", "1961-12-31", "background"),
    entry("2033-11-17", "2033-11-17", "background"),
    entry("2034-05-14T04:00", "2034-05-14T04:00"),
    entry("2034-05-14T06:00", "2034-05-14T06:00"),
    entry("2034-05-14T12:00", "2034-05-14T16:00"),
    entry("2034-05-19", "2034-05-19", "expected"),
)


def chart(*entries: TimelineEntry) -> TimeChart:
    return timeline_chart(index_record(dataclasses.replace(RECORD, timeline=entries)))


def test_hours_on_the_clock_of_the_place_stand_beside_those_without_a_zone():
    drawn = chart(
        entry("2034-05-14T04:00", "2034-05-14T04:00"),
        entry("2034-05-14T05:00-03:00", "2034-05-14T05:00-03:00"),
        entry("2034-05-14T06:00", "2034-05-14T06:00"),
    )
    first, second, third = (row.strip.left for row in drawn.rows)
    assert round(third - second, 1) == round(second - first, 1) > 0


def test_within_the_event_equal_times_are_equally_long():
    drawn = chart(*STORY)
    first, second, noon = (row.strip.left for row in drawn.rows[2:5])
    assert not drawn.logarithmic
    assert round((noon - second) / (second - first), 1) == 3.0
    assert round((drawn.rows[4].strip.right - noon) / (second - first), 1) == 2.0


def test_stretches_of_the_scale_stand_in_order_whatever_they_span():
    drawn = chart(*STORY)
    lefts = [row.strip.left for row in drawn.rows]
    assert lefts == sorted(lefts)
    assert len(drawn.breaks) == 2
    assert all(before < after for before, after in pairwise(drawn.breaks))


def test_an_event_of_years_is_drawn_by_the_logarithm():
    assert chart(entry("1961-01-01", "1961-12-31"), entry("2034-05-14T04:00", "2034-05-14T04:00")).logarithmic


def test_one_instant_alone_stands_in_the_middle():
    (row,) = chart(entry("2034-05-14T04:00", "2034-05-14T04:00")).rows
    assert row.strip.left == row.strip.right == 50.0


def test_phases_are_said_in_words():
    assert [row.phase for row in chart(*STORY).rows] == ["background", "background", "", "", "", "still to come"]


def test_differing_dates_are_said_in_words():
    differing = (Variant("2034-05-14T04:00", ()), Variant("2034-05-14T05:30", ()))
    assert entry_words(entry("2034-05-14T04:00", "2034-05-14T04:00", "event", differing)) == (
        "14 May 2034, 04:00; accounts differ: 14 May 2034, 04:00, 14 May 2034, 05:30"
    )


def test_the_markdown_shows_who_gives_which_date():
    one, other = (entry.passages[0] for entry in RECORD.timeline[:2])
    told = dataclasses.replace(
        RECORD.timeline[0], variants=(Variant("1997-05-01", (one,)), Variant("1997-05-02", (other,)))
    )
    record = dataclasses.replace(RECORD, timeline=(told,))
    numbers = reference_numbers(record)
    tags = [index_record(record).tag(span.account) for span in (one, other)]
    assert (
        f"accounts differ: 1 May 1997 ({tags[0]} [{numbers[one]}]), 2 May 1997 ({tags[1]} [{numbers[other]}])"
        in render_markdown(record)
    )


def test_the_report_shows_who_gives_which_date():
    span = next(iter(RECORD.timeline)).passages[0]
    told = dataclasses.replace(
        RECORD.timeline[0],
        phase="background",
        variants=(Variant("1997-05-01", (Span(span.account, span.start, span.end),)),),
    )
    page = render_report(dataclasses.replace(RECORD, timeline=(told,)))
    assert "accounts differ: 1 May 1997" in page
    assert "background:" in page


def test_seconds_of_an_instant_are_counted_from_1970():
    assert instant("1970-01-01T00:00Z") == 0


def test_a_label_of_a_day_stands_at_its_beginning():
    drawn = chart(
        entry("2034-05-13T04:00", "2034-05-14T05:00"),
        entry("2034-05-15T18:00", "2034-05-15T20:00"),
        entry("2034-05-15", "2034-05-16"),
    )
    day = next(tick for tick in drawn.ticks if tick.label == "15 May 2034")
    assert day.at == drawn.rows[2].strip.left < drawn.rows[1].strip.left


def test_the_beginning_of_the_event_is_labelled_though_background_stands_close():
    assert "14 May 2034" in {tick.label for tick in chart(*STORY).ticks}


def test_labels_stand_clear_of_each_other():
    drawn = chart(*STORY, *(entry(f"2034-06-{day:02}", f"2034-06-{day:02}", "expected") for day in range(1, 30)))
    edges = [
        (tick.at - len(tick.label) * LETTER, tick.at)
        if tick.anchor == "end"
        else (tick.at, tick.at + len(tick.label) * LETTER)
        for tick in drawn.ticks
    ]
    assert all(before[1] < after[0] for before, after in pairwise(edges))


def test_the_drawing_tells_the_phases_and_the_stretches_apart():
    page = render_report(dataclasses.replace(RECORD, timeline=STORY))
    assert 'class="strip moment background"' in page
    assert 'class="strip moment expected"' in page
    assert page.count('class="break"') == 2 * (len(STORY) + 1)
