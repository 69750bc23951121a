"""`rnn-explorer screenshot`, as a command of its own: it makes the application itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PyQt6.QtGui import QImage

from engine.experiment import Experiment
from engine.files.experiment_file import save
from engine.sequences.data import Data
from engine.sequences.data_file import DataFile
from tests.programs import Programs

pytestmark = pytest.mark.slow


COMMAND = "-m", "gui.launch", "screenshot", "--numpy-only"


def test_picture_has_the_size_and_the_pixel_ratio_asked_for(tmp_path: Path) -> None:
    """A whole program, which begins as it does for a user."""
    out = tmp_path / "out.png"
    command = [
        sys.executable,
        *COMMAND,
        "notebook",
        out,
        "--size",
        "1280x800",
        "--pixel-ratio",
        "2",
        "--t",
        "3",
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    image = QImage(str(out))
    assert (image.width(), image.height()) == (2560, 1600)


def test_step_that_the_run_does_not_have_is_refused(programs: Programs, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    sentence = "error: --t must be from 0 to 8, got 9\n"
    assert programs.run(*COMMAND, "notebook", out, "--t", 9) == (2, "", sentence)
    assert not out.exists()


def test_run_that_fails_is_told_at_once(programs: Programs, tmp_path: Path) -> None:
    data = Data(
        file=DataFile(name="a.csv", path=str(tmp_path / "a.csv"), digest=64 * "0", rows=9), inputs=("x",)
    )
    save(tmp_path / "a.json", Experiment(sequence=data))
    status, _, err = programs.run(*COMMAND, tmp_path / "a.json", tmp_path / "out.png")
    assert (status, err.split(" at ")[0]) == (2, "error: a.csv is no longer")


def test_picture_that_cannot_be_written_is_refused(programs: Programs) -> None:
    status, _, err = programs.run(*COMMAND, "notebook", "/proc/out.png")
    assert (status, err) == (2, "error: out.png cannot be written: its folder does not exist\n")


def test_picture_without_keras_says_why(tmp_path: Path) -> None:
    (tmp_path / "tensorflow").mkdir()
    (tmp_path / "tensorflow" / "__init__.py").write_text("raise ImportError('no')", encoding="utf-8")
    command = [sys.executable, "-m", "gui.launch", "screenshot", "notebook", tmp_path / "out.png"]
    paths = os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", "")))
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("note: TensorFlow is not available: ")
    assert done.stderr.endswith("; NumPy goes on alone\n")
    assert (tmp_path / "out.png").exists()
