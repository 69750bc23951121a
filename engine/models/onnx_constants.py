"""Constants of an ONNX graph: those in the file, and those that a few harmless operators make of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.array import Array
from engine.errors import FileError
from engine.validation import short

MAX_NUMBERS = 2**24  # of a constant that is made
SINGLE: Mapping[str, type] = {
    "alpha": float,
    "axis": int,
    "beta": float,
    "direction": str,
    "hidden_size": int,
    "input_forget": int,
    "keepdims": int,
    "layout": int,
    "linear_before_reset": int,
    "transA": int,
    "transB": int,
}
"""Of which type ONNX has those attributes that this program reads."""
LISTED: Mapping[str, type] = {
    "activation_alpha": float,
    "activation_beta": float,
    "activations": str,
    "axes": int,
    "perm": int,
}
"""The same of attributes that are lists."""


@dataclass(frozen=True)
class OnnxNode:
    """A node of a graph as plain data. attributes: numbers, texts, lists of them."""

    op: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Any]

    def input(self, index: int) -> str:
        """The name of an input; "" where it is left out."""
        return self.inputs[index] if index < len(self.inputs) else ""

    def output(self, index: int) -> str:
        return self.outputs[index] if index < len(self.outputs) else ""


def nodes_of(listed: Sequence[Mapping[str, Any]]) -> tuple[OnnxNode, ...]:
    """Nodes as the reading program tells them; an operator of another domain is called by both names.

    Raises FileError where ONNX' own operator has an attribute of another type than ONNX gives it.
    """
    return tuple(map(_node, listed))


def _node(told: Mapping[str, Any]) -> OnnxNode:
    op, attributes = told["op"], told["attributes"]
    if told["domain"] in ("", "ai.onnx"):
        for name, value in attributes.items():
            if not _is_of_its_type(name, value):
                raise FileError(f"is damaged: {name} of {op[:40]} is {short(value)}")
    else:
        op = f"{told['domain']}.{op}"
    return OnnxNode(op, told["name"], tuple(told["inputs"]), tuple(told["outputs"]), attributes)


def _is_of_its_type(name: str, value: Any) -> bool:
    if name in LISTED:
        return isinstance(value, list) and all(isinstance(one, LISTED[name]) for one in value)
    return isinstance(value, SINGLE.get(name, object))


def with_made(nodes: Sequence[OnnxNode], constants: Mapping[str, Array]) -> dict[str, Array]:
    """All constants, also those that nodes make of others by moving numbers around."""
    found = dict(constants)
    for node in nodes:
        make = _MAKERS.get(node.op)
        given = [name for name in node.inputs if name]
        if make is None or not given or any(name not in found for name in given) or not node.output(0):
            continue
        try:
            made = make([found[name] for name in given], node.attributes)
        except (ValueError, IndexError, TypeError, KeyError):
            continue  # what does not fit together is no constant; whoever needs it says so
        if made.size <= MAX_NUMBERS:
            found[node.output(0)] = made
    return found


def are_zeros(name: str, nodes: Sequence[OnnxNode], constants: Mapping[str, Array]) -> bool:
    """Whether a name stands for zeros of some shape, as exporters make them for initial states."""
    made_by = {out: node for node in nodes for out in node.outputs}
    for _ in nodes:
        if name in constants:
            return not np.any(constants[name])
        node = made_by.get(name)
        if node is None or node.op not in (*_MAKERS, "Expand", "Cast", "ConstantOfShape"):
            return False
        if node.op == "ConstantOfShape":
            return not np.any(node.attributes.get("value", 0))
        name = node.input(0)
    return False


def axes_of(node: OnnxNode, constants: Mapping[str, Array]) -> tuple[int, ...] | None:
    """The axes that a node names, as attribute or as input; None where it names none. Raises FileError."""
    if "axes" in node.attributes:
        return tuple(node.attributes["axes"])
    return integers_of(node, 1, constants)


def integers_of(node: OnnxNode, index: int, constants: Mapping[str, Array]) -> tuple[int, ...] | None:
    """An input that holds whole numbers; None where it is left out, or no constant. Raises FileError."""
    given = constants.get(node.input(index))
    if given is None:
        return None
    if given.dtype.kind != "i":
        raise FileError(f"is damaged: {node.op[:40]} reads {given.dtype} where it needs whole numbers")
    return tuple(given.ravel().tolist())


def _unsqueeze(inputs: Sequence[Array], attributes: Mapping[str, Any]) -> Array:
    axes = attributes["axes"] if "axes" in attributes else inputs[1].ravel().tolist()
    return np.asarray(np.expand_dims(inputs[0], tuple(axes)))


def _squeeze(inputs: Sequence[Array], attributes: Mapping[str, Any]) -> Array:
    axes = (
        attributes["axes"] if "axes" in attributes else [] if len(inputs) < 2 else inputs[1].ravel().tolist()
    )
    return np.asarray(np.squeeze(inputs[0], tuple(axes) or None))


def _slice(inputs: Sequence[Array], attributes: Mapping[str, Any]) -> Array:
    data, starts, ends = inputs[:3]
    axes = inputs[3].ravel().tolist() if len(inputs) > 3 else range(starts.size)
    steps = inputs[4].ravel().tolist() if len(inputs) > 4 else [1] * starts.size
    cut = [slice(None)] * data.ndim
    for start, end, axis, step in zip(
        starts.ravel().tolist(), ends.ravel().tolist(), axes, steps, strict=True
    ):
        cut[axis] = slice(start, end, step)
    return np.asarray(data[tuple(cut)])


def _reshape(inputs: Sequence[Array], attributes: Mapping[str, Any]) -> Array:
    data, shape = inputs[0], inputs[1].ravel().tolist()
    sides = [data.shape[index] if side == 0 else side for index, side in enumerate(shape)]
    return data.reshape(sides)


_MAKERS: dict[str, Callable[[Sequence[Array], Mapping[str, Any]], Array]] = {
    "Identity": lambda inputs, _: inputs[0],
    "Unsqueeze": _unsqueeze,
    "Squeeze": _squeeze,
    "Slice": _slice,
    "Reshape": _reshape,
    "Concat": lambda inputs, attributes: np.concatenate(inputs, axis=attributes["axis"]),
    "Transpose": lambda inputs, attributes: np.transpose(inputs[0], attributes.get("perm")),
}
