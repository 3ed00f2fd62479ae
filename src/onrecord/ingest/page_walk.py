"""The tree of a page to its visible text, line by line, and the elements that each line stands in."""

import re
from typing import Any

from lxml.etree import iterwalk

from onrecord.ingest.page_grids import CELLS, is_grid
from onrecord.ingest.page_head import HeadReader
from onrecord.ingest.page_marks import WHOLE, Mark, Node, Walked
from onrecord.ingest.page_markup import class_kinds, markup, spaced

HIDDEN = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top)\s*:\s*-\d{4,6}(?:\.\d{1,4})?px|clip\s*:\s*rect\(\s*0)",
    re.I,
)
UNSHOWN = re.compile(
    r"(?:^|[\s_.-])visually[_-]?hidden(?:$|[\s_.-])", re.I
)  # with what a style sheet's builder puts round it
NOTHING: frozenset[str] = frozenset()
READ = frozenset(("meta", "link", "html", "time", "title", "script"))  # elements that speak of the page
LINKS = frozenset(("a", "button"))
BOLD = frozenset(("b", "strong"))
ITALIC = frozenset(("i", "em", "cite"))
SHARED = LINKS | BOLD | ITALIC
NAMED = 300  # characters of class and id that are looked at
PLAIN = (0.0, 0.0, 0.0)  # a line of which nothing is linked, bold or italic
ASKED = frozenset(("text", "email", "tel"))  # inputs that a reader writes into
BETWEEN = " | "  # what stands between the cells of a row
STAMP = 40  # characters of what a <time> element says
ALT = 4  # words of an alternative text that is read


def walk_page(root: Any) -> Walked:
    """Walk over a tree once and return its visible text by lines; a line ends where a block-level element begins or ends."""
    return _Walker().walk(root)


