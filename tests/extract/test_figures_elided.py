"""A number without a noun counts what is told beside it or before it, and may give an earlier figure anew."""

import pytest

from onrecord.extract.figures import read_figures
from onrecord.extract.reading import read_passages
from onrecord.model import Account, Block


def restated(text: str) -> list[tuple[str, str]]:
    """Return each figure that gives an earlier one anew, with that one, as written."""
    blocks = (Block(0, len(text), "body", True, ""),)
    account = Account("a1", "a.txt", None, "0", "0", None, None, (), None, "2031-03-05", None, "en", text, blocks)
    read = read_figures(read_passages(account))
    written = {figure.id: figure.written for figure in read.figures}
    return [(written[later], written[earlier]) for later, earlier in read.restated.items()]


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
    "text",
    [
        "Twelve boats sank off Lesk. In Karrow the count stands at 14.",  # a place of its own
        "Twelve boats sank off Lesk. The number of trucks rose to 14.",  # a noun of its own
        "Twelve boats sank off Lesk. The number was put at 9,000.",  # far from it in size
        "Nine miners came up, two of them on stretchers.",  # a part
        "It lasted 12 hours. The figure was 14.",  # a measure is no count
    ],
)
def test_a_number_of_another_place_noun_or_size_restates_nothing(text):
    assert restated(text) == []
