"""The network that predicts a memory_sum exactly, checked in exact integers."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.exact_network import exact_network, one_unit_suffices, units_needed, why_one_unit_fails
from engine.experiment import Experiment, Model, Precision
from engine.numpy_network import NumPyNetwork
from engine.plan import Job
from engine.sequences.memory_sum import MemorySum
from engine.simulate import Simulation

whole = st.integers(-5, 5)
sequences = st.builds(
    MemorySum,
    seq_len=st.integers(2, 30),
    weight=whole,
    bias=whole,
    h_weight=whole,
    mem_len=st.integers(-1, 6),
)


def errors(experiment: Experiment) -> np.ndarray:
    simulation = Simulation(Job(experiment, implementations=("numpy",)), {"numpy": NumPyNetwork})
    block = simulation.advance(1000)
    return block.arrays["numpy.y"][:, 0] - block.arrays["target"][:, 0]


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
    assert units_needed(MemorySum(mem_len=5, h_weight=0)) == 1


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
