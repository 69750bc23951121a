"""HDF5 read with suspicion: named arrays and attributes, and nothing that lies outside of the file."""

import io
import struct
import warnings
from collections.abc import Iterator
from math import prod
from typing import Any

import numpy as np
import pyfive
from pyfive.dataobjects import DataObjects

from engine.models.child.refused import RefusedFile

MAX_TEXT = 2**20  # bytes of an attribute
MAX_LAYERS = 64
MAX_WEIGHTS = 16  # of a layer
ROOTS = ("layers", "_layer_checkpoint_dependencies")
"""Where Keras keeps layers: from 3 on, and from 2.12 to 2.15."""
CELLS = ("cell/vars", "forward_layer/cell/vars", "backward_layer/cell/vars", "vars", "layer/vars")
"""Where the variables of a layer may lie below it: recurrent, both directions, dense, dense at each step."""
_EXTERNAL_FILES, _LAYOUT = 0x0007, 0x0008  # messages of an object's header
_CONTIGUOUS = 1
_NOWHERE = 2**64 - 1  # the address of data that were never written


def read(request: dict[str, Any], data: bytes) -> tuple[Any, dict[str, np.ndarray]]:
    """What a request asks for: `paths` with shapes, `legacy` or `probe`. Raises RefusedFile."""
    warnings.simplefilter("ignore")
    try:
        file = _File(data)
        if "paths" in request:
            return None, file.wanted(request["paths"])
        return file.legacy() if request.get("legacy") else file.probed()
    except RefusedFile:
        raise
    except MemoryError:
        raise RefusedFile("needs more memory than a model of its size may") from None
    except Exception:  # whatever a damaged file makes its reader say
        raise RefusedFile("is damaged, or holds something that no model of Keras' holds") from None


