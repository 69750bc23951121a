"""The network that predicts a memory_sum exactly, checked in exact integers."""

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Experiment, Model, Precision
from engine.explain.exact_network import exact_network, own_network, why_one_unit_fails
from engine.run.name import TARGET, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.sequences.memory_network import units_needed
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values

whole = st.integers(-5, 5)
sequences = st.builds(
    MemorySum,
    seq_len=st.integers(2, 30),
    weight=whole,
    bias=whole,
    h_weight=whole,
    mem_len=st.integers(-1, 6),
)
typed = whole | st.decimals(-100, 100, places=1).map(float)
typed_sequences = st.builds(
    MemorySum,
    seq_len=st.integers(2, 60),
    weight=typed,
    bias=typed,
    h_weight=typed,
    mem_len=st.integers(-1, 20),
)


@st.composite
def begun_by_one_unit(draw: st.DrawFn) -> MemorySum:
    """While all is remembered each value is a factor times the last; where something is forgotten no more."""
    weight, bias = draw(typed), draw(typed)
    h_weight = draw(st.sampled_from([weight, round(bias * (weight + bias - 1), 2)]))
    seq_len, mem_len = draw(st.integers(2, 60)), draw(st.integers(-1, 20))
    return MemorySum(seq_len=seq_len, weight=weight, bias=bias, h_weight=h_weight, mem_len=mem_len)


def one_unit_suffices(sequence: MemorySum) -> bool:
    return sequence.why_one_unit_fails() is None


def is_recurrence_of_its_last_value(sequence: MemorySum) -> bool:
    """The definition, decimals taken at their word: s_{i+1} = a s_i + c from i = 1 on, for some a and c."""
    weight, bias, h_weight = (Fraction(str(n)) for n in (sequence.weight, sequence.bias, sequence.h_weight))
    values = [Fraction(1)]
    while len(values) < sequence.seq_len:
        begin = 0 if sequence.mem_len == -1 else max(len(values) - 1 - sequence.mem_len, 0)
        values.append(weight * values[-1] + bias + h_weight * sum(values[begin:-1]))
    steps = [after - before for before, after in pairwise(values[1:])]
    if not any(steps) or len(steps) < 2:
        return True
    return steps[0] != 0 and all(b * steps[0] == a * steps[1] for a, b in pairwise(steps))


def errors(experiment: Experiment) -> np.ndarray:
    simulation = Simulation(Job(experiment, implementations=("numpy",)), {"numpy": NumPyNetwork})
    block = simulation.advance(1000)
    return block.arrays[Y.of("numpy")][:, 0] - block.arrays[TARGET][:, 0]


def one_unit(kernel: float, recurrent: float, bias: float) -> Model:
    layer = SimpleRNN(
        activation="linear", kernel=((kernel,),), recurrent_kernel=((recurrent,),), bias=(bias,)
    )
    return Model(layers=(layer,))


@given(sequences)
def test_exact_network_predicts_without_error(sequence: MemorySum) -> None:
    exact = Precision(numpy="exact")
    experiment = Experiment(sequence=sequence, model=exact_network(sequence), precision=exact)
    assert not errors(experiment).any()


@pytest.mark.parametrize(("mem_len", "units"), [(0, 1), (1, 2), (2, 3), (6, 7), (-1, 2)])
def test_exact_network_has_as_many_units_as_the_closed_form(mem_len: int, units: int) -> None:
    assert exact_network(MemorySum(mem_len=mem_len)).layers[0].units == units


def test_exact_network_of_a_short_memory_is_the_known_one() -> None:
    layer = exact_network(MemorySum(weight=2, bias=3, h_weight=7, mem_len=1)).layers[0]
    assert (layer.kernel, layer.recurrent_kernel, layer.bias) == (((2, 1),), ((0, 0), (7, 0)), (3, 0))


def test_exact_network_of_all_memory_is_the_known_one() -> None:
    layer = exact_network(MemorySum(weight=2, bias=3, h_weight=7, mem_len=-1)).layers[0]
    assert (layer.kernel, layer.recurrent_kernel, layer.bias) == (((2, 1),), ((0, 0), (7, 1)), (3, 0))


def test_memory_that_is_multiplied_by_zero_needs_no_units() -> None:
    assert units_needed(MemorySum(mem_len=5, h_weight=0).rule) == 1


