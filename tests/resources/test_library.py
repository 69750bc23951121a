"""The ready-made experiments: each loads, runs, and does what its description says."""

import numpy as np
import pytest

from engine.data.read_file import read_file
from engine.experiment import Experiment
from engine.files.experiment_file import load
from engine.run.name import TARGET, Name, X, Y
from engine.run.plan import Plan
from engine.run.start import start_of
from engine.run.trace import Trace
from engine.sequences.data import Data
from engine.thread.examination import examine_theirs
from resources.library import data_names, data_path, experiment_names, experiment_path
from tests.engine.runs import run
from tests.known import KNOWN


def ready_made(name: str) -> Experiment:
    return load(experiment_path(name))


def run_of(name: str, numpy: str = "float64") -> tuple[Plan, Trace]:
    """Run in NumPy; in float32 that is what Keras computes, too."""
    experiment = ready_made(name)
    return run(experiment.replace(precision=experiment.precision.replace(numpy=numpy)))


def errors(trace: Trace) -> np.ndarray:
    return (trace[Y.of("numpy")] - trace[TARGET])[:, 0]


def test_library_holds_its_experiments_with_the_notebook_first() -> None:
    assert experiment_names() == (
        "notebook",
        "adding-problem",
        "all-memory",
        "co2",
        "doubling",
        "echo",
        "exact-two-units",
        "fibonacci",
        "flip-flop",
        "gru-on-lstm",
        "leaky-average",
        "look-ahead",
        "lstm-counter",
        "mackey-glass",
        "melody",
        "narma-10",
        "pascanus-wall",
        "ported-lstm",
        "rotation",
        "sample-and-hold",
        "sunspots",
        "tanh-saturation",
        "temperature",
        "text",
    )


def test_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        experiment_path("../library")


@pytest.mark.parametrize("name", experiment_names())
def test_experiment_has_a_name_and_says_what_to_look_at(name: str) -> None:
    experiment = ready_made(name)
    assert experiment.name not in ("", "Untitled")
    assert experiment.description.endswith(".")


@pytest.mark.parametrize("name", experiment_names())
def test_experiment_runs_to_its_end(name: str) -> None:
    plan, trace = run_of(name)
    assert trace.steps == plan.steps > 5


def test_notebook_is_the_notebook() -> None:
    case = KNOWN["notebook_case"]
    _, trace = run_of("notebook")
    assert trace[Y.of("numpy")][:, 0].tolist() == case["prediction"]
    assert errors(trace).tolist() == case["error"]


@pytest.mark.parametrize("name", ["fibonacci", "doubling", "all-memory", "exact-two-units"])
def test_exact_experiment_has_no_error(name: str) -> None:
    _, trace = run_of(name)
    assert not errors(trace).any()


def test_two_exact_units_predict_the_notebooks_own_sequence() -> None:
    assert ready_made("exact-two-units").sequence == ready_made("notebook").sequence


def test_fibonacci_shows_the_cliff_of_float32() -> None:
    cliff = KNOWN["float32_cliff"]
    _, trace = run_of("fibonacci", "float32")
    first = int(np.argmax(errors(trace) != 0))
    assert first == cliff["first_wrong_index"] - 1  # y_t predicts value t + 1
    assert trace[TARGET][first, 0] == cliff["true"]
    assert trace[Y.of("numpy")][first, 0] == cliff["float32"]


def test_doubling_ends_where_float32_ends() -> None:
    _, trace = run_of("doubling", "float32")
    assert trace.steps == 128
    assert trace[Y.of("numpy")][-1, 0] == np.inf
    assert trace[Y.of("numpy")][-2, 0] == 2.0**127


def test_accumulator_of_all_memory_holds_the_sum_of_all_inputs() -> None:
    _, trace = run_of("all-memory")
    assert trace[Name("h", 0, "numpy")][:, 1].tolist() == np.cumsum(trace[X][:, 0]).tolist()


def test_rotation_turns_by_fifteen_degrees_and_keeps_its_length() -> None:
    plan, trace = run_of("rotation")
    angle = np.arange(1, plan.steps + 1) * np.pi / 12
    expected = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    np.testing.assert_allclose(trace[Name("h", 0, "numpy")], expected, atol=1e-13)
    np.testing.assert_allclose(errors(trace), 0, atol=1e-13)


def test_leaky_average_is_the_weighted_sum_of_the_inputs() -> None:
    plan, trace = run_of("leaky-average")
    x = trace[X][:, 0]
    ages = np.arange(plan.steps)
    expected = [np.sum(0.1 * 0.9 ** ages[: t + 1] * x[t::-1]) for t in range(plan.steps)]
    np.testing.assert_allclose(trace[Name("h", 0, "numpy")][:, 0], expected, rtol=1e-12)
    assert abs(trace[Name("h", 0, "numpy")][-20:].mean() - 5) < 0.5


def test_saturated_tanh_is_one_at_once_and_for_ever() -> None:
    _, trace = run_of("tanh-saturation")
    assert np.all(1 - trace[Name("h", 0, "numpy")] < 1e-4)
    assert trace[Name("a", 0, "numpy")][0, 0] == 5


def test_gru_takes_what_comes_and_else_holds() -> None:
    _, trace = run_of("sample-and-hold")
    x = trace[X][:, 0]
    z, h = (trace[Name(name, 0, "numpy")][:, 0] for name in "zh")
    held = [x[np.flatnonzero(x[: t + 1])[-1]] for t in range(len(x))]
    np.testing.assert_allclose(h, held, atol=1e-7)
    np.testing.assert_allclose(z, x == 0, atol=1e-8)
    np.testing.assert_allclose(errors(trace), 0, atol=1e-7)


