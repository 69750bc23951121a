"""The model of Keras' own layers that a notebook writes, executed: it has the numbers of the recorded run."""

import ast
import re
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

import numpy as np
import pytest

from engine.array import Array
from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.experiment import Experiment, Precision
from engine.files.experiment_file import find_experiment
from engine.keras.network import KerasNetworks
from engine.run.name import Y
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.takeaway.keras_code import keras_parts
from engine.takeaway.script import imports_of, parts_of, settings_of
from tests.cells.dropped_in import KERAS_CELLS
from tests.engine.notation.test_printed import random_experiment
from tests.engine.run.test_directions import experiment_of
from tests.engine.takeaway.test_options_in_code import MODELS, model_of

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("known_cells")]

LINE = re.compile(r"t = \d+  NumPy = (\S.*\S)  Keras = (\S.*\S)")
CLOSE = {"float32": 1e-5, "float64": 1e-13}  # what a few sums of a few products may round


def printed(experiment: Experiment, row: int = 0) -> tuple[Array, Array]:
    """What the code prints of NumPy's and of Keras' outputs, (steps, outputs) each."""
    import keras

    parts = parts_of(experiment, row, keeps_outputs=True)
    keras_code = keras_parts(experiment, row)
    lines = [*imports_of([*parts, *keras_code]), *settings_of(experiment)]
    lines += [part.code for part in (*parts, *keras_code)]
    before, text = keras.config.floatx(), StringIO()
    names: dict[str, Any] = {"__name__": "__main__"}
    try:
        with redirect_stdout(text), np.errstate():
            exec("\n".join(lines), names)
    finally:
        keras.config.set_floatx(before)
    rows = [LINE.fullmatch(line) for line in text.getvalue().splitlines()]
    found = [[ast.literal_eval(side) for side in row.groups()] for row in rows if row]
    ours, theirs = zip(*found, strict=True)
    return np.array(ours), np.array(theirs)


def recorded(experiment: Experiment, networks: KerasNetworks) -> Array:
    """Keras' outputs in a run of the program, (steps, outputs)."""
    run = Simulation(Job(experiment, 0, ("keras",)), {"keras": networks.network})
    return run.advance(experiment.sequence.steps).arrays[Y.of("keras")]


@pytest.mark.parametrize("precision", ["float32", "float64"])
@pytest.mark.parametrize("kinds", [*((kind,) for kind in KERAS_CELLS), (LSTM, GRU)])
@pytest.mark.parametrize("use_bias", [True, False])
def test_model_of_every_cell_has_the_recorded_outputs(
    kinds: tuple[type[Cell], ...], use_bias: bool, precision: str, networks: KerasNetworks
) -> None:
    fields = random_experiment(kinds, 3, 2, seed=9, use_bias=use_bias)
    experiment = fields.replace(precision=fields.precision.replace(keras=precision))
    ours, theirs = printed(experiment)
    assert len(ours) == experiment.sequence.steps
    assert np.ptp(theirs) > 0.01
    np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-5)
    close = CLOSE[precision]
    np.testing.assert_allclose(theirs, recorded(experiment, networks), rtol=close, atol=close)


def test_float64_model_has_every_fibonacci_number_of_the_program(networks: KerasNetworks) -> None:
    fibonacci, _ = find_experiment("fibonacci")  # whole numbers below 2**53: no order of adding rounds them
    experiment = fibonacci.replace(precision=Precision(keras="float64"))
    ours, theirs = printed(experiment)
    np.testing.assert_array_equal(theirs, recorded(experiment, networks))
    np.testing.assert_array_equal(theirs, ours)
    assert theirs[-1] == 12586269025


KERAS_MODELS = [
    name for name, (cells, _) in MODELS.items() if all(type(cell).keras_layer is not None for cell in cells)
]


@pytest.mark.parametrize("name", [*KERAS_MODELS, "halves of two kinds"])
def test_model_of_every_kind_has_the_outputs_of_the_run(name: str) -> None:
    row = 2 if "stateful" in name else 0
    if name in KERAS_MODELS:
        experiment = model_of(name)
    else:
        experiment = experiment_of([GRU(units=2), LSTM(units=2, merge_mode="mul")], steps=8)
    ours, theirs = printed(experiment, row)
    assert len(ours) == (8 if experiment.model.return_sequences else 1)
    assert np.ptp(theirs) > 0.01
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-10)
