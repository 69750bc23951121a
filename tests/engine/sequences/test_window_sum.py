"""A running sum is math.fsum of the window, to the last bit: its error is no more than one rounding."""

import math
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.sequences.memory_rule import MemoryRule
from engine.sequences.window_sum import SHORT, WindowSum

floats = st.floats(allow_nan=False, allow_infinity=False)
lengths = st.sampled_from([1, 2, 5, SHORT, SHORT + 1, 40])


def nearest_sum(values: Sequence[float]) -> float:
    """By exact fractions; infinite beyond float64."""
    exact = sum(map(Fraction, values))
    try:
        return float(exact)
    except OverflowError:
        return math.inf if exact > 0 else -math.inf


def sums(values: Sequence[float], length: int) -> list[float]:
    window, found = WindowSum(length), []
    for value in values:
        window.push(value)
        found.append(window.value)
    return found


@given(st.lists(floats, max_size=60), lengths)
@example([1e308, 1e308, -1e308, -1e308], 4)
@example([1e308, 1e308, -1e308] * 20, 40)
@example([5e-324, -5e-324, 2.0**-1074, 1e-310] * 20, 50)
def test_it_is_the_exact_sum_rounded_once(values: list[float], length: int) -> None:
    windows = [values[max(0, end - length) : end] for end in range(1, len(values) + 1)]
    assert list(map(float.hex, sums(values, length))) == [(nearest_sum(one) + 0.0).hex() for one in windows]


@given(st.lists(st.floats(-1e300, 1e300), max_size=90), lengths)
def test_it_is_what_fsum_gives(values: list[float], length: int) -> None:
    windows = [values[max(0, end - length) : end] for end in range(1, len(values) + 1)]
    assert sums(values, length) == [math.fsum(one) for one in windows]


@pytest.mark.parametrize("length", [3, SHORT + 1])
def test_infinite_values_leave_with_the_window(length: int) -> None:
    values = [1.0, math.inf, *([2.0] * length), -math.inf, math.inf]
    found = sums(values, length)
    assert found[0] == 1
    assert found[1:length] == [math.inf] * (length - 1)
    assert found[length + 1] == 2 * length
    assert math.isnan(found[-1])


@given(st.floats(-1, 1), st.floats(-5, 5), st.floats(-0.1, 0.1), lengths)
def test_every_value_is_made_with_it(weight: float, bias: float, h_weight: float, mem_len: int) -> None:
    values = MemoryRule(weight, bias, h_weight, mem_len).values()
    s = [next(values) for _ in range(60)]
    for i in range(59):
        memory = math.fsum(s[max(0, i - mem_len) : i])
        assert s[i + 1] == s[i] * weight + bias + h_weight * memory


@pytest.mark.slow
def test_a_long_memory_has_no_error_that_grows() -> None:
    values = MemoryRule(0.5, 1.25, -1e-5, 10_000).values()
    s = [next(values) for _ in range(20_001)]
    for i in (1, 9_999, 10_000, 10_001, 15_000, 19_999):
        memory = math.fsum(s[max(0, i - 10_000) : i])
        assert s[i + 1] == s[i] * 0.5 + 1.25 + -1e-5 * memory
