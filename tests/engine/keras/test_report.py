"""What only Keras can tell: weights read back, and evaluate."""

import warnings
from typing import Any

import numpy as np
import pytest

from engine.experiment import Experiment, Precision
from engine.files.experiment_file import find_experiment
from engine.keras.network import KerasNetworks
from engine.keras.report import KerasReport, default_precision
from engine.optimizers.every import with_optimizer
from engine.run.name import Y
from tests.engine.keras_reference import experiment_of, keras_model, plan_of, predicted, predicted_rows

pytestmark = pytest.mark.slow


def report_of(networks: KerasNetworks, experiment: Experiment) -> KerasReport:
    return networks.report(plan_of(experiment), experiment.sequence.generate())


def test_notebooks_measures_are_those_it_prints(
    networks: KerasNetworks, notebook: Experiment, known_values: dict[str, Any]
) -> None:
    report = report_of(networks, notebook)
    assert report.mse == known_values["notebook_case"]["mse_float32"]
    assert report.mae == known_values["notebook_case"]["mae_float32"]


def test_notebooks_weights_are_read_back(networks: KerasNetworks, notebook: Experiment) -> None:
    ((kernel, recurrent_kernel, bias),) = report_of(networks, notebook).weights
    assert (kernel.tolist(), recurrent_kernel.tolist(), bias.tolist()) == ([[2]], [[1]], [3])
    assert {array.dtype.name for array in (kernel, recurrent_kernel, bias)} == {"float32"}


def test_weights_come_layer_by_layer_and_the_readouts_last(networks: KerasNetworks) -> None:
    experiment = experiment_of(3, 2, layers=2, outputs=2, precision={"keras": "float64"})
    *layers, readout = report_of(networks, experiment).weights
    for cell, (kernel, recurrent_kernel, bias) in zip(experiment.model.layers, layers, strict=True):
        np.testing.assert_array_equal(kernel, cell.kernel)
        np.testing.assert_array_equal(recurrent_kernel, cell.recurrent_kernel)
        np.testing.assert_array_equal(bias, cell.bias)
    assert experiment.model.readout is not None
    np.testing.assert_array_equal(readout[0], experiment.model.readout.kernel)


@pytest.mark.parametrize("jit_compile", [False, True])
def test_measures_are_of_predicts_errors_over_all_rows(networks: KerasNetworks, jit_compile: bool) -> None:
    sequence = {"kind": "memory_sum", "seq_len": 6, "batch_size": 4, "weight": -0.9, "bias": 0.5}
    fields = experiment_of(3, outputs=1, jit_compile=jit_compile).model_dump(mode="json")
    experiment = Experiment.parse({**fields, "sequence": sequence})
    batch = experiment.sequence.generate()
    errors = predicted_rows(experiment, batch.inputs) - batch.targets
    report = report_of(networks, experiment)
    assert (report.mse, report.mae) == pytest.approx((np.mean(errors**2), np.mean(abs(errors))), rel=1e-5)


@pytest.mark.parametrize("rows", [1, 40])
def test_measures_are_those_that_keras_own_model_evaluates(networks: KerasNetworks, rows: int) -> None:
    layer = {"cell": "SimpleRNN", "kernel": [[0.5]], "recurrent_kernel": [[0.3]], "bias": [0.1]}
    sequence = {"kind": "memory_sum", "seq_len": 6, "batch_size": rows, "weight": -0.9, "bias": 0.5}
    experiment = Experiment.parse({"sequence": sequence, "model": {"layers": [layer]}})
    batch = experiment.sequence.generate()
    model = keras_model(experiment, metrics=["mae"])
    mse, mae = model.evaluate(*(a.astype(np.float32) for a in (batch.inputs, batch.targets)), verbose=0)
    report = report_of(networks, experiment)
    assert (report.mse, report.mae) == (mse, mae)


@pytest.mark.parametrize("jit_compile", [False, True])
@pytest.mark.parametrize("counts", [None, "last"])
def test_measures_of_a_float64_network_are_in_float64(
    networks: KerasNetworks, counts: str | None, jit_compile: bool
) -> None:
    fields = experiment_of(3, 2, outputs=2, jit_compile=jit_compile, precision={"keras": "float64"})
    dumped = fields.model_dump(mode="json")
    experiment = Experiment.parse({**dumped, "sequence": {**dumped["sequence"], "counts": counts}})
    batch = experiment.sequence.generate()
    errors = (predicted(experiment, batch.inputs[0]) - batch.targets[0])[batch.mask[0]]
    report = report_of(networks, experiment)
    assert (report.mse, report.mae) == pytest.approx((np.mean(errors**2), np.mean(abs(errors))), rel=1e-13)


def test_float64_predicts_fibonacci_without_error_in_evaluate_too(networks: KerasNetworks) -> None:
    fibonacci, _ = find_experiment("fibonacci")  # whole numbers below 2**53, of which float32 holds few
    report = report_of(networks, fibonacci.replace(precision=Precision(keras="float64")))
    assert (report.mse, report.mae) == (0, 0)


