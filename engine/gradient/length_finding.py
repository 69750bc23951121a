"""In words, after how many steps a gradient has vanished or exploded."""

import numpy as np

from engine.array import Array
from engine.notation.number_text import compact

VANISHED, EXPLODED = 1e-3, 1e3  # times the length that a gradient set out with
DIGITS = 2


def length_told(name: str, left: Array) -> str:
    """What becomes of a gradient of length 1 that goes back. left: of it, by the number of steps."""

    def after(steps: int) -> str:
        return "after 1 step" if steps == 1 else f"after {steps} steps"

    there = left[np.isfinite(left)]
    gone, grown = np.flatnonzero(there < VANISHED), np.flatnonzero(there > EXPLODED)
    if len(gone) and not (len(grown) and grown[0] < gone[0]):
        return f"{name}: vanished {after(int(gone[0]))}, below 1 ‰."
    if len(grown):
        return f"{name}: exploded {after(int(grown[0]))}, beyond 1,000 times."
    if len(there) < len(left):
        return f"{name}: exploded {after(len(there))}, beyond all numbers."
    return f"{name}: {compact(float(there[-1]), DIGITS)} left {after(len(there) - 1)}."
