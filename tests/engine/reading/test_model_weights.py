import json

import numpy as np
import pytest
from hypothesis import given, settings

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.reading.model_weights import weights_of, with_weights
from engine.reading.printed_array import PrintedArray, read_arrays
from engine.reading.weights_text import as_json, as_lists, as_numpy
from engine.run.name import Y
from engine.run.plan import Job
from engine.run.recorded_run import record
from engine.run.simulate import Simulation
from engine.work.equipment import Equipment
from tests.engine.strategies import experiments

NOTEBOOK = "[array([[2.]], dtype=float32), array([[1.]], dtype=float32), array([3.], dtype=float32)]"


def given_weights(experiment: Experiment) -> list:
    return [repr(array.rows) for array in weights_of(experiment)]


@pytest.mark.slow
@settings(max_examples=60)
@given(experiments)
def test_a_models_weights_go_out_as_text_and_come_back_the_same(fields: dict) -> None:
    experiment = Experiment.parse(fields)
    for show in (as_numpy, as_lists, as_json):
        again = with_weights(experiment, read_arrays(show(weights_of(experiment))))
        assert given_weights(again.experiment) == given_weights(experiment)
        assert again.changes == ()


def test_json_of_weights_is_json_and_may_be_in_any_order() -> None:
    experiment = with_weights(Experiment(), read_arrays(NOTEBOOK)).experiment
    fields = json.loads(as_json(weights_of(experiment)))
    assert fields == {"0.kernel": [[2]], "0.recurrent_kernel": [[1]], "0.bias": [3]}
    again = with_weights(Experiment(), read_arrays(json.dumps(fields, sort_keys=True)))
    assert given_weights(again.experiment) == given_weights(experiment)


def test_notebooks_weights_as_keras_prints_them_go_where_they_belong() -> None:
    new = with_weights(Experiment(), read_arrays(NOTEBOOK))
    layer = new.experiment.model.layers[0]
    assert (layer.kernel, layer.recurrent_kernel, layer.bias) == (((2.0,),), ((1.0,),), (3.0,))
    assert [place for place, _ in new.places] == [
        "model.layers[0].kernel", "model.layers[0].recurrent_kernel", "model.layers[0].bias",
    ]  # fmt: skip


def test_other_shapes_change_units_layers_and_readout_and_say_so() -> None:
    text = "[[[1, 2]], [[3, 4], [5, 6]], [[7], [8]], [[9]], [10], [[11, 12]]]"
    new = with_weights(Experiment(), read_arrays(text))
    assert new.changes == (
        "layers 1 → 2", "layer 0: units 1 → 2", "layer 0: without bias", "a readout of 2 outputs",
    )  # fmt: skip
    first, second = new.experiment.model.layers
    assert (first.units, first.use_bias, second.units, second.bias) == (2, False, 1, (10,))
    assert new.experiment.model.readout.kernel == ((11, 12),)


def test_transposed_matrices_are_taken_when_asked_for() -> None:
    text = "[[[1], [2]], [[3, 4], [5, 6]], [7, 8]]"  # PyTorch keeps (units, features)
    with pytest.raises(ParameterError, match=r"array 1 must have shape \(1, 2\), got \(2, 1\)"):
        with_weights(Experiment(), read_arrays(text))
    layer = with_weights(Experiment(), read_arrays(text), is_transposed=True).experiment.model.layers[0]
    assert (layer.kernel, layer.recurrent_kernel) == (((1, 2),), ((3, 5), (4, 6)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[[1]]]", "ends behind array 1; a recurrent kernel belongs there"),
        ("[[[1]], [1]]", "array 2 must be a recurrent kernel, (units, units times gates), got shape (1,)"),
        ("[[[1], [2]], [[1]], [1]]", "array 1 must have shape (1, 1), got (2, 1)"),
        ("[[[1]], [[1]], [1, 2]]", "array 3 must have shape (1,), got (2,)"),
        ("[[[1]], [[1]], [1], [[1], [2]]]", "array 4 must have shape (1, outputs), got (2, 1)"),
        ("[[[1]], [[1]], [1], [[1, 2]], [1]]", "array 5 must have shape (2,), got (1,)"),
        ("{'a.kernel': [[1]], 'a.recurrent_kernel': [[1, 2, 3, 4, 5, 6, 7]]}", "has 7 columns a unit"),
    ],
)  # fmt: skip
def test_what_fits_nowhere_is_refused_by_its_place(text: str, told: str) -> None:
    with pytest.raises(ParameterError) as caught:
        with_weights(Experiment(), read_arrays(text))
    assert told in str(caught.value)


def test_a_bias_alone_is_no_layer() -> None:
    with pytest.raises(ParameterError):
        with_weights(Experiment(), (PrintedArray(((1,),), 1),))


@pytest.mark.slow
def test_pasted_weights_compute_what_keras_computes() -> None:
    import keras

    keras.utils.set_random_seed(5)
    layers = [keras.layers.SimpleRNN(units, return_sequences=True) for units in (3, 2)]
    model = keras.Sequential([keras.Input((None, 1)), *layers, keras.layers.Dense(1)])
    with np.printoptions(floatmode="unique"):
        text = repr(model.get_weights())
    values = [[0.5], [-1.0], [0.25], [2.0], [-0.125], [0.0]]
    plain = Experiment.parse({"sequence": {"kind": "values", "values": values}})
    experiment = with_weights(plain, read_arrays(text)).experiment
    run = record(Simulation(Job(experiment, 0, ("numpy",)), Equipment().make_networks))
    wanted = model.predict(np.array([values[:-1]]), verbose=0)[0]
    assert run.trace[Y.of("numpy")] == pytest.approx(wanted, abs=1e-6)
