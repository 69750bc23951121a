"""A step of a cell written as mathematics at three depths, every piece knowing which numbers it shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.cells.base import Cell
from engine.cells.operand import (
    Activation,
    Before,
    Bias,
    Computed,
    MatrixProduct,
    OneMinus,
    Operand,
    Sum,
    Times,
    children,
)
from engine.cells.stage import INSIDE, opened, products
from engine.cells.symbol import Letters, is_product
from engine.explain.origin import (
    OUTPUT,
    operand_number,
    terms_of,
    weight_number,
)
from engine.explain.read_symbol import read_symbol
from engine.notation.equation_part import EquationPart, PartKind, product_parts
from engine.notation.equation_text import Piece, StepEquation, written_equation
from engine.notation.products import LARGEST_TERMS
from engine.run.name import Name, Number
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun, StepNumbers


def step_equation(
    run: RecordedRun,
    implementation: str,
    t: int,
    layer: int = 0,
    unit: int = 0,
    depth: str = "products",
    quantity: str = OUTPUT,
) -> StepEquation:
    """Write a quantity of a unit at step t. depth: of DEPTHS."""
    cell = run.model.layers[layer]
    reader = _Reader(StepNumbers(run, implementation, t), t, layer, unit)
    operation = Name(quantity, layer)
    number, left = Number(operation, unit, t), reader.letters.quantity(quantity).at(t)
    of = cell.expression(quantity)
    return written_equation(
        Piece(left, numbers=(number,), operation=operation),
        reader.part(of, quantity, operation, is_deep=False),
        reader.part(of, quantity, operation, is_deep=True),
        depth,
        f"{left}[{unit}]" if cell.units > 1 else "",
    )


def letters_of(plan: Plan, layer: int) -> Letters:
    """How a layer's letters are written."""
    layers = plan.job.experiment.model.layers
    return Letters(layers[layer], layer, len(layers), read=read_symbol(plan, layer))


@dataclass(frozen=True)
class _Reader:
    """Reads the parts of a unit's equation at step t, and their numbers."""

    run: StepNumbers
    t: int
    layer: int
    unit: int

    @property
    def cell(self) -> Cell:
        return self.run.plan.job.experiment.model.layers[self.layer]

    @property
    def letters(self) -> Letters:
        return letters_of(self.run.plan, self.layer)

    def part(self, operand: Operand, name: str, operation: Name, is_deep: bool) -> EquationPart:
        """An operand and what it is made of. name: of its stage. operation: that computes it."""
        number = Number(Name(name, self.layer), self.unit, self.t)
        inside = [
            self.part(child, f"{name}{INSIDE}{place}", operation, is_deep)
            for place, child in enumerate(children(operand))
            if not isinstance(operand, MatrixProduct)
        ]
        match operand:
            case Computed(quantity) if quantity in opened(self.cell):
                return self.part(
                    self.cell.expression(quantity), quantity, Name(quantity, self.layer), is_deep
                )
            case Computed(quantity) if quantity in products(self.cell):
                number = operand_number(self.layer, operand, self.unit, self.t)
                return self._product(operand, number, number.name, is_deep)
            case MatrixProduct():
                return self._product(operand, number, operation, is_deep)
            case Before() | Computed() | Bias():
                return self._leaf(operand, operation)
            case Sum():
                terms = [term for part in inside for term in (part.inside if part.kind == "sum" else (part,))]
                value = self.run.value(number)
                return EquationPart("sum", value, (number,), operation, inside=tuple(terms), total=value)
            case Times(first, second):
                factors = zip(inside, (first, second), strict=True)
                inside = [self._factor(part, factor) for part, factor in factors]
                return self._made("times", number, operation, inside)
            case OneMinus():
                return self._made("one minus", number, operation, inside)
            case Activation() if self.cell.activation_name(operand) == "linear":
                (part,) = inside
                numbers = (number, *part.numbers)
                return replace(part, value=self.run.value(number), numbers=numbers, operation=operation)
            case Activation():
                around = self.letters.around(operand), self.letters.around(operand, self.unit)
                return replace(self._made("function", number, operation, inside), around=around)
            case _:
                raise TypeError(f"{operand} has no number a unit")

    def _factor(self, part: EquationPart, operand: Operand) -> EquationPart:
        """In symbols r ∘ h U could be read in two ways."""
        return replace(part, symbol=f"({part.symbol})") if is_product(self.cell, operand) else part

    def _made(
        self, kind: PartKind, number: Number, operation: Name, inside: Sequence[EquationPart]
    ) -> EquationPart:
        return EquationPart(kind, self.run.value(number), (number,), operation, inside=tuple(inside))

    def _leaf(self, operand: Operand, operation: Name) -> EquationPart:
        symbol = self.letters.written(operand).at(self.t)
        if isinstance(operand, Bias):
            number = weight_number(self.cell, self.layer, operand.part, self.unit)
        else:
            number = operand_number(self.layer, operand, self.unit, self.t)
        is_result = isinstance(operand, Computed)
        operation = number.name if is_result else operation
        return EquationPart(
            "leaf", self.run.value(number, self.t), (number,), operation, is_result, symbol=symbol
        )

    def _product(self, operand: Operand, number: Number, operation: Name, is_deep: bool) -> EquationPart:
        """A matrix product: one number, or deep, the sum of its products."""
        value, symbol = self.run.value(number), self.letters.written(operand).at(self.t)
        if not is_deep:
            return EquationPart("leaf", value, (number,), operation, symbol=symbol)
        terms = terms_of(self.run.plan, number)
        parts = tuple(product_parts(self.run, terms, self.t, operation, LARGEST_TERMS))
        if len(parts) > 1:
            return EquationPart("sum", value, (number,), operation, inside=parts, total=value)
        (only,) = parts  # as it was recorded, so that a wrong one is seen
        return replace(only, value=value, numbers=(number, *only.numbers))
