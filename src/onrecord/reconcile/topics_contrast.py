"""Figures that one account sets against each other: 28,000 by the police, 200,000 by the organisers; seven, not six."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from onrecord.reconcile.topics_compatible import compatible
from onrecord.reconcile.topics_seen import Seen
from onrecord.text.tables import read_table

# How two figures are set against each other.
KINDS = ("converted", "instead", "changed", "earlier", "estimate", "restated")
FARTHEST = 120  # characters between the two
CLOSE = 1.2  # times the smaller of a measure told in two units
LEAD = 90  # characters before the first in which a verb of change is looked for
TAIL = 30
NOT = 8  # characters before the first, where a "not" stands
BESIDE = 4  # figures on, of which one sentence may give two quantities
NEXT = 2  # figures on: 64, up late on Friday from 37
HARMED = frozenset({"dead", "hurt", "missing", "saved", "held", "hospital"})
CROWD = 100.0  # people, below which a count is no crowd's
UNLIKE = 1000.0  # how many times a number the one that is set against it may be
TIMES = 20.0  # how many times the smaller count of a crowd the greater may be
_CLAUSE = re.compile(r"[.!?]\s|\n")
_APART = re.compile(r"[.!?;]\s|\n")
_ENDS = re.compile(
    r"\s*(?:[.,;:”\"!?)]|$|(?:and|but|while|on|in|at|last|before|to|from|by|late|earlier|once|after|when|as|nearer|of them)\b)"
)
_CONVERSION = re.compile(
    r",?\s*(?:\(|or |i\.e\. |- ?|– ?)\s*(?:or |about |around |some |roughly |nearly |just over |just under )?"
)
_IN_PLACE = re.compile(r"(?i)\b(?:instead of|in place of|rather than)(?: the| a| an)?\s*\Z")
_SET_ASIDE = re.compile(r"(?i)\bnot(?: [^\W\d]+)? [^\w\s]?\Z")
_WHOLE = re.compile(r" (?:out )?of (?:(?:the|its|their|all|some|about) ){0,2}")
_RANGING = re.compile(r"\b(?:range|ranges|ranged|ranging) (?:anywhere )?from\s*\Z")
_GIVEN = re.compile(r"[^.]{0,60}\b(?:by|given|according) [^.]{0,60} to ?")
# Behind a number of another year, which is another quantity: up from 61,000 in 2029, from 1.1 million a year earlier.
_YEARLY = re.compile(
    r"[\w%$€£ ]{0,14}?\b(?:(?:in|of|for|during) (?:1[89]|20)\d\d\b|(?:last|the previous|the prior) (?:year|season)\b|a (?:year|decade) (?:earlier|ago|before)\b)"
)
_FROM = re.compile(r"\bfrom(?: [^\W\d]+){0,4}\s*\Z")
_TO = re.compile(r"\bto(?: [^\W\d]+){0,2}\s*\Z")
# What stands before a figure that is given as what was told or planned earlier, and behind it.
_OLD = (
    r"(?:earlier|previous|previously|prior|initial|initially|original|originally|first|former|preliminary|provisional)"
)
_NOUN = r"(?:figures?|estimates?|forecasts?|counts?|tolls?|totals?|targets?|guidance|numbers?|reports?|tally|readings?|plans?|limits?|offers?)"
_TOLD = r"(?:put|said|told|gave|given|counted|reported|estimated|announced|stated|spoke|planned|forecast|asked|wanted|offered)"
_BEFORE = re.compile(
    rf"\b(?:{_OLD} (?:{_NOUN}|{_TOLD})(?: [^\W\d]+){{0,3}}|{_OLD}:?|now\b[^.;]{{0,60}}\b(?:instead of|rather than|not))"
    r"(?: (?:about|around|some|only|just|the|an?|as many as))*\s*\Z",
    re.I,
)
_THAN = re.compile(r"\b(?:than|above|below|over|under|against|with|to|of|for|not)(?: [^\W\d]+){0,2}\s*\Z", re.I)
_FIRST = re.compile(
    rf"[\w%$€£ ]{{0,24}}?\b(?:{_OLD} {_TOLD}|{_OLD} (?:thought|feared|claimed|published|believed)|it (?:had )?forecast)\b",
    re.I,
)
_NOT = re.compile(r"[^.;]{0,24}(?:, (?:and )?not| instead of| rather than)(?: [^\W\d]+){0,2}\s*\Z", re.I)
# Before and behind a number of an earlier state of one thing: a bid of $4.5bn, against $4.1bn when the battle opened.
_AGAINST = re.compile(r"[\w%$ -]{0,20},? (?:against|compared with|compared to)(?: about| just| only| the| an?)?")
_AT_FIRST = re.compile(
    r"[\w%$€£ ]{0,14}?\b(?:when [^.;,]{1,40}? (?:began|opened|started)|at (?:first|the start|the outset)|initially|originally)\b"
)
_NOW = re.compile(r"\bnow\b", re.I)
_CORRECTED = re.compile(r"\b(?:now\b|correct|restat|revis|amend|recount)", re.I)
_PASSIVE = re.compile(r"\b(?:is|was|are|were) (?:put|estimated|reckoned)\b")


def contrasted(seen: Sequence[Seen], comparable: Callable[[Seen, Seen], bool]) -> dict[tuple[int, int], str]:
    """Return how pairs of figures are set against each other in their account, by their places in `seen`."""
    order = sorted(range(len(seen)), key=lambda i: (seen[i].order, seen[i].figure.span.start))
    place = {one.figure.id: i for i, one in enumerate(seen)}
    restated = {
        (min(i, j), max(i, j)): "restated"
        for i, one in enumerate(seen)
        if (j := place.get(one.restates, i)) != i and comparable(one, seen[j])
    }
    return restated | _told_apart(seen, order, comparable)


def replaced(group: Sequence[Seen]) -> list[Seen]:
    """Return the figures of one quantity that their account gives as what it was before: from 3.2 metres to 7.8; 11, down from 17.

    The words may be looser than those of a contrast, which join: here the figures are held to give one quantity already.
    """
    found = []
    for one, other in pairwise(sorted(group, key=lambda seen: (seen.order, seen.figure.span.start))):
        if one.order != other.order:
            continue
        gap, tail, lead = _gap(one, other), _tail(other), _lead(one)
        if _stood_before(one, other):
            found.append(other)
        if _misstated(one, other):
            found.append(one)
        if len(gap) > FARTHEST or _CLAUSE.search(gap):
            continue
        told_first = _BEFORE.search(gap) or (_THAN.search(gap) and (_FIRST.match(tail) or _AT_FIRST.match(tail)))
        if (
            (_FROM.search(gap) and not _RANGING.search(gap))
            or told_first
            or (_NOT.fullmatch(gap) and _CORRECTED.search(lead))
        ):
            found.append(other)
        elif (_TO.search(gap) and _FROM.search(lead)) or (_NOW.search(gap) and _BEFORE.search(lead)):
            found.append(one)
    return found


def rivals(seen: Sequence[Seen], links: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield figures that one clause gives beside each other and that cannot both be true, where no word sets one against the other.

    They are of two quantities: 18,446 votes to the other's 18,234; 71.3 percent, above the national figure of 65.2.
    """
    order = sorted(range(len(seen)), key=lambda i: (seen[i].order, seen[i].figure.span.start))
    known = {frozenset(pair) for pair in links}
    for at, i in enumerate(order):
        for j in order[at + 1 : at + 1 + BESIDE]:
            one, other = seen[i], seen[j]
            gap = one.account.text[one.figure.span.end : other.figure.span.start]
            if one.order != other.order or _APART.search(gap):
                break
            if frozenset((i, j)) in known or compatible(one, other) or replaced((one, other)):
                continue
            if not _set_against().search(
                one.account.text[max(0, one.figure.span.start - NOT) : other.figure.span.start]
            ):
                yield min(i, j), max(i, j)


