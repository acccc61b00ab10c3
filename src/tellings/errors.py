"""What a user can mend, drawn as a tree.

TellingsError
├── CallError      the call itself is wrong: an option, a format, no input      (exit status 2)
└── InputError     one input cannot be read: missing, empty, binary, unfetched  (exit status 1, the rest is done)
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
