"""What a worksheet tells of an experiment: the rule of its sequence, and the network's weights."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.array import Array, is_nan_number
from engine.cells.base import Cell, WeightBlock
from engine.notation.number_text import figure, is_rounded, number_tex
from engine.worksheet.run import Run


@dataclass(frozen=True)
class Given:
    """A number, row or matrix by its letter. rows: texts; one of one is a number."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_single(self) -> bool:
        return len(self.rows) == len(self.rows[0]) == 1


def rule_tex(run: Run) -> str:
    """How the sequence goes on, in TeX; empty where it follows no rule."""
    return run.experiment.sequence.rule_tex(number_tex)


def rule_remark(run: Run) -> str:
    """What the rule's symbols mean; empty where there is nothing to say."""
    if not run.experiment.all_count:
        return "Where no target stands, the step does not count."
    return run.experiment.sequence.rule_remark


def model_remarks(run: Run) -> Iterator[str]:
    """What the network's equations do not say."""
    model = run.experiment.model
    every = model.reset_every
    if model.is_backward:
        yield "Step t of a layer that reads a later step first is the t-th that it works out."
        if every is None:
            yield f"T = {run.plan.steps}"
        else:
            yield f"t' is step t counted back within the {every} steps between two resets."
    if every is not None and every < run.steps:
        first = ", ".join(map(str, range(every, run.steps, every)))
        yield f"The states are back at their start before these steps: {first}."


def weights_of(run: Run) -> tuple[Given, ...]:
    """All weights and initial states of the network, as the sheet prints them."""
    return tuple(_weights(run))


def is_any_rounded(run: Run) -> bool:
    """Whether some number on the sheet is not written with all its digits."""
    weights = (row for _, array in _arrays(run) for row in array.tolist())
    steps = (row for name in run.trace for row in run.trace[name][: run.steps + 1].tolist())
    numbers = (value for rows in (weights, steps) for row in rows for value in row)
    return any(not is_nan_number(value) and is_rounded(value) for value in numbers)


def _weights(run: Run) -> Iterator[Given]:
    for name, array in _arrays(run):
        yield Given(name, tuple(tuple(figure(value) for value in row) for row in array.tolist()))


def _arrays(run: Run) -> Iterator[tuple[str, Array]]:
    """Names and matrices; rows are matrices of one row."""
    layers = run.start.layers
    for index, (layer, cell) in enumerate(zip(layers, run.experiment.model.layers, strict=True)):
        number = f"⁽{'⁰¹²'[index]}⁾" if len(layers) > 1 else ""
        for block in cell.used_blocks():
            yield from _parts(cell, block, getattr(layer.weights, block.name), number)
        for name, state in layer.states.items():
            yield f"{name}{number}₋₁", state[None]
    if run.start.readout is not None:
        kernel, bias = run.start.readout
        yield "V", kernel
        yield "c", bias[None]


def _parts(cell: Cell, block: WeightBlock, weight: Array, number: str) -> Iterator[tuple[str, Array]]:
    """Each gate's part of a weight, (rows, units)."""
    for row, symbol in enumerate(block.symbols):
        rows = weight if block.rows else np.atleast_2d(weight)[row : row + 1]
        for gate in block.gates:
            name = f"{symbol}{number}" + (f"_{gate}" if gate else "")
            yield name, rows[:, block.columns(gate, cell.units)]