@cache
def _alternatives() -> dict[str, str]:
    """Return the lists of words as they stand in a pattern."""
    return {
        name: "|".join(re.escape(word.strip()) for word in words.split(","))
        for name, words in read_table("en/contrasts").items()
    }


@cache
def _set_against() -> re.Pattern[str]:
    """Return what tells that two figures may give one quantity: somebody else gives the second, or at another time."""
    table = _alternatives()
    words = "|".join(table[name] for name in ("estimate", "apart"))
    return re.compile(rf"(?i)\b(?:{words})\b")


def _told_apart(
    seen: Sequence[Seen], order: Sequence[int], comparable: Callable[[Seen, Seen], bool]
) -> dict[tuple[int, int], str]:
    """Return the figures that words set against each other: each against the nearest before it that they fit."""
    found: dict[tuple[int, int], str] = {}
    held: set[int] = set()
    wholes = {i for part, i in pairwise(order) if _is_whole(seen[part], seen[i])}
    for step in range(1, NEXT + 1):
        told = {
            (i, j): kind
            for i, j in zip(order, order[step:], strict=False)
            if j not in held and i not in wholes and seen[i].order == seen[j].order and comparable(seen[i], seen[j])
            if (kind := _set_apart(seen[i], seen[j], step))
        }
        found |= {(min(pair), max(pair)): kind for pair, kind in told.items()}
        held |= {j for _, j in told}
    return found


