"""Experiments that can be trained: every cell, stacks, directions and merges, masks, losses, resets."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from engine.cells.base import Cell
from engine.experiment import Experiment
from tests.cells.dropped_in import EVERY_CELL

READOUTS = {
    "mse": ("linear", "tanh", "softmax"),
    "mae": ("linear", "sigmoid"),
    "binary_crossentropy": ("sigmoid", "softmax"),
    "categorical_crossentropy": ("softmax", "sigmoid"),
}
"""The losses, each with readouts that put out what it needs."""


def experiment_of(
    layers: list[dict[str, Any]],
    *,
    rows: int = 2,
    steps: int = 5,
    features: int = 2,
    outputs: int | None = 2,
    seed: int = 0,
    loss: str = "mse",
    readout: str = "linear",
    counts: Any = None,
    training: dict[str, Any] | None = None,
    **model: Any,
) -> Experiment:
    """Weights, biases and states drawn from the seed. outputs: of a readout; None for no readout."""
    rng = np.random.default_rng(seed)
    layers = [_with_numbers(layer, rng) for layer in layers]
    width = _width(layers)
    targets = rng.uniform(0.1, 0.9, (rows, steps, width if outputs is None else outputs))
    if loss == "categorical_crossentropy":
        targets /= targets.sum(axis=-1, keepdims=True)
    sequence = {
        "kind": "values",
        "values": rng.uniform(-1, 1, (rows, steps, features)).tolist(),
        "targets": targets.tolist(),
        "counts": counts,
    }
    dense = None
    if outputs is not None:
        kernel, bias = rng.uniform(-1, 1, (width, outputs)), rng.uniform(-1, 1, outputs)
        dense = {"kernel": kernel.tolist(), "bias": bias.tolist(), "activation": readout}
    return Experiment.parse(
        {
            "seed": seed,
            "sequence": sequence,
            "model": {"layers": layers, "readout": dense, **model},
            "precision": {"keras": "float64"},
            "training": {"loss": loss, **(training or {})},
        }
    )


def layer_of(kind: type[Cell], units: int = 2, **fields: Any) -> dict[str, Any]:
    """A layer as a file has it."""
    return {"cell": kind.model_fields["cell"].default, "units": units, **fields}


def _with_numbers(layer: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    kind = next(one for one in EVERY_CELL if one.model_fields["cell"].default == layer["cell"])
    cell, units = kind.parse(layer), layer["units"]
    states = rng.uniform(-1, 1, (len(kind.states), units)).tolist()
    found = {"initial_state": states, **layer}
    if cell.use_bias:
        found.setdefault("bias", rng.uniform(-1, 1, cell.block("bias").shape(1, units)).tolist())
    return found


def _width(layers: list[dict[str, Any]]) -> int:
    *_, last = layers
    return last["units"] + (layers[-2]["units"] if last.get("merge_mode") == "concat" else 0)


@st.composite
def trainable(draw: st.DrawFn, kinds: tuple[type[Cell], ...] = EVERY_CELL) -> Experiment:
    """Any of them, small enough that every weight can be moved by itself."""
    loss = draw(st.sampled_from(sorted(READOUTS)))
    units, rows, steps = draw(st.integers(1, 3)), draw(st.integers(1, 3)), draw(st.integers(2, 6))
    stack = [layer_of(draw(st.sampled_from(kinds)), units, use_bias=draw(st.booleans()))]
    for _ in range(draw(st.integers(0, 2))):
        way = draw(st.sampled_from(["up", "back", "concat", "sum", "mul", "ave"]))
        is_half = way not in ("up", "back") and not {"merge_mode", "go_backwards"} & set(stack[-1])
        fields = {"merge_mode": way} if is_half else {"go_backwards": True} if way == "back" else {}
        stack.append(layer_of(draw(st.sampled_from(kinds)), units, **fields))
    mask = draw(
        st.lists(st.booleans(), min_size=steps, max_size=steps).filter(any) | st.sampled_from([None, "last"])
    )
    return experiment_of(
        stack,
        rows=rows,
        steps=steps,
        features=draw(st.integers(1, 2)),
        seed=draw(st.integers(0, 99)),
        loss=loss,
        readout=draw(st.sampled_from(READOUTS[loss])),
        counts=mask,
        return_sequences=mask is not None or draw(st.booleans()),
        reset_every=draw(st.sampled_from([None, 2, 3])),
    )
