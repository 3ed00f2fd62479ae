"""Where a position is taken: the token that carries it, and the act."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.position_words import Frame, position_words
from onrecord.model import Act

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLAUSES = frozenset({"ccomp", "xcomp"})
OBJECTS = frozenset({"dobj", "dative", "pobj", "nsubjpass"})
NOBODY = frozenset({"nobody", "none", "which", "that", "what", "there"})
ASIDE = frozenset({"when", "after", "before", "where", "whether", "since", "if", "unless"})
HIDDEN = frozenset(
    {"name", "identify", "quote", "withhold", "anonymity"}
)  # "asked not to be named" asks the reporter, nobody else
LIGHT = frozenset({"amod", "aux", "auxpass", "compound"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A token that carries an act. `spoken` marks one found in what somebody says of himself, without a verb of speech."""

    token: "Token"
    act: Act
    spoken: bool = False


def find_cues(sent: "DocSpan") -> Iterator[Cue]:
    """Yield the cues of a sentence in the order of the text, at most one a token."""
    for token in sent:
        act = _verb_act(token) or _noun_act(token) or _state_act(token)
        if act and not _is_aside(token, act):
            yield Cue(token, act)


def _is_aside(token: "Token", act: Act) -> bool:
    """Tell whether a clause only says when, whether or which, and takes no position itself."""
    if token.dep_ == "relcl":
        return act != "denial"
    opens = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod") and child.i < token.i}
    inverted = token.left_edge.lower_ == "should" and token.dep_ == "advcl"
    subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
    return inverted or not opens.isdisjoint(ASIDE) or (subject is not None and subject.lower_ in NOBODY)


def _verb_act(token: "Token") -> Act | None:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in LIGHT:
        return None
    words = position_words()
    names = _names(token)
    if any(words.has("reject.verbs", name) for name in names):
        return _rejected(token)
    if is_negated(token):
        return "refusal" if _withholds(token) else None
    if token.lemma_.lower() == "call" and _is_harsh(token):
        return "accusation"
    frame = next((f for name in names for f in words.verbs.get(name, ()) if _fits(token, f)), None)
    if frame is None or (frame.act == "demand" and _hides_a_name(token)) or _was_done(token):
        return None
    return "red-line" if _draws_a_line(token) else _turned(token, frame.act)


def _draws_a_line(token: "Token") -> bool:
    return any(part.lower_ == "red" and part.head.lemma_.lower() == "line" for part in token.subtree)


def _names(token: "Token") -> tuple[str, ...]:
    """Return a verb's lemma, first joined to its particle where it has one."""
    particles = [child.lower_ for child in token.children if child.dep_ in ("prt", "advmod") and child.i == token.i + 1]
    lemma = token.lemma_.lower()
    return (*(f"{lemma}-{particle}" for particle in particles), lemma)


def _fits(token: "Token", frame: Frame) -> bool:
    return not frame.needs or any(need in frame.needs for need in _complements(token))


def _complements(token: "Token") -> Iterator[str]:
    """Yield what stands below a verb in the words that frames are written in."""
    for child in token.children:
        if child.dep_ in CLAUSES:
            infinitive = any(part.dep_ == "aux" and part.lower_ == "to" for part in child.children)
            yield "to" if infinitive else "that"
            bare = child.tag_ == "VBN" and token.lemma_.lower() == "want"  # "wants him gone"
            if any(part.dep_ in SUBJECTS for part in child.children) and (infinitive or bare):
                yield "to-other"
        elif child.dep_ in ("prep", "agent"):
            if not any(part.ent_type_ in ("DATE", "TIME") for part in child.children):
                yield child.lower_
        elif child.dep_ in OBJECTS:
            yield "it"


def _hides_a_name(token: "Token") -> bool:
    return any(part.lemma_.lower() in HIDDEN for part in token.subtree if part.i > token.i)


def _was_done(token: "Token") -> bool:
    """Tell whether a verb says what was once done to somebody, by nobody who is named: "was asked", "was refused"."""
    past = any(child.dep_ == "auxpass" and child.lower_ in ("was", "were", "been") for child in token.children)
    return past and not any(child.dep_ == "agent" for child in token.children)


def _withholds(token: "Token") -> bool:
    """Tell whether a negated verb is a refusal: "would not comment", "did not accept the offer"."""
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    ahead = any(child.lower_ in ("will", "wo", "would", "did") for child in token.children if child.dep_ == "aux")
    said = position_words().has("voice.withheld", token.lemma_.lower())
    return said and ahead and (subject is None or subject.lower_ not in NOBODY)


