"""`.onnx`: a graph of the operators RNN, GRU and LSTM, with a readout behind them.

x: (steps, batch, features), as those operators read it. y: (steps, batch, outputs), or (batch, outputs) of
the last step alone.
"""

from typing import Any, ClassVar

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.models.conventions.base import WeightConvention
from engine.models.conventions.onnx import OnnxConvention
from engine.models.model_stack import halves, is_single
from engine.models.opened import Stack, StackLayer
from engine.models.writers.base import ModelWriter, WrittenModel, dtype_of, run_notes

OPERATORS = {"SimpleRNN": "RNN", "GRU": "GRU", "LSTM": "LSTM"}
FUNCTIONS = {
    "tanh": "Tanh",
    "sigmoid": "Sigmoid",
    "relu": "Relu",
    "softsign": "Softsign",
    "softplus": "Softplus",
    "linear": "Affine",
    "hard_sigmoid": "HardSigmoid",
}
"""Activations that ONNX' recurrent operators have."""
SLOPES = {"Affine": (1.0, 0.0), "HardSigmoid": (1 / 6, 0.5)}
"""alpha and beta of those that have them."""
BENDING = {
    "tanh": "Tanh",
    "sigmoid": "Sigmoid",
    "relu": "Relu",
    "softsign": "Softsign",
    "softplus": "Softplus",
    "softmax": "Softmax",
    "log_softmax": "LogSoftmax",
}
"""Activations that ONNX has as operators of their own."""
MERGES = {"sum": "ReduceSum", "mul": "ReduceProd", "ave": "ReduceMean"}
OPSET, IR_VERSION = 17, 8  # of 2022: every program in use reads them


class OnnxWriter(ModelWriter):
    """What ONNX Runtime and its kin run."""

    title: ClassVar[str] = "ONNX model"
    ending: ClassVar[str] = ".onnx"

    def write(self, stack: Stack, features: int, convention: WeightConvention | None = None) -> WrittenModel:
        notes = run_notes(stack, "return_sequences")
        return WrittenModel(_Graph(stack, features).bytes(), tuple(notes))


