"""The value that decides what a run computes."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

import engine.cells
import engine.sequences
import engine.tasks
from engine.activation import ACTIVATIONS
from engine.array import Array, PrecisionName
from engine.cells.activation_name import ActivationName
from engine.cells.base import Cell
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.optimizers.adam import Adam
from engine.optimizers.base import Training
from engine.optimizers.every import OPTIMIZERS, known_optimizer
from engine.parameter import AutoFlag, Matrix, OneOf, Row, Value, parameter
from engine.program.find import find_classes
from engine.sequences.base import Sequence
from engine.sequences.memory_sum import MemorySum
from engine.tasks.base import LearningTask
from engine.theirs.carried import CarriedNumbers

CELLS = tuple(sorted(find_classes(engine.cells, Cell), key=lambda kind: kind.order))
_KINDS = (*find_classes(engine.sequences, Sequence), *find_classes(engine.tasks, LearningTask))
SEQUENCES = tuple(sorted(_KINDS, key=lambda kind: kind.order))


class Dense(Value):
    """A readout y_t = φ(h_t V + c). kernel: (units, outputs). bias: (outputs,), zeros when left out."""

    kernel: Matrix
    bias: Row | None = None
    activation: ActivationName = parameter(
        "linear", "The function that bends the outputs; softmax makes probabilities of them."
    )

    def bend(self, a: Array) -> Array:
        """The outputs φ(a), (..., outputs). a: h V + c, of the same shape."""
        return ACTIVATIONS[self.activation](a)


class Model(Value):
    """A stack of 1 to 8 recurrent layers, the first one reads x, and a readout if there is one.

    Without a readout the output y of the model is the hidden state h of its last layer.
    """

    layers: Annotated[
        tuple[Annotated[Cell, OneOf("cell", CELLS)], ...], Field(strict=False, min_length=1, max_length=8)
    ] = (SimpleRNN(),)
    readout: Dense | None = None
    return_sequences: bool = parameter(
        True,
        "Whether every step counts; else only the last one does, as with Keras' return_sequences=False: of a "
        "layer that goes backwards the last one that it processes.",
    )
    stateful: bool = parameter(
        False, "Whether a row begins with the states that the row before it ended with."
    )
    reset_every: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    """After so many steps the states are back at their start, again and again; never where it is None.

    As if the model was called on each stretch of so many steps: a layer that goes backwards begins with the
    last step of the first stretch, and when it is through, with the last one of the next.
    """

    @property
    def outputs(self) -> int:
        """How many numbers the network puts out at each step."""
        return self.width_read(len(self.layers), 1) if self.readout is None else len(self.readout.kernel[0])

    @property
    def is_backward(self) -> bool:
        """Whether a layer processes the last step first, so that a run is computed as a whole."""
        return any(layer.is_backward for layer in self.layers)

    def width_read(self, layer: int, features: int) -> int:
        """How many numbers a layer reads at each step; layer = len(layers) stands for the readout."""
        if layer < len(self.layers) and self.layers[layer].merge_mode is not None:
            layer -= 1  # it reads what the layer before it reads
        if layer <= 0:
            return features
        top = self.layers[layer - 1]
        return top.units + (self.layers[layer - 2].units if top.merge_mode == "concat" else 0)


class Precision(Value):
    """In which numbers each implementation computes."""

    numpy: PrecisionName = parameter(
        "float64", "NumPy's numbers: Python integers of any size (exact), float64 or float32."
    )
    keras: Literal["float32", "float64"] = parameter(
        "float32", "Keras' numbers; float32 is Keras' own default."
    )


class Experiment(Value):
    """Everything a run depends on: sequence, model, precisions, seed, training. Equal ones give equal runs.

    A frozen value: `replace` makes a changed one and checks it again, raising ParameterError. Name and
    description change no number. seed: weights that are left out are drawn from it. theirs: somebody else's
    numbers, shown beside the computed ones.
    """

    name: str = Field(default="Untitled", max_length=200)
    description: str = Field(default="", max_length=2000)
    seed: int = parameter(
        0, "Where the random numbers for left-out weights start.", low=0, high=2**63 - 1, slider=(0, 100)
    )
    sequence: Annotated[Sequence, OneOf("kind", SEQUENCES)] = MemorySum()
    model: Model = Model()
    precision: Precision = Precision()
    training: Annotated[
        Training, OneOf("optimizer", tuple(OPTIMIZERS.values())), BeforeValidator(known_optimizer)
    ] = Adam()
    jit_compile: AutoFlag = "auto"
    theirs: CarriedNumbers | None = None

    @property
    def has_error(self) -> bool:
        """Whether outputs and targets have the same size, so that their difference is defined."""
        return self.model.outputs == self.sequence.outputs

    @property
    def all_count(self) -> bool:
        """Whether every step counts, in every row."""
        return self.sequence.all_count and self.model.return_sequences

    @model_validator(mode="after")
    def _fits_together(self) -> "Experiment":
        check_shapes(self)
        self.training.check("training")
        if self.precision.numpy == "exact":
            _check_exact(self)
        return self


def check_shapes(experiment: Experiment) -> None:
    """Raise ParameterError for the first weight or state whose shape does not fit."""
    experiment.sequence.check("sequence")
    for index, layer in enumerate(experiment.model.layers):
        place = f"model.layers[{index}]"
        _check_merging(f"{place}.merge_mode", experiment.model.layers, index)
        features = experiment.model.width_read(index, experiment.sequence.features)
        for block in layer.blocks:
            given, shape = getattr(layer, block.name), block.shape(features, layer.units)
            _check_weight(f"{place}.{block.name}", given, shape)
        _check_matrix(f"{place}.initial_state", layer.initial_state, (len(layer.states), layer.units))
        if layer.bias is not None and not layer.use_bias:
            raise ParameterError(f"{place}.bias", "must be left out when use_bias is false")
    features = experiment.model.width_read(len(experiment.model.layers), experiment.sequence.features)
    readout = experiment.model.readout
    if readout is not None:
        outputs = len(readout.kernel[0]) if readout.kernel else 0
        if outputs == 0:
            raise ParameterError(
                "model.readout.kernel", f"must have shape ({features}, outputs), got an empty list"
            )
        _check_matrix("model.readout.kernel", readout.kernel, (features, outputs))
        _check_row("model.readout.bias", readout.bias, (outputs,))


def _check_merging(field: str, layers: tuple[Cell, ...], index: int) -> None:
    mode = layers[index].merge_mode
    if mode is None:
        return
    if index == 0 or layers[index - 1].is_backward:
        raise ParameterError(field, "must be null unless the layer before it goes forwards")
    if mode != "concat" and layers[index].units != layers[index - 1].units:
        units = layers[index - 1].units, layers[index].units
        raise ParameterError(
            field, f"must be 'concat' where halves differ in units, {units[0]} and {units[1]}"
        )


def _check_weight(field: str, given: Row | Matrix | None, shape: tuple[int, ...]) -> None:
    """A weight may be a row where its shape is a matrix's, and the other way round, in some cells."""
    if given:
        first = given[0]
        got = (len(given), len(first)) if isinstance(first, tuple) else (len(given),)
        if len(got) != len(shape):
            raise ParameterError(field, f"must have shape {shape}, got {got}")
    check: Any = _check_matrix if len(shape) == 2 else _check_row
    check(field, given, shape)


