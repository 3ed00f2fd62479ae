"""Contents that are things: what is denied, demanded, announced, blamed or called by a name."""

from typing import TYPE_CHECKING

from onrecord.extract.attribution import Range
from onrecord.extract.content_ends import before_semicolon, without_remark
from onrecord.extract.content_stretch import clause_end, stretch_end
from onrecord.extract.cues import Cue
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.quotes import Quote
from onrecord.extract.sources import can_speak, is_person
from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

CHARGING = frozenset({"of", "for", "with"})
MATTERS = frozenset({"of", "about", "against"})
GAP = 6  # words between two names that one verb gives
LONG_NUMBER = 6  # words of a number that stands for a clause
CITES = frozenset({"cite", "quote"})  # as participles these name a source, which is read as a phrase


def object_content(page: Page, unit: Unit, cue: Cue) -> list[Range]:
    """Find the thing that is denied, demanded, announced, blamed or called by a name."""
    if cue.subject is None or not can_speak(cue.subject):
        return []
    verb = cue.verb.lemma_.lower()
    if cue.verb.dep_ == "acl" and cue.verb.tag_ == "VBG" and not _is_document(cue.subject):
        return []
    if verb in CITES and cue.verb.tag_ == "VBG" and any(map(_is_somebody, cue.verb.children)):
        return []
    if verb in speech_words().verbs["object_of_document"] and _is_document(cue.subject):
        found = _thing(page, unit, cue)
        return [found] if found is not None else []
    for name, finder in (
        ("accuse", _charge),
        ("label", _label),
        ("put", _measure),
        ("tell", _matter),
        ("object", _thing),
        ("demand", _thing),
        ("recall", _deed),
        ("say", _number),
    ):
        if name in cue.classes or (name == "object" and _counts(cue, verb)):
            found = finder(page, unit, cue)
            if found is not None:
                end = before_semicolon(page, unit, found[0], found[1])
                return [(found[0], without_remark(page, cue, (found[0], end)))]
    return []


def _is_somebody(thing: "Token") -> bool:
    return thing.dep_ == "dobj" and (thing.ent_type_ in ("PERSON", "ORG") or is_person(thing))


def _counts(cue: Cue, verb: str) -> bool:
    """Tell a body or person that requires, requests or, with a number, counts something."""
    if "object_of_person" not in cue.classes or cue.subject is None:
        return False
    numbered = any(c.dep_ == "nummod" for thing in cue.verb.children if thing.dep_ == "dobj" for c in thing.children)
    return numbered if verb == "count" else is_person(cue.subject)


def _is_document(head: "Token") -> bool:
    return head.lemma_.lower() in speech_words().sources["document"] and not is_person(head)


def _through(page: Page, unit: Unit, child: "Token", cue: Cue) -> int:
    """End a thing, or the clause that a parser cut in two: "denied | upkeep | had been neglected"."""
    end, doc = stretch_end(page, unit, child, cue.verb), page.doc
    after = child.right_edge.i + 1
    if after < unit.end_token and doc[after].tag_ in ("VBD", "VBZ", "VBP", "MD") and doc[after].pos_ in ("AUX", "VERB"):
        last = doc[min(cue.verb.right_edge.i, unit.end_token - 1)]
        return max(end, last.idx + len(last))
    return end


def _charge(page: Page, unit: Unit, cue: Cue) -> Range | None:
    """What somebody is accused of; with the accused where a deed is named: "the board of hiding losses"."""
    verb = cue.verb
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in CHARGING and c.i > verb.i]
    if verb.lemma_.lower() in ("accuse", "blame", "suspect", "convict"):
        preps += [c for thing in objects for c in thing.children if c.dep_ == "prep" and c.lower_ in ("of", "for")]
        preps += _behind_accuser(cue)
    blame = verb.lemma_.lower() == "blame"
    for prep in sorted(preps, key=lambda t: t.i):
        if prep.i + 1 < unit.end_token:
            deed = any(c.tag_ == "VBG" for c in prep.children)
            whole = objects and not cue.passive and deed != blame
            first = objects[0].left_edge.i if whole else prep.i + 1
            return page.doc[first].idx, stretch_end(page, unit, prep, verb)
    if objects and blame:
        return objects[0].left_edge.idx, stretch_end(page, unit, objects[0], verb)
    return None


def _behind_accuser(cue: Cue) -> list["Token"]:
    """Find the charge that was tied to whoever makes it: "accused by the prosecutor of hiding it"."""
    behind = cue.subject.children if cue.passive and cue.subject is not None else ()
    preps = (c for c in behind if c.dep_ == "prep" and c.lower_ in CHARGING and c.i > cue.verb.i)
    return [c for c in preps if any(grand.dep_ == "pcomp" for grand in c.children)]


def _matter(page: Page, unit: Unit, cue: Cue) -> Range | None:
    """What somebody is told of or about."""
    verb = cue.verb
    hearers = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i]
    if verb.lemma_.lower() not in speech_words().verbs["about"] or not hearers:
        return None
    preps = [c for part in (verb, *hearers) for c in part.children if c.dep_ == "prep" and c.i > hearers[0].i]
    matter = next((c for c in preps if c.lower_ in MATTERS and c.i + 1 < unit.end_token), None)
    return None if matter is None else (page.doc[matter.i + 1].idx, stretch_end(page, unit, matter, verb))


