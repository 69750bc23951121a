"""`rnn-explorer run MODEL --input X` and `compare` on files of other programs."""

import csv
import json
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.command.command_line import main
from gui.launch import main as launch
from resources.library import experiment_path
from tests.engine.command.test_compare import FEATURES, STEPS, UNITS, Network


@pytest.fixture
def network(tmp_path: Path) -> Network:
    """A network whose weights lie in a file as PyTorch names them, two biases and all."""
    made = Network(tmp_path, rows=2)
    half = made.bias / 2
    np.savez(
        tmp_path / "torch.npz",
        weight_ih_l0=made.kernel.T,
        weight_hh_l0=made.recurrent_kernel.T,
        bias_ih_l0=half,
        bias_hh_l0=half,
    )
    return made


def run(network: Network, *arguments: object, status: int = 0) -> None:
    files = {"MODEL": network.folder / "torch.npz", "X": network.folder / "x.npy"}
    assert main([str(files.get(str(one), one)) for one in arguments]) == status


def test_a_model_of_another_program_runs_on_arrays(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    out = network.folder / "out.csv"
    run(network, "run", "MODEL", "--input", "X", "--implementation", "numpy", "--row", 1, "--csv", out)
    with out.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == STEPS
    right = network.run()
    for name in ("f", "c", "h"):
        found = [[float(row[f"numpy.0.{name}[{unit}]"]) for unit in range(UNITS)] for row in rows]
        np.testing.assert_allclose(found, right[name][1], rtol=0, atol=1e-12)
    assert rows[0]["target[0]"] == ""
    assert "Final state NumPy h = " in capsys.readouterr().out


def test_nothing_is_printed_of_targets_that_are_not_there(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    run(network, "run", "MODEL", "--input", "X", "--implementation", "numpy")
    out = capsys.readouterr().out
    assert "Predicted NumPy" in out
    assert not any(word in out for word in ("True", "Difference", "target", "error", "–"))


def test_its_result_is_json(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    run(network, "run", "MODEL", "--input", "X", "--implementation", "numpy", "--json")
    found = json.loads(capsys.readouterr().out)
    (state,) = found["implementations"]["numpy"]["final_states"]
    np.testing.assert_allclose(state["h"], network.run()["h"][0, -1], rtol=0, atol=1e-12)
    assert found["steps_that_count"] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there a pipe has no path")
def test_an_experiment_is_read_from_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", "notebook", "--implementation", "numpy"])
    from_file = capsys.readouterr()
    reading, writing = os.pipe()
    os.write(writing, experiment_path("notebook").read_bytes())
    os.close(writing)
    assert main(["run", f"/dev/fd/{reading}", "--implementation", "numpy"]) == 0
    os.close(reading)
    assert capsys.readouterr() == from_file


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
def test_a_device_without_an_end_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "/dev/zero"]) == 2
    assert capsys.readouterr().err == "error: zero is too large: 16 MiB, at most 16 MiB\n"


def test_it_is_compared(network: Network) -> None:
    theirs = network.save("all.npz", **{f"layer0_{name}": values for name, values in network.run().items()})
    run(network, "compare", "MODEL", "--input", "X", "--theirs", theirs)
    wrong = network.save("wrong.npy", network.run("ifog")["h"])
    run(network, "compare", "MODEL", "--input", "X", "--theirs", wrong, "--json", status=1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "MODEL"], "torch.npz is a model without inputs; say what it reads with --input X"),
        (["run", "MODEL", "--input", "X", "--convention", "other"], "must be"),
        (["run", "gone.keras", "--input", "X"], "gone.keras does not exist"),
    ],
)
def test_what_is_wrong_is_one_line(
    network: Network, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(network, *arguments, status=2)
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert words in error
    assert error.count("\n") == 1


ADDED = "note: PyTorch keeps two biases that stand in one sum: they are added."
"""What is told of the model; torch.npz holds two biases."""


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "MODEL", "--input", "bad.npy"],
        ["compare", "MODEL", "--input", "bad.npy", "--theirs", "X"],
        ["compare", "MODEL", "--input", "X", "--theirs", "bad.npy", "--json"],
        ["train", "MODEL", "--input", "bad.npy", "--targets", "X"],
        ["train", "MODEL", "--input", "X", "--targets", "bad.npy"],
        ["convert", "MODEL", "out.npz", "--convention", "other"],
    ],
)
def test_what_a_model_s_reader_tells_stands_before_an_error(
    network: Network, arguments: list[str], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(network.folder)
    np.save("bad.npy", np.zeros((5, 2)))
    run(network, *arguments, status=2)
    *notes, error = capsys.readouterr().err.splitlines()
    assert notes.count(ADDED) == 1
    assert error.startswith("error: ")
    assert not any(note.startswith("error: ") for note in notes)


def test_what_is_told_of_inputs_stands_before_an_error(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = np.column_stack([np.arange(4), np.ones((4, FEATURES))])
    counted[2, 1] = np.inf
    run(network, "run", "MODEL", "--input", network.save("counted.npy", counted), status=2)
    *notes, error = capsys.readouterr().err.splitlines()
    assert notes[-1] == "note: The first column of the inputs counts the steps, and is left out."
    assert error == "error: counted.npy holds inf at row 0, t = 2, feature 0; inputs must be finite"


@pytest.mark.slow
def test_kerass_layers_are_compared_with_gates_and_all(network: Network) -> None:
    theirs = network.save("all.npz", **{f"0.{name}": values for name, values in network.run().items()})
    run(network, "compare", "MODEL", "--input", "X", "--theirs", theirs, "--implementation", "keras")
    wrong = network.save("wrong.npy", network.run("ifog")["h"])
    run(network, "compare", "MODEL", "--input", "X", "--theirs", wrong, "--implementation", "keras", status=1)


@pytest.mark.slow
def test_keras_evaluates_nothing_where_no_step_counts(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    run(network, "run", "MODEL", "--input", "X", "--json")
    found = json.loads(capsys.readouterr().out)
    assert found["keras_evaluate"] == {"mse": None, "mae": None}
    assert found["first_difference"] is not None  # float32 beside float64


@pytest.mark.parametrize(
    "command",
    [
        ["export", "MODEL", "x.py"],
        ["worksheet", "MODEL", "--out", "sheets"],
        ["plots", "MODEL", "plots"],
        ["screenshot", "MODEL", "x.png", "--numpy-only"],
        ["animate", "MODEL", "x.gif", "--numpy-only"],
    ],
)
def test_command_that_takes_an_experiment_says_so_of_a_model(
    network: Network, command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(network.folder)
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")  # which a screenshot sets
    before = sorted(path.name for path in network.folder.iterdir())
    assert launch([word.replace("MODEL", "torch.npz") for word in command]) == 2
    told = "torch.npz is a model without inputs; this command takes an experiment"
    assert capsys.readouterr().err == f"error: {told}\n"
    assert sorted(path.name for path in network.folder.iterdir()) == before
