"""Explanations of differences: each cause is planted, and told."""

import math
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.array import Array, read_only
from engine.cells.simple_rnn import SimpleRNN
from engine.comparison.tolerance import EXACT, first_beyond
from engine.comparison.why import why
from engine.experiment import Experiment, Model, Precision
from engine.files.experiment_file import load
from engine.keras.network import KerasNetworks
from engine.run.measures import Measures
from engine.run.name import Name
from engine.run.numpy_network import NumPyNetwork
from engine.run.recorded_run import RecordedRun, record
from engine.run.trace import Block, Trace
from engine.sequences.values import Values
from engine.work.simulation import simulation_of
from engine.zoo.every import specimen
from resources.library import experiment_path
from tests.engine.side_by_side import STAND_INS, run_both
from tests.engine.strategies import exact_experiments, experiments

rng = np.random.default_rng(0)
INPUTS = tuple((float(value),) for value in 0.1 * rng.normal(size=61))
SMALL, PLAIN = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"), str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
WILD = tuple(map(tuple, rng.normal(size=(16, 16)).tolist()))  # a gain of 4, which is chaotic


def bent(units: int, recurrent_kernel: tuple[tuple[float, ...], ...] | None = None) -> Experiment:
    cell = SimpleRNN(units=units, recurrent_kernel=recurrent_kernel)
    return Experiment(sequence=Values(values=INPUTS), model=Model(layers=(cell,)))


def in_words(value: float) -> str:
    """All digits of a number, as sentences have them."""
    return repr(float(value)).replace("e-0", "e-").replace("-", "−")


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
    assert "Keras reads numbers in float32, which holds about 7 digits, so the input x is " in told
    given = INPUTS[0][0]
    assert told.endswith(f" is {in_words(np.float32(given))} to it in place of {in_words(given)}.")
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


# ── small numbers: the recorded steps are made here, whatever the machine does with subnormal ones ─────


def linear(values: list[float], keras: str = "float32", **fields: object) -> Experiment:
    """One linear unit."""
    weights = {"kernel": [[1]], "recurrent_kernel": [[0]], **fields}
    layer = {"cell": "SimpleRNN", "activation": "linear", **weights}
    sequence = {"kind": "values", "values": [[value] for value in values]}
    return Experiment.parse(
        {"sequence": sequence, "model": {"layers": [layer]}, "precision": {"keras": keras}}
    )


def recorded_with(experiment: Experiment, h: Array) -> RecordedRun:
    """The run of an experiment as if Keras had computed these states, (steps,)."""
    run = run_both(experiment)
    states = read_only(h.astype(experiment.precision.keras)[:, np.newaxis])
    arrays = {name: run.trace[name] for name in run.trace}
    arrays |= {Name("h", 0, "keras"): states, Name("y", None, "keras"): states}
    trace = Trace(len(h))
    trace.append(Block(len(h), arrays))
    return RecordedRun(run.plans, trace, Measures(run.plan), run.ending)


FADING = [("float32", -126), ("float64", -1022)]


@pytest.mark.parametrize(("precision", "normal"), FADING)
@pytest.mark.parametrize("later", [0, 5, 20])
def test_numbers_set_to_zero_among_the_subnormal_ones_are_told(
    precision: str, normal: int, later: int
) -> None:
    steps = 60 - normal
    halves = np.array([math.ldexp(1, -t - 1) for t in range(steps)])  # exact in float64 down to 2**-1074
    flushed = np.where(halves < math.ldexp(1, normal), 0, halves)
    fading = linear([0.0] * (steps + 1), precision, recurrent_kernel=[[0.5]], initial_state=[[1]])
    run = recorded_with(fading, flushed)
    t = first_beyond(run.trace, EXACT)
    assert t == -normal  # h at t is 2**-(t + 1)
    told = why(run, t + later)
    assert told is not None
    assert f"{precision} holds numbers with fewer digits only (subnormal numbers)" in told
    assert "TensorFlow takes 0 for them, which is faster (flush to zero)" in told
    assert told.endswith(f"h{str(t).translate(SMALL)} is {in_words(halves[t])}, so Keras has 0.")
    assert power_in(told) == np.finfo(precision).smallest_normal
    assert 0 < halves[t] < power_in(told)


