"""Units that no longer learn: dead ones, and saturated ones, of each layer over the rows of an update."""

from typing import Any

import numpy as np

from engine.array import Array
from engine.cells.base import Cell
from engine.run.name import Name

BOUND = 0.95  # of what an activation can put out at most, beyond which it is flat
MOST = 0.5  # of all steps, from which on a unit counts as saturated
FROM_MINUS_1 = ("tanh", "hard_tanh", "softsign")
FROM_0 = ("sigmoid", "hard_sigmoid", "sparse_sigmoid")


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
    """Below the one and above the other h is flat; None where its activation has no bounds on both sides."""
    activation: Any = getattr(cell, "activation", None)
    if activation in FROM_MINUS_1:
        return -BOUND, BOUND
    return (0.5 - BOUND / 2, 0.5 + BOUND / 2) if activation in FROM_0 else None
