"""The timeline: dated happenings in order, one entry each."""

from onrecord.extract.findings import Findings
from onrecord.extract.propositions import Proposition
from onrecord.extract.sentences import Sentence
from onrecord.model import Account, Block, Claim, Moment, Span
from onrecord.reconcile.timeline import order_timeline
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
