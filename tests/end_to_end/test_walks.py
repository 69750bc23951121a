"""However one gets to a step, what is shown there is byte for byte what a fresh run gives."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.trace import Trace
from gui.shell.main_window import MainWindow
from gui.state.context import Context

MOVES = (
    "run", "pause", "stop", "step", "step_back", "step_into", "step_into_back", "step_out", "first", "last",
)  # fmt: skip
EDITS = ("undo", "redo", "weight 3", "weight -1", "units 2", "units 1", "seed 5")


def fresh_run(experiment: Experiment) -> Trace:
    simulation = Simulation(Job(experiment, implementations=("numpy",)), {"numpy": NumPyNetwork})
    trace = Trace()
    while simulation.ending is None:
        trace.append(simulation.advance(10_000))
    return trace


def edit(context: Context, what: str) -> None:
    document = context.document
    experiment = document.experiment
    match what.split():
        case ["undo"]:
            document.undo()
        case ["redo"]:
            document.redo()
        case ["weight", value]:
            document.edit(experiment.replace(sequence=experiment.sequence.replace(weight=int(value))))
        case ["seed", value]:
            document.edit(experiment.replace(seed=int(value)))
        case ["units", value]:
            bare = {"kernel": None, "recurrent_kernel": None, "bias": None}
            layer = experiment.model.layers[0].replace(units=int(value), **bare)
            document.edit(experiment.replace(model=experiment.model.replace(layers=(layer,))))


def is_settled(context: Context) -> bool:
    """Whether the run is of the document's experiment, and has something to show or nothing to wait for."""
    client = context.client
    is_ours = client.plan is not None and client.plan.job.experiment == context.document.experiment
    return is_ours and (client.trace.steps > 0 or client.ending is not None)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(st.sampled_from(MOVES + EDITS), max_size=12), back=st.integers(0, 8))
def test_any_walk_shows_what_a_fresh_run_shows(
    window: MainWindow, qtbot: QtBot, walk: list[str], back: int
) -> None:
    context = window.context
    for move in walk:
        if move in MOVES:
            getattr(context.transport, move)()
        else:
            edit(context, move)
        qtbot.waitUntil(lambda: is_settled(context))
    context.transport.go_to(back)
    t, shown = context.playhead.t, context.client.trace
    right = fresh_run(context.document.experiment)
    for name in right:
        recorded = np.ascontiguousarray(shown[name][: t + 1]).tobytes()
        assert recorded == np.ascontiguousarray(right[name][: t + 1]).tobytes(), name
