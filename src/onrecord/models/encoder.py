"""The sentence encoder behind one function: texts in, unit vectors out."""

from collections.abc import Sequence

import numpy as np


def encode(texts: Sequence[str]) -> "np.ndarray":
    """Return one unit vector a text, shape (len(texts), 384), float32."""
    raise NotImplementedError
