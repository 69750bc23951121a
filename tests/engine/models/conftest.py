"""Files read in this very program, where the time of starting another one would add up."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from engine.errors import FileError
from engine.models.child import hdf5, onnx_graph
from engine.models.child.process import ChildAnswer
from engine.models.child.refused import RefusedFile

READS = {"hdf5": hdf5.read, "onnx": onnx_graph.read}


def read_here(kind: str, request: Mapping[str, Any], file: bytes) -> ChildAnswer:
    """What the reading program answers, without starting it."""
    try:
        data, arrays = READS[kind](dict(request), file)
    except RefusedFile as error:
        raise FileError(str(error)) from None
    return ChildAnswer(data, {name: np.ascontiguousarray(array) for name, array in arrays.items()})


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what is made of a file, not of how the reading program is kept apart."""
    for reader in ("keras_archive", "hdf5_file", "onnx_file"):
        monkeypatch.setattr(f"engine.models.readers.{reader}.read_in_child", read_here)
