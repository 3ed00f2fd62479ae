"""The timeline: dated happenings in order, one entry each."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.findings import Findings
from onrecord.extract.propositions import Proposition
from onrecord.extract.sentences import Sentence
from onrecord.model import Account, Block, Claim, Moment, Span
from onrecord.reconcile.timeline import order_timeline
from onrecord.reconcile.timeline_dates import conflicting_dates, dispute_dates, event_day
from onrecord.reconcile.timeline_readings import read_dates
from onrecord.text.dates import interval

STOP = frozenset("the a at in on and of to was were by".split())


def findings(name: str, *rows: tuple[str, dict[str, str]]) -> Findings:
    """Build what one account says from its sentences and the value of each expression in them."""
    text, sentences, moments = "", [], []
    for said, values in rows:
        span = Span(name, len(text), len(text) + len(said))
        lemmas = frozenset(word.strip(".,").lower() for word in said.split()) - STOP
        sentences.append(Sentence(span, said, lemmas, frozenset()))
        moments += [moment(name, span.start + said.index(written), written, value) for written, value in values.items()]
        text += said + " "
    blocks = (Block(0, len(text), "body", True, ""),)
    told = Account(name, f"{name}.txt", None, name, name, None, None, (), None, None, None, "en", text, blocks)
    return Findings(told, tuple(sentences), (), (), (), tuple(moments), (), ())


def moment(name: str, start: int, written: str, timex: str) -> Moment:
    covered = interval(timex) or (None, None)
    kind = "duration" if timex.startswith("P") else "time" if "T" in timex else "date"
    return Moment(
        f"m-{name}-{start}", name, Span(name, start, start + len(written)), written, timex, *covered, kind, ""
    )


def claim(*passages: Span) -> Claim:
    return Claim("c-1", "The dam broke.", "corroborated", (), passages, (), (), None)


def test_happenings_stand_in_the_order_of_their_dates_background_and_expectation_included():
    story = findings(
        "a",
        ("The crew will meet on Friday.", {"Friday": "2031-03-07"}),
        ("The dam broke on Tuesday.", {"Tuesday": "2031-03-04"}),
        ("The dam was built in 1961.", {"1961": "1961"}),
    )
    assert [(e.earliest, e.written) for e in order_timeline((story,), ())] == [
        ("1961-01-01", "1961"), ("2031-03-04", "Tuesday"), ("2031-03-07", "Friday"),
    ]  # fmt: skip


def test_a_happening_is_told_at_the_most_precise_of_its_hours():
    one = findings("a", ("The lift stopped shortly before 10 p.m.", {"10 p.m.": "2031-03-03T22:00"}))
    other = findings("b", ("The lift stopped at 21:52.", {"21:52": "2031-03-03T21:52"}))
    stop = claim(one.sentences[0].span, other.sentences[0].span)
    assert [(e.earliest, e.written, len(e.passages)) for e in order_timeline((one, other), (stop,))] == [
        ("2031-03-03T21:52", "21:52", 2)
    ]  # fmt: skip


def test_readings_of_one_instant_are_one_entry():
    one = findings("a", ("Talks began at 1500 GMT, 6 p.m. in Moscow.", {"1500 GMT": "2031-03-04T15:00Z", "6 p.m. in Moscow": "2031-03-04T18:00+03:00"}))  # fmt: skip
    other = findings("b", ("The envoys sat down at 10 a.m. in Washington.", {"10 a.m. in Washington": "2031-03-04T10:00-05:00"}))  # fmt: skip
    (entry,) = order_timeline((one, other), ())
    assert entry.earliest == entry.latest == "2031-03-04T15:00Z"
    assert [span.account for span in entry.passages] == ["a", "b"]


def test_the_most_precise_reading_of_one_claim_wins():
    one = findings("a", ("The dam broke on Tuesday.", {"Tuesday": "2031-03-04"}))
    other = findings(
        "b", ("A wall of water came at 4:40 a.m. on Tuesday.", {"4:40 a.m. on Tuesday": "2031-03-04T04:40"})
    )
    (entry,) = order_timeline((one, other), (claim(one.sentences[0].span, other.sentences[0].span),))
    assert (entry.earliest, entry.claim, len(entry.passages)) == ("2031-03-04T04:40", "c-1", 2)


def test_the_same_day_alone_joins_nothing():
    story = findings("a", ("The dam broke on Tuesday.", {"Tuesday": "2031-03-04"}))
    other = findings("b", ("Ministers resigned in Quellstad on Tuesday.", {"Tuesday": "2031-03-04"}))
    assert len(order_timeline((story, other), ())) == 2


def test_the_same_words_on_the_same_day_are_one_happening():
    story = findings("a", ("The dam broke on Tuesday.", {"Tuesday": "2031-03-04"}))
    other = findings("b", ("The old dam broke on Tuesday.", {"Tuesday": "2031-03-04"}))
    assert len(order_timeline((story, other), ())) == 1


def test_an_expression_given_once_still_dates_every_sentence_that_repeats_it():
    story = findings(
        "a", ("The dam broke on Tuesday.", {"Tuesday": "2031-03-04"}), ("Ministers fled Quellstad on Tuesday.", {})
    )
    assert [e.what for e in order_timeline((story,), ())] == [
        "Ministers fled Quellstad on Tuesday.",
        "The dam broke on Tuesday.",
    ]


def test_what_happened_is_told_in_the_words_of_a_passage():
    story = findings("a", ("The dam broke on Tuesday, and the town of Lower Brin was left.", {"Tuesday": "2031-03-04"}))
    clause = Proposition(Span("a", 0, 24), "The dam broke on Tuesday")
    told = Findings(story.account, story.sentences, (), (), (), story.moments, (), (clause,))
    (entry,) = order_timeline((told,), ())
    assert entry.what == story.account.cut(entry.passages[0].start, entry.passages[0].end)
    assert entry.what.startswith("The dam broke on Tuesday")


def test_lengths_of_time_have_no_place_on_the_timeline():
    assert order_timeline((findings("a", ("It took two hours.", {"two hours": "PT2H"})),), ()) == ()


def dated(found: Findings, published: str) -> Findings:
    return dataclasses.replace(found, account=dataclasses.replace(found.account, published=published))


def test_what_led_up_to_the_event_and_what_is_to_come_stand_apart_from_it():
    story = findings(
        "a",
        ("The dam was built in 1961.", {"1961": "1961"}),
        ("Inspectors warned of a leak in January.", {"January": "2031-01"}),
        ("The dam broke on Tuesday.", {"Tuesday": "2031-03-04"}),
        ("The crew will meet on Friday.", {"Friday": "2031-03-07"}),
    )
    other = findings("b", ("Water ran through the dam on Tuesday night.", {"Tuesday night": "2031-03-04TNI"}))
    told = order_timeline((dated(story, "2031-03-05T08:00"), dated(other, "2031-03-05")), ())
    assert [(e.written, e.phase) for e in told] == [
        ("1961", "background"), ("January", "background"), ("Tuesday", "event"), ("Tuesday night", "event"),
        ("Friday", "expected"),
    ]  # fmt: skip


def test_without_a_publication_day_nothing_is_called_background():
    story = findings("a", ("The dam was built in 1961.", {"1961": "1961"}))
    assert [e.phase for e in order_timeline((story,), ())] == ["event"]


def test_a_publication_day_of_a_month_alone_places_nothing():
    story = dated(findings("a", ("The dam was built in 1961.", {"1961": "1961"})), "2031-03")
    assert [e.phase for e in order_timeline((story,), ())] == ["event"]


def test_the_event_is_of_the_day_that_most_accounts_tell():
    rows = [("a", "Tuesday", "2031-03-04"), ("b", "Tuesday", "2031-03-04"), ("c", "Thursday", "2031-03-06")]
    story = [dated(findings(n, (f"It broke on {w}.", {w: v})), "2031-03-07") for n, w, v in rows]
    assert event_day(read_dates(story, ())) == "2031-03-04"


def broke_at(name: str, written: str, timex: str) -> Findings:
    return findings(name, (f"The dam broke at {written}.", {written: timex}))


def test_accounts_that_date_one_claim_differently_are_shown_against_each_other():
    one, other = broke_at("a", "4.10am", "2031-03-04T04:10"), broke_at("b", "5.40am", "2031-03-04T05:40")
    spans = [found.sentences[0].span for found in (one, other)]
    entries = order_timeline((one, other), (claim(*spans),))
    assert [e.earliest for e in entries] == ["2031-03-04T04:10", "2031-03-04T05:40"]
    assert {tuple(v.value for v in e.variants) for e in entries} == {("2031-03-04T04:10", "2031-03-04T05:40")}
    assert conflicting_dates((one, other), (claim(*spans),))["c-1"][0].passages == (spans[0],)


def test_a_claim_that_independent_accounts_date_differently_is_disputed_in_its_time():
    one, other = broke_at("a", "4.12am", "2031-03-04T04:12"), broke_at("b", "4.20am", "2031-03-04T04:20")
    told = dataclasses.replace(claim(*(found.sentences[0].span for found in (one, other))), origins=("o1", "o2"))
    (disputed,) = dispute_dates((one, other), (told,), {"a": "o1", "b": "o2"})
    assert disputed.standing == "disputed"
    assert disputed.dispute is not None
    assert disputed.dispute.slot == "time"
    assert [len(variant.passages) for variant in disputed.dispute.variants] == [1, 1]
    assert dispute_dates((one, other), (told,), {"a": "o1", "b": "o1"}) == (told,)


def test_hours_that_are_roundings_or_far_apart_or_on_a_guessed_day_are_no_conflict():
    one = broke_at("a", "4.38am", "2031-03-04T04:38")
    rows = {"4.40am": "2031-03-04T04:40", "9.10am": "2031-03-04T09:10", "4.38am": "2031-03-05T04:38"}
    for written, timex in rows.items():
        other = broke_at("b", written, timex)
        spans = [found.sentences[0].span for found in (one, other)]
        assert conflicting_dates((one, other), (claim(*spans),)) == {}


def test_a_number_that_changes_with_the_date_tells_of_two_moments():
    one = findings("a", ("Gifts to the fund stood at 11 crowns on Friday.", {"Friday": "2031-03-07"}))
    other = findings("b", ("Gifts to the fund stood at 12 crowns on Sunday.", {"Sunday": "2031-03-09"}))
    spans = [found.sentences[0].span for found in (one, other)]
    assert conflicting_dates((one, other), (claim(*spans),)) == {}


def test_an_hour_told_in_greenwich_too_is_one_date():
    said = {"4.10am": "2031-03-04T04:10", "0310 GMT": "2031-03-04T03:10Z"}
    one = findings("a", ("The dam broke at 4.10am (0310 GMT).", said))
    other = broke_at("b", "5.40am", "2031-03-04T05:40")
    spans = [found.sentences[0].span for found in (one, other)]
    variants = conflicting_dates((one, other), (claim(*spans),))["c-1"]
    assert [variant.value for variant in variants] == ["2031-03-04T04:10", "2031-03-04T05:40"]


def test_dates_of_one_claim_that_can_all_hold_are_no_conflict():
    rows = [("2031-03-04T04:10", "4.10am"), ("2031-03-04", "Tuesday"), ("2031-03-04TMO", "Tuesday morning"),
            ("2031-03-04T03:10Z", "0310 GMT"), ("2031-03", "March"), ("2031-03-04T04:14", "4.14am")]  # fmt: skip
    for timex, written in rows:
        one, other = broke_at("a", "4.10am", "2031-03-04T04:10"), broke_at("b", written, timex)
        if timex.endswith("Z"):
            one = broke_at("a", "4.10am", "2031-03-04T04:10+01:00")
        spans = [found.sentences[0].span for found in (one, other)]
        assert conflicting_dates((one, other), (claim(*spans),)) == {}


def test_two_dates_in_one_passage_are_two_entries_and_no_conflict():
    said = "The dam, opened on 1 March, broke on 4 March."
    rows = {"1 March": "2031-03-01", "4 March": "2031-03-04"}
    one, other = findings("a", (said, rows)), findings("b", (said, rows))
    spans = [found.sentences[0].span for found in (one, other)]
    entries = order_timeline((one, other), (claim(*spans),))
    assert [(e.earliest, len(e.passages), e.variants) for e in entries] == [
        ("2031-03-01", 2, ()), ("2031-03-04", 2, ()),
    ]  # fmt: skip


def test_an_hour_without_its_zone_is_the_same_hour_elsewhere_on_the_same_clock():
    one = findings("a", ("Talks began at 10:00 a.m. in Washington.", {"10:00 a.m. in Washington": "2031-03-04T10:00-05:00"}))  # fmt: skip
    other = findings("b", ("The envoys sat down at 10 a.m.", {"10 a.m.": "2031-03-04T10:00"}))
    (entry,) = order_timeline((one, other), ())
    assert [span.account for span in entry.passages] == ["a", "b"]


def test_hours_stand_in_the_order_of_the_one_clock_they_are_told_on():
    zoned = findings("a", ("The ferry left at 5:40 p.m.", {"5:40 p.m.": "2031-03-04T17:40-03:00"}))
    plain = findings("b", ("The captain called for help at 6:12 p.m.", {"6:12 p.m.": "2031-03-04T18:12"}))
    entries = order_timeline((zoned, plain), ())
    assert [entry.earliest for entry in entries] == ["2031-03-04T17:40-03:00", "2031-03-04T18:12"]


def test_hours_of_several_zones_are_told_in_universal_time():
    one = findings("a", ("The envoys met at 10 a.m.", {"10 a.m.": "2031-03-04T10:00-05:00"}))
    other = findings("b", ("The generals spoke at 9 p.m.", {"9 p.m.": "2031-03-04T21:00+03:00"}))
    assert [entry.earliest for entry in order_timeline((one, other), ())] == ["2031-03-04T15:00Z", "2031-03-04T18:00Z"]


def test_a_day_that_is_only_compared_with_is_no_happening():
    story = findings("a", ("Four have died, one more than on Saturday.", {"Saturday": "2031-03-01"}),
                     ("The toll is higher than the ministry had said on Tuesday.", {"Tuesday": "2031-03-04"}))  # fmt: skip
    assert order_timeline((story,), ()) == ()


@given(st.lists(st.sampled_from([("Tuesday", "2031-03-04"), ("5am", "2031-03-04T05:00"), ("March", "2031-03"),
                                 ("noon", "2031-03-04T12:00Z"), ("1961", "1961")]), min_size=1, max_size=6),
       st.randoms())  # fmt: skip
def test_the_order_of_accounts_changes_nothing(rows, random):
    story = [dated(findings(f"n{i}", (f"It broke {w} there.", {w: v})), "2031-03-05") for i, (w, v) in enumerate(rows)]
    mixed = list(story)
    random.shuffle(mixed)
    kept = [(e.earliest, e.latest, e.phase) for e in order_timeline(story, ())]
    assert [(e.earliest, e.latest, e.phase) for e in order_timeline(mixed, ())] == kept
