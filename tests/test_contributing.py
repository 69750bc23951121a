"""The worked examples of CONTRIBUTING.md, dropped in as the files that they say they are."""

import csv
import json
import os
import re
import subprocess
import sys
from math import tanh
from pathlib import Path

import pytest

from tests.known import ROOT

EXAMPLE = re.compile(r"```python\n# (engine/\S+\.py)\n(.*?)```", re.DOTALL)
DROP_IN = """
import sys
import engine.cells, engine.sequences
engine.cells.__path__.append(sys.argv[1] + "/engine/cells")
engine.sequences.__path__.append(sys.argv[1] + "/engine/sequences")
"""
PROGRAM = f"""{DROP_IN}
from engine.command.command_line import main
sys.exit(main(sys.argv[2:]))
"""
TESTS = f"""{DROP_IN}
import pytest
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "-n", "0", "-m", "not slow", *sys.argv[2:]]))
"""
CONTRACTS = (
    "tests/engine/cells/test_every_cell.py",
    "tests/engine/sequences/test_every_sequence.py",
    "tests/engine/notation/test_printed.py",
    "tests/engine/gradient/test_gradient_equation.py",
    "tests/engine/gradient/test_step_jacobian.py",
)
ONE_GATE = {
    "cell": "OneGate",
    "kernel": [[0, 0.25]],
    "recurrent_kernel": [[0, 0]],
    "bias": [0, 0.5],
}
EXPERIMENT = {
    "format": "rnn-explorer",
    "version": 1,
    "sequence": {"kind": "squares", "seq_len": 6},
    "model": {"layers": [ONE_GATE], "readout": None},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the examples at the places that they name."""
    examples = EXAMPLE.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert {path for path, _ in examples} == {"engine/cells/one_gate.py", "engine/sequences/squares.py"}
    for path, code in examples:
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(code, "utf-8")
    (tmp_path / "experiment.json").write_text(json.dumps(EXPERIMENT), "utf-8")
    return tmp_path


def done_by(folder: Path, program: str, *options: str, place: Path) -> str:
    command = [sys.executable, "-c", program, str(folder), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=place, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def run(folder: Path, *options: str) -> str:
    return done_by(folder, PROGRAM, "run", str(folder / "experiment.json"), *options, place=folder)


@pytest.mark.slow
def test_examples_compute_what_they_say(folder: Path) -> None:
    run(folder, "--implementation", "numpy", "--csv", str(folder / "steps.csv"))
    with (folder / "steps.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["x[0]"] for row in rows] == ["1.0", "4.0", "9.0", "16.0", "25.0"]
    h = 0.0
    for row in rows:
        h = 0.5 * h + 0.5 * tanh(0.25 * float(row["x[0]"]) + 0.5)  # f = σ(0)
        assert float(row["numpy.0.h[0]"]) == pytest.approx(h, rel=1e-12)


@pytest.mark.slow
def test_examples_have_their_equation_printed(folder: Path) -> None:
    assert "tanh(" in run(folder, "--implementation", "numpy", "--equations")


@pytest.mark.slow
def test_examples_keep_what_every_cell_and_sequence_must(folder: Path) -> None:
    told = done_by(folder, TESTS, *CONTRACTS, place=ROOT)
    assert "passed" in told


@pytest.mark.slow
@pytest.mark.parametrize("words", [("check",), ("format", "--check")])
def test_examples_are_written_as_all_code_is(words: tuple[str, ...]) -> None:
    for path, code in EXAMPLE.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8")):
        command = [sys.executable, "-m", "ruff", *words, "--stdin-filename", path, "-"]
        done = subprocess.run(command, input=code, capture_output=True, text=True, cwd=ROOT, check=False)
        assert done.returncode == 0, done.stdout