class _File:
    """The groups, arrays and attributes of a file, found by name and never by walking."""

    def __init__(self, data: bytes) -> None:
        self._size = len(data)
        self._file = pyfive.File(io.BytesIO(data))
        self._stream: Any = self._file._fh
        self._root: DataObjects = self._file._dataobjects

    def wanted(self, shapes: dict[str, list[int]]) -> dict[str, np.ndarray]:
        """The arrays of these paths below the group of layers, each of the shape that it must have."""
        root = self._layers()
        return {path: self._array(self._at(root, path), path, tuple(shape)) for path, shape in shapes.items()}

    def probed(self) -> tuple[Any, dict[str, np.ndarray]]:
        """Every variable at a place where Keras keeps those of a layer, and the layers' names."""
        if self._texts(self._root).keys() & {"layer_names", "model_config"}:
            return self.legacy()
        found: dict[str, np.ndarray] = {}
        layers = self._layers()
        names = list(self._links(layers))
        if len(names) > MAX_LAYERS:
            raise RefusedFile(f"holds {len(names)} layers; at most {MAX_LAYERS} are read")
        for name in names:
            found.update(self._variables(layers, name))
        return {"layers": names}, found

    def legacy(self) -> tuple[Any, dict[str, np.ndarray]]:
        """The configuration, and the weights that the attributes name, layer by layer."""
        texts = self._texts(self._root)
        links = self._links(self._root)
        group = self._object(links["model_weights"]) if "model_weights" in links else self._root
        named = self._texts(group)
        if "layer_names" not in named:
            raise RefusedFile("is an HDF5 file without the names of layers that Keras writes")
        found: dict[str, np.ndarray] = {}
        weights: dict[str, list[str]] = {}
        for layer in _list(named["layer_names"], MAX_LAYERS, "layers"):
            below = self._at(group, layer)
            paths = _list(self._texts(below).get("weight_names", []), MAX_WEIGHTS, f"weights of {layer[:40]}")
            weights[layer] = [f"{layer}/{path}" for path in paths]
            for path in paths:
                found[f"{layer}/{path}"] = self._array(self._at(below, path), path, None)
        config = texts.get("model_config")
        version = named.get("keras_version", texts.get("keras_version", ""))
        return {"config": config, "weights": weights, "keras_version": version}, found

    # ── parts of a file ────────────────────────────────────────────────────────────────────────

    def _layers(self) -> DataObjects:
        links = self._links(self._root)
        for root in ROOTS:
            if root in links:
                return self._object(links[root])
        raise RefusedFile("holds no group 'layers', in which Keras keeps weights")

    def _variables(self, layers: DataObjects, name: str) -> Iterator[tuple[str, np.ndarray]]:
        for place in CELLS:
            group = self._found(layers, f"{name}/{place}")
            names = [] if group is None else sorted(self._links(group))
            if len(names) > MAX_WEIGHTS:
                raise RefusedFile(f"holds {len(names)} weights in one layer; at most {MAX_WEIGHTS} are read")
            for one in names:
                path = f"{name}/{place}/{one}"
                variable = self._at(layers, path)
                if variable.is_dataset and _kind(variable).kind == "f":
                    yield path, self._array(variable, path, None)

    def _at(self, group: DataObjects, path: str) -> DataObjects:
        found = self._found(group, path)
        if found is None:
            raise RefusedFile(f"holds no {path[:80]!r}, which its model needs")
        return found

    def _found(self, group: DataObjects, path: str) -> DataObjects | None:
        """The object at a path of names, followed by hard links alone."""
        for name in path.split("/"):
            links = self._links(group)
            if name not in links:
                return None
            group = self._object(links[name])
        return group

    def _links(self, group: DataObjects) -> dict[str, Any]:
        try:
            return dict(group.get_links())
        except AssertionError:  # pyfive knows hard and soft links alone
            raise RefusedFile(
                "is damaged, or holds links that lead out of it; those are not followed"
            ) from None

    def _object(self, target: Any) -> DataObjects:
        if not isinstance(target, int):
            raise RefusedFile("holds a soft link, which is not followed")
        return self._file._get_dataobjects(target)

    def _texts(self, group: DataObjects) -> dict[str, Any]:
        """The attributes of a group that Keras writes there, as texts and lists of texts."""
        wanted = ("model_config", "layer_names", "weight_names", "keras_version")
        attributes = group.get_attributes()
        return {name: _text(attributes[name], name) for name in wanted if name in attributes}

    def _array(self, found: DataObjects, path: str, shape: tuple[int, ...] | None) -> np.ndarray:
        if not found.is_dataset:
            raise RefusedFile(f"holds {path[:80]!r}, which is no array")
        kind, said = _kind(found), found.shape
        if kind.kind != "f" or kind.itemsize not in (2, 4, 8):
            raise RefusedFile(f"holds {path[:80]!r} of type {str(kind)[:20]}; weights have 16, 32 or 64 bits")
        if said is None or (shape is not None and said != shape):
            raise RefusedFile(f"holds {path[:80]!r} of shape {said}; its model needs {shape}")
        return np.frombuffer(self._bytes(found, path, prod(said) * kind.itemsize), dtype=kind).reshape(said)

    def _bytes(self, found: DataObjects, path: str, size: int) -> bytes:
        """The bytes of an array that lies in one piece inside this file."""
        if found.find_msg_type(_EXTERNAL_FILES):
            raise RefusedFile(f"keeps {path[:80]!r} in another file, which is not opened")
        _, layout, at = found.get_id_storage_params()
        if layout != _CONTIGUOUS:
            raise RefusedFile(f"holds {path[:80]!r} in pieces, packed or virtual; Keras writes it whole")
        (address,) = struct.unpack_from("<Q", found.msg_data, at)
        if address == _NOWHERE:
            raise RefusedFile(f"names {path[:80]!r}, whose numbers were never written")
        if size > self._size or address + size > self._size:
            raise RefusedFile(f"says that {path[:80]!r} has {size} bytes, more than there are")
        self._stream.seek(address)
        data: bytes = self._stream.read(size)
        if len(data) != size:
            raise RefusedFile(f"is cut off within {path[:80]!r}")
        return data


def _kind(found: DataObjects) -> np.dtype:
    kind: np.dtype = np.dtype(found.ptype.dtype)
    return kind


def _text(value: Any, name: str) -> Any:
    """An attribute as a text, or a list of texts."""
    if isinstance(value, np.ndarray):
        if value.nbytes > MAX_TEXT or value.size > MAX_LAYERS * MAX_WEIGHTS:
            raise RefusedFile(f"holds the attribute {name} of more than {MAX_TEXT} bytes")
        return [_text(one, name) for one in value.ravel().tolist()]
    if isinstance(value, bytes):
        value = value.decode("utf-8")
    if not isinstance(value, str):
        raise RefusedFile(f"holds the attribute {name}, which is no text")
    if len(value) > MAX_TEXT:
        raise RefusedFile(f"holds the attribute {name} of more than {MAX_TEXT} bytes")
    return value


def _list(value: Any, most: int, what: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise RefusedFile(f"holds a list of {what} that is none")
    if len(value) > most:
        raise RefusedFile(f"holds {len(value)} {what}; at most {most} are read")
    return value
