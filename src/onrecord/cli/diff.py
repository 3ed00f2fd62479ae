"""`onrecord diff`: what changed between two records of a story."""

from pathlib import Path

import click

from onrecord.cli.output import print_text
from onrecord.errors import BadRecord
from onrecord.model import Record

EPILOG = """\b
Example:
  onrecord diff monday/record.json tuesday/record.json
"""


@click.command(epilog=EPILOG, short_help="What changed between two records of a story.")
@click.argument("old")
@click.argument("new")
def diff(old: str, new: str) -> None:
    """Compare two record files of one story: accounts, claims and their standing, figures, statements, brief.

    A line that begins with + is new, with - gone, with ~ changed.
    """
    from onrecord.publish.diff import compare_records, render_changes

    print_text(render_changes(compare_records(_read(old), _read(new))))


def _read(path: str) -> Record:
    from onrecord.publish.record_json import parse_json

    try:
        return parse_json(Path(path).read_text("utf-8"))
    except OSError as error:
        raise BadRecord(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise BadRecord(f"{path}: not a record: it is no UTF-8 text") from error
    except BadRecord as error:
        raise BadRecord(f"{path}: {error}") from error
