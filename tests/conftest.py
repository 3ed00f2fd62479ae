"""Shared inputs: the bundled example event, and its record built once."""

from pathlib import Path

import pytest
from hypothesis import settings

import onrecord

ROOT = Path(__file__).parent.parent

settings.register_profile("onrecord", deadline=None)  # a busy machine makes one example slow, never wrong
settings.load_profile("onrecord")


@pytest.fixture(scope="session")
def example_paths() -> list[str]:
    """Return the accounts of the bundled example, relative to the project as the README gives them."""
    found = sorted(p for p in ROOT.glob("examples/*/accounts/*") if p.is_file())
    return [str(p.relative_to(ROOT)) for p in found]


@pytest.fixture(scope="session")
def example_record(example_paths: list[str], tmp_path_factory: pytest.TempPathFactory) -> onrecord.Record:
    """Return the record of the bundled example."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return onrecord.brief(example_paths)
