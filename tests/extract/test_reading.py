import dataclasses

from onrecord.extract.reading import LONGEST, _pieces, read_passages
from onrecord.ingest.read import read_account
from onrecord.model import Account, Block


def account(text: str) -> Account:
    read = read_account(text.encode(), "a.txt")
    assert isinstance(read, Account)
    return dataclasses.replace(read, language="en", blocks=(Block(0, len(text), "body", True, ""),))


def test_a_very_long_block_is_parsed_in_pieces_and_nothing_is_lost():
    text = "The harbour was closed at noon. " * 600 + "x" * 9_000
    block = Block(0, len(text), "body", True, "")
    pieces = list(_pieces(text, block))
    assert "".join(text[p.start : p.end] for p in pieces) == text
    assert max(p.end - p.start for p in pieces) <= LONGEST
    assert text[: pieces[0].end].endswith(". ") or text[: pieces[0].end].endswith(".")


def test_a_span_of_the_parse_reproduces_the_accounts_text():
    told = account("Lines are\nhard-wrapped here.\nThe mayor left.")
    (passage,) = read_passages(told).passages
    for token in passage.doc:
        span = passage.span(token)
        assert told.text[span.start : span.end].replace("\n", " ") == token.text
    assert told.text[passage.span(passage.doc[0:3]).start : passage.span(passage.doc[0:3]).end] == "Lines are\nhard"


def test_left_out_blocks_metadata_and_other_languages_are_not_parsed():
    told = account("One. Two. Three.")
    kinds = (Block(0, 5, "title", True, ""), Block(5, 10, "related", False, "teaser"), Block(10, 16, "body", True, ""))
    told = dataclasses.replace(told, blocks=kinds)
    assert [p.doc.text for p in read_passages(told).passages] == ["Three."]
    assert read_passages(dataclasses.replace(told, language="fr")).passages == ()
