from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from engine.errors import FileError
from engine.experiment import Experiment
from engine.reading.model_weights import weights_of, with_weights
from engine.reading.weights_file import load_weights, save_weights
from tests.engine.strategies import experiments


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["json", "npz"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=experiments)
def test_saved_weights_read_back_the_same(tmp_path: Path, ending: str, fields: dict) -> None:
    experiment, path = Experiment.parse(fields), tmp_path / f"w.{ending}"
    save_weights(path, weights_of(experiment))
    arrays = load_weights(path)
    wanted = weights_of(experiment)
    assert [array.name for array in arrays] == [array.name for array in wanted]
    assert [array.rows for array in arrays] == [array.rows for array in wanted]


def test_whole_numbers_of_a_json_file_stay_whole(tmp_path: Path) -> None:
    path = tmp_path / "w.json"
    path.write_text('{"0.kernel": [[2]], "0.recurrent_kernel": [[1]], "0.bias": [3]}')
    layer = with_weights(Experiment(), load_weights(path)).experiment.model.layers[0]
    assert repr((layer.kernel, layer.recurrent_kernel, layer.bias)) == "(((2,),), ((1,),), (3,))"


def test_keras_own_savez_is_read_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    np.savez(path, np.array([[2.0]]), np.array([[1.0]]), np.array([3.0]))  # np.savez(path, *get_weights())
    layer = with_weights(Experiment(), load_weights(path)).experiment.model.layers[0]
    assert (layer.kernel, layer.recurrent_kernel, layer.bias) == (((2.0,),), ((1.0,),), (3.0,))


def test_what_cannot_be_read_is_told_by_the_files_name(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    for array, told in (
        (np.array([np.nan]), "must be finite numbers"),
        (np.zeros((1, 1, 1)), "one or two dimensions"),
        (np.array(["a"]), "must be a number"),
    ):
        np.savez(path, kernel=array)
        with pytest.raises(FileError, match=rf"w\.npz .*{told}"):
            load_weights(path)
    with pytest.raises(FileError, match="missing"):
        load_weights(tmp_path / "missing.json")
    with pytest.raises(FileError, match=r"must end in \.json or \.npz"):
        save_weights(tmp_path / "w.txt", weights_of(Experiment()))
