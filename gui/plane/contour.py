"""Lines of equal height on a grid of heights, by marching squares (Lorensen & Cline 1987, in the plane)."""

import numpy as np

from engine.array import Array

# Which two sides of a square a line crosses, by which corners are above it: 1 lower left, 2 lower right,
# 4 upper right, 8 upper left. Sides: 0 below, 1 right, 2 above, 3 left. A saddle has two lines.
CROSSED = {
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 5: ((3, 0), (1, 2)), 6: ((0, 2),), 7: ((3, 2),),
    8: ((2, 3),), 9: ((2, 0),), 10: ((0, 1), (2, 3)), 11: ((2, 1),), 12: ((1, 3),), 13: ((1, 0),),
    14: ((0, 3),),
}  # fmt: skip


def contour(heights: Array, level: float) -> Array:
    """The pieces of a line of equal height, (pieces, 2 ends, 2): columns and rows of the grid as floats.

    heights: (rows, columns). A square with a corner that is no finite number has no line.
    """
    corners = heights[:-1, :-1], heights[:-1, 1:], heights[1:, 1:], heights[1:, :-1]
    case = sum((corner > level) * bit for corner, bit in zip(corners, (1, 2, 4, 8), strict=True))
    case = np.where(np.logical_and.reduce([np.isfinite(corner) for corner in corners]), case, 0)
    pieces = []
    for which, sides in CROSSED.items():
        rows, columns = np.nonzero(case == which)
        if len(rows):
            low_left, low_right, high_right, high_left = (corner[rows, columns] for corner in corners)
            ends = (
                (_share(low_left, low_right, level), np.zeros(len(rows))),
                (np.ones(len(rows)), _share(low_right, high_right, level)),
                (_share(high_left, high_right, level), np.ones(len(rows))),
                (np.zeros(len(rows)), _share(low_left, high_left, level)),
            )
            for begin, end in sides:
                found = [
                    np.stack([columns + ends[side][0], rows + ends[side][1]], axis=1) for side in (begin, end)
                ]
                pieces.append(np.stack(found, axis=1))
    return np.concatenate(pieces) if pieces else np.zeros((0, 2, 2))


def _share(low: Array, high: Array, level: float) -> Array:
    """How far from one corner to the next the level is crossed, where it is."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.clip((level - low) / (high - low), 0, 1))
