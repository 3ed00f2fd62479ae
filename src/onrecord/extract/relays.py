"""Through whom words came: the outlet that a speaker told, the report that cites its own sources."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.attribution import Found, Range
from onrecord.extract.paragraphs import Page
from onrecord.extract.sources import can_speak
from onrecord.extract.speech_words import classes_of, speech_words
from onrecord.model import Account

if TYPE_CHECKING:
    from spacy.tokens import Token

HEARD = frozenset({"dobj", "dative", "pobj"})
US = frozenset({"us", "me"})
TALKS = frozenset(
    {"interview", "statement", "comment", "remark", "conversation", "briefing", "email", "e-mail", "message"}
)
SPEAKING = frozenset({"speak", "talk"})
NEAR = 40  # rows before and behind a citing among which the report that it belongs to is looked for


def with_relays(page: Page, rows: Sequence[Found], press: frozenset[str]) -> list[Found]:
    """Name the relaying party of each row, and nest the sources that a report cites inside what it reports.

    `press` holds the names that the account's outlet and agency go by.
    """
    if not rows:
        return []
    at = {token.idx: token for token in page.doc}
    told = [row if row.via else replace(row, via=_relay(row, at, press)) for row in rows]
    return _nest_cited(page, told, at)


def press_names(account: Account) -> frozenset[str]:
    """Return the words by which an account's own outlet and agency may be called, in lower case."""
    names = [name.lower().removeprefix("the ") for name in (account.outlet, account.agency) if name]
    return frozenset(word for name in names for word in (name, name.split()[0] if name.split() else name))


def _relay(row: Found, at: Mapping[int, "Token"], press: frozenset[str]) -> Range | None:
    """Where the party stands that heard the words first: "told us", "in an interview with the Vale Press"."""
    verb = at.get(row.cue[0]) if row.cue else None
    if verb is None or row.cue is None:
        return None
    if verb.lemma_.lower() in speech_words().heard:
        return _range(_first(verb, {"nsubj"})) if row.phrase is not None and row.phrase.start > verb.i else None
    if "tell" in classes_of(verb):
        hearer = next((c for c in verb.children if c.dep_ in HEARD and c.i > verb.i and _hears(c, press)), None)
        return _range(hearer) if hearer is not None else None
    for quoted in (verb, verb.head, verb.head.head):
        if quoted.lemma_ in ("quote", "cite") and (agent := _first(quoted, {"agent"})) is not None:
            return _range(_first(agent, {"pobj"}))
        heard = _first(quoted, {"dobj"}) if quoted.lemma_ in ("quote", "cite") else None
        if heard is not None and row.phrase is not None and row.phrase.head.i == heard.i:
            return _range(_first(quoted, {"nsubj"}))
    beside = _first(row.phrase.head, {"acl"}) if row.phrase is not None else None
    if beside is not None and beside.lemma_ in ("quote", "cite"):  # "N, quoted by the Vale Press, said"
        return _range(_first(_first(beside, {"agent"}), {"pobj"}))
    return _range(_interviewer(verb))


def _hears(token: "Token", press: frozenset[str]) -> bool:
    """Tell whether a hearer passes the words on: the press, by a name or in its own person."""
    if token.lower_ in US or token.ent_type_ == "ORG" or token.lemma_.lower() in speech_words().sources["press"]:
        return True
    if token.is_upper and len(token) > 2 and token.ent_type_ not in ("GPE", "NORP"):
        return True
    return token.lower_ in press or (token.pos_ == "PROPN" and token.ent_type_ in ("", "FAC", "WORK_OF_ART", "PRODUCT"))


def _interviewer(verb: "Token") -> "Token | None":
    """Find "in an interview with N", "speaking to N" beside a verb of saying."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "during"):
            talk = _first(child, {"pobj"})
            if talk is not None and talk.lemma_.lower() in TALKS:
                return _party(talk)
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_.lower() in SPEAKING:
            return _party(child)
    return None


def _party(token: "Token") -> "Token | None":
    for prep in token.children:
        if prep.dep_ not in ("prep", "dative") or prep.lower_ not in ("with", "to", "on"):
            continue
        party = _first(prep, {"pobj"})
        if party is not None and party.ent_type_ not in ("DATE", "TIME", "GPE", "LOC") and _names_press(party):
            return party
    return None


def _names_press(token: "Token") -> bool:
    return token.pos_ == "PROPN" or token.lemma_.lower() in speech_words().sources["press"]


def _first(token: "Token | None", labels: set[str]) -> "Token | None":
    return next((c for c in token.children if c.dep_ in labels), None) if token is not None else None


def _range(token: "Token | None") -> Range | None:
    return (token.left_edge.idx, token.idx + len(token)) if token is not None else None


def _nest_cited(page: Page, rows: list[Found], at: Mapping[int, "Token"]) -> list[Found]:
    """Give "citing two officials" the content of the report that cites them, nested in it and through its maker."""
    result: list[Found | None] = list(rows)
    for n, row in enumerate(rows):
        verb = _citing(page, row, at)
        host = _host(rows, n) if verb is not None else None
        if verb is None or host is None or row.phrase is None:
            continue
        maker = result[host] or rows[host]
        if maker.outer == n:
            maker = replace(maker, via=None, outer=row.outer)
        if maker.cue == row.cue and verb.head.pos_ == "VERB" and maker.hull[0] > row.phrase.head.idx:
            maker = replace(maker, cue=(verb.head.idx, verb.head.idx + len(verb.head)))
        result[host] = maker
        cited = replace(row, content=maker.content, kind=maker.kind, outer=host)
        result[n] = cited if can_speak(row.phrase.head) else None
    return _in_order(result)


def _citing(page: Page, row: Found, at: Mapping[int, "Token"]) -> "Token | None":
    """Return the "citing" of a row whose source stands as its object."""
    verb = at.get(row.cue[0]) if row.cue else None
    mine = verb is not None and row.phrase is not None and row.phrase.head.head.i == verb.i and row.base is None
    return verb if mine and verb is not None and verb.lower_ in ("citing", "quoting") else None


def _host(rows: Sequence[Found], n: int) -> int | None:
    """Return the row of the same sentence that a citing belongs to: the one whose cue stands nearest."""
    mine = rows[n]
    others = [
        (abs(row.cue[0] - mine.cue[0]), k)
        for k, row in enumerate(rows[max(0, n - NEAR) : n + NEAR], max(0, n - NEAR))
        if k != n and row.cue and mine.cue and row.phrase and row.sentence == mine.sentence and row.base is None
        and mine.phrase and row.phrase.head.i != mine.phrase.head.i
    ]  # fmt: skip
    return min(others)[1] if others else None


def _in_order(rows: Sequence[Found | None]) -> list[Found]:
    """Put a cited source behind the row that it is nested in, and number the nesting anew; what is None is left out."""
    order: list[int] = []
    after: dict[int, list[int]] = {}
    for n, row in enumerate(rows):
        if row is not None and row.outer is not None and row.outer > n:
            after.setdefault(row.outer, []).append(n)
        elif row is not None:
            order += [n, *after.pop(n, ())]
    order += [n for late in after.values() for n in late]
    new = {old: k for k, old in enumerate(order)}
    kept = [(n, row) for n in order if (row := rows[n]) is not None]
    return [replace(row, outer=_earlier(new, row.outer, new[n])) for n, row in kept]


def _earlier(new: Mapping[int, int], outer: int | None, own: int) -> int | None:
    place = new.get(outer, own) if outer is not None else own
    return place if place < own else None
