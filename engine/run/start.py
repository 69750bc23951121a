"""What a run starts with: weights, given by hand or drawn from the seed, and states before t = 0."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np

from engine.array import DTYPES, Array, read_only
from engine.cells.base import LAYER_WEIGHTS, Cell, Weights
from engine.experiment import Dense, Experiment
from engine.implementations.every import implementation as implementation_of
from engine.parameter import Matrix, Row
from engine.run.plan import Plan
from engine.weights.initializer import glorot_uniform, orthogonal


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


Shape = tuple[int, ...]
Shapes = tuple[tuple[Shape, Shape, Shape], ...]
_drawing = Lock()
KEPT = 16  # layers whose draws are kept: an edit changes few of them, and large ones take a while


@dataclass(frozen=True)
class _Drawn:
    """What the seed gives a layer, float64. rng_state: of the generator, after its draws."""

    weights: Weights
    rng_state: Mapping[str, Any]


def start_of(experiment: Experiment, precision: str) -> Start:
    """Weights and initial states in one precision; the same numbers for every implementation."""
    dtype = DTYPES[precision]
    layers, shapes = [], _shapes(experiment)
    with np.errstate(over="ignore"):  # float32 holds less than a field may: the run then tells where it ends
        for index, layer in enumerate(experiment.model.layers):
            layers.append(
                _start_of_layer(layer, _weights(layer, experiment.seed, shapes[: index + 1]), dtype)
            )
        readout = experiment.model.readout
        return Start(tuple(layers), None if readout is None else _readout(readout, dtype))


def drawn_weights(experiment: Experiment, layer: int) -> Weights:
    """What the seed gives a layer, float64, whether it is used or not."""
    return _weights(experiment.model.layers[layer], experiment.seed, _shapes(experiment)[: layer + 1])


def start_of_plan(plan: Plan, implementation: str) -> Start:
    """The weights and states with which an implementation begins a run, in its own precision.

    A what-if begins with the states before its first step, a row of a stateful model with those that the row
    before it ended with.
    """
    experiment = plan.job.experiment
    start = start_of(experiment, implementation_of(implementation).precision(experiment))
    resume = plan.job.resume
    states = plan.carried.get(implementation) if resume is None else resume.states[implementation]
    if states is None:
        return start
    layers = zip(start.layers, states, strict=True)
    changed = tuple(replace(layer, states=layer.states | dict(before)) for layer, before in layers)
    return replace(start, layers=changed, t=plan.first_step)


def changes_of_era(
    plan: Plan, implementation: str, layer: int, t: int
) -> tuple[Weights, Mapping[str, Array]] | None:
    """The weights with which a layer computes its rows from t on, and the states that it is given there.

    Of a what-if in a model with a backward layer, whose rows are all computed again: from t on holds what the
    last of the changes up to t says. layer: an index. None where the run is no what-if.
    """
    if plan.job.resume is None:
        return None
    jobs = [job for job in plan.job.chain if job.resume is None or job.resume.t <= t]
    resume, precision = jobs[-1].resume, implementation_of(implementation).precision(jobs[-1].experiment)
    layers = start_of(jobs[-1].experiment, precision).layers
    states: Mapping[str, Array] = {}
    if t == 0:
        states = start_of_plan(replace(plan, job=jobs[0]), implementation).layers[layer].states
    if resume is not None and resume.t == t:
        states = {**states, **resume.states[implementation][layer]}
    return layers[layer].weights, states


def _shapes(experiment: Experiment) -> Shapes:
    shapes = []
    for index, layer in enumerate(experiment.model.layers):
        features = experiment.model.width_read(index, experiment.sequence.features)
        kernel, recurrent_kernel, bias = (
            layer.block(name).shape(features, layer.units) for name in LAYER_WEIGHTS
        )
        shapes.append((kernel, recurrent_kernel, bias))
    return tuple(shapes)


def _weights(layer: Cell, seed: int, shapes: Shapes) -> Weights:
    """What the seed and the layer's own start of the bias give the last of these layers."""
    found = layer.at_start(_drawn_once(seed, shapes).weights)
    return Weights(*map(read_only, vars(found).values()))


def _drawn_once(seed: int, shapes: Shapes) -> _Drawn:
    """What the seed gives the last of these layers, under a lock.

    The window's thread and the engine's both ask as an experiment is opened, and the second waits for the
    first, in place of drawing the same again.
    """
    with _drawing:
        return _drawn(seed, shapes)


@lru_cache(maxsize=KEPT)
def _drawn(seed: int, shapes: Shapes) -> _Drawn:
    """What the seed gives the last of these layers.

    All draws are made, used or not, so that setting one weight by hand leaves the others as they were.
    """
    rng = np.random.default_rng(seed)
    if len(shapes) > 1:
        rng.bit_generator.state = _drawn(seed, shapes[:-1]).rng_state
    kernel, recurrent_kernel, bias = shapes[-1]
    weights = Weights(
        kernel=read_only(glorot_uniform(rng, *kernel)),
        recurrent_kernel=read_only(orthogonal(rng, *recurrent_kernel)),
        bias=read_only(np.zeros(bias, dtype=np.int64)),
    )
    return _Drawn(weights, rng.bit_generator.state)


def _start_of_layer(layer: Cell, drawn: Weights, dtype: np.dtype) -> LayerStart:
    weights = Weights(
        kernel=_array(layer.kernel, drawn.kernel, dtype),
        recurrent_kernel=_array(layer.recurrent_kernel, drawn.recurrent_kernel, dtype),
        bias=_array(layer.bias, drawn.bias, dtype),
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
        is_exact = dtype.kind == "O"
        # In C's order, as the lists of a script are: the bits of a product depend on it.
        return read_only(np.array(otherwise.tolist() if is_exact else otherwise, dtype=dtype, order="C"))
    return read_only(np.array(given, dtype=dtype))
