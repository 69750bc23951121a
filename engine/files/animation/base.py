"""What the writers of animations share: a frame is told as what has changed since the one before."""

from dataclasses import dataclass
from typing import BinaryIO, ClassVar

import numpy as np
from PIL import Image

from engine.array import Array
from engine.errors import ParameterError

FRAMES_PER_SECOND = (1, 30)
LARGEST_SIDE = 16_383  # px; WebP holds no more


@dataclass(frozen=True)
class Timing:
    """How an animation plays. frames: how many there will be; loop: for ever, or once."""

    frames: int
    frames_per_second: int
    loop: bool = True

    def __post_init__(self) -> None:
        low, high = FRAMES_PER_SECOND
        if not low <= self.frames_per_second <= high:
            raise ParameterError(
                "frames per second", f"must be from {low} to {high}, got {self.frames_per_second}"
            )

    @property
    def milliseconds(self) -> int:
        """How long a frame is shown."""
        return round(1000 / self.frames_per_second)


@dataclass(frozen=True, eq=False)
class Patch:
    """The part of a frame that differs from the frame before.

    left, top: its place on the canvas, px, both even as WebP requires. pixels: (height, width), 0xAARRGGBB;
    unchanged pixels inside it are 0, transparent.
    """

    left: int
    top: int
    pixels: Array

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        height, width = self.pixels.shape
        return width, height

    def image(self) -> Image.Image:
        """The pixels as Pillow has them, with alpha."""
        data = np.ascontiguousarray(self.pixels, dtype="<u4").tobytes()
        return Image.frombuffer("RGBA", self.size, data, "raw", "BGRA", 0, 1)


def check_frames(frame: Array, before: Array | None) -> None:
    """Raise ParameterError where a frame is no opaque picture of the size of the one before."""
    if frame.ndim != 2 or frame.dtype != np.uint32 or not frame.size or max(frame.shape) > LARGEST_SIDE:
        raise ParameterError("frame", f"must be a picture of at most {LARGEST_SIDE} px a side")
    if before is not None and before.shape != frame.shape:
        raise ParameterError("frame", "must be as large as the one before")


def patch_of(frame: Array, before: Array | None) -> Patch:
    """What of a frame differs from the one before; at least a pixel, as no format knows an empty frame."""
    if before is None:
        return Patch(0, 0, frame)
    changed = frame != before
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    if not len(rows):
        return Patch(0, 0, np.zeros((1, 1), dtype=np.uint32))
    top, left = int(rows[0]) & ~1, int(columns[0]) & ~1
    part = slice(top, int(rows[-1]) + 1), slice(left, int(columns[-1]) + 1)
    return Patch(left, top, np.where(changed[part], frame[part], np.uint32(0)))


class AnimationWriter:
    """Writes frames to an open file, one at a time. Each format is a subclass.

    All frames are uint32 arrays, (height, width) of 0xffRRGGBB, of the same size. `close` ends the animation.
    wants_samples: whether `plan` must be called with sample frames before the first one is added.
    """

    wants_samples: ClassVar[bool] = False

    def __init__(self, file: BinaryIO, timing: Timing) -> None:
        self.file, self.timing = file, timing
        self._before: Array | None = None

    def plan(self, frames: list[Array]) -> None:
        """Look at some of the frames that will come."""

    def add(self, frame: Array) -> None:
        """Write the next frame."""
        check_frames(frame, self._before)
        if self._before is None:
            self.begin(frame)
        self.write(patch_of(frame, self._before))
        self._before = frame

    def close(self) -> None:
        """Write what follows the last frame."""

    def begin(self, frame: Array) -> None:
        """Write what precedes the first frame."""
        raise NotImplementedError

    def write(self, patch: Patch) -> None:
        """Write a frame."""
        raise NotImplementedError
