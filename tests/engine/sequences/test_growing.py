"""A row that grows holds the very numbers of one made at once, and no more of them than asked for."""

from itertools import count, islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.array import EXACT_FLOATS
from engine.sequences.growing import GrowingRow, holds_all
from engine.sequences.memory_rule import MemoryRule
from engine.sequences.memory_sum import MemorySum

TAME = [
    {"weight": 1, "bias": 1},
    {"weight": -1, "bias": 3, "mem_len": 0},
    {"weight": 0, "bias": 2, "h_weight": -1, "mem_len": 1},
    {"weight": 0.25, "bias": 0.5, "h_weight": 0.125, "mem_len": 6},
    {"weight": -0.5, "bias": -1.5, "h_weight": 0, "mem_len": -1},
]


@pytest.mark.parametrize("fields", TAME)
def test_row_that_grows_has_the_numbers_of_one_made_at_once(fields: dict[str, float]) -> None:
    sequence = MemorySum(seq_len=41, **fields)
    growing, row = sequence.growing(), sequence.generate().row(0)
    assert growing is not None
    assert growing.steps == len(row.inputs)
    for begin, end in ((0, 1), (1, 20), (5, 12), (20, 40)):
        x, target = growing.part(begin, end)
        assert x.tolist() == row.inputs[begin:end].tolist()
        assert target.tolist() == row.targets[begin:end].tolist()


def test_row_makes_no_value_before_it_is_asked_for() -> None:
    taken = count()
    growing = GrowingRow((float(value) for value in taken), 10_000_000, is_whole=False)
    growing.part(0, 64)
    assert next(taken) == 65  # the inputs, and the last target


@pytest.mark.parametrize(
    "sequence",
    [
        MemorySum(seq_len=50, weight=2),  # leaves float64 at some step, which only its values tell
        MemorySum(seq_len=50, weight=1, h_weight=1, mem_len=1),
        MemorySum(seq_len=50, weight=0, h_weight=1, mem_len=-1),
        MemorySum(seq_len=10, batch_size=5),
        MemorySum(seq_len=50, bias=EXACT_FLOATS),
    ],
)
def test_row_whose_end_is_not_known_beforehand_does_not_grow(sequence: MemorySum) -> None:
    assert sequence.growing() is None


NUMBERS = st.one_of(st.integers(-5, 5), st.floats(-2, 2))


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(-1, 4))
def test_no_value_is_beyond_the_bound(weight: float, bias: float, h_weight: float, mem_len: int) -> None:
    rule = MemoryRule(weight, bias, h_weight, mem_len)
    assert max(map(abs, islice(rule.values(), 40))) <= rule.bound(40) * (1 + 1e-9)


def test_whole_numbers_are_held_up_to_where_float64_rounds_them() -> None:
    assert holds_all(2**53 - 1, is_whole=True)
    assert not holds_all(2**53, is_whole=True)
    assert holds_all(1e300, is_whole=False)
    assert not holds_all(float(np.inf), is_whole=False)
