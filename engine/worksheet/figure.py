"""How numbers stand on paper: short enough to reckon with."""

import math
from typing import Any

from engine.notation.number_text import is_whole

DECIMALS = 4
FIGURES = 7  # digits of one number at most
TOO_LARGE = 10**FIGURES


def figure(value: Any) -> str:
    """A number with at most seven digits, of them four after the point; −0 and what rounds to it are 0."""
    if is_whole(value):
        return str(int(value)).replace("-", "−")
    whole = len(str(int(abs(value))))
    text = f"{float(value):.{max(0, min(DECIMALS, FIGURES - whole))}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def is_readable(value: Any) -> bool:
    """Whether a number is short enough for paper."""
    return math.isfinite(value) and abs(value) < TOO_LARGE - 1


def is_rounded(value: Any) -> bool:
    """Whether its figure is not all of it."""
    return not is_whole(value) and float(figure(value).replace("−", "-")) != value
