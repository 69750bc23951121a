"""Constants of an ONNX graph: those in the file, and those that a few harmless operators make of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.array import Array

MAX_NUMBERS = 2**24  # of a constant that is made


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
    """Nodes as the reading program tells them; an operator of another domain is called by both names."""
    return tuple(
        OnnxNode(
            one["op"] if one["domain"] in ("", "ai.onnx") else f"{one['domain']}.{one['op']}",
            one["name"],
            tuple(one["inputs"]),
            tuple(one["outputs"]),
            one["attributes"],
        )
        for one in listed
    )


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
            return not any(node.attributes.get("value", []))
        name = node.input(0)
    return False


def axes_of(node: OnnxNode, constants: Mapping[str, Array]) -> tuple[int, ...] | None:
    """The axes that a node names, as attribute or as input; None where it names none."""
    if "axes" in node.attributes:
        return tuple(node.attributes["axes"])
    given = constants.get(node.input(1))
    return None if given is None else tuple(int(axis) for axis in given.ravel())


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