def test_float64_measures_numbers_whose_squares_leave_float32(
    networks: KerasNetworks, notebook: Experiment
) -> None:
    sequence = notebook.sequence.replace(seq_len=60)
    experiment = notebook.replace(sequence=sequence, precision=Precision(keras="float64"))
    batch = experiment.sequence.generate()
    errors = predicted(experiment, batch.inputs[0]) - batch.targets[0]
    report = report_of(networks, experiment)
    assert report.mse == pytest.approx(np.mean(errors**2), rel=1e-13)
    assert report.mse > 1e43


@pytest.mark.parametrize("default", ["float32", "float64"])
def test_keras_default_precision_neither_changes_the_measures_nor_is_changed(
    networks: KerasNetworks, notebook: Experiment, default: str, known_values: dict[str, Any]
) -> None:
    import keras

    with default_precision(default):
        report = report_of(networks, notebook)
        assert keras.config.floatx() == default
    assert report.mse == known_values["notebook_case"]["mse_float32"]


@pytest.mark.parametrize("jit_compile", [False, True])
@pytest.mark.parametrize("rows", [3, 70])  # 70 are more than Keras' batches hold
def test_measures_are_of_the_steps_that_count(networks: KerasNetworks, rows: int, jit_compile: bool) -> None:
    rng = np.random.default_rng(rows)
    values, targets = rng.standard_normal((rows, 5, 2)), rng.standard_normal((rows, 5, 1))
    mask = rng.random((rows, 5)) < 0.4
    fields = experiment_of(3, 2, outputs=1, jit_compile=jit_compile).model_dump(mode="json")
    sequence = {"kind": "values", "values": values.tolist(), "targets": targets.tolist()}
    experiment = Experiment.parse({**fields, "sequence": {**sequence, "counts": mask.tolist()}})
    batch = experiment.sequence.generate()
    errors = (predicted_rows(experiment, batch.inputs) - batch.targets)[mask]
    report = report_of(networks, experiment)
    assert (report.mse, report.mae) == pytest.approx((np.mean(errors**2), np.mean(abs(errors))), rel=1e-5)


def test_evaluating_without_a_mask_is_as_before_one(networks: KerasNetworks) -> None:
    fields = experiment_of(3, 2, outputs=2).model_dump(mode="json")
    masked = Experiment.parse({**fields, "sequence": {**fields["sequence"], "counts": "last"}})
    plain = Experiment.parse(fields)
    before = report_of(networks, plain)
    assert report_of(networks, masked).mse != before.mse
    after = report_of(networks, plain)
    assert (after.mse, after.mae) == (before.mse, before.mae)


@pytest.mark.parametrize("optimizer", ["Adam", "RMSprop"])
def test_model_compiles_with_each_optimizer(
    networks: KerasNetworks, notebook: Experiment, optimizer: str, known_values: dict[str, Any]
) -> None:
    training = with_optimizer(notebook.training, optimizer).replace(learning_rate=0.01)
    report = report_of(networks, notebook.replace(training=training))
    assert report.mse == known_values["notebook_case"]["mse_float32"]


def test_no_measures_where_outputs_and_targets_differ_in_size(networks: KerasNetworks) -> None:
    report = report_of(networks, experiment_of(3, 2))
    assert (report.mse, report.mae) == (None, None)
    assert len(report.weights) == 1


def test_no_measures_where_no_row_is_whole(networks: KerasNetworks, notebook: Experiment) -> None:
    sequence = notebook.sequence.replace(seq_len=1000)  # leaves float64 before its end
    report = report_of(networks, notebook.replace(sequence=sequence))
    assert (report.mse, report.mae) == (None, None)


def test_sequence_beyond_float32_has_measures_that_are_no_numbers(
    networks: KerasNetworks, notebook: Experiment
) -> None:
    report = report_of(networks, notebook.replace(sequence=notebook.sequence.replace(seq_len=200)))
    assert report.mse is not None
    assert not np.isfinite(report.mse)


def test_reporting_leaves_a_run_alone(networks: KerasNetworks, notebook: Experiment) -> None:
    network, x = networks.network(plan_of(notebook)), np.ones((4, 1))
    undisturbed = networks.network(plan_of(notebook)).advance(x)[Y]
    first = network.advance(x[:2])[Y]
    layer = notebook.model.layers[0].replace(kernel=[[5]])
    report_of(networks, notebook.replace(model=notebook.model.replace(layers=(layer,))))
    np.testing.assert_array_equal(np.concatenate([first, network.advance(x[2:])[Y]]), undisturbed)


@pytest.mark.parametrize("jit_compile", [False, True])
def test_softmax_over_one_unit_is_told_without_advice(networks: KerasNetworks, jit_compile: bool) -> None:
    layer = {"cell": "SimpleRNN", "units": 1, "activation": "softmax"}
    experiment = Experiment.parse({"jit_compile": jit_compile, "model": {"layers": [layer]}})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        report = report_of(networks, experiment)
    assert report.mse is not None
