"""Generated files are what would be generated now; `make golden` writes them again."""

import pytest
from tools import generate

SLOW = {name for name in generate.FILES if name.endswith(".json") and name.startswith("examples")}


@pytest.mark.parametrize("name", sorted(set(generate.FILES) - SLOW))
def test_a_generated_file_is_current(name):
    assert not generate.stale(name), f"{name} differs from what is generated now; run `make golden`"
