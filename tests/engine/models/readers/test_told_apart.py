"""Files that are recognised and refused, with what to do instead."""

import json
import pickle
import zipfile
from pathlib import Path

import pytest

from engine.errors import FileError
from engine.models.read import read_model
from engine.thread.bringing import read_brought


def test_a_pytorch_file_is_refused_with_the_lines_that_write_another(tmp_path: Path) -> None:
    path = tmp_path / "net.pt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("net/data.pkl", pickle.dumps({"weight": 1}))
    with pytest.raises(FileError) as told:
        read_model(path)
    first, *lines = str(told.value).splitlines()
    assert first.startswith("net.pt is a PyTorch file, which runs code when it is loaded")
    assert len(lines) == 3
    assert "weights_only=True" in lines[1]
    assert "save_file(weights, 'net.safetensors')" in lines[2]


def test_an_old_pytorch_file_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "net.pth"
    path.write_bytes(pickle.dumps({"weight": 1}, protocol=2))
    with pytest.raises(FileError, match="is a PyTorch file"):
        read_model(path)


def test_a_pickle_that_is_not_pytorchs_is_refused_as_one(tmp_path: Path) -> None:
    path = tmp_path / "weights.pkl"
    path.write_bytes(pickle.dumps({"weight": 1}))
    with pytest.raises(FileError, match=r"^weights\.pkl is a pickle.*numpy\.savez\('weights\.npz'"):
        read_model(path)


def test_tensorflow_lite_says_what_to_convert_instead(tmp_path: Path) -> None:
    path = tmp_path / "net.tflite"
    path.write_bytes(b"\x1c\0\0\0TFL3" + bytes(100))
    with pytest.raises(FileError, match=r"is a TensorFlow Lite file.*model\.save\('model\.keras'\)"):
        read_model(path)


def test_a_file_of_neural_amp_modeler_says_what_to_convert(tmp_path: Path) -> None:
    for kind, sentence in (
        ("LSTM", r"state_dict.*safetensors"),
        ("WaveNet", "a WaveNet .* no recurrent network"),
    ):
        path = tmp_path / "amp.nam"
        found = {"version": "0.5.4", "architecture": kind, "config": {}, "weights": [0.5]}
        path.write_text(json.dumps(found), encoding="utf-8")
        with pytest.raises(FileError, match=sentence):
            read_model(path)
        with pytest.raises(FileError, match=sentence):
            read_brought([path])


def test_a_saved_model_says_what_to_write_instead(tmp_path: Path) -> None:
    (tmp_path / "saved_model.pb").write_bytes(b"\x08\x01\x12\x00")
    for path in (tmp_path, tmp_path / "saved_model.pb"):
        with pytest.raises(FileError, match=r"is a SavedModel.*model\.save\('model\.keras'\)"):
            read_model(path)


def test_the_bytes_decide_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "net.keras"
    path.write_bytes(b"\x1c\0\0\0TFL3" + bytes(100))
    with pytest.raises(FileError, match="is a TensorFlow Lite file"):
        read_model(path)


def test_what_is_no_model_is_said(tmp_path: Path) -> None:
    for content, sentence in (
        (b"", "is empty"),
        (b"hello", "is a text, and no model file"),
        (b"PK\x05\x06", "is an archive"),
    ):
        path = tmp_path / "thing"
        path.write_bytes(content)
        with pytest.raises(FileError, match=f"thing {sentence}"):
            read_model(path)
    with pytest.raises(FileError, match="gone does not exist"):
        read_model(tmp_path / "gone")