def _is_whole(part: Seen, whole: Seen) -> bool:
    """Tell whether a figure is the whole that the one before it is a part of: 75 of the 150 seats."""
    return part.order == whole.order and bool(_WHOLE.fullmatch(_gap(part, whole)))


def _gap(first: Seen, second: Seen) -> str:
    """Return what stands between two figures of one account."""
    return first.account.text[first.figure.span.end : second.figure.span.start]


def _lead(seen: Seen, reach: int = LEAD) -> str:
    """Return what stands before a figure in its clause, so many characters at most."""
    start = seen.figure.span.start
    return _CLAUSE.split(seen.account.text[max(0, start - reach) : start])[-1]


def _tail(seen: Seen, reach: int = TAIL) -> str:
    """Return what stands right behind a figure."""
    end = seen.figure.span.end
    return seen.account.text[end : end + reach]


def _set_apart(first: Seen, second: Seen, step: int) -> str:
    gap = _gap(first, second)
    alike = (first.low, first.high) == (second.low, second.high)
    unlike = bool(first.figure.unit and second.figure.unit) and first.dimension != second.dimension
    if _converted(first, second, gap):
        return "converted"
    unlike = unlike or _far_apart(first, second)
    if not alike and not unlike and _righted(first, second):
        return "instead"
    if not alike and not unlike and (_stood_before(first, second) or _misstated(first, second)):
        return "earlier"
    if not alike and _counted_anew(first, second):
        return "estimate"
    if alike or unlike or not 0 <= second.figure.span.start - first.figure.span.end <= FARTHEST:
        return ""
    nouns = len({first.noun, second.noun} - {""})
    return contrast_kind(_lead(first), gap, _tail(second), nouns=nouns, adjacent=step == 1)


def _far_apart(first: Seen, second: Seen) -> bool:
    """Tell numbers that nobody sets against each other: crowns for the two dead, and not the 750,000 that were promised."""
    small, great = sorted((first.high or first.low or 0.0, second.high or second.low or 0.0))
    return 0 < small * UNLIKE < great


def _righted(denied: Seen, second: Seen) -> bool:
    """Tell whether a figure is given for one that is denied: not three but nine; it is untrue that six fell: there were two."""
    gap, start = _gap(denied, second), denied.figure.span.start
    if not denied.figure.denied or second.figure.denied or len(gap) > FARTHEST:
        return False
    but, given = _rights()
    before = denied.account.text[max(0, start - LEAD) : start]
    beside = _SET_ASIDE.search(before)  # 82, not 84: there were 78 passengers
    return bool(but.fullmatch(gap) or (not beside and given.fullmatch(gap)))


@cache
def _rights() -> tuple[re.Pattern[str], ...]:
    """Return what stands between a denied figure and the one given for it, in its clause and in the next."""
    table = _alternatives()
    but, given = table["righted"], table["righting"]
    return (
        re.compile(rf"[^.;:!?]{{0,80}}\b(?i:{but})(?: [^\W\d]+){{0,3}} "),
        re.compile(rf"[^.;:]{{0,80}}[.;:](?: [^\W\d]+,?){{0,4}} (?i:{given})(?: [^\W\d]+){{0,2}} "),
    )


