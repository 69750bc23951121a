"""Pieces of bytes through a pipe, each behind its length."""

import sys
from contextlib import suppress
from typing import IO

LENGTH = 8  # bytes
ROOM = 2**20  # bytes; of a smaller pipe, a block is read in pieces, each of which waits for a busy window


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write a piece. Raises OSError where nobody reads any more."""
    pipe.write(len(data).to_bytes(LENGTH, "little"))
    pipe.write(data)
    pipe.flush()


def widen(pipe: IO[bytes]) -> None:
    """Let a pipe hold a whole block, where the system can."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):  # a user may have only so much of them
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, ROOM)


def receive(pipe: IO[bytes]) -> bytes | None:
    """The next piece; None where the other side has ended, be it in the middle of a piece."""
    head = pipe.read(LENGTH)
    if len(head) < LENGTH:
        return None
    length = int.from_bytes(head, "little")
    data = pipe.read(length)
    return data if len(data) == length else None
