"""Where ticks are."""

import math
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.curves.scale import Scale, choose_scale, height_range
from gui.curves.ticks import Room, multiples, roundest, value_ticks, whole_ticks

finite = st.floats(allow_nan=False, allow_infinity=False)
values = st.lists(finite, min_size=1, max_size=20).map(np.array)
choices = st.sampled_from(["auto", "linear", "symlog"])


def room(length: float) -> Room:
    """An axis that is upright, with figures of 11 px, 6 px wide."""
    return Room(
        length=length,
        extent=lambda text: 11,
        fits=lambda text: 6 * len(text) <= 60,
        tells=lambda text: 6 * len(text) <= 180,
        apart=28,
        nearest=1,
        overhang=(8, 8),
    )


def texts(scale: Scale, low: float, high: float, length: float) -> list[str]:
    return [
        tick.text for tick in value_ticks(scale, scale.height(low), scale.height(high), room(length)).ticks
    ]


@given(values, choices, st.floats(28, 600))
def test_every_range_has_ticks_inside_it_with_texts_of_their_own_and_space_between(values, choice, length):
    scale = choose_scale(choice, values)
    low, high = height_range(scale, scale.heights(values))
    ticks = value_ticks(scale, low, high, room(length)).ticks
    slack = 1e-6 * (high - low)
    assert len(ticks) >= 2
    assert all(low - slack <= tick.height <= high + slack for tick in ticks)
    assert len({tick.text for tick in ticks}) == len(ticks)
    assert all((b.height - a.height) / (high - low) * length > 11 for a, b in pairwise(ticks))


@given(st.floats(-1e300, 1e300), st.floats(1e-3, 1e6), st.floats(100, 600))
def test_linear_ticks_are_one_two_or_five_times_a_power_of_ten_apart(low, span, length):
    high = low + max(span, abs(low) * 1e-3)
    ticks = value_ticks(Scale(), low, high, room(length)).ticks
    distances = {b.value - a.value for a, b in pairwise(ticks)}
    (distance,) = distances
    assert distance.normalize().as_tuple().digits in ((1,), (2,), (5,))


@given(st.floats(-1e6, 1e6), st.floats(2, 1e6))
def test_time_has_whole_ticks_only_and_two_of_them(low, length):
    ticks = whole_ticks(low, low + length, room(400)).ticks
    assert len(ticks) >= 2
    assert all(tick.value == int(tick.value) and tick.height == int(tick.value) for tick in ticks)


def test_single_step_is_the_only_one_that_is_named():
    assert [tick.text for tick in whole_ticks(-0.5, 0.5, room(400)).ticks] == ["0"]


def test_symlog_ticks_are_zero_and_powers_of_ten_on_both_sides():
    scale = Scale("symlog")
    ticks = value_ticks(scale, scale.height(-2000), scale.height(20_000), room(280)).ticks
    assert [tick.text for tick in ticks] == [
        "−1\u2009000", "−100", "−10", "0", "10", "100", "1\u2009000", "10\u2009000",
    ]  # fmt: skip
    assert [scale.value(tick.height) for tick in ticks] == pytest.approx(
        [-1000, -100, -10, 0, 10, 100, 1000, 10_000]
    )


def test_symlog_leaves_decades_out_where_there_is_no_room():
    ticks = value_ticks(Scale("symlog"), 0, 308, room(140)).ticks
    assert [tick.text for tick in ticks] == ["0", "10¹⁰⁰", "10²⁰⁰", "10³⁰⁰"]


def test_symlog_near_zero_has_even_ticks():
    assert texts(Scale("symlog"), -0.5, 0.5, 180) == ["−0.4", "−0.2", "0", "0.2", "0.4"]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (-1.06, 1.06, ["−1", "0", "1"]),
        (3, 97, ["10", "80"]),
        (0.13, 0.19, ["0.14", "0.18"]),
        (-0.2, 8.9, ["0", "5"]),
    ],
)
def test_low_plot_names_two_round_values_at_least(low, high, expected):
    assert texts(Scale(), low, high, 28) == expected


def test_even_ticks_are_round_numbers_within_the_range():
    assert texts(Scale(), -0.31, 1.04, 90) == ["0", "0.5", "1.0"]


def test_values_far_from_zero_are_told_from_what_they_share():
    scale = choose_scale("auto", 8e15 + np.arange(8.0))
    ticks = value_ticks(scale, *height_range(scale, scale.heights(8e15 + np.arange(8.0))), room(150))
    assert ticks.told.text() == "8·10¹⁵ + …"
    assert [tick.text for tick in ticks.ticks] == ["+0", "+2", "+4", "+6"]
    assert [int(tick.value) for tick in ticks.ticks] == [8 * 10**15 + n for n in (0, 2, 4, 6)]


@given(st.floats(-1e6, 1e6), st.floats(0, 1000), st.sampled_from(["0.1", "0.5", "2", "1000"]))
def test_multiples_are_all_that_lie_in_a_range(low, steps, step):
    low, high, step = Decimal(low), Decimal(low) + Decimal(steps) * Decimal(step), Decimal(step)
    found = multiples(low, high, step)
    assert all(value % step == 0 and low <= value <= high for value in found)
    assert len(set(found)) == len(found) >= math.floor(steps)
    if found:
        assert found == sorted(found)
        assert found[0] - step < low
        assert found[-1] + step > high


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        ("-1", "2", "0"),
        ("0.3", "0.72", "0.5"),
        ("7", "23", "10"),
        ("-47", "-21", "-40"),
        ("1.21", "1.29", "1.25"),
    ],
)
def test_roundest_number_has_the_fewest_digits(low, high, found):
    assert roundest(Decimal(low), Decimal(high)) == Decimal(found)
