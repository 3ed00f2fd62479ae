"""Write every generated file again: `python -m tools.generate [--check]`

The JSON Schema, the record of the bundled example, the command-line reference, the tables of the record's fields, and
the example output in README.md. With --check nothing is written, and the exit code is 1 when a file differs.
"""

import dataclasses
import inspect
import os
import re
import subprocess
import sys
import types
import typing
from collections.abc import Callable
from pathlib import Path

from evals.tables import between

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "examples/kell-bridge"
LINES = 60  # of the terminal's output that README.md shows


def schema(_: str) -> str:
    """Return the JSON Schema that the model gives."""
    from onrecord.publish.schema import render_schema

    return render_schema()


def example_record(_: str) -> str:
    """Return the record of the bundled example, its paths as seen from the project's folder."""
    import onrecord
    from onrecord.publish.record_json import render_json

    here = Path.cwd()
    os.chdir(ROOT)
    try:
        return render_json(onrecord.brief([f"{EXAMPLE}/accounts"]))
    finally:
        os.chdir(here)


def command_reference(_: str) -> str:
    """Return what `--help` prints, of the program and of each command."""
    top = _onrecord("--help")
    listed = top.partition("Commands:")[2]
    names = re.findall(r"^  (\w[\w-]*)  ", listed, re.MULTILINE)
    parts = [("onrecord", top)] + [(f"onrecord {name}", _onrecord(name, "--help")) for name in names]
    sections = [f"## {name}\n\n```\n{text.strip()}\n```" for name, text in parts]
    head = "# The command line\n\nGenerated from `--help` by `make golden`; a test holds it current."
    return "\n\n".join([head, *sections]) + "\n"


def readme(text: str) -> str:
    """Put the example's real output into README.md."""
    printed = _onrecord("brief", f"{EXAMPLE}/accounts").rstrip().splitlines()
    shown = [line.rstrip() for line in printed[:LINES]]
    if len(printed) > LINES:
        shown.append(f"... {len(printed) - LINES} more lines")
    return between(text, "example", "```\n" + "\n".join(shown) + "\n```")


def record_page(text: str) -> str:
    """Put a table of each noun's fields into docs/record.md."""
    from onrecord import model

    nouns = [noun for noun in vars(model).values() if dataclasses.is_dataclass(noun) and isinstance(noun, type)]
    return between(text, "fields", "\n\n".join(_noun(noun) for noun in nouns))


def _noun(noun: type) -> str:
    from onrecord.publish.record_json import NAMES

    hints = typing.get_type_hints(noun)
    rows = [f"| `{NAMES.get(name, name)}` | {_kind(hint)} |" for name, hint in hints.items()]
    first = (inspect.getdoc(noun) or "").replace("\n", " ")
    return f"### {noun.__name__}\n\n{first}\n\n" + "\n".join(["| field | holds |", "|---|---|", *rows])


def _kind(hint: object) -> str:
    """Write a type in words: "text", "list of Span", "text or null"."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        return " or ".join("null" if a is type(None) else _kind(a) for a in arguments)
    if origin is tuple:
        inner = arguments[0] if arguments[-1] is ... else None
        return f"list of {_kind(inner)}" if inner else "pair of " + _kind(arguments[0])
    if origin is typing.Literal:
        return "one of " + ", ".join(f"`{a}`" for a in arguments)
    plain = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    return plain.get(typing.cast(type, hint), f"{getattr(hint, '__name__', hint)}")


def _onrecord(*arguments: str) -> str:
    program = str(Path(sys.executable).with_name("onrecord"))
    plain = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    environment = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "CLICOLOR_FORCE")} | plain
    done = subprocess.run(
        [program, *arguments], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


FILES: dict[str, Callable[[str], str]] = {
    "schema/onrecord-1.schema.json": schema,
    f"{EXAMPLE}/record.json": example_record,
    "docs/cli.md": command_reference,
    "docs/record.md": record_page,
    "README.md": readme,
}


def stale(name: str) -> bool:
    """Tell whether a generated file differs from what would be written now."""
    path = ROOT / name
    text = path.read_text("utf-8") if path.exists() else ""
    return FILES[name](text) != text


def main(check: bool) -> int:
    """Write the files, or tell which of them differ."""
    found = [name for name in FILES if stale(name)]
    for name in found:
        print(("differs: " if check else "written: ") + name)
        if not check:
            path = ROOT / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(FILES[name](path.read_text("utf-8") if path.exists() else ""), "utf-8")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
