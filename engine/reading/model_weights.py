"""The weights of a whole model, as `get_weights()` lists them: taken out, and put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.array import Array
from engine.cells.base import LAYER_WEIGHTS, Cell, WeightBlock
from engine.cells.gru import GRU
from engine.errors import ParameterError
from engine.experiment import CELLS, Dense, Experiment, Model
from engine.parameter import Matrix, Row
from engine.reading.printed_array import PrintedArray
from engine.run.start import drawn_weights

MAX_LAYERS = 8
_LAST_WORD = re.compile(r"(.*?)[./:_\[]*(recurrent_kernel|kernel|bias)\]?(?::0)?$", re.DOTALL)


@dataclass(frozen=True)
class NewWeights:
    """What comes of arrays that take the place of a model's weights.

    places: which field each array is for, in their order. changes: what else becomes another, in a few
    words each: "layer 0: units 1 → 16"; none where every array has the shape that was there.
    """

    experiment: Experiment
    places: tuple[tuple[str, PrintedArray], ...]
    changes: tuple[str, ...]


def weights_of(experiment: Experiment) -> tuple[PrintedArray, ...]:
    """All weights in Keras' order, named "0.kernel" … "readout.bias"; left-out ones as drawn."""
    found = []
    for index, layer in enumerate(experiment.model.layers):
        drawn = drawn_weights(experiment, index)
        for block in layer.used_blocks():
            given = getattr(layer, block.name)
            rows = _drawn_rows(getattr(drawn, block.name)) if given is None else block.as_rows(given)
            found.append(PrintedArray(rows, block.dimensions, f"{index}.{block.name}"))
    readout = experiment.model.readout
    if readout is not None:
        bias = readout.bias or (0,) * experiment.model.outputs
        found.append(PrintedArray(readout.kernel, 2, "readout.kernel"))
        found.append(PrintedArray((bias,), 1, "readout.bias"))
    return tuple(found)


def with_weights(
    experiment: Experiment, arrays: Sequence[PrintedArray], *, is_transposed: bool = False
) -> NewWeights:
    """The experiment with these weights, and with layers as large as their shapes say.

    arrays: kernel, recurrent kernel and bias of each layer, then kernel and bias of a readout; a bias may
    lack. Where all have Keras' names, their order does not matter. is_transposed: matrices are turned
    first, as PyTorch keeps them. Raises ParameterError, naming the array that does not fit.
    """
    turned = [_turned(array) if is_transposed else array for array in _in_keras_order(arrays)]
    layers, places = _layers(experiment, turned)
    rest = turned[len(places) :]
    readout = _readout(rest, len(places), layers[-1].units) if rest else None
    if readout is not None and experiment.model.readout is not None:
        readout = readout.replace(activation=experiment.model.readout.activation)
    places += [
        (f"model.readout.{name}", array) for name, array in zip(("kernel", "bias"), rest, strict=False)
    ]
    new = experiment.replace(model=experiment.model.replace(layers=tuple(layers), readout=readout))
    return NewWeights(new, tuple(places), tuple(_changes(experiment.model, new.model)))


def _drawn_rows(array: Array) -> Matrix:
    rows = array if array.ndim > 1 else array[None]
    return tuple(map(tuple, rows.tolist()))


def _turned(array: PrintedArray) -> PrintedArray:
    if array.dimensions < 2:
        return array
    return PrintedArray(tuple(zip(*array.rows, strict=True)), 2, array.name)


def _in_keras_order(arrays: Sequence[PrintedArray]) -> list[PrintedArray]:
    """Layer by layer, as they are named; as they stand where one of them has no name of Keras'."""
    found = [_LAST_WORD.match(array.name) for array in arrays]
    matches = [match for match in found if match is not None]
    if len(matches) < len(arrays):
        return list(arrays)
    layers = list(dict.fromkeys(match[1] for match in matches))
    places = [(layers.index(match[1]), LAYER_WEIGHTS.index(match[2])) for match in matches]
    if len(set(places)) < len(places):
        return list(arrays)
    return [array for _, array in sorted(zip(places, arrays, strict=True), key=lambda pair: pair[0])]


def _layers(
    experiment: Experiment, arrays: Sequence[PrintedArray]
) -> tuple[list[Cell], list[tuple[str, PrintedArray]]]:
    """The recurrent layers that arrays begin with, and which field each of these is for."""
    layers: list[Cell] = []
    places: list[tuple[str, PrintedArray]] = []
    before, features = experiment.model.layers, experiment.sequence.features
    while len(places) < len(arrays) and not (layers and _is_readout(arrays[len(places) :])):
        if len(layers) == MAX_LAYERS:
            raise ParameterError("", f"must be of at most {MAX_LAYERS} layers")
        layer, used = _layer(before[min(len(layers), len(before) - 1)], arrays, len(places), features)
        if len(layers) >= len(before):
            layer = layer.replace(initial_state=None)
        names = [name for name in LAYER_WEIGHTS if name != "bias" or layer.use_bias]
        chosen = arrays[len(places) : len(places) + used]
        places += [
            (f"model.layers[{len(layers)}].{name}", array) for name, array in zip(names, chosen, strict=True)
        ]
        layers.append(layer)
        features = layer.units
    if not layers:
        raise ParameterError("", "holds no array")
    return layers, places


