"""The one way to a page: a template, a style sheet inside it, and a policy that forbids everything else."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from onrecord.publish.tables import QUOTED, counted, one_line, shortened, visible_text
from onrecord.publish.tables_time import date_words, interval_words

TEMPLATES = Path(__file__).parent / "templates"
SHORT = 120  # characters that the filter `short` leaves
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def render_page(template: str, style: str, **shown: object) -> str:
    """Fill a template into one HTML file that needs no script and asks for nothing outside itself."""
    page = _environment().get_template(template)
    return page.render(shown, style=Markup(style), policy=_policy(style))


@cache
def style_sheet(name: str) -> str:
    """Return a style sheet that lies beside the templates."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def language_code(language: str | None) -> str:
    """Return a language for the markup, or nothing where it is unknown or no language code.

    >>> language_code("de-AT"), language_code('en" onload="'), language_code(None)
    ('de-AT', '', '')
    """
    return language if language and _LANGUAGE.fullmatch(language) else ""


def _policy(style: str) -> str:
    """Forbid everything but the one style sheet and images inside the file."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=_finalize,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters |= {
        "line": one_line,
        "date": date_words,
        "counted": counted,
        "short": _short,
        "quoted": _quoted,
    }
    environment.globals |= {"interval": interval_words}
    return environment


def _short(text: str) -> str:
    return shortened(one_line(text), SHORT)


def _quoted(line: str) -> str:
    return shortened(line, QUOTED)


def _finalize(value: object) -> object:
    """Make unseen characters of every shown text visible; autoescape then makes markup in it text."""
    return visible_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value
