"""Scripts of a training print the losses of the training itself."""

import ast
import runpy
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.array import Array
from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.command.command_line import main
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.train.code.every import FRAMEWORKS, training_script
from engine.train.plan import TrainingJob
from engine.train.trainer import LOSS
from engine.train.training_run import TrainingRun
from tests.cells.dropped_in import EVERY_CELL
from tests.engine.gradient.trainable import experiment_of, layer_of

pytestmark = pytest.mark.usefixtures("known_cells")

UPDATES = 15
CASES: list[tuple[tuple[type[Cell], ...], dict[str, Any]]] = [
    *(((kind,), {}) for kind in EVERY_CELL),
    (
        (LSTM, GRU),
        {
            "training": {"optimizer": "RMSprop", "learning_rate": 0.01, "momentum": 0.5, "clipnorm": 0.1,
                         "batch_size": 1},
            "counts": "last",
        },
    ),
    (
        (GRU,),
        {
            "loss": "binary_crossentropy",
            "readout": "sigmoid",
            "training": {"optimizer": "SGD", "momentum": 0.9, "nesterov": True, "global_clipnorm": 0.1},
        },
    ),
    (
        (SimpleRNN,),
        {
            "loss": "categorical_crossentropy",
            "readout": "softmax",
            "training": {"convention": "textbook", "clipvalue": 0.01},
        },
    ),
    ((SimpleRNN, SimpleRNN), {"loss": "mae", "outputs": None, "training": {"optimizer": "SGD"}}),
]  # fmt: skip


def experiment(case: int) -> Experiment:
    kinds, fields = CASES[case]
    return experiment_of([layer_of(kind, 2) for kind in kinds], **fields)


def losses(of: Experiment) -> Array:
    return TrainingRun(TrainingJob(of, UPDATES)).advance(UPDATES + 1).arrays[LOSS][:, 0]


def printed(text: str) -> Array:
    return np.array([float(line) for line in text.split()])


@pytest.mark.parametrize("case", range(len(CASES)))
def test_numpy_s_script_prints_the_losses(
    case: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "training.py"
    path.write_text(training_script(experiment(case), UPDATES, "numpy"), "utf-8")
    runpy.run_path(str(path))
    np.testing.assert_allclose(printed(capsys.readouterr().out), losses(experiment(case)), rtol=1e-12)


def test_numpy_s_script_prints_the_losses_of_a_class_that_is_all_but_impossible(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    of = experiment_of([layer_of(SimpleRNN, 2)], loss="categorical_crossentropy", readout="softmax")
    assert of.model.readout is not None
    kernel = tuple(tuple(5000 * number for number in row) for row in of.model.readout.kernel)
    of = of.replace(model=of.model.replace(readout=of.model.readout.replace(kernel=kernel)))
    path = tmp_path / "training.py"
    path.write_text(training_script(of, UPDATES, "numpy"), "utf-8")
    runpy.run_path(str(path))
    assert losses(of).max() > 1000  # beyond the logarithm of float64's least number, 745
    np.testing.assert_allclose(printed(capsys.readouterr().out), losses(of), rtol=1e-12)


@pytest.mark.slow
def test_keras_s_scripts_print_the_losses(tmp_path: Path) -> None:
    """Of a stack and of one layer, in one program: to begin one takes as long as both."""
    cases = len(EVERY_CELL), len(EVERY_CELL) + 1
    found = run(tmp_path, cases, "keras").reshape(len(cases), UPDATES + 1)
    for case, numbers in zip(cases, found, strict=True):
        np.testing.assert_allclose(
            numbers, losses(experiment(case)), rtol=1e-10, err_msg=f"case {CASES[case]}"
        )


@pytest.mark.slow
@pytest.mark.parametrize("case", range(len(CASES)))
def test_pytorch_s_script_prints_the_losses(case: int, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    np.testing.assert_allclose(run(tmp_path, [case], "pytorch"), losses(experiment(case)), rtol=1e-10)


@pytest.mark.parametrize("case", range(len(CASES)))
def test_pytorch_s_script_names_nothing_that_it_has_not_made(case: int) -> None:
    tree = ast.parse(training_script(experiment(case), UPDATES, "pytorch"))
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    made = {node.id for node in names if isinstance(node.ctx, ast.Store)} | {"np", "torch"}
    made |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    made |= {
        argument.arg for node in ast.walk(tree) if isinstance(node, ast.arguments) for argument in node.args
    }
    used = {node.id for node in names if isinstance(node.ctx, ast.Load)}
    assert used - made <= {"range", "print", "repr", "len", "sum"}


def run(folder: Path, cases: Sequence[int], framework: str) -> Array:
    """What the scripts of some cases print, one after the other."""
    paths = [folder / f"training{case}.py" for case in cases]
    for case, path in zip(cases, paths, strict=True):
        path.write_text(training_script(experiment(case), UPDATES, framework), "utf-8")
    command = [sys.executable, "-c", "import runpy, sys; [runpy.run_path(path) for path in sys.argv[1:]]"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return printed(done.stdout)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_no_script_is_written_of_is_told(framework: str) -> None:
    backward = experiment_of([layer_of(GRU, 2, go_backwards=True)])
    with pytest.raises(ParameterError, match=r"model\.layers\[0\] goes backwards, which is no part"):
        training_script(backward, 3, framework)
    cut = experiment_of([layer_of(GRU, 2)], training={"truncate": 2})
    with pytest.raises(ParameterError, match=r"training\.truncate is no part of a training's script"):
        training_script(cut, 3, framework)


def test_command_writes_a_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "training.py"
    assert main(["export", "notebook", str(path), "--training", "numpy", "--updates", "2"]) == 0
    runpy.run_path(str(path))
    assert printed(capsys.readouterr().out)[0] == pytest.approx(1264895.5555555555)
