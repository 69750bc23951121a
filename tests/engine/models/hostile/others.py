"""JSON, pickles, and noise that begins like a model."""

import pickle
from pathlib import Path

import numpy as np

from tests.engine.models.hostile.registry import Runs, hostile, zipped


@hostile("nested.json")
def _(folder: Path) -> bytes:
    return b'{"layers":' + b"[" * 500_000


@hostile("long_number.json")
def _(folder: Path) -> bytes:
    return b'{"layers": [{"type": "lstm", "weights": [[' + b"9" * 100_000 + b"],[1]]}]}"


@hostile("infinite.json")
def _(folder: Path) -> bytes:
    return b'{"layers": [{"type": "lstm", "weights": [[[1e999,1,1,1]],[[1,1,1,1]]]}]}'


@hostile("runs.pt")
def _(folder: Path) -> bytes:
    return zipped({"archive/data.pkl": pickle.dumps(Runs(folder)), "archive/version": b"3"})


@hostile("runs.pth")
def _(folder: Path) -> bytes:
    return pickle.dumps(Runs(folder), protocol=2)


hostile("pickle.keras")(lambda folder: pickle.dumps(Runs(folder), protocol=4))
hostile("net.tflite")(lambda folder: b"\x1c\x00\x00\x00TFL3" + bytes(100))
hostile("empty.onnx")(lambda folder: b"")
hostile("noise.keras")(lambda folder: np.random.default_rng(0).bytes(5000))
hostile("noise.onnx")(lambda folder: b"\x08\x09\x3a" + np.random.default_rng(1).bytes(5000))
hostile("noise.h5")(lambda folder: b"\x89HDF\r\n\x1a\n" + np.random.default_rng(2).bytes(5000))
hostile("noise.npz")(lambda folder: b"PK\x03\x04" + np.random.default_rng(3).bytes(5000))
