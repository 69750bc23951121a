"""Parts of the program start as processes of their own, also where all of it is one executable."""

import subprocess
import sys
from pathlib import Path

import pytest

from engine.models.read import read_model
from engine.models.write import write_model
from engine.program.own_part import MODEL_READER, NOISE_FILTER, part_command
from tests.engine.models.written import model
from tests.known import ROOT


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as one executable: it knows no option of Python's, and starts with gui.launch."""
    executable = tmp_path / "rnn-explorer"
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from gui.launch import main; sys.exit(main())"
    executable.write_text(f"#!{sys.executable}\n{start}\n", encoding="utf-8")
    executable.chmod(0o700)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(executable))
    return executable


def test_python_is_started_where_there_is_one() -> None:
    assert part_command(MODEL_READER, ["-m", "somewhere"]) == [sys.executable, "-m", "somewhere"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the executable is made of a first line")
@pytest.mark.parametrize("ending", [".keras", ".onnx"])
def test_a_frozen_program_reads_strangers_files_through_itself(
    ending: str, frozen: Path, tmp_path: Path
) -> None:
    given, path = model("LSTM"), tmp_path / f"model{ending}"
    write_model(given, 3, path)
    assert read_model(path).model == given


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the executable is made of a first line")
def test_a_frozen_program_filters_noise_through_itself(frozen: Path) -> None:
    noise = b"I0000 00:00:1795950626.328644 1 cpu.cc:1] hello\nan error\n"
    done = subprocess.run(part_command(NOISE_FILTER, []), input=noise, capture_output=True, check=True)
    assert done.stderr == b"an error\n"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the executable is made of a first line")
def test_an_unknown_part_is_refused(frozen: Path) -> None:
    done = subprocess.run(part_command("tea", []), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (2, b"error: there is no part tea\n")
