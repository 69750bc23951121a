"""Read a file of any kind, but never more of it than was agreed on."""

import stat
from pathlib import Path

from engine.errors import FileError


def read_bounded(path: Path, most: int) -> bytes:
    """The content of a file of at most so many bytes. Raises FileError without its name, OSError."""
    info = path.stat()
    if stat.S_ISDIR(info.st_mode):
        raise FileError("is a folder, not a file")
    data = b""
    if info.st_size <= most:
        with path.open("rb") as file:
            data = file.read(most + 1)  # a pipe tells no size before
    size = max(info.st_size, len(data))
    if size > most:
        raise FileError(f"is too large: {mebibytes(size)}, at most {mebibytes(most)}")
    return data


def mebibytes(size: int) -> str:
    """A number of bytes in words."""
    return f"{size / 2**20:.0f} MiB"
