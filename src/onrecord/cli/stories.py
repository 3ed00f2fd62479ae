"""`onrecord stories`: many accounts by the event they tell."""

import json

import click

from onrecord.cli.columns import columns_option, judgements_option, tell
from onrecord.cli.output import print_file, print_text, progress
from onrecord.model import Account

EPILOG = """\b
Example:
  onrecord stories this-week/
"""


@click.command(epilog=EPILOG, short_help="Group accounts by the event they tell.")
@click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT...")
@click.option("--format", "shape", type=click.Choice(("text", "json")), default="text", show_default=True,
              help="Lines for people, or a JSON list of lists of files.")  # fmt: skip
@columns_option
@judgements_option
def stories(accounts: tuple[str, ...], shape: str, columns: dict[str, str], judgements: tuple[str, ...]) -> None:
    """Group accounts by the event they tell, the event with most accounts first."""
    with progress("reading the accounts", quiet=False):
        from onrecord.ingest.read import read_given
        from onrecord.record import find_stories

        read, unread = read_given(accounts, judgements, columns=columns, tell=tell)
        groups = find_stories(sorted(read, key=lambda account: (account.path, account.id)))
    if shape == "json":
        print_file(json.dumps([[account.path for account in group] for group in groups], indent=1) + "\n")
    else:
        print_text("\n".join(_story(number, group) for number, group in enumerate(groups, 1)))
    for missed in unread:
        click.echo(f"onrecord: not read: {missed.path}: {missed.reason}", err=True)


def _story(number: int, group: tuple[Account, ...]) -> str:
    from onrecord.publish.tables import counted, one_line

    lines = [f"{number}. {counted(len(group), 'account')}"]
    lines += [one_line(f"   {account.path}  {account.title or ''}") for account in group]
    return "\n   ".join(lines) + "\n"