def test_lstm_counts_ups_and_downs_until_its_forget_gate_closes() -> None:
    _, trace = run_of("lstm-counter")
    c = trace[Name("c", 0, "numpy")][:, 0]
    np.testing.assert_allclose(c, np.cumsum(trace[X][:, 0]), atol=1e-6)
    np.testing.assert_allclose(trace[Name("f", 0, "numpy")], 1, atol=1e-8)
    experiment = ready_made("lstm-counter")
    layer = experiment.model.layers[0].replace(bias=(20, 1, 0, 20))
    _, leaking = run(experiment.replace(model=experiment.model.replace(layers=(layer,))))
    assert np.abs(leaking[Name("c", 0, "numpy")][-5:, 0]).mean() < np.abs(c[-5:]).mean()


def test_backward_half_hands_the_next_value_on_which_forwards_nothing_could_tell() -> None:
    _, trace = run_of("look-ahead")
    np.testing.assert_array_equal(errors(trace), [0] * 11 + [-3])
    forward = trace[Name("h", 0, "numpy")][:, 0]
    np.testing.assert_array_equal(forward, np.cumsum(trace[X][:, 0]))
    np.testing.assert_array_equal(trace[Name("h", 1, "numpy")][1:, 0], trace[X][:0:-1, 0])


def test_gru_on_lstm_begins_as_keras_does() -> None:
    plan, trace = run_of("gru-on-lstm")
    assert (
        start_of(plan.job.experiment, "float64").layers[0].weights.bias.tolist()
        == [0, 0, 0, 1, 1, 1] + [0] * 6
    )
    _, single = run_of("gru-on-lstm", "float32")
    np.testing.assert_allclose(single[Y.of("numpy")], trace[Y.of("numpy")], atol=1e-6)


def own_units(name: str) -> tuple[Data, np.ndarray, np.ndarray]:
    """Outputs and targets of an experiment on data, on the scale of the file, (steps, outputs)."""
    plan, trace = run_of(name)
    data = plan.job.experiment.sequence
    assert isinstance(data, Data)
    return data, data.in_own_units(trace[Y.of("numpy")], 0), data.in_own_units(trace[TARGET], 0)


@pytest.mark.parametrize("name", data_names())
def test_data_set_names_its_source_and_licence_and_is_clear(name: str) -> None:
    text = data_path(name).read_text(encoding="utf-8")
    assert "# Source: " in text
    assert "# Licence: public domain." in text
    table = read_file(data_path(name)).settled()
    assert table.step_names is not None
    assert any(
        ready_made(experiment).sequence.file.path == name  # type: ignore[attr-defined]
        for experiment in experiment_names()
        if isinstance(ready_made(experiment).sequence, Data)
    )


def test_sunspots_are_predicted_by_yules_equation() -> None:
    data, y, target = own_units("sunspots")
    x = data.replace(scaling="none").generate().inputs[0]
    mean = x[: round(308 * 0.75) + 1].mean()
    expected = mean + 1.34254 * (x[1:] - mean) - 0.65504 * (x[:-1] - mean)
    np.testing.assert_allclose(y[1:], expected, rtol=1e-9)
    np.testing.assert_allclose(target[:-1], x[1:], rtol=1e-12)
    assert np.std(y - target) < np.std(x - target)  # better than "as last year"


def test_yules_numbers_are_the_least_squares_of_his_years() -> None:
    spots = Data().generate().inputs[0, 49:225, 0]  # 1749 to 1924
    spots = spots - spots.mean()
    past = np.stack([spots[1:-1], spots[:-2]], axis=1)
    found = np.linalg.lstsq(past, spots[2:])[0]
    np.testing.assert_allclose(found, [1.34254, -0.65504], atol=0.02)  # Yule 1927, table II


def test_change_of_co2_is_predicted_to_go_on() -> None:
    data, y, _ = own_units("co2")
    x = data.replace(scaling="none").generate().inputs[0, :, 0]
    np.testing.assert_allclose(y[:-1, 0], (2 * x[1:] - x[:-1])[: len(y) - 1], rtol=1e-12)


def test_temperature_of_tomorrow_is_that_of_today() -> None:
    _, y, target = own_units("temperature")
    np.testing.assert_allclose(y[1:], target[:-1], rtol=1e-12)


def test_melody_has_sixteen_bars_in_d_major() -> None:
    table = read_file(data_path("melody.csv")).settled()
    pitch, length = table.column("pitch").numbers, table.column("length").numbers
    assert pitch is not None
    assert length is not None
    assert length.sum() == 16 * 4
    assert set(pitch % 12) <= {2, 4, 6, 7, 9, 11, 1}  # D E F sharp G A B C sharp


def test_letters_of_the_text_are_one_in_a_column_of_their_own() -> None:
    table = read_file(data_path("text.csv")).settled()
    ones = np.stack([table.column(name).numbers for name in table.number_columns], axis=1)
    letters = [table.number_columns[at] for at in ones.argmax(axis=1)]
    assert (ones.sum(axis=1) == 1).all()
    assert table.step_names is not None
    assert letters == table.step_names.tolist()
    assert "".join(letter if len(letter) == 1 else " " for letter in letters).startswith(
        "shall i compare thee"
    )


def test_port_of_the_lesson_has_its_gates_in_another_order() -> None:
    experiment = ready_made("ported-lstm")
    assert experiment.theirs is not None
    found = examine_theirs(experiment, experiment.theirs.arrays()).diagnosis.findings[0]
    assert (found.mistakes, found.details["order"]) == (("gate_order",), ["i", "f", "o", "g"])
    assert found.inside is not None
    assert (found.inside.t, found.inside.first.quantity) == (0, "g")
