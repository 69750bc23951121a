"""Read a text file that a stranger may have made, and write one that survives a full disk."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from engine.errors import FileError, ParameterError
from engine.files.atomic_file import replacing

T = TypeVar("T")

MAX_BYTES = 16 * 2**20  # a million typed values fit; a larger file is something else


def read_as(path: Path, read: Callable[[str], T]) -> T:
    """What a reader of texts makes of a file. Raises FileError: one sentence that begins with its name."""
    text = read_text(path)
    try:
        return read(text)
    except FileError as error:
        raise FileError(f"{path.name} {error}") from None
    except ParameterError as error:
        raise FileError(f"{path.name}: {error}") from None


def write_text(path: Path, text: str, *, is_private: bool = False) -> None:
    """Write a file; an old one is replaced whole or stays whole. is_private: for its owner alone.

    Raises FileError.
    """
    data = text.encode()
    if len(data) > MAX_BYTES:
        raise FileError(
            f"{path.name} would be larger than {mebibytes(MAX_BYTES)} and could not be opened again"
        )
    with replacing(path, is_private=is_private) as file:
        file.write(data)


def read_text(path: Path) -> str:
    """The text of a file. Raises FileError: one sentence that begins with the file's name."""
    data = _bytes(path)
    if not data.strip():
        raise FileError(f"{path.name} is empty")
    try:
        return data.decode("utf-8-sig")  # some editors put a byte order mark in front
    except UnicodeDecodeError:
        raise FileError(f"{path.name} is not a text file in UTF-8") from None


def _bytes(path: Path) -> bytes:
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise FileError(f"{path.name} is a folder, not a file")
        if info.st_size > MAX_BYTES:
            raise _too_large(path, info.st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # a pipe tells no size before
    except FileNotFoundError:
        raise FileError(f"{path.name} does not exist") from None
    except PermissionError:
        raise FileError(f"{path.name} cannot be read: there is no permission to read it") from None
    except OSError as error:
        raise FileError(f"{path.name} cannot be read: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise _too_large(path, len(data))
    return data


def _too_large(path: Path, size: int) -> FileError:
    return FileError(f"{path.name} is too large: {mebibytes(size)}, at most {mebibytes(MAX_BYTES)}")


def mebibytes(size: int) -> str:
    """A number of bytes in words."""
    return f"{size / 2**20:.0f} MiB"
