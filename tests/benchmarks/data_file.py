"""Reading a million rows, what they cost an edit and a session, and how soon hostile files are refused."""

import json
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import numpy as np

from engine.data.read_file import read_file
from engine.errors import ExplorerError
from engine.experiment import Experiment
from engine.sequences.data_choice import read_data
from engine.session import Session, load, save
from tests.benchmarks.table import Row
from tests.engine.data.hostile_files import TRAPS, damaged

ROWS, COLUMNS = 1_000_000, 8
EDITED_ROWS, EDITED_COLUMNS = 200_000, 3
DAMAGED = 10_000
MIB = 2**20


def measure() -> list[Row]:
    """All figures about data files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*_million(folder / "million.csv"), *_edit(folder), *_hostile(folder / "hostile")]


def write_csv(path: Path, rows: int, columns: int) -> None:
    """Normal numbers with all their digits."""
    dice = np.random.default_rng(0)
    with path.open("w") as file:
        file.write(",".join(f"x{index}" for index in range(columns)) + "\n")
        for begin in range(0, rows, 10_000):
            block = dice.normal(size=(min(10_000, rows - begin), columns)).tolist()
            file.writelines(",".join(map(repr, row)) + "\n" for row in block)


def _million(path: Path) -> list[Row]:
    write_csv(path, ROWS, COLUMNS)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.data_file_probe", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    first, whole, memory = found["first"], found["whole"], found["memory"] / MIB
    return [
        Row("first rows of a million x 8 (CSV)", f"{first:.2f} s", "at most 2 s", first <= 2),
        Row("all of them", f"{whole:.1f} s", "at most 10 s", whole <= 10),
        Row("memory over the start", f"{memory:.0f} MiB", "at most 400 MB", memory <= 400),
    ]


def _edit(folder: Path) -> list[Row]:
    write_csv(folder / "some.csv", EDITED_ROWS, EDITED_COLUMNS)
    experiment = Experiment(sequence=read_data(folder / "some.csv"))
    edits = 200
    began = time.perf_counter()
    for seed in range(edits):
        experiment = experiment.replace(seed=seed)
    each = (time.perf_counter() - began) / edits
    began = time.perf_counter()
    save(folder / "a.session.json", Session(experiment=experiment))
    saved = time.perf_counter() - began
    began = time.perf_counter()
    load(folder / "a.session.json")
    return [
        Row("an edit beside 200,000 x 3 numbers", f"{each * 1e3:.2f} ms", "at most 1 ms", each <= 1e-3),
        Row("a session with them saved", f"{saved:.2f} s"),
        Row("and opened", f"{time.perf_counter() - began:.2f} s"),
    ]


def _hostile(path: Path) -> list[Row]:
    times = {}
    for name, make in TRAPS.items():
        path.write_bytes(make())
        times[name] = _seconds(path)
    for seed in range(DAMAGED):
        path.write_bytes(damaged(seed))
        times[f"damaged {seed}"] = _seconds(path)
    worst = max(times, key=lambda name: times[name])
    what = f"slowest of {len(times)} hostile files ({worst})"
    return [Row(what, f"{times[worst]:.2f} s", "at most 1 s", times[worst] <= 1)]


def _seconds(path: Path) -> float:
    began = time.perf_counter()
    with suppress(ExplorerError):
        read_file(path)
    return time.perf_counter() - began
