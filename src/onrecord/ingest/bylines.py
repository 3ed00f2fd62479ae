"""Who a byline names."""

import re

from onrecord.ingest.stamps import leftover, parse_stamps
from onrecord.ingest.stretches import words

LINK = re.compile(r"\[([^\]]{0,80})\]\([^)]{0,200}\)")
LEAD = re.compile(
    r"(?:^|(?<=\W))(?:(?:written|posted|story|text|words|report|prepared|published)\s?(?:by|:)|by)\s+", re.I
)
PARTS = re.compile(r"\s*(?:,|;|\band\b|&|[|·•/]|\s[–—-]\s|\s{2,}|\bwith\b)\s*", re.I)
PLACE = re.compile(r"\s+(?:in|at|for|on|from|of)\s+", re.I)
PARTICLES = frozenset("de van von der den al el bin ibn la le di da du dos the y".split())
DESKS = frozenset("desk staff newsroom team".split())


def byline_names(line: str) -> list[str]:
    """Return the people a byline names, a desk under its own name, never a place, a role or a date.

    >>> byline_names("By Ada Roke in Port Orlin and Ivo Tesk, 3 March 2033")
    ['Ada Roke', 'Ivo Tesk']
    >>> byline_names("Ada Roke, Transport Editor")
    ['Ada Roke']
    """
    line = LINK.sub(r"\1", line[:300])
    for stamp in reversed(parse_stamps(line, 2000)):
        line = line[: stamp.start] + " | " + line[stamp.end :]
    lead = LEAD.search(line)
    found: list[str] = []
    for part in PARTS.split(line[lead.end() :] if lead else line):
        name = PLACE.split(part.strip())[0].strip(" .:()|–—-")
        if _is_name(name, led=bool(lead) and not found):
            found.append(name)
        elif found and part.strip():
            break
        if not lead and found and " and " not in line and "&" not in line:
            break
    return found


def _is_name(name: str, *, led: bool) -> bool:
    parts = name.split()
    lower = [p.lower().strip(".") for p in parts]
    if (
        not parts
        or len(parts) > 5
        or any(c.isdigit() for c in name)
        or not leftover(name)
        or words().byline.match(name)
    ):
        return False
    if lower[-1] in DESKS and len(parts) > 1:
        return True
    if led and len(parts) == 1:
        return name[0].isupper() or lower[0] in words().roles
    if lower[-1] in words().roles or len(parts) < 2:
        return bool(led and set(lower) <= words().roles)
    return all(p[0].isupper() or p.lower() in PARTICLES for p in parts)
