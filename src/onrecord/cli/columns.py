"""The options of every command that reads accounts: the columns of tables, and judgements."""

import click

from onrecord.cli.output import print_note


def _parsed(ctx: click.Context, param: click.Parameter, written: str | None) -> dict[str, str]:
    from onrecord.ingest.columns import parse_columns

    try:
        return {str(role): name for role, name in parse_columns(written or "").items()}
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from error


columns_option = click.option(
    "--columns", metavar="ROLE=NAME,...", callback=_parsed,
    help="Columns of tables, as text=body,published=date; the roles are text, title, published, updated, outlet, url, "
    "author, captured. What is not named is guessed, with a note.",
)  # fmt: skip


judgements_option = click.option(
    "--judgements", multiple=True, metavar="FILE",
    help="Apply these judgements too; a judgements.toml beside the account is applied unasked.",
)  # fmt: skip


def tell(message: str) -> None:
    """Say on stderr what was guessed of a table."""
    print_note(message)
