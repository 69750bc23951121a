"""The weights of an experiment as arrays: those given by hand, and those initialised from the seed."""

from dataclasses import dataclass, replace

import numpy as np

from engine.array import DTYPES, Array, read_only
from engine.cells.base import Cell, Weights
from engine.experiment import Dense, Experiment
from engine.parameter import Matrix, Row
from engine.run.plan import Plan


@dataclass(frozen=True)
class LayerStart:
    """What a layer starts with: its weights, and its states before t = 0, (units,) each."""

    weights: Weights
    states: dict[str, Array]


@dataclass(frozen=True)
class Start:
    """What a network starts with. readout: kernel (units, outputs) and bias (outputs,), or None.

    t: the first step it makes; its states are those before that step.
    """

    layers: tuple[LayerStart, ...]
    readout: tuple[Array, Array] | None
    t: int = 0


def start_of(experiment: Experiment, precision: str) -> Start:
    """Weights and initial states in one precision; the same numbers for every implementation."""
    dtype = DTYPES[precision]
    rng = np.random.default_rng(experiment.seed)
    layers, features = [], experiment.sequence.features
    with np.errstate(over="ignore"):  # float32 holds less than a field may: the run then tells where it ends
        for layer in experiment.model.layers:
            layers.append(_start_of_layer(layer, features, rng, dtype))
            features = layer.units
        readout = experiment.model.readout
        return Start(tuple(layers), None if readout is None else _readout(readout, dtype))


def start_of_plan(plan: Plan, implementation: str) -> Start:
    """What an implementation of a run sets out with: in its precision, and from where the run resumes."""
    experiment = plan.job.experiment
    start = start_of(experiment, getattr(experiment.precision, implementation))
    resume = plan.job.resume
    if resume is None:
        return start
    states = resume.states[implementation]
    layers = zip(start.layers, states, strict=True)
    changed = tuple(replace(layer, states=dict(before)) for layer, before in layers)
    return replace(start, layers=changed, t=resume.t)


def _start_of_layer(layer: Cell, features: int, rng: np.random.Generator, dtype: np.dtype) -> LayerStart:
    shapes = {block.name: block.shape(features, layer.units) for block in layer.blocks}
    # All draws are made, used or not, so that setting one weight by hand leaves the others as they were.
    kernel = glorot_uniform(rng, *shapes["kernel"])
    recurrent_kernel = orthogonal(rng, *shapes["recurrent_kernel"])
    weights = Weights(
        kernel=_array(layer.kernel, kernel, dtype),
        recurrent_kernel=_array(layer.recurrent_kernel, recurrent_kernel, dtype),
        bias=_array(layer.bias, np.zeros(shapes["bias"], dtype=np.int64), dtype),
    )
    zeros = np.zeros(layer.units, dtype=np.int64)
    states = layer.initial_state or ((0,) * layer.units,) * len(layer.states)
    return LayerStart(
        weights, {name: _array(row, zeros, dtype) for name, row in zip(layer.states, states, strict=True)}
    )


def _readout(readout: Dense, dtype: np.dtype) -> tuple[Array, Array]:
    kernel = np.array(readout.kernel, dtype=dtype)
    return read_only(kernel), _array(readout.bias, np.zeros(kernel.shape[1], dtype=np.int64), dtype)


def _array(given: Matrix | Row | None, otherwise: Array, dtype: np.dtype) -> Array:
    if given is None:
        # Python's ints, not NumPy's, where numbers are exact: those never wrap around.
        return read_only(np.array(otherwise.tolist(), dtype=dtype))
    return read_only(np.array(given, dtype=dtype))


def glorot_uniform(rng: np.random.Generator, rows: int, columns: int) -> Array:
    """Uniform within ±sqrt(6 / (rows + columns)), Keras' default (Glorot & Bengio 2010, equation 16)."""
    limit = np.sqrt(6 / (rows + columns))
    return rng.uniform(-limit, limit, (rows, columns))


def orthogonal(rng: np.random.Generator, rows: int, columns: int) -> Array:
    """Orthogonal rows or columns, Keras' default recurrent kernel (Saxe et al. 2014)."""
    shape = (max(rows, columns), min(rows, columns))
    q, r = np.linalg.qr(rng.standard_normal(shape))
    q = q * np.sign(np.diag(r))  # makes the distribution uniform over all orthogonal matrices
    return q.T if rows < columns else q
