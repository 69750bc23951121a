"""Where a gradient comes from: all that read a number hand back a part of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from typing import Literal

import numpy as np

from engine.activation import ROW_DERIVATIVES, SLOPES
from engine.array import Array
from engine.cells.operand import Before, Bias, Computed, Input, Operand, WeightPart, children
from engine.cells.symbol import function_around, is_product, is_sum
from engine.explain.origin import OUTPUT, operand_number, weight_number
from engine.gradient.gradient_letters import GradientLetters, grad_symbol, output_symbol
from engine.gradient.recorded_gradient import RecordedGradient, grad
from engine.gradient.way import Bent, Mixed, Scaled, WayLink, ways
from engine.run.name import READOUT_KERNEL, READOUT_SUM, Name, Number, Y
from engine.run.wiring import Below, below, turned

FactorNumbers = Callable[[int], tuple[Number, ...]]
SlopeOf = tuple[str, Array]
ArrivalKind = Literal["step", "later", "above"]
"""From what the same step makes of a number, from the step after it, or from what reads the layer."""


@dataclass(frozen=True)
class Factor:
    """What each unit's gradient is multiplied with: TeX, values, and the recorded numbers that they are.

    is_wide: whether it needs parentheses. slope: of a derivative, the function and what it gave.
    """

    symbol: str
    values: Array
    numbers: FactorNumbers = lambda index: ()
    is_wide: bool = False
    slope: SlopeOf | None = None


@dataclass(frozen=True)
class Mixture:
    """A matrix, turned: row j, column i is by how much unit i gets of unit j's gradient, (from, to)."""

    symbol: str
    values: Array
    number: Callable[[int, int], Number | None] = lambda row, column: None


@dataclass(frozen=True)
class Arrival:
    """A gradient that arrives at a quantity: from which one, of which step, and by which factors on its way.

    symbol: of the gradient where it sets out. first: of two halves side by side, where this one's numbers
    begin in it.
    """

    kind: ArrivalKind
    source: Name
    t: int
    symbol: str
    gradient: Array
    factors: tuple[Factor | Mixture, ...] = ()
    sign: int = 1
    first: int = 0

    @property
    def brought(self) -> Array:
        """What the arrival adds to the gradient, a number for each unit."""
        return self.sign * self.until(len(self.factors))

    def until(self, count: int) -> Array:
        """The gradient behind so many factors."""
        return reduce(_through, self.factors[:count], self.gradient)

    @property
    def last_mixture(self) -> int | None:
        """The place of the last matrix among the factors; None where each unit gets from itself alone."""
        found = [place for place, factor in enumerate(self.factors) if isinstance(factor, Mixture)]
        return found[-1] if found else None


def _through(gradient: Array, factor: Factor | Mixture) -> Array:
    return gradient * factor.values if isinstance(factor, Factor) else gradient @ factor.values


def arrivals(record: RecordedGradient, name: Name, t: int) -> tuple[Arrival, ...]:
    """What the gradient of a node at step t is the sum of; nothing where nobody reads it, or of the loss.

    name: of a node of a layer, of y, or of what the readout bends; see `way.nodes`.
    """
    if name.layer is None:
        return tuple(_of_output(record, name, t))
    found = [*_within(record, name, t, "step", Computed(name.quantity))]
    if name.quantity in record.cell(name.layer).states and t + 1 < record.steps and t + 1 not in record.cuts:
        found += _within(record, name, t + 1, "later", Before(name.quantity))
    if name.quantity == OUTPUT:
        found += _from_above(record, name.layer, t)
    return tuple(found)


def _of_output(record: RecordedGradient, name: Name, t: int) -> Iterator[Arrival]:
    """y goes through the readout's function; where the loss is taken from, nothing comes in."""
    readout = record.model.readout
    if name == Y or readout is None or record.undoes_activation:
        return
    a = record.readout_sum(t)
    y = record.number(Y, t)
    inside = output_symbol(READOUT_SUM).at(t)
    factor = _slope(readout.activation, a, y, inside, lambda index: (Number(READOUT_SUM, index, t),))
    yield Arrival("step", Y, t, grad_symbol(output_symbol(Y).at(t)), record.gradient(Y, t), (factor,))


def _within(
    record: RecordedGradient, name: Name, t: int, kind: ArrivalKind, end: Operand, layer: int | None = None
) -> Iterator[Arrival]:
    """On the ways of step t of a layer that have an end."""
    layer = name.layer if layer is None else layer
    assert layer is not None
    letters = record.letters(layer)
    for way in ways(record.cell(layer)):
        if way.end == end:
            source = Name(way.node, layer)
            factors = tuple(factor_of(record, layer, link, t) for link in way.links)
            symbol = grad_symbol(letters.node(way.node).at(t))
            yield Arrival(kind, source, t, symbol, record.gradient(source, t), factors, way.sign)


def factor_of(record: RecordedGradient, layer: int, link: WayLink, t: int) -> Factor | Mixture:
    """What a link within step t of a layer multiplies with."""
    cell, letters, step = record.cell(layer), record.letters(layer), record.step(layer, t)
    match link:
        case Scaled(by):
            values = np.broadcast_to(step.value(by), (cell.units,))
            is_wide = is_sum(cell, by) or is_product(cell, by)
            return Factor(
                record.written(letters.written(by), t), values, numbers_in(record, layer, by, t), is_wide
            )
        case Bent(activation, inside):
            name = cell.activation_name(activation)
            a, y = step.value(inside), step.value(activation)
            symbol = record.written(letters.bent(inside), t)
            return _slope(name, a, y, symbol, numbers_in(record, layer, inside, t))
        case Mixed(part):
            return _mixture(record, layer, part, letters)


