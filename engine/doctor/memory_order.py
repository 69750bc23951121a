"""A matrix read in the other memory order."""

import numpy as np

from engine.array import Array

IN_WORDS = {
    "columns first": "column by column, though its numbers stand row by row",
    "rows first": "row by row, though its numbers stand column by column",
}


def misread(matrix: Array) -> dict[str, Array]:
    """What becomes of a matrix, by how it is read."""
    return {
        "columns first": np.reshape(matrix.ravel(order="C"), matrix.shape, order="F"),
        "rows first": np.reshape(matrix.ravel(order="F"), matrix.shape, order="C"),
    }
