"""The cells that Keras has no layer for, beside what their papers write, and what is said of Keras."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.echo_state import EchoState
from engine.cells.minimal_gated_unit import MinimalGatedUnit
from engine.command.command_line import main
from engine.errors import ParameterError
from engine.experiment import Experiment, Model, Precision
from engine.files.experiment_file import save
from engine.implementations.every import able, names
from engine.run.name import Name
from engine.run.numpy_network import NumPyNetwork
from engine.run.start import start_of
from engine.sequences.values import Values
from engine.takeaway.notebook import notebook_of
from tests.engine.keras_reference import plan_of

REFUSED = "Keras has no layer for MinimalGatedUnit, so NumPy computes alone."


def experiment_of(cell: EchoState | MinimalGatedUnit, seed: int = 3, steps: int = 6) -> Experiment:
    values = np.random.default_rng(seed).uniform(-1, 1, (steps + 1, 2)).tolist()
    return Experiment(seed=seed, sequence=Values(values=values), model=Model(layers=(cell,)))


def states_of(experiment: Experiment) -> Array:
    x = experiment.sequence.generate().inputs[0].astype(float)
    return NumPyNetwork(plan_of(experiment)).advance(x)[Name("h", 0)]


@settings(max_examples=20)
@given(units=st.integers(1, 6), seed=st.integers(0, 1000), leak=st.floats(0, 1))
def test_echo_state_is_jaegers_leaky_unit(units: int, seed: int, leak: float) -> None:
    experiment = experiment_of(EchoState(units=units, leak_rate=leak), seed)
    weights, h = start_of(experiment, "float64").layers[0].weights, np.zeros(units)
    for x, found in zip(experiment.sequence.generate().inputs[0], states_of(experiment), strict=True):
        new = np.tanh(weights.kernel.T @ x.astype(float) + weights.recurrent_kernel.T @ h)
        h = h + leak * (new - h)
        np.testing.assert_allclose(found, h, atol=1e-12)


@settings(max_examples=20)
@given(units=st.integers(1, 6), seed=st.integers(0, 1000))
def test_minimal_gated_unit_is_that_of_its_paper(units: int, seed: int) -> None:
    experiment = experiment_of(MinimalGatedUnit(units=units), seed)
    weights, h = start_of(experiment, "float64").layers[0].weights, np.zeros(units)
    (Wf, Wh), (Uf, Uh) = np.hsplit(weights.kernel, 2), np.hsplit(weights.recurrent_kernel, 2)
    for x, found in zip(
        experiment.sequence.generate().inputs[0].astype(float), states_of(experiment), strict=True
    ):
        f = 1 / (1 + np.exp(-(x @ Wf + h @ Uf)))
        h = (1 - f) * h + f * np.tanh(x @ Wh + (f * h) @ Uh)
        np.testing.assert_allclose(found, h, atol=1e-12)


@pytest.mark.parametrize("radius", [0, 0.5, 0.9, 1.25])
def test_reservoir_has_the_spectral_radius_that_is_asked_for(radius: float) -> None:
    experiment = experiment_of(EchoState(units=7, spectral_radius=radius))
    U = start_of(experiment, "float64").layers[0].weights.recurrent_kernel
    np.testing.assert_allclose(np.abs(np.linalg.eigvals(U)), radius, atol=1e-12)


def test_bias_set_by_hand_holds_each_units_leak_rate() -> None:
    experiment = experiment_of(EchoState(units=2, bias=((0, 0), (0, 1)), initial_state=((0.25, 0.25),)))
    h = states_of(experiment)
    assert (h[:, 0] == 0.25).all()  # what leaks nothing stays
    assert np.ptp(h[:, 1]) > 0


def test_leak_rate_is_no_whole_number() -> None:
    with pytest.raises(ParameterError, match="cannot be exact with EchoState, as in layer 0"):
        Experiment(model=Model(layers=(EchoState(activation="linear"),)), precision=Precision(numpy="exact"))


def test_keras_is_left_out_and_said_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    experiment = experiment_of(MinimalGatedUnit(units=2))
    assert able(names(), experiment) == ("numpy",)
    path = tmp_path / "unit.json"
    save(path, experiment)
    assert main(["run", str(path), "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == f"note: {REFUSED}\n"
    assert list(json.loads(printed.out)["implementations"]) == ["numpy"]
    assert main(["run", str(path), "--implementation", "keras"]) == 2
    assert capsys.readouterr().err == f"error: {REFUSED}\n"
    assert main(["run", str(path), "--implementation", "numpy"]) == 0
    assert capsys.readouterr().err == ""


def test_notebook_says_that_keras_has_none() -> None:
    cells = json.loads(notebook_of(experiment_of(MinimalGatedUnit(units=2))))["cells"]
    assert REFUSED in "".join(cells[-1]["source"])
    assert not any("keras.layers" in "".join(cell["source"]) for cell in cells)
