"""Which layers of a Keras model are used, of which shapes their weights must be, and what is left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from engine.array import fits_float64
from engine.errors import FileError
from engine.models.activation_words import activation_word
from engine.models.cell_weights import KERAS_GATES, bias_shape
from engine.models.keras_config import KerasLayer
from engine.parameter import short

MAX_UNITS = 1024
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
Sides = tuple[int, ...]


@dataclass(frozen=True)
class PlannedLayer:
    """A layer whose weights are wanted. kind: a cell, or "Dense". store: where Keras 3 keeps them.

    name, offset: the layer that Keras 2 lists them under, and which of its weights is the first.
    """

    kind: str
    name: str
    store: str
    offset: int
    shapes: tuple[Sides, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)
    reset_after: bool = True
    has_bias: bool = True

    @property
    def paths(self) -> tuple[str, ...]:
        """Keras 3's names of its weights, below the group of layers."""
        return tuple(f"{self.store}/{index}" for index in range(len(self.shapes)))


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
    """Goes along a chain of layers once."""

    def __init__(self) -> None:
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
            self._notes.insert(0, f"Before {_called_name(self._layers[0].name)}, this program does not know "
                               f"{', '.join(self._skipped)}: the model begins behind.")  # fmt: skip
        if self._left:
            what = f"Left out behind the part that can be used: {', '.join(self._left)}"
            end = (self._readout or self._layers)[-1]
            self._notes.append(f"{what}; what {_called_name(end.name)} puts out is the output here.")
        if len(self._readout) > 1:
            names = ", ".join(_called_name(one.name) for one in self._readout)
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
                self._width = _last(layer.input_shape)
            case kind if kind in IGNORED:
                self._notes.append(f"{_called(layer)} acts in training alone and is left out.")
            case "Masking":
                self._mask(layer)
            case _ if self._left or (self._readout and layer.kind not in READING_OUT):
                self._left.append(_called(layer))
            case "SimpleRNN" | "GRU" | "LSTM":
                self._add_recurrent(layer)
            case "Bidirectional":
                self._add_both(layer)
            case "Dense" | "TimeDistributed" if self._layers and self._may_read_on:
                self._add_readout(layer)
            case "Activation":
                self._bend(layer)
            case "Embedding":
                self._skipped.append(_called(layer))
                self._width = _size(layer.fields, "output_dim", _called(layer))
            case _ if self._layers:
                self._left.append(_called(layer))
            case _:
                self._skipped.append(_called(layer))
                self._width = None

    def _mask(self, layer: KerasLayer) -> None:
        """Steps of the inputs that are skipped; behind another layer, masking is not followed."""
        value = layer.fields.get("mask_value", 0.0)
        if self._layers or self._skipped or self._mask_value is not None:
            self._notes.append(f"{_called(layer)} is left out: every step counts, also masked ones.")
        elif isinstance(value, bool) or not isinstance(value, int | float) or not fits_float64(value):
            raise FileError(f"says that {_called(layer)} masks {short(value)}, which is no number of float64")
        else:
            self._mask_value = float(value)
            self._notes.append(
                f"{_called(layer)} skips steps whose numbers are all {value:g}, and keeps the states there: "
                "they are taken out of the inputs that are read with the model."
            )

    def _add_recurrent(self, layer: KerasLayer) -> None:
        features = self._features(layer)
        place = f"{layer.store}/cell/vars"
        self._add(_recurrent(layer.kind, layer.fields, layer.name, place, 0, features), layer.fields)

    def _add_both(self, layer: KerasLayer) -> None:
        """Both halves of a Bidirectional."""
        merge = layer.fields.get("merge_mode", "concat")
        inner = [layer.fields.get("layer"), layer.fields.get("backward_layer", layer.fields.get("layer"))]
        kinds = [str(one.get("class_name")) if isinstance(one, dict) else "" for one in inner]
        if kinds[0] not in KERAS_GATES or kinds[1] not in KERAS_GATES or merge not in MERGES:
            (self._left if self._layers else self._skipped).append(_called(layer))
            return
        features = self._features(layer)
        halves: list[PlannedLayer] = []
        for index, (kind, one) in enumerate(zip(kinds, inner, strict=True)):
            fields = _inner_fields(one, layer)
            place = f"{layer.store}/{('forward_layer', 'backward_layer')[index]}/cell/vars"
            offset = len(halves[0].shapes) if halves else 0
            halves.append(_recurrent(kind, fields, layer.name, place, offset, features))
        forward, backward = halves
        if forward.settings.get("go_backwards"):
            (self._left if self._layers else self._skipped).append(_called(layer))
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
        self._return_sequences = _flag(fields, "return_sequences", False, planned.name)
        self._stateful = self._stateful or _flag(fields, "stateful", False, planned.name)
        if _flag(fields, "time_major", False, planned.name):
            raise FileError(f"holds {planned.name!r} with time_major, which this program does not know")
        if "float16" in str(fields.get("dtype"))[:200]:
            self._notes.append(
                f"{_called_name(planned.name)} computes in 16 bits in its own program; not here."
            )

    def _add_readout(self, layer: KerasLayer) -> None:
        fields, place = layer.fields, f"{layer.store}/vars"
        if layer.kind == "TimeDistributed":
            inner = fields.get("layer")
            if not isinstance(inner, dict) or inner.get("class_name") != "Dense":
                self._left.append(_called(layer))
                return
            fields, place = _inner_fields(inner, layer), f"{layer.store}/layer/vars"
        units = _size(fields, "units", _called(layer), most=2**16)
        has_bias = _flag(fields, "use_bias", True, layer.name)
        shapes: tuple[Sides, ...] = ((self._width or 0, units), (units,))
        activation = activation_word(fields.get("activation"), _called(layer))
        self._width = units
        self._readout.append(
            PlannedLayer(
                "Dense",
                layer.name,
                place,
                0,
                shapes if has_bias else shapes[:1],
                {"activation": activation},
                has_bias=has_bias,
            )
        )

    def _bend(self, layer: KerasLayer) -> None:
        """An Activation by itself belongs to a linear readout before it."""
        word = activation_word(layer.fields.get("activation"), _called(layer))
        if word == "linear":
            return
        if self._readout and self._may_read_on:
            self._readout[-1] = replace(self._readout[-1], settings={"activation": word})
            return
        (self._left if self._layers else self._skipped).append(_called(layer))

    def _features(self, layer: KerasLayer) -> int:
        found = self._width if self._width is not None else _last(layer.input_shape)
        if found is None:
            raise FileError(f"does not say how many features {_called(layer)} reads")
        if not 1 <= found <= 2**16:
            raise FileError(f"says that {_called(layer)} reads {found} features")
        return found


