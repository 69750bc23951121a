"""A model file of 1 MB opened and stepped, and how soon hostile files are refused."""

import tempfile
import time
from contextlib import suppress
from pathlib import Path

from engine.errors import FileError
from engine.models.experiment import experiment_of
from engine.models.opened import Stack, StackLayer, opened
from engine.models.read import read_model
from engine.models.write import WRITERS, write_model
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.simulate import Simulation
from tests.benchmarks.table import Row
from tests.engine.models.hostile.registry import make_all
from tests.engine.models.layers import random_layer

UNITS, FEATURES = 224, 64  # 258,944 numbers of 4 bytes


def measure() -> list[Row]:
    """A row for each kind of file, and one for the slowest refusal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*(_opened(writer.ending, folder) for writer in WRITERS), _refused(folder / "hostile")]


def _opened(ending: str, folder: Path) -> Row:
    path = folder / f"model{ending}"
    layer = StackLayer(random_layer("LSTM", FEATURES, UNITS))
    write_model(opened(Stack((layer,)), "Keras").model, FEATURES, path)
    seconds = min(_seconds_to_step(path) for _ in range(3))
    size = path.stat().st_size / 1e6
    return Row(f"{ending} of {size:.1f} MB open and stepped", f"{seconds:.2f} s", "at most 1 s", seconds <= 1)


def _seconds_to_step(path: Path) -> float:
    began = time.perf_counter()
    experiment = experiment_of(read_model(path))
    Simulation(Job(experiment, 0, ("numpy",)), {"numpy": NumPyNetwork}).advance(1)
    return time.perf_counter() - began


def _refused(folder: Path) -> Row:
    worst, name = max((_seconds_to_refuse(path), path.name) for path in make_all(folder))
    return Row(f"slowest refusal ({name})", f"{worst:.2f} s", "at most 1 s", worst <= 1)


def _seconds_to_refuse(path: Path) -> float:
    began = time.perf_counter()
    with suppress(FileError):
        read_model(path)
    return time.perf_counter() - began
