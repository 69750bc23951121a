"""A backward pass goes through every operation once, each after all that it takes its gradient from."""

import pytest
from hypothesis import given, settings

from engine.cells.lstm import LSTM
from engine.experiment import Experiment
from engine.gradient.arrival import arrivals
from engine.gradient.backward_walk import BackwardStop, BackwardWalk
from engine.run.name import Name, Y
from engine.train.flow import gradient_flow
from tests.engine.gradient.trainable import experiment_of, layer_of, trainable

pytestmark = pytest.mark.usefixtures("known_cells")


@given(trainable())
@settings(max_examples=20)
def test_what_an_operation_needs_has_come_before_it(experiment: Experiment) -> None:
    record = gradient_flow(experiment, 0)
    walk = BackwardWalk(record.model, record.steps, undoes_activation=record.undoes_activation)
    stops = [walk[turn] for turn in range(len(walk))]
    assert len(set(stops)) == len(stops)
    for turn, stop in enumerate(stops):
        assert walk.turn_of(stop) == turn
        if not stop.is_weight:
            for arrival in arrivals(record, stop.name, stop.t):
                assert walk.turn_of(BackwardStop(arrival.t, arrival.source)) < turn
    with pytest.raises(IndexError):
        walk[len(stops)]


def test_lstm_is_gone_through_from_the_loss_to_its_weights() -> None:
    walk = BackwardWalk(experiment_of([layer_of(LSTM)]).model, 5)
    assert walk[0] == BackwardStop(4, Y)
    names = [stop.name for stop in walk.of_step(0) if stop.name.layer == 0]
    assert names[:4] == [Name("h", 0), Name("c", 0), Name("o", 0), Name("o/0", 0)]
    assert names[-3:] == [Name("kernel", 0), Name("recurrent_kernel", 0), Name("bias", 0)]


def test_steps_are_left_whole() -> None:
    walk = BackwardWalk(experiment_of([layer_of(LSTM)]).model, 3)
    size = len(walk.of_step(0))
    assert walk.next_step(0) == walk.next_step(size - 1) == size
    assert walk.next_step(size, -1) == walk.next_step(size - 1, -1) == 0
    assert walk.next_step(size + 1, -1) == size
    assert walk.next_step(len(walk) - 1) == len(walk) - 1
