"""Another kind of work than a simulation, through the same queues, transport, playhead and plots."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

import engine.work.every
from engine.work.every import KINDS
from gui.curves.curve import Curve, Look
from gui.panels.stepping.playhead_bar import PlayheadBar
from gui.plots.base import Plot
from gui.plots.error import Error
from gui.state.context import Context
from gui.state.run_state import Open, Over
from tests.newton import ESTIMATE, Newton, NewtonJob

UPDATES = 6


class Estimate(Plot):
    """The estimates of Newton's iteration."""

    name, title, help, order, axis = "estimate", "Estimate", "How near it comes.", 9, "updates"

    def curves(self) -> list[Curve]:
        """One curve."""
        table = self.context.client.trace[ESTIMATE]
        return [Curve("estimate", Look("numpy"), table[:, 0], "estimate", ("estimate",))]


@pytest.fixture
def newton(context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Context:
    """An iteration that has ended, in place of the notebook's run."""
    monkeypatch.setattr(engine.work.every, "KINDS", (*KINDS, Newton))
    qtbot.waitUntil(lambda: context.client.ending is not None)
    with qtbot.waitSignal(context.client.finished):
        context.transport.work_on(NewtonJob(updates=UPDATES))
    return context


def test_it_runs_to_its_end_and_is_recorded(newton: Context) -> None:
    client = newton.client
    assert (client.axis.name, client.axis.steps, client.trace.steps) == ("updates", UPDATES, UPDATES)
    assert client.trace[ESTIMATE][-1, 0] == pytest.approx(np.sqrt(2), rel=1e-15)
    assert isinstance(newton.transport.state, Over)
    assert (client.plan, client.recording) == (None, None)


def test_it_stops_steps_and_runs(newton: Context, qtbot: QtBot) -> None:
    newton.transport.stop()
    qtbot.waitUntil(lambda: newton.client.trace.steps == 1)
    assert (newton.playhead.t, newton.transport.is_going) == (0, False)
    newton.transport.step()
    qtbot.waitUntil(lambda: newton.client.trace.steps == 2)
    assert newton.playhead.t == 1
    newton.transport.step_back()
    assert newton.playhead.t == 0
    newton.transport.run()
    qtbot.waitUntil(lambda: isinstance(newton.transport.state, Over))
    assert newton.playhead.t == UPDATES - 1


def test_it_takes_its_time_and_pauses(newton: Context, qtbot: QtBot) -> None:
    newton.transport.pause()
    with qtbot.waitSignal(newton.client.started):
        newton.transport.work_on(NewtonJob(updates=2000))
    newton.transport.set_pace(200)
    newton.transport.run()
    qtbot.waitUntil(lambda: newton.client.trace.steps >= 3)
    assert newton.transport.is_going
    newton.transport.pause()
    assert isinstance(newton.transport.state, Open)
    newton.transport.run_to(998)
    qtbot.waitUntil(lambda: newton.playhead.t == 998)
    assert newton.client.ending is None


def test_a_step_that_is_all_of_a_piece_is_not_entered(newton: Context) -> None:
    newton.transport.first()
    newton.transport.step_into()
    assert (newton.playhead.t, newton.playhead.operation) == (1, None)
    newton.transport.step_into_back()
    assert (newton.playhead.t, newton.playhead.operation) == (0, None)


def test_its_plot_draws_it_over_its_own_axis(newton: Context, qtbot: QtBot) -> None:
    plot = Estimate(newton)
    qtbot.addWidget(plot)
    plot.resize(500, 200)
    plot.show()
    assert len(plot.columns()[0][1]) == UPDATES
    assert plot.read_out(2, 0).startswith("updates 2 ")
    newton.transport.go_to(4)
    assert plot.canvas.playhead.value() == 4


def test_plots_of_a_simulation_stay_empty_meanwhile(newton: Context, qtbot: QtBot) -> None:
    plot = Error(newton)
    qtbot.addWidget(plot)
    plot.show()
    assert plot.columns() == []
    assert plot.canvas.empty.isVisible()


def test_playhead_bar_has_its_length(newton: Context, qtbot: QtBot) -> None:
    bar = PlayheadBar(newton)
    qtbot.addWidget(bar)
    assert bar.maximum() == UPDATES - 1


def test_a_change_of_the_experiment_comes_back_to_its_run(newton: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(newton.client.finished):
        newton.document.edit(newton.document.experiment.replace(seed=3))
    assert newton.client.plan.steps == newton.client.trace.steps
    assert newton.branches.shown.job is newton.client.plan.job


def test_undo_of_a_change_comes_back_to_the_recorded_run(newton: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(newton.client.finished):
        newton.selection.want("numpy", False)
    newton.transport.work_on(NewtonJob())
    qtbot.waitUntil(lambda: newton.client.plan is None and newton.client.ending is not None)
    with qtbot.waitSignal(newton.client.finished):
        newton.selection.want("numpy", True)
    assert newton.client.plan.job.implementations == ("numpy",)