def _stood_before(first: Seen, second: Seen) -> bool:
    """Tell whether a figure was given on an earlier day than the one before it: 112 are gone. On Sunday the number was put at 40."""
    gap, (day, stood, gave) = _gap(first, second), _days()
    if len(gap) > FARTHEST or not _ENDS.match(_tail(second)):
        return False
    return bool(gave.search(gap) or (stood.search(gap) and not day.search(_lead(first) + _CLAUSE.split(gap)[0])))


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    """Return what tells that a figure is of a day of its own, and what stands before one that was given on an earlier day."""
    table = _alternatives()
    day, figure, stood = table["dated"], table["meant"], table["stood"]
    return (
        re.compile(rf"(?i)\b(?:{day})\b"),
        re.compile(
            rf"(?i)[.;] (?:(?:late |early |only )?(?:on|by|at|in|as late as) )?(?:{day})(?: \w+){{0,2}},? (?:{figure}) (?:still )?(?:{stood})(?: [^\W\d]+){{0,2}} \Z"
        ),
        re.compile(
            rf"(?i)[.;]\s+(?:{table['earlier']}),? (?:[^\W\d]+ ){{1,4}}?had (?:{_TOLD}) (?:{figure})(?: [^\W\d]+){{0,4}} (?:as|at) (?:only |about |some )?\Z"
        ),
    )


def _misstated(first: Seen, second: Seen) -> bool:
    """Tell whether a note says that a figure was wrong and gives the right one: an earlier version said 27 percent. It is 22."""
    gap, (wrong, right, anew) = _gap(first, second), _notes()
    alike = first.noun == second.noun and first.figure.unit == second.figure.unit
    if len(gap) > FARTHEST or not (right.fullmatch(gap) or (alike and anew.fullmatch(gap))):
        return False
    return bool(wrong.search(_lead(first, 2 * LEAD) + _CLAUSE.split(gap)[0]))


@cache
def _notes() -> tuple[re.Pattern[str], ...]:
    """Return what tells that a figure was wrong, and what stands between it and the right one, or one of the same noun and unit."""
    table = _alternatives()
    return (
        re.compile(rf"(?i)\b(?:{table['misstated']}|(?:{table['wrongly']}) {_TOLD})\b"),
        re.compile(rf"[^.;]{{0,80}}[.;] (?i:{table['set_right']})\b(?: [^\W\d]+){{1,4}} "),
        re.compile(r"[^.;]{0,40}[.;] (?:[^\W\d]+,? ){2,8}"),
    )


def _counted_anew(first: Seen, second: Seen) -> bool:
    """Tell whether somebody else counts a crowd: police put the march at 45,000, and the union said that 180,000 people took part.

    The verb may be left out the second time: the ministry spoke of 210,000 demonstrators; the unions of 500,000.
    """
    gap = _gap(first, second)
    if (
        {first.dimension, second.dimension} - {"people", ""}
        or {first.fate, second.fate} & HARMED
        or len(gap) > FARTHEST
    ):
        return False
    counted, (elided, crowd, elsewhere) = _patterns()[4], _crowds()
    lead, tail = _lead(first), _CLAUSE.split(_tail(second, LEAD))[0]
    if not crowd.search(f"{lead} {gap} {tail}") or elsewhere.search(gap + tail[:TAIL]):
        return False
    least, most = sorted((first.low or 0.0, second.low or 0.0))
    if least < CROWD or most > TIMES * least:
        return False
    again = elided.search(gap)
    return bool(counted.search(gap)) or bool(
        again and counted.search(f". {lead}") and lead.rstrip().endswith(f" {again[1]}")
    )


