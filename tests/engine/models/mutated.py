"""Damages good model files at random and reads them: python -m tests.engine.models.mutated COUNT [SEED]

What is wrong with a file is a sentence (FileError), and never anything else; reading ends within seconds.
"""

import io
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import h5py
import numpy as np

from engine.errors import FileError
from engine.models.read import read_model
from engine.models.write import write_model
from tests.engine.models.written import model

ENDINGS = (".keras", ".weights.h5", ".onnx", ".safetensors", ".npz", ".json")


def good_files(folder: Path) -> list[bytes]:
    """A good file of every kind."""
    found = []
    for ending in ENDINGS:
        path = folder / f"good{ending}"
        write_model(model("LSTM", "GRU"), 3, path)
        found.append(path.read_bytes())
    held = io.BytesIO()
    with h5py.File(held, "w") as file:  # as Keras 2 writes weights
        file.attrs["layer_names"] = np.array([b"lstm"])
        group = file.create_group("lstm")
        group.attrs["weight_names"] = np.array([b"lstm/kernel:0", b"lstm/recurrent_kernel:0", b"lstm/bias:0"])
        for name, shape in (("kernel:0", (3, 16)), ("recurrent_kernel:0", (4, 16)), ("bias:0", (16,))):
            group[f"lstm/{name}"] = np.ones(shape, dtype=np.float32)
    return [*found, held.getvalue()]


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Bytes changed, cut off, repeated or taken out: one to eight times."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8))):
        at, size = rng.randrange(len(changed)), rng.choice((1, 2, 8, 64))
        match rng.randrange(6):
            case 0:
                changed[at] ^= 1 << rng.randrange(8)
            case 1:
                changed[at : at + size] = rng.randbytes(size)
            case 2:
                changed[at : at + size] = bytes([rng.choice((0, 255))]) * size
            case 3:
                del changed[at : at + size]
            case 4:
                changed[at:at] = changed[at : at + size]
            case _:
                changed = changed[: max(at, 16)]
    return bytes(changed)


def read_damaged(count: int, seed: int, folder: Path) -> Counter[str]:
    """Read so many damaged files. How many opened, and how many were refused."""
    rng, found = random.Random(seed), Counter[str]()
    files = good_files(folder)
    path = folder / "damaged"
    for index in range(count):
        path.write_bytes(damaged(files[index % len(files)], rng))
        began = time.monotonic()
        try:
            read_model(path)
            found["opened"] += 1
        except FileError as error:
            found["refused"] += 1
            assert str(error).startswith("damaged"), str(error)
            found["too long"] += "within 5 s" in str(error)
            found["reader ended"] += "needs more memory" in str(error)  # it crashed, or was stopped
        except BaseException:
            (folder / f"seed-{seed}-file-{index}").write_bytes(path.read_bytes())
            print(f"seed {seed}, file {index} of kind {index % len(files)}", file=sys.stderr)
            raise
        found["over a second"] += time.monotonic() - began > 1
    return found


if __name__ == "__main__":
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with tempfile.TemporaryDirectory() as name:
        print(dict(read_damaged(count, seed, Path(name))))
