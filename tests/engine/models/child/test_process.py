"""The program that reads strangers' files: what it may, and that it dies alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import FileError
from engine.models.child.process import read_in_child
from engine.models.read import read_model
from engine.models.write import write_model
from tests.engine.models.written import model
from tests.known import ROOT

KEPT_OUT = ("tensorflow", "keras", "PyQt6", "pydantic", "h5py", "engine.experiment")
MODULES = "engine.models.child.main", "engine.models.child.hdf5", "engine.models.child.onnx_graph"


def run(program: str) -> str:
    """What a program prints that has the reading program's modules."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".keras", ".weights.h5", ".onnx"])
def test_files_are_read_through_it(ending: str, tmp_path: Path) -> None:
    given, path = model("LSTM", "GRU"), tmp_path / f"model{ending}"
    write_model(given, 3, path)
    assert read_model(path).model == given


@pytest.mark.slow
def test_it_knows_neither_tensorflow_nor_the_rest_of_this_program() -> None:
    program = f"import sys, {', '.join(MODULES)}; print([name for name in {KEPT_OUT} if name in sys.modules])"
    assert run(program) == "[]"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limits")
@pytest.mark.parametrize(
    ("attempt", "error"),
    [("bytearray(2 * 2**30)", "MemoryError"), ("open('/etc/hostname')", "OSError"), ("open(0)", "none")],
)
def test_it_opens_nothing_and_takes_no_more_than_its_memory(attempt: str, error: str) -> None:
    program = f"""
import {", ".join(MODULES)}
engine.models.child.main._limit_memory()
try:
    {attempt}
    found = "none"
except (MemoryError, OSError) as error:
    found = type(error).__name__
print(found)
"""
    assert run(program) == error


def test_it_is_ended_when_its_time_is_over() -> None:
    with pytest.raises(FileError, match=r"cannot be read within 0\.001 s"):
        read_in_child("hdf5", {}, b"", seconds=0.001)


@pytest.mark.slow
def test_its_death_is_told_in_a_sentence() -> None:
    with pytest.raises(FileError, match="is damaged, or needs more memory"):
        read_in_child("nothing that it knows", {"paths": 3}, b"\0" * 100)


@pytest.mark.parametrize(
    "output", [b"", b"{}", b"[1]", b'{"data": 1, "arrays": [["a", "|O", [1]]]}\n', b"{x"]
)
def test_an_answer_that_is_none_is_told_in_a_sentence(output: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess([], 0, output, b"")
    monkeypatch.setattr("engine.models.child.process.subprocess.run", lambda *_, **__: done)
    with pytest.raises(FileError, match="its reader was led astray"):
        read_in_child("hdf5", {}, b"")


@pytest.mark.slow
def test_modules_beside_a_stranger_s_file_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "numpy.py").write_text("raise SystemExit('imported')")
    write_model(model("GRU"), 3, tmp_path / "model.onnx")
    monkeypatch.chdir(tmp_path)
    assert read_model(Path("model.onnx")).features == 3


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limits")
def test_memory_that_was_given_back_is_not_counted() -> None:
    """Nor that of the program that started this one, which Linux counts in the largest use ever."""
    program = """
import engine.models.child.main
before = engine.models.child.main._taken()
big = bytearray(b"1") * 2**28
del big
print(before < engine.models.child.main._taken() + 2**20 < before + 2**26)
"""
    assert run(program) == "True"
