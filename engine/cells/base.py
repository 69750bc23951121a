"""What a recurrent cell is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, ClassVar, Literal, cast

from pydantic import Field

from engine.activation import ACTIVATIONS
from engine.array import Array, times_matrix
from engine.cells.declaration import ByName
from engine.cells.operand import (
    Activation,
    Before,
    Bias,
    Computed,
    Input,
    MatrixProduct,
    OneMinus,
    Operand,
    Sum,
    Times,
    WeightPart,
    children,
    walk,
    without_bias,
)
from engine.parameter import Matrix, Row, Value, parameter

LAYER_WEIGHTS = ("kernel", "recurrent_kernel", "bias")
"""The names of a layer's weights, Keras' own, in its order."""
STAYING = ("units", "go_backwards", "merge_mode", "use_bias")
"""The fields of a layer that stay as they are where its cell becomes another one."""
States = Mapping[str, Array]
Quantities = dict[str, Array]


@dataclass(frozen=True)
class Weights:
    """A layer's weights with Keras' names, in the shapes that its cell declares."""

    kernel: Array
    recurrent_kernel: Array
    bias: Array


@dataclass(frozen=True)
class WeightBlock:
    """The declaration of a weight: `units` columns for each gate, side by side.

    name: of the cell's field, as in Keras. symbols: the letter of the weight; a bias of several rows has a
    letter for each row. rows: what a row belongs to, "features" or "units"; None for a bias. gates: in Keras'
    order; ("",) where the cell has no gates.
    """

    name: Literal["kernel", "recurrent_kernel", "bias"]
    symbols: tuple[str, ...]
    rows: Literal["features", "units"] | None = None
    gates: tuple[str, ...] = ("",)

    def shape(self, features: int, units: int) -> tuple[int, ...]:
        """(features, n), (units, n), or of a bias (n,), with letters (letters, n); n = gates · units."""
        n = units * len(self.gates)
        match self.rows:
            case "features":
                return features, n
            case "units":
                return units, n
            case _:
                return (n,) if len(self.symbols) == 1 else (len(self.symbols), n)

    @property
    def dimensions(self) -> int:
        """2 for a matrix, 1 for a row."""
        return len(self.shape(1, 1))

    def as_rows(self, given: Row | Matrix) -> Matrix:
        """The numbers of the cell's field as a matrix; a vector becomes a matrix of one row."""
        return cast(Matrix, (given,) if self.dimensions == 1 else given)

    def as_field(self, rows: Matrix) -> Row | Matrix:
        """A matrix as the cell's field holds the weight: a vector where the weight is one."""
        return rows[0] if self.dimensions == 1 else rows

    def column(self, gate: str, unit: int, units: int) -> int:
        """The column that a gate has for a unit."""
        return self.gates.index(gate) * units + unit

    def columns(self, gate: str, units: int) -> slice:
        """The columns that a gate has for all units."""
        return slice(self.column(gate, 0, units), self.column(gate, units, units))


@dataclass(frozen=True)
class Quantity:
    """What a cell computes at each time step: one number for each unit, (units,), such as a gate or a state.

    name: key in traces, files and expressions, as in "h" or "f". symbol: the letter in TeX; "" writes the
    quantity as its expression, such as x_t W. help: what the quantity is: "the update gate".
    expression: the tree of operands that computes the quantity; equations, diagram, gradient and exported
    code follow from the tree.
    """

    name: str
    symbol: str
    help: str
    expression: Operand


