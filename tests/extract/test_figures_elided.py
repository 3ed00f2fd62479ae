"""A number without a noun counts what is told beside it or before it, and may give an earlier figure anew."""

import pytest

from onrecord.extract.figures import Read, read_figures
from onrecord.extract.reading import read_passages
from onrecord.model import Account, Block


def read(text: str) -> Read:
    blocks = (Block(0, len(text), "body", True, ""),)
    account = Account("a1", "a.txt", None, "0", "0", None, None, (), None, "2031-03-05", None, "en", text, blocks)
    return read_figures(read_passages(account))


def restated(text: str) -> list[tuple[str, str]]:
    """Return each figure that gives an earlier one anew, with that one, as written."""
    found = read(text)
    written = {figure.id: figure.written for figure in found.figures}
    return [(written[later], written[earlier]) for later, earlier in found.restated.items()]


@pytest.mark.parametrize(
    "text",
    [
        "Lesk says 90,000 soldiers stand at the river. Karrow denies it. Its ministry puts the number at 35,000.",
        "Some 90,000 soldiers stand at the river, Lesk says. The figure is 35,000, says Karrow.",
    ],
)
def test_a_number_given_for_the_number_before_restates_it(text):
    assert [later for later, _ in restated(text)] == ["35,000"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The army says that 31 died. The actual number of dead is closer to 60.", "people"),
        ("Investors lost $1.2bn, her office said. An expert told the court the true figure was $310m.", "USD"),
        ("Lesk grows 80 percent of the hops, it is said. The correct figure is 61.", "percent"),
        ("The firm was paid for lowering the bed by twelve metres. The real value was 3.2.", "metres"),
        ("The ministry counted 300 boats. Fishermen put the actual total at 450.", "boats"),
    ],
)
def test_a_true_figure_is_given_for_the_one_before(text, unit):
    ((later, earlier),) = restated(text)
    assert text.index(earlier) < text.index(later)
    assert {figure.unit for figure in read(text).figures} == {unit}


@pytest.mark.parametrize(
    "text",
    [
        "Twelve boats sank off Lesk. In Karrow the count stands at 14.",  # a place of its own
        "Twelve boats sank off Lesk. The number of trucks rose to 14.",  # a noun of its own
        "Twelve boats sank off Lesk. The number was put at 9,000.",  # far from it in size
        "Nine miners came up, two of them on stretchers.",  # a part
        "It lasted 12 hours. The figure was 14.",  # a measure is no count
        "The state gave 300 million crowns to fields. The real figure for hedges was 160 million crowns.",  # a part
        "The bridge is 40 metres long. The right side was 12 metres lower.",  # no noun of a figure
    ],
)
def test_a_number_of_another_place_noun_or_size_restates_nothing(text):
    assert restated(text) == []
