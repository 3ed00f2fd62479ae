"""What the narrower views of `onrecord brief`, and `onrecord diff`, say when they cannot do what was asked."""

import pytest
from click.testing import CliRunner

from onrecord.cli import main

RUN = CliRunner()


@pytest.mark.parametrize("shape", ["json", "md", "html"])
def test_a_view_of_statements_is_not_dropped_in_silence_where_a_file_is_printed(tmp_path, shape):
    path = tmp_path / "weir.txt"
    path.write_text("The weir at Tolm gave way on Friday, the harbour master said.", "utf-8")
    done = RUN.invoke(main, ["brief", str(path), "--statements", "direct", "--format", shape])
    assert done.exit_code == 2
    assert f"--format {shape} holds the whole record" in done.stderr


def test_a_missing_record_is_named_without_an_error_number(tmp_path):
    done = RUN.invoke(main, ["diff", str(tmp_path / "none.json"), str(tmp_path / "none.json")])
    assert done.exit_code == 1
    assert done.stderr == f"onrecord: {tmp_path / 'none.json'}: no such file or directory\n"