class _Walker:
    """Receive the elements of a tree in their order and gather lines."""

    def __init__(self) -> None:
        _, self.elements = markup()
        self.block, self.unseen, self.void = (self.elements[n] for n in ("block", "unseen", "void"))
        self.unshown = self.elements["unshown"]
        self.judged: dict[str, bool] = {}  # names of classes that hide, and that do not
        self.head = HeadReader()
        self.node = Node(None, "", True, 1, "", "", NOTHING, 0)
        self.linked_end, self.stamp, self.grid = -1, "", False
        self.nodes = [self.node]
        self.idents: dict[str, int] = {}
        self.marks: list[Mark] = []
        self.parts: list[str] = []
        self.length = 0
        self.buffer: list[str] = []
        self.first: Node | None = None
        self.mixed = False
        self.depth = [0, 0, 0]
        self.shares = [0, 0, 0]

    def walk(self, root: Any) -> Walked:
        """Receive every element as it begins and ends."""
        steps = iterwalk(root, events=("start", "end"))
        begin, finish, data = self.begin, self.finish, self.data
        for event, element in steps:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if event == "start":
                if begin(tag, element):
                    if text := element.text:
                        data(text)
                else:
                    steps.skip_subtree()
            else:
                finish(tag)
                if tail := element.tail:
                    data(tail)
        self.flush()
        return Walked("\n".join(self.parts), tuple(self.marks), self.head.result(), self.idents, tuple(self.nodes))

    def begin(self, tag: str, element: Any) -> bool:
        """Enter an element and tell whether its inside can be seen."""
        cell = self.grid and tag in CELLS
        block = tag in self.block and not cell
        if cell and self.buffer:
            self.buffer.append(BETWEEN)
        if self.buffer and (block or tag == "br"):
            self.flush()
        above = self.node
        if above.counts is None:
            above.counts = {tag: 1}
            step = 1
        else:
            step = above.counts[tag] = above.counts.get(tag, 0) + 1
        named = dict(element.items())
        node = self.node = (
            self.below(tag, block, step, named)
            if named
            else Node(above, tag, block, step, "", "", NOTHING, above.depth + 1)
        )
        self.nodes.append(node)
        if "credit" in node.kinds and not block:
            self.flush()
            node.block = True
        if tag in READ or "itemprop" in named:
            self.head.take(tag, element)
        if tag == "table" and is_grid(element):
            node.grid = self.grid = True
        if tag == "time" and named:
            self.stamp = (named.get("datetime") or "")[:STAMP]
        if tag in SHARED:
            self.count(tag, 1)
        if (
            (tag in self.unseen and tag != "head")
            or above.tag == "head"
            or ((named or tag == "dialog") and self.unseen_by(tag, node, named))
        ):
            node.hidden = True
            self.blind(tag, element)
            return False
        if tag == "input" and named.get("type", "text") in ASKED:
            node.asks = 1
        if tag == "img" and named:
            self.picture(named, node)
        return True

    def unseen_by(self, tag: str, node: Node, named: dict[str, str]) -> bool:
        """Tell an element that its attributes hide."""
        if "style" in named and HIDDEN.search(named["style"][:1000]):
            return True
        if "hidden" in named and named["hidden"].lower() != "until-found":
            return True
        if tag == "dialog" and "open" not in named:
            return True
        names = node.names
        if names and names not in self.judged:
            told = "hidden" in names and UNSHOWN.search(names) is not None
            self.judged[names] = told or not self.unshown.isdisjoint(names.split())
        return bool(names) and self.judged[names]

    def blind(self, tag: str, element: Any) -> None:
        """Read the linked data inside an element that cannot be seen."""
        if tag in ("div", "noscript", "template", "span"):
            for script in element.iter("script"):
                self.head.take("script", script)

    def below(self, tag: str, block: bool, step: int, named: dict[str, str]) -> Node:
        """Return the node of an element under the one that is open."""
        above = self.node
        ident, names = named.get("id") or "", (named.get("class") or "")[:NAMED]
        if ident:
            ident = ident[:NAMED]
            self.idents[ident] = self.idents.get(ident, 0) + 1
        kinds = class_kinds(f"{names} {ident}") if (names or ident) and tag not in WHOLE else NOTHING
        return Node(above, tag, block, step, ident, names, kinds, above.depth + 1)

    def count(self, tag: str, by: int) -> None:
        """Enter or leave a link, a bold or an italic element."""
        if tag in LINKS:
            self.depth[0] += by
            if by > 0 and self.buffer and self.linked_end == len(self.buffer) and not self.buffer[-1][-1:].isspace():
                self.buffer.append(" ")
            elif by < 0:
                self.linked_end = len(self.buffer)
        elif tag in BOLD:
            self.depth[1] += by
        elif tag in ITALIC:
            self.depth[2] += by

    def picture(self, attributes: dict[str, str], node: Node) -> None:
        """Read the alternative text of a picture as a line."""
        alt = spaced(attributes.get("alt") or "")
        if alt.count(" ") >= ALT:
            self.flush()
            self.put(alt, node, alt=True)

    def finish(self, tag: str) -> None:
        """Leave an element."""
        node = self.node
        if self.buffer and node.block and tag not in self.void:
            self.flush()
        if tag in SHARED:
            self.count(tag, -1)
        if node.grid:
            self.grid = False
        if node.parent is not None:
            self.node = node.parent

    def data(self, data: str) -> None:
        """Receive a run of text."""
        if data.isspace():
            if self.buffer:
                self.buffer.append(data)
            return
        if self.first is None:
            self.first = self.node
        elif self.first is not self.node:
            self.mixed = True
        if any(self.depth):
            size = len(data.strip())
            for n, depth in enumerate(self.depth):
                self.shares[n] += size if depth else 0
        self.buffer.append(data)

    def flush(self) -> None:
        """End a line."""
        if not self.buffer:
            return
        text = spaced("".join(self.buffer))
        if text and self.first is not None:
            node: Node = self.first
            while self.mixed and not node.block and node.parent is not None:
                node = node.parent
            linked, bold, italic = (min(1.0, share / len(text)) for share in self.shares) if any(self.shares) else PLAIN
            self.put(text, node, linked, bold, italic)
        self.buffer.clear()
        self.first, self.mixed, self.shares, self.linked_end = None, False, [0, 0, 0], -1

    def put(
        self, text: str, node: Node, linked: float = 0.0, bold: float = 0.0, italic: float = 0.0, *, alt: bool = False
    ) -> None:
        """Lay a line behind the others."""
        end = self.length + len(text)
        self.marks.append(Mark(self.length, end, text, node, linked, bold, italic, alt, self.stamp))
        self.stamp = ""
        self.parts.append(text)
        self.length = end + 1
