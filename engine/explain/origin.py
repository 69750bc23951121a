"""Where each number of a step comes from, as the cells declare it, and its value in a run."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from engine.cells.base import Cell, Quantity
from engine.experiment import Model
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, TARGET, Name, Number, X, Y
from engine.run.plan import Plan
from engine.run.recorded import input_at, quantities_at, states_before
from engine.run.trace import Trace
from engine.run.weights import Start

WEIGHTS = ("kernel", "recurrent_kernel", "bias")
MADE_OF_NOTHING = (X, TARGET, Name("error"))  # that the cell knows of
OVER_ALL_UNITS = ("softmax", "log_softmax", "sparsemax")  # activations of the whole row at once

_SOURCE = re.compile(r"(?P<name>\w+)(?P<before>-?)(?:\[(?P<gate>\d+)\])?")


@dataclass(frozen=True)
class Term:
    """What a number is made of: another number, times a weight if there is one."""

    number: Number
    weight: Number | None = None


@dataclass(frozen=True)
class Source:
    """One declared source: a name, whether it is the state before the step, and which gate's weight."""

    name: str
    is_before: bool = False
    gate: int = 0

    @property
    def is_weight(self) -> bool:
        return self.name in WEIGHTS


def sources_of(cell: Cell, quantity: Quantity) -> Iterator[tuple[Source, Source | None]]:
    """The sources of a quantity, each with the kernel that it is multiplied by, if any."""
    declared = [_source(text) for text in quantity.sources]
    for index, source in enumerate(declared):
        if source.is_weight and (source.name != "bias" or not cell.use_bias):
            continue
        following = declared[index + 1] if index + 1 < len(declared) else None
        is_multiplied = following is not None and following.is_weight and following.name != "bias"
        yield source, following if is_multiplied and not source.is_weight else None


def sign_of(cell: Cell, quantity: Quantity) -> str:
    """A quantity's operation in short: "x W", "+ b", "tanh"."""
    sign = re.sub(r"\{(\w+)\}", lambda match: str(getattr(cell, match[1])), quantity.sign)
    return sign if cell.use_bias else sign.replace("+ b", "+")


def is_over_all_units(cell: Cell, quantity: Quantity) -> bool:
    """Whether each number of the quantity is made of all units' numbers of its sources."""
    return sign_of(cell, quantity) in OVER_ALL_UNITS


def state_name(model: Model) -> Name:
    """The last layer's state: it is what the readout reads, and the output where there is none."""
    return Name("h", len(model.layers) - 1)


def number_of(plan: Plan, name: Name, index: int, t: int | None) -> Number:
    """A number of a trace by its one name: without a readout, y is the last layer's h."""
    model = plan.job.experiment.model
    return Number(state_name(model) if name == Y and model.readout is None else name, index, t)


def input_name(layer: int) -> Name:
    """What a layer sees: x, or the state of the layer below."""
    return X if layer == 0 else Name("h", layer - 1)


def inputs_of(plan: Plan, layer: int) -> int:
    """How many numbers a layer sees."""
    return plan.sequence.features if layer == 0 else plan.job.experiment.model.layers[layer - 1].units


def terms_of(plan: Plan, number: Number) -> tuple[Term, ...]:
    """What a number is computed from; nothing for inputs, targets, errors, initial states and weights."""
    if number.t is None or number.t < 0 or number.name in MADE_OF_NOTHING:
        return ()
    layer = number.name.layer
    if layer is None:
        return tuple(_readout_terms(plan, number))
    cell = plan.job.experiment.model.layers[layer]
    quantity = next(quantity for quantity in cell.quantities if quantity.name == number.name.quantity)
    return tuple(_terms(plan, layer, quantity, number.t, number.index))


def _terms(plan: Plan, layer: int, quantity: Quantity, t: int, unit: int) -> Iterator[Term]:
    cell = plan.job.experiment.model.layers[layer]
    for source, kernel in sources_of(cell, quantity):
        if source.is_weight:
            yield Term(Number(Name(source.name, layer), source.gate * cell.units + unit))
            continue
        name = input_name(layer) if source.name == "x" else Name(source.name, layer)
        before = t - 1 if source.is_before else t
        size = inputs_of(plan, layer) if source.name == "x" else cell.units
        if kernel is not None:
            weight, column = Name(kernel.name, layer), kernel.gate * cell.units + unit
            for index in range(size):
                yield Term(Number(name, index, before), Number(weight, index, None, column))
        else:
            entries = range(size) if is_over_all_units(cell, quantity) else (unit,)
            yield from (Term(Number(name, index, before)) for index in entries)


def _readout_terms(plan: Plan, number: Number) -> Iterator[Term]:
    model = plan.job.experiment.model
    for index in range(model.layers[-1].units):
        weight = Number(READOUT_KERNEL, index, None, number.index)
        yield Term(Number(state_name(model), index, number.t), weight)
    yield Term(Number(READOUT_BIAS, number.index))


def _source(text: str) -> Source:
    match = _SOURCE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no source of a quantity")
    return Source(match["name"], bool(match["before"]), int(match["gate"] or 0))


class Numbers:
    """Reads the value of every number of a run, in one implementation. Keras' terms are computed again.

    start: what the step that is looked at was computed with. start_at: what others were, where a what-if
    may have changed it.
    """

    def __init__(
        self,
        plan: Plan,
        start: Start,
        trace: Trace,
        implementation: str,
        start_at: Callable[[int], Start] | None = None,
    ) -> None:
        self.plan, self.start, self.trace, self.implementation = plan, start, trace, implementation
        self._start_at = start_at or (lambda t: start)
        self._again: dict[tuple[int, int], dict[str, Any]] = {}

    def value(self, number: Number, seen_at: int | None = None) -> Any:
        """The value, a number of its precision. seen_at: the step that sees it as its state before."""
        if number.t is None:
            return self._weight(number)
        name, layer = number.name, number.name.layer
        if name == X:
            return input_at(self.start, self.trace, self.implementation, number.t)[number.index]
        if layer is None:
            return self.trace[name.of(self.implementation)][number.t, number.index]
        if number.t == -1 or seen_at == number.t + 1:
            return self._before(layer, name.quantity, number.t + 1)[number.index]
        recorded = self.trace.get(name.of(self.implementation))
        if recorded is not None:
            return recorded[number.t, number.index]
        return self._computed_again(layer, number.t)[name.quantity][number.index]

    def _weight(self, number: Number) -> Any:
        layer = number.name.layer
        if layer is None:
            assert self.start.readout is not None
            array = self.start.readout[0 if number.name == READOUT_KERNEL else 1]
        else:
            array = getattr(self.start.layers[layer].weights, number.name.quantity)
        return array[number.index] if number.column is None else array[number.index, number.column]

    def _before(self, layer: int, state: str, t: int) -> Any:
        cell = self.plan.job.experiment.model.layers[layer]
        return states_before(cell, self._start_at(t), self.trace, self.implementation, t, layer)[state]

    def _computed_again(self, layer: int, t: int) -> dict[str, Any]:
        key = (layer, t)
        if key not in self._again:
            start = self._start_at(t)
            self._again = {key: quantities_at(self.plan, start, self.trace, self.implementation, t, layer)}
        return self._again[key]
