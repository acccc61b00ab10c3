"""What a user can mend, drawn as a tree.

TellingsError
├── CallError      the call itself is wrong: an option, a format, no input      (exit status 2)
├── InputError     one input cannot be read: missing, empty, binary, unfetched  (exit status 1, the rest is done)
└── StoreError     the library cannot be opened, read or written                (exit status 2)
    ├── StoreLocked    another process has been writing for too long
    ├── StoreDamaged   its file is damaged, or is no library
    ├── StoreFull      the disk is full; what was not yet kept can be given again
    └── StoreAway      PostgreSQL cannot be reached
"""


class TellingsError(Exception):
    """A mistake in the user's words, with a hint what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class CallError(TellingsError):
    """The call itself is wrong."""


class InputError(TellingsError):
    """One input cannot be read; `uri` names it."""

    def __init__(self, uri: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.uri = uri


class StoreError(TellingsError):
    """The library cannot be opened, read or written; nothing is left half written."""


class StoreLocked(StoreError):
    """Another process has been writing for too long."""


class StoreDamaged(StoreError):
    """The library's file is damaged, or is no library."""


class StoreFull(StoreError):
    """There is no room on the disk."""


class StoreAway(StoreError):
    """PostgreSQL cannot be reached."""
