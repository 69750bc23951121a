"""What a recurrent cell is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from engine.array import Array, times_matrix
from engine.parameter import Matrix, Row, Value, parameter

States = Mapping[str, Array]
Quantities = dict[str, Array]


@dataclass(frozen=True)
class Weights:
    """A layer's weights with Keras' names and shapes: (features, n), (units, n), (n,); n = units × gates."""

    kernel: Array
    recurrent_kernel: Array
    bias: Array


@dataclass(frozen=True)
class Quantity:
    """A number per unit that a cell computes at each step. tex: its equation, in the field's symbols.

    sources: what it is computed from, in the order of its equation. Quantities before it by name, "x",
    a state before the step as "h-", and weights: "kernel", "recurrent_kernel", "bias", with the gate in
    brackets where a cell has several, as "kernel[1]". A kernel stands after what it multiplies.
    sign: the operation in short, as "+ b"; {activation} stands for that field of the cell.
    """

    name: str
    tex: str
    help: str
    sources: tuple[str, ...]
    sign: str


class Cell(Value):
    """A recurrent layer: its parameters are fields, its arithmetic is `recur`.

    Left-out weights are initialised from the experiment's seed. initial_state: one row of `units`
    numbers per state, in Keras' order; zeros when left out.
    """

    quantities: ClassVar[tuple[Quantity, ...]]
    """In the order they are computed; the last ones are the states."""
    states: ClassVar[tuple[str, ...]] = ("h",)
    gates: ClassVar[int] = 1

    cell: str
    units: int = parameter(1, "How many hidden units the layer has.", low=1, high=1024, slider=(1, 16))
    use_bias: bool = parameter(True, "Whether a bias b is added before the activation.")
    kernel: Matrix | None = None
    recurrent_kernel: Matrix | None = None
    bias: Row | None = None
    initial_state: Annotated[Matrix | None, Field(strict=False)] = None

    def project(self, x: Array, weights: Weights) -> tuple[Quantities, Array]:
        """What needs no state, for one step or a whole block, x: (..., features).

        Returns the quantities that are known by it, and what `recur` goes on from: x_t W + b.
        """
        xW = times_matrix(x, weights.kernel)
        return {"xW": xW}, xW + weights.bias

    def recur(self, projected: Array, state: States, weights: Weights) -> Quantities:
        """The other quantities of one step, (..., units) each, from x_t W + b and the states before it."""
        raise NotImplementedError

    def step(self, x: Array, state: States, weights: Weights) -> Quantities:
        """Advance one time step. x: (..., features). state: (..., units) each. Every quantity, by name."""
        known, projected = self.project(x, weights)
        return known | self.recur(projected, state, weights)
