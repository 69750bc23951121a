"""Execute a notebook that is taken away, in a kernel that needs no network."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

SECONDS = 300  # Keras is imported on a busy machine


class KernelOnFiles(AsyncKernelManager):
    """A kernel that is spoken to by sockets in the file system: there may be no network at all."""

    def __init__(self, **settings: Any) -> None:
        place = str(Path(os.environ["JUPYTER_RUNTIME_DIR"]) / "kernel")
        super().__init__(**{**settings, "transport": "ipc", "ip": place})


def executed(notebook: str, folder: Path) -> Any:
    """The notebook with its outputs, run in a folder."""
    cells = nbformat.reads(notebook, as_version=4)
    client = NotebookClient(
        cells,
        timeout=SECONDS,
        startup_timeout=SECONDS,
        kernel_manager_class=KernelOnFiles,
        resources={"metadata": {"path": str(folder)}},
    )
    with TemporaryDirectory() as short, patch.dict(os.environ, JUPYTER_RUNTIME_DIR=short):
        asyncio.run(client.async_execute())
    return cells


def text_of(cells: Any, stream: str = "stdout") -> str:
    """What all cells print on one stream."""
    return "".join(
        output.text for output in _outputs(cells) if output.output_type == "stream" and output.name == stream
    )


def pictures_of(cells: Any) -> int:
    """How many pictures are drawn."""
    return sum("image/png" in output.get("data", {}) for output in _outputs(cells))


def _outputs(cells: Any) -> Iterator[Any]:
    for cell in cells.cells:
        if cell.cell_type == "code":
            yield from cell.outputs
