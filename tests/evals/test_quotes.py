"""Direct quotes are matched one to one, and a quote inside a told content counts for nobody."""

from evals.quotes import Quote, match, same_speaker

ANA, MOSS = frozenset({"ana brisk"}), frozenset({"moss"})


def test_a_quote_is_matched_once_with_what_shares_most_of_it():
    gold, near, far = Quote(10, 30, ANA), Quote(11, 30, ANA), Quote(20, 45, ANA)
    assert match([gold], [far, near]) == [(gold, near)]
    assert match([gold, Quote(40, 60, ANA)], [near]) == [(gold, near)]


def test_a_told_content_is_no_direct_quote():
    assert match([Quote(10, 30, ANA, False)], [Quote(10, 30, ANA)]) == []


def test_a_speaker_is_right_when_one_name_stands_within_the_other():
    assert same_speaker(Quote(0, 1, frozenset({"brisk"})), Quote(0, 1, ANA))
    assert not same_speaker(Quote(0, 1, MOSS), Quote(0, 1, ANA))
    assert same_speaker(Quote(0, 1, frozenset()), Quote(0, 1, frozenset()))
