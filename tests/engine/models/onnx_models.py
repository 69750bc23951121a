"""ONNX graphs as exporters write them, with random weights, and what ONNX' own evaluator computes."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

BLOCKS = {"RNN": 1, "GRU": 3, "LSTM": 4}


@dataclass
class Graph:
    """A graph that grows node by node. `at`: the output that the next node reads; `width`: its features."""

    features: int = 3
    at: str = "x"
    seed: int = 0
    nodes: list[Any] = field(default_factory=list)
    constants: dict[str, Any] = field(default_factory=dict)
    width: int = 0

    def __post_init__(self) -> None:
        self.width = self.features
        self._rng = np.random.default_rng(self.seed)

    def numbers(self, *shape: int) -> str:
        return self.constant(self._rng.normal(0, 0.6, shape).astype(np.float32))

    def constant(self, array: Any) -> str:
        name = f"c{len(self.constants)}"
        self.constants[name] = np.asarray(array)
        return name

    def then(self, op: str, *more: str, outputs: int = 1, use: int = 0, **settings: Any) -> "Graph":
        """Add a node that reads what is there. use: which of its outputs goes on."""
        names = [f"n{len(self.nodes)}_{index}" for index in range(outputs)]
        self.nodes.append(helper.make_node(op, [self.at, *more], names, **settings))
        self.at = names[use]
        return self

    def recurrent(
        self, op: str, units: int, direction: str = "forward", last: bool = False, **settings: Any
    ) -> "Graph":
        """A recurrent node, and what makes (steps, batch, features) of its output, as PyTorch exports it."""
        count, rows = (2 if direction == "bidirectional" else 1), BLOCKS[op] * units
        sides = (count, rows, self.width), (count, rows, units), (count, 2 * rows)
        weights = [self.numbers(*side) for side in sides]
        self.then(op, *weights, outputs=2, use=int(last), hidden_size=units, direction=direction, **settings)
        self.width = count * units
        if last:
            return self.then("Squeeze", self.constant(np.array([0])))
        if count == 1:
            return self.then("Squeeze", self.constant(np.array([1])))
        self.then("Transpose", perm=[0, 2, 1, 3])
        return self.then("Reshape", self.constant(np.array([0, 0, -1])))

    def dense(self, outputs: int) -> "Graph":
        self.then("MatMul", self.numbers(self.width, outputs))
        self.width = outputs
        return self.then("Add", self.numbers(outputs))

    def model(self) -> ModelProto:
        x = helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, 1, self.features])
        y = helper.make_tensor_value_info(self.at, TensorProto.FLOAT, None)
        stored = [numpy_helper.from_array(array, name) for name, array in self.constants.items()]
        graph = helper.make_graph(self.nodes, "graph", [x], [y], stored)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def evaluated(model: ModelProto, x: Any) -> Any:
    """What the reference evaluator puts out, (steps, outputs). x: (steps, features)."""
    found = ReferenceEvaluator(model).run(None, {"x": x[:, np.newaxis].astype(np.float32)})[0]
    return np.asarray(found).reshape(-1, found.shape[-1])
