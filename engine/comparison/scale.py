"""Whether somebody's numbers are ours on another scale."""

from collections.abc import Mapping

import numpy as np

from engine.array import Array
from engine.notation.number_text import number
from engine.theirs.aligned import AlignedNumbers

CLOSE = 1e-4  # of their spread: what is left over beside a scale that explains them
FEWEST = 4  # numbers; fewer lie on a line by chance


def scale_note(ours: Mapping[str, Array], theirs: Mapping[str, AlignedNumbers]) -> str:
    """A sentence where one quantity of theirs is a factor times ours, plus an offset; else "".

    It is told, never undone: that the numbers differ stays so.
    """
    for key, one in theirs.items():
        fit = _fit(ours[key], one)
        if fit is not None:
            factor, offset = fit
            plus = f" plus {number(offset, 4)}" if offset else ""
            return f"Their {key} is {number(factor, 6)} times ours{plus}."
    return ""


def _fit(ours: Array, theirs: AlignedNumbers) -> tuple[float, float] | None:
    """Factor and offset by least squares, where they leave next to nothing over."""
    fine = theirs.there & np.isfinite(ours) & np.isfinite(theirs.values)
    x, y = ours[fine], theirs.values[fine]
    if len(x) < FEWEST or np.ptp(x) == 0 or np.ptp(y) == 0:
        return None
    with np.errstate(all="ignore"):  # what overflows is no scale
        factor = float(np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2))
        offset = float(y.mean() - factor * x.mean())
        left_over = float(np.max(np.abs(factor * x + offset - y)))
    if (
        not np.isfinite(left_over)
        or left_over > CLOSE * np.ptp(y)
        or (abs(factor - 1) < CLOSE and abs(offset) < CLOSE * np.ptp(y))
    ):
        return None
    return factor, offset if abs(offset) > CLOSE * np.ptp(y) else 0.0
