"""A backward pass written out by hand over a whole batch, with every choice that a mistake makes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import numpy as np

from engine.activation import ROW_DERIVATIVES, SLOPES
from engine.array import Array
from engine.cells.base import Cell
from engine.doctor.recipe import GATES
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.losses.every import LOSSES
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name
from engine.run.simulate import counting
from engine.run.start import start_of
from engine.train.theirs.plain_cells import (
    RIGHT,
    StepFlaws,
    StepGradients,
    backward_step,
    forward_step,
)

WeightGradients = dict[Name, Array]
"""Of each weight what each step adds to its gradient, (steps, …), or all of them together, (…)."""


@dataclass(frozen=True)
class PassFlaws:
    """What is wrong with a backward pass; 0 and False are right.

    layers: of each, what is wrong inside its steps; RIGHT where left out. cut_every: no gradient crosses
    every so many steps. reach: each loss goes back so many steps at most. counts_all: steps that do not
    count are counted. biases_last: biases get the last step's gradient alone.
    """

    layers: Mapping[int, StepFlaws] = field(default_factory=dict)
    cut_every: int = 0
    reach: int = 0
    counts_all: bool = False
    biases_last: bool = False


def plain_refusal(experiment: Experiment) -> str:
    """Why no mistakes can be looked for in a model's gradients; "" where they can."""
    model = experiment.model
    for index, cell in enumerate(model.layers):
        if cell.cell not in GATES:
            return f"layer {index} is of another kind than SimpleRNN, GRU and LSTM"
        if cell.is_backward or cell.merge_mode is not None:
            return f"layer {index} goes backwards"
        if not set(_functions(cell)) <= set(SLOPES) - set(ROW_DERIVATIVES):
            return f"layer {index} is bent by a function of all its units"
    if model.stateful or model.reset_every:
        return "its states go on from row to row, or are reset"
    return ""


def _functions(cell: Cell) -> list[str]:
    names = (getattr(cell, field, None) for field in ("activation", "recurrent_activation"))
    return [str(name) for name in names if name is not None]


