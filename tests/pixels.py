"""What a picture looks like, read from its memory at once: asking Qt for each pixel takes a second."""

import numpy as np
from PyQt6.QtGui import QImage

from engine.array import Array


def pixels(picture: QImage) -> Array:
    """Red, green, blue and alpha of every pixel, (height, width, 4), uint8."""
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    bits = plain.constBits()
    assert bits is not None
    flat = np.frombuffer(bits.asarray(plain.sizeInBytes()), np.uint8)
    return flat.reshape(plain.height(), plain.width(), 4).copy()  # the memory goes with the picture


def codes(seen: Array) -> Array:
    """The colours of pixels as numbers such as 0x0b62c4, one dimension less; seen: (…, 4)."""
    return seen[..., :3].astype(np.uint32) @ np.array([0x10000, 0x100, 1], np.uint32)


def colours(seen: Array) -> set[str]:
    """The colours of pixels, such as "#0b62c4"; seen: (…, 4)."""
    return {f"#{code:06x}" for code in np.unique(codes(seen))}


def are(seen: Array, colour: str) -> Array:
    """Which pixels have a colour such as "#0b62c4", one dimension less; seen: (…, 4)."""
    return codes(seen) == int(colour.removeprefix("#"), 16)


def lightness(seen: Array) -> Array:
    """HSL lightness of pixels, 0 to 255, one dimension less; seen: (…, 4)."""
    levels = seen[..., :3].astype(int)
    return (levels.max(axis=-1) + levels.min(axis=-1)) // 2
