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
from engine.cells.spelling import Speller, Spelling, as_declared
from engine.cells.stage import INSIDE, opened, products
from engine.cells.symbol import Letters, is_product
from engine.explain.origin import (
    OUTPUT,
    operand_number,
    terms_of,
    weight_number,
)
from engine.explain.read_symbol import read_symbol
from engine.notation.equation_part import EquationPart, PartKind, product_parts, turned
from engine.notation.equation_text import Piece, StepEquation, written_equation
from engine.notation.products import LARGEST_TERMS
from engine.notation.spelled_sum import Addend, addends_of
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
    spell: Speller = as_declared,
) -> StepEquation:
    """Write a quantity of a unit at step t. depth: of DEPTHS. spell: as another program writes it."""
    cell = run.model.layers[layer]
    reader = _Reader(StepNumbers(run, implementation, t), t, layer, unit, spell)
    operation, is_turned = Name(quantity, layer), quantity in reader.spelling.turned
    number, left = Number(operation, unit, t), reader.letters.quantity(quantity).at(t)
    return written_equation(
        Piece(left, numbers=(number,), operation=operation, is_restated=is_turned),
        reader.quantity(quantity, is_deep=False),
        reader.quantity(quantity, is_deep=True),
        depth,
        f"{left}[{unit}]" if cell.units > 1 else "",
    )


def letters_of(plan: Plan, layer: int, spell: Speller = as_declared) -> Letters:
    """How a layer's letters are written."""
    layers = plan.job.experiment.model.layers
    read = read_symbol(plan, layer, spell)
    return Letters(layers[layer], layer, len(layers), read=read, spelling=spell(layers[layer]))


@dataclass(frozen=True)
class _Reader:
    """Reads the parts of a unit's equation at step t, and their numbers."""

    run: StepNumbers
    t: int
    layer: int
    unit: int
    spell: Speller

    @property
    def cell(self) -> Cell:
        return self.run.plan.job.experiment.model.layers[self.layer]

    @property
    def letters(self) -> Letters:
        return letters_of(self.run.plan, self.layer, self.spell)

    @property
    def spelling(self) -> Spelling:
        return self.spell(self.cell)

    def quantity(self, name: str, is_deep: bool) -> EquationPart:
        """The right side of a quantity's equation."""
        found = self.part(self.cell.expression(name), name, Name(name, self.layer), is_deep)
        return turned(found) if name in self.spelling.turned else found

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
            case Computed(quantity) if quantity in self.spelling.turned:
                leaf = self._leaf(operand, operation)
                leaf = replace(leaf, value=1 - leaf.value, is_restated=True)
                return self._made("one minus", leaf.numbers[0], leaf.operation, [leaf])
            case OneMinus(Computed(quantity) as gate) if quantity in self.spelling.turned:
                value = self.run.value(number)
                return replace(self._leaf(gate, operation), value=value, is_restated=True)
            case Before() | Computed() | Bias():
                return self._leaf(operand, operation)
            case Sum():
                written = (self._addend(one, inside, operation) for one in addends_of(self.letters, operand))
                parts = [part for addend in written for part in addend]
                terms = [term for part in parts for term in (part.inside if part.kind == "sum" else (part,))]
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

    def _addend(
        self, addend: Addend, declared: Sequence[EquationPart], operation: Name
    ) -> Sequence[EquationPart]:
        """A term of a sum; of several declared ones, all their products where these are written out."""
        parts = [declared[place] for place in addend.places]
        if addend.symbol is None or any(part.factors or part.kind == "sum" for part in parts):
            return parts
        value = sum((part.value for part in parts), 0) + addend.more
        numbers = tuple(number for part in parts for number in part.numbers)
        symbol, is_result = addend.symbol.at(self.t), any(part.is_result for part in parts)
        operation = parts[-1].operation if parts else operation
        return [EquationPart("leaf", value, numbers, operation, is_result, is_restated=True, symbol=symbol)]

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
        parts = tuple(product_parts(self.run, terms, self.t, operation, LARGEST_TERMS, self.spelling.side))
        if len(parts) > 1:
            return EquationPart("sum", value, (number,), operation, inside=parts, total=value)
        (only,) = parts  # as it was recorded, so that a wrong one is seen
        return replace(only, value=value, numbers=(number, *only.numbers))
