"""`rnn-explorer compare` where somebody's numbers are gradients of the loss."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.command.command_line import main


def test_gradients_are_recognised_by_their_names_and_explained(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["train", "gru-on-lstm", "--updates", "0", "--json"]) == 0
    gradient = json.loads(capsys.readouterr().out)["gradient"]
    arrays = {
        f"grad.{name}" if "readout" in name else name: np.array(rows) for name, rows in gradient.items()
    }
    np.savez(tmp_path / "right.npz", **arrays)
    assert main(["compare", "gru-on-lstm", "--theirs", str(tmp_path / "right.npz")]) == 0
    assert capsys.readouterr().out.startswith("The same: ")
    np.savez(tmp_path / "wrong.npz", **{name: 0.5 * array for name, array in arrays.items()})
    assert main(["compare", "gru-on-lstm", "--theirs", str(tmp_path / "wrong.npz"), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"same", "tolerance", "max_difference", "first", "alignment", "findings"}
    assert found["first"]["quantity"] == "grad.kernel"
    assert found["findings"][0]["mistakes"] == ["not_averaged"]
    assert set(found["findings"][0]) == {"mistakes", "details", "residual", "sentence", "cure", "begins"}


def test_gradients_of_a_model_s_file_need_targets(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    np.savez(tmp_path / "theirs.npz", dWx=np.ones((1, 4)))
    np.save(tmp_path / "x.npy", np.ones((4, 1)))
    arguments = ["compare", "gru-on-lstm", "--input", str(tmp_path / "x.npy")]
    assert main([*arguments, "--theirs", str(tmp_path / "theirs.npz")]) == 2
    assert capsys.readouterr().err == "error: gradients are of a loss; say what is wanted with --targets Y\n"
    assert main([*arguments, "--theirs", str(tmp_path / "x.npy"), "--loss", "mae"]) == 2
    assert "are for gradients" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (
            ["--implementation", "keras"],
            "--implementation is for the numbers of a run; gradients are NumPy's alone",
        ),
        (["--save-check", "check"], "--save-check is for the numbers of a run, not for gradients"),
        (
            ["--whose", "keras"],
            "theirs.npz: holds no numbers of keras; it does not say whose its numbers are",
        ),
    ],
)
def test_option_that_gradients_do_not_ask_for_is_refused(
    option: list[str],
    told: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    np.savez("theirs.npz", dWx=np.ones((1, 3)))
    assert main(["compare", "gru-on-lstm", "--theirs", "theirs.npz", *option]) == 2
    assert capsys.readouterr().err == f"error: {told}\n"


def test_gradient_of_another_size_is_told_with_its_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    np.savez(tmp_path / "theirs.npz", dWh=np.ones((3, 1)))
    assert main(["compare", "notebook", "--theirs", str(tmp_path / "theirs.npz")]) == 2
    told = "dWh must have shape (1, 1), or (9, 1, 1) with a row for each step, got (3, 1)"
    assert capsys.readouterr().err == f"error: theirs.npz: {told}\n"
