"""Explanations of differences: each cause is planted, and told."""

from dataclasses import replace

import numpy as np
import pytest

from engine.cells.simple_rnn import SimpleRNN
from engine.comparison.tolerance import EXACT, first_beyond
from engine.comparison.why import why
from engine.experiment import Experiment, Model, Precision
from engine.files.experiment_file import load
from engine.keras.network import KerasNetworks
from engine.run.numpy_network import NumPyNetwork
from engine.run.recorded_run import record
from engine.sequences.values import Values
from engine.work.simulation import simulation_of
from engine.zoo.base import specimen
from resources.library import experiment_path
from tests.engine.side_by_side import STAND_INS, run_both

rng = np.random.default_rng(0)
INPUTS = tuple((float(value),) for value in 0.1 * rng.normal(size=61))
WILD = tuple(map(tuple, rng.normal(size=(16, 16)).tolist()))  # a gain of 4, which is chaotic


def bent(units: int, recurrent_kernel: tuple[tuple[float, ...], ...] | None = None) -> Experiment:
    cell = SimpleRNN(units=units, recurrent_kernel=recurrent_kernel)
    return Experiment(sequence=Values(values=INPUTS), model=Model(layers=(cell,)))


def test_the_cliff_of_whole_numbers_is_told_with_its_neighbours() -> None:
    run = run_both(load(experiment_path("fibonacci")))
    assert why(run, 35) == (
        "float32 holds every whole number only up to 2²⁴ = 16,777,216. At t = 35 a₃₅[0] should be "
        "24,157,817, which lies between two that it has, 24,157,816 and 24,157,818, so Keras has 24,157,816."
    )
    assert why(run, 34) is None


def test_the_end_of_float32_is_told() -> None:
    cell = SimpleRNN(activation="linear", kernel=((1e30,),), recurrent_kernel=((1e5,),))
    run = run_both(Experiment(sequence=Values(values=((1.0,),) * 9), model=Model(layers=(cell,))))
    told = why(run, run.steps - 1)
    assert told is not None
    assert told.startswith("float32 ends at 3.4e38.")
    assert told.endswith("so Keras has ∞.")


def test_rounding_is_told_with_both_precisions() -> None:
    run = run_both(bent(2))
    told = why(run, 0)
    assert told is not None
    assert told.startswith("It begins at t = 0 in x₀ W[")
    assert "float32, which holds about 7 digits" in told
    assert "grown" not in told


def test_chaos_is_told_where_a_small_difference_has_grown() -> None:
    run = run_both(bent(16, WILD))
    told = why(run, 59)
    assert told is not None
    assert "It begins at t = 0" in told
    assert "amplifies small differences" in told


def test_equal_runs_need_no_explanation() -> None:
    run = run_both(bent(3).replace(precision=Precision(numpy="float32")))
    assert why(run, 59) is None


@pytest.mark.slow
@pytest.mark.parametrize(("is_jit", "word"), [(True, "fused multiply-add"), (False, "another order")])
def test_keras_in_the_same_precision_differs_by_its_compiler(
    networks: KerasNetworks, is_jit: bool, word: str
) -> None:
    experiment = bent(16, WILD).replace(precision=Precision(numpy="float32"), jit_compile=is_jit)
    run = run_both(experiment, {"numpy": NumPyNetwork, "keras": networks.network})
    t = first_beyond(run.trace, EXACT)
    assert t is not None
    told = why(run, t)
    assert told is not None
    assert word in told


def test_a_planted_mistake_is_not_taken_for_rounding() -> None:
    job = replace(specimen("times_for_plus").job, implementations=("numpy", "keras"))
    run = record(simulation_of(job, STAND_INS))
    told = why(run, run.steps - 1)
    assert told is not None
    assert "one of them computes something else" in told
