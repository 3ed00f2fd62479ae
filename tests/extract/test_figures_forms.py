"""Figures in every form that news text gives them, form by form."""

import tomllib
from pathlib import Path

import pytest
from tests.extract.test_figures import figures

TABLE = tomllib.loads((Path(__file__).parent.parent / "cases" / "figures_forms.toml").read_text("utf-8"))
FAILS = TABLE.pop("fails")
CASES = [
    pytest.param(text, wanted, id=f"{form}: {text[:50]}", marks=[pytest.mark.xfail(reason=FAILS[text], strict=True)] if text in FAILS else [])
    for form, rows in TABLE.items()
    for text, *wanted in rows
]  # fmt: skip


def bounds(written: str) -> tuple[float | None, float | None]:
    """Read "12", "30..", "..60" or "30..40"."""
    low, dots, high = written.partition("..")
    last = high if dots else low
    return (float(low) if low else None, float(last) if last else None)


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_every_form_is_read_with_its_bounds_and_its_unit(text, wanted):
    found = figures(text)
    rows = [row.rpartition(" = ") if " : " not in row else row.partition(" : ")[0].rpartition(" = ") for row in wanted]
    assert [figure.written for figure in found] == [written for written, _, _ in rows]
    for figure, (_, _, value), row in zip(found, rows, wanted, strict=True):
        interval, _, unit = value.partition(" ")
        for bound, told in zip((figure.low, figure.high), bounds(interval), strict=True):
            assert bound == (told if told is None else pytest.approx(told, rel=1e-5))
        assert figure.unit == unit
        assert all(word in figure.of for word in row.partition(" : ")[2].split())


def test_the_table_holds_enough_of_every_form():
    assert sum(map(len, TABLE.values())) >= 200
    assert min(map(len, TABLE.values())) >= 9
