"""The pair model: weights by name, chances between 0 and 1."""

import numpy as np
import pytest

from onrecord.models.aligner import aligner, pair_chances
from onrecord.reconcile.pairing import FEATURES


def test_the_weights_are_for_the_features_that_pairs_have():
    assert aligner().features == FEATURES


def test_chances_lie_between_0_and_1():
    chances = pair_chances(np.zeros((2, len(FEATURES)), np.float32), FEATURES)
    assert ((chances > 0) & (chances < 1)).all()


def test_other_features_are_refused_with_what_to_do():
    with pytest.raises(ValueError, match="train it again"):
        pair_chances(np.zeros((1, 1), np.float32), ("shoe size",))
