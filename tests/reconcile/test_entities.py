"""One entity for the many ways in which accounts name it."""

import tomllib
from pathlib import Path

import pytest
from tests.reconcile.quarry import account, event, find

from onrecord.extract.findings import Findings
from onrecord.extract.mentions import Mention
from onrecord.model import Source, Span, Statement
from onrecord.reconcile.entities import align_entities, link_sources

CASES = tomllib.loads(Path(__file__).parent.parent.joinpath("cases/entities.toml").read_text("utf-8"))["case"]


def mentioned(text: str, mentions: list[list[str]], name: str) -> Findings:
    told = account(name, text)
    found, at = [], 0
    for written, kind in mentions:
        at = text.index(written, at)
        found.append(Mention(Span(told.id, at, at + len(written)), written, kind))
        at += len(written)
    return Findings(told, (), tuple(found), (), (), (), (), ())


def cite(found: Findings, text: str, *, speaker: str = "", anonymous: bool = False) -> Statement:
    at = found.account.text.index(text)
    span = Span(found.account.id, at, at + len(text))
    source = Source(span, text, speaker or text, None, anonymous, None)
    return Statement("s", found.account.id, "indirect", source, None, (span,), None, None, None)


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_names_become_entities(case):
    findings = [mentioned(a["text"], a["mentions"], f"{i}.txt") for i, a in enumerate(case["accounts"])]
    entities = align_entities(findings)
    assert [[e.name, e.kind, *e.aliases] for e in entities] == case["entities"]


def test_an_entity_has_its_mentions_in_the_order_of_the_story():
    entities = align_entities([find(told) for told in event])
    order = {told.id: i for i, told in enumerate(event)}
    for entity in entities:
        places = [(order[span.account], span.start) for span in entity.mentions]
        assert places == sorted(places)
        assert places


def test_a_mention_reproduces_a_name_of_its_entity():
    text = {told.id: told.text for told in event}
    for entity in align_entities([find(told) for told in event]):
        names = {entity.name, *entity.aliases}
        assert all(any(n in text[s.account][s.start : s.end] for n in names) for s in entity.mentions)


def test_a_named_source_gets_its_entity_and_an_anonymous_one_never_does():
    found = mentioned(
        "Ada Lorn spoke. An aide to Ada Lorn spoke.", [["Ada Lorn", "person"], ["Ada Lorn", "person"]], "a"
    )
    entities = align_entities([found])
    named = cite(found, "Ada Lorn")
    hidden = cite(found, "An aide to Ada Lorn", speaker="Ada Lorn", anonymous=True)
    linked = link_sources([named, hidden], entities)
    assert [statement.source.entity for statement in linked] == [entities[0].id, None]


def test_a_title_before_a_name_is_no_hindrance_and_a_place_after_a_preposition_is_no_speaker():
    text = "The rescue chief, Ada Lorn, spoke. A guard at Ada Lorn spoke."
    found = mentioned(text, [["Ada Lorn", "person"], ["Ada Lorn", "person"]], "a")
    entities = align_entities([found])
    linked = link_sources([cite(found, "The rescue chief, Ada Lorn"), cite(found, "A guard at Ada Lorn")], entities)
    assert [statement.source.entity for statement in linked] == [entities[0].id, None]
