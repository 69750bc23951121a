"""A backward pass as it is recorded: of one row, each gradient of each step, and what it is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from engine.activation import ROW_DERIVATIVES, SLOPES
from engine.array import Array, times_matrix
from engine.cells.base import Cell, States, Step, Weights
from engine.cells.operand import Bias, Input, MatrixProduct, WeightPart
from engine.cells.stage import products
from engine.cells.symbol import Symbol
from engine.experiment import Experiment, Model
from engine.gradient.gradient_letters import GradientLetters
from engine.gradient.layer_pass import Cuts
from engine.gradient.way import Bent, GradientWay, Mixed, Scaled, WayLink, nodes, ways
from engine.implementations.numpy import NumPy
from engine.losses.every import LOSSES
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, READOUT_SUM, Name, Number, X, Y
from engine.run.wiring import rows_read

GRAD = "grad."
KEPT = 16  # steps looked at last
COUNTS = Name("counts")
"""Whether a step counts towards the loss, 1 or 0."""
Steps = int | slice
"""One step, whose numbers are a row, or several, whose numbers are rows."""


def grad(name: Name) -> Name:
    """The gradient of the loss by something, as it is recorded: grad.h, grad.kernel."""
    return Name(f"{GRAD}{name.quantity}", name.layer, NumPy.name)


@dataclass(frozen=True, eq=False)
class BackwardStart:
    """What a backward pass sets out with.

    counting: how many steps count, of all rows. norm, clipped: of the gradient of all weights, of all rows,
    before and after clipping. weights: by name, those of the readout too. initial: of each
    layer the states before the first step, (units,) each.
    """

    experiment: Experiment
    row: int
    steps: int
    counting: int
    loss: float
    norm: float
    clipped: float
    weights: Mapping[Name, Array]
    layers: tuple[Weights, ...]
    initial: tuple[States, ...]

    @property
    def cuts(self) -> Cuts:
        """Where no gradient goes to the step before."""
        training, model = self.experiment.training, self.experiment.model
        return Cuts.every(self.steps, model.reset_every, training.truncate)


@dataclass(frozen=True, eq=False)
class RecordedGradient:
    """Row k of a backward layer is its k-th processed step, as in a run. All arrays are (steps, size)."""

    start: BackwardStart
    tables: Mapping[Name, Array]
    _steps: dict[object, Step] = field(default_factory=dict, repr=False)  # looked at already

    @property
    def model(self) -> Model:
        """Whose gradients they are."""
        return self.start.experiment.model

    @property
    def steps(self) -> int:
        """How many there are."""
        return self.start.steps

    def cell(self, layer: int) -> Cell:
        """The cell of a layer."""
        return self.model.layers[layer]

    def letters(self, layer: int) -> GradientLetters:
        """How a layer's numbers are written."""
        return GradientLetters.of(self.model, layer, self.steps)

    def written(self, symbol: Symbol, t: int) -> str:
        """A symbol as step t has it; a state before, where it was reset, as what the run set out with."""
        if t not in self.resets:
            return symbol.at(t)
        return Symbol(tuple("_{-1}" if piece == -1 else piece for piece in symbol.pieces)).at(t)

    @cached_property
    def resets(self) -> frozenset[int]:
        """The steps, besides the first, before which the states are back at their start."""
        return self.start.cuts.resets

    @cached_property
    def cuts(self) -> frozenset[int]:
        """The steps from which no gradient goes to the step before."""
        return self.start.cuts.all

    @cached_property
    def undoes_activation(self) -> bool:
        """Whether the loss is taken of what the readout's activation bends, so that y has no gradient."""
        readout, loss = self.model.readout, LOSSES[self.start.experiment.training.loss]
        return readout is not None and readout.activation == loss.bent_by

    # ── forward numbers ────────────────────────────────────────────────────────────────────────

    def number(self, name: Name, t: Steps) -> Array:
        """What the forward pass made of a quantity, of x, target or y."""
        named = name if name in self.tables else name.of(NumPy.name)
        return self.tables[named][t]

    def counts(self, t: int) -> bool:
        """Whether a step counts towards the loss."""
        return bool(self.tables[COUNTS][t, 0])

    @cached_property
    def _read(self) -> dict[int, Array]:
        h = [self.number(Name("h", layer), slice(None)) for layer in range(len(self.model.layers))]
        x = self.tables[X]
        return {layer: rows_read(self.model, layer, x, h) for layer in range(len(h) + 1)}

    def read(self, layer: int, t: Steps) -> Array:
        """What a layer reads as the t-th it processes; of as many as there are layers, the readout."""
        return self._read[layer][t]

    @cached_property
    def _before(self) -> dict[Name, Array]:
        found = {}
        for layer, initial in enumerate(self.start.initial):
            for name, first in initial.items():
                table = np.concatenate([first[np.newaxis], self.number(Name(name, layer), slice(None))[:-1]])
                table[sorted(self.start.cuts.resets)] = first
                found[Name(name, layer)] = table
        return found

    def before(self, state: Name, t: Steps) -> Array:
        """A state as step t sees it."""
        return self._before[state][t]

    def step(self, layer: int, t: Steps, *, has_rows: bool = False) -> Step:
        """A step of a layer, able to compute the parts inside its expressions.

        has_rows: its numbers are (…, 1, units), to go with the gradients of several numbers at once.
        """
        key = (layer, t, has_rows) if isinstance(t, int) else None
        if key in self._steps:
            return self._steps[key]
        cell, weights = self.cell(layer), self.start.layers[layer]

        def shaped(row: Array) -> Array:
            return row[..., np.newaxis, :] if has_rows else row

        known = {one.name: shaped(self.number(Name(one.name, layer), t)) for one in cell.quantities}
        states = {name: shaped(self.before(Name(name, layer), t)) for name in cell.states}
        with np.errstate(all="ignore"):
            xW = times_matrix(shaped(self.read(layer, t)), weights.kernel)
        found = Step(cell, xW, states, weights, known)
        if key is not None:
            if len(self._steps) > KEPT:
                self._steps.clear()
            self._steps[key] = found
        return found

    def readout_sum(self, t: Steps) -> Array:
        """What the readout's activation bends."""
        weights = self.start.weights
        read = self.read(len(self.model.layers), t)
        return np.asarray(read @ weights[READOUT_KERNEL] + weights[READOUT_BIAS])

    # ── gradients ──────────────────────────────────────────────────────────────────────────────

    def gradient(self, name: Name, t: Steps) -> Array:
        """The gradient of the loss by a node of a layer, by y, or by what the readout bends."""
        return self.tables[grad(name)][t]

    def handed_on(self, layer: int, way: GradientWay, t: Steps) -> Array:
        """What a way within a step brings to its end: the whole gradient that goes along it."""
        found = way.sign * self.gradient(Name(way.node, layer), t)
        step = self.step(layer, t)
        for link in way.links:
            found = self.through(layer, link, step, found)
        return found

    def through(self, layer: int, link: WayLink, step: Step, gradient: Array) -> Array:
        """A gradient behind a link."""
        match link:
            case Scaled(by):
                return np.asarray(gradient * step.value(by))
            case Bent(activation, inside):
                name = self.cell(layer).activation_name(activation)
                a, y = step.value(inside), step.value(activation)
                if name in ROW_DERIVATIVES:
                    shape = np.broadcast_shapes(a.shape, gradient.shape)
                    a, y, gradient = (np.broadcast_to(one, shape) for one in (a, y, gradient))
                    return ROW_DERIVATIVES[name](a, y, gradient)
                return np.asarray(gradient * SLOPES[name](a, y))
            case Mixed(part):
                return np.asarray(gradient @ self.matrix(layer, part).T)

    def matrix(self, layer: int, part: WeightPart) -> Array:
        """The columns of a matrix that belong to a gate."""
        found: Array = getattr(self.start.layers[layer], part.weight)
        return found[:, self._columns(layer, part)]

    def _columns(self, layer: int, part: WeightPart) -> slice:
        cell = self.cell(layer)
        return cell.block(part.weight).columns(part.gate, cell.units)

    def value(self, number: Number) -> float | None:
        """A number of the forward or the backward pass; None where the pass has no such number."""
        name, t = number.name, number.t
        if t is None:
            return _entry(self.start.weights[name], number)
        if name.quantity.startswith(GRAD):
            weight = Name(name.quantity.removeprefix(GRAD), name.layer)
            if weight in self.start.weights:
                return _entry(self.of_weight(weight, t), number)
            return float(self.tables[name.of(NumPy.name)][t, number.index])
        if t < 0 and name.layer is not None:
            return float(self.start.initial[name.layer][name.quantity][number.index])
        if name == READOUT_SUM:
            return float(self.readout_sum(t)[number.index])
        known = name in self.tables or name.of(NumPy.name) in self.tables
        return float(self.number(name, t)[number.index]) if known else None

    # ── gradients of weights ───────────────────────────────────────────────────────────────────

    def of_weight(self, name: Name, t: Steps) -> Array:
        """What each step adds to the gradient of a weight, (…, *its shape)."""
        if name.layer is None:
            source = READOUT_SUM if grad(READOUT_SUM) in self.tables else Y
            gradient = self.gradient(source, t)
            if name == READOUT_BIAS:
                return gradient
            read = self.read(len(self.model.layers), t)
            return np.asarray(np.einsum("...i,...j->...ij", read, gradient))
        found = np.zeros((*self._leading(t), *self.start.weights[name].shape))
        rows = found if name.quantity != "bias" else found.reshape(*self._leading(t), -1, found.shape[-1])
        for way, end in self.weight_ways(name):
            gradient, columns = self.handed_on(name.layer, way, t), self._columns(name.layer, end.part)
            if isinstance(end, MatrixProduct):
                factor = self.factor(name.layer, end, t)
                rows[..., columns] += np.einsum("...i,...j->...ij", factor, gradient)
            else:
                rows[..., end.part.row, columns] += gradient
        return found

    def weight_ways(self, name: Name) -> Iterator[tuple[GradientWay, MatrixProduct | Bias]]:
        """The ways on which gradients come to a weight of a layer within a step, with their ends."""
        assert name.layer is not None
        for way in ways(self.cell(name.layer)):
            if isinstance(way.end, MatrixProduct | Bias) and way.end.part.weight == name.quantity:
                yield way, way.end

    def factor(self, layer: int, product: MatrixProduct, t: Steps) -> Array:
        """What a matrix is multiplied with."""
        if isinstance(product.factor, Input):
            return self.read(layer, t)
        return np.asarray(self.step(layer, t).value(product.factor))

    def _leading(self, t: Steps) -> tuple[int, ...]:
        return () if isinstance(t, int) else (len(range(*t.indices(self.steps))),)


def recorded_nodes(cell: Cell) -> tuple[str, ...]:
    """What gradients are recorded of: the nodes, and the quantities that are mere products."""
    return tuple(dict.fromkeys((*nodes(cell), *sorted(products(cell)))))


def _entry(array: Array, number: Number) -> float:
    return float(array[number.index] if number.column is None else array[number.index, number.column])
