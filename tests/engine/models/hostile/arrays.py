"""Arrays: .safetensors and .npz that claim more than there is, or run code."""

import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from tests.engine.models.hostile.registry import Runs, hostile, zipped


def tensors(header: Any, body: bytes, length: int | None = None) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + body


def one(begin: int, end: int, shape: list[int], kind: str = "F32") -> dict[str, Any]:
    return {"dtype": kind, "shape": shape, "data_offsets": [begin, end]}


SAFETENSORS = {
    "overlong_header": tensors({"weight_ih_l0": one(0, 4, [1])}, bytes(4), 2**60),
    "header_beyond_the_file": tensors({"weight_ih_l0": one(0, 4, [1])}, bytes(4), 5000),
    "overlapping": tensors({"weight_ih_l0": one(0, 16, [4]), "weight_hh_l0": one(8, 24, [4])}, bytes(24)),
    "gap": tensors({"weight_ih_l0": one(0, 16, [4]), "weight_hh_l0": one(20, 36, [4])}, bytes(36)),
    "beyond_the_file": tensors({"weight_ih_l0": one(0, 2**39, [2**37])}, bytes(4)),
    "claims_more": tensors({"weight_ih_l0": one(0, 4, [2**20, 2**20])}, bytes(4)),
    "more_behind": tensors({"weight_ih_l0": one(0, 4, [1])}, bytes(400)),
    "negative": tensors({"weight_ih_l0": one(-4, 4, [2])}, bytes(4)),
    "strange_type": tensors({"weight_ih_l0": one(0, 4, [1], "OBJ")}, bytes(4)),
    "two_of_one_name": tensors(b'{"a": {}, "a": {}}', b""),
    "nested": tensors(b'{"a":' * 10_000 + b"1" + b"}" * 10_000, b""),
    "offsets_that_are_flags": tensors(
        {"a": {"dtype": "F32", "shape": [True], "data_offsets": [False, 4]}}, bytes(4)
    ),
}
for name, data in SAFETENSORS.items():
    hostile(f"{name}.safetensors")(lambda folder, data=data: data)  # type: ignore[misc]


def npy(header: bytes, body: bytes) -> bytes:
    header += b" " * (-(len(header) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + body


@hostile("objects.npz")
def _(folder: Path) -> bytes:
    held = io.BytesIO()
    np.save(held, np.array([Runs(folder)], dtype=object), allow_pickle=True)
    return zipped({"recurrent_kernel.npy": held.getvalue()})


@hostile("header_that_calls.npz")
def _(folder: Path) -> bytes:
    header = (
        b"{'descr': '<f4', 'fortran_order': False, 'shape': (__import__('os').system('touch executed'),)}"
    )
    return zipped({"recurrent_kernel.npy": npy(header, bytes(4))})


@hostile("claims_more.npz")
def _(folder: Path) -> bytes:
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (1048576, 1048576)}"
    return zipped({"recurrent_kernel.npy": npy(header, bytes(4))})


@hostile("bomb.npz")
def _(folder: Path) -> bytes:
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (5000000,)}"
    return zipped({"recurrent_kernel.npy": npy(header, bytes(20_000_000))}, zipfile.ZIP_DEFLATED)


@hostile("deep_header.npz")
def _(folder: Path) -> bytes:
    return zipped({"recurrent_kernel.npy": npy(b"(" * 9_000, b"")})
