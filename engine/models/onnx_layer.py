"""An ONNX node RNN, GRU or LSTM as layers of this program, one a direction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.array import Array
from engine.errors import FileError
from engine.models.cell_weights import CellWeights, with_scaled_gates
from engine.models.conventions.onnx import OnnxConvention
from engine.models.onnx_constants import OnnxNode
from engine.models.opened import StackLayer, rows_of

KINDS = {"RNN": "SimpleRNN", "GRU": "GRU", "LSTM": "LSTM"}
DEFAULTS = {"RNN": ("Tanh",), "GRU": ("Sigmoid", "Tanh"), "LSTM": ("Sigmoid", "Tanh", "Tanh")}
DIRECTIONS = {"forward": 1, "reverse": 1, "bidirectional": 2}
PLAIN = {
    "tanh": "tanh",
    "relu": "relu",
    "sigmoid": "sigmoid",
    "softsign": "softsign",
    "softplus": "softplus",
}
SAME_SLOPE = 1e-6  # as float32 keeps it
HARD_MIDDLE = 0.5  # of ONNX' HardSigmoid by default, and of this program's, which rises by 1/6
NUMBERS = {"hardsigmoid": (0.2, HARD_MIDDLE), "affine": (1.0, 0.0)}
"""alpha and beta, where a file leaves them out, of the functions that have them and are read."""


@dataclass(frozen=True)
class _Function:
    """An activation of a recurrent node. name: in small letters. alpha, beta: None where it has none."""

    name: str
    alpha: float | None = None
    beta: float | None = None


def layers_of(node: OnnxNode, constants: Mapping[str, Array], notes: list[str]) -> tuple[StackLayer, ...]:
    """The layers of a node, the forward one first. Raises FileError or ParameterError."""
    direction = node.attributes.get("direction", "forward")
    if direction not in DIRECTIONS:
        raise FileError(f"holds a {node.op} of the direction {str(direction)[:20]!r}")
    _refuse_rare(node, constants)
    count = DIRECTIONS[direction]
    arrays = {letter: _constant(node, index, constants) for index, letter in ((1, "W"), (2, "R"))}
    if node.input(3):
        arrays["B"] = _constant(node, 3, constants)
    for letter, array in arrays.items():
        if array.ndim == 0 or array.shape[0] != count:
            raise FileError(
                f"holds a {node.op} whose {letter} has shape {array.shape}; its first side must be {count}"
            )
    functions = tuple(_functions(node, node.attributes.get("activations", DEFAULTS[node.op] * count)))
    each = len(DEFAULTS[node.op])
    if len(functions) != each * count:
        told = f"holds a {node.op} whose activations are {len(functions)}"
        raise FileError(f"{told}; they must be {each * count}")
    reset_after = bool(node.attributes.get("linear_before_reset", 0))
    if node.op == "GRU" and not reset_after and "B" in arrays:
        notes.append("ONNX keeps two biases that stand in one sum here: they are added.")
    found = []
    for index in range(count):
        own = {letter: array[index : index + 1] for letter, array in arrays.items()}
        weights = OnnxConvention().weights(KINDS[node.op], own, node.op != "GRU" or reset_after)
        weights, settings = _bent(node, weights, functions[index * each : (index + 1) * each], notes)
        state = _initial_state(node, index, weights.units, constants)
        if state is not None:
            settings["initial_state"] = state
        if index == 1:
            settings["merge_mode"] = "concat"
        found.append(StackLayer(weights, settings))
    return tuple(found)


def _constant(node: OnnxNode, index: int, constants: Mapping[str, Array]) -> Array:
    name = node.input(index)
    if name not in constants or constants[name].dtype.kind != "f":
        raise FileError(
            f"computes the weights of a {node.op} ({name[:40]!r}) as it runs; they must be constants"
        )
    return constants[name]


def _refuse_rare(node: OnnxNode, constants: Mapping[str, Array]) -> None:
    if "clip" in node.attributes:
        raise FileError(f"holds a {node.op} that clips its cells, which this program does not know")
    if node.attributes.get("input_forget", 0):
        raise FileError("holds an LSTM that couples input and forget gate, which this program does not know")
    peepholes = node.input(7) if node.op == "LSTM" else ""
    if peepholes and np.any(constants.get(peepholes, np.ones(1))):
        raise FileError("holds an LSTM with peepholes, which this program does not know")


def _functions(node: OnnxNode, words: Iterable[str]) -> Iterator[_Function]:
    """The functions of these names. ONNX lists alpha and beta of those alone that have them, in order."""
    alphas, betas = (iter(node.attributes.get(f"activation_{name}", [])) for name in ("alpha", "beta"))
    for name in map(str.lower, words):
        if name in NUMBERS:
            alpha, beta = NUMBERS[name]
            yield _Function(name, round(next(alphas, alpha), 7), round(next(betas, beta), 7))
        else:
            yield _Function(name)


def _bent(
    node: OnnxNode, weights: CellWeights, functions: Sequence[_Function], notes: list[str]
) -> tuple[CellWeights, dict[str, Any]]:
    """The functions of a direction as settings of the cell, and its weights, scaled for a hard sigmoid."""
    if node.op == "RNN":
        return weights, {"activation": _word(node, functions[0])}
    gates, candidate, *others = functions
    if any(other != candidate for other in others):
        first, second = candidate.name[:30], others[0].name[:30]
        raise FileError(f"holds an LSTM with {first} for its candidate and {second} for its cell state; "
                        "one function is known here")  # fmt: skip
    settings: dict[str, Any] = {"activation": _word(node, candidate)}
    if gates.name != "hardsigmoid" or gates.alpha is None:
        return weights, {**settings, "recurrent_activation": _word(node, gates)}
    if gates.beta != HARD_MIDDLE:
        raise FileError(f"holds a {node.op} with a hard sigmoid that is not 0.5 at 0")
    settings["recurrent_activation"] = "hard_sigmoid"
    scale = gates.alpha * 6
    if abs(scale - 1) < SAME_SLOPE:
        return weights, settings
    notes.append(f"The weights of the gates are multiplied by {scale:g}, as the file's hard sigmoid is "
                 f"{gates.alpha:g} a + 0.5 where it is a / 6 + 0.5 here.")  # fmt: skip
    return with_scaled_gates(weights, scale), settings


def _word(node: OnnxNode, function: _Function) -> str:
    """This program's name of a function. Raises FileError."""
    if function == _Function("affine", 1.0, 0.0):
        return "linear"
    if function.name not in PLAIN:
        raise FileError(
            f"holds a {node.op} with the activation {function.name[:30]!r}, which this program does not know"
        )
    return PLAIN[function.name]


def _initial_state(
    node: OnnxNode, direction: int, units: int, constants: Mapping[str, Array]
) -> tuple[tuple[float, ...], ...] | None:
    """The states before the first step, where the file gives numbers other than zero."""
    names = [node.input(5)] + ([node.input(6)] if node.op == "LSTM" else [])
    given = [constants.get(name) for name in names]
    if all(state is None or not np.any(state) for state in given):
        return None
    rows = [np.zeros(units) if one is None else _row(node, one, direction, units) for one in given]
    return rows_of(np.stack(rows))


def _row(node: OnnxNode, state: Array, direction: int, units: int) -> Array:
    """The state of the first sequence of a batch, (units,), from (directions, batch, units).

    The attribute layout puts the batch before the directions.
    """
    if node.attributes.get("layout", 0) and state.ndim == 3:
        state = state.swapaxes(0, 1)
    count = DIRECTIONS[node.attributes.get("direction", "forward")]
    if state.ndim != 3 or state.shape[0] != count or state.shape[1] == 0 or state.shape[2] != units:
        needed = f"({count}, batch, {units})"
        raise FileError(f"holds a {node.op} whose first state has shape {state.shape}; it must be {needed}")
    return np.asarray(state[direction, 0])
