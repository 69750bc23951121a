"""memory_sum against the notebook's own definition, closed forms and known values."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sequences.memory_sum import MemorySum, memory_sum
from tests.known import KNOWN

INDEX_OF_FIRST_DOUBLING_BEYOND_FLOAT64 = 1024


def notebooks_memory_sum(seq_len: int, weight: float = 1, bias: float = 1, mem_len: int = 0) -> list[float]:
    """The notebook's definition, line by line; it takes an h_weight too and never uses it."""
    seq = [1]
    while len(seq) < seq_len:
        if mem_len > 0:
            mem_sum = sum(seq[-mem_len - 1 : -1])
        elif mem_len == 0:
            mem_sum = 0
        else:
            mem_sum = sum(seq[:-1])
        seq.append(seq[-1] * weight + bias + mem_sum)
    return seq[:seq_len]


def fibonacci(n: int) -> int:
    """F_n by fast doubling, F_0 = 0."""

    def pair(n: int) -> tuple[int, int]:
        if n == 0:
            return 0, 1
        a, b = pair(n // 2)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if n % 2 else (c, d)

    return pair(n)[0]


@pytest.mark.parametrize("case", KNOWN["memory_sum"], ids=lambda case: str(case["args"]))
def test_memory_sum_gives_the_known_values(case: dict[str, Any]) -> None:
    assert memory_sum(**case["args"]).tolist() == case["values"]


@given(
    st.integers(0, 60), st.integers(-9, 9), st.integers(-9, 9), st.integers(-1, 8)
)  # notebook's parameters
def test_memory_sum_of_integers_equals_the_notebooks(
    seq_len: int, weight: int, bias: int, mem_len: int
) -> None:
    values = memory_sum(seq_len, weight, bias, mem_len=mem_len).tolist()
    assert values == notebooks_memory_sum(seq_len, weight, bias, mem_len)
    assert all(type(value) is int for value in values)


@given(st.floats(-1, 1), st.floats(-5, 5), st.integers(-1, 8))
def test_memory_sum_of_reals_equals_the_notebooks_to_rounding(
    weight: float, bias: float, mem_len: int
) -> None:
    values = memory_sum(30, weight, bias, mem_len=mem_len)
    reference = np.array(notebooks_memory_sum(30, weight, bias, mem_len), dtype=np.float64)
    assert values.dtype == np.float64
    np.testing.assert_allclose(values, reference, rtol=1e-9, atol=1e-9 * np.abs(reference).max())


@given(st.integers(-9, 9), st.integers(-9, 9), st.integers(-9, 9), st.integers(1, 6))
def test_h_weight_multiplies_the_remembered_sum(weight: int, bias: int, h_weight: int, mem_len: int) -> None:
    s = memory_sum(20, weight, bias, h_weight, mem_len).tolist()
    for i, (last, following) in enumerate(pairwise(s)):
        assert following == weight * last + bias + h_weight * sum(s[max(0, i - mem_len) : i])


@given(st.integers(1, 3000))
def test_doubling_gives_powers_of_two(n: int) -> None:
    assert memory_sum(n, weight=2, bias=0)[-1] == 2 ** (n - 1)


@given(st.integers(1, 3000))
def test_memory_of_one_gives_fibonaccis_numbers(n: int) -> None:
    assert memory_sum(n, bias=0, mem_len=1)[-1] == fibonacci(n)


@given(st.integers(2, 1500))
def test_memory_of_all_doubles_from_the_second_value_on(n: int) -> None:
    assert memory_sum(n, bias=0, mem_len=-1)[-1] == (2 ** (n - 2) if n > 1 else 1)


def test_memory_longer_than_the_sequence_remembers_all() -> None:
    assert memory_sum(30, 2, 3, mem_len=1000).tolist() == memory_sum(30, 2, 3, mem_len=-1).tolist()


def test_one_real_parameter_makes_every_value_float64() -> None:
    assert memory_sum(5, weight=2.0, bias=0).tolist() == [1.0, 2.0, 4.0, 8.0, 16.0]
    assert memory_sum(5, h_weight=1.0).dtype == np.float64


# ── as a field of an experiment ────────────────────────────────────────────────────────────────


def test_first_doubling_beyond_float64_is_at_1024() -> None:
    for weight in (2, 2.0):
        batch = MemorySum(seq_len=2000, weight=weight, bias=0).generate()
        row = batch.row(0)
        assert row.left_float64_at == INDEX_OF_FIRST_DOUBLING_BEYOND_FLOAT64
        assert len(row.inputs) == INDEX_OF_FIRST_DOUBLING_BEYOND_FLOAT64 - 1


@pytest.mark.parametrize("weight", [-3, 1e200, -1.7e308, 10**300])
def test_sequence_ends_before_its_first_value_beyond_float64(weight: float) -> None:
    row = MemorySum(seq_len=1000, weight=weight, mem_len=-1).generate().row(0)
    assert row.left_float64_at == len(row.targets) + 1
    assert np.isfinite(row.inputs.astype(np.float64)).all()
    assert np.isfinite(row.targets.astype(np.float64)).all()


def test_sequence_that_stays_small_leaves_float64_nowhere() -> None:
    assert MemorySum(seq_len=2000).generate().row(0).left_float64_at is None


@given(st.integers(2, 12), st.integers(1, 6))
def test_batch_is_cut_as_the_notebook_reshapes(seq_len: int, batch_size: int) -> None:
    sequence = MemorySum(seq_len=seq_len, batch_size=batch_size, weight=2, bias=3, mem_len=1)
    batch = sequence.generate()
    reference = np.array(notebooks_memory_sum(seq_len * batch_size, 2, 3, 1), dtype=object)
    reference = reference.reshape(batch_size, seq_len, 1)
    assert sequence.shape == reference.shape
    assert batch.inputs.tolist() == reference[:, :-1].tolist()
    assert batch.targets.tolist() == reference[:, 1:].tolist()
    rows = [batch.row(index) for index in range(batch_size)]
    assert [row.inputs.tolist() for row in rows] == batch.inputs.tolist()
    assert [row.targets.tolist() for row in rows] == batch.targets.tolist()
    assert batch.mask.all()


def test_row_is_short_where_the_values_ended_and_empty_after() -> None:
    batch = MemorySum(seq_len=1000, batch_size=4, weight=2, bias=0).generate()
    rows = [batch.row(index) for index in range(4)]
    assert [len(row.inputs) for row in rows] == [len(row.mask) for row in rows] == [999, 23, 0, 0]
    assert [row.left_float64_at for row in rows] == [None, 24, 0, 0]
    assert batch.inputs.shape == (1, 999, 1)


def test_row_begins_where_the_values_end() -> None:
    batch = MemorySum(seq_len=512, batch_size=3, weight=2, bias=0).generate()
    assert [batch.row(index).left_float64_at for index in range(3)] == [None, None, 0]
