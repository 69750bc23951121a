"""Ticks and their texts."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.plots.scale import Scale, choose_scale, height_range
from gui.plots.ticks import even_ticks, nice_step, tick_text, value_ticks, whole_ticks

finite = st.floats(allow_nan=False, allow_infinity=False)
values = st.lists(finite, min_size=1, max_size=20).map(np.array)
choices = st.sampled_from(["auto", "linear", "symlog"])


@given(values, choices, st.floats(1, 20))
def test_every_range_has_few_ticks_inside_it_with_texts_of_their_own(values, choice, most):
    scale = choose_scale(choice, values)
    low, high = height_range(scale, scale.heights(values))
    ticks = value_ticks(scale, low, high, most)
    room = 1e-6 * (high - low)
    assert all(low - room <= height <= high + room for height, _ in ticks)
    assert len({text for _, text in ticks}) == len(ticks)
    assert len(ticks) <= max(4, most + 1 + 1e-6)


@given(st.floats(1e-300, 1e300), st.floats(1, 50))
def test_steps_are_one_two_or_five_times_a_power_of_ten(span, most):
    step = nice_step(span, most)
    mantissa = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert min(abs(mantissa - factor) for factor in (1, 2, 5)) < 1e-6
    assert span / step <= most * (1 + 1e-6)


@given(st.floats(-1e6, 1e6), st.floats(0.01, 1e6))
def test_time_has_whole_ticks_only(low, length):
    assert all(position == round(position) for position, _ in whole_ticks(low, low + length, 8))


def test_symlog_ticks_are_zero_and_powers_of_ten_on_both_sides():
    scale = Scale("symlog")
    ticks = value_ticks(scale, scale.height(-2000), scale.height(20_000), 10)
    assert [text for _, text in ticks] == [
        "−1\u2009000", "−100", "−10", "0", "10", "100", "1\u2009000", "10\u2009000",
    ]  # fmt: skip
    assert [scale.value(height) for height, _ in ticks] == pytest.approx(
        [-1000, -100, -10, 0, 10, 100, 1000, 10_000]
    )


def test_symlog_leaves_decades_out_where_there_is_no_room():
    scale = Scale("symlog")
    texts = [text for _, text in value_ticks(scale, 0, 308, 5)]
    assert texts == ["0", "10¹⁰⁰", "10²⁰⁰", "10³⁰⁰"]


def test_symlog_near_zero_has_even_ticks():
    scale = Scale("symlog")
    texts = [text for _, text in value_ticks(scale, scale.height(-0.5), scale.height(0.5), 6)]
    assert texts == ["−0.4", "−0.2", "0", "0.2", "0.4"]


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [
        (0, 1, "0"),
        (10_000, 10_000, "10\u2009000"),
        (-1000, 1000, "−1\u2009000"),
        (0.5, 0.5, "0.5"),
        (1.0, 0.5, "1.0"),
        (0.25, 0.05, "0.25"),
        (1e6, 1e6, "10⁶"),
        (2.5e6, 5e5, "2.5·10⁶"),
        (-2e-8, 1e-8, "−2·10⁻⁸"),
        (3e300, 1e300, "3·10³⁰⁰"),
        (16777216, 1, "…77216"),
        (-16777210, 1, "−…77210"),
        (9007199254740980, 20, "…740980"),
    ],
)
def test_tick_texts_group_thousands_and_raise_powers(value, step, text):
    assert tick_text(value, step) == text


def test_even_ticks_are_round_numbers_within_the_range():
    ticks, step = even_ticks(-0.31, 1.04, 5)
    assert step == 0.5
    assert ticks == [0, 0.5, 1]
