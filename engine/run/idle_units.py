"""Units that no longer learn: dead ones, and saturated ones, of each layer over the rows of an update."""

import numpy as np

from engine.activation import FLAT_AT
from engine.array import Array
from engine.cells.base import Cell
from engine.run.name import Name

BOUND = 0.95  # of the way from the middle of what an activation can put out to its end: beyond it is flat
MOST = 0.5  # of all steps, from which on a unit counts as saturated


def dead_in(layer: int) -> Name:
    """The share of a layer's units whose h is 0 at every step of every row."""
    return Name("dead", layer)


def saturated_in(layer: int) -> Name:
    """The share of a layer's units whose |h| is above BOUND at most steps; 0 where h has no bound."""
    return Name("saturated", layer)


def units_shares(cell: Cell, h: Array) -> tuple[float, float]:
    """The shares of dead and of saturated units. h: (steps, rows, units)."""
    rows = h.reshape(-1, cell.units)
    dead = np.count_nonzero(~rows.any(axis=0)) / cell.units
    beyond = saturation_bounds(cell)
    if beyond is None:
        return dead, 0.0
    low, high = beyond
    is_flat = (rows < low) | (rows > high)
    flat = np.count_nonzero(is_flat, axis=0)
    return dead, np.count_nonzero(flat > MOST * len(rows)) / cell.units


def saturation_bounds(cell: Cell) -> tuple[float, float] | None:
    """Below the one and above the other h is flat; None where its activation has no end on both sides."""
    low, high = FLAT_AT.get(getattr(cell, "activation", ""), (None, None))
    if low is None or high is None:
        return None
    middle, reach = (low + high) / 2, BOUND * (high - low) / 2
    return middle - reach, middle + reach
