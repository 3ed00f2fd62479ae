"""Versions of one account are one origin, of which the newest speaks and the older is kept."""

from collections import Counter
from dataclasses import replace

import pytest

from onrecord import Record
from onrecord.ingest.read import read_account
from onrecord.model import Account
from onrecord.publish.record_json import render_json
from onrecord.publish.verify import verify_record
from onrecord.reconcile.versions import is_version
from onrecord.record import build_record

FIRE = [
    "Fire tore through the grain store at Port Sella on Sunday night, killing {} people and shutting the northern quay, the fire service said.",
    "The blaze began at about 9:15 p.m. in the drying hall and spread to two warehouses, fire chief Tobias Renn told reporters.",
    "Renn said 40 firefighters had worked through the night and that the northern quay would stay closed until Wednesday.",
    "The owner of the store, Sella Grain, denied that the alarm had been switched off.",
    "Mayor Ida Corvo called the fire the worst in the town for 30 years and promised an inquiry.",
]
OTHER = [
    "Five people died when the grain store on the northern quay of Port Sella burned down on Sunday night, the regional fire service confirmed on Monday.",
    "Witnesses heard an explosion in the drying hall shortly after nine in the evening.",
    "Sella Grain denied that the alarm had been switched off. A guard, Pavel Rusk, said he had heard no alarm at all.",
]
ADDRESS = "https://orlincourier.example/news/port-sella-fire"


def page(title: str, outlet: str, day: str, paragraphs: list[str], address: str = "") -> Account:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f'<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{day}">'
    head += f'<link rel="canonical" href="{address}">' if address else ""
    data = (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )
    got = read_account(data.encode(), f"{outlet}-{day[8:10]}.html")
    assert isinstance(got, Account)
    return got


def fire(
    killed: str, day: str, *more: str, title: str = "Fire at Port Sella grain store", address: str = ADDRESS
) -> Account:
    return page(title, "Orlin Courier", day, [p.format(killed) for p in FIRE] + list(more), address)


OLD = fire("three", "2031-05-04T23:00:00+02:00")
NEW = fire(
    "five", "2031-05-05T09:00:00+02:00", "Two bodies were found in the second warehouse early on Monday, Renn said."
)
GAZETTE = page("Five dead as quay store burns", "Hill Gazette", "2031-05-05T10:00:00+02:00", OTHER)


@pytest.fixture(scope="module")
def without() -> Record:
    return build_record([NEW, GAZETTE])


@pytest.fixture(scope="module")
def record() -> Record:
    return build_record([OLD, NEW, GAZETTE])


def test_two_captures_of_one_address_are_one_origin_and_the_reason_says_so(record):
    assert sorted(len(origin.accounts) for origin in record.origins) == [1, 2]
    (derivation,) = record.derivations
    assert (derivation.account, derivation.from_, derivation.relation) == (NEW.id, OLD.id, "update")
    assert derivation.reason.startswith("another version of one account: the same address")


def test_an_older_version_changes_no_standing(record, without):
    assert Counter(c.standing for c in record.claims) == Counter(c.standing for c in without.claims)
    assert {(c.text, c.standing, len(c.origins)) for c in record.claims} == {
        (c.text, c.standing, len(c.origins)) for c in without.claims
    }
    assert [(t.verdict, t.reason) for t in record.topics] == [(t.verdict, t.reason) for t in without.topics]


def test_the_newest_speaks_and_the_older_is_kept(record):
    assert OLD in record.accounts
    assert any(s.account == OLD.id for s in record.statements)
    assert any(f.account == OLD.id and f.written == "three" for f in record.figures)
    assert all(span.account != OLD.id for sentence in record.brief for span in sentence.citations)
    assert all(omission.account != OLD.id for omission in record.omissions)


def test_what_an_older_version_says_in_the_same_words_stands_beside_the_claim(record):
    claim = next(c for c in record.claims if "switched off" in c.text)
    assert {record.account(span.account).path for span in claim.passages} == {OLD.path, NEW.path, GAZETTE.path}
    assert verify_record(render_json(record)) == []


def test_one_outlet_and_headline_with_mostly_one_body_are_versions_without_an_address():
    old, new = fire("three", "2031-05-04", address=""), fire("five", "2031-05-05", "No more were missing.", address="")
    (derivation,) = build_record([old, new]).derivations
    assert derivation.reason.startswith("another version of one account: the same outlet and headline")


def test_a_column_under_one_headline_every_week_is_no_version():
    one = page("What the papers say", "Orlin Courier", "2031-05-05", [p.format("five") for p in FIRE])
    other = page(
        "What the papers say", "Orlin Courier", "2031-05-12",
        ["The hill council raised the bread tax by two crowns on Friday, treasurer Egil Strom said after the vote.",
         "Bakers in Orlo promised to strike for a week, and the guild called the tax a theft from the poor.",
         "Skater Mila Torv won her second gold in Hestad and thanked her coach, who is 71."],
    )  # fmt: skip
    assert build_record([one, other]).derivations == ()


def test_addresses_that_differ_by_how_a_reader_came_are_one():
    assert is_version(
        replace(OLD, outlet=None),
        replace(NEW, outlet=None, url=ADDRESS.replace("https://", "http://www.") + "/?utm_source=x"),
    )
    assert not is_version(replace(OLD, outlet=None), replace(NEW, outlet=None, url="https://orlincourier.example/"))
    assert not is_version(
        replace(OLD, url="https://[torn", outlet=None), replace(NEW, url="https://[torn", outlet=None)
    )
