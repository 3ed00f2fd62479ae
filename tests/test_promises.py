"""The seven promises, each a test."""

import dataclasses
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import BadRecord
from onrecord.ingest.read import read_account
from onrecord.model import Account
from onrecord.publish.record_json import parse_json, render_json
from onrecord.publish.schema import render_schema
from onrecord.publish.verify import verify_record
from onrecord.record import build_record, build_records

ROOT = Path(__file__).parent.parent
CHECK = str(ROOT / "tools" / "check_record.py")

WIRE = """Ferry runs aground off Port Sella, 40 people taken off

By Ines Corvo
4 May 2031, 14:20

PORT SELLA, May 4 (Arvo Press) - A ferry with 112 people on board ran aground off Port Sella on Sunday morning and 40 passengers were taken off by lifeboats, the coastguard said.

"We had the first of them on the quay within an hour," harbour master Tobias Renn told reporters.

The ship, the Marguerite, struck a sandbank at about 9:15 a.m. after leaving the northern channel, Renn said. Nobody was hurt.

An official who spoke on condition of anonymity said the buoy that marks the bank had been missing since April.

The operator, Sella Lines, denied that the ship had left the channel.
"""


def accounts_of(*texts: str) -> list[Account]:
    read = [read_account(text.encode(), f"account-{i}.txt") for i, text in enumerate(texts)]
    assert all(isinstance(account, Account) for account in read)
    return [account for account in read if isinstance(account, Account)]


def reprint(outlet: str) -> str:
    return f"{outlet}\n\n{WIRE}\n\n© 2031 {outlet}. All rights reserved.\n"


@pytest.fixture(scope="module")
def wire_record() -> onrecord.Record:
    return build_record(accounts_of(WIRE))


# 1. Nothing is stated that no account says


def test_every_item_resolves_and_the_brief_is_made_of_cited_words(example_record):
    assert verify_record(render_json(example_record)) == []


