"""What Keras' `evaluate` is given: rows, cut where states are reset, each with the states it begins with."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.experiment import Model

LastStates = Callable[[Array, list[Array]], list[Array]]
"""The states that a model ends with, (rows, units) each, of (rows, steps, features) and its first states."""


@dataclass(frozen=True)
class EvaluatedPart:
    """Stretches of one length, (stretches, steps, …) each.

    counts: which steps do. states: those that each begins with, (stretches, units) each.
    """

    inputs: Array
    targets: Array
    counts: Array
    states: list[Array]


def parts_of(
    model: Model, rows: EvaluatedPart, start: list[Array], last_states: LastStates
) -> Iterator[EvaluatedPart]:
    """What no call of Keras' does by itself, done between calls: states are reset, or carried by rows.

    rows: whole, their states of no meaning. start: the states of the experiment, (units,) each. Yields the
    rows as they are where states are neither carried nor reset.
    """
    count, steps = rows.counts.shape
    every = min(model.reset_every or steps, steps)
    last = (steps - 1) // every * every  # where the last stretch of a row begins
    first = [np.repeat(state[np.newaxis], count, axis=0) for state in start]
    for row in range(1, count if model.stateful else 1):
        before = [
            state[row - 1 : row] if last == 0 else one[np.newaxis]
            for state, one in zip(first, start, strict=True)
        ]
        for state, after in zip(first, last_states(rows.inputs[row - 1 : row, last:], before), strict=True):
            state[row] = after[0]
    whole = steps // every * every
    yield _cut(rows, 0, every, whole // every, start, first)
    if whole < steps:
        yield _cut(rows, whole, steps - whole, 1, start, None)


def _cut(
    rows: EvaluatedPart, begin: int, length: int, count: int, start: list[Array], first: list[Array] | None
) -> EvaluatedPart:
    """Some stretches of every row. first: the states of the first one of each, None where it is as others."""

    def cut(array: Array) -> Array:
        part: Array = array[:, begin : begin + length * count]
        return part.reshape(-1, length, *array.shape[2:])

    states = [np.repeat(state[np.newaxis], len(rows.inputs) * count, axis=0) for state in start]
    for state, given in zip(states, first or (), strict=first is not None):
        state[::count] = given
    return EvaluatedPart(cut(rows.inputs), cut(rows.targets), cut(rows.counts), states)
