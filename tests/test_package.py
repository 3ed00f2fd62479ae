"""What is installed is what is here: the wheel's contents, and locks that pin everything by hash and name no registry."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "onrecord"
LOCKS = ["requirements.lock", "requirements-test.lock"]


def test_the_wheel_holds_every_module_table_template_and_weight(tmp_path):
    pytest.importorskip("hatchling", reason="hatchling is in the locked environment, and not in this one")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("onrecord/")}
    here = {
        str(Path("onrecord") / path.relative_to(SOURCE))
        for path in SOURCE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }
    assert held == here


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text("utf-8")
    found = re.findall(r"^([a-z0-9._-]+)==(\S+)((?:.*\\\n)(?:    --hash=sha256:\w+.*\n?)+)", text, re.MULTILINE)
    return {name.replace("_", "-").replace(".", "-"): version for name, version, _ in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_everything_by_hash_and_names_no_registry(lock):
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    starts = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert all("==" in line and line.endswith("\\") for line in starts)
    assert "999.9.9" not in text


def test_the_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split(r"[<>=!~ \[;]", wish)[0].replace(".", "-").lower() for wish in project["dependencies"]}
    wished = {re.split(r"[<>=!~ \[;]", wish)[0].lower() for wish in project["optional-dependencies"]["test"]}
    assert asked <= set(pins("requirements.lock"))
    assert asked | wished <= set(pins("requirements-test.lock"))


def test_the_test_environment_is_the_run_environment_and_more():
    run, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert {name: test.get(name) for name in run} == run
