"""The command line: what it prints, what it writes, how it ends."""

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests.publish.sample import BUZZ, RECORD

from onrecord.cli import main
from onrecord.cli.commands import Commands
from onrecord.cli.output import encoded
from onrecord.errors import OnrecordError
from onrecord.publish.record_json import parse_json, render_json

RUN = CliRunner()


FIRE = """Fire closes the Marlo tunnel
By Ada Quist
4 June 2031
A lorry caught fire in the Marlo tunnel on Wednesday, and 14 people were treated for smoke, the fire service said.
"The tunnel stays shut until Friday," said Ole Brand, its director.
"""
CHEESE = """Village cheese wins the Harrow prize
By Tom Lind
9 September 2033
A goat cheese from the village of Penwick took first prize at the Harrow dairy show, the jury announced.
"We only used our own milk," said the farmer, Greta Holm.
"""


@pytest.fixture
def fire(tmp_path) -> str:
    """Save an account as a reader would."""
    return save(tmp_path / "fire.txt", FIRE)


@pytest.fixture
def cheese(tmp_path) -> str:
    """Save an account of an event that has nothing to do with the other."""
    return save(tmp_path / "cheese.txt", CHEESE)


def save(path: Path, text: str) -> str:
    path.write_text(text, "utf-8")
    return str(path)