@pytest.mark.slow
@pytest.mark.parametrize("keras", ["float32", "float64"])
@pytest.mark.parametrize("numpy", ["float32", "float64"])
@pytest.mark.parametrize("is_jit", [False, True])
def test_a_fading_state_accuses_no_implementation_on_any_machine(
    networks: KerasNetworks, numpy: str, keras: str, is_jit: bool
) -> None:
    fading = linear([0.0] * 1100, keras, recurrent_kernel=[[0.5]], initial_state=[[1]])
    precision = Precision(numpy=numpy, keras=keras)
    run = run_both(
        fading.replace(precision=precision, jit_compile=is_jit),
        {"numpy": NumPyNetwork, "keras": networks.network},
    )
    origin = first_beyond(run.trace, EXACT)
    for t in range(0, run.steps, 40) if origin is not None else ():
        told = why(run, t)
        assert told is None or "subnormal" in told or "smallest number" in told


def power_in(told: str) -> float:
    """The first power of two that a sentence names, after its approximation was compared with it."""
    exponent, approximation = re.search(r"2(⁻[⁰¹²³⁴-⁹]+) \(≈ (\S+)\)", told).groups()  # type: ignore[union-attr]
    value = 2.0 ** int(exponent.translate(PLAIN))
    assert float(approximation.replace("−", "-")) == pytest.approx(value, rel=1e-5)
    return value


def test_numbers_below_half_of_the_smallest_are_told() -> None:
    run = recorded_with(linear([1e-30, 1.0], kernel=[[1e-20]]), np.array([0.0]))
    told = why(run, 0)
    assert told is not None
    assert power_in(told) == np.finfo(np.float32).smallest_subnormal
    assert power_in(told) / 2 >= 1e-46
    assert "computes something else" not in told


def test_few_digits_of_subnormal_numbers_are_told_where_nothing_is_flushed() -> None:
    value = 2.1e-45  # between the smallest number of float32 and its double
    run = recorded_with(linear([1.0, 1.0], initial_state=[[1]], recurrent_kernel=[[value]], kernel=[[0]]),
                        np.array([np.float32(value)], dtype=np.float32))  # fmt: skip
    told = why(run, 0)
    assert told is not None
    assert "computes something else" not in told


def test_a_given_number_that_counts_as_zero_is_told() -> None:
    run = recorded_with(linear([1e-39, 1.0], kernel=[[1e38]]), np.array([0.0]))
    told = why(run, 0)
    assert told is not None
    assert "At t = 0 the input x is 1e−39, so it counts as 0, and h₀ is 0 in place of 0.1" in told
    assert 1e-39 < power_in(told) == np.finfo(np.float32).smallest_normal


def test_a_product_that_counts_as_zero_is_told() -> None:
    small, large = math.ldexp(1, -127), math.ldexp(1, -125)
    state = {"initial_state": [[math.ldexp(1, -125)]], "recurrent_kernel": [[0.25]]}
    run = recorded_with(linear([0.0, 1.0], bias=[large], **state), np.array([large]))
    told = why(run, 0)
    assert told is not None
    assert f"the product of the weight U and the state h before step 0 is {in_words(small)}" in told
    assert told.endswith(f"h₀ is {in_words(large)} in place of {in_words(large + small)}.")


def test_a_small_number_beside_others_is_not_taken_for_the_cause() -> None:
    layer = {"cell": "SimpleRNN", "activation": "linear", "kernel": [[0.7], [0.7]]}
    sequence = {"kind": "values", "values": [[1e-39, 0.1], [0.0, 0.0]]}
    told = why(run_both(Experiment.parse({"sequence": sequence, "model": {"layers": [layer]}})), 0)
    assert told is not None
    assert "subnormal" not in told


def test_another_result_among_small_numbers_is_still_something_else() -> None:
    run = recorded_with(linear([1e-30, 1.0], kernel=[[1]]), np.array([2e-30]))
    told = why(run, 0)
    assert told is not None
    assert "one of them computes something else" in told


def test_an_end_that_the_activation_hides_later_on_is_told() -> None:
    beyond = {"cell": "SimpleRNN", "recurrent_kernel": [[1]], "initial_state": [[3.4028235677973366e38]]}
    told = why(run_both(Experiment.parse({"model": {"layers": [{"cell": "SimpleRNN"}, beyond]}})), 3)
    assert told is not None
    assert told.startswith("float32 ends at 3.4e38. At t = 0 the state h of layer 1 before step 0 is 3.40282")


