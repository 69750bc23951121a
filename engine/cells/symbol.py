"""Symbols and equations of a cell in TeX, their time steps left open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce

from engine.cells.base import Cell
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
)
from engine.cells.spelling import AS_DECLARED, Spelling
from engine.cells.stage import OVER_ALL_UNITS, opened

_FUNCTIONS = {"tanh": r"\tanh", "exponential": r"\exp"}
FUNCTION_LETTERS = {"activation": r"\varphi", "recurrent_activation": r"\sigma"}


@dataclass(frozen=True)
class Symbol:
    """TeX in pieces: texts, and for each time step how far it is from t."""

    pieces: "tuple[str | int | Turn, ...]" = ()

    def __add__(self, other: "Symbol | str") -> "Symbol":
        more = (other,) if isinstance(other, str) else other.pieces
        return Symbol((*self.pieces, *more))

    def at(self, t: int | None = None) -> str:
        """The TeX at one step, x_{3} and h_{2}; for any step x_t and h_{t-1}."""
        return "".join(piece if isinstance(piece, str) else _subscript(piece, t) for piece in self.pieces)

    def turned(self, turn: "Turn") -> "Symbol":
        """The symbol for a layer that processes its steps from the last to the first."""
        return Symbol(tuple(_turned(piece, turn) for piece in self.pieces))


@dataclass(frozen=True)
class Turn:
    """A time step counted from the last one back. letters: of any step, T-1-t. at: gives that of step t."""

    letters: str
    at: Callable[[int], int]


def _turned(piece: str | int | Turn, turn: Turn) -> str | int | Turn:
    match piece:
        case Turn():
            return 0
        case 0:
            return turn
        case _:
            return piece


def _subscript(offset: int | Turn, t: int | None) -> str:
    if isinstance(offset, Turn):
        return f"_{{{offset.letters if t is None else offset.at(t)}}}"
    if t is not None:
        return f"_{{{t + offset}}}"
    return f"_{{t{offset:+}}}" if offset else "_t"


def timed(letter: str, offset: int = 0) -> Symbol:
    """A letter with the subscript t, or t + offset."""
    return Symbol((letter, offset))


@dataclass(frozen=True)
class Letters:
    """How the letters of one layer are written.

    layers: of several, states and weights carry the layer's number, and the input is the state below.
    dot: between a row and the weight it is multiplied by, as in Keras, x W. names_functions: by their
    names, else by the letters φ and σ of the cell's fields. read: what it reads, where that is not simply the
    layer below. spelling: of another program.
    """

    cell: Cell
    layer: int = 0
    layers: int = 1
    numbers_weights: bool = True
    names_functions: bool = True
    dot: str = " "
    read: Symbol | None = None
    spelling: Spelling = AS_DECLARED

    def state(self, name: str, offset: int = 0) -> Symbol:
        """h_t, or of several layers h^{(1)}_t."""
        return timed(self._numbered(self._letter(name), self.layer), offset)

    @property
    def input(self) -> Symbol:
        """x_t, or the state of the layer below."""
        if self.read is not None:
            return self.read
        return timed(self.spelling.input) if self.layer == 0 else timed(self._numbered("h", self.layer - 1))

    def quantity(self, name: str) -> Symbol:
        """A quantity with its subscript, a_t; one without a letter as its expression, x_t W."""
        quantity = self.cell.quantity(name)
        if name in self.cell.states:
            return self.state(name)
        return timed(self._letter(name)) if quantity.symbol else self.written(self.cell.expression(name))

    def _letter(self, quantity: str) -> str:
        return self.spelling.quantities.get(quantity, self.cell.quantity(quantity).symbol)

    def weight(self, part: WeightPart, above: str = "") -> str:
        """W, of several gates W_{z}, of several layers W^{(1)}. above: what else stands there: W^{T}."""
        known = self.spelling.weights.get((part.weight, part.row))
        letter = known[0] if known else self.cell.block(part.weight).symbols[part.row]
        number = f"({self.layer})" if self.layers > 1 and self.numbers_weights else ""
        letter = f"{letter}^{{{number}{above}}}" if number or above else letter
        subscript = self.spelling.subscript(part)
        return f"{letter}_{{{subscript}}}" if subscript else letter

    def product(self, row: Symbol, part: WeightPart) -> Symbol:
        """A row and the weight it is multiplied by, side by side."""
        match self.spelling.side:
            case "row":
                return row + self.dot + self.weight(part)
            case "column":
                return Symbol((self.weight(part),)) + self.dot + row
            case "transposed":
                return row + self.dot + self.weight(part, "T")

    @property
    def bias(self) -> str:
        """b, or of several layers b^{(1)}: all of it, whatever gates it has."""
        return self._numbered("b", self.layer)

    def around(self, operand: Activation, unit: int | None = None) -> tuple[str, str]:
        """What stands before and after what an activation bends; nothing for linear.

        unit: marks which, where the function looks at all units.
        """
        name = self.cell.activation_name(operand)
        if not self.names_functions and operand.function in FUNCTION_LETTERS:
            return f"{FUNCTION_LETTERS[operand.function]}(", ")"
        return function_around(name, unit)

    def equation(self, name: str, in_full: bool = False) -> Symbol:
        """A quantity's own equation, a_t = x_t W + h_{t-1} U + b. in_full: with `opened` ones put in."""
        return self.quantity(name) + " = " + self.written(self.cell.expression(name), in_full)

    def written(self, operand: Operand, in_full: bool = False) -> Symbol:
        """An operand in symbols."""
        match operand:
            case Input():
                return self.input
            case Before(state):
                return self.state(state, -1)
            case Computed(name) if in_full and name in opened(self.cell):
                return self.written(self.cell.expression(name), in_full)
            case Computed(name):
                return self.quantity(name)
            case Bias(part):
                return Symbol((self.weight(part),))
            case MatrixProduct(factor, part):
                is_wide = self.spelling.side == "column" and isinstance(factor, Times)
                row = self._factor(factor, in_full)
                return self.product(Symbol(("(",)) + row + ")" if is_wide else row, part)
            case Sum(terms):
                return _joined(" + ", (self.written(term, in_full) for term in terms))
            case Times(first, second):
                return self._factor(first, in_full) + r" \circ " + self._factor(second, in_full)
            case OneMinus(inside):
                return Symbol(("1 - ",)) + self._factor(inside, in_full)
            case Activation(_, inside):
                before, after = self.around(operand)
                return Symbol((before,)) + self.written(inside, in_full) + after

    def _factor(self, operand: Operand, in_full: bool) -> Symbol:
        """An operand in parentheses where it is a sum or a matrix product."""
        found = self.written(operand, in_full)
        is_one = not is_sum(self.cell, operand) and not is_product(self.cell, operand)
        return found if is_one else Symbol(("(",)) + found + ")"

    def _numbered(self, letter: str, layer: int) -> str:
        return f"{letter}^{{({layer})}}" if self.layers > 1 else letter


