"""A cell's step as code: what its quantities declare, line by line, with the bits of the run."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.cells.base import Cell, needs_state
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
    walk,
)
from engine.cells.symbol import is_sum
from engine.takeaway.activation_code import applied


@dataclass(frozen=True)
class CellCode:
    """Writes one layer. x: the variable that it sees. suffix: what the names of its variables end in."""

    cell: Cell
    x: str
    suffix: str

    def weight_lines(self) -> Iterator[str]:
        """Its weights by their letters; biases also gate by gate."""
        for block in self.cell.blocks:
            letters = ", ".join(f"{symbol}{self.suffix}" for symbol in block.symbols)
            yield f"{letters} = np.array({block.name}{self.suffix}, dtype=precision)"
            if block.rows is None and len(block.gates) > 1:
                for row, symbol in enumerate(block.symbols):
                    parts = [self._weight(WeightPart(block.name, gate, row)) for gate in block.gates]
                    yield f"{', '.join(parts)} = np.split({symbol}{self.suffix}, {len(parts)})"

    def state_line(self, numbers: str = "initial_state") -> str:
        """The line that sets the states. numbers: the variable that holds them."""
        names = ", ".join(f"{state}{self.suffix}" for state in self.cell.states)
        return f"{names} = np.array({numbers}{self.suffix}, dtype=precision)"

    def step_lines(self) -> Iterator[str]:
        """The lines of one time step, one for each quantity.

        A state's name means its value before the step until the line that computes it.
        """
        for state in self._kept():
            yield f"{state}_before{self.suffix} = {state}{self.suffix}"
        split: set[tuple[Operand, str]] = set()
        for quantity in self.cell.quantities:
            for operand in walk(quantity.expression):
                if isinstance(operand, MatrixProduct) and self._is_split(operand):
                    key = operand.factor, operand.part.weight
                    if key not in split:
                        yield self._split(operand)
                    split.add(key)
            is_sum_with_bias = isinstance(quantity.expression, Sum) and self._has_bias(quantity.expression)
            note = f"{quantity.help}, added in Keras' order" if is_sum_with_bias else quantity.help
            yield f"{quantity.name}{self.suffix} = {self.code(quantity.expression)}  # {note}"

    def code(self, operand: Operand) -> str:
        """An operand as an expression of Python."""
        match operand:
            case Input():
                return self.x
            case Before(state):
                return f"{state}_before{self.suffix}" if state in self._kept() else f"{state}{self.suffix}"
            case Computed(name):
                return f"{name}{self.suffix}"
            case Bias(part):
                return self._weight(part)
            case MatrixProduct(_, part) if self._is_split(operand):
                return self._product_name(operand, part.gate)
            case MatrixProduct():
                return self._product(operand)
            case Sum(terms):
                return self._sum(terms)
            case Times(first, second):
                return f"{self._factor(first)} * {self._factor(second)}"
            case OneMinus(inside):
                return f"1 - {self._factor(inside)}"
            case Activation(_, inside):
                return applied(self.cell.activation_name(operand), self.code(inside))

    def _sum(self, terms: tuple[Operand, ...]) -> str:
        """The terms in the order in which they are added: first those that need no state."""
        first = [self._factor(term) for term in terms if not needs_state(self.cell, term)]
        rest = [self._factor(term) for term in terms if needs_state(self.cell, term)]
        known = " + ".join(first)
        return " + ".join([f"({known})" if len(first) > 1 and rest else known, *rest][not first :])

    def _factor(self, operand: Operand) -> str:
        code = self.code(operand)
        return f"({code})" if is_sum(self.cell, operand) else code

    def _kept(self) -> list[str]:
        """The states that are still needed as they were before, after they are computed."""
        names = [quantity.name for quantity in self.cell.quantities]
        return [
            state
            for state in self.cell.states
            if any(
                Before(state) in walk(quantity.expression)
                for quantity in self.cell.quantities[names.index(state) + 1 :]
            )
        ]

    def _has_bias(self, operand: Operand) -> bool:
        return any(isinstance(one, Bias) for one in walk(operand))

    def _weight(self, part: WeightPart) -> str:
        symbol = self.cell.block(part.weight).symbols[part.row]
        return f"{symbol}_{part.gate}{self.suffix}" if part.gate else f"{symbol}{self.suffix}"

    # ── matrix products ────────────────────────────────────────────────────────────────────────

    def _is_split(self, operand: MatrixProduct) -> bool:
        """Whether the product is made once for all gates, whose parts then have names."""
        return len(self.cell.block(operand.part.weight).gates) > 1

    def _split(self, operand: MatrixProduct) -> str:
        gates = self.cell.block(operand.part.weight).gates
        names = ", ".join(self._product_name(operand, gate) for gate in gates)
        return f"{names} = np.split({self._product(operand)}, {len(gates)})"

    def _product_name(self, operand: MatrixProduct, gate: str) -> str:
        symbol = self.cell.block(operand.part.weight).symbols[0]
        match operand.factor:
            case Input():
                row = "x"
            case Before(name) | Computed(name):
                row = name
            case factor:
                row = "".join(one.quantity for one in walk(factor) if isinstance(one, Computed))
        return f"{row}{symbol}_{gate}{self.suffix}"

    def _product(self, operand: MatrixProduct) -> str:
        weight = f"{self.cell.block(operand.part.weight).symbols[0]}{self.suffix}"
        if isinstance(operand.factor, Input):
            return f"times({self.x}, {weight})"
        factor = self.code(operand.factor)
        is_name = isinstance(operand.factor, Before | Computed)
        return f"{factor}.dot({weight})" if is_name else f"({factor}).dot({weight})"
