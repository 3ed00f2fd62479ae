"""How a vote went: "passed 231-198", "by a 54-46 vote"."""

import re

_DIVISION = re.compile(r"(?<![\w.,/-])(\d{1,3})[-–](\d{1,3})(?![\w/-]|[.,]\d)")
_VOTED = re.compile(
    r"(?i)\b(?:vot(?:e|ed|es|ing)|pass(?:ed|es|ing)?|approv(?:e|ed|es|ing)|reject(?:ed|s|ing)?|adopt(?:ed|s|ing)?|endors(?:e|ed|es)|ratif(?:y|ied)"
    r"|(?:motion|bill|amendment|resolution|proposal|measure|plan|veto|nominee|nomination)\b[^.;]{0,30})\b[^.;]{0,50}$"
)
_RULED = re.compile(
    r"(?i)\b(?:court|judges|justices|panel|jury|tribunal|bench)\b[^.;]{0,40}\b(?:ruled|ruling|upheld|split|sided)\b[^.;]{0,30}$"
)
_VOTES = re.compile(r"(?i)\s(?:party-line\s)?(?:vote|majority|split)\b")


def is_division(text: str, start: int, end: int) -> bool:
    """Tell whether the number at these characters is one of the two that say how a vote went.

    >>> text = "The Senate passed it 54-46"
    >>> is_division(text, 21, 23), is_division(text, 24, 26), is_division("They won 54-46", 9, 11)
    (True, True, False)
    """
    found = _DIVISION.search(text, max(0, start - 4), end + 4)
    if found is None or (start, end) not in (found.span(1), found.span(2)) or int(found[1]) <= int(found[2]):
        return False
    before = text[max(0, found.start() - 90) : found.start()]
    return bool(
        _RULED.search(before)
        or _VOTES.match(text, found.end())
        or _VOTED.search(text[max(0, found.start() - 90) : found.start()])
    )
