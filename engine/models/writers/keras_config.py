"""The configuration of a sequential Keras model, as Keras writes it."""

from typing import Any

from engine.models.model_stack import halves
from engine.models.opened import Stack, StackLayer

SNAKE = {"SimpleRNN": "simple_rnn", "GRU": "gru", "LSTM": "lstm"}


def keras_config(stack: Stack, features: int, dtype: str) -> dict[str, Any]:
    """The configuration of a stack. dtype: "float32" or "float64"."""
    pairs = halves(stack)
    layers = [_input(features, stack.stateful, dtype)]
    for index, pair in enumerate(pairs):
        is_last = index == len(pairs) - 1
        returns = stack.return_sequences or not is_last
        layers.append(_recurrent_or_both(pair, index, returns, stack.stateful, dtype))
    if stack.readout is not None:
        layers.append(_dense(stack, dtype))
    config = {"name": "sequential", "trainable": True, "dtype": _policy(dtype), "layers": layers}
    return _built("keras", "Sequential", config, features, stack.stateful)


def _recurrent_or_both(
    pair: tuple[StackLayer, ...], index: int, returns: bool, stateful: bool, dtype: str
) -> dict[str, Any]:
    name = f"{SNAKE[pair[0].weights.kind]}_{index}"
    if len(pair) == 1:
        return _recurrent(pair[0], name, returns, stateful, dtype)
    forward = _recurrent(pair[0], f"forward_{name}", returns, stateful, dtype)
    backward = _recurrent(pair[1], f"backward_{name}", returns, stateful, dtype)
    config = {
        "name": f"bidirectional_{index}",
        "trainable": True,
        "dtype": _policy(dtype),
        "merge_mode": pair[1].settings["merge_mode"],
        "layer": forward,
        "backward_layer": backward,
    }
    return _built("keras.layers", "Bidirectional", config, pair[0].weights.features, stateful)


def _recurrent(layer: StackLayer, name: str, returns: bool, stateful: bool, dtype: str) -> dict[str, Any]:
    own, settings = layer.weights, layer.settings
    config: dict[str, Any] = {
        "name": name,
        "trainable": True,
        "dtype": _policy(dtype),
        "return_sequences": returns,
        "return_state": False,
        "go_backwards": bool(settings.get("go_backwards") or settings.get("merge_mode")),
        "stateful": stateful,
        "unroll": False,
        "units": own.units,
        "activation": settings.get("activation", "tanh"),
        "use_bias": own.has_bias,
    }
    if own.kind != "SimpleRNN":
        config["recurrent_activation"] = settings.get("recurrent_activation", "sigmoid")
    if own.kind == "LSTM":
        config["unit_forget_bias"] = bool(settings.get("unit_forget_bias", False))
    if own.kind == "GRU":
        config["reset_after"] = own.reset_after
    return _built("keras.layers", own.kind, config, own.features, stateful)


def _dense(stack: Stack, dtype: str) -> dict[str, Any]:
    readout = stack.readout
    assert readout is not None
    config = {
        "name": "readout",
        "trainable": True,
        "dtype": _policy(dtype),
        "units": readout.kernel.shape[1],
        "activation": readout.activation,
        "use_bias": readout.bias is not None,
    }
    rows, width = _rows(stack.stateful), readout.kernel.shape[0]
    build = {"input_shape": [rows, None, width] if stack.return_sequences else [rows, width]}
    return {**_object("keras.layers", "Dense", config), "build_config": build}


def _input(features: int, stateful: bool, dtype: str) -> dict[str, Any]:
    config = {"batch_shape": [_rows(stateful), None, features], "dtype": dtype, "name": "x"}
    return _object("keras.layers", "InputLayer", config)


def _built(module: str, kind: str, config: dict[str, Any], features: int, stateful: bool) -> dict[str, Any]:
    shape = [_rows(stateful), None, features]
    return {**_object(module, kind, config), "build_config": {"input_shape": shape}}


def _rows(stateful: bool) -> int | None:
    """Rows of a batch: one, where states are kept from one batch to the next; any number else."""
    return 1 if stateful else None


def _object(module: str, kind: str, config: dict[str, Any]) -> dict[str, Any]:
    return {"module": module, "class_name": kind, "config": config, "registered_name": None}


def _policy(dtype: str) -> dict[str, Any]:
    return _object("keras", "DTypePolicy", {"name": dtype})
