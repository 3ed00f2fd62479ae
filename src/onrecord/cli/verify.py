"""`onrecord verify`: prove a record."""

import click

from onrecord.cli.commands import FAILED

EPILOG = """\b
Example:
  onrecord verify out/record.json
"""


@click.command(epilog=EPILOG, short_help="Prove a record: hashes, spans, citations.")
@click.argument("record")
@click.pass_context
def verify(ctx: click.Context, record: str) -> None:
    """Re-hash the accounts of a record file, resolve every span and citation, and say what does not hold.

    The files that the record names are hashed again where they still lie in place. Exit code 1 when anything fails.
    """
    from onrecord.publish.tables import one_line
    from onrecord.publish.verify import verify_file

    faults = verify_file(record)
    for fault in faults:
        click.echo(f"onrecord: {one_line(fault)}", err=True)
    if faults:
        ctx.exit(FAILED)
    click.echo(f"{record} holds: every hash, span and citation resolves")
