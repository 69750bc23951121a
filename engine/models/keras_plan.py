"""Which layers of a Keras model are used, what each of them reads, and what is left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine.array import fits_float64
from engine.errors import FileError
from engine.models.activation_words import activation_word
from engine.models.cell_weights import KERAS_GATES
from engine.models.keras_config import KerasLayer
from engine.models.planned_layer import (
    MAX_WIDTH,
    PlannedLayer,
    called,
    called_name,
    dense_layer,
    flag,
    inner_fields,
    last_side,
    recurrent_layer,
    size,
)
from engine.validation import short

IGNORED = (
    "Dropout",
    "SpatialDropout1D",
    "GaussianNoise",
    "GaussianDropout",
    "AlphaDropout",
    "ActivityRegularization",
)
"""Layers that act in training alone."""
READING_OUT = ("Dense", "TimeDistributed", "Activation")
MERGES = ("concat", "sum", "mul", "ave")
RowsOfKernel = Callable[[str], int | None]


@dataclass(frozen=True)
class KerasPlan:
    """What is used of a model: recurrent layers, dense ones behind them, and what must be known of it.

    readout: of several dense layers, all but the last are linear, so that they are one.
    """

    layers: tuple[PlannedLayer, ...] = ()
    readout: tuple[PlannedLayer, ...] = ()
    return_sequences: bool = True
    stateful: bool = False
    notes: tuple[str, ...] = ()
    mask_value: float | None = None

    @property
    def all(self) -> tuple[PlannedLayer, ...]:
        return (*self.layers, *self.readout)


class KerasPlanner:
    """Goes along a chain of layers once.

    rows_of_kernel: how many rows the first weight of a layer of this name has, where the file tells.
    """

    def __init__(self, rows_of_kernel: RowsOfKernel = lambda name: None) -> None:
        self._rows_of_kernel = rows_of_kernel
        self._layers: list[PlannedLayer] = []
        self._readout: list[PlannedLayer] = []
        self._width: int | None = None
        self._return_sequences, self._stateful = True, False
        self._mask_value: float | None = None
        self._notes: list[str] = []
        self._skipped: list[str] = []
        self._left: list[str] = []

    def plan(self, chain: tuple[KerasLayer, ...]) -> KerasPlan:
        """The plan of a model. Raises FileError where nothing of it can be used."""
        for layer in chain:
            self._take(layer)
        if not self._layers:
            known = ", ".join(self._skipped) or "no layer"
            raise FileError(f"holds no SimpleRNN, GRU or LSTM that can be used; it holds {known}")
        if self._skipped:
            self._notes.insert(0, f"Before {called_name(self._layers[0].name)}, this program does not know "
                               f"{', '.join(self._skipped)}: the model begins behind.")  # fmt: skip
        if self._left:
            what = f"Left out behind the part that can be used: {', '.join(self._left)}"
            end = (self._readout or self._layers)[-1]
            self._notes.append(f"{what}; what {called_name(end.name)} puts out is the output here.")
        if len(self._readout) > 1:
            names = ", ".join(called_name(one.name) for one in self._readout)
            self._notes.append(
                f"The dense layers {names} are multiplied into one, as all but the last are linear."
            )
        return KerasPlan(
            tuple(self._layers),
            tuple(self._readout),
            self._return_sequences,
            self._stateful,
            tuple(self._notes),
            self._mask_value,
        )

    @property
    def _may_read_on(self) -> bool:
        """Whether what comes next may belong to the readout: there is none, or it is linear so far."""
        return not self._readout or self._readout[-1].settings["activation"] == "linear"

    def _take(self, layer: KerasLayer) -> None:
        """Add one layer to what is used, or to what is said."""
        match layer.kind:
            case "InputLayer":
                self._width = last_side(layer.input_shape)
            case kind if kind in IGNORED:
                self._notes.append(f"{called(layer)} acts in training alone and is left out.")
            case "Masking":
                self._mask(layer)
            case _ if self._left or (self._readout and layer.kind not in READING_OUT):
                self._left.append(called(layer))
            case "SimpleRNN" | "GRU" | "LSTM":
                self._add_recurrent(layer)
            case "Bidirectional":
                self._add_both(layer)
            case "Dense" | "TimeDistributed" if self._layers and self._may_read_on:
                self._add_readout(layer)
            case "Activation":
                self._bend(layer)
            case "Embedding":
                self._skipped.append(called(layer))
                self._width = size(layer.fields, "output_dim", called(layer))
            case _ if self._layers:
                self._left.append(called(layer))
            case _:
                self._skipped.append(called(layer))
                self._width = None

    def _mask(self, layer: KerasLayer) -> None:
        """Steps of the inputs that are skipped; behind another layer, masking is not followed."""
        value = layer.fields.get("mask_value", 0.0)
        if self._layers or self._skipped or self._mask_value is not None:
            self._notes.append(f"{called(layer)} is left out: every step counts, also masked ones.")
        elif isinstance(value, bool) or not isinstance(value, int | float) or not fits_float64(value):
            raise FileError(f"says that {called(layer)} masks {short(value)}, which is no number of float64")
        else:
            self._mask_value = float(value)
            self._notes.append(
                f"{called(layer)} skips steps whose numbers are all {value:g}, and keeps the states there: "
                "they are taken out of the inputs that are read with the model."
            )

    def _add_recurrent(self, layer: KerasLayer) -> None:
        features = self._features(layer)
        place = f"{layer.store}/cell/vars"
        self._add(recurrent_layer(layer.kind, layer.fields, layer.name, place, 0, features), layer.fields)

    def _add_both(self, layer: KerasLayer) -> None:
        """Both halves of a Bidirectional."""
        merge = layer.fields.get("merge_mode", "concat")
        inner = [layer.fields.get("layer"), layer.fields.get("backward_layer", layer.fields.get("layer"))]
        kinds = [str(one.get("class_name")) if isinstance(one, dict) else "" for one in inner]
        if kinds[0] not in KERAS_GATES or kinds[1] not in KERAS_GATES or merge not in MERGES:
            (self._left if self._layers else self._skipped).append(called(layer))
            return
        features = self._features(layer)
        halves: list[PlannedLayer] = []
        for index, (kind, one) in enumerate(zip(kinds, inner, strict=True)):
            fields = inner_fields(one, layer)
            place = f"{layer.store}/{('forward_layer', 'backward_layer')[index]}/cell/vars"
            offset = len(halves[0].shapes) if halves else 0
            halves.append(recurrent_layer(kind, fields, layer.name, place, offset, features))
        forward, backward = halves
        if forward.settings.get("go_backwards"):
            (self._left if self._layers else self._skipped).append(called(layer))
            return
        self._layers.append(forward)
        settings = {**backward.settings, "merge_mode": merge}  # which says that it reads backward
        settings.pop("go_backwards", None)
        self._add(replace(backward, settings=settings), inner[0]["config"])
        if merge == "concat":
            self._width = (self._width or 0) + forward.shapes[1][0]

    def _add(self, planned: PlannedLayer, fields: Mapping[str, Any]) -> None:
        self._layers.append(planned)
        self._width = planned.shapes[1][0]
        self._return_sequences = flag(fields, "return_sequences", False, planned.name)
        self._stateful = self._stateful or flag(fields, "stateful", False, planned.name)
        if flag(fields, "time_major", False, planned.name):
            raise FileError(f"holds {planned.name!r} with time_major, which this program does not know")
        if "float16" in str(fields.get("dtype"))[:200]:
            self._notes.append(
                f"{called_name(planned.name)} computes in 16 bits in its own program; not here."
            )

    def _add_readout(self, layer: KerasLayer) -> None:
        planned = dense_layer(layer, self._width or 0)
        if planned is None:
            self._left.append(called(layer))
            return
        self._width = planned.shapes[0][1]
        self._readout.append(planned)

    def _bend(self, layer: KerasLayer) -> None:
        """An Activation by itself belongs to a linear readout before it."""
        word = activation_word(layer.fields.get("activation"), called(layer))
        if word == "linear":
            return
        if self._readout and self._may_read_on:
            self._readout[-1] = replace(self._readout[-1], settings={"activation": word})
            return
        (self._left if self._layers else self._skipped).append(called(layer))

    def _features(self, layer: KerasLayer) -> int:
        """What a layer reads: as the one before puts out, as it was built, or else as its kernel has rows."""
        found = self._width if self._width is not None else last_side(layer.input_shape)
        if found is None:
            found = self._rows_of_kernel(layer.name)
        if found is None:
            raise FileError(f"does not say how many features {called(layer)} reads")
        if not 1 <= found <= MAX_WIDTH:
            raise FileError(f"says that {called(layer)} reads {found} features")
        return found
