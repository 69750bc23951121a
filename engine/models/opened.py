"""What comes of reading a model file: a model of this program, and what must be known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Model
from engine.models.cell_weights import CellWeights

MAX_LAYERS = 8
LAST_IN_TIME = (
    "The file takes the last step in time, where its backward half has read one step alone; here each half "
    "gives what it put out last, as Keras does: what is put out differs."
)


@dataclass(frozen=True)
class OpenedModel:
    """A model from a file. features: numbers that it reads at each step.

    convention: how the file keeps its weights; they stand in Keras' layout here. notes: what was left out,
    assumed or changed, one sentence each; empty where the model is the file's, whole. mask_value: steps of
    which every number is it are none for the model; they must be taken out of what it reads.
    """

    model: Model
    features: int
    convention: str
    notes: tuple[str, ...] = ()
    mask_value: float | None = None


@dataclass(frozen=True)
class StackLayer:
    """A recurrent layer that was found. settings: other fields of its cell, such as activation."""

    weights: CellWeights
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many numbers it adds to what the next layer reads."""
        return self.weights.units


@dataclass(frozen=True)
class StackReadout:
    """A dense layer behind the recurrent ones. kernel: (units, outputs). bias: (outputs,)."""

    kernel: Array
    bias: Array | None = None
    activation: str = "linear"


@dataclass(frozen=True)
class Stack:
    """Layers in their order, and what else a file says of how they run."""

    layers: tuple[StackLayer, ...]
    readout: StackReadout | None = None
    return_sequences: bool = True
    stateful: bool = False
    notes: tuple[str, ...] = ()
    mask_value: float | None = None


def opened(stack: Stack, convention: str) -> OpenedModel:
    """The model of a stack. Raises ParameterError for sizes that do not fit, and limits that are passed."""
    if not stack.layers:
        raise ParameterError("", "holds no recurrent layer (SimpleRNN, GRU or LSTM) that can be used")
    if len(stack.layers) > MAX_LAYERS:
        raise ParameterError(
            "", f"has {len(stack.layers)} recurrent layers; at most {MAX_LAYERS} can be used"
        )
    _check_chain(stack)
    fields: dict[str, Any] = {"layers": tuple(map(_layer_fields, stack.layers))}
    if stack.readout is not None:
        fields["readout"] = _readout_fields(stack.readout)
    if not stack.return_sequences:
        fields["return_sequences"] = False
    if stack.stateful:
        fields["stateful"] = True
    model = Model.parse(fields)
    features = stack.layers[0].weights.features
    return OpenedModel(model, features, convention, stack.notes, stack.mask_value)


def _check_chain(stack: Stack) -> None:
    """Raise ParameterError where a layer reads another number of features than the one before puts out."""
    width, before = stack.layers[0].weights.features, 0
    for index, layer in enumerate(stack.layers):
        merge = layer.settings.get("merge_mode")
        reads = before if merge is not None else width
        if layer.weights.features != reads:
            message = (
                f"must have as many rows as layer {index - 1} gives ({reads}), got {layer.weights.features}"
            )
            raise ParameterError(f"layer {index}'s kernel", message)
        before, width = reads, layer.width * 2 if merge == "concat" else layer.width
    readout = stack.readout
    if readout is not None and (readout.kernel.ndim != 2 or readout.kernel.shape[0] != width):
        raise ParameterError("the readout's kernel", f"must have shape ({width}, outputs), "
                             f"got {readout.kernel.shape}")  # fmt: skip


def _layer_fields(layer: StackLayer) -> dict[str, Any]:
    """The cell's fields as plain data."""
    own = layer.weights
    fields: dict[str, Any] = {
        "cell": own.kind,
        "units": own.units,
        "use_bias": own.has_bias,
        "kernel": rows_of(own.weights.kernel),
        "recurrent_kernel": rows_of(own.weights.recurrent_kernel),
    }
    if own.has_bias:
        bias = own.weights.bias
        fields["bias"] = rows_of(bias) if bias.ndim == 2 else tuple(bias.tolist())
    if own.kind == "GRU":
        fields["reset_after"] = own.reset_after
    return {**fields, **layer.settings}


def _readout_fields(readout: StackReadout) -> dict[str, Any]:
    fields: dict[str, Any] = {"kernel": rows_of(readout.kernel)}
    if readout.bias is not None:
        fields["bias"] = tuple(readout.bias.tolist())
    if readout.activation != "linear":
        fields["activation"] = readout.activation
    return fields


def rows_of(matrix: Array) -> tuple[tuple[float, ...], ...]:
    """A matrix as a field of a cell holds it."""
    return tuple(map(tuple, matrix.tolist()))
