"""How many nodes an ONNX file has, counted in its bytes before anything is made of them.

A protobuf message is a row of fields: a number that says which field and of which kind, then its value.
"""

from collections.abc import Iterator

from engine.models.child.refused import RefusedFile

MAX_FIELDS = 50_000  # of a message; a graph has one a node, array, input and output
_GRAPH, _NODE = 7, 1  # fields of onnx.ModelProto and onnx.GraphProto
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_WIDTHS = {_FIXED64: 8, _FIXED32: 4}


def count_nodes(data: bytes, most: int) -> int:
    """Nodes of the graphs in a model's bytes; counting ends above `most`. Raises RefusedFile."""
    count = 0
    for field, begin, end in _fields(data, 0, len(data)):
        if field == _GRAPH:
            for inner, _, _ in _fields(data, begin, end):
                count += inner == _NODE
                if count > most:
                    return count
    return count


def _fields(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Each field of a message with the place of its value."""
    for _ in range(MAX_FIELDS):
        if at >= end:
            return
        key, at = _number(data, at, end)
        kind = key & 7
        if kind == _VARINT:
            begin = at
            _, at = _number(data, at, end)
        elif kind == _BYTES:
            size, begin = _number(data, at, end)
            at = begin + size
        elif kind in _WIDTHS:
            begin, at = at, at + _WIDTHS[kind]
        else:
            raise RefusedFile("is no ONNX model")
        if at > end:
            raise RefusedFile("is damaged, or no ONNX model: a part of it is longer than the file")
        yield key >> 3, begin, at
    raise RefusedFile(f"is no ONNX model that can be read: it has more than {MAX_FIELDS} parts")


def _number(data: bytes, at: int, end: int) -> tuple[int, int]:
    """A number of one to ten bytes, seven bits each, and the place behind it."""
    value = 0
    for index in range(10):
        if at + index >= end:
            break
        byte = data[at + index]
        value |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            return value, at + index + 1
    raise RefusedFile("is damaged, or no ONNX model")
