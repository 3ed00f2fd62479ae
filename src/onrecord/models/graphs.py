"""The graphs of the models that are ours, each loaded once per process, when first needed."""

from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_LOADING = Lock()  # two threads that ask at once get one graph


@cache
def _load(name: str) -> "InferenceSession":
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = Path(__file__).with_name(f"{name}.onnx")
    return InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def load_graph(name: str) -> "InferenceSession":
    """Return the graph of a file beside this one, by its name; it runs on one thread, so that sums keep their order."""
    with _LOADING:
        return _load(name)
