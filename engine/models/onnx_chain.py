"""Goes along an ONNX graph from its input: recurrent nodes, what moves axes around between them, a readout.

Axes are followed by name: T time, B batch, F features, D directions, and * for what is none of them.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from engine.array import Array
from engine.errors import FileError
from engine.models.onnx_constants import OnnxNode, are_zeros, axes_of, integers_of
from engine.models.onnx_layer import KINDS, layers_of
from engine.models.opened import LAST_IN_TIME, Stack, StackLayer, StackReadout

PASSING = ("Identity", "Dropout", "Cast")
"""Operators that change no number when a model runs."""
BENDING = {
    "Softmax": "softmax",
    "LogSoftmax": "log_softmax",
    "Sigmoid": "sigmoid",
    "Tanh": "tanh",
    "Relu": "relu",
    "Softplus": "softplus",
    "Softsign": "softsign",
}
MERGES = {"ReduceSum": "sum", "ReduceProd": "mul", "ReduceMean": "ave"}
UNROLLED = (
    ". If PyTorch wrote its RNN step by step, export it with dynamo=False, or its state_dict as .safetensors"
)
_UNKNOWN = "*"


class OnnxChain:
    """Follows the numbers from a graph's input to where this program no longer knows what becomes of them."""

    def __init__(self, nodes: Sequence[OnnxNode], constants: Mapping[str, Array]) -> None:
        self._nodes, self._constants = nodes, constants
        self._layers: list[StackLayer] = []
        self._kernel: Array | None = None
        self._bias: Array | None = None
        self._activation = "linear"
        self._return_sequences = True
        self._is_flipped = False
        self._axes: list[str] = []
        self._notes: list[str] = []
        self._ending = ""

    def follow(self, inputs: Sequence[tuple[str, Sequence[int | None]]]) -> Stack:
        """The stack of layers from the first recurrent node on. inputs: of the graph, constants not."""
        first = self._first(dict(inputs))
        name: str = self._recur(first)
        while name:
            node = self._next(name)
            if node is None:
                break
            name = self._step(node, name)
        if self._ending:
            self._notes.append(self._ending)
        if self._is_flipped:
            self._notes.append(
                "The file reads time backward: row t of the output here is its step T − 1 − t."
            )
        readout = None
        if self._kernel is not None:
            readout = StackReadout(self._kernel, self._bias, self._activation)
        notes = tuple(dict.fromkeys(self._notes))
        return Stack(tuple(self._layers), readout, self._return_sequences, notes=notes)

    def _first(self, inputs: Mapping[str, Sequence[int | None]]) -> OnnxNode:
        """The first recurrent node; what stands before it is said."""
        found = next((node for node in self._nodes if node.op in KINDS), None)
        if found is None:
            ops = ", ".join(dict.fromkeys(node.op for node in self._nodes if node.op != "Constant"))
            hint = UNROLLED if "Tanh" in ops and "MatMul" in ops else ""
            raise FileError(f"holds no RNN, GRU or LSTM; its nodes are {ops[:150]}{hint}")
        name, made_by = found.input(0), {out: node for node in self._nodes for out in node.outputs}
        while name not in inputs:
            node = made_by.get(name)
            if node is None or node.op not in ("Transpose", "Identity", "Cast", "Unsqueeze", "Squeeze"):
                what = "nothing that is known" if node is None else f"{node.op} {node.name[:40]!r}".strip()
                self._notes.append(f"Before the first {found.op}, this program does not know {what}: "
                                   "the model begins behind.")  # fmt: skip
                break
            name = node.input(0)
        return found

    def _next(self, name: str) -> OnnxNode | None:
        """The node that reads an output; None at the end, or where several do."""
        readers = [node for node in self._nodes if name in node.inputs and node.op != "Sides"]
        if len(readers) > 1:
            ops = ", ".join(node.op for node in readers)
            self._ending = f"Several nodes read {name[:40]!r} ({ops[:60]}): the model ends before them here."
            return None
        return readers[0] if readers else None

    def _step(self, node: OnnxNode, name: str) -> str:
        """Take one node. Returns the output to go on with, "" to end."""
        if node.op in KINDS and self._kernel is None and self._return_sequences:
            return self._recur(node)
        if node.op in PASSING or self._moves(node):
            return node.output(0)
        if self._reads_out(node, name) or self._bends(node):
            return node.output(0)
        self._ending = f"Left out, with what is behind it: {node.op} {node.name[:40]}".strip() + "."
        return ""

    def _recur(self, node: OnnxNode) -> str:
        """Add a recurrent node's layers; its output Y goes on, or Y_h where that is read instead."""
        is_batch_first = bool(node.attributes.get("layout", 0))
        wanted = ["B", "T", "F"] if is_batch_first else ["T", "B", "F"]
        if any(is_ in wanted and is_ != reads for is_, reads in zip(self._axes, wanted, strict=False)):
            raise FileError(
                f"turns the axes of what layer {len(self._layers) - 1} puts out, so that {node.op} reads one "
                f"row after the other as steps"
            )
        layers = layers_of(node, self._constants, self._notes)
        direction = node.attributes.get("direction", "forward")
        if direction == "bidirectional" and self._is_flipped:
            raise FileError(
                "reads time backward and then in both directions, which this program does not know"
            )
        is_reverse = direction == "reverse"
        if is_reverse != self._is_flipped and len(layers) == 1:
            layers = (StackLayer(layers[0].weights, {**layers[0].settings, "go_backwards": True}),)
        self._is_flipped = is_reverse
        if node.input(4):
            self._notes.append("Lengths of sequences are left out: every step counts.")
        self._tell_state(node)
        self._layers += layers
        if node.output(0) and any(node.output(0) in one.inputs for one in self._nodes):
            self._axes = ["B", "T", "D", "F"] if is_batch_first else ["T", "D", "B", "F"]
            return node.output(0)
        if node.output(1) and (
            not node.output(0) or any(node.output(1) in one.inputs for one in self._nodes)
        ):
            self._axes = ["B", "D", "F"] if is_batch_first else ["D", "B", "F"]
            self._return_sequences = False
            return node.output(1)
        return node.output(0)

    def _tell_state(self, node: OnnxNode) -> None:
        """Say where states come from outside of the file."""
        for name in (node.input(5), node.input(6) if node.op == "LSTM" else ""):
            if name and name not in self._constants and not are_zeros(name, self._nodes, self._constants):
                self._notes.append(
                    f"The states before the first step come from {name[:40]!r}: zeros are taken."
                )

    # ── what only moves numbers ────────────────────────────────────────────────────────────────

    def _moves(self, node: OnnxNode) -> bool:
        """Follow the axes through a node that moves numbers around; False where it does more."""
        match node.op:
            case "Transpose":
                return self._transpose(node)
            case "Squeeze":
                axes = axes_of(node, self._constants)
                return self._drop(tuple(range(len(self._axes))) if axes is None else axes)
            case "Reshape":
                return self._reshape(node)
            case "Slice" if self._turns_time(node):
                self._is_flipped = not self._is_flipped
                return True
            case "Gather" | "Slice":
                return self._take_last(node)
            case op if op in MERGES:
                return self._merge(node)
            case "Flatten":
                return not self._return_sequences and self._axes == ["B", "F"]
        return False

    def _transpose(self, node: OnnxNode) -> bool:
        order = node.attributes.get("perm", list(range(len(self._axes)))[::-1])
        if sorted(order) != list(range(len(self._axes))):
            return False
        self._axes = [self._axes[axis] for axis in order]
        return True

    def _drop(self, axes: tuple[int, ...]) -> bool:
        """Take axes of one number away; those of directions and batch alone can be such."""
        places = {axis % len(self._axes) for axis in axes} if self._axes else set()
        directions = 2 if self._layers[-1].settings.get("merge_mode") else 1
        dropped = [self._axes[place] for place in places]
        if any(label not in ("D", "B") for label in dropped) or ("D" in dropped and directions == 2):
            return False
        self._axes = [label for place, label in enumerate(self._axes) if place not in places]
        return True

    def _reshape(self, node: OnnxNode) -> bool:
        """Directions beside features become features; others keep their axes, or lose all but the last."""
        shape = integers_of(node, 1, self._constants)
        sides = len(self._axes) - 1 if shape is None else len(shape)
        if self._axes[-2:] == ["D", "F"] and sides == len(self._axes) - 1:
            self._axes = [*self._axes[:-2], "F"]
        elif self._axes[-1:] == ["F"] and "D" not in self._axes and shape is not None and len(shape) >= 2:
            if shape[-1] not in (-1, 0, self._width()):
                return False
            self._axes = [_UNKNOWN] * (len(shape) - 1) + ["F"]
        else:
            return False
        return True

    def _merge(self, node: OnnxNode) -> bool:
        """Both directions made one by a sum, a product or a mean over their axis."""
        axes = axes_of(node, self._constants) or ()
        last = self._layers[-1]
        is_both = last.settings.get("merge_mode") == "concat" and "D" in self._axes
        if not is_both or node.attributes.get("keepdims", 1) or len(axes) != 1:
            return False
        place = axes[0] % len(self._axes)
        if self._axes[place] != "D":
            return False
        del self._axes[place]
        self._layers[-1] = StackLayer(last.weights, {**last.settings, "merge_mode": MERGES[node.op]})
        return True

    def _turns_time(self, node: OnnxNode) -> bool:
        """Whether a slice puts the last step first: from −1 on, each step −1."""
        given = [integers_of(node, index, self._constants) for index in (1, 2, 3, 4)]
        if any(one is None or len(one) != 1 for one in given) or "T" not in self._axes:
            return False
        start, end, axis, step = (one[0] for one in given if one is not None)
        is_time = self._axes[axis % len(self._axes)] == "T"
        return is_time and start == step == -1 and end < -(2**30)

    def _take_last(self, node: OnnxNode) -> bool:
        """The last step alone: Gather with the index −1, or a slice that begins there."""
        if "T" not in self._axes or self._is_flipped or integers_of(node, 1, self._constants) != (-1,):
            return False
        if node.op == "Gather":
            axis, keeps_axis = node.attributes.get("axis", 0), self._constants[node.input(1)].ndim == 1
        else:
            axis, keeps_axis = (integers_of(node, 3, self._constants) or (0,))[0], True
            if integers_of(node, 4, self._constants) not in (None, (1,)):
                return False  # which goes on to steps before it
        if self._axes[axis % len(self._axes)] != "T":
            return False
        self._return_sequences = False
        if self._layers[-1].settings.get("merge_mode"):
            self._notes.append(LAST_IN_TIME)
        axis %= len(self._axes)
        self._axes[axis : axis + 1] = ["B"] if keeps_axis else []
        return True

    # ── the readout ────────────────────────────────────────────────────────────────────────────

    def _width(self) -> int:
        last = self._layers[-1]
        return last.width * (2 if last.settings.get("merge_mode") == "concat" else 1)

    def _reads_out(self, node: OnnxNode, name: str) -> bool:
        """A matrix product with a constant, and an addition of one; Gemm is both."""
        if self._axes[-1:] != ["F"] or "D" in self._axes or self._activation != "linear":
            return False
        if node.op == "Add" and self._kernel is not None and self._bias is None:
            other = self._constants.get(node.input(1) if node.input(0) == name else node.input(0))
            if other is None or other.size != self._kernel.shape[1]:
                return False
            self._bias = other.ravel()
            return True
        if node.op not in ("MatMul", "Gemm") or node.input(0) != name or self._kernel is not None:
            return False
        kernel = self._constants.get(node.input(1))
        if kernel is None or kernel.ndim != 2 or kernel.dtype.kind != "f":
            return False
        return self._gemm(node, kernel) if node.op == "Gemm" else self._set_kernel(kernel)

    def _gemm(self, node: OnnxNode, kernel: Array) -> bool:
        given = node.attributes
        if given.get("alpha", 1.0) != 1.0 or given.get("beta", 1.0) != 1.0 or given.get("transA", 0):
            return False
        bias = self._constants.get(node.input(2)) if node.input(2) else None
        turned = kernel.T if given.get("transB", 0) else kernel
        if node.input(2) and (bias is None or bias.size not in (1, turned.shape[1])):
            return False
        if not self._set_kernel(turned):
            return False
        if bias is not None:
            self._bias = np.broadcast_to(bias.ravel(), (turned.shape[1],))
        return True

    def _set_kernel(self, kernel: Array) -> bool:
        if kernel.shape[0] != self._width():
            return False
        self._kernel = kernel
        return True

    def _bends(self, node: OnnxNode) -> bool:
        """An activation behind a readout."""
        if self._kernel is None or self._activation != "linear" or node.op not in BENDING:
            return False
        axis = node.attributes.get("axis", -1)
        if node.op in ("Softmax", "LogSoftmax") and axis % max(1, len(self._axes)) != len(self._axes) - 1:
            return False
        self._activation = BENDING[node.op]
        return True
