"""Keep hand-set weights when the shapes around them change.

What was there before keeps computing as it did. A new unit listens, but nothing listens to it yet: its
columns of the kernels are those that Keras' initialisers give a layer of that size with the experiment's
seed, and its bias is what Keras starts it with; where NumPy computes exactly, which takes whole numbers,
±1 from the input and 0 from the units, so that it copies the input. Its initial state is 0, and so are the
rows by which others would hear it. A new input is heard by new units alone. A new output of the readout
shows the unit of its own number.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import cast

import numpy as np

from engine.array import Array
from engine.cells.base import Cell, WeightBlock
from engine.errors import ParameterError
from engine.experiment import Dense, Experiment, Model
from engine.parameter import Matrix, Row
from engine.run.start import LayerStart, start_of
from engine.sequences.base import Sequence
from engine.weights.initializer import glorot_uniform

Fill = Callable[[int, int, int], Iterable[int | float]]
"""The new entries of row i, from column begin to end - 1: row by row, as there may be a million."""


def with_sequence(experiment: Experiment, sequence: Sequence) -> Experiment:
    """The experiment with another sequence, and all weights refit; a readout stays as wide as the targets."""
    readout = experiment.model.readout
    outputs = sequence.outputs if readout is not None and experiment.has_error else None
    model = refit(sequence, experiment.model, experiment.seed, outputs, is_exact=_is_exact(experiment))
    return experiment.replace(sequence=sequence, model=model)


def with_layer(experiment: Experiment, index: int, layer: Cell) -> Experiment:
    """The same experiment with one layer changed, and all weights refit to it."""
    layers = experiment.model.layers
    return with_layers(experiment, (*layers[:index], layer, *layers[index + 1 :]))


def with_layers(experiment: Experiment, layers: tuple[Cell, ...]) -> Experiment:
    """The same experiment with other layers, and all weights refit to them."""
    model = experiment.model.replace(layers=layers)
    model = refit(experiment.sequence, model, experiment.seed, is_exact=_is_exact(experiment))
    return experiment.replace(model=model)


def refit(
    sequence: Sequence, model: Model, seed: int = 0, outputs: int | None = None, *, is_exact: bool = False
) -> Model:
    """The model with every hand-set weight in the shape that sequence and units ask for.

    Weights left to the seed stay so; a bias goes where use_bias is off. outputs: of the readout;
    as many as before when None. is_exact: new weights are whole numbers. Raises ParameterError where the
    sequence itself is wrong.
    """
    if outputs in (None, model.outputs) and _fits(sequence, model):
        return model
    layers = []
    drawn = _drawn(sequence, model, seed)
    for index, (layer, start) in enumerate(zip(model.layers, drawn, strict=True)):
        layers.append(_refit_layer(layer, model.width_read(index, sequence.features), start, is_exact))
    features = model.width_read(len(layers), sequence.features)
    readout = model.readout and _refit_readout(model.readout, features, outputs)
    return model.replace(layers=tuple(layers), readout=readout)


def _is_exact(experiment: Experiment) -> bool:
    return experiment.precision.numpy == "exact"


def _fits(sequence: Sequence, model: Model) -> bool:
    try:
        Experiment(sequence=sequence, model=model)
    except ParameterError:
        return False
    return True


def _drawn(sequence: Sequence, model: Model, seed: int) -> tuple[LayerStart, ...]:
    """What every layer would start with if all its weights were left to the seed."""
    nothing = {"kernel": None, "recurrent_kernel": None, "bias": None, "initial_state": None}
    bare = Model(layers=tuple(layer.replace(**nothing) for layer in model.layers))
    return start_of(Experiment(seed=seed, sequence=sequence, model=bare), "float64").layers


def _refit_layer(layer: Cell, features: int, drawn: LayerStart, is_exact: bool) -> Cell:
    changes: dict[str, object] = dict.fromkeys(block.name for block in layer.blocks)
    for block in layer.used_blocks():
        given = getattr(layer, block.name)
        if given is not None:
            changes[block.name] = _refit_block(given, block, features, layer.units, drawn, is_exact)
    state = layer.initial_state
    if state is not None:
        state = _resize(state, len(layer.states), layer.units, _zero)
    return layer.replace(**changes, initial_state=state)


def _refit_block(
    given: Row | Matrix, block: WeightBlock, features: int, units: int, drawn: LayerStart, is_exact: bool
) -> Row | Matrix:
    """One weight in its new shape; new columns are drawn, copied or 0, as the module says."""
    numbers: Array = np.atleast_2d(getattr(drawn.weights, block.name))
    rows = block.as_rows(_of_dimensions(given, block))
    match block.rows:
        case "features":
            count, fill = features, _copies(numbers) if is_exact else _draws(numbers)
        case "units":
            count, fill = units, _zero if is_exact else _draws(numbers)
        case None:
            count, fill = len(rows), _draws(numbers)
    return block.as_field(_resize_gates(rows, count, units, len(block.gates), fill))


def _of_dimensions(given: Row | Matrix, block: WeightBlock) -> Row | Matrix:
    """A bias of several rows as their sum, where one is wanted; one of one row with zeros below it."""
    is_matrix = isinstance(given[0], tuple)
    if is_matrix == (block.dimensions == 2):
        return given
    if is_matrix:
        return tuple(map(sum, zip(*given, strict=True)))
    zeros = (0,) * len(given)
    return cast(Matrix, (given, *(zeros,) * (len(block.symbols) - 1)))


def _refit_readout(readout: Dense, units: int, outputs: int | None) -> Dense:
    outputs = outputs or len(readout.kernel[0])
    bias = None if readout.bias is None else _resize((readout.bias,), 1, outputs, _zero)[0]
    return readout.replace(kernel=_resize(readout.kernel, units, outputs, _identity), bias=bias)


def _resize_gates(given: Matrix, rows: int, units: int, gates: int, fill: Fill) -> Matrix:
    """Resize each gate's block of columns, (rows, units × gates)."""
    before = max(len(row) for row in given) // gates
    blocks = []
    for gate in range(gates):
        block = tuple(row[gate * before : (gate + 1) * before] for row in given)
        blocks.append(_resize(block, rows, units, partial(_fill_gate, fill, gate * units)))
    return tuple(tuple(number for part in parts for number in part) for parts in zip(*blocks, strict=True))


