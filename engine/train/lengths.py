"""How much of a gradient is left at the first step, by how many steps it has gone back."""

from collections.abc import Iterator

import numpy as np

from engine.array import Array
from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment
from engine.gradient.arrival import arrivals
from engine.gradient.recorded_gradient import RecordedGradient
from engine.gradient.step_jacobian import spectral_norm, spectral_radius, step_jacobian
from engine.run.name import Name
from engine.sequences.base import Batch
from engine.train.flow import gradient_flow

COMPARED: tuple[type[Cell], ...] = (SimpleRNN, LSTM, GRU)
MOST_STEPS, LEAST_STEPS = 240, 24
MOST_PRODUCTS = 2 * 10**9  # of numbers, for one network: a second or a few
AT_ONCE = 2**20  # numbers of the matrices that are worked out together


def steps_of(experiment: Experiment) -> int:
    """How many steps a gradient is sent back: fewer of a wide network, whose matrices take long."""
    model = experiment.model
    widths = [layer.units * len(layer.states) for layer in model.layers]
    size = max(*widths, 2 * model.width_read(len(model.layers), experiment.sequence.features))
    return min(experiment.sequence.steps, MOST_STEPS, max(LEAST_STEPS, MOST_PRODUCTS // size**3))


def shortened(experiment: Experiment) -> Experiment:
    """Of a longer sequence, its first steps."""
    steps, sequence = steps_of(experiment), experiment.sequence
    return experiment if sequence.steps == steps else experiment.replace(sequence=sequence.first(steps))


def fresh(experiment: Experiment, kind: type[Cell]) -> Experiment:
    """The experiment with one layer of a cell, as Keras draws its weights, as wide as the readout reads."""
    model = experiment.model
    units = model.width_read(len(model.layers), experiment.sequence.features)
    layer = kind.parse({"units": units})
    return experiment.replace(model=model.replace(layers=(layer,), return_sequences=True, stateful=False))


def left_by_length(record: RecordedGradient, layer: int) -> Array:
    """How long a gradient of length 1 at the h of step n is at the states of step 0, for each n, (steps,).

    Of an LSTM those are h and c, each without what it hands to the other within the step. It points as that
    of the loss of step n does; where that does not count, alike in all units.
    """
    cell = record.cell(layer)
    size = cell.units * len(cell.states)
    product, found = np.eye(size), [1.0]
    for t, matrix in _matrices(record, layer):
        product = matrix @ product if t not in record.cuts else np.zeros_like(product)
        seed = np.zeros(size)
        seed[: cell.units] = _direction(record, layer, t)
        found.append(float(np.linalg.norm(seed @ product)))
    return np.array(found)


def bounds_by_length(record: RecordedGradient, layer: int) -> tuple[Array, Array]:
    """The product of the Jacobians' norms, and ρ to the power of n, (steps,) each.

    Of all states together; ρ is the spectral radius of the mean Jacobian. Linear units have ρ of their
    recurrent kernel.
    """
    norms, total, count = [1.0], None, 0
    for t, matrix in _matrices(record, layer):
        norms.append(0.0 if t in record.cuts else spectral_norm(matrix))
        total, count = matrix if total is None else total + matrix, count + 1
    radius = 1.0 if total is None else float(spectral_radius(total / count))
    return np.cumprod(norms), radius ** np.arange(len(norms), dtype=float)


def lengths(experiment: Experiment, row: int, layer: int, batch: Batch | None = None) -> dict[str, Array]:
    """By the names of COMPARED: what is left of a gradient; and of the experiment's own layer, its bounds."""
    of = shortened(experiment)
    batch = batch if of is experiment else None
    own = gradient_flow(of, row, batch)
    product, radius = bounds_by_length(own, layer)
    found = {"own": left_by_length(own, layer), "product": product, "radius": radius}
    for kind in COMPARED:
        found[kind.__name__] = left_by_length(gradient_flow(fresh(of, kind), row, batch), 0)
    return found


def _matrices(record: RecordedGradient, layer: int) -> Iterator[tuple[int, Array]]:
    """The Jacobian of all states, from step 1 on."""
    cell = record.cell(layer)
    many = max(1, AT_ONCE // (cell.units * len(cell.states)) ** 2)
    for begin in range(1, record.steps, many):
        whole = step_jacobian(record, layer, slice(begin, min(begin + many, record.steps))).whole
        yield from enumerate(whole, begin)


def _direction(record: RecordedGradient, layer: int, t: int) -> Array:
    """Of the gradient that comes to h at step t from above, of length 1."""
    cell = record.cell(layer)
    above = [one.brought for one in arrivals(record, Name("h", layer), t) if one.kind == "above"]
    found = np.asarray(sum(above[1:], above[0])) if above else np.zeros(cell.units)
    norm = float(np.linalg.norm(found))
    return found / norm if norm > 0 else np.full(cell.units, cell.units**-0.5)
