"""Claims: clauses of several accounts that state one thing, and how they stand."""

import hashlib
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.findings import Findings, extract_findings
from onrecord.model import Account, Block, Claim, Figure, Span, Topic
from onrecord.reconcile.alignment import link
from onrecord.reconcile.claims import align_claims
from onrecord.reconcile.pairing import FEATURES, is_loose
from onrecord.reconcile.standing import weigh_standing
from onrecord.text.dates import Anchor

WIRE = "The Marl dam failed at dawn on Monday. The flood killed nine people in Tarnholm. Schools stay closed all week."
LOCAL = "Nine people were killed in Tarnholm by the flood. The brewery of Oskel will open a new cellar in spring."
THIRD = "A bakers' fair drew crowds to Vesk. In Tarnholm the flood killed nine people."


def findings(*texts: str) -> list[Findings]:
    found = []
    for number, text in enumerate(texts):
        sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        blocks = (Block(0, len(text), "body", True, ""),) if text else ()
        account = Account(
            f"a{number}", f"{number}.txt", None, sha, sha, None, None, (), None, None, None, "en", text, blocks
        )
        found.append(extract_findings(account, Anchor("2031-05-05", False, "given")))
    return found


def own_origins(found: list[Findings]) -> dict[str, str]:
    return {f.account.id: f"o-{f.account.id}" for f in found}


def claim_with(claims: tuple[Claim, ...], found: list[Findings], words: str) -> Claim:
    text = {f.account.id: f.account.text for f in found}
    return next(c for c in claims if any(words in text[p.account][p.start : p.end] for p in c.passages))


def figure_of(found: Findings, written: str) -> Figure:
    return next(figure for figure in found.figures if written in figure.written)


def test_two_origins_that_state_one_thing_corroborate_it():
    found = findings(WIRE, LOCAL)
    claim = claim_with(align_claims(found, (), own_origins(found)), found, "killed nine people")
    assert claim.standing == "corroborated"
    assert claim.origins == ("o-a0", "o-a1")
    assert {p.account for p in claim.passages} == {"a0", "a1"}


def test_two_accounts_of_one_origin_are_a_single_source():
    found = findings(WIRE, LOCAL)
    claims = align_claims(found, (), {"a0": "o-1", "a1": "o-1"})
    assert {claim.standing for claim in claims} == {"single-source"}


def test_what_one_account_alone_says_is_a_claim_too():
    found = findings(WIRE, LOCAL)
    claim = claim_with(align_claims(found, (), own_origins(found)), found, "brewery of Oskel")
    assert claim.standing == "single-source"
    assert len(claim.passages) == 1


def test_values_of_one_topic_that_exclude_each_other_are_a_dispute():
    found = findings(WIRE, "The flood killed fourteen people in Tarnholm.")
    one, other = figure_of(found[0], "nine"), figure_of(found[1], "fourteen")
    topic = Topic("t-1", "people", "", "conflict", "nine and fourteen cannot both hold", (one.id, other.id))
    claim = claim_with(align_claims(found, (topic,), own_origins(found)), found, "killed fourteen people")
    assert claim.standing == "disputed"
    assert claim.dispute is not None
    assert claim.dispute.slot == "figure"
    assert [v.value for v in claim.dispute.variants] == [one.written, other.written]
    assert claim.topics == ("t-1",)


def test_a_dispute_inside_one_origin_leaves_a_claim_single_source():
    found = findings(WIRE, "The flood killed fourteen people in Tarnholm.")
    figures = figure_of(found[0], "nine").id, figure_of(found[1], "fourteen").id
    topic = Topic("t-1", "people", "", "conflict", "", figures)
    claim = claim_with(align_claims(found, (topic,), {"a0": "o-1", "a1": "o-1"}), found, "killed fourteen people")
    assert (claim.standing, claim.dispute) == ("single-source", None)


def test_an_updated_figure_is_no_dispute():
    found = findings(WIRE, "The flood killed fourteen people in Tarnholm.")
    figures = figure_of(found[0], "nine").id, figure_of(found[1], "fourteen").id
    topic = Topic("t-1", "people", "", "updated", "", figures)
    claim = claim_with(align_claims(found, (topic,), own_origins(found)), found, "killed fourteen people")
    assert claim.standing == "corroborated"


def test_a_thing_stated_and_denied_is_a_dispute_of_polarity():
    found = findings(
        "The operator opened the sluice gate of the Marl dam on Sunday.",
        "The operator did not open the sluice gate of the Marl dam on Sunday.",
    )
    (claim,) = align_claims(found, (), own_origins(found))
    assert claim.standing == "disputed"
    assert claim.dispute is not None
    assert claim.dispute.slot == "polarity"
    assert {v.value for v in claim.dispute.variants} == {"stated", "denied"}


