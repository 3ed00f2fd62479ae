"""A saved page to the text that a reader sees on it, line by line, with what its head says."""

import functools
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from onrecord.ingest.lines import Line

WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
SPACES = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029\x1c-\x1f\x85]+")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
SNIFF = re.compile(r"<(?:!doctype html|html|head|body|article|main)[\s>]", re.I)
WHOLE = frozenset(("html", "body", "main", "article"))
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself: title, meta and link elements, linked data, and its <time> elements."""

    title: str = ""
    metas: Mapping[str, str] = field(default_factory=dict)
    canonical: str = ""
    language: str = ""
    linked: tuple[Mapping[str, Any], ...] = ()
    times: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    tag: str
    unseen: bool
    zone: str
    classes: frozenset[str]


@functools.cache
def _tables() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    data = tomllib.loads((files("onrecord.text") / "lexicon/markup.toml").read_text(encoding="utf-8"))
    words = {word: name for name, listed in data["classes"].items() for word in listed}
    return words, {name: frozenset(listed) for name, listed in data["elements"].items()}


def is_page(text: str, name: str) -> bool:
    """Tell a page from a plain text, by suffix or by how it begins."""
    return name.lower().endswith((".html", ".htm", ".xhtml")) or bool(SNIFF.search(text[:2048]) and "<" in text[:80])


def read_page(source: str) -> tuple[str, tuple[Line, ...], Head]:
    """Return the visible text of a page, its lines, and its head. Never raises; broken markup is read as far as it goes."""
    from lxml import etree

    reader = _Reader()
    parser = etree.HTMLParser(target=reader, recover=True, huge_tree=True, encoding="utf-8")
    raw = source.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        for at in range(0, len(raw), CHUNK):
            parser.feed(raw[at : at + CHUNK])
        parser.close()
    except (etree.LxmlError, AssertionError, ValueError):
        reader.close()
    return reader.result()


class _Reader:
    """Receive the events of a parser; a line ends where a block-level element begins or ends."""

    def __init__(self) -> None:
        self.words, self.elements = _tables()
        self.stack = [_Frame("", False, "", frozenset())]
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.length = 0
        self.buffer: list[str] = []
        self.frame = self.stack[0]
        self.linked = 0
        self.link = 0
        self.title: list[str] = []
        self.titled = False
        self.script: list[str] | None = None
        self.metas: dict[str, str] = {}
        self.canonical = self.language = ""
        self.data_blocks: list[str] = []
        self.times: list[str] = []
        self.after_link = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.lower() if isinstance(tag, str) else ""
        above = self.stack[-1]
        if tag in self.elements["block"] or tag == "br":
            self.flush()
        self.note(tag, attributes)
        if tag == "img" and not above.unseen:
            self.picture(attributes, above)
        if tag in self.elements["void"]:
            return
        if tag in ("a", "button"):
            self.link += 1
            if self.after_link and self.buffer and not self.buffer[-1][-1:].isspace():
                self.buffer.append(" ")
        self.stack.append(self.below(above, tag, attributes))

    def below(self, above: _Frame, tag: str, attributes: Mapping[str, str]) -> _Frame:
        unseen = above.unseen or tag in self.elements["unseen"] or "hidden" in attributes
        unseen = unseen or bool(HIDDEN.search(attributes.get("style") or ""))
        zone = above.zone
        if tag in self.elements["landmark"] and not (tag == "header" and zone in ("article", "main")):
            zone = tag
        classes = above.classes
        if (
            tag not in WHOLE
            and (named := f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:300]).strip()
        ):
            found = {self.words[w.lower()] for w in WORDS.findall(named) if w.lower() in self.words}
            classes = classes | found if found - classes else classes
        return _Frame(
            tag if tag in self.elements["block"] or tag == "title" else above.tag, unseen, zone, frozenset(classes)
        )

    def note(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "meta" and attributes.get("content"):
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self.metas.setdefault(name.lower(), attributes["content"])
        elif tag == "link" and "canonical" in (attributes.get("rel") or "").lower():
            self.canonical = self.canonical or attributes.get("href") or ""
        elif tag == "html":
            self.language = self.language or attributes.get("lang") or attributes.get("xml:lang") or ""
        elif tag == "time" and attributes.get("datetime"):
            self.times.append(attributes["datetime"])
        elif tag == "script" and "ld+json" in (attributes.get("type") or "").lower():
            self.script = []

    def picture(self, attributes: Mapping[str, str], above: _Frame) -> None:
        alt = SPACES.sub(" ", attributes.get("alt") or "").strip()
        if alt.count(" ") >= 4:
            self.flush()
            self.put(alt, _Frame("alt", False, above.zone, above.classes), 0.0)

    def end(self, tag: str) -> None:
        tag = tag.lower() if isinstance(tag, str) else ""
        if tag in self.elements["void"]:
            return
        if tag in self.elements["block"]:
            self.flush()
        if tag == "script" and self.script is not None:
            self.data_blocks.append("".join(self.script))
            self.script = None
        self.titled = self.titled or tag == "title"
        self.after_link = tag in ("a", "button")
        self.link -= self.after_link and self.link > 0
        if len(self.stack) > 1:
            self.stack.pop()

    def data(self, data: str) -> None:
        frame = self.stack[-1]
        if self.script is not None:
            self.script.append(data)
        elif frame.unseen:
            if frame.tag == "title" and not self.titled:
                self.title.append(data)
        elif data:
            if not self.buffer or data.strip():
                self.frame = frame
            self.buffer.append(data)
            self.linked += len(data.strip()) if self.link else 0
            self.after_link = False

    def comment(self, text: str) -> None:
        """Leave comments out."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Leave processing instructions out."""

    def close(self) -> None:
        self.flush()

    def flush(self) -> None:
        if self.buffer:
            text = SPACES.sub(" ", "".join(self.buffer)).strip()
            if text:
                self.put(text, self.frame, min(1.0, self.linked / len(text)))
            self.buffer.clear()
        self.linked = 0

    def put(self, text: str, frame: _Frame, linked: float) -> None:
        self.lines.append(Line(self.length, self.length + len(text), frame.tag, frame.zone, frame.classes, linked))
        self.parts.append(text)
        self.length += len(text) + 1

    def result(self) -> tuple[str, tuple[Line, ...], Head]:
        """Return what was gathered so far."""
        self.flush()
        linked = tuple(item for block in self.data_blocks for item in _items(block))
        title = SPACES.sub(" ", "".join(self.title)).strip()
        head = Head(title, self.metas, self.canonical, self.language, linked, tuple(self.times))
        return "\n".join(self.parts), tuple(self.lines), head


def _items(block: str) -> list[Mapping[str, Any]]:
    """Return the objects of a JSON-LD script, those of its @graph first among equals."""
    try:
        data = json.loads(block[:1_000_000], strict=False)
    except (ValueError, RecursionError):
        return []
    items = data if isinstance(data, list) else [data]
    return [i for item in items if isinstance(item, dict) for i in (*_graph(item), item) if isinstance(i, dict)]


def _graph(item: Mapping[str, Any]) -> list[Any]:
    found = item.get("@graph")
    return found if isinstance(found, list) else []
