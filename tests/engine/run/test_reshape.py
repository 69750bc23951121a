"""Whatever shapes change to, weights fit, keep their overlap, and old units compute as before."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model, check_shapes
from engine.parameter import Matrix
from engine.run.reshape import (
    first_units,
    refit,
    with_fitting_readout,
    with_layer,
    with_layers,
    with_sequence,
)
from engine.run.start import drawn_weights, start_of
from engine.sequences.base import Sequence
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from tests.engine.strategies import exact_experiments, experiments

NOTEBOOK = SimpleRNN(activation="linear", kernel=((2,),), recurrent_kernel=((1,),), bias=(3,))


def values(features: int) -> Values:
    return Values(values=((0,) * features, (1,) * features))


def overlap(a: Matrix, b: Matrix) -> tuple[Matrix, Matrix]:
    rows, columns = min(len(a), len(b)), min(len(a[0]), len(b[0]))
    return tuple(row[:columns] for row in a[:rows]), tuple(row[:columns] for row in b[:rows])


sequences: st.SearchStrategy[Sequence] = st.just(MemorySum()) | st.integers(1, 4).map(values)


@given(
    experiments, sequences, st.lists(st.integers(1, 5), min_size=3, max_size=3), st.none() | st.integers(1, 4)
)
def test_refit_model_passes_the_check_and_keeps_the_overlap(
    experiment: Experiment, sequence: Sequence, units: list[int], outputs: int | None
) -> None:
    before = experiment.model
    changed = zip(before.layers, units, strict=False)
    asked = before.replace(layers=tuple(layer.replace(units=n) for layer, n in changed))
    after = refit(sequence, asked, experiment.seed, outputs)
    check_shapes(Experiment(sequence=sequence, model=after))
    for old, new in zip(before.layers, after.layers, strict=True):
        for name in ("kernel", "recurrent_kernel", "initial_state"):
            given_before, given_after = getattr(old, name), getattr(new, name)
            assert (given_before is None) == (given_after is None)
            if given_before is not None:
                kept, found = overlap(given_before, given_after)
                assert repr(kept) == repr(found)
    if before.readout is not None:
        assert after.readout is not None
        assert after.outputs == (outputs or before.outputs)


@given(exact_experiments(), st.integers(1, 3))
def test_old_units_compute_the_same_when_units_are_added(experiment: Experiment, more: int) -> None:
    layer = experiment.model.layers[0]
    grown = with_layer(experiment, 0, layer.replace(units=layer.units + more))
    assert grown.precision.numpy == "exact"
    assert states(experiment) == [row[: layer.units] for row in states(grown)]


def states(experiment: Experiment) -> list[list[int]]:
    """The recurrence as a textbook writes it, in Python's integers, for 5 inputs."""
    (start,) = start_of(experiment, "exact").layers
    h, found = start.states["h"], []
    for x in range(5):
        w = start.weights
        h = np.array([x], dtype=object).dot(w.kernel) + h.dot(w.recurrent_kernel) + w.bias
        found.append(h.tolist())
    return found


def test_second_unit_of_an_exact_run_copies_the_input() -> None:
    grown = refit(MemorySum(), Model(layers=(NOTEBOOK.replace(units=2),)), is_exact=True).layers[0]
    assert abs(grown.kernel[0][1]) == 1
    assert grown.kernel[0][0] == 2
    assert grown.recurrent_kernel == ((1, 0), (0, 0))
    assert grown.bias == (3, 0)


