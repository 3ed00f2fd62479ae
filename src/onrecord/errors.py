"""The errors onrecord raises; a bad account is no error but an `Unread` in the record.

OnrecordError
├── NothingToRead    no account among what was given
└── BadRecord        a record file that does not hold
"""


class OnrecordError(Exception):
    """Anything the caller can mend; its text is one line that says what to do."""


class NothingToRead(OnrecordError):
    """No account could be read from what was given."""


class BadRecord(OnrecordError):
    """A record file that cannot be parsed, or whose spans or hashes do not resolve."""
