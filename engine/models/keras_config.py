"""Keras' configuration of a model, read as data: a chain of layers.

Nothing in it is looked up, imported or run: classes are compared as strings with a short list.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import FileError
from engine.validation import short

MAX_LAYERS = 64
_WORD = re.compile(r"(?<=.)(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])")  # where one begins
MODELS = ("Sequential", "Functional", "Model")


@dataclass(frozen=True)
class KerasLayer:
    """A layer as the configuration tells it. store: where Keras 3 keeps its weights, below "layers"."""

    kind: str
    name: str
    fields: Mapping[str, Any]
    store: str
    input_shape: tuple[int | None, ...] | None = None


def chain_of(config: object) -> tuple[KerasLayer, ...]:
    """The layers of a model in the order of computing. Raises FileError where they are no chain."""
    kind, fields = _class_and_fields(config, "the model")
    if kind not in MODELS:
        raise FileError(f"holds a model of class {short(kind)}; known here: Sequential and Functional")
    listed = fields.get("layers")
    if not isinstance(listed, list) or not listed:
        raise FileError("holds a model without a list of layers")
    if len(listed) > MAX_LAYERS:
        raise FileError(f"holds a model of {len(listed)} layers; at most {MAX_LAYERS} are read")
    layers = tuple(_stored(listed, is_sequential=kind == "Sequential"))
    if kind == "Sequential":
        return layers
    return _ordered(layers, listed, fields)


def _class_and_fields(config: object, what: str) -> tuple[str, dict[str, Any]]:
    if not isinstance(config, dict) or not isinstance(config.get("config"), dict):
        raise FileError(f"describes {what} in a way that this program does not know")
    kind = config.get("class_name")
    if not isinstance(kind, str):
        raise FileError(f"does not say of which class {what} is")
    return kind, config["config"]


def _stored(listed: list[Any], is_sequential: bool) -> Iterator[KerasLayer]:
    """Each layer with the place of its weights: its class in snake case, numbered among its kind."""
    used: dict[str, int] = {}
    for index, one in enumerate(listed):
        kind, fields = _class_and_fields(one, f"layer {index}")
        name = fields.get("name", one.get("name", kind))
        if not isinstance(name, str):
            raise FileError(f"names layer {index} in a way that this program does not know")
        if is_sequential and kind == "InputLayer":
            yield KerasLayer(kind, name, fields, "", _input_shape(one, fields))
            continue
        stem = _snake_case(kind)
        used[stem] = used.get(stem, -1) + 1
        store = stem if used[stem] == 0 else f"{stem}_{used[stem]}"
        yield KerasLayer(kind, name, fields, store, _input_shape(one, fields))


def _snake_case(name: str) -> str:
    """SimpleRNN as simple_rnn, GRU as gru, as Keras 3 names the places of weights."""
    return _WORD.sub("_", name[:100]).lower()


def _input_shape(one: Mapping[str, Any], fields: Mapping[str, Any]) -> tuple[int | None, ...] | None:
    """The shape that a layer was built for, where the configuration says it."""
    build = one.get("build_config")
    built = build.get("input_shape") if isinstance(build, dict) else None
    for shape in (built, fields.get("batch_shape"), fields.get("batch_input_shape")):
        if isinstance(shape, list) and all(side is None or type(side) is int for side in shape):
            return tuple(shape)
    return None


def _ordered(
    layers: tuple[KerasLayer, ...], listed: list[Any], fields: Mapping[str, Any]
) -> tuple[KerasLayer, ...]:
    """Layers of a functional model, from its one input to its one output."""
    by_name = {layer.name: layer for layer in layers}
    if len(by_name) < len(layers):
        raise FileError("holds two layers of one name")
    before = {layer.name: _reads(one, layer.name) for layer, one in zip(layers, listed, strict=True)}
    name: str | None = _only(fields.get("output_layers"), "outputs")
    chain: list[KerasLayer] = []
    while name is not None:
        if name not in by_name or len(chain) == len(layers):
            raise FileError(f"joins its layers in a way that cannot be followed, at {short(name)}")
        chain.append(by_name[name])
        name = before[name]
    return tuple(reversed(chain))


def _reads(one: Mapping[str, Any], name: str) -> str | None:
    """The name of the layer that another one reads; None for an input."""
    nodes = one.get("inbound_nodes", [])
    if not isinstance(nodes, list) or len(nodes) > 1:
        raise FileError(f"uses the layer {short(name)} more than once, which this program does not follow")
    if not nodes:
        return None
    sources = list(_histories(nodes[0], 0))
    if len(sources) != 1:
        raise FileError(f"gives the layer {short(name)} {len(sources)} inputs; one is known here")
    return sources[0]


def _histories(node: Any, depth: int) -> Iterator[str]:
    """Layers whose outputs stand in a node: Keras 3's `keras_history`, Keras 2's [name, 0, 0, {}]."""
    if depth > 8:
        raise FileError("joins its layers in a way that cannot be followed")
    if isinstance(node, dict):
        history = node.get("keras_history")
        if isinstance(history, list) and history and isinstance(history[0], str):
            yield history[0]
            return
        for value in node.values():
            yield from _histories(value, depth + 1)
    elif isinstance(node, list):
        is_history = len(node) in (3, 4) and isinstance(node[0], str) and type(node[1]) is int
        if is_history:
            yield node[0]
            return
        for value in node:
            yield from _histories(value, depth + 1)


def _only(listed: Any, what: str) -> str:
    """The one layer that is listed: ["name", 0, 0], or [["name", 0, 0]]."""
    if isinstance(listed, list) and len(listed) == 1 and isinstance(listed[0], list):
        listed = listed[0]
    if isinstance(listed, list) and len(listed) == 3 and isinstance(listed[0], str):
        return listed[0]
    count = len(listed) if isinstance(listed, list) else 0
    raise FileError(f"has {count} {what}; one is known here")