class _Graph:
    """A graph that grows node by node."""

    def __init__(self, stack: Stack, features: int) -> None:
        self._stack, self._features = stack, features
        self._dtype = dtype_of(is_single(stack))
        self._nodes: list[Any] = []
        self._constants: dict[str, Array] = {}
        self._at = "x"
        self._is_flipped = False

    def bytes(self) -> bytes:
        """The file. Raises ParameterError for what ONNX has not."""
        from onnx import TensorProto, helper, numpy_helper  # late: seldom wanted

        pairs = halves(self._stack)
        for index, pair in enumerate(pairs):
            self._recur(pair, index, is_last=index == len(pairs) - 1)
        if self._is_flipped and self._stack.return_sequences:
            self._turn_time()
        self._read_out()
        kind = TensorProto.FLOAT if self._dtype == np.float32 else TensorProto.DOUBLE
        batch = 1 if any("initial_state" in layer.settings for layer in self._stack.layers) else "batch"
        sizes = ["steps"] if self._stack.return_sequences else []
        self._node("Identity", [self._at], "y")
        graph = helper.make_graph(
            self._nodes,
            "model",
            [helper.make_tensor_value_info("x", kind, ["steps", batch, self._features])],
            [helper.make_tensor_value_info("y", kind, [*sizes, batch, self._outputs()])],
            [numpy_helper.from_array(array, name) for name, array in self._constants.items()],
        )
        model = helper.make_model(
            graph,
            producer_name="rnn-explorer",
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
        )
        return bytes(model.SerializeToString(deterministic=True))

    def _recur(self, pair: tuple[StackLayer, ...], index: int, is_last: bool) -> None:
        """One operator of one direction or both, and what makes its output (steps, batch, features)."""
        _check_halves(pair, index)
        direction, name = self._direction(pair, index), f"layer{index}"
        inputs = [self._at, *self._weights(pair, name), ""]
        states = self._states(pair, name)
        only_last = is_last and not self._stack.return_sequences
        outputs = ["", f"{name}.h"] if only_last else [f"{name}.y"]
        settings = self._settings(pair, index)
        self._node(OPERATORS[pair[0].weights.kind], inputs + states, outputs, direction=direction, **settings)
        self._at = outputs[-1]
        self._merge(pair, name, axis=0 if only_last else 1)

    def _direction(self, pair: tuple[StackLayer, ...], index: int) -> str:
        """ONNX keeps what it puts out in the order of time; Keras in the order in which it was computed."""
        if len(pair) == 2:
            if self._is_flipped:
                raise ParameterError(
                    f"model.layers[{index}]", "reads what a backward layer puts out in both directions"
                )
            return "bidirectional"
        is_reverse = bool(pair[0].settings.get("go_backwards")) != self._is_flipped
        self._is_flipped = is_reverse
        return "reverse" if is_reverse else "forward"

    def _weights(self, pair: tuple[StackLayer, ...], name: str) -> list[str]:
        """W, R and B of the directions, one behind the other."""
        own = [OnnxConvention().arrays(layer.weights) for layer in pair]
        letters = ("W", "R", "B") if any("B" in arrays for arrays in own) else ("W", "R")
        zeros = np.zeros((1, 2 * own[0]["R"].shape[1]))
        for letter in letters:
            joined = np.concatenate([arrays.get(letter, zeros) for arrays in own])
            self._constants[f"{name}.{letter}"] = joined.astype(self._dtype)
        return [f"{name}.{letter}" for letter in letters] + [""] * (3 - len(letters))

    def _states(self, pair: tuple[StackLayer, ...], name: str) -> list[str]:
        """Initial h, and c of an LSTM, (directions, 1, units); none where all are left out."""
        if not any("initial_state" in layer.settings for layer in pair):
            return []
        count, units = (2 if pair[0].weights.kind == "LSTM" else 1), pair[0].weights.units
        rows = [np.array(layer.settings.get("initial_state", np.zeros((count, units)))) for layer in pair]
        for index, letter in enumerate("hc"[:count]):
            state = np.stack([row[index] for row in rows])[:, np.newaxis]
            self._constants[f"{name}.{letter}0"] = state.astype(self._dtype)
        return [f"{name}.{letter}0" for letter in "hc"[:count]]

    def _settings(self, pair: tuple[StackLayer, ...], index: int) -> dict[str, Any]:
        """Attributes of the operator. Raises ParameterError for an activation that it has not."""
        functions = [name for layer in pair for name in self._functions(layer, index)]
        found: dict[str, Any] = {"hidden_size": pair[0].weights.units, "activations": functions}
        slopes = [SLOPES[name] for name in functions if name in SLOPES]
        if slopes:
            found["activation_alpha"] = [alpha for alpha, _ in slopes]
            found["activation_beta"] = [beta for _, beta in slopes]
        if pair[0].weights.kind == "GRU":
            found["linear_before_reset"] = int(pair[0].weights.reset_after)
        return found

    def _functions(self, layer: StackLayer, index: int) -> list[str]:
        names = {"activation": layer.settings.get("activation", "tanh")}
        if layer.weights.kind != "SimpleRNN":
            names["recurrent_activation"] = layer.settings.get("recurrent_activation", "sigmoid")
        for field, name in names.items():
            if name not in FUNCTIONS:
                known = ", ".join(FUNCTIONS)
                place = f"model.layers[{index}].{field}"
                raise ParameterError(place, f"is {name}, which ONNX' recurrent operators have not: {known}")
        own = FUNCTIONS[names["activation"]]
        match layer.weights.kind:
            case "SimpleRNN":
                return [own]
            case "GRU":
                return [FUNCTIONS[names["recurrent_activation"]], own]
            case _:
                return [FUNCTIONS[names["recurrent_activation"]], own, own]

    def _merge(self, pair: tuple[StackLayer, ...], name: str, axis: int) -> None:
        """Take the axis of directions away. axis: where it stands."""
        merge = pair[-1].settings.get("merge_mode")
        if merge is None:
            self._then("Squeeze", f"{name}.squeezed", self._integers("axes", axis))
        elif merge == "concat":
            order = [1, 0, 2] if axis == 0 else [0, 2, 1, 3]
            self._node("Transpose", [self._at], f"{name}.turned", perm=order)
            self._at = f"{name}.turned"
            shape = [0, -1] if axis == 0 else [0, 0, -1]
            self._then("Reshape", f"{name}.joined", self._integers("shape", *shape))
        elif merge == "sum":  # whose axes have been an input for longer
            inputs = [self._at, self._integers("axes", axis)]
            self._node("ReduceSum", inputs, f"{name}.merged", keepdims=0)
            self._at = f"{name}.merged"
        else:
            self._node(MERGES[merge], [self._at], f"{name}.merged", axes=[axis], keepdims=0)
            self._at = f"{name}.merged"

    def _turn_time(self) -> None:
        """Rows in the order in which they were computed, the last step of time first."""
        ends = [self._integers(word, value) for word, value in
                (("starts", -1), ("ends", -(2**31)), ("axes", 0), ("steps", -1))]  # fmt: skip
        self._then("Slice", "turned", *ends)

    def _read_out(self) -> None:
        readout = self._stack.readout
        if readout is None:
            return
        self._constants["readout.kernel"] = readout.kernel.astype(self._dtype)
        self._then("MatMul", "readout.product", "readout.kernel")
        if readout.bias is not None:
            self._constants["readout.bias"] = readout.bias.astype(self._dtype)
            self._then("Add", "readout.sum", "readout.bias")
        if readout.activation == "linear":
            return
        if readout.activation not in BENDING:
            known = ", ".join(BENDING)
            raise ParameterError("model.readout.activation", f"is {readout.activation}; ONNX has {known}")
        settings = {"axis": -1} if readout.activation in ("softmax", "log_softmax") else {}
        self._node(BENDING[readout.activation], [self._at], "readout.bent", **settings)
        self._at = "readout.bent"

    def _outputs(self) -> int:
        if self._stack.readout is not None:
            return int(self._stack.readout.kernel.shape[1])
        last = halves(self._stack)[-1]
        is_joined = last[-1].settings.get("merge_mode") == "concat"
        return last[0].weights.units + (last[1].weights.units if is_joined else 0)

    def _then(self, operator: str, output: str, *inputs: str) -> None:
        """Add a node that reads what is there, and go on with what it gives."""
        self._node(operator, [self._at, *inputs], output)
        self._at = output

    def _node(self, operator: str, inputs: list[str], output: str | list[str], **settings: Any) -> None:
        from onnx import helper  # late: seldom wanted

        outputs = [output] if isinstance(output, str) else output
        while inputs and not inputs[-1]:
            inputs = inputs[:-1]
        self._nodes.append(helper.make_node(operator, inputs, outputs, **settings))

    def _integers(self, word: str, *numbers: int) -> str:
        """The name of a constant of whole numbers."""
        name = f"{word}.{'.'.join(map(str, numbers))}"
        self._constants[name] = np.array(numbers, dtype=np.int64)
        return name


def _check_halves(pair: tuple[StackLayer, ...], index: int) -> None:
    """Raise ParameterError where one operator cannot hold both directions."""
    kinds = {(one.weights.kind, one.weights.reset_after, one.weights.units) for one in pair}
    if len(kinds) > 1:
        raise ParameterError(f"model.layers[{index}]", "has two halves of different kinds or sizes")