@cache
def _crowds() -> tuple[re.Pattern[str], ...]:
    """Return what tells that a figure is given by the verb before another, that a crowd is counted, and that it is in another place."""
    table = _alternatives()
    crowd, elsewhere = table["crowd"], table["elsewhere"]
    return (
        re.compile(r"[;,] (?:(?:and|but|while) )?(?:the )?(?:[\w’'-]+ ){1,3}(of|at|to) \Z"),
        re.compile(rf"(?i)\b(?:{crowd})\b"),
        re.compile(rf"\b(?i:{elsewhere})\b|\b(?:In|At) [A-Z]"),
    )


def _converted(first: Seen, second: Seen, gap: str) -> bool:
    """Tell whether the second is the first in another unit: 14 kilometres or nine miles."""
    if first.figure.unit == second.figure.unit or first.dimension != second.dimension:
        return False
    if not _CONVERSION.fullmatch(gap):
        return False
    low, high = sorted((first.high or first.low or 0.0, second.high or second.low or 0.0))
    return first.measured and high <= CLOSE * low


def contrast_kind(lead: str, gap: str, tail: str, *, nouns: int = 0, adjacent: bool = True) -> str:
    """Tell by the words around two figures how the second is another value of what the first gives.

    `lead` stands before the first, `gap` between the two, `tail` behind the second; `nouns` counts the nouns that the two
    have. The kinds are "instead" (seven, not six), "changed" (up from six), "earlier" and "estimate"; no text where none is.

    >>> contrast_kind("Police put the crowd at ", "; organisers spoke of ", ". Nobody")
    'estimate'
    >>> contrast_kind("Estimates ranged from ", ", by the police, to ", ", by the organisers")
    'estimate'
    >>> contrast_kind("Police arrested ", " people and wounded ", " others")
    ''
    """
    instead, old, rise, earlier, estimate, change, recounted = _patterns()
    words = " " + " ".join(gap.split()).lower()
    if instead.fullmatch(words) or (_IN_PLACE.search(lead) and "." not in words and len(words) < LEAD):
        return "instead"
    if recounted.fullmatch(words):
        return "" if _YEARLY.match(tail) else "changed"
    if _AGAINST.fullmatch(words) and _AT_FIRST.match(tail):
        return "changed"
    changing = bool(change.search(lead)) or " up from" in words or " down from" in words
    if changing and (old.fullmatch(words) or (" from " in lead[-25:] and rise.fullmatch(words))):
        return "" if _YEARLY.match(tail) else "changed"
    if adjacent and _RANGING.search(lead) and _GIVEN.fullmatch(words):
        return "estimate"
    if not _ENDS.match(tail):  # the second has a noun of its own
        return ""
    if earlier.search(gap):
        return "earlier"
    return "estimate" if adjacent and nouns < 2 and estimate.search(gap) and not _PASSIVE.search(gap) else ""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = _alternatives()
    return (
        re.compile(
            rf"(?:[\w% -]{{0,20}}),? (?:and )?(?:{table['instead']})(?: the| a| an| about| only| just| some)?(?: \w+)?"
        ),
        re.compile(r"[\w%$ -]{0,20},? ?(?:up |down )?from(?: about| the| an?)?(?: \w+){0,2}"),
        re.compile(r"(?:[\w%$ -]{0,12},? )?(?:by [\w ]{1,60}, )?to(?: \w+){0,2}"),
        re.compile(rf"(?i)[,;.]\W{{0,3}}(?:[\w’'-]+\s+){{0,6}}(?:{table['earlier']})\s(?:[\w’'-]+\s+){{0,4}}\Z"),
        re.compile(
            rf"(?i)[,;.:”\"]\W{{0,3}}(?:(?:but|while|and|though|whereas|yet)\s+)?(?:[\w’'.-]+\s+){{1,9}}?(?:{table['estimate']})\s+"
            r"(?:(?:of|to|it|at|that|them|the|figure|number|nearer|there|were|was|only|about|closer|some|just|more|than|nearly|around)\s+){0,5}\Z"
        ),
        re.compile(rf"(?i)\b(?:{table['change']})\b"),
        re.compile(
            rf" ?,? ?(?:(?:is|was|were|has|have|had|been|since|now|then|later) ){{0,4}}(?:{table['change']}) (?:up |down )?to(?: \w+){{0,2}}"
        ),
    )
