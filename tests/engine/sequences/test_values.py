"""The user's own numbers as a sequence."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values, own_values
from tests.engine.strategies import rows


@given(st.integers(1, 4).flatmap(lambda features: st.lists(rows(features), min_size=2, max_size=9)))
def test_values_are_kept_as_they_were_typed(numbers: list[list[float]]) -> None:
    sequence = Values.parse({"values": numbers})
    batch = sequence.generate()
    assert sequence.shape == (1, len(numbers), len(numbers[0]))
    kept = [[n if sequence.is_whole else float(n) for n in row] for row in numbers]
    assert batch.inputs.tolist() == [kept[:-1]]
    assert batch.targets.tolist() == [kept[1:]]


def test_whole_values_stay_exact() -> None:
    huge = 2**53 + 1
    assert Values(values=((1,), (huge,))).generate().targets.tolist() == [[[huge]]]


def test_one_real_value_makes_all_float64() -> None:
    assert Values(values=((1,), (0.5,))).generate().inputs.dtype == np.float64


def test_own_values_begin_as_the_first_row_of_another_sequence() -> None:
    sequence = MemorySum(seq_len=4, weight=2, bias=3, mem_len=1, batch_size=2)
    assert own_values(sequence) == Values(values=((1,), (5,), (14,), (36,)))


def test_own_values_begin_with_200_rows_at_most() -> None:
    values = own_values(MemorySum(seq_len=10_000_000)).values
    assert values == tuple((n,) for n in range(1, 201))


def test_own_values_begin_with_those_that_float64_holds() -> None:
    assert own_values(MemorySum(seq_len=5, weight=1e200)).values == ((1.0,), (1e200,))
    assert own_values(MemorySum(seq_len=5, weight=10**308, bias=10**308)) == Values()
