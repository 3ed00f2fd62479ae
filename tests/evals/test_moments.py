"""Values as TimeML writes them."""

from types import SimpleNamespace

import pytest
from evals.moments import timeml


@pytest.mark.parametrize(
    ("written", "timex", "expected"),
    [
        ("5 p.m. EST on 9 May 2031", "2031-05-09T17:00-05:00", "2031-05-09T17:00"),
        ("1500 GMT", "2031-05-09T15:00Z", "2031-05-09T15:00"),
        ("early Friday", "2031-05-09TMO", "2031-05-09"),
        ("early Friday morning", "2031-05-09TMO", "2031-05-09TMO"),
        ("the late 1990s", "199", "199"),
        ("Friday night", "2031-05-09TNI", "2031-05-09TNI"),
    ],
)
def test_an_hour_has_no_zone_and_an_edge_no_part_of_the_day(written, timex, expected):
    assert timeml(SimpleNamespace(written=written, timex=timex)) == expected
