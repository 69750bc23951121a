"""A network, and the numbers of somebody who read its gates in another order."""

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.array import Array
from engine.cells.lstm import LSTM
from engine.experiment import Experiment, Model
from engine.run.batch_run import run_batch
from engine.run.name import Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.start import start_of
from engine.sequences.values import Values
from gui.panels.doctor.doctor import DoctorPanel
from gui.state.context import Context
from tests.gui.panels.conftest import Show

UNITS, STEPS = 4, 30
CS231N = (0, 1, 3, 2)  # i f o g, where Keras has i f g o


@pytest.fixture
def right(request: pytest.FixtureRequest) -> Experiment:
    """A network with random weights and inputs, of an LSTM or of the cell that a test asks for."""
    cell = getattr(request, "param", LSTM)
    inputs = np.random.default_rng(0).normal(size=(STEPS + 1, 2)).tolist()
    return Experiment(name="Right", sequence=Values(values=inputs), model=Model(layers=(cell(units=UNITS),)))


def outputs_of(experiment: Experiment) -> Array:
    """(steps, units)."""
    return run_batch(experiment, "numpy", {"numpy": NumPyNetwork}).numbers[Y][0]


@pytest.fixture
def swapped(right: Experiment) -> Array:
    """The outputs of a program that reads the gates as i f o g, in float32."""
    weights = start_of(right, "float64").layers[0].weights
    fields = {
        name: np.concatenate([np.split(getattr(weights, name), 4, axis=-1)[i] for i in CS231N], -1).tolist()
        for name in ("kernel", "recurrent_kernel", "bias")
    }
    wrong = right.replace(model=Model(layers=(LSTM(units=UNITS, **fields),)))
    return outputs_of(wrong).astype(np.float32)


@pytest.fixture
def panel(
    show: Show, right: Experiment, run_another: Callable[[Experiment], None], ended: Context, qtbot: QtBot
) -> DoctorPanel:
    """The doctor beside the right network."""
    run_another(right)
    shown = show(DoctorPanel)
    assert isinstance(shown, DoctorPanel)
    return shown