def test_exact_network_larger_than_a_layer_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"mem_len needs 2001 linear units .* at most 1024"):
        exact_network(MemorySum(mem_len=2000))


def test_exact_network_of_the_longest_memory_is_made() -> None:
    assert exact_network(MemorySum(mem_len=1023)).layers[0].units == 1024


@given(sequences, whole, whole, whole)
def test_one_unit_that_happens_to_be_exact_is_never_denied(
    sequence: MemorySum, kernel: int, recurrent: int, bias: int
) -> None:
    model = one_unit(kernel, recurrent, bias)
    is_exact = not errors(
        Experiment(sequence=sequence, model=model, precision=Precision(numpy="exact"))
    ).any()
    assert one_unit_suffices(sequence) or not is_exact


@given(typed_sequences | begun_by_one_unit())
def test_one_unit_suffices_where_each_value_is_affine_in_the_last(sequence: MemorySum) -> None:
    assert one_unit_suffices(sequence) == is_recurrence_of_its_last_value(sequence)


def test_one_unit_fails_however_little_its_error_is_beside_the_values() -> None:
    assert not one_unit_suffices(MemorySum(weight=77.5, mem_len=1))


def test_decimals_are_taken_at_their_word_though_binary_rounds_them() -> None:
    sequence = MemorySum(weight=0.3, bias=0.4, h_weight=-0.12, mem_len=-1)  # 1, 0.7, 0.49, 0.343, …
    assert one_unit_suffices(sequence)


@pytest.mark.parametrize(("seq_len", "suffices"), [(1002, True), (1003, False)])
def test_long_memory_doubles_until_it_forgets_the_first_value(seq_len: int, suffices: bool) -> None:
    assert one_unit_suffices(MemorySum(bias=0, mem_len=1000, seq_len=seq_len)) is suffices


def test_one_unit_suffices_where_float64_ends_before_the_memory_forgets() -> None:
    assert one_unit_suffices(MemorySum(bias=0, mem_len=1100, seq_len=5000))


def test_one_unit_suffices_where_each_value_doubles_the_last() -> None:
    sequence = MemorySum(mem_len=-1, bias=0)  # 1 1 2 4 8 …, although it remembers everything
    assert one_unit_suffices(sequence)
    assert not errors(Experiment(sequence=sequence, model=one_unit(1, 1, 0))).any()


def test_one_unit_does_not_suffice_for_the_notebook() -> None:
    assert not one_unit_suffices(MemorySum(weight=2, bias=3, mem_len=1))


def test_best_one_unit_of_the_notebook_keeps_a_constant_error() -> None:
    sequence = MemorySum(seq_len=25, weight=2, bias=3, mem_len=1)
    found = errors(Experiment(sequence=sequence, model=one_unit(2, math.sqrt(2) - 1, 3)))
    assert found[-3:] == pytest.approx([1.5] * 3, abs=1e-4)


@pytest.mark.parametrize(
    ("mem_len", "held", "cure"),
    [
        (1, "xₜ₋₁", "Two linear units predict"),
        (2, "xₜ₋₁ and xₜ₋₂", "Three linear units predict"),
        (20, "the 20 inputs before the last", "21 linear units predict"),
        (-1, "the sum of all inputs before the last", "Two linear units predict"),
        (5000, "the 5000 inputs before the last", "The sequence needs 5001 linear units"),
    ],
)
def test_student_is_told_why_one_unit_fails(mem_len: int, held: str, cure: str) -> None:
    sequence = MemorySum(weight=2, bias=3, mem_len=mem_len, seq_len=50)
    told = why_one_unit_fails(Experiment(sequence=sequence)) or ""
    assert told.startswith(f"One unit cannot hold {held}: ")
    assert cure in told


@pytest.mark.parametrize(
    "experiment",
    [
        Experiment(sequence=MemorySum(mem_len=0)),
        Experiment(sequence=MemorySum(mem_len=3, h_weight=0)),
        Experiment(sequence=MemorySum(mem_len=1), model=Model(layers=(SimpleRNN(units=2),))),
        Experiment.parse({"sequence": {"kind": "values", "values": [[1], [5], [2], [9]]}}),
    ],
)
def test_nothing_is_said_where_one_unit_is_not_the_trouble(experiment: Experiment) -> None:
    assert why_one_unit_fails(experiment) is None


def test_sequence_without_a_rule_has_no_network() -> None:
    assert exact_network(Values()) is own_network(Values()) is None
