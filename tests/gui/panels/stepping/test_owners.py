"""Numbers say whose they are, where several implementations compute."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.run.name import TARGET, Name, X, Y
from engine.run.recorded_run import RecordedRun
from engine.run.trace import Block
from gui.panels.stepping.foot import Foot
from gui.panels.stepping.step_column import columns_of
from gui.state.context import Context
from tests.gui.panels.conftest import Show


@pytest.fixture
def apart(ended: Context, notebook: Experiment) -> RecordedRun:
    """A run of two steps in which NumPy meets each target and Keras is 7 off."""
    plan = ended.client.plan
    assert plan is not None
    job = replace(plan.job, implementations=("numpy", "keras"))
    run = RecordedRun.begin(replace(plan, job=job, steps=2))
    target = np.array([[5.0], [9.0]])
    states = {Name("h", 0, name): target for name in job.implementations}
    run.append(
        Block(2, {X: target, TARGET: target, Y.of("numpy"): target, Y.of("keras"): target + 7, **states})
    )
    return run


def test_each_implementation_has_an_error_of_its_own(apart: RecordedRun) -> None:
    errors = {column.header: column.value(1) for column in columns_of(apart, 0, 0) if column.role == "error"}
    assert errors == {"error NumPy": 0, "error Keras": 7}


def test_status_line_names_whose_measures_it_tells(
    ended: Context, show: Show, apart: RecordedRun, qtbot: QtBot
) -> None:
    foot = show(Foot)
    foot.resize(1280, foot.height())
    ended.client.work = apart
    ended.transport.changed.emit()
    expected = "NumPy MSE 0  MAE 0 · Keras MSE 49  MAE 7 · "
    qtbot.waitUntil(lambda: foot.measures.text().startswith(expected))
