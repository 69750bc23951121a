"""The user's own numbers as a sequence."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.sequences.values import Values
from tests.engine.strategies import rows


@given(st.integers(1, 4).flatmap(lambda features: st.lists(rows(features), min_size=2, max_size=9)))
def test_values_are_kept_as_they_were_typed(numbers: list[list[float]]) -> None:
    sequence = Values.parse({"values": numbers})
    batch = sequence.generate()
    assert batch.shape == sequence.shape == (1, len(numbers), len(numbers[0]))
    assert batch.values.tolist() == [
        [float(n) if not sequence.is_whole else n for n in row] for row in numbers
    ]


def test_whole_values_stay_exact() -> None:
    huge = 2**53 + 1
    assert Values(values=((1,), (huge,))).generate().values.tolist() == [[1], [huge]]


def test_one_real_value_makes_all_float64() -> None:
    assert Values(values=((1,), (0.5,))).generate().values.dtype == np.float64
