"""`onrecord show`: one account, what was read of it, what was left out and why."""

import click

from onrecord.cli.output import print_text, terminal_width, wants_colour

EPILOG = """\b
Example:
  onrecord show saved-page.html
"""


@click.command(epilog=EPILOG, short_help="One account: what was read, what was left out and why.")
@click.argument("account")
def show(account: str) -> None:
    """Print one account with its metadata and its blocks: what was kept, what was left out and why."""
    from onrecord.ingest.read import read_given
    from onrecord.publish.terminal_account import render_account

    accounts, unread = read_given([account])
    for place, found in enumerate(accounts):
        print_text("\n" * bool(place) + render_account(found, width=terminal_width(), colour=wants_colour()))
    for missed in unread:
        click.echo(f"onrecord: not read: {missed.path}: {missed.reason}", err=True)
