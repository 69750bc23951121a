"""Start the program that reads strangers' files, within limits of time and memory; take plain arrays back."""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.array import Array
from engine.errors import FileError
from engine.program.own_part import MODEL_READER, part_command, part_environment

SECONDS = 5.0
TYPES = {"<f2", "<f4", "<f8", "<i8"}


@dataclass(frozen=True)
class ChildAnswer:
    """What the program found: JSON data, and arrays by name."""

    data: Any
    arrays: dict[str, Array]


def read_in_child(
    kind: str, request: Mapping[str, Any], file: bytes, seconds: float = SECONDS
) -> ChildAnswer:
    """Have a file's bytes read apart from this program. kind: "hdf5" or "onnx".

    Raises FileError: a sentence without the file's name.
    """
    head = json.dumps({"kind": kind, **request}).encode() + b"\n"
    try:
        done = subprocess.run(
            part_command(MODEL_READER, ["-S", "-P", "-m", "engine.models.child.main"]),
            input=head + file,
            capture_output=True,
            timeout=seconds,
            env=part_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FileError(f"cannot be read within {seconds:g} s, which no model of this size takes") from None
    except OSError as error:
        raise FileError(f"cannot be read: its reader does not start ({error.strerror})") from None
    if done.returncode != 0:
        raise FileError("is damaged, or needs more memory than a model of this size may")
    try:
        return _answer(done.stdout)
    except (ValueError, KeyError, TypeError):
        raise FileError("cannot be read: its reader was led astray") from None


def _answer(output: bytes) -> ChildAnswer:
    """The arrays behind a line of JSON that names them. Raises FileError for what the program refused."""
    line, _, rest = output.partition(b"\n")
    head = json.loads(line)
    if "error" in head:
        raise FileError(str(head["error"]))
    arrays, begin = {}, 0
    for name, kind, shape in head["arrays"]:
        if kind not in TYPES:
            raise ValueError(kind)
        flat = np.frombuffer(rest, dtype=np.dtype(kind), count=int(np.prod(shape)), offset=begin)
        begin += flat.nbytes
        arrays[name] = flat.reshape(shape)
    return ChildAnswer(head["data"], arrays)
