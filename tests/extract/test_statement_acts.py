"""What somebody says, believes and intends are told apart."""

import pytest
from tests.extract.texts import account

from onrecord.extract.reading import read_passages
from onrecord.extract.statements import extract_attributions, extract_statements


def acts(text: str) -> list[tuple[str, str]]:
    """Return the act and the cue of each attribution in the wide sense."""
    found = extract_attributions(read_passages(account(text)))
    return [(s.act, text[s.cue.start : s.cue.end] if s.cue else "") for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Farmers fear that the dam will fail.", [("belief", "fear")]),
        ("The council expects the sale by June.", [("belief", "expects")]),
        ("The union plans to appeal the ruling.", [("intention", "plans")]),
        ("The mayor wants to visit the quay.", [("intention", "wants")]),
        ("The union hopes to meet the owner.", [("intention", "hopes")]),
        ("The keeper said that the gate had held.", [("speech", "said")]),
        ("The union promised to appeal the ruling.", [("speech", "promised")]),
        ("Police are confident that nobody drowned.", [("belief", "are confident")]),
    ],
)
def test_an_attribution_tells_speech_from_belief_and_intention(text, expected):
    assert acts(text) == expected


def test_a_quote_is_speech_whatever_it_says():
    found = extract_statements(read_passages(account("“I fear the worst,” the mayor said. She hopes it will hold.")))
    assert [s.act for s in found] == ["speech", "belief"]


def test_the_tagger_adds_beliefs_and_intentions_and_no_speech():
    text = "Farmers fear that the dam will fail. “It holds,” said Ada Roke. The union plans to appeal the ruling."
    reading = read_passages(account(text))
    plain, wide = extract_statements(reading), extract_statements(reading, beliefs=True)
    assert set(plain) <= set(wide)
    assert {held.act for held in wide if held not in plain} <= {"belief", "intention"}
    assert {"belief", "intention", "speech"} == {held.act for held in wide}
    assert list(wide) == sorted(wide, key=lambda held: held.content[0].start)
