"""ONNX graphs that lead out, or would become large."""

from collections.abc import Callable
from pathlib import Path

import onnx
from onnx import TensorProto, helper

from tests.engine.models.hostile.registry import hostile
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