def function_around(name: str, unit: int | None = None) -> tuple[str, str]:
    """What stands before and after what a function bends, as tanh( and ); nothing for linear.

    unit: marks which, where the function looks at all units.
    """
    if name == "linear":
        return "", ""
    function = _FUNCTIONS.get(name, rf"\mathrm{{{name.replace('_', chr(92) + '_')}}}")
    which = f"_{{{unit}}}" if unit is not None and name in OVER_ALL_UNITS else ""
    return f"{function}(", f"){which}"


def is_sum(cell: Cell, operand: Operand) -> bool:
    """Whether an operand needs parentheses as a factor."""
    match operand:
        case Sum() | OneMinus():
            return True
        case Activation(_, inside):
            return cell.activation_name(operand) == "linear" and is_sum(cell, inside)
        case _:
            return False


def is_product(cell: Cell, operand: Operand) -> bool:
    """Whether an operand is written as a matrix product."""
    if isinstance(operand, Computed):
        operand = cell.expression(operand.quantity)
    return isinstance(operand, MatrixProduct)


def sign_of(cell: Cell, operand: Operand) -> str:
    """An operation in short, as plain text: "x W", "h U_z", "+ b", "×", "1 −", "tanh"."""
    match operand:
        case MatrixProduct(factor, part):
            return f"{_short(factor)} {cell.block(part.weight).symbols[part.row]}{_gate(part)}".strip()
        case Sum(terms):
            biases = [term.part for term in terms if isinstance(term, Bias)]
            one = biases[0] if len(biases) == 1 else None
            return "+" if one is None else f"+ {cell.block(one.weight).symbols[one.row]}{_gate(one)}"
        case Times():
            return "×"
        case OneMinus():
            return "1 −"
        case Activation():
            return cell.activation_name(operand)
        case _:
            raise TypeError(f"{operand} is no operation")


def _short(factor: Operand) -> str:
    match factor:
        case Input():
            return "x"
        case Before(name) | Computed(name):
            return name
        case _:
            return ""


def _gate(part: WeightPart) -> str:
    return f"_{part.gate}" if part.gate else ""


def _joined(sign: str, symbols: Iterable[Symbol]) -> Symbol:
    return reduce(lambda left, right: left + sign + right, symbols)
