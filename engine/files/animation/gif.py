"""GIF: at most 256 colours, one palette for all frames."""

from typing import BinaryIO

import numpy as np
from PIL import GifImagePlugin, Image

from engine.array import Array
from engine.files.animation.base import AnimationWriter, Patch, Timing

UNCHANGED = 255  # the index of the colour that leaves a pixel as it was
COMMON = 96  # of the most frequent colours so many are kept exactly: large areas have few
COUNTED = 1_000_000  # pixels whose colours are counted, about; more take longer than writing a frame
KEEP = 1  # GIF's word for: the next frame is drawn over this one


class GifWriter(AnimationWriter):
    """The palette is made from what `plan` has seen, or else from the first frame."""

    wants_samples = True

    def __init__(self, file: BinaryIO, timing: Timing) -> None:
        super().__init__(file, timing)
        self._palette: Image.Image | None = None

    def plan(self, frames: list[Array]) -> None:
        """Choose the colours."""
        self._palette = palette_of(frames)

    def begin(self, frame: Array) -> None:
        """Write size, palette and how often it plays."""
        palette = self._palette = self._palette or palette_of([frame])
        height, width = frame.shape
        blank = Image.new("P", (width, height))
        blank.putpalette(palette.getpalette() or [])
        info = {"transparency": UNCHANGED} | ({"loop": 0} if self.timing.loop else {})
        header, _ = GifImagePlugin.getheader(blank, info=info)
        self.file.writelines(header)

    def write(self, patch: Patch) -> None:
        """Write the indices of the nearest colours."""
        assert self._palette is not None
        changed = patch.pixels != 0
        indices = np.full(patch.pixels.shape, UNCHANGED, dtype=np.uint8)
        indices[changed] = _indices(patch.pixels[changed] & np.uint32(0xFFFFFF), self._palette)
        data = GifImagePlugin.getdata(
            Image.frombytes("P", patch.size, indices.tobytes()),
            (patch.left, patch.top),
            duration=10 * max(2, round(100 / self.timing.frames_per_second)),  # it counts in hundredths
            transparency=UNCHANGED,
            disposal=KEEP,
        )
        self.file.writelines(data)

    def close(self) -> None:
        """Write the end's mark."""
        self.file.write(b";")


def palette_of(frames: list[Array]) -> Image.Image:
    """At most 255 colours as the palette of an image: the frequent ones exactly, others by their middles."""
    pixels = np.concatenate([frame.ravel() for frame in frames]) & np.uint32(0xFFFFFF)
    colours, counts = np.unique(pixels[:: 1 + len(pixels) // COUNTED], return_counts=True)
    colours = colours[np.argsort(-counts.astype(np.int64), kind="stable")]
    if len(colours) > UNCHANGED:
        rest = Image.fromarray(_channels(colours[COMMON:])[np.newaxis])
        middles = rest.quantize(UNCHANGED - COMMON, method=Image.Quantize.MEDIANCUT).getpalette() or []
        chosen = [*_channels(colours[:COMMON]).ravel().tolist(), *middles[: 3 * (UNCHANGED - COMMON)]]
    else:
        chosen = _channels(colours).ravel().tolist()
    palette = Image.new("P", (1, 1))
    palette.putpalette(chosen + chosen[:3] * (UNCHANGED + 1 - len(chosen) // 3))
    return palette


def _indices(colours: Array, palette: Image.Image) -> Array:
    """The index of the nearest colour to each of some, (n,); where the palette has it, that one.

    Pillow takes colours that differ by less than 4 a channel for one.
    """
    if not len(colours):
        return np.empty(0, dtype=np.uint8)
    nearest = Image.fromarray(_channels(colours)[np.newaxis]).quantize(
        palette=palette, dither=Image.Dither.NONE
    )
    red, green, blue = np.reshape(palette.getpalette() or [], (-1, 3)).astype(np.uint32)[:UNCHANGED].T
    known = red << 16 | green << 8 | blue
    order = np.argsort(known, kind="stable")
    places = np.minimum(np.searchsorted(known[order], colours), len(order) - 1)
    found: Array = order[places]
    return np.where(known[found] == colours, found, np.asarray(nearest)[0])


def _channels(colours: Array) -> Array:
    """0xRRGGBB as red, green and blue, (n, 3)."""
    return np.stack([colours >> shift & 0xFF for shift in (16, 8, 0)], axis=-1).astype(np.uint8)