def _mixture(record: RecordedGradient, layer: int, part: WeightPart, letters: GradientLetters) -> Mixture:
    cell = record.cell(layer)

    def number(row: int, column: int) -> Number:
        return weight_number(cell, layer, part, row, column)

    return Mixture(letters.weight(part, "T"), record.matrix(layer, part).T, number)


def _slope(name: str, a: Array, y: Array, inside: str, numbers: FactorNumbers) -> Factor | Mixture:
    """The derivative of a function, at what it bends."""
    before, _ = function_around(name)
    symbol = f"{before[:-1]}'({inside})"
    if name in ROW_DERIVATIVES:
        back = ROW_DERIVATIVES[name]
        return Mixture(symbol, np.array([back(a, y, unit) for unit in np.eye(len(a), dtype=a.dtype)]))
    return Factor(symbol, SLOPES[name](a, y), numbers, slope=(name, y))


def numbers_in(record: RecordedGradient, layer: int, operand: Operand, t: int) -> FactorNumbers:
    """Which recorded numbers an operand is made of, for a unit."""

    def leaves(operand: Operand) -> Iterator[Operand]:
        if isinstance(operand, Computed | Before | Bias):
            yield operand
        for child in children(operand):
            yield from leaves(child)

    cell, found = record.cell(layer), tuple(leaves(operand))

    def number(one: Operand, unit: int) -> Number:
        if isinstance(one, Bias):
            return weight_number(cell, layer, one.part, unit)
        return operand_number(layer, one, unit, 0 if isinstance(one, Before) and t in record.resets else t)

    return lambda unit: tuple(number(one, unit) for one in found)


# ── from the layer above ───────────────────────────────────────────────────────────────────────


def _from_above(record: RecordedGradient, layer: int, t: int) -> Iterator[Arrival]:
    """From all that read h of a layer: other layers, the readout, or the loss itself."""
    model, every = record.model, record.model.reset_every
    for above in range(layer + 1, len(model.layers) + 1):
        found = below(model, above)
        is_second = found.layer == layer and found.mode is not None
        is_first = found.mode is not None and found.layer is not None and found.layer - 1 == layer
        if found.layer != layer and not is_first:
            continue
        in_time = turned(t, record.steps, every) if is_second and found.is_in_time else t
        at = turned(in_time, record.steps, every) if found.is_turned else in_time
        units = model.layers[layer].units
        first = model.layers[layer - 1].units if is_second and found.mode == "concat" else 0
        for arrival in _from_reader(record, above, at):
            arrival = _taken(arrival, first, units) if found.mode == "concat" else arrival
            yield replace(arrival, factors=(*arrival.factors, *_merging(record, layer, found, in_time)))


def _from_reader(record: RecordedGradient, above: int, at: int) -> Iterator[Arrival]:
    """What a reader's step hands back of all that it reads."""
    model = record.model
    if above < len(model.layers):
        yield from _within(record, Name("", above), at, "above", Input(), above)
        return
    source = READOUT_SUM if grad(READOUT_SUM) in record.tables else Y
    symbol, gradient = grad_symbol(output_symbol(source).at(at)), record.gradient(source, at)
    if model.readout is None:
        yield Arrival("above", source, at, symbol, gradient)
        return
    kernel = record.start.weights[READOUT_KERNEL]
    mixture = Mixture("V^{T}", kernel.T, lambda row, column: Number(READOUT_KERNEL, column, None, row))
    yield Arrival("above", source, at, symbol, gradient, (mixture,))


def _taken(arrival: Arrival, first: int, units: int) -> Arrival:
    """Of two halves side by side, that of one of them."""
    which = f"{first}:{first + units}"
    if not arrival.factors:
        symbol = f"{arrival.symbol}[{which}]"
        gradient = arrival.gradient[first : first + units]
        return replace(arrival, symbol=symbol, gradient=gradient, first=first)
    *before, last = arrival.factors
    assert isinstance(last, Mixture)
    number = last.number
    cut = Mixture(
        f"{last.symbol}[:,{which}]",
        last.values[:, first : first + units],
        lambda row, column: number(row, column + first),
    )
    return replace(arrival, factors=(*before, cut))


def _merging(record: RecordedGradient, layer: int, found: Below, in_time: int) -> Iterator[Factor]:
    """What the way through two merged halves multiplies with."""
    units = record.cell(layer).units
    if found.mode == "ave":
        yield Factor("0.5", np.full(units, 0.5))
    if found.mode == "mul":
        assert found.layer is not None
        other = found.layer if layer != found.layer else found.layer - 1
        at = in_time
        if other == found.layer and found.is_in_time:
            at = turned(in_time, record.steps, record.model.reset_every)
        name = Name(OUTPUT, other)
        symbol = record.letters(other).quantity(OUTPUT).at(at)
        yield Factor(symbol, record.number(name, at), lambda unit: (Number(name, unit, at),))
