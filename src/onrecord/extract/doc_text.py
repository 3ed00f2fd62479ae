"""The text of a parse, put together once: spaCy joins it from its tokens at every call, which made figures quadratic."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


@lru_cache(maxsize=4)
def text_of(doc: "Doc") -> str:
    """Return a document's text; the documents asked for last are kept."""
    return str(doc.text)