def _is_harsh(token: "Token") -> bool:
    """Tell whether a verb calls something a bad name: "called the vote a farce"."""
    words = position_words()
    return any(
        words.has("voice.harsh", part.lemma_.lower())
        for child in token.children
        if child.dep_ in ("oprd", "ccomp", "dobj", "attr")
        for part in child.subtree
    )


def _turned(token: "Token", act: Act) -> Act:
    """Read a warning, a promise, or an announced request of something hostile as the threat that it is."""
    if act not in ("warning", "commitment") and not (act == "demand" and is_ahead(token)):
        return act
    below = [part for part in token.subtree if part.i > token.i]
    fine = any(
        position_words().has("hostile.nouns", child.lemma_.lower()) for child in token.children if child.dep_ == "dobj"
    )
    return "threat" if fine or any(is_hostile(part) for part in below if part.pos_ in ("VERB", "AUX")) else act


def is_hostile(token: "Token") -> bool:
    """Tell whether a verb announces a hostile act: "will retaliate", "would be fined", "to strike back"."""
    words = position_words()
    passive = any(child.dep_ == "auxpass" for child in token.children)
    kind = "hostile.passive" if passive else "hostile.verbs"
    hostile = any(words.has(kind, name) for name in _names(token)) or _brings_harm(token)
    if is_negated(token):
        return _goes_unanswered(token)
    could = passive and any(child.lower_ in ("could", "may", "might", "can") for child in token.children)
    return hostile and (is_ahead(token) or could or token.dep_ == "xcomp")


def _brings_harm(token: "Token") -> bool:
    """Tell whether something hostile is what a verb brings: "will be met with force", "would bring sanctions"."""
    words = position_words()
    if not words.has("hostile.brings", token.lemma_.lower()):
        return False
    with_ = [part for child in token.children if child.lower_ == "with" for part in child.children]
    return any(words.has("hostile.nouns", part.lemma_.lower()) for part in [*token.children, *with_])


def _goes_unanswered(token: "Token") -> bool:
    answers = {child.lower_ for child in token.children if child.dep_ in ("acomp", "oprd")}
    return is_ahead(token) and any(position_words().has("hostile.unanswered", answer) for answer in answers)


def _rejected(token: "Token") -> Act | None:
    """Decide between a denial and a refusal by what is turned away."""
    if is_negated(token):
        return None
    words = position_words()
    heads = [child for child in token.children if child.dep_ in OBJECTS or child.dep_ in CLAUSES]
    for head in heads:
        if head.dep_ in CLAUSES or words.has("reject.charges", head.lemma_.lower()):
            return "denial"
        if words.has("reject.proposals", head.lemma_.lower()):
            return "refusal"
    return "denial" if heads and token.lemma_.lower() == "reject" else None


def _noun_act(token: "Token") -> Act | None:
    """Find acts named by a noun that says whose and what: "the ministry's demand that", "his promise to"."""
    act = position_words().nouns.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
    if act is None:
        return None
    whose = any(child.dep_ == "poss" or (child.dep_ == "prep" and child.lower_ == "of") for child in token.children)
    what = any(child.dep_ in ("acl", "relcl") or child.lower_ in ("for", "against") for child in token.children)
    return act if whose and what else None


def _state_act(token: "Token") -> Act | None:
    """Find denials of the form "reports that ... are false" and "this is untrue"."""
    words = position_words()
    if token.lemma_.lower() != "be" or is_negated(token):
        return None
    subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
    said = next((child for child in token.children if child.dep_ in ("acomp", "attr")), None)
    if subject is None or said is None or not words.has("states.false", said.lemma_.lower()):
        return None
    return "denial" if words.has("states.subjects", subject.lemma_.lower()) else None


def is_negated(token: "Token") -> bool:
    """Tell whether a verb is negated."""
    return any(child.dep_ == "neg" for child in token.children)


def is_ahead(token: "Token") -> bool:
    """Tell whether a verb speaks of what is to come: "will", "shall", "would"; "would have" speaks of what is not."""
    words = position_words()
    helpers = [child.lower_ for child in token.children if child.dep_ == "aux"]
    return any(words.has("modals.will", helper) for helper in helpers) and "have" not in helpers
