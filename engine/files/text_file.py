"""Read a text file that a stranger may have made, and write one that survives a full disk."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from engine.errors import FileError, ParameterError, told_by_name, told_name
from engine.files.atomic_file import replacing
from engine.files.bounded_file import mebibytes, read_bounded

T = TypeVar("T")

MAX_BYTES = 16 * 2**20  # a million typed values fit; a larger file is something else


class NotUtf8(FileError):
    """A file is no text, or one in another encoding."""


def read_as(path: Path, read: Callable[[str], T], *, most: int | None = None) -> T:
    """What a reader of texts makes of a file. Raises FileError: one sentence that begins with its name.

    most: bytes of the file; MAX_BYTES by default.
    """
    text = read_text(path, most=most)
    try:
        return read(text)
    except FileError as error:
        raise FileError(f"{told_name(path)} {error}") from None
    except ParameterError as error:
        raise FileError(f"{told_name(path)}: {error}") from None


def write_text(path: Path, text: str, *, is_private: bool = False, most: int | None = None) -> None:
    """Write a file; an old one is replaced whole or stays whole. is_private: for its owner alone.

    most: bytes that its readers take, MAX_BYTES by default. Raises FileError.
    """
    data, most = text.encode(), most or MAX_BYTES
    if len(data) > most:
        raise FileError(
            f"{told_name(path)} would be larger than {mebibytes(most)} and could not be opened again"
        )
    with replacing(path, is_private=is_private) as file:
        file.write(data)


def read_text(path: Path, *, most: int | None = None) -> str:
    """The text of a file. Raises FileError: one sentence that begins with the file's name."""
    with told_by_name(path):
        data = read_bounded(path, most or MAX_BYTES)
    if not data.strip():
        raise FileError(f"{told_name(path)} is empty")
    try:
        return data.decode("utf-8-sig")  # some editors put a byte order mark in front
    except UnicodeDecodeError:
        raise NotUtf8(f"{told_name(path)} is not a text file in UTF-8") from None
