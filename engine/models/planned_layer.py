"""A layer as Keras' configuration tells it: the shapes of its weights, and the fields that matter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.errors import FileError
from engine.models.activation_words import activation_word
from engine.models.cell_weights import KERAS_GATES, bias_shape
from engine.models.keras_config import KerasLayer
from engine.validation import short

MAX_UNITS = 1024
MAX_WIDTH = 2**16  # features that a layer reads, or a dense one puts out
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


def recurrent_layer(
    kind: str, fields: Mapping[str, Any], name: str, store: str, offset: int, features: int
) -> PlannedLayer:
    """A recurrent layer as its configuration tells it. offset: of its first weight among the layer's."""
    units = size(fields, "units", name)
    has_bias = flag(fields, "use_bias", True, name)
    reset_after = kind == "GRU" and flag(fields, "reset_after", False, name)
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


def dense_layer(layer: KerasLayer, width: int) -> PlannedLayer | None:
    """A dense layer, or the one in a TimeDistributed; None for another in there. width: what it reads."""
    fields, place = layer.fields, f"{layer.store}/vars"
    if layer.kind == "TimeDistributed":
        inner = fields.get("layer")
        if not isinstance(inner, dict) or inner.get("class_name") != "Dense":
            return None
        fields, place = inner_fields(inner, layer), f"{layer.store}/layer/vars"
    units = size(fields, "units", called(layer), most=MAX_WIDTH)
    has_bias = flag(fields, "use_bias", True, layer.name)
    shapes: tuple[Sides, ...] = ((width, units), (units,))
    settings = {"activation": activation_word(fields.get("activation"), called(layer))}
    return PlannedLayer(
        "Dense", layer.name, place, 0, shapes if has_bias else shapes[:1], settings, has_bias=has_bias
    )


def inner_fields(inner: Mapping[str, Any], layer: KerasLayer) -> dict[str, Any]:
    """The fields of a layer inside another one. Raises FileError."""
    fields = inner.get("config")
    if not isinstance(fields, dict):
        raise FileError(f"describes {called(layer)} in a way that this program does not know")
    return fields


def _settings(kind: str, fields: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    """Fields of the cell besides sizes and weights."""
    yield "activation", activation_word(fields.get("activation", "tanh"), called_name(name))
    if kind != "SimpleRNN":
        word = fields.get("recurrent_activation", "sigmoid")
        yield "recurrent_activation", activation_word(word, called_name(name))
    if kind == "LSTM":
        yield "unit_forget_bias", flag(fields, "unit_forget_bias", True, name)
    if flag(fields, "go_backwards", False, name):
        yield "go_backwards", True


def flag(fields: Mapping[str, Any], key: str, default: bool, name: str) -> bool:
    value = fields.get(key, default)
    if not isinstance(value, bool):
        raise FileError(f"says {key} of {name[:40]!r} in a way that is neither true nor false")
    return value


def size(fields: Mapping[str, Any], key: str, name: str, most: int = MAX_UNITS) -> int:
    value = fields.get(key)
    if type(value) is not int or not 1 <= value <= most:
        raise FileError(f"says that {key} of {name[:60]} is {short(value)}; it must be from 1 to {most}")
    return value


def last_side(shape: tuple[int | None, ...] | None) -> int | None:
    return shape[-1] if shape else None


def called(layer: KerasLayer) -> str:
    return f"{layer.name[:40]!r} ({layer.kind[:40]})"


def called_name(name: str) -> str:
    return repr(name[:40])