@pytest.mark.slow
@given(st.one_of(experiments, exact_experiments()))
@settings(max_examples=150, derandomize=True)
def test_no_experiment_accuses_an_implementation_that_only_rounds(experiment: Experiment) -> None:
    run = run_both(experiment)  # the same arithmetic twice, in two precisions
    for t in range(0, run.steps, max(1, run.steps // 6)):
        assert "computes something else" not in (why(run, t) or "")


# ── what is given ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("fields", "words"),
    [({}, "the input x is 1e39"), ({"values": [1.0, 1.0], "kernel": [[1e39]]}, "the weight W is 1e39")],
)
def test_a_given_number_beyond_float32_is_told(fields: dict[str, Any], words: str) -> None:
    told = why(run_both(linear(**{"values": [1e39, 1.0], **fields})), 0)
    assert told == (
        f"float32 ends at 3.4e38. At t = 0 {words}, which is beyond it already, so Keras reads ∞, and has ∞ "
        f"for x₀ W."
    )


def test_an_input_beyond_float32_times_nothing_is_told() -> None:
    told = why(run_both(linear([1e39, 1.0], kernel=[[0]])), 0)
    assert told is not None
    assert "the input x is 1e39, which is beyond it already, so Keras reads ∞, and has NaN for x₀ W." in told


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"values": [0.1, 1.0], "kernel": [[0.5]]}, "the input x is {} to it in place of 0.1."),
        ({"values": [1.0, 1.0], "kernel": [[0.1]]}, "the weight W is {} to it in place of 0.1."),
        ({"values": [1.0, 1.0], "bias": [0.1]}, "the weight b is {} to it in place of 0.1."),
        (
            {"values": [0.0, 1.0], "initial_state": [[0.1]], "recurrent_kernel": [[1]]},
            "the state h before step 0 is {} to it in place of 0.1.",
        ),
    ],
)
def test_a_given_number_rounded_before_the_step_is_told(fields: dict[str, Any], words: str) -> None:
    told = why(run_both(linear(**fields)), 0)
    assert told is not None
    assert told.startswith("It begins at t = 0 in ")
    assert told.endswith(words.format(in_words(np.float32(0.1))))


@pytest.mark.parametrize("numpy", ["float64", "exact"])
def test_a_whole_input_rounded_before_the_step_is_told(numpy: str) -> None:
    beyond = Experiment.parse(
        {**linear([1, 2]).model_dump(mode="json"), "precision": {"numpy": numpy, "keras": "float32"},
         "sequence": {"kind": "values", "values": [[2**24 - 1], [2**24], [2**24 + 1], [5]]}}
    )  # fmt: skip
    run = run_both(beyond)
    assert why(run, 1) is None
    assert why(run, 2) == (
        "float32 holds every whole number only up to 2²⁴ = 16,777,216. It begins at t = 2 in x₂ W: the input "
        "x is 16,777,217, and Keras reads 16,777,216, before it computes anything."
    )


def test_differences_that_add_up_are_not_called_chaos() -> None:
    turning = load(experiment_path("rotation"))
    told = why(run_both(turning), 50)
    assert told is not None
    assert "amplifies" not in told


def test_a_target_that_is_rounded_itself_is_told() -> None:
    fibonacci = load(experiment_path("fibonacci"))
    run = run_both(fibonacci.replace(sequence=fibonacci.sequence.replace(seq_len=90)))
    numbers = [1, 1]
    while len(numbers) < 90:
        numbers.append(numbers[-1] + numbers[-2])
    t = next(t for t in range(89) if int(float(numbers[t + 1])) != numbers[t + 1])
    assert t == 77
    told = why(run, t)
    assert told is not None
    assert (
        f"The target of t = 77 is the first that is rounded itself: the sequence has {numbers[78]:,}" in told
    )
    assert f"float64 {int(float(numbers[78])):,}." in told
    assert "rounded itself" not in (why(run, t - 1) or "")
    exact = fibonacci.replace(
        sequence=fibonacci.sequence.replace(seq_len=90), precision=Precision(numpy="exact")
    )
    assert "rounded itself" not in (why(run_both(exact), t) or "")


BIG = 10**200


@pytest.mark.parametrize("keras", ["float32", "float64"])
@pytest.mark.parametrize("values", [[BIG, 1], [7, BIG, 1], [2**53 + 1, 1]])
@pytest.mark.parametrize("kernel", [1, BIG, 2**70 + 1])
def test_exact_integers_of_any_size_are_explained(values: list[int], kernel: int, keras: str) -> None:
    fields = linear([1, 2]).model_dump(mode="json")
    fields["model"]["layers"][0] |= {"kernel": [[kernel]], "recurrent_kernel": [[1]]}
    fields["sequence"] = {"kind": "values", "values": [[value] for value in values]}
    run = run_both(Experiment.parse({**fields, "precision": {"numpy": "exact", "keras": keras}}))
    for t in range(run.steps):
        assert "computes something else" not in (why(run, t) or "")
