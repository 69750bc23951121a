"""What a step adds to the gradient of a weight, written as mathematics at three depths."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from engine.array import Array
from engine.cells.operand import Bias, Input, MatrixProduct, WeightPart
from engine.explain.read_symbol import read_symbol_of
from engine.gradient.arrival import Factor, factor_of, numbers_in
from engine.gradient.gradient_letters import grad_symbol, output_symbol
from engine.gradient.recorded_gradient import RecordedGradient, grad
from engine.gradient.way import GradientWay
from engine.notation.equation_part import EquationPart
from engine.notation.equation_text import Piece, StepEquation, written_equation
from engine.run.name import READOUT_KERNEL, READOUT_SUM, Name, Number, Y

SLACK = 8  # roundings of a gradient that comes by several factors
TIMES = r"\, "  # between a column and a row


@dataclass(frozen=True)
class WeightEntry:
    """One number of a weight. name: kernel, recurrent_kernel or bias, of a layer or the readout.

    row: what it multiplies; of a bias with several rows, which of them, else 0. column: as in the weight.
    """

    name: Name
    row: int = 0
    column: int = 0

    def part(self, record: RecordedGradient) -> WeightPart:
        """The gate's part that it stands in. Not of the readout."""
        assert self.name.layer is not None
        cell = record.cell(self.name.layer)
        block = next(block for block in cell.blocks if block.name == self.name.quantity)
        row = self.row if block.rows is None else 0
        return WeightPart(block.name, block.gates[self.column // cell.units], row)

    def unit(self, record: RecordedGradient) -> int:
        """Whose gradient it is multiplied with."""
        layer = self.name.layer
        return self.column if layer is None else self.column % record.cell(layer).units


def weight_symbol(record: RecordedGradient, entry: WeightEntry) -> str:
    """The part of the weight that an entry stands in, in TeX: U_z; V and c of the readout."""
    if entry.name.layer is None:
        return "V" if entry.name == READOUT_KERNEL else "c"
    return record.letters(entry.name.layer).weight(entry.part(record))


def by_step(record: RecordedGradient, entry: WeightEntry) -> Array:
    """What each step adds to the gradient of an entry, (steps,)."""
    steps, unit, name = slice(None), entry.unit(record), entry.name
    is_matrix = name.quantity != "bias"
    if name.layer is None:
        source = READOUT_SUM if grad(READOUT_SUM) in record.tables else Y
        gradient = record.gradient(source, steps)[:, unit]
        read = record.read(len(record.model.layers), steps)
        return np.asarray(gradient * read[:, entry.row] if is_matrix else gradient)
    found, part = np.zeros(record.steps), entry.part(record)
    for way, end in record.weight_ways(name):
        if end.part == part:
            gradient = record.handed_on(name.layer, way, steps)[:, unit]
            if isinstance(end, MatrixProduct):
                gradient = gradient * record.factor(name.layer, end, steps)[:, entry.row]
            found += gradient
    return found


def weight_equation(
    record: RecordedGradient, entry: WeightEntry, t: int, depth: str = "products"
) -> StepEquation:
    """Write what step t adds to the gradient of one number of a weight. depth: of DEPTHS."""
    writer = _WeightWriter(record, entry, t)
    left = rf"({grad_symbol(weight_symbol(record, entry))})_{{{t}}}"
    return written_equation(
        Piece(left, numbers=(writer.number,), operation=entry.name),
        writer.whole(),
        writer.whole(),
        depth,
        f"{left}{writer.place}",
    )


class _WeightWriter:
    """Reads the right side of a weight's equation."""

    def __init__(self, record: RecordedGradient, entry: WeightEntry, t: int) -> None:
        self.record, self.entry, self.t, self.name = record, entry, t, entry.name
        self.unit = entry.unit(record)
        found = record.of_weight(entry.name, t)[..., entry.column]
        self.is_matrix = entry.name.quantity != "bias"
        self.value = found if found.ndim == 0 else found[entry.row]
        index, column = (entry.row, entry.column) if found.ndim else (entry.column, None)
        self.number = Number(Name(grad(self.name).quantity, self.name.layer), index, t, column)

    @property
    def place(self) -> str:
        """The index of the entry in its part, as it is written."""
        return f"[{self.entry.row},{self.unit}]" if self.is_matrix else f"[{self.unit}]"

    def whole(self) -> EquationPart:
        """All that comes to it within the step, added up."""
        terms = list(self._of_readout() if self.name.layer is None else self._terms(self.name.layer))
        if len(terms) == 1:
            return replace(terms[0], value=self.value, numbers=(self.number, *terms[0].numbers))
        return EquationPart(
            "sum", self.value, (self.number,), self.name, inside=tuple(terms), total=self.value
        )

    def _of_readout(self) -> Iterator[EquationPart]:
        record, t = self.record, self.t
        source = READOUT_SUM if grad(READOUT_SUM) in record.tables else Y
        right = self._leaf(source, grad_symbol(output_symbol(source).at(t)))
        if self.is_matrix:
            yield self._outer(self._read(len(record.model.layers)), [right])
        else:
            yield right

    def _terms(self, layer: int) -> Iterator[EquationPart]:
        part = self.entry.part(self.record)
        for way, end in self.record.weight_ways(self.name):
            if end.part == part:
                right = self._row(layer, way)
                left = None if isinstance(end, Bias) else self._column(layer, end)
                found = self._product(right) if left is None else self._outer(left, right)
                if way.sign < 0:
                    found = EquationPart("minus", -found.value, found.numbers, self.name, inside=(found,))
                yield found

    def _row(self, layer: int, way: GradientWay) -> list[EquationPart]:
        """The gradient of a product, or of a bias: that of its node, and what it is multiplied with."""
        record, t = self.record, self.t
        found = [self._leaf(Name(way.node, layer), grad_symbol(record.letters(layer).node(way.node).at(t)))]
        for link in way.links:
            factor = factor_of(record, layer, link, t)
            assert isinstance(factor, Factor)  # a matrix would have a weight of its own
            symbol = f"({factor.symbol})" if factor.is_wide else factor.symbol
            value, numbers = factor.values[self.unit], factor.numbers(self.unit)
            found.append(EquationPart("leaf", value, numbers, self.name, symbol=symbol))
        return found

    def _column(self, layer: int, product: MatrixProduct) -> EquationPart:
        """What the matrix was multiplied with."""
        if isinstance(product.factor, Input):
            return self._read(layer)
        record, t, row = self.record, self.t, self.entry.row
        letters = record.letters(layer)
        symbol = record.written(letters.written(product.factor), t)
        value = record.factor(layer, product, t)[row]
        numbers = numbers_in(record, layer, product.factor, t)(row)
        return EquationPart("leaf", value, numbers, self.name, symbol=_turned(symbol))

    def _read(self, layer: int) -> EquationPart:
        record, t = self.record, self.t
        symbol = read_symbol_of(record.model, record.steps, layer).at(t)
        return EquationPart(
            "leaf", record.read(layer, t)[self.entry.row], (), self.name, symbol=_turned(symbol)
        )

    def _leaf(self, source: Name, symbol: str) -> EquationPart:
        number = Number(Name(grad(source).quantity, source.layer), self.unit, self.t)
        value = self.record.gradient(source, self.t)[self.unit]
        return EquationPart(
            "leaf", value, (number,), self.name, symbol=symbol, size=SLACK * abs(float(value))
        )

    def _product(self, parts: list[EquationPart]) -> EquationPart:
        if len(parts) == 1:
            return parts[0]
        value = np.prod([part.value for part in parts])
        return EquationPart(
            "times", value, (), self.name, inside=tuple(parts), size=SLACK * abs(float(value))
        )

    def _outer(self, column: EquationPart, row: list[EquationPart]) -> EquationPart:
        right = self._product(row)
        value = column.value * right.value
        inside = (column, right)
        size = SLACK * abs(float(value))
        return EquationPart("times", value, (), self.name, inside=inside, size=size, times=TIMES)


def _turned(symbol: str) -> str:
    """A row as a column."""
    is_one = all(sign not in symbol for sign in (" ", "[", "^"))
    return f"{symbol}^{{T}}" if is_one else f"({symbol})^{{T}}"
