"""What a saved page says of itself: meta and link elements, linked data, microdata and <time> elements."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LONGEST = 2_000_000  # characters of a linked-data script that are read
MOST = 400  # items of linked data
ARTICLES = re.compile(r"(?:Article|LiveBlogPosting|BlogPosting|Posting|Report|Review|StatementPage|PressRelease)$")
PROPS = frozenset("headline datePublished dateModified author publisher articleSection articleBody description".split())
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself: title, meta and link elements, linked data, and its <time> elements.

    `linked` holds the items of JSON-LD, those about an article first, and behind them what microdata says.
    """

    title: str = ""
    metas: Mapping[str, str] = field(default_factory=dict)
    canonical: str = ""
    language: str = ""
    linked: tuple[Mapping[str, Any], ...] = ()
    times: tuple[str, ...] = ()


class HeadReader:
    """Gather from elements, one after the other, what a page says of itself."""

    def __init__(self) -> None:
        self.title = self.canonical = self.language = ""
        self.metas: dict[str, str] = {}
        self.scripts: list[str] = []
        self.times: list[str] = []
        self.props: dict[str, Any] = {}

    def take(self, tag: str, element: Any) -> None:
        """Look at one element."""
        if tag == "meta" and (content := element.get("content")):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            self.metas.setdefault(name.lower(), content)
        elif tag == "link" and "canonical" in (element.get("rel") or "").lower():
            self.canonical = self.canonical or element.get("href") or ""
        elif tag == "html":
            self.language = self.language or element.get("lang") or element.get("xml:lang") or ""
        elif tag == "time" and (stamp := element.get("datetime")):
            self.times.append(stamp)
        elif tag == "title" and not self.title:
            self.title = SPACES.sub(" ", "".join(element.itertext())).strip()
        elif tag == "script" and "ld+json" in (element.get("type") or "").lower():
            self.scripts.append("".join(element.itertext()))
        if (prop := element.get("itemprop")) in PROPS and prop not in self.props:
            self.props[prop] = element

    def result(self) -> Head:
        """Return what was gathered."""
        items = [item for script in self.scripts for item in linked_items(script)][:MOST]
        items.sort(key=lambda item: not is_article(item))
        micro = {prop: said for prop, element in self.props.items() if (said := _said(prop, element))}
        linked = (*items, micro) if micro else tuple(items)
        return Head(self.title, self.metas, self.canonical, self.language, linked, tuple(self.times))


def _said(prop: str, element: Any) -> Any:
    """Return the value of a microdata property; of a person or an organisation the name."""
    if prop in ("author", "publisher"):
        names = [e for e in element.iter() if e.get("itemprop") == "name"] or [element]
        named = [n for e in names[:10] if (n := _text(e)) and len(n) < 120]
        return {"name": named[0]} if named else None
    said = _text(element)
    return said if prop in ("articleBody", "description") or len(said) < 400 else None


def _text(element: Any) -> str:
    value = element.get("content") or element.get("datetime") or "".join(element.itertext())
    return SPACES.sub(" ", value).strip()


def is_article(item: Mapping[str, Any]) -> bool:
    """Tell an item of linked data that describes an article."""
    kinds = item.get("@type")
    return any(isinstance(k, str) and bool(ARTICLES.search(k)) for k in (kinds if isinstance(kinds, list) else [kinds]))


def linked_items(script: str) -> list[Mapping[str, Any]]:
    """Return the objects of a JSON-LD script, those of its @graph and its main entity with it."""
    try:
        data = json.loads(script[:LONGEST].strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return []
    items = data if isinstance(data, list) else [data]
    return [i for item in items if isinstance(item, dict) for i in (*_inner(item), item) if isinstance(i, dict)]


def _inner(item: Mapping[str, Any]) -> Sequence[Any]:
    found = item.get("@graph")
    main = item.get("mainEntity")
    return [*(found if isinstance(found, list) else []), *(main if isinstance(main, list) else [main])]
