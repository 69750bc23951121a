"""What quantities of a cell are declared with: expressions, as small trees of frozen operands.

Whatever is computed, written or drawn of a cell is a `match` over these.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class WeightPart:
    """The columns of one gate in a declared weight. row: index, of a bias that has several rows."""

    weight: str
    gate: str = ""
    row: int = 0


@dataclass(frozen=True)
class Input:
    """x_t: what the layer sees, (features,). It stands in matrix products only."""


@dataclass(frozen=True)
class Before:
    """A state of the cell as it was before the step, (units,)."""

    state: str


@dataclass(frozen=True)
class Computed:
    """Another quantity of the same step, (units,)."""

    quantity: str


@dataclass(frozen=True)
class Bias:
    """A part of the bias, (units,). A cell that uses no bias leaves it out of its sums."""

    part: WeightPart


@dataclass(frozen=True)
class MatrixProduct:
    """A row times a part of a kernel, (units,): x_t W."""

    factor: "Operand"
    part: WeightPart


@dataclass(frozen=True)
class Sum:
    """Terms added up in their order, those first that need no state: (x_t W + b) + h_{t-1} U."""

    terms: tuple["Operand", ...]


@dataclass(frozen=True)
class Times:
    """An element-wise product, as of a gate and what it lets through."""

    first: "Operand"
    second: "Operand"


@dataclass(frozen=True)
class OneMinus:
    """1 minus each number."""

    inside: "Operand"


@dataclass(frozen=True)
class Activation:
    """A function of each number, or of all units at once.

    function: the field of the cell that names it, or its own name where the cell leaves no choice.
    """

    function: str
    inside: "Operand"


Operand = Input | Before | Computed | Bias | MatrixProduct | Sum | Times | OneMinus | Activation


def children(operand: Operand) -> tuple[Operand, ...]:
    """What an operand is made of, in the order it is written; nothing for x, states, quantities, biases."""
    match operand:
        case Sum(terms):
            return terms
        case Times(first, second):
            return first, second
        case MatrixProduct(inside, _) | OneMinus(inside) | Activation(_, inside):
            return (inside,)
        case _:
            return ()


def walk(operand: Operand) -> Iterator[Operand]:
    """An operand and everything in it, from the root on."""
    yield operand
    for child in children(operand):
        yield from walk(child)


def at_path(operand: Operand, path: str) -> Operand:
    """What stands at a path such as "0/1": the second child of the first child; "" is the operand itself."""
    for place in filter(None, path.split("/")):
        operand = children(operand)[int(place)]
    return operand


def without_bias(operand: Operand) -> Operand:
    """The expression of a cell that uses no bias. A sum of which one term is left is that term."""
    match operand:
        case Sum(terms):
            left = tuple(without_bias(term) for term in terms if not isinstance(term, Bias))
            return left[0] if len(left) == 1 else Sum(left)
        case MatrixProduct(factor, part):
            return MatrixProduct(without_bias(factor), part)
        case Times(first, second):
            return Times(without_bias(first), without_bias(second))
        case OneMinus(inside):
            return OneMinus(without_bias(inside))
        case Activation(function, inside):
            return Activation(function, without_bias(inside))
        case _:
            return operand
