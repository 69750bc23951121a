"""Ways to fill a weight anew."""

import math
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.weights.initializer import glorot_uniform, orthogonal
from engine.weights.spectrum import joined

FillName = Literal["zeros", "identity", "orthogonal", "glorot", "rotation"]
FILLS: tuple[FillName, ...] = get_args(FillName)


@dataclass(frozen=True)
class WeightFill:
    """How to fill a weight. seed: of the random ones. degrees: by which a rotation turns at each step."""

    name: FillName
    seed: int = 0
    degrees: float = 0

    def may_fill(self, rows: int, columns: int, gates: int) -> bool:
        """Whether a weight of a shape can be filled so: identities and rotations are square, gate by gate."""
        return self.name not in ("identity", "rotation") or rows * gates == columns

    def fill(self, rows: int, columns: int, gates: int = 1) -> Array:
        """Other numbers for a weight of a shape, (rows, columns).

        Random ones are drawn for the weight as a whole, as Keras does; an identity and a rotation fill the
        block of each gate. Raises ParameterError.
        """
        if not self.may_fill(rows, columns, gates):
            raise ParameterError("", f"must be square for that, got {rows} × {columns // gates}")
        rng = np.random.default_rng(self.seed)
        match self.name:
            case "zeros":
                return np.zeros((rows, columns))
            case "identity":
                return joined([np.eye(rows)] * gates)
            case "orthogonal":
                return orthogonal(rng, rows, columns)
            case "glorot":
                return glorot_uniform(rng, rows, columns)
            case "rotation":
                return joined([rotation(rows, math.radians(self.degrees))] * gates)


def rotation(units: int, angle: float) -> Array:
    """A matrix U, (units, units), by which h U is h turned by an angle in radians, two units at a time.

    Its eigenvalues are e^{±i angle}; the last of an odd number of units stays as it is, with eigenvalue 1.
    """
    turned = np.eye(units)
    cosine, sine = math.cos(angle), math.sin(angle)
    for first in range(0, units - 1, 2):
        turned[first : first + 2, first : first + 2] = [[cosine, sine], [-sine, cosine]]
    return turned
