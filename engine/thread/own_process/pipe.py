"""Pieces of bytes through a pipe, each behind its length."""

from typing import IO

LENGTH = 8  # bytes


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write a piece. Raises OSError where nobody reads any more."""
    pipe.write(len(data).to_bytes(LENGTH, "little"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """The next piece; None where the other side has ended, be it in the middle of a piece."""
    head = pipe.read(LENGTH)
    if len(head) < LENGTH:
        return None
    length = int.from_bytes(head, "little")
    data = pipe.read(length)
    return data if len(data) == length else None
