"""Plans and endings."""

import pytest

from engine.experiment import Experiment
from engine.run.plan import JIT_FROM, Ending, is_jit_compiled


@pytest.mark.parametrize(("steps", "is_compiled"), [(1, False), (JIT_FROM, False), (JIT_FROM + 1, True)])
def test_auto_compiles_only_long_runs(steps: int, is_compiled: bool) -> None:
    assert is_jit_compiled(Experiment(), steps) is is_compiled


@pytest.mark.parametrize("choice", [True, False])
@pytest.mark.parametrize("steps", [1, JIT_FROM + 1])
def test_an_experiment_may_say_whether_to_compile(choice: bool, steps: int) -> None:
    assert is_jit_compiled(Experiment(jit_compile=choice), steps) is choice


def test_complete_run_has_nothing_to_tell() -> None:
    assert Ending("complete").sentence() == ""


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize(("implementation", "name"), [("numpy", "NumPy's h"), ("keras", "Keras' h")])
def test_diverged_run_tells_where_and_whose_quantity(implementation: str, name: str, precision: str) -> None:
    sentence = Ending("diverged", 132, implementation, "h", precision).sentence()
    assert sentence == f"The run ends at t = 132: {name} is no longer a finite {precision} there."


def test_sequence_beyond_float64_tells_where() -> None:
    sentence = Ending("left_float64", 1024).sentence()
    assert sentence.startswith("The sequence leaves float64 at t = 1024: ")
