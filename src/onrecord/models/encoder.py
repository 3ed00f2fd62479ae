"""The sentence encoder behind one function: texts in, unit vectors out. Loaded once per process, when first needed."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WIDTH = 384
TOKENS = 128  # what follows in a longer text is not seen: attention grows with the square of the length
LONGEST = 1_500  # characters handed to the tokenizer; 128 tokens of prose are about 600
KEPT = 8_192  # vectors kept in a process: the stages of one story encode the same sentences


@cache
def _tokenizer() -> "Tokenizer":
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(Path(__file__).with_name("tokenizer.json")))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS)
    return tokenizer


@cache
def _session() -> "InferenceSession":
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = Path(__file__).with_name("encoder.onnx")
    return InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=KEPT)
def _vector(text: str) -> "np.ndarray":
    readable = text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
    ids = np.array([_tokenizer().encode(readable).ids], dtype=np.int64)
    vector: np.ndarray = _session().run(None, {"ids": ids})[0][0]
    vector.setflags(write=False)
    return vector


def encode(texts: Sequence[str]) -> "np.ndarray":
    """Return one unit vector a text, shape (len(texts), 384), float32; cosine is the product of two of them.

    Each text is encoded alone and on one thread. The int8 graph sets the scale of its activations from what it is
    given, so in a batch a sentence's vector would depend on its neighbours: a record would change with the order of
    its accounts.
    """
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    return np.stack([_vector(text) for text in texts])
