"""How people see colours, and how far two of them are apart.

Contrast: WCAG 2.2, 1.4.3 (text, 4.5:1) and 1.4.11 (what is no text, 3:1), which except disabled controls.
Colour-blindness: Machado, Oliveira and Fernandes 2009, matrices of severity 1.0, on linear RGB.
Distance: CIE76 in CIELAB; about 2.3 is just seen side by side (Mahy et al. 1994). It puts saturated colours
farther apart than they look, so six times as much is asked for: curves are thin, and their legend is far.
"""

import numpy as np

from engine.array import Array

TEXT, GRAPHIC = 4.5, 3.0  # contrast
APART = 15.0  # distance
SIGHTS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
LUMINANCE = (0.2126, 0.7152, 0.0722)
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), LUMINANCE, (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)  # D65


def linear(colour: str) -> Array:
    """A colour such as "#0b62c4" as linear sRGB, 0 to 1."""
    values = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio, 1 to 21."""
    low, high = sorted(float(np.dot(LUMINANCE, linear(colour))) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, sight: str) -> Array:
    """Where in CIELAB somebody sees a colour."""
    seen = np.clip(np.array(SIGHTS[sight]) @ linear(colour), 0, 1)
    ratio = np.array(TO_XYZ) @ seen / WHITE
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, sight: str) -> float:
    """CIE76, as somebody sees it."""
    return float(np.linalg.norm(lab(one, sight) - lab(other, sight)))
