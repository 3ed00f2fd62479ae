"""`onrecord show`: one account, what was read of it, what was left out and why, and a person's word over it."""

from collections.abc import Sequence
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

    A person can overrule a block: in a file judgements.toml beside the account, or with --judge, which writes an entry there.
    """
    from onrecord.ingest.read import read_given

    accounts, unread = read_given([account], judgements, columns=columns, tell=tell)
    if judgement:
        print_note(f"wrote the judgement to {write_judgement(accounts, judgement)}")
        accounts, unread = read_given([account], judgements, columns=columns)
    if page:
        _write(page, accounts, unread)
    else:
        _print(accounts)
    for missed in unread:
        print_note(f"not read: {missed.path}: {missed.reason}")


def _print(accounts: Sequence[Account]) -> None:
    from onrecord.publish.terminal_account import render_account

    for place, found in enumerate(accounts):
        print_text("\n" * bool(place) + render_account(found, width=terminal_width(), colour=wants_colour()))


def _write(page: str, accounts: Sequence[Account], unread: Sequence[Unread]) -> None:
    from onrecord.publish.account_page import render_account_page

    path = Path(page)
    if path.is_dir():
        raise click.ClickException(f"{page!r} is a folder; name the file to write, as {str(path / 'account.html')!r}")
    write_files(str(path.parent), {path.name: render_account_page(accounts, unread)})
    print_note(f"wrote {page}")
