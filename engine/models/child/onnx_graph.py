"""An ONNX graph read with suspicion: its nodes as plain data, and the numbers in the file itself."""

from collections.abc import Iterator
from math import prod
from typing import Any

import numpy as np
import onnx
from onnx import AttributeProto, ModelProto, TensorProto, numpy_helper

from engine.models.child.refused import RefusedFile

MAX_TENSORS = 2000
MAX_NAME = 200
_FLOATS = (TensorProto.FLOAT, TensorProto.DOUBLE, TensorProto.FLOAT16)
_INTEGERS = (TensorProto.INT64, TensorProto.INT32)
_NUMBERS_OF = {
    AttributeProto.FLOAT: "f",
    AttributeProto.INT: "i",
    AttributeProto.FLOATS: "floats",
    AttributeProto.INTS: "ints",
}


def read(request: dict[str, Any], data: bytes) -> tuple[Any, dict[str, np.ndarray]]:
    """Nodes, inputs and outputs, and the constant arrays by name. Raises RefusedFile."""
    try:
        model = onnx.load_model_from_string(data)
        return _plain(model)
    except RefusedFile:
        raise
    except MemoryError:
        raise RefusedFile("needs more memory than a model of its size may") from None
    except Exception:  # whatever a damaged file makes its reader say
        raise RefusedFile("is damaged, or no ONNX model") from None


def _plain(model: ModelProto) -> tuple[Any, dict[str, np.ndarray]]:
    graph = model.graph
    if not graph.node:
        raise RefusedFile("is no ONNX model: it has no node")
    if len(graph.initializer) > MAX_TENSORS:
        raise RefusedFile(f"holds {len(graph.initializer)} arrays; at most {MAX_TENSORS} are read")
    arrays = dict(_arrays(graph.initializer))
    nodes = []
    for node in graph.node:
        attributes, tensors = _attributes(node)
        if node.op_type == "Constant" and node.output:
            arrays.update({_short(node.output[0]): tensor for tensor in tensors.values()})
        nodes.append(
            {
                "op": _short(node.op_type),
                "domain": _short(node.domain),
                "name": _short(node.name),
                "inputs": [_short(name) for name in node.input],
                "outputs": [_short(name) for name in node.output],
                "attributes": attributes,
            }
        )
    return {
        "nodes": nodes,
        "inputs": [[_short(one.name), _sizes(one)] for one in graph.input],
        "outputs": [_short(one.name) for one in graph.output],
        "producer": _short(model.producer_name),
    }, arrays


def _sizes(value: Any) -> list[int | None]:
    """The shape of an input; None for a side that is open."""
    shape = value.type.tensor_type.shape
    return [one.dim_value if one.HasField("dim_value") else None for one in shape.dim]


def _attributes(node: Any) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """Numbers and texts of a node, and its tensors; what else there is, graphs for example, is left."""
    found: dict[str, Any] = {}
    tensors: dict[str, np.ndarray] = {}
    for one in node.attribute:
        name = _short(one.name)
        if one.type in _NUMBERS_OF:
            value = getattr(one, _NUMBERS_OF[one.type])
            found[name] = value if isinstance(value, int | float) else list(value)
        elif one.type == AttributeProto.STRING:
            found[name] = _short(one.s.decode("utf-8"))
        elif one.type == AttributeProto.STRINGS:
            found[name] = [_short(text.decode("utf-8")) for text in one.strings]
        elif one.type == AttributeProto.TENSOR:
            tensors.update((name, array) for _, array in _arrays([one.t]))
    if node.op_type == "Constant":  # other ways to say one: value_float, value_ints, …
        for name, kind in (("value_float", np.float32), ("value_floats", np.float32),
                           ("value_int", np.int64), ("value_ints", np.int64)):  # fmt: skip
            if name in found:
                tensors[name] = np.array(found[name], dtype=kind)
    if node.op_type == "ConstantOfShape" and "value" in tensors:
        found["value"] = tensors["value"].ravel()[:1].tolist()
    return found, tensors


def _arrays(tensors: Any) -> Iterator[tuple[str, np.ndarray]]:
    """The arrays of floats and integers, whose numbers all stand in the file."""
    for tensor in tensors:
        name = _short(tensor.name)
        if tensor.data_location == TensorProto.EXTERNAL or tensor.external_data:
            raise RefusedFile(
                f"keeps the numbers of {name!r} in another file, which is not opened; save it whole"
            )
        kind, dims = tensor.data_type, tuple(tensor.dims)
        if kind not in _FLOATS + _INTEGERS:
            continue
        if any(side < 0 for side in dims):
            raise RefusedFile(f"is damaged: {name!r} has a negative side")
        size = prod(dims)
        if size != _stored(tensor):
            raise RefusedFile(
                f"is damaged: the shape {str(dims)[:60]} of {name!r} is not filled by its numbers"
            )
        array = numpy_helper.to_array(tensor)
        yield name, array if kind in _FLOATS else array.astype(np.int64)


def _stored(tensor: Any) -> int:
    """How many numbers a tensor really holds."""
    kind = tensor.data_type
    if tensor.HasField("raw_data"):
        size = {TensorProto.FLOAT: 4, TensorProto.DOUBLE: 8, TensorProto.FLOAT16: 2,
                TensorProto.INT64: 8, TensorProto.INT32: 4}[kind]  # fmt: skip
        return len(tensor.raw_data) // size if len(tensor.raw_data) % size == 0 else -1
    fields = {
        TensorProto.FLOAT: tensor.float_data,
        TensorProto.DOUBLE: tensor.double_data,
        TensorProto.INT64: tensor.int64_data,
    }
    return len(fields.get(kind, tensor.int32_data))


def _short(text: str) -> str:
    if len(text) > MAX_NAME:
        raise RefusedFile(f"holds a name of {len(text)} characters; at most {MAX_NAME} are read")
    return str(text)
