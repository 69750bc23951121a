"""Archives that are traps."""

import io
import json
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from engine.models.model_stack import stack_of_model
from engine.models.writers.keras_archive import KerasArchiveWriter
from tests.engine.models.hostile.registry import hostile, zipped
from tests.engine.models.written import model


@cache
def good_file() -> bytes:
    """A good .keras file."""
    written = KerasArchiveWriter().write(stack_of_model(model("LSTM")), 3)
    return written.data


def parts(folder: Path) -> dict[str, bytes]:
    """Its members."""
    with zipfile.ZipFile(io.BytesIO(good_file())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_config(folder: Path, change: Callable[[dict[str, Any]], Any]) -> bytes:
    """A .keras file with its configuration changed in place, or by what is given back."""
    members = parts(folder)
    config = json.loads(members["config.json"])
    changed = change(config)
    members["config.json"] = changed if isinstance(changed, bytes) else json.dumps(config).encode()
    return zipped(members)


def lstm(config: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = config["config"]["layers"][1]
    return found


@hostile("bomb.keras")
def _(folder: Path) -> bytes:
    return zipped(parts(folder) | {"model.weights.h5": bytes(10 * 2**20)}, zipfile.ZIP_DEFLATED)


@hostile("many_members.keras")
def _(folder: Path) -> bytes:
    return zipped(parts(folder) | {f"{index}": b"" for index in range(100)})


@hostile("many_names_of_one.keras")
def _(folder: Path) -> bytes:
    """A directory that names one member a hundred thousand times."""
    data = zipped({"a": b""})
    begin, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    directory = data[begin:end] * 100_000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), begin, 0)
    return data[:begin] + directory + tail


@hostile("overlapping.keras")
def _(folder: Path) -> bytes:
    """Two names in the directory for the bytes of one member."""
    data = zipped(parts(folder))
    at = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entry = data[at:end].replace(b"model.weights.h5", b"model.weights.h6")
    directory = data[data.index(b"PK\x01\x02") : end] + entry
    begin = data.index(b"PK\x01\x02")
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 4, 4, len(directory), begin, 0)
    return data[:begin] + directory + tail


@hostile("two_of_one_name.keras")
def _(folder: Path) -> bytes:
    data = zipped({**parts(folder), "config.jsoX": b"{}"})
    return data.replace(b"config.jsoX", b"config.json")


@hostile("encrypted.keras")
def _(folder: Path) -> bytes:
    data = bytearray(zipped(parts(folder)))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


@hostile("lzma.keras")
def _(folder: Path) -> bytes:
    return zipped(parts(folder), zipfile.ZIP_LZMA)


@hostile("without_weights.keras")
def _(folder: Path) -> bytes:
    members = parts(folder)
    del members["model.weights.h5"]
    return zipped(members)