def _fill_gate(fill: Fill, first: int, i: int, begin: int, end: int) -> Iterable[int | float]:
    return fill(i, first + begin, first + end)


def _resize(given: Matrix, rows: int, columns: int, fill: Fill) -> Matrix:
    """Keep the overlap. New columns are filled; new rows of old columns are 0."""
    old_columns = max((len(row) for row in given), default=0)
    kept = min(old_columns, columns)

    def row(i: int) -> Row:
        old = given[i][:kept] if i < len(given) else ()
        return (*old, *(0,) * (kept - len(old)), *fill(i, kept, columns))

    return tuple(map(row, range(rows)))


def _draws(drawn: Array) -> Fill:
    return lambda i, begin, end: map(_plain, drawn[i, begin:end].tolist())


def _plain(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _copies(drawn: Array) -> Fill:
    return lambda i, begin, end: np.where(drawn[i, begin:end] >= 0, 1, -1).tolist()


def _zero(i: int, begin: int, end: int) -> Row:
    return (0,) * (end - begin)


def _identity(i: int, begin: int, end: int) -> Row:
    return tuple(int(i == j) for j in range(begin, end))


def with_fitting_readout(experiment: Experiment) -> Experiment:
    """The layers with a readout of as many outputs as there are targets.

    A new one is drawn from the experiment's seed, as Keras draws a Dense, with biases of 0; where NumPy
    computes exactly, which takes whole numbers, it shows the first units. One that is there keeps its
    weights.
    """
    model, outputs = experiment.model, experiment.sequence.outputs
    if model.readout is not None:
        return experiment.replace(model=refit(experiment.sequence, model, experiment.seed, outputs))
    if _is_exact(experiment):
        readout = first_units(model.outputs, outputs)
    else:
        rng = np.random.default_rng((experiment.seed, len(model.layers)))  # no layer draws from this one
        drawn = glorot_uniform(rng, model.outputs, outputs)
        readout = Dense(kernel=tuple(map(tuple, drawn.tolist())), bias=(0,) * outputs)
    return experiment.replace(model=model.replace(readout=readout))


def first_units(units: int, outputs: int) -> Dense:
    """A readout that shows the first units as they are, (units, outputs)."""
    return Dense(kernel=tuple(_identity(i, 0, outputs) for i in range(units)))
