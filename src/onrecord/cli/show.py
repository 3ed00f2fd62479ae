"""`onrecord show`: one account, what was read of it, what was left out and why, and a person's word over it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from onrecord.cli.columns import columns_option, judgements_option, tell
from onrecord.cli.judge import Asked, judge_options, write_judgement
from onrecord.cli.output import print_note, print_text, terminal_width, wants_colour, write_files
from onrecord.model import Account, Unread

EPILOG = """\b
Examples:
  onrecord show saved-page.html
  onrecord show saved-page.html --html shown.html
  onrecord show "articles.csv#17" --columns text=body
  onrecord show wire.txt --judge 12-14=related --who "Ada Roke" --why "headline of another story"
"""


@click.command(epilog=EPILOG, short_help="One account: what was read, what was left out and why.")
@click.argument("account")
@click.option("--html", "-o", "page", metavar="FILE", help="Write the same as one HTML page instead of printing it.")
@judgements_option
@columns_option
@judge_options
def show(
    *, account: str, page: str | None, judgements: tuple[str, ...], columns: dict[str, str], judgement: Asked | None
) -> None:
    """Print one account with its metadata and where they come from, and its blocks: what was kept, what was left out and why.

    Of a table, `#` and its number mean one row; without, every row is an account and is shown.

    A person can overrule a block: in a file judgements.toml beside the account, or with --judge, which writes an entry there.
    """
    from onrecord.ingest.read import read_given, stream_accounts

    if judgement:
        accounts, _ = read_given([account], judgements, columns=columns)
        print_note(f"wrote the judgement to {write_judgement(accounts, judgement)}")
    if page:
        accounts, unread = read_given([account], judgements, columns=columns, tell=tell)
        _write(page, accounts, unread)
    else:
        unread = _print(account, stream_accounts([account], judgements, columns=columns, tell=tell))
    for missed in unread:
        print_note(f"not read: {missed.path}: {missed.reason}")


def _print(path: str, stream: Iterator[Account | Unread]) -> tuple[Unread, ...]:
    """Print each account as it is read, so that a table of any length can be shown, and return what was not read."""
    from onrecord.ingest.read import check_read
    from onrecord.publish.terminal_account import render_account

    unread, printed = list[Unread](), False
    for found in stream:
        if isinstance(found, Unread):
            unread.append(found)
            continue
        print_text("\n" * printed + render_account(found, width=terminal_width(), colour=wants_colour()))
        printed = True
    check_read([path], printed, unread)
    return tuple(unread)


def _write(page: str, accounts: Sequence[Account], unread: Sequence[Unread]) -> None:
    from onrecord.publish.account_page import render_account_page

    path = Path(page)
    if path.is_dir():
        raise click.ClickException(f"{page!r} is a folder; name the file to write, as {str(path / 'account.html')!r}")
    write_files(str(path.parent), {path.name: render_account_page(accounts, unread)})
    print_note(f"wrote {page}")
