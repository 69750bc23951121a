"""The folder of hostile files: each is a function that gives the bytes of one."""

import io
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

KINDS = ("archives", "configurations", "hdf5", "onnx_graphs", "arrays", "others")
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
    every()
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in HOSTILE.items():
        (folder / name).write_bytes(make(folder))
    return [folder / name for name in HOSTILE]


def every() -> dict[str, Make]:
    """All of them, by the name of their file."""
    for kind in KINDS:
        import_module(f"tests.engine.models.hostile.{kind}")
    return HOSTILE


class Runs:
    """Pickled, it leaves a marker where it is loaded."""

    def __init__(self, folder: Path) -> None:
        self._marker = str(folder / MARKER)

    def __reduce__(self) -> Any:
        return Path.touch, (Path(self._marker),)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()