class Cell(Value):
    """A recurrent layer: fields are its parameters, `blocks` its weights, `quantities` its arithmetic.

    A new cell is a subclass in a file of this folder. Weights have Keras' names, shapes and order of gates:
    kernel (features, gates · units), recurrent_kernel (units, gates · units), bias (gates · units,). Weights
    that are left out are drawn from the experiment's seed. initial_state: the states before t = 0, one row of
    `units` numbers for each state, in Keras' order; zeros when left out.
    """

    quantities: ClassVar[tuple[Quantity, ...]]
    """In the order they are computed: first those that need no state, last the states."""
    blocks: ClassVar[tuple[WeightBlock, ...]]
    """The declared weights: kernel, recurrent kernel, bias."""
    states: ClassVar[tuple[str, ...]] = ("h",)
    """The quantities that the next step reads; the first one, h, is what the layer puts out."""
    decided_by: ClassVar[tuple[str, ...]] = ()
    """The fields on which blocks and quantities depend, such as a GRU's reset_after."""
    keras_layer: ClassVar[str | None] = None
    """The name of Keras' layer that computes the same; None where Keras has none."""
    keras_settings: ClassVar[tuple[str, ...]] = ()
    """The fields that Keras' layer is made with, besides `units`."""

    order: ClassVar[int] = 9
    """Lower comes first where one may choose."""
    may_be_exact: ClassVar[bool] = True
    """Whether the cell can compute in Python integers, once all its activations are linear."""

    block: ClassVar[ByName[WeightBlock]] = ByName("blocks")
    quantity: ClassVar[ByName[Quantity]] = ByName("quantities")

    cell: str
    units: int = parameter(1, "How many hidden units the layer has.", low=1, high=1024, slider=(1, 16))
    go_backwards: bool = parameter(
        False, "Whether it reads the sequence from the last step to the first; row k is then its k-th step."
    )
    merge_mode: Literal["concat", "sum", "mul", "ave"] | None = None
    """As the backward half of Keras' Bidirectional: it reads what the layer before it reads, from the last
    step to the first, and what is above reads both: side by side, added, multiplied, or their mean."""
    use_bias: bool = parameter(True, "Whether a bias b is added before the activation.")
    kernel: Matrix | None = None
    recurrent_kernel: Matrix | None = None
    bias: Row | Matrix | None = None
    initial_state: Annotated[Matrix | None, Field(strict=False)] = None

    @property
    def is_backward(self) -> bool:
        """Whether the layer processes the last step first."""
        return self.go_backwards or self.merge_mode is not None

    @property
    def variant(self) -> "Variant":
        """What decides the declaration of a cell: its class, and the values of `decided_by`."""
        return type(self), tuple(getattr(self, name) for name in self.decided_by)

    def at_start(self, drawn: Weights) -> Weights:
        """The weights that are left out. drawn: from the seed, as most cells take them, with a bias of 0."""
        return drawn

    def used_blocks(self) -> tuple[WeightBlock, ...]:
        """The declared weights, without a bias that is not used."""
        return tuple(block for block in self.blocks if block.rows is not None or self.use_bias)

    def expression(self, name: str) -> Operand:
        """The tree that computes a quantity, without a bias that is not used."""
        found = self.quantity(name).expression
        return found if self.use_bias else without_bias(found)

    def activation_name(self, operand: Activation) -> str:
        """The name of the function that an activation is, as this cell has it."""
        return str(getattr(self, operand.function, operand.function))

    def activation_names(self) -> tuple[str, ...]:
        """The functions that the cell's quantities are bent by, each once."""
        found = (one for quantity in self.quantities for one in walk(quantity.expression))
        return tuple(dict.fromkeys(self.activation_name(one) for one in found if isinstance(one, Activation)))

    def project(self, x: Array, weights: Weights) -> tuple[Quantities, Array]:
        """Compute everything that needs no state, for one step or a whole block. x: (..., features).

        Returns the quantities that are complete by then, and the array that `recur` continues with: here x_t
        W.
        """
        xW = times_matrix(x, weights.kernel)
        return self._declared(False, xW, {}, weights), xW

    def recur(self, projected: Array, state: States, weights: Weights) -> Quantities:
        """Compute the remaining quantities of one step, (..., units) each.

        projected: the array from `project`. state: before this step. A cell may override it with faster code;
        a test compares every bit with the declared expressions.
        """
        return self._declared(True, projected, state, weights)

    def step(self, x: Array, state: States, weights: Weights) -> Quantities:
        """Advance one time step. x: (..., features). state: (..., units) each. Every quantity, by name."""
        known, projected = self.project(x, weights)
        return known | self.recur(projected, state, weights)

    def _declared(self, by_state: bool, xW: Array, state: States, weights: Weights) -> Quantities:
        """The quantities that need a state, or those that need none, computed as they are declared."""
        step = Step(self, xW, state, weights)
        names = (one.name for one in self.quantities if needs_state(self, one.expression) == by_state)
        return {name: step.value(Computed(name)) for name in names}


class Step:
    """Computes operands of one time step. xW: x_t times the whole kernel. known: given quantities."""

    def __init__(
        self, cell: Cell, xW: Array, state: States, weights: Weights, known: Mapping[str, Array] | None = None
    ) -> None:
        self._cell, self._state, self._weights = cell, state, weights
        self._known = dict(known or {})
        self._products: dict[tuple[Operand, str], Array] = {(Input(), "kernel"): xW}

    def value(self, operand: Operand) -> Array:
        """The numbers of an operand, (..., units)."""
        match operand:
            case Before(state):
                return self._state[state]
            case Computed(name):
                if name not in self._known:
                    self._known[name] = self.value(self._cell.quantity(name).expression)
                return self._known[name]
            case Bias(part):
                return self._part(
                    self._weights.bias[part.row] if self._weights.bias.ndim > 1 else self._weights.bias, part
                )
            case MatrixProduct(factor, part):
                return self._part(self._product(factor, part.weight), part)
            case Sum(terms):
                return self._sum(terms)
            case Times(first, second):
                return self.value(first) * self.value(second)
            case OneMinus(inside):
                return 1 - self.value(inside)
            case Activation(_, inside):
                return ACTIVATIONS[self._cell.activation_name(operand)](self.value(inside))
            case Input():
                raise TypeError("x has no number a unit; it stands in matrix products only")

    def _sum(self, terms: tuple[Operand, ...]) -> Array:
        first, *rest = sorted(terms, key=lambda term: needs_state(self._cell, term))
        total = self.value(first)
        for term in rest:
            total = total + self.value(term)
        return total

    def _product(self, factor: Operand, weight: str) -> Array:
        """A row times a whole weight: its bits may be others than those of each gate's part alone."""
        key = factor, weight
        if key not in self._products:
            self._products[key] = self.value(factor).dot(getattr(self._weights, weight))
        return self._products[key]

    def _part(self, row: Array, part: WeightPart) -> Array:
        """The columns of one gate."""
        block = self._cell.block(part.weight)
        return row if len(block.gates) == 1 else row[..., block.columns(part.gate, self._cell.units)]


Variant = tuple[type[Cell], tuple[object, ...]]


def of_variant(variant: Variant, **fields: object) -> Cell:
    """A cell of so declared quantities and blocks, with other fields as given and else their defaults."""
    kind, values = variant
    return kind.parse(dict(zip(kind.decided_by, values, strict=True)) | fields)


def needs_state(cell: Cell, operand: Operand) -> bool:
    """Whether an operand of a cell is made of a state before the step, at once or by other quantities."""
    return _needs_state(cell.variant, operand)


@lru_cache(maxsize=1024)
def _needs_state(variant: Variant, operand: Operand) -> bool:
    match operand:
        case Before():
            return True
        case Computed(name):
            return _needs_state(variant, of_variant(variant).quantity(name).expression)
        case _:
            return any(_needs_state(variant, child) for child in children(operand))
