"""How far outputs are from targets."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.experiment import Experiment
from engine.run.measures import Measures, as_float64, error_of, mae, mse
from engine.run.name import Name, Y
from engine.run.plan import Job, Plan
from engine.run.trace import Block
from engine.sequences.values import Values
from tests.known import KNOWN

NOTEBOOK = KNOWN["notebook_case"]


def column(numbers: list[float], dtype: type = np.float64) -> np.ndarray:
    return np.array(numbers, dtype=dtype)[:, np.newaxis]


def plan(*names: str, features: int = 1, steps: int = 9) -> Plan:
    experiment = Experiment(sequence=Values(values=((0,) * features,) * (steps + 1)))
    return Plan(Job(experiment, 0, names or ("numpy",)), steps, False, None)


def block(target: list[float], **outputs: list[float]) -> Block:
    arrays = {Name("target"): column(target)} | {Y.of(name): column(y) for name, y in outputs.items()}
    return Block(len(target), arrays)


PREDICTION = [float(y) for y in NOTEBOOK["prediction"]]
TARGET = [float(y - error) for y, error in zip(NOTEBOOK["prediction"], NOTEBOOK["error"], strict=True)]


def test_notebook_has_its_known_measures() -> None:
    assert mse(column(PREDICTION), column(TARGET)) == pytest.approx(NOTEBOOK["mse_float32"], rel=1e-6)
    assert mae(column(PREDICTION), column(TARGET)) == pytest.approx(NOTEBOOK["mae_float32"], rel=1e-6)


@given(st.lists(st.integers(0, 9), max_size=8))
def test_measures_are_the_same_however_the_run_is_cut(cuts: list[int]) -> None:
    measures = Measures(plan())
    edges = [0, *sorted(cuts), 9]
    for begin, end in pairwise(edges):
        measures.add(block(TARGET[begin:end], numpy=PREDICTION[begin:end]))
    assert measures.mse("numpy") == pytest.approx(mse(column(PREDICTION), column(TARGET)), rel=1e-12)
    assert measures.mae("numpy") == pytest.approx(mae(column(PREDICTION), column(TARGET)), rel=1e-12)


def test_measures_before_the_first_step_are_not_defined() -> None:
    assert Measures(plan()).mse("numpy") is None


def test_measures_are_not_defined_where_sizes_differ() -> None:
    measures = Measures(plan(features=2))
    measures.add(Block(1, {Name("target"): np.zeros((1, 2)), Y.of("numpy"): np.zeros((1, 1))}))
    assert measures.mae("numpy") is None


def test_first_difference_is_counted_from_the_start_of_the_run() -> None:
    measures = Measures(plan("numpy", "keras"))
    measures.add(block([0, 0], numpy=[1, 2], keras=[1, 2]))
    assert measures.first_difference is None
    measures.add(block([0, 0], numpy=[3, 4], keras=[3, 5]))
    measures.add(block([0], numpy=[0], keras=[1]))
    assert measures.first_difference == 3


def test_error_of_exact_integers_is_taken_before_rounding() -> None:
    y, target = column([2**80 + 1], object), column([2**80], object)
    assert error_of(y, target).tolist() == [[1.0]]


def test_integer_beyond_float64_becomes_infinite() -> None:
    assert as_float64(column([10**400, -(10**400), 2], object)).tolist() == [[np.inf], [-np.inf], [2.0]]


def test_error_of_two_infinities_is_not_defined_and_warns_of_nothing() -> None:
    infinite = np.array([[np.inf]])
    assert np.isnan(error_of(infinite, infinite)).all()


def test_diverged_step_makes_the_measures_infinite() -> None:
    measures = Measures(plan())
    measures.add(block([1.0, 1.0], numpy=[1.0, np.inf]))
    assert measures.mse("numpy") == np.inf