@pytest.mark.parametrize(
    ("first", "second", "disputed"),
    [
        ("In 2033 the Lindesk cable car carried 310,000 passengers.", "In 2035 the Lindesk cable car carried 310,000 passengers.", True),
        ("The Lindesk cable car, which opened in 1974, carried 310,000 passengers.", "In 2035 the Lindesk cable car carried 310,000 passengers.", False),
    ],
)  # fmt: skip
def test_a_dispute_of_time_is_about_when_a_thing_was_and_not_about_what_it_names(first, second, disputed):
    found = findings(first, second)
    claim = claim_with(align_claims(found, (), own_origins(found)), found, "310,000")
    assert len(claim.origins) == 2
    assert (claim.dispute is not None and claim.dispute.slot == "time") == disputed


def test_the_wording_of_a_claim_is_exact_words_of_one_of_its_passages():
    found = findings(WIRE, LOCAL, THIRD)
    text = {f.account.id: f.account.text for f in found}
    for claim in align_claims(found, (), own_origins(found)):
        assert any(claim.text in text[p.account][p.start : p.end] for p in claim.passages)


def test_the_order_in_which_origins_are_numbered_changes_nothing():
    found = findings(WIRE, LOCAL, THIRD)
    claims = align_claims(found, (), own_origins(found))
    assert claims == align_claims(found, (), dict(reversed(list(own_origins(found).items()))))
    assert [c.passages[0] for c in claims] == sorted(c.passages[0] for c in claims)


def test_a_copy_of_an_account_changes_no_standing():
    found = findings(WIRE, LOCAL, THIRD)
    origins = own_origins(found)
    before = align_claims(found, (), origins)
    copied = findings(WIRE, LOCAL, THIRD, LOCAL)
    after = align_claims(copied, (), {**origins, "a3": "o-a1"})
    for claim in before:
        again = next(c for c in after if claim.passages[0] in c.passages)
        assert (again.standing, again.origins) == (claim.standing, claim.origins)


def test_no_accounts_and_empty_accounts_give_no_claims():
    assert align_claims([], (), {}) == ()
    found = findings("", "")
    assert align_claims(found, (), own_origins(found)) == ()


@pytest.mark.parametrize("order", itertools.permutations([(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.1)]))
def test_groups_do_not_depend_on_the_order_of_pairs(order):
    chances = {(one, other): chance for one, other, chance in order}
    assert link(3, chances, 0.5) == [[0, 1], [2]]


@given(st.integers(0, 20), st.booleans())
def test_fewer_than_two_origins_are_always_a_single_source(origins, disputed):
    assert (weigh_standing(origins, disputed) == "single-source") == (origins < 2)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(alphabet="The dam 9 failed, no said.\n“”", max_size=60), max_size=3))
def test_any_texts_give_claims_whose_spans_lie_in_their_accounts(texts):
    found = findings(*texts)
    for claim in align_claims(found, (), own_origins(found)):
        assert claim.passages
        assert all(
            isinstance(p, Span) and 0 <= p.start < p.end <= len(texts[int(p.account[1:])]) for p in claim.passages
        )


def test_a_claim_that_an_account_tells_with_its_denial_is_disputed():
    one = "Divers said on Monday that the owner had left the hatch of the Orla Venn open. The owner rejected that."
    other = "According to divers the owner had left the hatch of the Orla Venn open, a harbour official said."
    found = findings(one, other)
    claim = claim_with(align_claims(found, (), own_origins(found)), found, "left the hatch")
    assert claim.standing == "disputed"
    assert claim.dispute is not None
    assert [variant.value for variant in claim.dispute.variants] == ["stated", "denied"]


def test_short_unlike_sentences_of_a_small_story_are_no_claim_of_several_accounts():
    one = 'The tower of the Ulm chapel fell on Monday. "Then the tower came down," said Una Post.'
    other = 'Nobody was in the chapel of Ulm. "Now you come for photographs," said Ulf Dray.'
    found = findings(one, other)
    sides = [{p.account: found[int(p.account[1:])].account.cut(p.start, p.end) for p in claim.passages}
             for claim in align_claims(found, (), own_origins(found))]  # fmt: skip
    assert not any("photographs" in side.get("a1", "") and "a0" in side for side in sides)


def test_a_pair_is_loose_that_shares_neither_meaning_nor_number_nor_date():
    features = np.zeros((3, len(FEATURES)), np.float32)
    features[:, FEATURES.index("cosine")] = 0.1, 0.1, 0.6
    features[1, FEATURES.index("moments")] = 1
    assert is_loose(features).tolist() == [True, False, False]


def test_names_alone_state_nothing_and_are_no_claim():
    credit = "Ulm Harbour Wire"
    found = findings(f"{credit}.\n\nThe Marl dam failed at dawn on Monday.", f"The mayor told {credit} of the dam.")
    text = {f.account.id: f.account.text for f in found}
    claims = align_claims(found, (), own_origins(found))
    assert not any(text[p.account][p.start : p.end].strip(" .") == credit for c in claims for p in c.passages)
