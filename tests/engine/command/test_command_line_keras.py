"""`rnn-explorer run` with both implementations."""

import csv
from pathlib import Path

import pytest

from engine.command.command_line import main
from tests.known import KNOWN

pytestmark = pytest.mark.slow


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["run", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_notebook_prints_what_keras_reports(capsys: pytest.CaptureFixture[str]) -> None:
    case = KNOWN["notebook_case"]
    lines = printed(capsys, "notebook")
    assert f"Keras evaluate: MSE = {case['mse_float32']}, MAE = {case['mae_float32']}" in lines
    assert "  layer 0 kernel (1, 1) = [2]" in lines
    assert "  layer 0 recurrent_kernel (1, 1) = [1]" in lines
    assert "  layer 0 bias (1,) = [3]" in lines
    assert "Predicted Keras  [5 18 49 124 305 742 1797 4344 10493]" in lines


def test_keras_alone_prints_the_notebooks_equations(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "notebook", "--implementation", "keras", "--equations")
    assert KNOWN["notebook_case"]["second_trace_line"] in lines


def test_csv_has_keras_output_and_states(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    printed(capsys, "exact-two-units", "--csv", str(tmp_path / "out.csv"))
    with (tmp_path / "out.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["keras.y[0]"] == row["target[0]"] == row["keras.0.h[0]"] for row in rows)
    assert all(row["keras.0.h[1]"] == row["x[0]"] for row in rows)


def test_fibonacci_tells_where_float32_leaves_the_truth(capsys: pytest.CaptureFixture[str]) -> None:
    first = KNOWN["float32_cliff"]["first_wrong_index"]
    assert f"NumPy and Keras first differ at t = {first - 1}." in printed(capsys, "fibonacci")
