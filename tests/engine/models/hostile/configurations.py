"""Configurations that name code, or say what no model is."""

import json
from pathlib import Path
from typing import Any

from tests.engine.models.hostile.archives import lstm, with_config
from tests.engine.models.hostile.registry import Make, hostile


@hostile("config_of_2_mib.keras")
def _(folder: Path) -> bytes:
    return with_config(folder, lambda config: json.dumps({**config, "more": "x" * 2**21}).encode())


@hostile("config_twice_a_key.keras")
def _(folder: Path) -> bytes:
    return with_config(folder, lambda config: b'{"class_name": "Sequential", "class_name": "os.system"}')


@hostile("config_nan.keras")
def _(folder: Path) -> bytes:
    return with_config(folder, lambda config: b'{"class_name": NaN}')


@hostile("config_nested.keras")
def _(folder: Path) -> bytes:
    return with_config(folder, lambda config: b"[" * 200_000 + b"]" * 200_000)


@hostile("lambda_only.keras")
def _(folder: Path) -> bytes:
    code = {"class_name": "__lambda__", "config": {"code": "4wEAAAAAAAAAAAAAAAEAAAADAAAA", "defaults": None}}

    def change(config: dict[str, Any]) -> None:
        config["config"]["layers"][1] = {"module": "keras.layers", "class_name": "Lambda",
                                         "config": {"name": "f", "function": code}}  # fmt: skip
        del config["config"]["layers"][2:]

    return with_config(folder, change)


@hostile("custom_object.keras")
def _(folder: Path) -> bytes:
    def change(config: dict[str, Any]) -> None:
        own = {"module": "builtins", "class_name": "function", "config": "eval"}
        lstm(config)["config"]["activation"] = {**own, "registered_name": "function"}

    return with_config(folder, change)


@hostile("module_path.keras")
def _(folder: Path) -> bytes:
    def change(config: dict[str, Any]) -> None:
        config.update(module="os", class_name="system", config="touch executed")

    return with_config(folder, change)


@hostile("model_is_a_path.keras")
def _(folder: Path) -> bytes:
    def change(config: dict[str, Any]) -> None:
        config.update(module="subprocess", class_name="run")

    return with_config(folder, change)


def with_field(key: str, value: Any) -> Make:
    return lambda folder: with_config(folder, lambda config: lstm(config)["config"].__setitem__(key, value))


for key, value in {"units": True, "activation": "../../x", "use_bias": "yes", "name": ["a"]}.items():
    hostile(f"config_{key}.keras")(with_field(key, value))
hostile("config_2_to_31_units.keras")(with_field("units", 2**31))
hostile("config_minus_units.keras")(with_field("units", -4))


@hostile("config_of_1000_layers.keras")
def _(folder: Path) -> bytes:
    def change(config: dict[str, Any]) -> None:
        config["config"]["layers"] += [lstm(config)] * 1000

    return with_config(folder, change)


LISTED = {"class_name": "Dense", "config": []}
WRONG_KINDS = {
    "mask_beyond_float64": {"class_name": "Masking", "config": {"mask_value": 10**400}},
    "class_is_a_list": {"class_name": "Bidirectional", "config": {"layer": {"class_name": [], "config": {}}}},
    "dense_is_a_list": {"class_name": "TimeDistributed", "config": {"name": "dense", "layer": LISTED}},
}


def with_layer(layer: dict[str, Any], place: int) -> Make:
    """Of input and LSTM, with one more layer in front of the LSTM, behind it or in its place."""

    def change(config: dict[str, Any]) -> None:
        layers = config["config"]["layers"]
        layers[1:] = [layers[1]] * place + [layer]

    return lambda folder: with_config(folder, change)


for name, layer in WRONG_KINDS.items():
    hostile(f"{name}.keras")(with_layer(layer, int(name == "dense_is_a_list")))
