"""The errors a user can understand and mend, under one root."""


class ExplorerError(Exception):
    """A problem that the user can mend, as one sentence; every other exception is a bug."""


class ParameterError(ExplorerError):
    """A parameter has a value it may not have.

    field: dotted path such as "model.layers[0].units". message: what would be right.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field} {message}" if field else message)
        self.field = field
        self.message = message


class FileError(ExplorerError):
    """A file cannot be read or written, or holds something else than it should."""


class Unavailable(ExplorerError):
    """A part of the program that this machine lacks, such as TensorFlow."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"{what} is not available: {reason}")
        self.what = what
        self.reason = reason
