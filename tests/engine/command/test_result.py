"""`rnn-explorer run --json`, and the tables beside it."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.command.command_line import main
from engine.files import xlsx_file
from tests.known import KNOWN

NOTEBOOK = KNOWN["notebook_case"]
RUN = ("run", "notebook", "--implementation", "numpy")


def result(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    assert main([*map(str, arguments), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_notebooks_measures_stand_in_all_digits(capsys: pytest.CaptureFixture[str]) -> None:
    found = result(capsys, *RUN)
    numpy = found["implementations"]["numpy"]
    errors = NOTEBOOK["error"]
    assert numpy["mse"] == sum(error**2 for error in errors) / len(errors)
    assert numpy["mae"] == sum(errors) / len(errors)
    assert numpy["final_states"] == [{"h": [NOTEBOOK["prediction"][-1]]}]
    assert found["ending"]["kind"] == "complete"
    assert (found["name"], found["row"], found["steps"]) == ("The notebook", 0, 9)
    assert found["keras_evaluate"] is None


def test_numbers_read_back_to_the_bits_of_the_run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    settings = ("--set", "model.layers[0].activation=tanh", "--set", "model.layers[0].kernel=[[0.1]]")
    found = result(capsys, *RUN, *settings, "--csv", tmp_path / "run.csv")
    with (tmp_path / "run.csv").open(newline="") as file:
        last = list(csv.DictReader(file))[-1]
    assert found["implementations"]["numpy"]["final_states"][0]["h"] == [float(last["numpy.0.h[0]"])]


def test_exact_integers_and_infinities_are_json(capsys: pytest.CaptureFixture[str]) -> None:
    settings = ("--set", "precision.numpy=exact", "--set", "sequence.seq_len=300")
    (state,) = result(capsys, *RUN, *settings)["implementations"]["numpy"]["final_states"][0]["h"]
    assert isinstance(state, int)
    assert state > 2**64
    found = result(capsys, *RUN, "--set", "sequence.seq_len=3000")
    assert found["implementations"]["numpy"]["mse"] == "inf"
    assert found["ending"] == {
        "kind": "diverged", "t": 803, "implementation": "numpy", "quantity": "a",
        "sentence": "The run ends at t = 803: NumPy's a is no longer a finite float64 there.",
    }  # fmt: skip


def test_a_run_without_steps_or_error_has_null(capsys: pytest.CaptureFixture[str]) -> None:
    readout = '{"kernel": [[1, 1]]}'
    numpy = result(capsys, *RUN, "--set", f"model.readout={readout}")["implementations"]["numpy"]
    assert (numpy["mse"], numpy["mae"]) == (None, None)
    settings = ("--set", "sequence.seq_len=900", "--set", "sequence.batch_size=2")
    found = result(capsys, *RUN, *settings, "--row", 1)
    assert (found["steps"], found["implementations"]["numpy"]["final_states"]) == (0, None)


@pytest.mark.slow
def test_json_stands_alone_on_standard_output_and_has_kerass_own_measures() -> None:
    command = [sys.executable, "-m", "gui.launch", "run", "notebook", "--json"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found = json.loads(done.stdout)
    assert list(found["implementations"]) == ["numpy", "keras"]
    assert found["implementations"]["keras"]["precision"] == "float32"
    assert found["keras_evaluate"] == {"mse": NOTEBOOK["mse_float32"], "mae": NOTEBOOK["mae_float32"]}


def test_tables_of_every_kind_hold_the_same_numbers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = {kind: tmp_path / f"run.{kind}" for kind in ("csv", "npz", "xlsx")}
    options = [word for kind, path in files.items() for word in (f"--{kind}", path)]
    result(capsys, *RUN, *options, "--csv-decimal", ",", "--set", "sequence.weight=0.1")
    with files["csv"].open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    outputs = [float(row["numpy.y[0]"].replace(",", ".")) for row in rows]
    with np.load(files["npz"], allow_pickle=False) as found:
        assert found["numpy.y"][:, 0].tolist() == outputs
    assert files["xlsx"].read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ("--csv", "run.csv", "--csv-delimiter", "x"),
            "--csv-delimiter must be one of , ; | or tab, got 'x'",
        ),
        (
            ("--csv", "run.csv", "--csv-delimiter", ",", "--csv-decimal", ","),
            "--csv-delimiter must be another sign",
        ),
        (("--npz", "run.csv"), "run.csv must end in .npz"),
        (("--xlsx", "no/run.xlsx"), "run.xlsx cannot be written: its folder does not exist"),
        (("--equations",), "--equations cannot stand beside --json; leave one of them out"),
        (
            ("--xlsx", "a.xlsx"),
            "a.xlsx would hold 9 steps; a sheet of Excel has 8 rows, so write .csv or .npz",
        ),
    ],
)
def test_what_cannot_be_written_is_told_before_anything_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...], told: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(xlsx_file, "MAX_ROWS", 8)
    assert main([*RUN, "--json", *options]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert told in captured.err
    assert list(tmp_path.iterdir()) == []


def test_first_target_that_is_rounded_is_told_with_what_is_compared(
    capsys: pytest.CaptureFixture[str],
) -> None:
    long = ("run", "fibonacci", "--implementation", "numpy", "--set", "sequence.seq_len=90")
    told = {"t": 77, "meant": 14472334024676221, "held": 14472334024676220.0}
    assert result(capsys, *long)["rounded_target"] == told
    assert result(capsys, *long, "--set", "precision.numpy=exact")["rounded_target"] is None
