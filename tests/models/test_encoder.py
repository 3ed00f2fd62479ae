"""The encoders of sentences and of figures: unit vectors that depend on nothing but their text."""

import subprocess
import sys

import numpy as np

from onrecord.models.encoder import FIGURE_WIDTH, MARK, WIDTH, encode, encode_ahead, encode_figures, figure_ids

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


INTERRUPTED = """
import atexit
from onrecord.models.encoder import _vector, encode, encode_ahead
encode(["warm"])
atexit.register(lambda: print(_vector.cache_info().currsize))
encode_ahead(f"Ferry number {n} left the harbour in the morning." for n in range(2000))
raise KeyboardInterrupt
"""


def test_an_interrupted_process_does_not_wait_for_what_was_to_be_encoded_ahead():
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True)
    assert "KeyboardInterrupt" in done.stderr
    assert int(done.stdout) < 200


def test_what_was_encoded_ahead_is_the_same():
    texts = [f"Ferry number {n} left the harbour." for n in range(20)]
    encode_ahead(texts)
    assert encode(texts).tobytes() == np.stack([encode([text])[0] for text in texts]).tobytes()


FIGURES = [
    ("The crush at the cattle fair in Orlam has killed ", "people", ", and the hospital expects more."),
    ("Late on Sunday the number of dead after the panic at the fair rose to ", "", "."),
    ("The fair's takings of last year came to ", "EUR", ", its treasurer said."),
]


def test_each_figure_has_a_unit_vector():
    vectors = encode_figures(FIGURES)
    assert vectors.shape == (3, FIGURE_WIDTH)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert encode_figures([]).shape == (0, FIGURE_WIDTH)


def test_a_figure_s_vector_does_not_depend_on_its_neighbours():
    alone = np.stack([encode_figures([figure])[0] for figure in reversed(FIGURES)])[::-1]
    assert encode_figures(FIGURES).tobytes() == alone.tobytes()


def test_one_quantity_in_other_words_is_nearer_than_another_quantity():
    killed, toll, takings = encode_figures(FIGURES)
    assert killed @ toll > max(killed @ takings, toll @ takings) + 0.3


def test_two_figures_of_one_sentence_are_told_apart():
    sentence = "The crush killed {} people and hurt {}, most of them children, doctors said."
    killed, hurt = sentence.split("{}")[0], sentence.format("N", "{}").split("{}")[0]
    other = ("Injured: ", "people", ". None of them is in danger.")
    first, second, third = encode_figures(
        [(killed, "people", " people and hurt many."), (hurt, "people", ", doctors said."), other]
    )
    assert second @ third > first @ third


def test_a_figure_stands_at_one_mark_whatever_is_written_beside_it():
    for left, right in [
        ("", ""),
        ("[unused0] [CLS] " * 20, "[MASK]"),
        ("word " * 90, "word " * 90),
        ("\ud800", "\u200b"),
    ]:
        ids = figure_ids(left, "people", right)
        assert ids.count(MARK) == 1
        assert len(ids) < 75
        assert np.isfinite(encode_figures([(left, "people", right)])).all()
