"""A cell's step as lines of code for a batch, forwards and backwards, from what its quantities declare."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
from engine.errors import ParameterError

SLOPES = {
    "tanh": "(1 - {y} ** 2)",
    "sigmoid": "{y} * (1 - {y})",
    "relu": "({y} > 0)",
    "exponential": "{y}",
}
"""The derivatives that a script writes by what the function gives."""


@dataclass(frozen=True)
class BatchCellCode:
    """Writes one layer. x: what it reads. suffix: what its names end in. functions: by activation."""

    cell: Cell
    x: str
    suffix: str
    functions: Mapping[str, str]

    def part_lines(self) -> Iterator[str]:
        """The gates' parts of the weights."""
        units = self.cell.units
        for block in self.cell.used_blocks():
            whole = f"{block.name}{self.suffix}"
            for row, _ in enumerate(block.symbols):
                for gate in block.gates:
                    columns = block.columns(gate, units)
                    at = f"[{row}, " if len(block.symbols) > 1 else "[:, " if block.rows else "["
                    name = self.part(WeightPart(block.name, gate, row))
                    yield f"{name} = {whole}{at}{columns.start}:{columns.stop}]"

    def part(self, part: WeightPart) -> str:
        """What a gate's part is called."""
        letter = {"kernel": "W", "recurrent_kernel": "U", "bias": "b"}[part.weight]
        row = str(part.row) if part.row else ""
        return f"{letter}{row}{self.suffix}" + (f"_{part.gate}" if part.gate else "")

    def step_lines(self) -> Iterator[str]:
        """Each quantity from those before it; a state before the step is h_before."""
        for quantity in self.cell.quantities:
            code = self.code(self.cell.expression(quantity.name))
            yield f"{quantity.name}{self.suffix} = {code}  # {quantity.help}"

    def code(self, operand: Operand) -> str:
        """An operand as an expression."""
        match operand:
            case Input():
                return self.x
            case Before(state):
                return f"{state}{self.suffix}_before"
            case Computed(name):
                return f"{name}{self.suffix}"
            case Bias(part):
                return self.part(part)
            case MatrixProduct(factor, part):
                return f"{self._factor(factor)} @ {self.part(part)}"
            case Sum(terms):
                return " + ".join(map(self.code, terms))
            case Times(first, second):
                return f"{self._factor(first)} * {self._factor(second)}"
            case OneMinus(inside):
                return f"1 - {self._factor(inside)}"
            case Activation(_, inside):
                return self._bent(self.cell.activation_name(operand), self.code(inside))

    def _bent(self, name: str, inside: str) -> str:
        if name == "linear":
            return inside
        if name not in self.functions:
            known = ", ".join(("linear", *self.functions))
            raise ParameterError("", f"The script can't be written with {name}; it knows {known}.")
        return f"{self.functions[name]}({inside})"

    def _factor(self, operand: Operand) -> str:
        code = self.code(operand)
        return f"({code})" if (" " in code and not code.endswith(")")) or " + " in code else code

    # ── backwards ──────────────────────────────────────────────────────────────────────────────

    def gradient_lines(self) -> Iterator[str]:
        """From the last quantity to the first: what each hands on to what it is made of."""
        for quantity in reversed(self.cell.quantities):
            name = f"{quantity.name}{self.suffix}"
            yield from self._back(self.cell.expression(quantity.name), f"d_{name}", name)

    def _back(self, operand: Operand, gradient: str, value: str) -> Iterator[str]:
        match operand:
            case Input():
                yield f"d_{self.x} += {gradient}"
            case Before(state):
                yield f"d_{state}{self.suffix}_before += {gradient}"
            case Computed(name):
                yield f"d_{name}{self.suffix} += {gradient}"
            case Bias(part):
                yield f"d_{self.part(part)} += ({gradient}).sum(axis=0)"
            case MatrixProduct(factor, part):
                yield f"d_{self.part(part)} += {self._factor(factor)}.T @ {_closed(gradient)}"
                yield from self._back(factor, f"{_closed(gradient)} @ {self.part(part)}.T", "")
            case Sum(terms):
                if len(terms) > 1 and " " in gradient:
                    yield f"d_sum = {gradient}"
                    gradient = "d_sum"
                for term in terms:
                    yield from self._back(term, gradient, "")
            case Times(first, second):
                yield from self._back(first, f"{_closed(gradient)} * {self._factor(second)}", "")
                yield from self._back(second, f"{_closed(gradient)} * {self._factor(first)}", "")
            case OneMinus(inside):
                yield from self._back(inside, f"-{_closed(gradient)}", "")
            case Activation(_, inside):
                yield from self._back(inside, self._slope(operand, gradient, value or self.code(operand)), "")

    def _slope(self, operand: Activation, gradient: str, y: str) -> str:
        name = self.cell.activation_name(operand)
        if name == "linear":
            return gradient
        if name not in SLOPES:
            known = ", ".join(("linear", *SLOPES))
            raise ParameterError("", f"The script can't be written with {name}; it knows {known}.")
        return f"{_closed(gradient)} * {SLOPES[name].format(y=y)}"


def batch_cells(layers: Sequence[Cell], functions: Mapping[str, str]) -> list[BatchCellCode]:
    """A stack of layers that go forwards: the first reads x_t, each other one the h below, such as h0."""
    return [
        BatchCellCode(cell, "x_t" if index == 0 else f"h{index - 1}", str(index), functions)
        for index, cell in enumerate(layers)
    ]


def _closed(code: str) -> str:
    return f"({code})" if " " in code else code
