"""A weight of the experiment, by where it stands: its numbers, its headings, and how it is exchanged."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from engine.array import Array
from engine.cells.base import Cell
from engine.experiment import Dense, Experiment
from engine.explain.origin import OUTPUT
from engine.parameter import Matrix
from engine.run.reshape import with_layer
from engine.run.start import drawn_weights
from engine.run.wiring import below

WeightRows = Matrix | Array


@lru_cache(maxsize=64)
def names(letter: str, count: int) -> tuple[str, ...]:
    """x[0], x[1], …: brackets count units and features, small numbers steps."""
    return tuple(f"{letter}[{index}]" for index in range(count))


def columns_of(cell: Cell, weight: str) -> tuple[str, ...]:
    """Headings of a weight's columns: h[0], h[1], …, or of several gates z[0], z[1], …, r[0], …"""
    gates = cell.block(weight).gates
    return tuple(chain.from_iterable(names(gate or OUTPUT, cell.units) for gate in gates))


@dataclass(frozen=True)
class WeightPlace:
    """Which weight: kernel, recurrent_kernel, bias or initial_state of a layer, or of the readout.

    layer: None is the readout. All methods take the experiment that it is in; see `is_in`.
    """

    layer: int | None
    field: str

    @property
    def path(self) -> str:
        """As a lesson locks it: model.layers[0].kernel."""
        return f"model.{'readout' if self.layer is None else f'layers[{self.layer}]'}.{self.field}"

    def is_in(self, experiment: Experiment) -> bool:
        """Whether an experiment has it."""
        if self.layer is None:
            return experiment.model.readout is not None
        layers = experiment.model.layers
        return self.layer < len(layers) and (self.field != "bias" or layers[self.layer].use_bias)

    def is_given(self, experiment: Experiment) -> bool:
        """Whether its numbers were set by hand."""
        return getattr(self._owner(experiment), self.field) is not None

    def rows(self, experiment: Experiment) -> WeightRows:
        """Its numbers, (rows, columns): those set by hand, or what stands in for them."""
        given = getattr(self._owner(experiment), self.field)
        if self.layer is None:
            outputs = experiment.model.outputs
            return self._as_rows(experiment, given if given is not None else (0,) * outputs)
        if given is not None:
            return self._as_rows(experiment, given)
        cell = experiment.model.layers[self.layer]
        if self.field == "initial_state":
            return ((0,) * cell.units,) * len(cell.states)
        drawn: Array = getattr(drawn_weights(experiment, self.layer), self.field)
        return drawn if drawn.ndim == 2 else drawn[None]

    def with_rows(self, experiment: Experiment, rows: Matrix | None) -> Experiment:
        """The experiment with other numbers; None leaves them out again. Raises ParameterError."""
        value = None if rows is None else self._as_field(experiment, rows)
        if self.layer is not None:
            cell = experiment.model.layers[self.layer].replace(**{self.field: value})
            return with_layer(experiment, self.layer, cell)
        readout = self._readout(experiment).replace(**{self.field: value})
        return experiment.replace(model=experiment.model.replace(readout=readout))

    def with_number(self, experiment: Experiment, row: int, column: int, value: float) -> Experiment:
        """The experiment with one other number. Raises ParameterError."""
        rows = self.rows(experiment)
        numbers = list(rows if isinstance(rows, tuple) else map(tuple, rows.tolist()))
        numbers[row] = (*numbers[row][:column], value, *numbers[row][column + 1 :])
        return self.with_rows(experiment, tuple(numbers))

    def gates(self, experiment: Experiment) -> tuple[str, ...]:
        """Whose blocks of columns stand side by side; one without a name where there is one alone."""
        if self.layer is None or self.field == "initial_state":
            return ("",)
        return experiment.model.layers[self.layer].block(self.field).gates

    def symbol(self, experiment: Experiment) -> str:
        """The letter of the weight, as W; of a bias of several rows the letters of all rows."""
        if self.layer is None:
            return {"kernel": "V", "bias": "c"}[self.field]
        if self.field == "initial_state":
            return ""
        return ", ".join(experiment.model.layers[self.layer].block(self.field).symbols)

    def is_row(self, experiment: Experiment) -> bool:
        """Whether the weight is a vector."""
        if self.layer is None:
            return self.field == "bias"
        return self.field == "bias" and experiment.model.layers[self.layer].block("bias").dimensions == 1

    def row_names(self, experiment: Experiment) -> Sequence[str]:
        """Headings of its rows: what it reads."""
        model = experiment.model
        if self.layer is None:
            return names(OUTPUT, model.width_read(len(model.layers), 1)) if self.field == "kernel" else ("",)
        cell = model.layers[self.layer]
        match self.field:
            case "kernel":
                letter = "x" if below(model, self.layer).layer is None else OUTPUT
                return names(letter, model.width_read(self.layer, experiment.sequence.features))
            case "recurrent_kernel":
                return names(OUTPUT, cell.units)
            case "initial_state":
                return cell.states
        return ("",) if cell.block("bias").dimensions == 1 else cell.block("bias").symbols

    def column_names(self, experiment: Experiment) -> Sequence[str]:
        """Headings of its columns: gates and units."""
        if self.layer is None:
            return names("y", experiment.model.outputs)
        cell = experiment.model.layers[self.layer]
        return names(OUTPUT, cell.units) if self.field == "initial_state" else columns_of(cell, self.field)

    def _owner(self, experiment: Experiment) -> Cell | Dense:
        return self._readout(experiment) if self.layer is None else experiment.model.layers[self.layer]

    def _readout(self, experiment: Experiment) -> Dense:
        assert experiment.model.readout is not None
        return experiment.model.readout

    def _as_rows(self, experiment: Experiment, given: tuple[object, ...]) -> Matrix:
        is_matrix = isinstance(given[0], tuple)
        return given if is_matrix else (given,)  # type: ignore[return-value]

    def _as_field(self, experiment: Experiment, rows: Matrix) -> object:
        return rows[0] if self.is_row(experiment) else rows
