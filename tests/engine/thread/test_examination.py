"""Somebody's numbers are aligned, compared and explained together."""

import numpy as np
import pytest

from engine.array import Array
from engine.cells.gru import GRU
from engine.cells.simple_rnn import SimpleRNN
from engine.data.progress import Cancelled
from engine.errors import ParameterError
from engine.experiment import Experiment, Model
from engine.sequences.values import Values
from engine.theirs.given import given_of
from engine.thread.examination import align_theirs, examine_theirs
from tests.engine.runs import recorded

INPUTS = np.random.default_rng(1).normal(size=(25, 2)).tolist()


def experiment_of(**fields: object) -> Experiment:
    return Experiment(sequence=Values(values=INPUTS), model=Model(layers=(GRU(units=3, **fields),)))  # type: ignore[arg-type]


def states_of(experiment: Experiment) -> Array:
    """h of every step, (steps, units)."""
    trace = recorded(experiment).trace
    return np.asarray(next(trace[name] for name in trace if (name.quantity, name.layer) == ("h", 0)))


def test_own_numbers_are_the_same() -> None:
    experiment = experiment_of()
    found = examine_theirs(experiment, given_of(states_of(experiment)))
    assert found.is_same
    assert found.diagnosis.findings == ()


def test_other_activation_is_named() -> None:
    theirs = states_of(experiment_of(activation="relu"))
    found = examine_theirs(experiment_of(), given_of({"h": theirs}))
    assert not found.is_same
    assert found.diagnosis.findings[0].mistakes == ("activation",)
    assert [one.key for one in found.alignment.arrays] == ["0.h"]


def test_chosen_reading_comes_before_the_one_that_is_found() -> None:
    experiment = experiment_of()
    given = given_of(states_of(experiment))
    found = examine_theirs(experiment, given)
    (array,) = found.alignment.arrays
    chosen = array.replace(quantity="z", layer=0)
    other = examine_theirs(experiment, given, (chosen,))
    assert set(other.found.theirs) == {"0.z"}
    assert not other.is_same


def test_two_arrays_cannot_be_one_quantity() -> None:
    experiment = experiment_of()
    states = states_of(experiment)
    given = given_of({"h": states, "z": states})
    h, z = align_theirs(experiment, given).arrays
    both = z.replace(quantity=h.quantity)
    with pytest.raises(ParameterError, match="both h of layer 0"):
        examine_theirs(experiment, given, (both,))


def test_whoever_cancels_gets_nothing() -> None:
    theirs = states_of(experiment_of(activation="relu"))
    with pytest.raises(Cancelled):
        examine_theirs(experiment_of(), given_of(theirs), is_cancelled=lambda: True)


def test_quantity_that_another_cell_lacks_is_told() -> None:
    experiment = experiment_of()
    given = given_of({"z": states_of(experiment)})
    (array,) = align_theirs(experiment, given).arrays
    other = Experiment(sequence=Values(values=INPUTS), model=Model(layers=(SimpleRNN(units=3),)))
    with pytest.raises(ParameterError):
        examine_theirs(other, given, (array,))
    lone = given_of(states_of(experiment))
    chosen = align_theirs(experiment, lone).arrays[0].replace(quantity="z", layer=0)
    with pytest.raises(ParameterError, match=r"numbers of 0\.z, which the model does not have"):
        examine_theirs(other, lone, (chosen,))
