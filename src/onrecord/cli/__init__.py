"""The command line: `onrecord brief`, `show`, `stories`, `diff`, `verify`. Exit codes: 0 done, 1 failed, 2 used wrongly."""

import click

from onrecord.cli.brief import brief
from onrecord.cli.commands import Commands
from onrecord.cli.diff import diff
from onrecord.cli.show import show
from onrecord.cli.stories import stories
from onrecord.cli.verify import verify

EPILOG = """\b
Examples:
  onrecord brief article1.txt article2.html          print the record
  onrecord brief saved-pages/ -o out/                and write record.html, .json, .md
  onrecord show article2.html                        what was read of one account
  onrecord verify out/record.json                    prove every citation
"""


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from onrecord.record import VERSION

        click.echo(f"onrecord {VERSION}")
        ctx.exit()


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version,
              help="Show the version and exit.")  # fmt: skip
def main() -> None:
    """Give onrecord the news accounts of one event; it gives back one sourced record.

    The record says what every account says, who is cited for it, which accounts copy another, where independent
    accounts agree, where they differ, and what each leaves out. Every item points at exact characters of an account.
    Accounts are saved files: text, HTML pages, or folders of them. Nothing is fetched from the network.
    """


for command in (brief, show, stories, diff, verify):
    main.add_command(command)

__all__ = ["main"]
