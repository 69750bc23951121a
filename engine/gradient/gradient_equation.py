"""A gradient of a step written as mathematics at three depths, every piece knowing which numbers it shows."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from engine.array import Array
from engine.explain.origin import Term
from engine.gradient.arrival import Arrival, Factor, Mixture, arrivals
from engine.gradient.backward_walk import BackwardStop
from engine.gradient.gradient_letters import grad_symbol, output_symbol
from engine.gradient.recorded_gradient import RecordedGradient, grad
from engine.losses.base import LossFactor, LossPlace
from engine.losses.every import LOSSES
from engine.notation.equation_part import EquationPart
from engine.notation.equation_text import Piece, StepEquation, written_equation
from engine.notation.products import Product, Rest, exact_sum
from engine.run.name import READOUT_KERNEL, READOUT_SUM, TARGET, Name, Number, Y

LARGEST, LARGEST_OF_MANY = 6, 3  # products that are written out of one sum, and of each of several
SLACK = 8  # roundings of a gradient that comes by several factors
NOBODY = "0"  # the gradient of what nobody reads


def gradient_equation(
    record: RecordedGradient, name: Name, t: int, unit: int = 0, depth: str = "products"
) -> StepEquation:
    """Write the gradient of a node's unit, or of an output, at step t. depth: of DEPTHS.

    name: of a node of a layer (see `way.nodes`), Y, or READOUT_SUM.
    """
    left, size = grad_symbol(node_symbol(record, name, t)), len(record.gradient(name, t))
    shallow = _Writer(record, name, t, unit, is_deep=False).whole()
    if shallow.symbol == NOBODY:  # which its numbers would say again
        depth = "symbols"
    number = Number(Name(grad(name).quantity, name.layer), unit, t)
    return written_equation(
        Piece(left, numbers=(number,), operation=name),
        shallow,
        _Writer(record, name, t, unit, is_deep=True).whole(),
        depth,
        f"{left}[{unit}]" if size > 1 else "",
    )


def node_symbol(record: RecordedGradient, name: Name, t: int | None) -> str:
    """A node in TeX: h_3."""
    if name.layer is None:
        return output_symbol(name).at(t)
    return record.letters(name.layer).node(name.quantity).at(t)


def stop_symbol(record: RecordedGradient, stop: BackwardStop) -> str:
    """What an operation works out the gradient of, in TeX: h_3, or the whole weight U."""
    name = stop.name
    if not stop.is_weight:
        return node_symbol(record, name, stop.t)
    if name.layer is None:
        return "V" if name == READOUT_KERNEL else "c"
    block = next(block for block in record.cell(name.layer).blocks if block.name == name.quantity)
    number = f"^{{({name.layer})}}" if len(record.model.layers) > 1 else ""
    return ", ".join(f"{symbol}{number}" for symbol in block.symbols)


class _Writer:
    """Reads the right side of a gradient's equation."""

    def __init__(self, record: RecordedGradient, name: Name, t: int, unit: int, *, is_deep: bool) -> None:
        self.record, self.name, self.t, self.unit, self.is_deep = record, name, t, unit, is_deep
        self.value = record.gradient(name, t)[unit]
        self.number = Number(Name(grad(name).quantity, name.layer), unit, t)

    def whole(self) -> EquationPart:
        """All that comes in, added up."""
        found = arrivals(self.record, self.name, self.t)
        if not found:
            return self._of_loss() if self.name.layer is None else self._zero()
        several = sum(arrival.last_mixture is not None for arrival in found) > 1
        parts = [self._arrival(one, LARGEST_OF_MANY if several else LARGEST) for one in found]
        if len(parts) == 1 and parts[0].kind != "sum":
            return replace(parts[0], value=self.value, numbers=(self.number, *parts[0].numbers))
        terms = [term for part in parts for term in (part.inside if part.kind == "sum" else (part,))]
        return EquationPart(
            "sum", self.value, (self.number,), self.name, inside=tuple(terms), total=self.value
        )

    # ── what comes in ──────────────────────────────────────────────────────────────────────────

    def _arrival(self, arrival: Arrival, largest: int) -> EquationPart:
        place, unit = arrival.last_mixture, self.unit
        if place is None:
            begin, parts = 0, [self._source(arrival)]
        else:
            begin, parts = place + 1, [self._mixed(arrival, place, largest)]
        later = arrival.factors[begin:]
        if place is not None and later and parts[0].symbol:
            parts = [replace(parts[0], symbol=f"({parts[0].symbol})")]
        parts += [self._factor(factor) for factor in later if isinstance(factor, Factor)]
        found = parts[0]
        if len(parts) > 1:
            value = arrival.until(len(arrival.factors))[unit]
            found = EquationPart("times", value, (), self.name, inside=tuple(parts), size=SLACK * abs(value))
        if arrival.sign < 0:
            found = EquationPart(
                "minus", -found.value, found.numbers, self.name, inside=(found,), size=found.size
            )
        return found

    def _source(self, arrival: Arrival) -> EquationPart:
        index = self.unit + arrival.first
        number = Number(Name(grad(arrival.source).quantity, arrival.source.layer), index, arrival.t)
        value = arrival.gradient[self.unit]
        return EquationPart(
            "leaf", value, (number,), self.name, symbol=arrival.symbol, size=SLACK * abs(value)
        )

    def _factor(self, factor: Factor) -> EquationPart:
        symbol = f"({factor.symbol})" if factor.is_wide else factor.symbol
        value = factor.values[self.unit]
        leaf = EquationPart("leaf", value, factor.numbers(self.unit), self.name, symbol=symbol)
        return self._slope(leaf, factor) if self.is_deep and factor.slope is not None else leaf

    def _slope(self, leaf: EquationPart, factor: Factor) -> EquationPart:
        """A derivative by what the function gave: 1 − y · y of tanh, y · (1 − y) of sigmoid."""
        assert factor.slope is not None
        name, given = factor.slope
        y = replace(leaf, value=given[self.unit])
        match name:
            case "tanh":
                square = EquationPart("times", y.value * y.value, y.numbers, self.name, inside=(y, y))
                return replace(leaf, kind="one minus", inside=(square,))
            case "sigmoid":
                rest = EquationPart("one minus", 1 - y.value, y.numbers, self.name, inside=(y,))
                return replace(leaf, kind="times", inside=(y, rest))
            case _:
                return leaf

    # ── through a matrix ───────────────────────────────────────────────────────────────────────

    def _mixed(self, arrival: Arrival, place: int, largest: int) -> EquationPart:
        """What a matrix makes of all units' gradients: one number, or deep, the sum of its products."""
        mixture, row = arrival.factors[place], arrival.until(place)
        assert isinstance(mixture, Mixture)
        column = mixture.values[:, self.unit]
        values = row * column
        kept = sorted(np.argsort(-np.abs(values), kind="stable")[:largest].tolist())
        parts = [self._product(arrival, mixture, at, column[at], row[at]) for at in kept]
        value, size = row @ column, float(np.sum(np.abs(values))) * SLACK
        symbol = rf"{_chain(arrival.symbol, arrival.factors[:place])}\;{mixture.symbol}"
        numbers = tuple(dict.fromkeys(number for part in parts for number in part.numbers))
        if not self.is_deep:
            return EquationPart("leaf", value, numbers, self.name, symbol=symbol, size=size)
        if len(kept) < len(values):
            parts.append(self._rest(np.delete(values, kept)))
        if len(parts) == 1:
            return replace(parts[0], size=size)
        return EquationPart("sum", value, numbers, self.name, inside=tuple(parts), total=value, size=size)

    def _rest(self, values: Array) -> EquationPart:
        """The products that are not written out."""
        size = float(np.sum(np.abs(values)))
        rest = Rest(exact_sum(values.tolist()), len(values), size)
        return EquationPart("leaf", rest.value, (), self.name, factors=rest, size=SLACK * size)

    def _product(self, arrival: Arrival, mixture: Mixture, at: int, weight: Any, number: Any) -> EquationPart:
        source = Number(
            Name(grad(arrival.source).quantity, arrival.source.layer), at + arrival.first, arrival.t
        )
        named = mixture.number(at, self.unit)
        value = float(weight) * float(number)
        product = Product(Term(source, named), weight, number, value)
        numbers = (source, *filter(None, (named,)))
        return EquationPart("leaf", value, numbers, self.name, factors=product, size=SLACK * abs(value))

    # ── where it begins ────────────────────────────────────────────────────────────────────────

    def _zero(self) -> EquationPart:
        return EquationPart("leaf", self.value, (self.number,), self.name, symbol=NOBODY)

    def _of_loss(self) -> EquationPart:
        """The derivative of the mean loss by an output, or by what the readout bends."""
        record, t = self.record, self.t
        if not record.counts(t):
            return self._zero()
        loss = LOSSES[record.start.experiment.training.loss]
        symbols = output_symbol(Y).at(t), output_symbol(TARGET).at(t)
        at = LossPlace(record.number(Y, t), record.number(TARGET, t), self.unit, *symbols)
        before = self.name == READOUT_SUM
        factors = loss.factors_before_bending(at) if before else loss.factors(at)
        counting = record.start.counting
        if counting > 1:
            factors = (LossFactor(f"1/{counting}", 1 / counting), *factors)
        parts = tuple(self._loss_factor(factor) for factor in factors)
        if len(parts) == 1:
            return replace(
                parts[0], value=self.value, total=self.value, numbers=(self.number, *parts[0].numbers)
            )
        return EquationPart("times", self.value, (self.number,), self.name, inside=parts, times=r"\cdot ")

    def _loss_factor(self, factor: LossFactor) -> EquationPart:
        numbers = Number(Y, self.unit, self.t), Number(TARGET, self.unit, self.t)
        if not factor.terms:
            return EquationPart("leaf", factor.value, (), self.name, symbol=factor.symbol)
        (plus, y), (less, target) = factor.terms
        first = EquationPart("leaf", y, numbers[:1], self.name, symbol=plus)
        second = EquationPart("leaf", target, numbers[1:], self.name, symbol=less)
        minus = EquationPart("minus", -target, numbers[1:], self.name, inside=(second,))
        return EquationPart(
            "sum", factor.value, numbers, self.name, inside=(first, minus), total=factor.value
        )


def _chain(symbol: str, factors: Sequence[Factor | Mixture]) -> str:
    """What a matrix is multiplied with, in symbols."""
    for factor in factors:
        if isinstance(factor, Mixture):
            symbol = rf"{symbol}\;{factor.symbol}"
        else:
            symbol = rf"{symbol} \circ " + (f"({factor.symbol})" if factor.is_wide else factor.symbol)
    return f"({symbol})" if factors else symbol
