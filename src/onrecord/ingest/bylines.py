"""Who a byline names."""

import re

from onrecord.ingest.agencies import agencies
from onrecord.ingest.stamps import leftover, parse_stamps
from onrecord.ingest.stretches import is_byline, words

LINK = re.compile(r"\[([^\]]{0,80})\]\([^)]{0,200}\)")
LEAD = re.compile(
    r"(?:^|(?<=\W))(?:(?:written|posted|story|text|words|report|prepared|published)\s?(?:by|:)|by)\s*:?\s+"
    r"|^(?:von|par)\s+(?=(?-i:[A-ZÀ-Þ])[\w.’'-]{1,40}\s+(?-i:[A-ZÀ-Þ]))",
    re.I,
)
PARTS = re.compile(r"\s*(?:,|;|\band\b|&|[|·•/]|\s[–—-]\s|\s{2,}|\bwith\b)\s*", re.I)
PLACE = re.compile(r"(?<!\s)\s+(?:in|at|for|on|from|of)\s+", re.I)
LONGEST = 80  # characters of a line that begins as a byline does
PARTICLES = frozenset("de van von der den al el bin ibn la le di da du dos the y".split())
SIGNED = re.compile(r"\W*(?:reporting\s+)(by\s[^;().]{3,120})", re.I)
DASHED = re.compile(r"\s*[–—-]{1,2}\s?((?:[A-ZÀ-Þ][\w.’'-]+\s){1,3}[A-ZÀ-Þ][\w.’'-]+)\s*")


def byline_names(line: str) -> list[str]:
    """Return the people a byline names, never a desk, a place, a role or a date.

    >>> byline_names("By Ada Roke in Port Orlin and Ivo Tesk, 3 March 2033")
    ['Ada Roke', 'Ivo Tesk']
    >>> byline_names("Ada Roke, Transport Editor"), byline_names("Von Ada Roke")
    (['Ada Roke'], ['Ada Roke'])
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


def declared_names(said: str) -> list[str]:
    """Return the people whom a page or a column declares as authors.

    >>> declared_names("By Ada Roke"), declared_names("Ada Roke, Ivo Tesk")
    (['Ada Roke'], ['Ada Roke', 'Ivo Tesk'])
    """
    return byline_names(said if LEAD.match(said) else f"By {said}")


def is_nobody(name: str) -> bool:
    """Tell what stands where a name does and names no person: a role, a desk, a section.

    >>> is_nobody("Staff Reporter"), is_nobody("World News"), is_nobody("Ada Desk")
    (True, True, True)
    """
    known = words().roles | words().nobody
    if name.startswith("The ") or name.split()[-1].casefold() in agencies().bodies | words().roles:
        return True
    return name.casefold() in agencies().sections or all(w.strip(".,").casefold() in known for w in name.split())


def signed_names(line: str) -> list[str]:
    """Return who reported by a sign-off.

    >>> signed_names("(Reporting by Ada Roke; Editing by Ivo Tesk)"), signed_names("— Ada Roke")
    (['Ada Roke'], ['Ada Roke'])
    """
    found = SIGNED.match(line)
    if found:
        return byline_names(found[1])
    if is_byline(line) or (len(line) < LONGEST and LEAD.match(line)):
        return byline_names(line)
    dashed = DASHED.fullmatch(line)
    return byline_names(f"By {dashed[1]}") if dashed else []


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
    if led and len(parts) == 1:
        return name[0].isupper() or lower[0] in words().roles
    if lower[-1] in words().roles or len(parts) < 2:
        return bool(led and set(lower) <= words().roles)
    return all(p[0].isupper() or p.lower() in PARTICLES for p in parts)
