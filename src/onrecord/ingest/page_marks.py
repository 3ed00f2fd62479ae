"""The lines of a page and the elements that they stand in."""

from dataclasses import dataclass, field

from onrecord.ingest.page_head import Head

WHOLE = frozenset(("html", "body", "main", "article"))


@dataclass(slots=True, eq=False)
class Node:
    """An element on the way to a line: its tag, its step among its siblings, and what its class and id say."""

    parent: "Node | None"
    tag: str
    block: bool
    step: int
    ident: str
    names: str
    kinds: frozenset[str]
    depth: int
    hidden: bool = False
    counts: dict[str, int] | None = None
    chain: tuple["Node", ...] = ()
    mass: int = 0
    size: int = 0
    linked: int = 0
    lines: int = 0
    start: int = -1
    asks: int = 0
    grid: bool = False


CLIMB = 60  # levels above a line that are looked at: no page of a publisher is as deep


def climb(node: Node) -> tuple[Node, ...]:
    """Return an element and those above it, as far as they are looked at."""
    if not node.chain:
        found: list[Node] = []
        at = node
        while len(found) < CLIMB:
            if at.chain:
                found += at.chain[: CLIMB - len(found)]
                break
            found.append(at)
            if at.parent is None:
                break
            at = at.parent
        node.chain = tuple(found)
    return node.chain


def near(node: Node, most: int) -> list[Node]:
    """Return an element and the nearest above it, `most` of them together, without going further up."""
    found: list[Node] = []
    at: Node | None = node
    while at is not None and len(found) < most:
        found.append(at)
        at = at.parent
    return found


def block_of(node: Node) -> Node:
    """Return the nearest block-level element."""
    while not node.block and node.parent is not None:
        node = node.parent
    return node


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of a page: its range, the element it stands in, and how much of it is linked, bold or italic.

    `stamp` is what a <time> element on it says.
    """

    start: int
    end: int
    text: str
    node: Node
    linked: float = 0.0
    bold: float = 0.0
    italic: float = 0.0
    alt: bool = False
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Walked:
    """The visible text of a page, its lines, what its head says, and how often each id is given."""

    text: str
    marks: tuple[Mark, ...]
    head: Head
    idents: dict[str, int] = field(default_factory=dict)
    nodes: tuple[Node, ...] = ()
