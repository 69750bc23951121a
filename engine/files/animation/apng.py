"""APNG: every pixel as it is; Pillow compresses a frame, and the chunks are put in order here.

Pillow's own writer of animations asks for all frames at once and cannot be interrupted.
Chunks: PNG, third edition.
"""

import io
import struct
import zlib
from collections.abc import Iterator

from engine.array import Array
from engine.files.animation.base import AnimationWriter, Patch

SIGNATURE = b"\x89PNG\r\n\x1a\n"
EFFORT = 1  # of zlib, 1 to 9; more is slower, for little. Z_RLE: what stays as it was are runs of zeros
KEEP, REPLACE, DRAW_OVER = 0, 0, 1  # KEEP: the next frame is drawn over this one
FOR_EVER, ONCE = 0, 1


class ApngWriter(AnimationWriter):
    """A program that knows no APNG shows the first frame."""

    def begin(self, frame: Array) -> None:
        """Begin to count chunks; the first frame itself tells the size."""
        self._sequence = 0
        self._is_first = True

    def write(self, patch: Patch) -> None:
        """Write the compressed pixels with their place and how long they are shown."""
        chunks = list(_chunks(_png(patch)))
        if self._is_first:
            times = FOR_EVER if self.timing.loop else ONCE
            header = next(data for name, data in chunks if name == b"IHDR")
            self.file.write(SIGNATURE + _chunk(b"IHDR", header))
            self.file.write(_chunk(b"acTL", struct.pack(">II", self.timing.frames, times)))
        self.file.write(_chunk(b"fcTL", self._number() + self._control(patch)))
        for data in (data for name, data in chunks if name == b"IDAT"):
            self.file.write(
                _chunk(b"IDAT", data) if self._is_first else _chunk(b"fdAT", self._number() + data)
            )
        self._is_first = False

    def close(self) -> None:
        """Write the end's mark."""
        self.file.write(_chunk(b"IEND", b""))

    def _control(self, patch: Patch) -> bytes:
        blend = REPLACE if self._is_first else DRAW_OVER
        duration = self.timing.milliseconds, 1000
        return struct.pack(">IIIIHHBB", *patch.size, patch.left, patch.top, *duration, KEEP, blend)

    def _number(self) -> bytes:
        """The next number of the chunks that an animation adds."""
        self._sequence += 1
        return struct.pack(">I", self._sequence - 1)


def _png(patch: Patch) -> bytes:
    picture = io.BytesIO()
    patch.image().save(picture, "PNG", compress_level=EFFORT, compress_type=zlib.Z_RLE)
    return picture.getvalue()


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and data of every chunk."""
    place = len(SIGNATURE)
    while place < len(png):
        (size,) = struct.unpack_from(">I", png, place)
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + size]
        place += 12 + size


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
