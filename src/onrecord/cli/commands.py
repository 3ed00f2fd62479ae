"""How commands end: one line on stderr and an exit code, whatever happened."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

import click

from onrecord.errors import OnrecordError

SWITCH = 0.0005  # seconds; the encoder's threads wait for the parser's at most so long: 0.15 s less for five accounts
FAILED, MISUSED, INTERRUPTED = 1, 2, 130


class Commands(click.Group):
    """A group of commands whose errors are one line that says what to do."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run a command and exit with its code; a closed pipe ends in silence."""
        sys.setswitchinterval(SWITCH)
        try:
            code = super().main(args, prog_name or "onrecord", complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
        except click.UsageError as error:
            code = _usage(error)
        except (click.ClickException, OnrecordError) as error:
            message = error.format_message() if isinstance(error, click.ClickException) else str(error)
            code = complain(message)
        except BrokenPipeError:
            code = _hush()
        except (KeyboardInterrupt, click.Abort):
            code = INTERRUPTED
        sys.exit(code if isinstance(code, int) else 0)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take no command at all as asking for help."""
        return super().parse_args(ctx, args or ["--help"])


def complain(message: str) -> int:
    """Write one line on stderr and return the exit code of a failure."""
    from onrecord.publish.tables import one_line

    click.echo(f"onrecord: {one_line(message)}", err=True)
    return FAILED


def _usage(error: click.UsageError) -> int:
    path = error.ctx.command_path if error.ctx else "onrecord"
    click.echo(f"{path}: {error.format_message().rstrip('.')}; see `{path} --help`", err=True)
    return MISUSED


def _hush() -> int:
    """Point stdout at nothing, so that the flush at exit does not complain about the closed pipe again."""
    with suppress(OSError):  # a stdout that is no file has nothing to flush to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