def test_the_independent_checker_proves_the_record(example_record, tmp_path):
    path = tmp_path / "record.json"
    path.write_text(render_json(example_record), "utf-8")
    folder = next(ROOT.glob("examples/*/accounts"))
    done = subprocess.run([sys.executable, "-I", CHECK, str(path), str(folder)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def _swap_word(plain):
    plain["brief"][0]["text"] = plain["brief"][0]["text"].replace("independent", "trustworthy")


def _move_span(plain):
    plain["claims"][0]["passages"][0]["end"] = 10**9


def _edit_text(plain):
    plain["accounts"][0]["text"] = plain["accounts"][0]["text"].replace("e", "a", 1)


def _misread_figure(plain):
    plain["figures"][0]["written"] += "0"


def _drop_block(plain):
    del plain["accounts"][0]["blocks"][0]


def _cite_nothing(plain):
    plain["brief"][0]["citations"] = []


@pytest.mark.parametrize("change", [_swap_word, _move_span, _edit_text, _misread_figure, _drop_block, _cite_nothing])
def test_a_record_that_was_tampered_with_is_caught_by_both_checks(example_record, tmp_path, change):
    plain = json.loads(render_json(example_record))
    change(plain)
    text = json.dumps(plain)
    assert verify_record(text) != []
    (tmp_path / "record.json").write_text(text, "utf-8")
    done = subprocess.run([sys.executable, "-I", CHECK, str(tmp_path / "record.json")], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout


# 2. Origins are counted, not outlets


def test_ten_prints_of_one_wire_are_one_origin():
    record = build_record(
        accounts_of(
            WIRE, *(reprint(f"The Daily {name}") for name in "Ash Birch Cedar Elm Fir Hazel Larch Oak Pine".split())
        )
    )
    assert len(record.accounts) == 10
    assert len(record.origins) == 1
    assert {claim.standing for claim in record.claims} == {"single-source"}
    assert all(d.reason for d in record.derivations)
    assert len(record.derivations) == 9


def test_the_same_account_twice_changes_no_standing(example_paths, example_record, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(Path(example_paths[-1]).read_bytes())
    again = onrecord.brief([*example_paths, str(copy)])
    assert [(c.id, c.standing) for c in again.claims] == [(c.id, c.standing) for c in example_record.claims]
    assert [u.path for u in again.unread] == [max(str(copy), example_paths[-1])] or len(again.unread) == 1


# 3. It never rules on truth


def test_a_claim_has_a_standing_and_never_a_verdict_on_truth():
    schema = json.loads(render_schema())
    assert set(schema["$defs"]["Claim"]["properties"]["standing"]["enum"]) == {
        "corroborated",
        "disputed",
        "single-source",
    }
    names = {name for definition in schema["$defs"].values() for name in definition["properties"]}
    assert not {n for n in names if re.search(r"true|truth|false|fake|lean|bias|sentiment|credib|reliab|trust", n)}


# 4. Nothing is dropped in silence


def test_every_character_is_in_one_block_and_what_is_left_out_has_a_reason(example_record):
    for account in example_record.accounts:
        assert "".join(account.cut(b.start, b.end) for b in account.blocks) == account.text
        assert all(b.reason for b in account.blocks if not b.kept)


def test_every_account_given_is_read_or_listed_with_its_reason(tmp_path, monkeypatch):
    (tmp_path / "wire.txt").write_text(WIRE, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 20)
    given = {str(p) for p in tmp_path.iterdir()}
    record = onrecord.brief([str(tmp_path), str(tmp_path / "gone.txt")])
    read, unread = {a.path for a in record.accounts}, {u.path for u in record.unread}
    assert read | unread >= given | {str(tmp_path / "gone.txt")}
    assert all(u.reason and "\n" not in u.reason for u in record.unread)


# 5. Same accounts, same bytes


def test_any_order_gives_the_same_bytes(example_paths, example_record, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert render_json(onrecord.brief(example_paths[::-1])) == render_json(example_record)


@pytest.mark.parametrize(("seed", "threads"), [("0", "1"), ("4217", "2")])
def test_another_process_hash_seed_and_number_of_threads_give_the_same_bytes(
    example_paths, example_record, seed, threads
):
    code = "import sys, onrecord; from onrecord.publish.record_json import render_json as r; sys.stdout.buffer.write(r(onrecord.brief(sys.argv[1:])).encode())"
    environment = os.environ | {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code, *example_paths], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert done.stdout == render_json(example_record).encode()


# 6. It works with the network unplugged


def test_no_socket_is_opened(example_paths):
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise OSError('the network is unplugged')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse; socket.create_connection = refuse\n"
        "import onrecord\n"
        "print(len(onrecord.brief(sys.argv[1:]).brief))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *example_paths], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) >= 5


# 7. An anonymous source stays anonymous


def test_an_anonymous_source_is_never_given_a_name(example_record, wire_record):
    anonymous = [s for r in (example_record, wire_record) for s in r.statements if s.source.anonymous]
    assert anonymous
    for statement in anonymous:
        assert statement.source.entity is None
        assert statement.source.description
    people = {e.name for r in (example_record, wire_record) for e in r.entities if e.kind == "person"}
    assert not [s for s in anonymous if s.source.speaker in people]


# The model and its JSON


def test_a_record_survives_json(example_record):
    assert parse_json(render_json(example_record)) == example_record


def test_a_record_of_an_older_version_is_read_with_what_it_lacks_at_its_default(example_record):
    plain = json.loads(render_json(example_record))
    for statement in plain["statements"]:
        del statement["act"]
    assert {s.act for s in parse_json(json.dumps(plain)).statements} == {"speech"}
    del plain["statements"][0]["kind"]
    with pytest.raises(BadRecord, match="lacks 'kind'"):
        parse_json(json.dumps(plain))


def test_a_record_with_beliefs_says_so():
    record = build_record(accounts_of(WIRE), beliefs=True)
    assert record.generator.options == ("beliefs",)
    assert build_record(accounts_of(WIRE)).generator.options == ()


def test_a_record_fits_the_published_schema(example_record):
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(json.loads(render_json(example_record)), json.loads(render_schema()))


def test_two_unrelated_events_come_apart_into_two_records():
    council = "Council bans cars from the old market of Brenn\n\nBy Otto Lindt\n12 March 2030\n\n" + (
        "The city council of Brenn voted 21 to 14 on Tuesday to ban cars from the old market. Mayor Clara Voss said the "
        "ban would begin in June. Shopkeepers fear for their trade, said their chairman, Emil Hauser.\n\n"
    )
    records = build_records(accounts_of(WIRE, reprint("The Daily Oak"), council))
    assert [len(r.accounts) for r in records] == [2, 1]


def test_one_account_alone_gives_a_record_with_everything_single_source(wire_record):
    assert wire_record.claims
    assert {c.standing for c in wire_record.claims} == {"single-source"}
    assert wire_record.brief


def test_records_are_values(example_record):
    with pytest.raises(dataclasses.FrozenInstanceError):
        example_record.title = "another"


def test_statements_by_a_name_finds_them_in_any_case(wire_record):
    assert {s.source.speaker for s in wire_record.statements_by("renn")} == {
        s.source.speaker for s in wire_record.statements_by("RENN")
    }
    assert wire_record.statements_by("renn")
