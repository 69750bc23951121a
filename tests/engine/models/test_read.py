"""Which files are models, and what is done with a model that was opened."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.errors import FileError, ParameterError
from engine.files.experiment_file import to_json
from engine.models.experiment import experiment_of, first_inputs
from engine.models.opened import OpenedModel
from engine.models.read import ENDINGS, is_model_file, read_model
from engine.models.write import WRITERS, write_model
from tests.engine.models.written import model

HERE = Path(__file__).parent


@pytest.mark.parametrize("ending", [writer.ending for writer in WRITERS])
def test_what_is_written_is_a_model(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"model{ending}"
    write_model(model("LSTM"), 3, path)
    assert is_model_file(path)
    assert is_model_file(HERE / "files" / "seq.h5")
    assert ending in ENDINGS


def test_data_and_experiments_are_no_models(tmp_path: Path) -> None:
    np.savez(tmp_path / "data.npz", x=np.ones(3), y=np.ones(3))
    (tmp_path / "table.csv").write_text("a,b\n1,2\n")
    (tmp_path / "own.json").write_text(to_json(experiment_of(OpenedModel(model("GRU"), 3, "Keras"))))
    (tmp_path / "other.json").write_text(json.dumps({"a": 1}))
    assert [path.name for path in tmp_path.iterdir() if is_model_file(path)] == []
    assert not is_model_file(tmp_path)
    assert not is_model_file(tmp_path / ("a" * 300))  # can be asked nothing
    assert not is_model_file(tmp_path / "gone")


def test_an_opened_model_becomes_an_experiment_on_inputs_of_its_features() -> None:
    opened = OpenedModel(model("GRU"), 3, "Keras", ("Something is left out.",))
    experiment = experiment_of(opened, name="mine")
    assert experiment.sequence.features == 3
    assert experiment.model == opened.model
    assert (experiment.name, experiment.description) == ("mine", "Something is left out.")
    assert experiment_of(opened, first_inputs(3)).sequence == experiment.sequence
    with pytest.raises(ParameterError, match=r"must have as many features as the model reads \(3\), got 2"):
        experiment_of(opened, first_inputs(2))


def test_a_file_of_more_than_64_mib_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.onnx"
    with path.open("wb") as file:
        file.truncate(65 * 2**20)
    with pytest.raises(FileError, match=r"large\.onnx is too large: 65 MiB, at most 64 MiB"):
        read_model(path)


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "model.keras"
    link.symlink_to("/dev/zero")
    with pytest.raises(FileError, match=r"model\.keras is no plain file"):
        read_model(link)
    with pytest.raises(FileError, match="is a folder"):
        read_model(tmp_path)


def test_file_that_is_not_what_its_name_says_is_told(tmp_path: Path) -> None:
    for name, words in (
        ("net.onnx", "is damaged, or not what its name says"),
        ("net.doc", "is no model file"),
    ):
        (tmp_path / name).write_bytes(b"\xff" * 100)
        with pytest.raises(FileError, match=f"^{name} {words}"):
            read_model(tmp_path / name)
