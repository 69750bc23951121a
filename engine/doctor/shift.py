"""Finds by how many steps recorded numbers are late or early."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from engine.array import Array
from engine.doctor.evidence import Evidence, aligned
from engine.doctor.recipe import Recipe

SCANNED = 128  # steps that are looked at
WINDOW = 3  # steps that must agree
NEAR = 1e-3  # of what the numbers vary by


def shifts(made: Array, recipe: Recipe, evidence: Evidence) -> list[int]:
    """The k for which row t of what was recorded begins like step t - k of what a recipe makes.

    made: (rows, steps, size). Late ones have k above 0.
    """
    rows, steps, size = made.shape
    if size != evidence.numbers.shape[2] or steps <= WINDOW:
        return []
    known = aligned(evidence.numbers, recipe.view, steps, rows)
    near = NEAR + 2 * evidence.coarseness
    late = _agreeing(known, made[:, :WINDOW], evidence) <= near
    early = _agreeing(made, known[:, :WINDOW], evidence) <= near
    last = (steps + 1) // 2
    return [k for k in range(1, last) if late[k]] + [-k for k in range(1, last) if early[k]]


def _agreeing(numbers: Array, begin: Array, evidence: Evidence) -> Array:
    """How far each window of numbers is from a beginning, (steps - WINDOW + 1,); infinite where unknown."""
    with np.errstate(all="ignore"):
        windows = sliding_window_view(numbers, WINDOW, axis=1)  # (rows, places, size, WINDOW)
        apart = np.abs(windows - begin.swapaxes(1, 2)[:, None]) / evidence.spread[:, None]
        worst: Array = np.max(apart, axis=(0, 2, 3))
    return np.where(np.isnan(worst), np.inf, worst)