def _recurrent(
    kind: str, fields: Mapping[str, Any], name: str, store: str, offset: int, features: int
) -> PlannedLayer:
    """A recurrent layer as its configuration tells it. offset: of its first weight among the layer's."""
    units = _size(fields, "units", name)
    has_bias = _flag(fields, "use_bias", True, name)
    reset_after = kind == "GRU" and _flag(fields, "reset_after", False, name)
    columns = units * len(KERAS_GATES[kind])
    shapes: tuple[Sides, ...] = ((features, columns), (units, columns), bias_shape(kind, units, reset_after))
    return PlannedLayer(
        kind,
        name,
        store,
        offset,
        shapes if has_bias else shapes[:2],
        dict(_settings(kind, fields, name)),
        reset_after,
        has_bias,
    )


def _inner_fields(inner: Mapping[str, Any], layer: KerasLayer) -> dict[str, Any]:
    """The fields of a layer inside another one. Raises FileError."""
    fields = inner.get("config")
    if not isinstance(fields, dict):
        raise FileError(f"describes {_called(layer)} in a way that this program does not know")
    return fields


def _settings(kind: str, fields: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    """Fields of the cell besides sizes and weights."""
    yield "activation", activation_word(fields.get("activation", "tanh"), _called_name(name))
    if kind != "SimpleRNN":
        word = fields.get("recurrent_activation", "sigmoid")
        yield "recurrent_activation", activation_word(word, _called_name(name))
    if kind == "LSTM":
        yield "unit_forget_bias", _flag(fields, "unit_forget_bias", True, name)
    if _flag(fields, "go_backwards", False, name):
        yield "go_backwards", True


def _flag(fields: Mapping[str, Any], key: str, default: bool, name: str) -> bool:
    value = fields.get(key, default)
    if not isinstance(value, bool):
        raise FileError(f"says {key} of {name[:40]!r} in a way that is neither true nor false")
    return value


def _size(fields: Mapping[str, Any], key: str, name: str, most: int = MAX_UNITS) -> int:
    value = fields.get(key)
    if type(value) is not int or not 1 <= value <= most:
        raise FileError(f"says that {key} of {name[:60]} is {short(value)}; it must be from 1 to {most}")
    return value


def _last(shape: tuple[int | None, ...] | None) -> int | None:
    return shape[-1] if shape else None


def _called(layer: KerasLayer) -> str:
    return f"{layer.name[:40]!r} ({layer.kind[:40]})"


def _called_name(name: str) -> str:
    return repr(name[:40])
