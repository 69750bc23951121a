"""The loss of a whole model at many places of a plane at once, and how steep it is there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.gradient.weight_vector import WeightVector
from engine.landscape.affine import AffineMatrix
from engine.landscape.plane import Plane
from engine.landscape.points_layer import STILL, PointsLayer, Tangents, units_first, units_last
from engine.landscape.points_readout import PointsReadout
from engine.losses.every import LOSSES
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name
from engine.run.start import start_of
from engine.run.wiring import is_reset, rows_read
from engine.sequences.base import Batch
from engine.train.data import training_data

StepLosses = Callable[[Array, Array], Array]
PointsRow = tuple[Array, Tangents]
"""What a step puts out, (size, batch, points), and how it changes along the plane."""
GATHERED = 2**15  # numbers whose losses are taken at once


@dataclass(frozen=True, eq=False)
class PointLosses:
    """values: (points,). slopes: (2, points), the derivatives along both directions; 0 if not wanted."""

    values: Array
    slopes: Array


class PointsPass:
    """Made once for an experiment and a plane. The loss is that of all rows together, in float64."""

    def __init__(self, experiment: Experiment, plane: Plane, batch: Batch | None = None) -> None:
        """Raises ParameterError for what can't be trained."""
        self._model, self._plane = experiment.model, plane
        self._start = start_of(experiment, "float64")
        self._weights = WeightVector(self._model, self._start)
        full = experiment.training.replace(batch_size=0)
        self._data = training_data(experiment.replace(training=full), "float64", batch)
        self._counting = int(np.count_nonzero(self._data.counts))
        loss, readout = LOSSES[experiment.training.loss], self._model.readout
        self._activation = "linear" if readout is None else readout.activation
        self._of_steps: StepLosses = loss.of_steps
        self._of_outputs: StepLosses = loss.gradient
        if readout is not None and readout.activation == loss.bent_by:
            self._activation = "linear"
            self._of_steps, self._of_outputs = loss.of_steps_before_bending, loss.gradient_before_bending

    @property
    def size(self) -> int:
        """How many numbers the widest layer has at one place and step."""
        rows = 1 if self._model.stateful else self._data.rows
        return rows * max(layer.units for layer in self._model.layers)

    @property
    def products(self) -> int:
        """How many multiplications the largest matrix takes at one place and step."""
        rows = 1 if self._model.stateful else self._data.rows
        return rows * max(part.size for part in self._weights.parts.values())

    @property
    def cost(self) -> float:
        """About how many multiplications the loss of one place takes."""
        return float(self._data.steps * self._data.rows * self._weights.vector.size)

    @property
    def steps(self) -> int:
        """How many steps follow one another."""
        return self._data.steps * (self._data.rows if self._model.stateful else 1)

    def at(self, places: Array, *, are_slopes_wanted: bool = False) -> PointLosses:
        """places: (2, points). Raises ParameterError where slopes are wanted that can't be told."""
        if are_slopes_wanted and self._model.is_backward:
            raise ParameterError("landscape", "has no steepness where a layer goes backwards")
        with np.errstate(all="ignore"):  # what overflows is infinite, or no number, in what is given
            return self._at(places, are_slopes_wanted)

    def _at(self, places: Array, are_slopes_wanted: bool) -> PointLosses:
        layers, readout = self._layers(places), self._readout(places)
        batch = layers[0].x.shape[1]
        values, slopes = np.zeros(places.shape[1]), np.zeros(places.shape)
        for first_row in range(0, self._data.rows, batch):  # of a stateful model they go on from one another
            rows = slice(first_row, first_row + batch)
            x = self._data.x[:, rows].transpose(0, 2, 1)[..., np.newaxis]
            outputs = self._outputs(layers, x, are_slopes_wanted)
            for some in _several(outputs, len(x), max(1, GATHERED // layers[-1].h.size)):
                y, tangents = (
                    (some.h, some.tangents) if readout is None else readout.read(some.h, some.tangents)
                )
                counts = self._data.counts[some.begin : some.end, rows].reshape(-1, 1)
                target = self._data.target[some.begin : some.end, rows].reshape(-1, 1, len(y))
                losses = self._of_steps(units_last(y), target)
                values += losses.sum(axis=0) if counts.all() else losses.sum(axis=0, where=counts)
                if are_slopes_wanted:
                    _add_slopes(slopes, self._of_outputs(units_last(y), target), counts, tangents)
        return PointLosses(values / self._counting, slopes / self._counting)

    # ── what the readout reads ─────────────────────────────────────────────────────────────────

    def _outputs(
        self, layers: Sequence[PointsLayer], x: Array, are_slopes_wanted: bool
    ) -> Iterator[PointsRow]:
        """x: (steps, features, batch, 1)."""
        if self._model.is_backward:
            yield from self._whole_outputs(layers, x)
            return
        for t, row in enumerate(x):
            np.copyto(layers[0].x, row)
            tangents = STILL
            for layer in layers:
                self._step(layer, t)
                tangents = layer.tangents(tangents) if are_slopes_wanted else STILL
            yield layers[-1].h, tangents

    def _whole_outputs(self, layers: Sequence[PointsLayer], x: Array) -> Iterator[PointsRow]:
        """Layer by layer, where one goes backwards."""
        first, put_out = np.moveaxis(x, 1, -1), list[Array]()
        for index, layer in enumerate(layers):
            made = []
            for t, row in enumerate(rows_read(self._model, index, first, put_out)):
                np.copyto(layer.x, units_first(row))
                self._step(layer, t)
                made.append(units_last(layer.h).copy())
            put_out.append(np.stack(made))
        yield from ((units_first(row), STILL) for row in rows_read(self._model, len(layers), first, put_out))

    def _step(self, layer: PointsLayer, t: int) -> None:
        is_first = t == 0 and not self._model.stateful
        if is_first or is_reset(self._model.reset_every, t):
            layer.reset()
        layer.step()

    # ── the weights ────────────────────────────────────────────────────────────────────────────

    def _layers(self, places: Array) -> list[PointsLayer]:
        batch, points = 1 if self._model.stateful else self._data.rows, places.shape[1]
        made: list[PointsLayer] = []
        for index, cell in enumerate(self._model.layers):
            weights: dict[str, AffineMatrix] = {
                block.name: self._matrix(Name(block.name, index), places) for block in cell.used_blocks()
            }
            start = self._start.layers[index]
            unused = AffineMatrix(start.weights.bias.reshape(1, -1), (), places)  # a cell may read rows of it
            features = self._model.width_read(index, self._data.x.shape[2])
            x = np.empty((features, batch, points if index else 1))
            if index and not self._model.is_backward:
                x = made[-1].h
            made.append(PointsLayer(cell, {"bias": unused, **weights}, start.states, x, points))
        return made

    def _readout(self, places: Array) -> PointsReadout | None:
        if self._model.readout is None:
            return None
        kernel, bias = (self._matrix(name, places) for name in (READOUT_KERNEL, READOUT_BIAS))
        return PointsReadout(kernel, bias, self._activation)

    def _matrix(self, name: Name, places: Array) -> AffineMatrix:
        """A weight; a bias with its rows side by side in one."""
        vectors = (self._plane.origin, *self._plane.directions)
        base, *directions = (self._weights.parts_of(vector)[name] for vector in vectors)
        if name.quantity == "bias":
            base, *directions = (one.reshape(1, -1) for one in (base, *directions))
        return AffineMatrix(base, directions, places)


@dataclass(frozen=True, eq=False)
class _Steps:
    """What some steps put out, side by side: (size, steps · batch, points)."""

    begin: int
    end: int
    h: Array
    tangents: Tangents


def _several(rows: Iterator[PointsRow], steps: int, at_once: int) -> Iterator[_Steps]:
    """Some steps together, so that their losses are taken at once."""
    table: Array | None = None
    for begin in range(0, steps, at_once):
        tangents: list[Tangents] = []
        for h, change in islice(rows, at_once):
            if table is None:
                table = np.empty((len(h), min(at_once, steps), *h.shape[1:]))
            np.copyto(table[:, len(tangents)], h)  # which is written over by the next one
            tangents.append(change)
        assert table is not None
        size, made = len(table), len(tangents)
        first, second = (_side_by_side([change[along] for change in tangents]) for along in (0, 1))
        some = table[:, :made].reshape(size, -1, table.shape[-1])
        yield _Steps(begin, begin + made, some, (first, second))


def _side_by_side(tangents: Sequence[Array | None]) -> Array | None:
    """Those of several steps; some may not change at all, and some alike at all points."""
    found = [one for one in tangents if one is not None]
    if not found:
        return None
    shape = np.broadcast_shapes(*(one.shape for one in found))
    return np.concatenate(
        [np.zeros(shape) if one is None else np.broadcast_to(one, shape) for one in tangents], axis=1
    )


def _add_slopes(slopes: Array, gradient: Array, counts: Array, tangents: Tangents) -> None:
    """Add how the losses of some steps change. gradient: by the outputs, (batch, points, outputs)."""
    of_outputs = units_first(gradient)
    for slope, tangent in zip(slopes, tangents, strict=True):
        if tangent is not None:
            slope += np.sum(of_outputs * tangent, axis=(0, 1), where=counts)
