"""The whole record of the bundled example, to the byte."""

from pathlib import Path

from onrecord.publish.record_json import parse_json, render_json

GOLDEN = Path(__file__).parent.parent.parent / "examples" / "kell-bridge" / "record.json"


def test_the_record_of_the_example_is_the_one_that_is_kept(example_record):
    """`make golden` writes it again; read the difference before committing it."""
    assert render_json(example_record) == GOLDEN.read_text("utf-8")


def test_the_kept_record_can_be_read_back():
    text = GOLDEN.read_text("utf-8")
    assert render_json(parse_json(text)) == text


def test_the_wire_its_reprint_and_its_spun_copy_are_one_origin(example_record):
    name = {account.id: Path(account.path).stem for account in example_record.accounts}
    origins = {frozenset(name[account] for account in origin.accounts) for origin in example_record.origins}
    assert origins == {
        frozenset({"northlight", "harrow-post", "worldline"}),
        frozenset({"ministry"}),
        frozenset({"saltmere-courier"}),
    }


def test_no_furniture_of_the_saved_pages_reaches_the_record(example_record):
    kept = "\n".join(
        account.cut(block.start, block.end)
        for account in example_record.accounts
        for block in account.blocks
        if block.kept
    )
    for furniture in ("Glacier tourists", "herring fleet", "212 partners", "pumpkin_88", "smoked eel", "Subscribe for"):
        assert furniture not in kept


def test_the_anonymous_source_of_the_newspaper_stays_without_a_name(example_record):
    said = [s for s in example_record.statements if "radar track" in s.source.text]
    assert said
    assert all(s.source.anonymous and s.source.entity is None for s in said)
