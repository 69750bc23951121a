"""The ready-made experiments: each loads, runs, and does what its description says."""

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.files.experiment_file import load
from engine.run.name import TARGET, Name, X, Y
from engine.run.plan import Plan
from engine.run.trace import Trace
from resources.library import experiment_names, experiment_path
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


def test_library_holds_the_eight_with_the_notebook_first() -> None:
    assert experiment_names() == (
        "notebook",
        "all-memory",
        "doubling",
        "exact-two-units",
        "fibonacci",
        "leaky-average",
        "rotation",
        "tanh-saturation",
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
