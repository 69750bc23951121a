"""WebP: every pixel as it is; Pillow compresses a frame, and the container is put around it here.

Pillow's own writer of animations asks for all frames at once and cannot be interrupted. Container: RFC 9649.
"""

import io
import struct

from engine.array import Array
from engine.files.animation.base import AnimationWriter, Patch

METHOD, EFFORT = 1, 20  # of libwebp's lossless compression; METHOD 0 is slower, and ten times as large
HAS_ALPHA, IS_ANIMATED = 0x10, 0x02
FOR_EVER, ONCE = 0, 1
DRAW_OVER = 0x00  # the next frame is drawn over this one, and where it is transparent this one stays


class WebpWriter(AnimationWriter):
    """Frames are ANMF chunks; the size of the whole is filled in at the end."""

    def begin(self, frame: Array) -> None:
        """Write size, and how often it plays."""
        height, width = frame.shape
        self._start = self.file.tell()
        self.file.write(b"RIFF\0\0\0\0WEBP")
        flags = struct.pack("<I", HAS_ALPHA | IS_ANIMATED)
        self.file.write(_chunk(b"VP8X", flags + _three_bytes(width - 1, height - 1)))
        times = FOR_EVER if self.timing.loop else ONCE
        self.file.write(_chunk(b"ANIM", struct.pack("<IH", 0, times)))

    def write(self, patch: Patch) -> None:
        """Write the compressed pixels with their place and how long they are shown."""
        width, height = patch.size
        place = _three_bytes(patch.left // 2, patch.top // 2, width - 1, height - 1, self.timing.milliseconds)
        self.file.write(_chunk(b"ANMF", place + bytes([DRAW_OVER]) + _compressed(patch)))

    def close(self) -> None:
        """Fill in the size."""
        end = self.file.tell()
        self.file.seek(self._start + 4)
        self.file.write(struct.pack("<I", end - self._start - 8))
        self.file.seek(end)


def _compressed(patch: Patch) -> bytes:
    """The one chunk of a still picture that holds its pixels."""
    picture = io.BytesIO()
    patch.image().save(picture, "WEBP", lossless=True, quality=EFFORT, method=METHOD)
    data, place = picture.getvalue(), 12
    while data[place : place + 4] != b"VP8L":
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        place += 8 + size + size % 2
    size = int.from_bytes(data[place + 4 : place + 8], "little")
    return data[place : place + 8 + size + size % 2]


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _three_bytes(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(3, "little") for number in numbers)
