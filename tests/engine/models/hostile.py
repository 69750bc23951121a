"""Makes a folder of hostile model files: python -m tests.engine.models.hostile FOLDER

Each is a file that a stranger might send: bombs, links that lead out, code, claims of more than there is.
What runs code would make the file `executed` in the folder; none may.
"""

import io
import json
import pickle
import struct
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import onnx
from onnx import TensorProto, helper

from engine.models.model_stack import stack_of_model
from engine.models.writers.keras_archive import KerasArchiveWriter
from tests.engine.models.onnx_models import Graph
from tests.engine.models.written import model

MARKER = "executed"
Make = Callable[[Path], bytes]
HOSTILE: dict[str, Make] = {}


def hostile(name: str) -> Callable[[Make], Make]:
    """A function of the folder that gives the bytes of a file of this name."""

    def add(make: Make) -> Make:
        HOSTILE[name] = make
        return make

    return add


def make_all(folder: Path) -> list[Path]:
    """Write every hostile file. The paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in HOSTILE.items():
        (folder / name).write_bytes(make(folder))
    return [folder / name for name in HOSTILE]


class Runs:
    """Pickled, it leaves a marker where it is loaded."""

    def __init__(self, folder: Path) -> None:
        self._marker = str(folder / MARKER)

    def __reduce__(self) -> Any:
        return Path.touch, (Path(self._marker),)


# ── archives ───────────────────────────────────────────────────────────────────────────────────


@cache
def good_file() -> bytes:
    """A good .keras file."""
    written = KerasArchiveWriter().write(stack_of_model(model("LSTM")), 3)
    return written.data


def parts(folder: Path) -> dict[str, bytes]:
    """Its members."""
    with zipfile.ZipFile(io.BytesIO(good_file())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


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


# ── configurations ─────────────────────────────────────────────────────────────────────────────


@hostile("config_of_2_mib.keras")
def _(folder: Path) -> bytes:
    return with_config(folder, lambda config: json.dumps({**config, "more": "x" * 2**21}).encode())


@hostile("config_twice_a_key.keras")
def _(folder: Path) -> bytes:
    return with_config(folder, lambda config: b'{"class_name": "Sequential", "class_name": "os.system"}')


@hostile("config_nan.keras")
def _(folder: Path) -> bytes:
    return with_config(folder, lambda config: b'{"class_name": NaN}')


@hostile("config_nested.keras")
def _(folder: Path) -> bytes:
    return with_config(folder, lambda config: b"[" * 200_000 + b"]" * 200_000)


@hostile("lambda_only.keras")
def _(folder: Path) -> bytes:
    code = {"class_name": "__lambda__", "config": {"code": "4wEAAAAAAAAAAAAAAAEAAAADAAAA", "defaults": None}}

    def change(config: dict[str, Any]) -> None:
        config["config"]["layers"][1] = {"module": "keras.layers", "class_name": "Lambda",
                                         "config": {"name": "f", "function": code}}  # fmt: skip
        del config["config"]["layers"][2:]

    return with_config(folder, change)


@hostile("custom_object.keras")
def _(folder: Path) -> bytes:
    def change(config: dict[str, Any]) -> None:
        own = {"module": "builtins", "class_name": "function", "config": "eval"}
        lstm(config)["config"]["activation"] = {**own, "registered_name": "function"}

    return with_config(folder, change)


@hostile("module_path.keras")
def _(folder: Path) -> bytes:
    def change(config: dict[str, Any]) -> None:
        config.update(module="os", class_name="system", config="touch executed")

    return with_config(folder, change)


@hostile("model_is_a_path.keras")
def _(folder: Path) -> bytes:
    def change(config: dict[str, Any]) -> None:
        config.update(module="subprocess", class_name="run")

    return with_config(folder, change)


def with_field(key: str, value: Any) -> Make:
    return lambda folder: with_config(folder, lambda config: lstm(config)["config"].__setitem__(key, value))


for key, value in {"units": True, "activation": "../../x", "use_bias": "yes", "name": ["a"]}.items():
    hostile(f"config_{key}.keras")(with_field(key, value))
hostile("config_2_to_31_units.keras")(with_field("units", 2**31))
hostile("config_minus_units.keras")(with_field("units", -4))


@hostile("config_of_1000_layers.keras")
def _(folder: Path) -> bytes:
    def change(config: dict[str, Any]) -> None:
        config["config"]["layers"] += [lstm(config)] * 1000

    return with_config(folder, change)


# ── HDF5 ───────────────────────────────────────────────────────────────────────────────────────

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


# ── ONNX ───────────────────────────────────────────────────────────────────────────────────────


def graph_bytes(change: Callable[[onnx.ModelProto], None]) -> bytes:
    found = Graph().recurrent("LSTM", 4).model()
    change(found)
    return bytes(found.SerializeToString())


@hostile("external_data.onnx")
def _(folder: Path) -> bytes:
    (folder / "secret.raw").write_bytes(bytes(4096))

    def change(found: onnx.ModelProto) -> None:
        tensor = found.graph.initializer[0]
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="secret.raw")

    return graph_bytes(change)


def nested(field: int, body: bytes) -> bytes:
    """A field of bytes as protobuf writes it."""
    size, length = len(body), b""
    while size > 0x7F:
        length += bytes([(size & 0x7F) | 0x80])
        size >>= 7
    return bytes([field << 3 | 2]) + length + bytes([size]) + body


HEAD = b"\x08\x09"  # ir_version 9


@hostile("million_nodes.onnx")
def _(folder: Path) -> bytes:
    node = nested(1, helper.make_node("Identity", ["x"], ["y"]).SerializeToString())
    return HEAD + nested(7, node * 1_000_000)


@hostile("many_tensors.onnx")
def _(folder: Path) -> bytes:
    return HEAD + nested(7, nested(1, b"\x22\x04LSTM") + nested(5, b"") * 200_000)


@hostile("million_names.onnx")
def _(folder: Path) -> bytes:
    """One node with a million inputs of no name: 2 MB that would be hundreds."""
    return HEAD + nested(7, nested(1, b"\x22\x04LSTM" + b"\x0a\x00" * 1_000_000))


@hostile("deep_graphs.onnx")
def _(folder: Path) -> bytes:
    body = b""
    for _ in range(5_000):
        body = nested(1, b"\x22\x04Loop" + nested(5, b"\x0a\x04body" + nested(6, body)))
    return HEAD + nested(7, body)


@hostile("claims_more.onnx")
def _(folder: Path) -> bytes:
    def change(found: onnx.ModelProto) -> None:
        found.graph.initializer[0].dims[:] = [2**20, 2**20]

    return graph_bytes(change)


@hostile("own_operator.onnx")
def _(folder: Path) -> bytes:
    def change(found: onnx.ModelProto) -> None:
        found.graph.node[0].domain = "evil"

    return graph_bytes(change)


@hostile("cut_off.onnx")
def _(folder: Path) -> bytes:
    return graph_bytes(lambda found: None)[:-100]


# ── arrays ─────────────────────────────────────────────────────────────────────────────────────


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


# ── others ─────────────────────────────────────────────────────────────────────────────────────


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

if __name__ == "__main__":
    print(*make_all(Path(sys.argv[1])), sep="\n")