def _label(page: Page, unit: Unit, cue: Cue) -> Range | None:
    if any(child.dep_ == "prt" for child in cue.verb.children):
        return None
    quotes = page.quotes_in(cue.verb.idx, unit.end)
    if quotes and quotes[0].outer_start - cue.verb.idx < 150 and not _verb_between(page, cue, quotes[0].outer_start):
        return quotes[0].outer_start, _last_label(page, quotes)
    return _described(page, unit, cue)


def _described(page: Page, unit: Unit, cue: Cue) -> Range | None:
    """What somebody is described as, without quotes: "described the harbour as a trap"."""
    if cue.verb.lemma_.lower() not in speech_words().verbs["label_as"]:
        return None
    marker = next((c for c in cue.verb.children if c.dep_ == "prep" and c.lower_ == "as" and c.i >= cue.end), None)
    first = marker.i + 1 if marker is not None else unit.end_token
    if marker is None or first >= unit.end_token or marker.right_edge.i < first:
        return None
    return page.doc[first].idx, stretch_end(page, unit, marker, cue.verb)


def _last_label(page: Page, quotes: tuple[Quote, ...]) -> int:
    """End a run of names that "and" joins: "called the vote “a farce” and its chairman “a clown”"."""
    end = quotes[0].outer_end
    for quote in quotes[1:]:
        gap = page.doc.char_span(end, quote.outer_start, alignment_mode="contract")
        if gap is None or len(gap) > GAP or gap[0].lower_ not in ("and", "or", "but", ","):
            break
        if any(t.pos_ in ("VERB", "AUX", "SCONJ") for t in gap):
            break
        end = quote.outer_end
    return end


def _verb_between(page: Page, cue: Cue, end: int) -> bool:
    """Tell whether another verb with a tense stands between a cue and a quote, which is then no name that the cue gives."""
    return any(t.tag_ in ("VBD", "VBZ", "VBP") for t in page.doc[cue.end : cue.end + 40] if t.idx < end)


def _deed(page: Page, unit: Unit, cue: Cue) -> Range | None:
    """What somebody recalls or describes doing: "described seeing a flash"."""
    deeds = (c for c in cue.verb.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VBG" and c.i >= cue.end)
    deed = next((c for c in deeds if c.left_edge.i >= cue.end), None)
    return None if deed is None else (deed.left_edge.idx, stretch_end(page, unit, deed, cue.verb))


def _number(page: Page, unit: Unit, cue: Cue) -> Range | None:
    """A number that stands for a whole clause: "the police said 4,000"."""
    thing = next((c for c in cue.verb.children if c.dep_ == "dobj" and c.i >= cue.end and c.pos_ == "NUM"), None)
    if thing is None or thing.lower_ in ("one", "ones") or thing.right_edge.i - thing.left_edge.i > LONG_NUMBER:
        return None
    if any(c.dep_ == "prep" and c.i > thing.i for c in cue.verb.children):
        return None
    return thing.left_edge.idx, clause_end(thing)


def _measure(page: Page, unit: Unit, cue: Cue) -> Range | None:
    things = [c for c in cue.verb.children if c.dep_ in ("dobj", "nsubj", "ccomp") and c.i > cue.verb.i]
    if not things:
        return None
    first = things[0].left_edge
    tail = max([c.right_edge.i for c in cue.verb.children if c.dep_ in ("prep", "dobj", "ccomp") and c.i > cue.verb.i])
    written = page.doc[first.i : tail + 1]
    marked = "as" if cue.verb.lemma_ == "give" else "at"
    if not any(t.like_num and any(b.lower_ == marked for b in page.doc[max(first.i, t.i - 4) : t.i]) for t in written):
        return None
    last = page.doc[min(tail, unit.end_token - 1)]
    return first.idx, last.idx + len(last)


def _thing(page: Page, unit: Unit, cue: Cue) -> Range | None:
    doc = page.doc
    if "phrase" in cue.classes:
        if cue.end >= unit.end_token:
            return None
        close = doc[cue.end - 1]
        head = close.head if close.dep_ == "mark" and close.head.i > close.i else close
        return doc[cue.end].idx, stretch_end(page, unit, head, cue.verb)
    verb_denies = cue.verb.lemma_.lower() in speech_words().verbs["denying"]
    for child in cue.verb.children:
        wanted = child.dep_ in ("dobj", "xcomp", "ccomp") or (cue.passive and child.dep_ == "nsubjpass")
        points = child.lower_ in ("this", "that") and child.dep_ == "dobj" and verb_denies
        if not points and (child.pos_ == "PRON" or child.lower_ in ("that", "it", "this")):
            continue
        if wanted and (child.i > cue.verb.i or cue.passive):
            first = child.left_edge
            if first.i <= cue.verb.i <= child.right_edge.i:
                continue
            if first.lower_ == "that" and first.dep_ == "mark":
                first = doc[first.i + 1]
            if child.i < cue.verb.i:
                return first.idx, clause_end(child)
            return first.idx, _through(page, unit, child, cue)
    return None
