"""HDF5: Keras 2's `.h5` of a whole model, and files of weights alone, of Keras 2 and 3."""

from typing import Any, ClassVar

from engine.array import Array
from engine.cells.base import LAYER_WEIGHTS
from engine.errors import FileError
from engine.models.child.process import ChildAnswer, read_in_child
from engine.models.keras_config import chain_of
from engine.models.keras_plan import KerasPlanner
from engine.models.keras_stack import stack_of
from engine.models.named_arrays import FileArray, stack_of_arrays
from engine.models.opened import OpenedModel, opened
from engine.models.planned_layer import PlannedLayer
from engine.models.readers.base import ModelFile, ModelReader
from engine.models.readers.keras_archive import json_of

MAGIC = b"\x89HDF\r\n\x1a\n"


class Hdf5File(ModelReader):
    """Written by `model.save("….h5")` or `model.save_weights("….weights.h5")`."""

    title: ClassVar[str] = "Keras weights or model (HDF5)"
    endings = (".h5", ".hdf5", ".weights.h5")

    def may_read(self, file: ModelFile) -> bool:
        return file.data.startswith(MAGIC)

    def read(self, file: ModelFile) -> OpenedModel:
        answer = read_in_child("hdf5", {}, file.data)
        if answer.data.get("config") is not None:
            return _whole(answer)
        if "weights" in answer.data:
            return opened(stack_of_arrays(_named(answer), is_ordered=True), "Keras")
        found = list(_stored(answer.arrays))
        if not found:
            raise FileError("holds no weights at the places where Keras keeps those of layers")
        return opened(stack_of_arrays(found), "Keras")


def _whole(answer: ChildAnswer) -> OpenedModel:
    """A model with its configuration: weights are those that its layers list."""
    listed: dict[str, list[str]] = answer.data["weights"]

    def rows_of_kernel(name: str) -> int | None:
        kernels = [answer.arrays[path] for path in listed.get(name, [])[:1]]
        return next((kernel.shape[0] for kernel in kernels if kernel.ndim == 2), None)

    config = chain_of(json_of(answer.data["config"].encode(), "model_config"))
    plan = KerasPlanner(rows_of_kernel).plan(config)

    def fetch(one: PlannedLayer) -> list[Array]:
        paths = listed.get(one.name)
        if paths is None:
            raise FileError(f"holds no weights of its layer {one.name[:40]!r}")
        return [answer.arrays[path] for path in paths[one.offset : one.offset + len(one.shapes)]]

    return opened(stack_of(plan, fetch, str(answer.data["keras_version"])), "Keras")


def _named(answer: ChildAnswer) -> list[FileArray]:
    """Weights alone, as Keras 2 lists them: their last words say which they are."""
    weights: dict[str, list[str]] = answer.data["weights"]
    return [
        FileArray(path.removesuffix(":0").replace("/", ".").replace(":", "_"), answer.arrays[path])
        for paths in weights.values()
        for path in paths
    ]


def _stored(arrays: dict[str, Any]) -> Any:
    """Weights alone, as Keras 3 numbers them: 0, 1 and 2 of a cell, 0 and 1 of a dense layer."""
    for path, array in arrays.items():
        place, _, number = path.rpartition("/")
        words = LAYER_WEIGHTS if place.endswith("cell/vars") else ("kernel", "bias")
        if number.isdecimal() and int(number) < len(words):
            yield FileArray(f"{place.removesuffix('/vars').replace('/', '.')}.{words[int(number)]}", array)