def _check_matrix(field: str, matrix: Matrix | None, shape: tuple[int, ...]) -> None:
    if matrix is None:
        return
    lengths = {len(row) for row in matrix}
    if len(matrix) != shape[0] or lengths != {shape[1]}:
        ragged = "rows of different lengths" if lengths else "an empty list"
        got = f"({len(matrix)}, {lengths.pop()})" if len(lengths) == 1 else ragged
        raise ParameterError(field, f"must have shape {shape}, got {got}")


def _check_row(field: str, row: Row | None, shape: tuple[int, ...]) -> None:
    if row is not None and (len(row),) != shape:
        raise ParameterError(field, f"must have shape {shape}, got ({len(row)},)")


def _check_exact(experiment: Experiment) -> None:
    """Exact integers need whole numbers everywhere and no bending."""
    where = "precision.numpy"
    if not experiment.sequence.is_whole:
        raise ParameterError(where, "can be exact only where every number of the sequence is a whole number")
    for index, layer in enumerate(experiment.model.layers):
        if layer.merge_mode == "ave":
            raise ParameterError(where, f"cannot be exact with the mean that layer {index} asks for")
        if not layer.may_be_exact:
            raise ParameterError(where, f"cannot be exact with {layer.cell}, as in layer {index}")
        if layer.activation_names() != ("linear",):
            raise ParameterError(where, f"can be exact only with linear layers; layer {index} is not")
        given = [layer.kernel, layer.recurrent_kernel]
        if None in given or not _whole(
            layer.kernel, layer.recurrent_kernel, (layer.bias or ()), layer.initial_state
        ):
            raise ParameterError(
                where, f"can be exact only with whole weights set by hand; layer {index} has others"
            )
    readout = experiment.model.readout
    if readout is not None and readout.activation != "linear":
        raise ParameterError(where, "can be exact only with a linear readout")
    if readout is not None and not _whole(readout.kernel, (readout.bias or ())):
        raise ParameterError(where, "can be exact only with a readout of whole numbers")


def _whole(*things: Any) -> bool:
    """Whether every number in nested tuples is an int; None counts as nothing."""
    return all(
        _whole(*thing) if isinstance(thing, tuple) else thing is None or isinstance(thing, int)
        for thing in things
    )


def plain(experiment: Experiment) -> dict[str, Any]:
    """The experiment as plain JSON data; weights and targets that are left out stay so."""
    fields = experiment.model_dump(mode="json")
    if fields["model"]["reset_every"] is None:
        del fields["model"]["reset_every"]
    for layer in fields["model"]["layers"]:
        for name in ("merge_mode", "kernel", "recurrent_kernel", "bias", "initial_state"):
            if layer[name] is None:
                del layer[name]
    if fields["theirs"] is None:
        del fields["theirs"]
    for name in [name for name, value in fields["sequence"].items() if value is None]:
        del fields["sequence"][name]
    return fields
