"""Lineage as an arc diagram: accounts one below the other by origin, an arrow from what each was made from."""

from dataclasses import dataclass

from onrecord.model import Derivation
from onrecord.publish.tables import Index, Tag, one_line, shortened

ROW = 34  # pixels between two nodes
HEAD = 30  # pixels for an origin's heading
GUTTER = 76  # pixels for the arrows, left of the nodes
LONGEST = 32  # characters of a node's name that fit beside the arrows on a phone


@dataclass(frozen=True, slots=True)
class Node:
    """An account, or an agency whose wire is not among the accounts (`tag` is None)."""

    y: int
    label: str
    tag: Tag | None
    hue: int


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one origin."""

    y: int
    height: int
    label: str
    hue: int


@dataclass(frozen=True, slots=True)
class Arc:
    """A derivation as an arrow, drawn left of the nodes; `path` is SVG path data."""

    number: int
    path: str
    derivation: Derivation
    maker: str
    made: Tag


@dataclass(frozen=True, slots=True)
class LineageGraph:
    """Nodes, bands and arrows in pixels from the top left corner."""

    height: int
    nodes: tuple[Node, ...]
    bands: tuple[Band, ...]
    arcs: tuple[Arc, ...]


def lineage_graph(index: Index) -> LineageGraph:
    """Place origins below one another, each with its agency, if any, on top of its accounts."""
    nodes: dict[str, Node] = {}
    bands, y = [], 0
    for origin in index.origins:
        top = y
        y += HEAD
        for key, label, tag in _members(index, origin.tags):
            if key not in nodes:
                nodes[key] = Node(y + ROW // 2, _short(label), tag, origin.hue)
                y += ROW
        bands.append(Band(top, y - top, f"{origin.letter} · {_short(origin.label)}", origin.hue))
        y += 8
    return LineageGraph(y, tuple(nodes.values()), tuple(bands), _arcs(index, nodes))


def maker_name(index: Index, derivation: Derivation) -> str:
    """Name what an account was made from."""
    if derivation.from_ is not None:
        tag = index.tag(derivation.from_)
        return f"{tag} {tag.name}"
    return f"the wire of {derivation.agency}"


def _members(index: Index, tags: tuple[Tag, ...]) -> list[tuple[str, str, Tag | None]]:
    inside = {tag.account.id for tag in tags}
    agencies = dict.fromkeys(
        d.agency for d in index.record.derivations if d.account in inside and d.from_ is None and d.agency
    )
    return [(f"agency:{agency}", f"{agency} (wire)", None) for agency in agencies] + [
        (tag.account.id, tag.name, tag) for tag in tags
    ]


def _arcs(index: Index, nodes: dict[str, Node]) -> tuple[Arc, ...]:
    arcs = []
    for number, derivation in enumerate(index.record.derivations, 1):
        maker = nodes.get(derivation.from_ or f"agency:{derivation.agency}")
        made = nodes.get(derivation.account)
        if maker and made and made.tag:
            reach = min(GUTTER - 22, 14 + abs(made.y - maker.y) / ROW * 11)
            side = 4 if made.y > maker.y else -4  # arrows leave below and arrive above, or the other way round
            x, bow, leaves, arrives = GUTTER - 8, GUTTER - 8 - reach * 1.33, maker.y + side, made.y - side
            path = f"M{x},{leaves} C{bow:.1f},{leaves} {bow:.1f},{arrives} {x},{arrives}"
            arcs.append(Arc(number, path, derivation, maker_name(index, derivation), made.tag))
    return tuple(arcs)


def _short(label: str) -> str:
    return shortened(one_line(label), LONGEST)
