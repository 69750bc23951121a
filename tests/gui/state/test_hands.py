"""Numbers are changed where they are shown, also when the run was replaced meanwhile."""

import pytest
from pytestqt.qtbot import QtBot

from engine.cells.gru import GRU
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.name import TARGET, Name, Number, X
from engine.sequences.values import Values
from engine.tasks.characters import Characters
from gui.state.context import Context

LONG = Experiment(
    sequence=Values(values=((0.1,), (0.4,), (0.2,), (0.5,))), model=Model(layers=(GRU(units=2),))
)
SHORT = LONG.replace(sequence=Values(values=((0.1,), (0.4,))))
OTHER_CELL = LONG.replace(model=Model(layers=(SimpleRNN(units=2),)))
NARROW = LONG.replace(model=Model(layers=(GRU(units=1),)))


def run(context: Context, qtbot: QtBot, experiment: Experiment) -> None:
    context.document.open(experiment, None)
    qtbot.waitUntil(
        lambda: context.client.ending is not None and context.client.plan.job.experiment == experiment
    )


@pytest.mark.parametrize("other", [SHORT, OTHER_CELL, NARROW])
def test_number_that_the_next_run_has_not_is_refused(
    context: Context, qtbot: QtBot, other: Experiment
) -> None:
    run(context, qtbot, LONG)
    place = context.hands.what_if(Number(Name("z", 0), 1, 1))
    assert place is not None
    run(context, qtbot, other)
    assert context.hands.offer(place, 0.5) == "The run has changed meanwhile: it has no such number."


OWN_TARGETS = Experiment(
    sequence=Values(values=((0.1,), (0.4,)), targets=((0.2,), (0.3,))), model=Model(layers=(GRU(units=2),))
)
GONE = "The experiment has changed meanwhile: it has no such number."


@pytest.mark.parametrize(
    ("number", "other"),
    [
        (Number(TARGET, 0, 1), OWN_TARGETS.replace(sequence=Characters())),
        (Number(TARGET, 0, 1), OWN_TARGETS.replace(sequence=Values(values=((0.1,), (0.4,), (0.2,))))),
        (Number(X, 0, 1), OWN_TARGETS.replace(sequence=Values(values=((0.1,),), targets=((0.2,),)))),
        (Number(Name("kernel", 0), 0, column=5), OWN_TARGETS.replace(model=Model(layers=(GRU(units=1),)))),
        (Number(Name("bias", 0), 0), OWN_TARGETS.replace(model=Model(layers=(GRU(use_bias=False),)))),
    ],
)
def test_number_that_the_experiment_has_no_longer_is_refused(
    context: Context, qtbot: QtBot, number: Number, other: Experiment
) -> None:
    run(context, qtbot, OWN_TARGETS)
    grip = context.hands.grip(number)
    assert grip is not None
    context.document.edit(other)
    assert context.hands.put(grip, 0.5) == GONE
    assert context.document.experiment == other
    context.document.undo()
    assert context.hands.put(grip, 0.5) == ""


def test_gate_that_the_run_has_goes_on_with_another_value(context: Context, qtbot: QtBot) -> None:
    run(context, qtbot, LONG)
    place = context.hands.what_if(Number(Name("z", 0), 1, 1))
    assert context.hands.offer(place, 0.5) == ""
