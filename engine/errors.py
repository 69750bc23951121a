"""The errors a user can understand and mend, under one root."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

E = TypeVar("E", bound=Exception)


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


def without_calls(error: E) -> E:
    """The error, to be kept: without its traceback and what it came of, which hold whoever has called."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def told_name(path: Path) -> str:
    """What a sentence calls a file: its name, or its path where that has none, such as "." and "/".

    A name of spaces alone is quoted.
    """
    name = path.name or str(path)
    return name if name.strip() else repr(name)


@contextmanager
def noted(notes: Sequence[str]) -> Iterator[None]:
    """Have an error that comes of what was read tell how it was read. notes: sentences.

    The notes come before those of the error, in its `__notes__`, which Python shows below a traceback.
    """
    try:
        yield
    except ExplorerError as error:
        error.__notes__ = [*notes, *notes_of(error)]
        raise


def notes_of(error: ExplorerError) -> tuple[str, ...]:
    """What must be known of what was read to understand an error, one sentence each."""
    return tuple(getattr(error, "__notes__", ()))


@contextmanager
def told_by_name(path: Path) -> Iterator[None]:
    """Tell what the reader of a file raises, a FileError or an OSError, in a sentence of its name.

    Raises FileError: "a.csv does not exist".
    """
    if "\0" in str(path):  # Python would raise a ValueError for it
        raise FileError("A file's name holds no NUL")
    try:
        yield
    except FileError as error:
        raise FileError(f"{told_name(path)} {error}") from None
    except FileNotFoundError:
        raise FileError(f"{told_name(path)} does not exist") from None
    except PermissionError:
        raise FileError(f"{told_name(path)} cannot be read: there is no permission to read it") from None
    except OSError as error:
        raise FileError(f"{told_name(path)} cannot be read: {error.strerror or error}") from None