def shell(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-c", "from onrecord.cli import main; main()"]
    return subprocess.run([*program, *arguments], capture_output=True, env=os.environ | environment, check=False)


def test_brief_prints_the_record_for_people(fire):
    done = RUN.invoke(main, ["brief", fire])
    assert done.exit_code == 0
    assert done.stdout.startswith("Fire closes the Marlo tunnel\n1 account, 1 independent origin, 0 not read\n")
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(("shape", "start"), [("json", '{\n "schema"'), ("md", "# "), ("html", "<!DOCTYPE html>")])
def test_brief_prints_a_format_alone(fire, shape, start):
    done = RUN.invoke(main, ["brief", fire, "--format", shape])
    assert done.stdout.startswith(start)
    assert done.stdout.endswith("\n")
    assert done.stderr == ""


def test_brief_reads_standard_input():
    done = RUN.invoke(main, ["brief", "-"], input=FIRE)
    assert done.stdout.startswith("Fire closes the Marlo tunnel\n")


def test_brief_writes_three_files_whole_and_nothing_else(fire, tmp_path):
    folder = tmp_path / "deep" / "out"
    done = RUN.invoke(main, ["brief", fire, "-o", str(folder)])
    assert sorted(path.name for path in folder.iterdir()) == ["record.html", "record.json", "record.md"]
    assert parse_json((folder / "record.json").read_text("utf-8")).accounts[0].path == fire
    assert "wrote record.html, .json, .md" in done.stderr
    assert (folder / "record.json").stat().st_mode & 0o044


def test_what_is_printed_is_what_is_written(fire, tmp_path):
    RUN.invoke(main, ["brief", fire, "-q", "-o", str(tmp_path / "out")])
    for shape in ("json", "md", "html"):
        printed = RUN.invoke(main, ["brief", fire, "--format", shape]).stdout_bytes
        assert printed == (tmp_path / "out" / f"record.{shape}").read_bytes()


def test_quiet_with_files_prints_nothing(fire, tmp_path):
    done = RUN.invoke(main, ["brief", fire, "-q", "-o", str(tmp_path / "out")])
    assert (done.stdout, done.stderr, done.exit_code) == ("", "", 0)


def test_unrelated_events_are_said_and_written_one_record_each(fire, cheese, tmp_path):
    done = RUN.invoke(main, ["brief", fire, cheese, "-o", str(tmp_path / "out")])
    assert "2 unrelated events" in done.stderr
    assert "Event 2 of 2" in done.stdout
    assert {"record.json", "record-2.json", "record-2.html"} <= {path.name for path in (tmp_path / "out").iterdir()}


def test_a_format_of_several_events_is_the_largest_and_says_so(fire, cheese):
    done = RUN.invoke(main, ["brief", fire, cheese, "--format", "json"])
    assert len(json.loads(done.stdout)["accounts"]) == 1
    assert "-o writes all 2" in done.stderr


def test_a_lone_surrogate_is_written_as_its_escape():
    odd = dataclasses.replace(RECORD, title="half \ud800")
    assert parse_json(encoded(render_json(odd)).decode()) == odd


@pytest.mark.skipif(os.name == "nt", reason="the file system's rights differ")
def test_a_folder_that_cannot_be_written_is_said_before_any_account_is_read(tmp_path):
    blocked = save(tmp_path / "file", "in the way")
    done = RUN.invoke(main, ["brief", str(tmp_path / "gone.txt"), "-o", blocked])
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "cannot write to" in done.stderr
    assert "-o" in done.stderr


def test_a_file_that_stood_there_stays_whole_when_writing_fails(fire, tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    save(tmp_path / "out" / "record.html", "old")
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    done = RUN.invoke(main, ["brief", fire, "-o", str(tmp_path / "out")])
    assert "No space left" in done.stderr
    assert [(path.name, path.read_text()) for path in (tmp_path / "out").iterdir()] == [("record.html", "old")]


def test_nothing_to_read_is_one_line_and_code_1(tmp_path):
    done = RUN.invoke(main, ["brief", save(tmp_path / "empty.txt", ""), str(tmp_path / "two\nlines")])
    assert done.exit_code == 1
    assert done.stderr.startswith("onrecord: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["brief"], ["brief", "a", "--format", "pdf"], ["nonsense"], ["show"], ["brief", "--no"]]
)
def test_wrong_use_is_one_line_and_code_2(arguments):
    done = RUN.invoke(main, arguments)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "--help" in done.stderr


def test_an_interrupt_ends_with_130_and_a_failure_with_1():
    def ends(error: BaseException) -> int:
        def fail() -> None:
            raise error

        return RUN.invoke(Commands(commands=[click.Command("go", callback=fail)]), ["go"]).exit_code

    assert (ends(KeyboardInterrupt()), ends(OnrecordError("no")), ends(BrokenPipeError())) == (130, 1, 0)


def test_every_command_has_help_with_an_example():
    assert RUN.invoke(main, []).stdout == RUN.invoke(main, ["--help"]).stdout
    for name in main.commands:
        done = RUN.invoke(main, [name, "-h"])
        assert done.exit_code == 0
        assert f"onrecord {name} " in done.stdout
        assert "Example" in done.stdout


def test_show_prints_blocks_with_what_was_left_out(fire):
    done = RUN.invoke(main, ["show", fire])
    assert done.exit_code == 0
    assert "Blocks: " in done.stdout
    assert "14 people were treated" in done.stdout


def test_show_of_hostile_text_is_plain(tmp_path):
    path = tmp_path / "odd.txt"
    path.write_text("".join(piece for _, piece, _ in BUZZ), "utf-8")
    assert "\x1b" not in RUN.invoke(main, ["show", str(path)]).stdout


def test_show_of_a_missing_file_is_one_line_and_code_1(tmp_path):
    done = RUN.invoke(main, ["show", str(tmp_path / "gone.txt")])
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "gone.txt" in done.stderr


def test_stories_groups_accounts_and_names_what_was_not_read(fire, cheese, tmp_path):
    done = RUN.invoke(main, ["stories", fire, cheese, str(tmp_path / "gone.txt")])
    assert done.stdout.startswith("1. 1 account\n")
    assert "\n2. 1 account\n" in done.stdout
    assert "not read" in done.stderr
    groups = json.loads(RUN.invoke(main, ["stories", fire, cheese, "--format", "json"]).stdout)
    assert sorted(groups) == sorted([[fire], [cheese]])


def test_verify_ends_with_1_on_a_record_that_does_not_hold(tmp_path):
    path = tmp_path / "record.json"
    path.write_text(render_json(RECORD).replace("Fourteen people were hurt", "Fifteen people were hurt"), "utf-8")
    done = RUN.invoke(main, ["verify", str(path)])
    assert done.exit_code == 1
    assert done.stderr.startswith("onrecord: ")
    path.write_text("{", "utf-8")
    assert RUN.invoke(main, ["verify", str(path)]).exit_code == 1


def test_the_version_is_that_of_the_record():
    done = shell("--version")
    assert done.stdout.decode().strip() == f"onrecord {RECORD.generator.version}"


def test_the_command_line_loads_nothing_heavy_before_it_is_needed():
    heavy = "('spacy', 'numpy', 'onnxruntime', 'jinja2', 'rich', 'trafilatura')"
    code = f"import sys, onrecord.cli; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"


def test_a_closed_pipe_is_silent(fire):
    read, write = os.pipe()
    os.close(read)
    program = [sys.executable, "-c", "from onrecord.cli import main; main()", "show", fire]
    done = subprocess.run(program, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.stderr == b""


def test_an_encoding_that_lacks_characters_is_no_failure(tmp_path):
    path = save(tmp_path / "curly.txt", FIRE.replace("its director", "the tunnel’s director"))
    done = shell("show", path, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"tunnel?s director" in done.stdout


def test_diff_tells_what_changed_between_two_record_files(tmp_path):
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(render_json(RECORD), "utf-8")
    new.write_text(render_json(dataclasses.replace(RECORD, brief=RECORD.brief[1:])), "utf-8")
    assert RUN.invoke(main, ["diff", str(old), str(old)]).stdout == "the records say the same\n"
    assert RUN.invoke(main, ["diff", str(old), str(new)]).stdout.startswith("brief\n  - A footbridge")
    done = RUN.invoke(main, ["diff", str(old), str(tmp_path / "gone.json")])
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


def test_the_package_runs_as_a_module_too() -> None:
    done = subprocess.run([sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("onrecord ")