def _is_readout(arrays: Sequence[PrintedArray]) -> bool:
    """Whether what is left is a kernel alone, or with a bias behind it."""
    return len(arrays) == 1 or (len(arrays) == 2 and arrays[1].dimensions < 2)


def _layer(like: Cell, arrays: Sequence[PrintedArray], first: int, features: int) -> tuple[Cell, int]:
    """A layer of the weights from `first` on, and how many they are. like: what else it is made of."""
    if len(arrays) < first + 2:
        raise ParameterError("", f"ends behind {_called(arrays, first)}; a recurrent kernel belongs there")
    kernel, recurrent = arrays[first : first + 2]
    units, columns = recurrent.shape if recurrent.dimensions == 2 else (0, 0)
    if not units or columns % units:
        wanted = "must be a recurrent kernel, (units, units times gates)"
        raise ParameterError(_called(arrays, first + 1), f"{wanted}, got shape {recurrent.shape}")
    cell = _with_gates(like, columns // units, _called(arrays, first + 1))
    wanted_shape = cell.block("kernel").shape(features, units)
    if kernel.shape != wanted_shape:
        message = f"must have shape {wanted_shape}, got {kernel.shape}"
        raise ParameterError(_called(arrays, first), message)
    cell = _with_bias_like(cell, arrays[first + 2 :], units)
    bias = _bias(cell.block("bias"), arrays, first + 2, units)
    state = cell.initial_state if units == cell.units else None
    layer = cell.replace(
        units=units,
        use_bias=bias is not None,
        kernel=kernel.rows,
        recurrent_kernel=recurrent.rows,
        bias=bias,
        initial_state=state,
    )
    return layer, 2 if bias is None else 3


def _with_bias_like(cell: Cell, rest: Sequence[PrintedArray], units: int) -> Cell:
    """A GRU whose reset_after is as the bias that comes has it: two rows, or one."""
    if isinstance(cell, GRU) and rest:
        for reset_after in (True, False):
            other = GRU(reset_after=reset_after)
            if rest[0].shape == other.block("bias").shape(1, units) and cell.reset_after != reset_after:
                return cell.replace(reset_after=reset_after, bias=None)
    return cell


def _bias(block: WeightBlock, arrays: Sequence[PrintedArray], index: int, units: int) -> Row | Matrix | None:
    """The bias of a layer, where there is one at a place."""
    if index == len(arrays):
        return None
    wanted = block.shape(1, units)
    if arrays[index].shape == wanted:
        return block.as_field(arrays[index].rows)
    if arrays[index].dimensions < 2:
        message = f"must have shape {wanted}, got {arrays[index].shape}"
        raise ParameterError(_called(arrays, index), message)
    return None


def _with_gates(like: Cell, gates: int, called: str) -> Cell:
    """A cell of so many gates: the one that is there, or another kind."""
    if len(like.block("recurrent_kernel").gates) == gates:
        return like
    for kind in CELLS:
        if len(kind.block("recurrent_kernel").gates) == gates:
            return kind(units=like.units)  # type: ignore[call-arg]
    known = " or ".join(f"{kind.__name__} ({len(kind.block('recurrent_kernel').gates)})" for kind in CELLS)
    raise ParameterError(called, f"has {gates} columns a unit; cells known here: {known}")


def _readout(arrays: Sequence[PrintedArray], first: int, units: int) -> Dense:
    kernel = arrays[0]
    if kernel.dimensions != 2 or len(kernel.rows) != units:
        got = f"must have shape ({units}, outputs), got {kernel.shape}"
        raise ParameterError(_called(arrays, 0, first), got)
    outputs, bias = len(kernel.rows[0]), None
    if len(arrays) > 1:
        bias = arrays[1].rows[0]
        if arrays[1].shape != (outputs,):
            got = f"must have shape ({outputs},), got {arrays[1].shape}"
            raise ParameterError(_called(arrays, 1, first), got)
    return Dense(kernel=kernel.rows, bias=bias)


def _called(arrays: Sequence[PrintedArray], index: int, before: int = 0) -> str:
    name = arrays[index].name
    return f"array {index + before + 1} ({name})" if name else f"array {index + before + 1}"


def _changes(before: Model, after: Model) -> Iterator[str]:
    """What is another in the model besides its weights."""
    if len(before.layers) != len(after.layers):
        yield f"layers {len(before.layers)} → {len(after.layers)}"
    for index, (old, new) in enumerate(zip(before.layers, after.layers, strict=False)):
        if old.cell != new.cell:
            yield f"layer {index}: {old.cell} → {new.cell}"
        if old.units != new.units:
            yield f"layer {index}: units {old.units} → {new.units}"
        if old.use_bias != new.use_bias:
            yield f"layer {index}: {'with' if new.use_bias else 'without'} bias"
        if old.initial_state is not None and new.initial_state is None:
            yield f"layer {index}: initial state zeros"
    if before.readout is None and after.readout is not None:
        yield f"a readout of {after.outputs} outputs" if after.outputs > 1 else "a readout of 1 output"
    elif before.readout is not None and after.readout is None:
        yield "no readout"
    elif before.readout is not None and before.outputs != after.outputs:
        yield f"outputs {before.outputs} → {after.outputs}"
