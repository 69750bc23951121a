"""Every name that Keras knows for an activation is taken, or refused with the name to use."""

import numpy as np
import pytest

from engine.activation import ACTIVATIONS
from engine.cells.activation_name import ALSO, REFUSED
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.files.experiment_file import from_json, to_json
from engine.keras.loader import load_keras

A = np.linspace(-3, 3, 13, dtype=np.float32)[np.newaxis]


@pytest.mark.parametrize(
    ("given", "name"), [(None, "linear"), ("swish", "silu"), ("hard_swish", "hard_silu")]
)
def test_another_name_of_keras_becomes_the_usual_one(given: str | None, name: str) -> None:
    cell = SimpleRNN.parse({"activation": given})
    assert cell == SimpleRNN(activation=name)
    model = {"layers": [{"cell": "SimpleRNN", "activation": given}]}
    experiment = Experiment.parse({"model": model})
    assert f'"activation": "{name}"' in to_json(experiment)
    assert from_json(to_json(experiment)) == experiment
    assert cell.replace(activation=given) == cell


@pytest.mark.parametrize("name", ["glu", "threshold"])
def test_what_no_layer_can_have_is_refused_with_the_name_to_use(name: str) -> None:
    with pytest.raises(ParameterError, match=rf"^activation cannot be '{name}', which .*; '\w+' is {name}"):
        SimpleRNN.parse({"activation": name})


@pytest.mark.parametrize("given", ["Tanh", "", 3, ["tanh"], {"tanh": 1}, True])
def test_no_name_at_all_is_refused(given: object) -> None:
    with pytest.raises(ParameterError, match=r"^activation must be 'linear', 'tanh'"):
        SimpleRNN.parse({"activation": given})


@pytest.mark.slow
def test_no_name_of_keras_is_unknown_and_none_means_something_else() -> None:
    load_keras()
    import keras
    from keras.src.activations import ALL_OBJECTS_DICT

    assert set(ALL_OBJECTS_DICT) <= {*ACTIVATIONS, *ALSO, *REFUSED}
    for given, name in ALSO.items():
        found = keras.activations.get(given)(A), keras.activations.get(name)(A)
        np.testing.assert_array_equal(*found)


@pytest.mark.slow
def test_what_is_named_in_place_of_a_refused_one_computes_the_same() -> None:
    load_keras()
    import keras

    glu = keras.activations.glu(np.concatenate([A, A], axis=-1))
    np.testing.assert_allclose(glu, keras.activations.silu(A), rtol=1e-6)
    np.testing.assert_array_equal(keras.activations.threshold(A, 0, 0), keras.activations.relu(A))
