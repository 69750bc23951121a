"""HDF5 that leads out, claims more than there is, or holds something else."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np

from tests.engine.models.hostile.registry import hostile

PATH = "layers/lstm/cell/vars/0"


def hdf5(make: Callable[[h5py.File], None]) -> bytes:
    """A file of weights, something in it changed."""
    held = io.BytesIO()
    with h5py.File(held, "w") as file:
        for index, shape in enumerate([(3, 16), (4, 16), (16,)]):
            file[f"layers/lstm/cell/vars/{index}"] = np.ones(shape, dtype=np.float32)
        make(file)
    return held.getvalue()


@hostile("external_link.weights.h5")
def _(folder: Path) -> bytes:
    def make(file: h5py.File) -> None:
        del file[PATH]
        file[PATH] = h5py.ExternalLink(str(folder / "secret.h5"), "/secret")

    return hdf5(make)


@hostile("soft_link.weights.h5")
def _(folder: Path) -> bytes:
    def make(file: h5py.File) -> None:
        del file[PATH]
        file[PATH] = h5py.SoftLink("/layers/lstm/cell/vars/1")

    return hdf5(make)


@hostile("external_storage.weights.h5")
def _(folder: Path) -> bytes:
    def make(file: h5py.File) -> None:
        del file[PATH]
        place = [(str(folder / "secret.raw"), 0, 3 * 16 * 4)]
        file.create_dataset(PATH, (3, 16), np.float32, external=place)

    return hdf5(make)


@hostile("virtual.weights.h5")
def _(folder: Path) -> bytes:
    def make(file: h5py.File) -> None:
        del file[PATH]
        layout = h5py.VirtualLayout((3, 16), np.float32)
        layout[...] = h5py.VirtualSource(str(folder / "secret.h5"), "secret", (3, 16))
        file.create_virtual_dataset(PATH, layout)

    return hdf5(make)


@hostile("two_to_the_40.weights.h5")
def _(folder: Path) -> bytes:
    def make(file: h5py.File) -> None:
        del file[PATH]
        file.create_dataset(PATH, (2**20, 2**20), np.float32, chunks=(1024, 1024), compression="gzip")

    return hdf5(make)


@hostile("claims_more.weights.h5")
def _(folder: Path) -> bytes:
    """Contiguous, and its shape says 2^40 rows of 16."""
    data = hdf5(lambda file: None)
    shape = struct.pack("<QQ", 3, 16)
    return data.replace(shape, struct.pack("<QQ", 2**40, 16))


@hostile("never_written.weights.h5")
def _(folder: Path) -> bytes:
    def make(file: h5py.File) -> None:
        del file[PATH]
        file.create_dataset(PATH, (3, 16), np.float32)

    return hdf5(make)


@hostile("packed.weights.h5")
def _(folder: Path) -> bytes:
    def make(file: h5py.File) -> None:
        del file[PATH]
        file.create_dataset(PATH, data=np.zeros((2**11, 2**11)), compression="gzip")

    return hdf5(make)


@hostile("texts.weights.h5")
def _(folder: Path) -> bytes:
    def make(file: h5py.File) -> None:
        for index in range(3):
            del file[f"layers/lstm/cell/vars/{index}"]
        file.create_dataset(PATH, data=np.array([b"eval", b"exec"]))

    return hdf5(make)


@hostile("circle.weights.h5")
def _(folder: Path) -> bytes:
    def make(file: h5py.File) -> None:
        del file["layers/lstm"]
        file["layers/lstm"] = file["layers"]

    return hdf5(make)


@hostile("large_attribute.h5")
def _(folder: Path) -> bytes:
    held = io.BytesIO()
    with h5py.File(held, "w", libver="latest") as file:
        file.attrs["layer_names"] = np.array([b"lstm"])
        file.attrs["model_config"] = "{" + " " * 2**21 + "}"
        file.create_group("lstm").attrs["weight_names"] = np.array([b"kernel"])
    return held.getvalue()


@hostile("names_that_climb.h5")
def _(folder: Path) -> bytes:
    held = io.BytesIO()
    with h5py.File(held, "w") as file:
        file.attrs["layer_names"] = np.array([b"../../../etc"])
        file.create_group("etc").attrs["weight_names"] = np.array([b"../passwd"])
    return held.getvalue()
