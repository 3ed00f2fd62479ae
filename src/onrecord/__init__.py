"""Many news accounts of one event in, one sourced record out."""

from collections.abc import Callable, Mapping, Sequence

from onrecord.errors import OnrecordError
from onrecord.model import Record

__all__ = ["OnrecordError", "Record", "brief", "briefs"]


def briefs(
    paths: Sequence[str],
    judgements: Sequence[str] = (),
    *,
    columns: Mapping[str, str] | None = None,
    tell: Callable[[str], None] | None = None,
    beliefs: bool = False,
) -> tuple[Record, ...]:
    """Read accounts from files and folders and build one record a story, the largest first.

    Of a table each row is an account; `columns` names its columns by their roles, as {"text": "body", "published": "date"},
    and `tell` is given a line for each table whose columns were guessed. `judgements` are files by which a person overrules
    what intake decides, beyond those that lie beside the accounts. With `beliefs` the statements hold more beliefs and
    intentions, those that the learned tagger finds; the record says so among its options.

    Raises:
        NothingToRead: no account could be read; the message names the first reason.
        ValueError: a role of a column is not known; the message lists those that are.
    """
    from onrecord.models.encoder import load_encoder
    from onrecord.models.language import load_language

    load_language()  # takes a second and a half, in which the accounts can be read
    load_encoder()
    from onrecord.ingest.read import read_given
    from onrecord.record import build_records

    return build_records(*read_given(paths, judgements, columns=columns, tell=tell), beliefs=beliefs)


def brief(
    paths: Sequence[str],
    judgements: Sequence[str] = (),
    *,
    columns: Mapping[str, str] | None = None,
    tell: Callable[[str], None] | None = None,
    beliefs: bool = False,
) -> Record:
    """Build the record of the largest story among the accounts of some files and folders, as `briefs` does.

    Raises:
        NothingToRead: no account could be read; the message names the first reason.
        ValueError: a role of a column is not known; the message lists those that are.
    """
    return briefs(paths, judgements, columns=columns, tell=tell, beliefs=beliefs)[0]
