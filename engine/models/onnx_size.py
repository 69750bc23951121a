"""How large an ONNX model would become, counted in its bytes before anything is made of them.

A protobuf message is a row of fields: a number that says which field and of which kind, then its value. A
field of two bytes becomes an object of a hundred, so a file that fits may not fit once it is read.
"""

from collections.abc import Iterator, Mapping

from engine.errors import FileError

MAX_NODES = 1000
MAX_FIELDS = 100_000  # of all messages; a model of 8 layers has some hundreds
MAX_DEPTH = 12
MESSAGES: Mapping[str, Mapping[int, str]] = {
    "model": {7: "graph", 14: "entry", 20: "training", 25: "function"},
    "graph": {1: "node", 5: "tensor", 11: "value", 12: "value", 13: "value", 15: "sparse"},
    "training": {1: "graph", 2: "graph"},
    "function": {7: "node", 11: "attribute"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph"},
    "sparse": {1: "tensor", 2: "tensor"},
    "value": {2: "type"},
    "type": {1: "tensor_type"},
    "tensor_type": {2: "shape"},
    "shape": {1: "side"},
}
"""Which fields of onnx.proto's messages are messages again."""
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_WIDTHS = {_FIXED64: 8, _FIXED32: 4}


def check_size(data: bytes) -> None:
    """Raise FileError for a model of too many nodes or parts, and for bytes that are no message."""
    _Counter(data).count("model", 0, len(data), 0)


class _Counter:
    """Counts fields and nodes, and gives up where there are too many."""

    def __init__(self, data: bytes) -> None:
        self._data, self._fields, self._nodes = data, 0, 0

    def count(self, message: str, begin: int, end: int, depth: int) -> None:
        """The fields of a message, and of those in it."""
        if depth > MAX_DEPTH:
            raise FileError("is nested too deeply")
        inner = MESSAGES.get(message, {})
        for field, first, last in fields_of(self._data, begin, end):
            self._fields += 1
            if self._fields > MAX_FIELDS:
                raise FileError(f"has more than {MAX_FIELDS} parts; no recurrent model needs so many")
            name = inner.get(field)
            if name == "node":
                self._nodes += 1
                if self._nodes > MAX_NODES:
                    raise FileError(f"has more than {MAX_NODES} nodes; no recurrent model needs so many")
            if name is not None:
                self.count(name, first, last, depth + 1)


def fields_of(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Each field of a message with the place of its value. Raises FileError."""
    while at < end:
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
            raise FileError("is damaged, or no ONNX model")
        if at > end:
            raise FileError("is damaged, or no ONNX model: a part of it is longer than the file")
        yield key >> 3, begin, at


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
    raise FileError("is damaged, or no ONNX model")
