"""Text to the terminal, to a pipe, and to files."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import click

WIDEST = 110  # columns of a terminal view: longer lines are hard to read
PATIENCE = 1.0  # seconds before progress is shown
CLEAR = "\r\x1b[2K"  # takes back the line of progress


def terminal_width() -> int:
    """Return the columns to fill: those of the terminal or of COLUMNS, else 100, and never more than can be read."""
    return max(20, min(WIDEST, shutil.get_terminal_size((100, 24)).columns))


def wants_colour() -> bool:
    """Say whether stdout is a terminal that may be coloured (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def print_text(text: str) -> None:
    """Print lines for a reader; what the terminal's encoding lacks becomes a question mark."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    click.echo(text.encode(encoding, "replace").decode(encoding), nl=False, color=True)


def print_file(text: str) -> None:
    """Print the contents of a file byte by byte as `write_files` would write it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(encoded(text))
    sys.stdout.buffer.flush()


def print_note(message: str) -> None:
    """Print a line on stderr, beside what the command gives; a line of progress that stands there is written over."""
    from onrecord.publish.tables import one_line

    click.echo(f"{CLEAR if sys.stderr.isatty() else ''}onrecord: {one_line(message)}", err=True)


def encoded(text: str) -> bytes:
    """Return the bytes of a file; a lone surrogate, which UTF-8 cannot hold, becomes its JSON escape."""
    return text.encode("utf-8", "backslashreplace")


def make_folder(folder: str) -> None:
    """Make a folder and prove that files can be written into it, before long work is done for nothing.

    Raises:
        click.ClickException: the folder cannot be made or written; the message names it and the reason.
    """
    with _named(folder):
        Path(folder).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass


def write_files(folder: str, files: Mapping[str, str]) -> None:
    """Write files into a folder, each complete or not at all.

    Raises:
        click.ClickException: a file cannot be written; the message names the folder and the reason.
    """
    with _named(folder):
        for name, text in files.items():
            _replace(Path(folder) / name, encoded(text))


@contextmanager
def _named(folder: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise click.ClickException(f"cannot write to {folder!r}: {reason}; name another folder with -o") from error


@contextmanager
def progress(message: str, *, quiet: bool) -> Iterator[None]:
    """Show a message on stderr while long work goes on, where a person watches."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    timer = Timer(PATIENCE, lambda: print(f"{message} ...", end="", file=sys.stderr, flush=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        print(CLEAR, end="", file=sys.stderr, flush=True)


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the mask for new files, which the system tells only to those who set it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
