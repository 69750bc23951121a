"""`rnn-explorer convert MODEL OUT`."""

from pathlib import Path

import numpy as np
import pytest

from engine.command.command_line import main
from engine.models.read import read_model
from engine.models.write import write_model
from tests.engine.models.written import model


@pytest.fixture
def keras_names(tmp_path: Path) -> Path:
    path = tmp_path / "model.npz"
    write_model(model("LSTM", "GRU"), 3, path)
    return path


def test_a_model_goes_from_one_file_to_another(
    keras_names: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "model.safetensors"
    assert main(["convert", str(keras_names), str(out)]) == 0
    assert read_model(out).convention == "PyTorch"
    assert read_model(out).model == model("LSTM", "GRU")
    said = capsys.readouterr()
    assert said.out == ""
    assert "note: The file does not say which activations bend the layers" in said.err


def test_a_model_that_nobody_may_read_is_told(
    keras_names: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert main(["convert", str(keras_names), str(tmp_path / "out.onnx")]) == 2
    assert capsys.readouterr().err == (
        f"error: {keras_names.name} cannot be read: there is no permission to read it\n"
    )


def test_a_convention_is_chosen_by_name(tmp_path: Path) -> None:
    before, after = tmp_path / "before.npz", tmp_path / "after.npz"
    write_model(model("LSTM"), 3, before)
    assert main(["convert", str(before), str(after), "--convention", "cs231n"]) == 0
    kernel = np.load(before)["0.kernel"]
    i, f, g, o = np.split(kernel, 4, axis=1)
    np.testing.assert_array_equal(np.load(after)["0.Wx"], np.hstack([i, f, o, g]))


def test_an_experiment_is_written_with_what_its_seed_gives(tmp_path: Path) -> None:
    out = tmp_path / "model.npz"
    assert main(["convert", "rotation", str(out)]) == 0
    assert read_model(out).model.layers[0].cell == "SimpleRNN"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["gone.keras", "out.npz"], "error: gone.keras does not exist"),
        (["gone", "out.npz"], "error: gone does not exist, and no ready-made experiment has that name: not"),
        (["rotation", "out.txt"], "error: out.txt must end in one of .json, .keras, .npz, .onnx"),
        (["rotation", "out.npz", "--convention", "Theano"], "error: --convention must be one of cs231n"),
        (["rotation", "out.onnx", "--convention", "keras"], "error: --convention can be chosen for .npz"),
    ],
)
def test_what_is_wrong_is_one_line(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["convert", *arguments]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith(sentence)


@pytest.mark.parametrize("ending", [".keras", ".onnx"])
def test_convention_is_refused_of_a_file_that_says_its_own(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, x = tmp_path / f"model{ending}", tmp_path / "x.npy"
    np.save(x, np.zeros((3, 1)))
    assert main(["convert", "lstm-counter", str(model)]) == 0
    capsys.readouterr()
    told = (
        f"error: {model.name} says itself how its weights are to be read; a convention can be chosen for .npz"
    )
    for command in (
        ["convert", str(model), str(tmp_path / "out.npz"), "--from-convention", "keras"],
        ["run", str(model), "--input", str(x), "--implementation", "numpy", "--convention", "keras"],
    ):
        assert main(command) == 2
        assert capsys.readouterr().err.startswith(told)
    assert not (tmp_path / "out.npz").exists()


def test_convention_that_nobody_has_is_told_by_the_option_that_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, x = tmp_path / "model.npz", tmp_path / "x.npy"
    np.save(x, np.zeros((3, 2)))
    assert main(["convert", "rotation", str(model)]) == 0
    for option, command in {
        "--from-convention": ["convert", str(model), str(tmp_path / "out.npz")],
        "--convention": ["run", str(model), "--input", str(x)],
    }.items():
        capsys.readouterr()
        assert main([*command, option, "Theano"]) == 2
        assert capsys.readouterr().err.startswith(f"error: {option} must be one of cs231n, ")
