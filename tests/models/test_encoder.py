"""The sentence encoder: unit vectors that depend on nothing but their text."""

import numpy as np

from onrecord.models.encoder import WIDTH, encode

TEXTS = ["The dam failed at dawn.", "The barrage broke early in the morning.", "Shares in the brewery fell."]


def test_each_text_has_a_unit_vector():
    vectors = encode(TEXTS)
    assert vectors.shape == (3, WIDTH)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows():
    assert encode([]).shape == (0, WIDTH)


def test_a_vector_does_not_depend_on_its_neighbours():
    together = encode(TEXTS)
    alone = np.stack([encode([text])[0] for text in reversed(TEXTS)])[::-1]
    assert together.tobytes() == alone.tobytes()


def test_a_paraphrase_is_nearer_than_another_matter():
    dam, barrage, shares = encode(TEXTS)
    assert dam @ barrage > dam @ shares + 0.2


def test_empty_broken_and_endless_texts_are_encoded():
    vectors = encode(["", "\ud800 torn", "word " * 100_000])
    assert np.isfinite(vectors).all()
