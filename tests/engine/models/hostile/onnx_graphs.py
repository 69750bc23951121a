"""ONNX graphs that lead out, or would become large."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

from tests.engine.models.hostile.registry import Make, hostile
from tests.engine.models.onnx_models import Graph


def graph_bytes(change: Callable[[onnx.ModelProto], None]) -> bytes:
    found = Graph().recurrent("LSTM", 4).model()
    change(found)
    return bytes(found.SerializeToString())


@hostile("external_data.onnx")
def _(folder: Path) -> bytes:
    (folder / "secret.raw").write_bytes(bytes(4096))

    def change(found: onnx.ModelProto) -> None:
        tensor = found.graph.initializer[0]
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="secret.raw")

    return graph_bytes(change)


def nested(field: int, body: bytes) -> bytes:
    """A field of bytes as protobuf writes it."""
    size, length = len(body), b""
    while size > 0x7F:
        length += bytes([(size & 0x7F) | 0x80])
        size >>= 7
    return bytes([field << 3 | 2]) + length + bytes([size]) + body


HEAD = b"\x08\x09"  # ir_version 9


@hostile("million_nodes.onnx")
def _(folder: Path) -> bytes:
    node = nested(1, helper.make_node("Identity", ["x"], ["y"]).SerializeToString())
    return HEAD + nested(7, node * 1_000_000)


@hostile("many_tensors.onnx")
def _(folder: Path) -> bytes:
    return HEAD + nested(7, nested(1, b"\x22\x04LSTM") + nested(5, b"") * 200_000)


@hostile("million_names.onnx")
def _(folder: Path) -> bytes:
    """One node with a million inputs of no name: 2 MB that would be hundreds."""
    return HEAD + nested(7, nested(1, b"\x22\x04LSTM" + b"\x0a\x00" * 1_000_000))


@hostile("deep_graphs.onnx")
def _(folder: Path) -> bytes:
    body = b""
    for _ in range(5_000):
        body = nested(1, b"\x22\x04Loop" + nested(5, b"\x0a\x04body" + nested(6, body)))
    return HEAD + nested(7, body)


@hostile("claims_more.onnx")
def _(folder: Path) -> bytes:
    def change(found: onnx.ModelProto) -> None:
        found.graph.initializer[0].dims[:] = [2**20, 2**20]

    return graph_bytes(change)


@hostile("own_operator.onnx")
def _(folder: Path) -> bytes:
    def change(found: onnx.ModelProto) -> None:
        found.graph.node[0].domain = "evil"

    return graph_bytes(change)


@hostile("cut_off.onnx")
def _(folder: Path) -> bytes:
    return graph_bytes(lambda found: None)[:-100]


def with_attribute(op: str, name: str, value: Any) -> Make:
    """A graph in which an operator has an attribute of a kind that ONNX does not give it."""

    def change(found: onnx.ModelProto) -> None:
        node = next(node for node in found.graph.node if node.op_type == op)
        kept = [one for one in node.attribute if one.name != name]
        del node.attribute[:]
        node.attribute.extend([*kept, helper.make_attribute(name, value)])

    def make(folder: Path) -> bytes:
        graph = Graph().recurrent("LSTM", 4, "bidirectional").then("Softmax", axis=-1)
        graph.then("Gather", graph.constant(np.array(-1)), axis=0).then("ReduceSum", axes=[0], keepdims=0)
        found = graph.model()
        change(found)
        return bytes(found.SerializeToString())

    return make


for op, name, value in (
    ("LSTM", "direction", [1]),
    ("LSTM", "activations", 1),
    ("LSTM", "activation_alpha", 1.0),
    ("LSTM", "hidden_size", "four"),
    ("Transpose", "perm", 0),
    ("Softmax", "axis", "last"),
    ("Gather", "axis", [0]),
    ("ReduceSum", "axes", [0.5]),
):
    hostile(f"{op}_{name}.onnx")(with_attribute(op, name, value))


@hostile("squeeze_axis_nan.onnx")
def _(folder: Path) -> bytes:
    graph = Graph().recurrent("LSTM", 4)
    graph.constants["c3"] = np.array([np.nan], dtype=np.float32)
    return bytes(graph.then("Softmax").model().SerializeToString())


def with_state(*shape: int) -> Make:
    """A GRU whose state before the first step has a shape that no ONNX GRU has."""

    def make(folder: Path) -> bytes:
        graph = Graph()
        sides = (1, 12, 3), (1, 12, 4), (1, 24)
        weights = [graph.numbers(*side) for side in sides]
        state = graph.constant(np.ones(shape, dtype=np.float32))
        graph.then("GRU", *weights, "", state, outputs=2, hidden_size=4)
        return bytes(graph.model().SerializeToString())

    return make


for shape in ((), (4,), (1, 4), (1, 1, 5), (2, 1, 4), (1, 1, 1, 4)):
    hostile(f"state_{'_'.join(map(str, shape))}.onnx")(with_state(*shape))
