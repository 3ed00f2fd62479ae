"""`onrecord brief`: accounts in, record out."""

from collections.abc import Callable, Sequence
from typing import get_args

import click

from onrecord import briefs
from onrecord.cli.columns import columns_option, judgements_option, tell
from onrecord.cli.output import make_folder, print_file, print_text, progress, terminal_width, wants_colour, write_files
from onrecord.model import Record
from onrecord.vocabulary import Pick

FORMATS = ("text", "json", "md", "html")
EPILOG = """\b
Examples:
  onrecord brief a.txt b.html c.txt
  onrecord brief saved-pages/ -o out/
  onrecord brief saved-pages/ --format json > record.json
  onrecord brief crawl.jsonl.gz --columns text=body,published=date
  curl -s https://example.org/story | onrecord brief - a.txt
"""


@click.command(epilog=EPILOG, short_help="Accounts of one event in, one record out.")
@click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT...")
@click.option("-o", "--output", metavar="DIR", help="Write record.html, record.json and record.md into this folder.")
@click.option("--format", "shape", type=click.Choice(FORMATS), default="text", show_default=True,
              help="What to print: text for people, or one of the files.")  # fmt: skip
@columns_option
@judgements_option
@click.option("--statements", "pick", type=click.Choice(get_args(Pick)),
              help="Print only who said what: speech alone, beliefs and intentions alone, direct quotes alone, or sources "
              "without a name.")  # fmt: skip
@click.option(
    "--beliefs", is_flag=True, help="Cite the beliefs and intentions too that the learned tagger alone finds."
)
@click.option("-q", "--quiet", is_flag=True, help="Print no progress and no notes; with -o print nothing at all.")
def brief(
    *,
    accounts: tuple[str, ...],
    output: str | None,
    shape: str,
    columns: dict[str, str],
    judgements: tuple[str, ...],
    pick: Pick | None,
    beliefs: bool,
    quiet: bool,
) -> None:
    """Read the accounts of one event and print its record.

    An ACCOUNT is a text file, a saved web page, a table (JSONL, CSV, TSV, Parquet) with an account in each row, a folder
    of them, or - for standard input; files may be compressed with gzip or zstd. An account that cannot be
    read stands in the record with the reason, and the others go on. Accounts of unrelated events give one record each,
    the largest first.
    """
    if pick and shape != "text":
        raise click.UsageError(f"--statements narrows the text for people; --format {shape} holds the whole record")
    if output:
        make_folder(output)
    with progress("reading and comparing the accounts", quiet=quiet):
        records = briefs(accounts, judgements, columns=columns, tell=None if quiet else tell, beliefs=beliefs)
        files = (
            {name: text for n, record in enumerate(records, 1) for name, text in _files(n, record)} if output else {}
        )
    if output:
        write_files(output, files)
    if not (quiet and output):
        _print(records, shape, pick)
    if not quiet:
        _note(records, shape, output)


def _files(number: int, record: Record) -> list[tuple[str, str]]:
    stem = "record" if number == 1 else f"record-{number}"
    return [(f"{stem}.{shape}", _renderer(shape)(record)) for shape in ("html", "json", "md")]


def _renderer(shape: str) -> Callable[[Record], str]:
    """Return the function that renders a format; each is imported when it is needed."""
    if shape == "html":
        from onrecord.publish.report import render_report as render
    elif shape == "json":
        from onrecord.publish.record_json import render_json as render
    else:
        from onrecord.publish.markdown import render_markdown as render
    return render


def _print(records: Sequence[Record], shape: str, pick: Pick | None) -> None:
    if shape != "text":
        print_file(_renderer(shape)(records[0]))
        return
    from onrecord.publish.terminal import render_terminal

    for number, record in enumerate(records, 1):
        if len(records) > 1:
            print_text(f"{chr(10) if number > 1 else ''}Event {number} of {len(records)}\n\n")
        print_text(render_terminal(record, width=terminal_width(), colour=wants_colour(), pick=pick))


def _note(records: Sequence[Record], shape: str, output: str | None) -> None:
    """Say on stderr what a reader of stdout alone would not know."""
    if len(records) > 1:
        sizes = ", ".join(str(len(record.accounts)) for record in records)
        only = f"; printed is the largest, -o writes all {len(records)}" if shape != "text" and not output else ""
        click.echo(f"onrecord: these accounts tell {len(records)} unrelated events ({sizes} accounts), "
                   f"one record each{only}", err=True)  # fmt: skip
    if output:
        names = ["record", *(f"record-{n}" for n in range(2, len(records) + 1))]
        click.echo(f"onrecord: wrote {', '.join(f'{name}.html, .json, .md' for name in names)} in {output}", err=True)
