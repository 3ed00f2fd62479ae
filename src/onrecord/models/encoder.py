"""The encoders of sentences and of figures: texts in, unit vectors out. Each is loaded once per process, when first needed."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.models.graphs import load_graph

if TYPE_CHECKING:
    from tokenizers import Tokenizer

GRAPH, FIGURES = "encoder", "figures"
WIDTH, FIGURE_WIDTH = 384, 128
FIRST, LAST, MARK, CLOSE = 101, 102, 1, 2  # tokens; the vocabulary leaves 1 and 2 free: the number, and behind its unit
LEFT, UNIT, RIGHT = 36, 4, 26  # tokens of what stands before a figure, of its unit, and of what stands behind it
TOKENS = 128  # what follows in a longer text is not seen: attention grows with the square of the length
LONGEST = 1_500  # characters handed to the tokenizer; 128 tokens of prose are about 600
KEPT = 32_768  # vectors kept in a process, 50 MB: the stages of one story encode the same sentences
_LOADING = Lock()  # two threads that ask at once get one tokenizer
EDGE = " \t\n\r.,;:\"'“”‘’«»"
WORKERS = 2  # texts encoded at once, each on a thread of its own


@cache
def _load_tokenizer() -> "Tokenizer":
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(Path(__file__).with_name("tokenizer.json")))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS)
    return tokenizer


def _tokenizer() -> "Tokenizer":
    with _LOADING:
        return _load_tokenizer()


@cache
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(WORKERS, "encoder")


@lru_cache(maxsize=KEPT)
def _vector(text: str) -> "np.ndarray":
    return _run(GRAPH, _tokenizer().encode(_readable(text)).ids)


def _readable(text: str) -> str:
    return text[:LONGEST].encode("utf-8", "replace").decode("utf-8")


def _run(graph: str, ids: list[int]) -> "np.ndarray":
    vector: np.ndarray = load_graph(graph).run(None, {"ids": np.array([ids], dtype=np.int64)})[0][0]
    vector.setflags(write=False)
    return vector


def encode(texts: Sequence[str]) -> "np.ndarray":
    """Return one unit vector a text, shape (len(texts), 384), float32; cosine is the product of two of them.

    Each text is encoded alone and on one thread. The int8 graph sets the scale of its activations from what it is
    given, so in a batch a sentence's vector would depend on its neighbours: a record would change with the order of
    its accounts.
    """
    return _stacked(_vector, [_bare(text) for text in texts], WIDTH)


def _stacked(vector: "Callable[[Any], np.ndarray]", given: Sequence[object], width: int) -> "np.ndarray":
    """Encode what is given, each on a thread of its own, into one row each."""
    return np.stack(list(_workers().map(vector, given))) if given else np.zeros((0, width), dtype=np.float32)


Surroundings = tuple[str, str, str]  # what stands before a figure, its unit, what stands behind it


def figure_ids(left: str, unit: str, right: str) -> list[int]:
    """Return the tokens that a figure is encoded by: its number is left out and a mark stands for it."""
    before, named, behind = (
        _tokenizer().encode(_readable(text), add_special_tokens=False).ids for text in (left, unit, right)
    )
    return [FIRST, *before[-LEFT:], MARK, *named[:UNIT], CLOSE, *behind[:RIGHT], LAST]


@lru_cache(maxsize=KEPT)
def _figure_vector(surroundings: Surroundings) -> "np.ndarray":
    return _run(FIGURES, figure_ids(*surroundings))


def encode_figures(surroundings: Sequence[Surroundings]) -> "np.ndarray":
    """Return one unit vector a figure, shape (len(surroundings), 128), float32: near each other where figures give one quantity.

    The number itself is not seen. Each figure is encoded alone, as a text is by `encode`.
    """
    return _stacked(_figure_vector, surroundings, FIGURE_WIDTH)


def load_encoder() -> None:
    """Begin to load the graphs and the tokenizer beside what the process does meanwhile."""
    _workers().submit(load_graph, GRAPH)
    _workers().submit(_tokenizer)
    _workers().submit(load_graph, FIGURES)


class _Ahead:
    """Texts to encode before they are asked for, of which one a worker is submitted at a time.

    A process ends when all that was submitted is done: one that is interrupted shall not wait for a thousand texts.
    """

    def __init__(self) -> None:
        self.texts: deque[str] = deque()
        self.busy, self.lock = 0, Lock()

    def add(self, texts: Iterable[str]) -> None:
        with self.lock:
            self.texts.extend(texts)
            free = min(WORKERS - self.busy, len(self.texts))
            self.busy += free
        for _ in range(free):
            _workers().submit(self.work)

    def work(self) -> None:
        with self.lock:
            text = self.texts.popleft() if self.texts else None
            self.busy -= text is None
        if text is not None:
            _vector(text)
            with suppress(RuntimeError):  # the process ends and takes no more work
                _workers().submit(self.work)


_AHEAD = _Ahead()


def encode_ahead(texts: Iterable[str]) -> None:
    """Begin to encode texts that will be asked for: the graph runs beside the parser, on a core that it leaves free."""
    _AHEAD.add(map(_bare, texts))


def _bare(text: str) -> str:
    """Take off the marks at the edges, so that a sentence of one clause and the clause are encoded once."""
    return text.strip(EDGE)
