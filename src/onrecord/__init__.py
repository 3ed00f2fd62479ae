"""Many news accounts of one event in, one sourced record out."""

from collections.abc import Sequence

from onrecord.errors import OnrecordError
from onrecord.model import Record

__all__ = ["OnrecordError", "Record", "brief", "briefs"]


def briefs(paths: Sequence[str]) -> tuple[Record, ...]:
    """Read accounts from files and folders and build one record a story, the largest first.

    Raises:
        NothingToRead: no account could be read; the message names the first reason.
    """
    from onrecord.models.encoder import load_encoder
    from onrecord.models.language import load_language

    load_language()  # takes a second and a half, in which the accounts can be read
    load_encoder()
    from onrecord.ingest.read import read_given
    from onrecord.record import build_records

    return build_records(*read_given(paths))


def brief(paths: Sequence[str]) -> Record:
    """Build the record of the largest story among the accounts of some files and folders.

    Raises:
        NothingToRead: no account could be read; the message names the first reason.
    """
    return briefs(paths)[0]