@pytest.mark.parametrize("kind", [SimpleRNN, GRU, LSTM])
def test_added_units_start_as_a_layer_of_that_size_does_and_the_old_ones_stay(kind: type[Cell]) -> None:
    small = Experiment(seed=3, model=Model(layers=(kind(units=2),)))
    weights = drawn_weights(small, 0)
    hand_set = {name: getattr(weights, name).tolist() for name in ("kernel", "recurrent_kernel", "bias")}
    by_hand = with_layer(small, 0, kind(units=2, **hand_set))
    grown = with_layer(by_hand, 0, by_hand.model.layers[0].replace(units=4)).model.layers[0]
    drawn = drawn_weights(Experiment(seed=3, model=Model(layers=(kind(units=4),))), 0)
    for name, before in hand_set.items():
        found, old, fresh = map(np.atleast_2d, (getattr(grown, name), before, getattr(drawn, name)))
        columns = np.arange(found.shape[1]) % 4
        assert np.array_equal(found[: len(old), columns < 2], old)
        assert np.array_equal(found[:, columns >= 2], fresh[:, columns >= 2])
        assert not found[len(old) :, columns < 2].any()


def test_second_unit_of_the_notebook_is_no_copy_of_its_input() -> None:
    grown = with_layer(Experiment(model=Model(layers=(NOTEBOOK,))), 0, NOTEBOOK.replace(units=2))
    assert abs(grown.model.layers[0].kernel[0][1]) < 2**0.5  # Glorot's bound for (1, 2)
    assert np.abs(grown.model.layers[0].recurrent_kernel[1][1]) > 0


def test_model_that_fits_is_returned_as_it_is() -> None:
    model = Model(layers=(NOTEBOOK,))
    assert refit(MemorySum(), model) is model


def test_bias_goes_when_use_bias_is_switched_off() -> None:
    experiment = Experiment(model=Model(layers=(NOTEBOOK,)))
    layer = with_layer(experiment, 0, NOTEBOOK.replace(use_bias=False)).model.layers[0]
    assert layer.bias is None


def test_readout_follows_the_features_where_it_matched_them() -> None:
    experiment = Experiment(model=Model(layers=(NOTEBOOK,), readout=Dense(kernel=((5,),))))
    after = with_sequence(experiment, values(2))
    assert after.model.readout == Dense(kernel=((5, 0),))


def test_readout_of_another_size_keeps_its_outputs() -> None:
    experiment = Experiment(
        model=Model(layers=(NOTEBOOK,), readout=Dense(kernel=((5, 6, 7),), bias=(1, 2, 3)))
    )
    assert with_sequence(experiment, values(2)).model.outputs == 3


def test_lower_layer_removed_leaves_weights_that_fit_the_input() -> None:
    lower = SimpleRNN(units=3)
    upper = SimpleRNN(units=1, kernel=((1,), (2,), (3,)))
    experiment = Experiment(model=Model(layers=(lower, upper)))
    assert with_layers(experiment, (upper,)).model.layers[0].kernel == ((1,),)


@pytest.mark.parametrize(("units", "outputs"), [(1, 1), (2, 1), (1, 2), (3, 2)])
def test_readout_of_the_first_units_shows_them_as_they_are(units: int, outputs: int) -> None:
    assert np.array_equal(first_units(units, outputs).kernel, np.eye(units, outputs))


def test_a_fitting_readout_is_drawn_within_glorots_bound_from_the_seed():
    rows = Values(values=((0.5,), (1.0,)), targets=((1.0, 2.0), (3.0, 4.0)))
    layer = SimpleRNN(units=16)
    experiment = Experiment(sequence=rows, model=Model(layers=(layer,)))
    fitted = with_fitting_readout(experiment)
    kernel = np.array(fitted.model.readout.kernel)
    assert fitted.has_error
    assert kernel.shape == (16, 2)
    assert 0.5 < np.abs(kernel).max() / np.sqrt(6 / 18) <= 1
    assert with_fitting_readout(experiment) == fitted
    assert with_fitting_readout(experiment.replace(seed=1)) != fitted


def test_a_fitting_readout_keeps_the_weights_that_are_there():
    rows = Values(values=((0.5,), (1.0,)), targets=((1.0, 2.0), (3.0, 4.0)))
    model = Model(layers=(SimpleRNN(units=2),), readout=Dense(kernel=((3,), (4,))))
    fitted = with_fitting_readout(Experiment(sequence=rows, model=model))
    assert fitted.has_error
    assert [row[0] for row in fitted.model.readout.kernel] == [3, 4]