class PlainPass:
    """The forward pass of every row of an experiment, and any number of backward passes, right or wrong."""

    def __init__(self, experiment: Experiment, *, is_by_step: bool = True) -> None:
        """is_by_step: whether gradients are wanted of each step; else they come as one, their sum.

        Raises ParameterError where `plain_refusal` says why.
        """
        self._is_by_step = is_by_step
        refusal = plain_refusal(experiment)
        if refusal:
            raise ParameterError("model", refusal)
        self.experiment, self.model = experiment, experiment.model
        batch = experiment.sequence.generate()
        counts = counting(self.model, batch.mask)
        if experiment.sequence.test_mask is not None:
            counts = counts & ~experiment.sequence.test_mask[: len(counts)]
        self.counts = counts.T
        self.x, self.target = (
            np.asarray(array, np.float64).transpose(1, 0, 2) for array in (batch.inputs, batch.targets)
        )
        start = start_of(experiment, "float64")
        self.readout = start.readout
        self._weights = [
            {
                "kernel": layer.weights.kernel,
                "recurrent_kernel": layer.weights.recurrent_kernel,
                "bias": _two_rows(layer.weights.bias),
            }
            for layer in start.layers
        ]
        self._first = [layer.states for layer in start.layers]

    @property
    def steps(self) -> int:
        """How many steps each row has."""
        return len(self.x)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self.x.shape[1])

    @cached_property
    def known(self) -> list[dict[str, Array]]:
        """All numbers of each layer, (steps, rows, units) each."""
        found, x = [], self.x
        for cell, weights, first in zip(self.model.layers, self._weights, self._first, strict=True):
            states = {name: np.broadcast_to(row, (self.rows, cell.units)) for name, row in first.items()}
            steps: list[dict[str, Array]] = []
            for row in x:
                steps.append(forward_step(cell, weights, row, states))
                states = {name: steps[-1][name] for name in cell.states}
            found.append({name: np.stack([step[name] for step in steps]) for name in steps[0]})
            x = found[-1]["h"]
        return found

    # ── backwards ──────────────────────────────────────────────────────────────────────────────

    def gradients(self, flaws: PassFlaws | None = None) -> WeightGradients:
        """Of each weight what each step adds to its gradient, (steps, …)."""
        return self._of_losses(flaws or PassFlaws(), np.ones(self.rows))

    def within_reaches(self, most: int, most_in_stacks: int) -> Iterator[tuple[int, WeightGradients]]:
        """The gradients where each loss goes back 1, 2, … steps: of one layer each from the one before."""
        if len(self.model.layers) > 1:
            reaches = range(1, min(most, most_in_stacks) + 1)
            yield from ((reach, self.gradients(PassFlaws(reach=reach))) for reach in reaches)
            return
        flaws = PassFlaws()
        found, gradient = self._through_readout(flaws, np.ones(self.rows))
        for reach, steps in enumerate(self._longer_and_longer(0, gradient, flaws), 1):
            yield reach, self._of_weights(0, steps, flaws) | found
            if reach == most:
                return

    def by_row(self) -> list[WeightGradients]:
        """The whole gradients of the mean loss of each row alone, (…) each; rows that count alone."""
        found = []
        for row in np.flatnonzero(self.counts.any(axis=0)):
            alone = np.zeros(self.rows)
            alone[row] = self.counts.sum() / self.counts[:, row].sum()
            found.append(summed(self._of_losses(PassFlaws(), alone)))
        return found

    def _of_losses(self, flaws: PassFlaws, weights_of_rows: Array) -> WeightGradients:
        found, gradient = self._through_readout(flaws, weights_of_rows)
        of_layers: WeightGradients = {}
        for index in reversed(range(len(self.model.layers))):
            steps = self._of_layer(index, gradient, flaws)
            of_layers = self._of_weights(index, steps, flaws) | of_layers
            gradient = steps.of_input @ self._weights[index]["kernel"].T
        return of_layers | found

    def _through_readout(self, flaws: PassFlaws, weights_of_rows: Array) -> tuple[WeightGradients, Array]:
        """The gradients of the readout's weights, and of what stands below it."""
        gradient = self._of_readout_sum(flaws) * weights_of_rows[:, np.newaxis]
        if self.readout is None:
            return {}, gradient
        products = self._products(self.known[-1]["h"], gradient)
        found = {READOUT_KERNEL: products, READOUT_BIAS: self._of_bias(gradient, flaws)}
        return found, gradient @ self.readout[0].T

    def _of_readout_sum(self, flaws: PassFlaws) -> Array:
        """The gradient of the mean loss by what the readout bends, or by the last layer's h."""
        loss, readout, h = LOSSES[self.experiment.training.loss], self.model.readout, self.known[-1]["h"]
        counts = np.ones_like(self.counts) if flaws.counts_all else self.counts
        a = h if self.readout is None else h @ self.readout[0] + self.readout[1]
        y = a if readout is None else readout.bend(a)
        target = np.where(counts[..., np.newaxis], self.target, 0)
        if readout is not None and readout.activation == loss.bent_by:
            found = loss.gradient_before_bending(a, target)
        else:
            found = loss.gradient(y, target)
            name = "linear" if readout is None else readout.activation
            if name in ROW_DERIVATIVES:
                found = ROW_DERIVATIVES[name](a, y, found)
            elif name != "linear":
                found = found * SLOPES[name](a, y)
        return np.asarray(np.where(counts[..., np.newaxis], found, 0) / counts.sum())

    def _of_layer(self, index: int, gradient: Array, flaws: PassFlaws) -> StepGradients:
        """The gradients of each step of a layer. gradient: of its h from above."""
        if flaws.reach:
            return self._within_reach(index, gradient, flaws)
        cell, known = self.model.layers[index], self.known[index]
        own = flaws.layers.get(index, RIGHT)
        cut_every = flaws.cut_every or self.experiment.training.truncate
        carried = {name: np.zeros_like(gradient[0]) for name in cell.states}
        steps: list[StepGradients] = []
        for t in reversed(range(self.steps)):
            after = {**carried, "h": carried["h"] + gradient[t]}
            now = {name: table[t] for name, table in known.items()}
            steps.append(backward_step(cell, self._weights[index], now, after, own))
            carried = steps[-1].before
            if cut_every and t % cut_every == 0:
                carried = {name: np.zeros_like(row) for name, row in carried.items()}
        steps.reverse()
        return StepGradients(
            np.stack([step.of_input for step in steps]),
            np.stack([step.of_state for step in steps]),
            {},
            tuple(np.stack(rows) for rows in zip(*(step.factors for step in steps), strict=True)),
        )

    def _within_reach(self, index: int, gradient: Array, flaws: PassFlaws) -> StepGradients:
        """The same where each loss goes back a few steps: for all losses at once, step after step."""
        longer = self._longer_and_longer(index, gradient, flaws)
        return next(islice(longer, min(flaws.reach, self.steps) - 1, None))

    def _longer_and_longer(self, index: int, gradient: Array, flaws: PassFlaws) -> Iterator[StepGradients]:
        """The gradients of each step where the loss of each goes back 1, 2, … steps, up to all."""
        cell, weights, known = self.model.layers[index], self._weights[index], self.known[index]
        own = flaws.layers.get(index, RIGHT)
        after = {name: gradient if name == "h" else np.zeros_like(gradient) for name in cell.states}
        of_input = of_state = np.zeros(1)
        for _ in range(self.steps):
            found = backward_step(cell, weights, known, after, own)
            of_input, of_state = of_input + found.of_input, of_state + found.of_state
            yield StepGradients(of_input, of_state, {}, found.factors)
            after = {name: _a_step_earlier(table) for name, table in found.before.items()}

    def _of_weights(self, index: int, steps: StepGradients, flaws: PassFlaws) -> WeightGradients:
        cell, known = self.model.layers[index], self.known[index]
        if cell.cell == "GRU" and not _has_two_biases(cell):  # the candidate's factor is r h, not h
            of_gates = np.split(steps.of_state, len(steps.factors), axis=-1)
            parts = [self._products(*pair) for pair in zip(steps.factors, of_gates, strict=True)]
            recurrent = np.concatenate(parts, axis=-1)
        else:
            recurrent = self._products(known["h_before"], steps.of_state)
        found = {
            Name("kernel", index): self._products(known["x"], steps.of_input),
            Name("recurrent_kernel", index): recurrent,
        }
        if cell.use_bias:
            bias = self._of_bias(steps.of_input, flaws)
            if _has_two_biases(cell):
                bias = np.stack([bias, self._of_bias(steps.of_state, flaws)], axis=1)
            found[Name("bias", index)] = bias
        return found

    def _products(self, factor: Array, gradient: Array) -> Array:
        """What each step adds to a weight, (steps, …, …), or (1, …, …) of all."""
        if self._is_by_step:
            return np.asarray(np.einsum("tbi,tbj->tij", factor, gradient))
        flat = factor.reshape(-1, factor.shape[-1]).T @ gradient.reshape(-1, gradient.shape[-1])
        return np.asarray(flat[np.newaxis])

    def _of_bias(self, gradient: Array, flaws: PassFlaws) -> Array:
        found = gradient.sum(axis=1)
        if flaws.biases_last:
            found = np.concatenate([np.zeros_like(found[:-1]), found[-1:]])
        return np.asarray(found if self._is_by_step else found.sum(axis=0, keepdims=True))


def summed(by_step: WeightGradients) -> WeightGradients:
    """The whole gradients, of what each step adds."""
    return {name: table.sum(axis=0) for name, table in by_step.items()}


def _has_two_biases(cell: Cell) -> bool:
    return cell.cell == "GRU" and bool(getattr(cell, "reset_after", True))


def _two_rows(bias: Array) -> Array:
    return bias if bias.ndim == 2 else np.stack([bias, np.zeros_like(bias)])


def _a_step_earlier(table: Array) -> Array:
    """Of the states before each step, those after the step before."""
    return np.concatenate([table[1:], np.zeros_like(table[:1])])
