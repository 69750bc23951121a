"""The program that reads one stranger's file from its input and writes plain arrays to its output."""

import json
import os
import sys
from typing import Any

import numpy as np

from engine.models.child.refused import RefusedFile

MEMORY = 2**30  # bytes, above what the program itself takes


def main() -> int:
    """Read a request and a file, answer, end. What is refused is an answer; anything else ends with 1."""
    line, _, file = sys.stdin.buffer.read().partition(b"\n")
    request = json.loads(line)
    read = _reader(request["kind"])
    _limit_memory()
    try:
        data, arrays = read(request, file)
    except RefusedFile as error:
        _put({"error": str(error)}, {})
    else:
        _put({"data": data}, arrays)
    return 0


def _reader(kind: str) -> Any:
    """Imported before memory is limited, so that the limit is the file's own."""
    match kind:
        case "hdf5":
            from engine.models.child.hdf5 import read as read_hdf5

            return read_hdf5
        case "onnx":
            from engine.models.child.onnx_graph import read as read_onnx

            return read_onnx
    raise ValueError(kind)


def _taken() -> int:
    """Bytes of memory in use now; the largest use ever would count that of whoever started this program."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            pages = int(file.read().split()[1])
    except OSError:  # no Linux: nothing is limited by it
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _limit_memory() -> None:
    """Where the system can; elsewhere the time limit must do."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limit = _taken() + MEMORY
    for kind in (resource.RLIMIT_DATA, resource.RLIMIT_AS) if sys.platform == "linux" else ():
        room = limit if kind == resource.RLIMIT_DATA else 2 * limit + 2 * MEMORY
        resource.setrlimit(kind, (room, room))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))  # nothing else can be opened from here on
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _put(head: dict[str, Any], arrays: dict[str, np.ndarray]) -> None:
    plain = {name: array.astype(array.dtype.newbyteorder("<")) for name, array in arrays.items()}
    head["arrays"] = [[name, array.dtype.str, list(array.shape)] for name, array in plain.items()]
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    for array in plain.values():
        out.write(np.ascontiguousarray(array).tobytes())
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
