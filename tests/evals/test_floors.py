"""Floors only rise, and no floor lies under the least that the project set out to reach."""

import doctest

import pytest
from evals import data, floors, tables
from evals.__main__ import PARTS
from evals.floors import FLOORS, Measure, raised, read_floors, write_floors

LEAST = {
    "noise left out (recall); body kept (precision): recall": 85,
    "noise left out (recall); body kept (precision): precision": 98.5,
    "statements: content overlap: f1": 78,
    "statements: content and source: f1": 65,
    "figures: bounds right: recall": 80,
    "topics: verdict: f1": 55,
    "moments: value: f1": 78,
    "origins: partition exactly right: recall": 70,
    "claims: passages aligned, pairs: f1": 48,
    "claims: standing: f1": 60,
    "brief: main claims cited: recall": 60,
    "brief: citations clear of noise: precision": 100,
}


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_a_floor_is_never_lower_than_the_least(name, least):
    assert read_floors()["records"][name] >= least


def test_raising_lifts_a_floor_and_lowers_none():
    assert raised({"a": 78.0, "b": 90.0, "c": 100.0}, {"a": 84.0, "b": 80.0, "c": 100.0}) == {
        "a": 82.5,
        "b": 90.0,
        "c": 100.0,
    }


def test_a_floor_with_nothing_measured_is_missed():
    assert Measure("records", "gone", None, 50).missed
    assert not Measure("records", "new", 3.0, None).missed


def test_floors_are_written_as_they_were_read(tmp_path):
    path = tmp_path / "floors.toml"
    path.write_text("# Kept.\n", "utf-8")
    write_floors(read_floors(), path)
    assert read_floors(path) == read_floors(FLOORS)
    assert path.read_text("utf-8").startswith("# Kept.")


def test_missing_corpora_are_said_and_skipped(monkeypatch, capsys):
    from evals.__main__ import main

    monkeypatch.setenv("ONRECORD_DATA", "/nowhere/data")
    elsewhere = [part for part in PARTS if part != "quantities"]  # whose gold is the project's own
    assert main(elsewhere) == 0
    assert capsys.readouterr().out.count("SKIPPED") == len(elsewhere)


@pytest.mark.parametrize("module", [data, floors, tables], ids=lambda m: m.__name__)
def test_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0
