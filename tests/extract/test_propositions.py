"""Propositions: how sentences are cut into clauses, and what a clause carries for comparison."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.propositions import Proposition, extract_propositions, numeral
from onrecord.extract.reading import read_passages
from onrecord.extract.sentences import extract_sentences
from onrecord.model import Account, Block, Figure, Source, Span, Statement

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "propositions.toml").read_text("utf-8"))["case"]


def account(text: str) -> Account:
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = (Block(0, len(text), "body", True, ""),) if text else ()
    return Account("a1", "a.txt", None, sha, sha, None, None, (), None, None, None, "en", text, blocks)


def propositions(
    text: str, statements: tuple[Statement, ...] = (), figures: tuple[Figure, ...] = ()
) -> tuple[Proposition, ...]:
    return extract_propositions(read_passages(account(text)), statements, figures, ())


def statement(text: str, source: str, cue: str, content: str) -> Statement:
    def span(piece: str) -> Span:
        return Span("a1", text.index(piece), text.index(piece) + len(piece))

    cited = Source(span(source), source, source, None, False, None)
    return Statement("s-1", "a1", "indirect", cited, span(cue), (span(content),), None, None, None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_the_case_table_holds(case):
    assert [p.text for p in propositions(case["text"])] == case["clauses"]


def test_a_paragraph_is_never_one_proposition():
    text = "The mill burned down on Sunday. Two workers were hurt. The owner blamed a broken lamp."
    assert len(propositions(text)) == 3


def test_a_clause_carries_its_names_numbers_and_words():
    (found,) = propositions("Captain Orla Venn led 42 sailors to Tarnholm.")
    assert {"venn", "tarnholm"} <= found.names
    assert found.numerals == {"42"}
    assert found.predicate == "lead"
    assert "sailor" in found.lemmas
    assert found.has_subject


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Not one lorry was stopped at the weir.", True),
        ("Not a single lorry was stopped at the weir.", True),
        ("The guards did not open the gate.", True),
        ("No guard opened the gate.", True),
        ("The guards opened the gate.", False),
        ("The ministry rejected the charge of bribery.", True),
        ("The repair took no less than six weeks.", False),
        ("The report of a leak is false.", True),
    ],
)
def test_a_clause_knows_whether_it_says_no(text, negated):
    assert [p.negated for p in propositions(text)] == [negated]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied reports that forty lorries burned on the ferry.",
        "The ministry called reports of forty burned lorries on the ferry propaganda.",
        "It is not true that forty lorries burned on the ferry.",
        "The claim that forty lorries had burned on the ferry is wrong.",
        "The firm withdrew its claim that forty lorries burned on the ferry.",
    ],
)
def test_a_clause_that_stands_in_a_denial_is_told_with_it_and_says_no(text):
    assert [p.negated for p in propositions(text)] == [True]


def test_a_clause_lies_in_its_statement():
    text = "The pilot said the storm sank four barges near Tarnholm."
    cited = statement(text, "The pilot", "said", "the storm sank four barges near Tarnholm")
    assert [p.statement for p in propositions(text, (cited,))] == ["s-1"]


def test_who_says_it_is_no_proposition_of_its_own():
    text = '"The storm sank four barges," harbour pilot Edda Holt said in Tarnholm.'
    cited = statement(text, "harbour pilot Edda Holt", "said", "The storm sank four barges")
    assert all("Holt" not in p.text or "storm" in p.text for p in propositions(text, (cited,)))


def test_a_clause_holds_the_figures_that_lie_in_it():
    text = "The storm sank four barges and the harbour lost 30 berths."
    figures = tuple(
        Figure(f"f-{word}", "a1", Span("a1", text.index(word), text.index(word) + len(word)), word, 4, 4, "", "", False)
        for word in ("four", "30")
    )
    assert [p.figures for p in propositions(text, (), figures)] == [("f-four",), ("f-30",)]


def test_sentences_are_counted_as_the_sentences_stage_counts_them():
    reading = read_passages(account("The mill burned down.\n\nTwo workers were hurt. The owner blamed a lamp."))
    sentences = extract_sentences(reading)
    for found in extract_propositions(reading, (), (), ()):
        around = sentences[found.sentence].span
        assert around.start <= found.span.start
        assert found.span.end <= around.end


@pytest.mark.parametrize(("word", "digits"), [("3,000", "3000"), ("Twenty-three", "23"), ("dozens", ""), ("٣", "")])
def test_numbers_are_compared_as_digits(word, digits):
    assert numeral(word) == digits


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("The mill (burned) 3,000 “no” said; that\n\t—…Ω .,?!"), max_size=120))
def test_any_text_is_cut_without_an_error_and_spans_reproduce(text):
    for found in propositions(text):
        assert text[found.span.start : found.span.end].replace("\n", " ") == found.text


@pytest.mark.parametrize(
    ("text", "denied", "denial"),
    [
        (
            "The coach accused the stewards of moving the buoys. The league rejected that.",
            "moving the buoys",
            "rejected",
        ),
        ("The union says the pump was sold in May. Not so, says the harbour office.", "the pump was sold", "Not so"),
        (
            "The pilot claimed that the harbour lamp was dark all night. That is untrue, the keeper said.",
            "lamp was dark",
            "untrue",
        ),
        ("Divers say the hatch was left open. The owner disputes this version.", "the hatch was left open", "disputes"),
    ],
)
def test_a_denial_of_what_was_said_before_belongs_to_it(text, denied, denial):
    answered = [p for p in propositions(text) if p.denials]
    assert any(denied in p.text for p in answered)
    assert all(denial in text[span.start : span.end] for p in answered for span in p.denials)


@pytest.mark.parametrize(
    "text",
    [
        "The coach praised the stewards. The league rejected the offer.",
        "The pump was sold in May. The mayor denied that the weir had failed.",
        "The owner disputes this version.",
        "The hatch was open. It was raining. The union disputes the bill.",
    ],
)
def test_a_denial_of_something_else_answers_nothing(text):
    assert not any(p.denials for p in propositions(text))
