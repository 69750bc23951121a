"""A readout with an activation, beside Keras' Dense and functions written out here."""

from typing import Any

import numpy as np
import pytest

from engine.activation import ACTIVATIONS
from engine.cells.gru import GRU
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.explain.cell_graph import cell_graph
from engine.explain.origin import terms_of
from engine.keras.layers import without_advice
from engine.keras.network import KerasNetworks
from engine.run.name import READOUT_SUM, Name, Number, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.reshape import refit
from engine.run.what_if import Change, job_of
from engine.takeaway.keras_code import keras_parts
from tests.engine.keras_reference import plan_of
from tests.engine.notation.test_printed import bending, random_experiment
from tests.engine.runs import recorded
from tests.engine.takeaway.script_runs import assert_script_repeats

SOFTMAX = bending(random_experiment((GRU,), 2, 1, 3), "softmax")


@pytest.mark.slow
def test_every_activation_gives_what_keras_dense_gives(networks: KerasNetworks) -> None:
    import keras

    h = np.random.default_rng(0).uniform(-2, 2, (1, 7, 3))
    for name in ACTIVATIONS:
        of = bending(random_experiment((GRU,), 3, 1, 3), name)
        assert of.model.readout is not None
        dense = keras.layers.Dense(2, activation=name, dtype="float64")
        dense.build((None, 3))
        dense.set_weights([np.array(of.model.readout.kernel), np.array(of.model.readout.bias)])
        network = NumPyNetwork(plan_of(of))
        with without_advice(), np.errstate(all="ignore"):
            np.testing.assert_allclose(
                network.read_out(h[0]), dense(h)[0], rtol=1e-9, atol=1e-9, err_msg=name
            )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["softmax", "sigmoid"])
def test_both_implementations_and_keras_evaluate_bend_the_outputs(networks: KerasNetworks, name: str) -> None:
    of = bending(random_experiment((GRU,), 3, 2, 3), name)
    of = of.replace(precision=of.precision.replace(keras="float64"))
    plan, batch = plan_of(of), of.sequence.generate()
    x = batch.inputs[0].astype(np.float64)
    mine = NumPyNetwork(plan).advance(x)
    theirs = networks.network(plan).advance(x)
    np.testing.assert_allclose(theirs[Y], mine[Y], atol=1e-12)
    if name == "softmax":
        np.testing.assert_allclose(mine[Y].sum(axis=1), 1, atol=1e-12)
    error = mine[Y] - batch.targets[0].astype(np.float64)
    report = networks.report(plan, batch)
    assert report.mse == pytest.approx(np.mean(error**2), rel=1e-9)


def test_outputs_come_from_what_is_bent_and_that_from_the_hidden_state() -> None:
    run = recorded(SOFTMAX)
    sums = [Number(READOUT_SUM, index, 2) for index in range(2)]
    assert [term.number for term in terms_of(run.plan, Number(Y, 1, 2))] == sums
    total = [run.value("numpy", one) for one in sums]
    e = np.exp(total)
    np.testing.assert_allclose(run.trace[Y.of("numpy")][2], e / e.sum(), rtol=1e-12)
    *parts, bias = terms_of(run.plan, sums[1])
    products = [
        run.value("numpy", part.number) * run.value("numpy", part.weight or bias.number) for part in parts
    ]
    assert sum(products) + run.value("numpy", bias.number) == pytest.approx(total[1], rel=1e-12)


def test_diagram_shows_the_sum_and_the_function() -> None:
    graph = cell_graph(plan_of(SOFTMAX))
    arrows = {(edge.source, edge.target): edge.label for edge in graph.edges if edge.source.startswith("1:")}
    assert arrows == {("1:in", "1:y/0"): "", ("1:c", "1:y/0"): "", ("1:y/0", "1:y"): "softmax"}


@pytest.mark.parametrize("name", ["softmax", "sigmoid", "gelu", "silu"])
def test_script_bends_the_outputs_bit_for_bit(name: str) -> None:
    assert_script_repeats(bending(random_experiment((GRU,), 3, 2, 9), name))


def test_keras_code_names_the_activation() -> None:
    code = "".join(part.code for part in keras_parts(SOFTMAX))
    assert "keras.layers.Dense(2, activation='softmax', dtype=\"float32\")" in code


def test_activation_stays_where_the_readout_is_refit() -> None:
    wide = refit(SOFTMAX.sequence, SOFTMAX.model, 0, 3)
    assert wide.readout is not None
    assert (wide.readout.activation, wide.outputs) == ("softmax", 3)


def test_what_if_goes_on_with_the_activation() -> None:
    run = recorded(SOFTMAX)
    job = job_of((Change("h", (0,), 0.5),), 2, run)
    assert job.experiment.model.readout == SOFTMAX.model.readout


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"activation": "step"}, "readout.activation must be 'linear'"),
        ({"activation": "glu"}, "readout.activation cannot be 'glu'"),
    ],
)
def test_unknown_activation_is_told(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ParameterError, match=sentence):
        Experiment.parse({"model": {"readout": {"kernel": [[1]], **fields}}})


def test_exact_numbers_want_a_linear_readout(notebook: Experiment) -> None:
    with pytest.raises(ParameterError, match="only with a linear readout"):
        Experiment.parse(
            {
                **notebook.model_dump(),
                "model": {**notebook.model.model_dump(), "readout": {"kernel": [[1]], "activation": "relu"}},
                "precision": {"numpy": "exact"},
            }
        )


def test_state_of_the_last_layer_is_recorded_unbent() -> None:
    run = recorded(SOFTMAX)
    assert run.trace[Name("h", 0, "numpy")].shape == run.trace[Y.of("numpy")].shape == (4, 2)
    assert (run.trace[Name("h", 0, "numpy")] != run.trace[Y.of("numpy")]).any()
