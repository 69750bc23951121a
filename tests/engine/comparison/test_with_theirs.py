"""How far somebody's numbers are from ours, and which is the first that is wrong."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.simple_rnn import SimpleRNN
from engine.comparison.scale import scale_note
from engine.comparison.with_theirs import SINGLE, compare_numbers, default_tolerance
from engine.theirs.aligned import AlignedNumbers
from engine.theirs.slot import slots_of

PLACES = slots_of([SimpleRNN(units=3)], 2)
SHAPES = {"0.a": (2, 8, 3), "0.h": (2, 8, 3), "y": (2, 8, 2)}


def ours(seed: int = 0) -> dict[str, Array]:
    rng = np.random.default_rng(seed)
    return {key: rng.normal(size=shape) for key, shape in SHAPES.items()}


def whole(values: Array) -> AlignedNumbers:
    return AlignedNumbers(values, np.ones(values.shape, dtype=bool))


places = st.tuples(st.sampled_from(sorted(SHAPES)), st.integers(0, 1), st.integers(0, 7), st.integers(0, 1))


@given(wrong=st.sets(places, min_size=1, max_size=4), size=st.floats(0.1, 10))
def test_the_first_wrong_number_is_the_first_in_time_then_row_then_computing(
    wrong: set[tuple[str, int, int, int]], size: float
) -> None:
    own = ours()
    theirs = {key: values.copy() for key, values in own.items()}
    for key, row, t, index in wrong:
        theirs[key][row, t, index] += size
    made = compare_numbers(own, {key: whole(values) for key, values in theirs.items()}, PLACES, 0.01)
    order = {"0.a": 0, "0.h": 1, "y": 2}
    key, row, t, index = min(wrong, key=lambda one: (one[2], one[1], order[one[0]], one[3]))
    assert made.first is not None
    assert (made.first.key, made.first.row, made.first.t, made.first.index) == (key, row, t, index)
    assert made.first.theirs == theirs[key][row, t, index]
    assert made.max_difference == pytest.approx(size)
    assert made.compared == sum(map(np.size, own.values()))


@given(st.integers(0, 99), st.sampled_from([1e-6, 1.0, 1e6]))
def test_float32_is_the_same_whatever_the_size(seed: int, size: float) -> None:
    own = {key: values * size for key, values in ours(seed).items()}
    rounded = {key: whole(values.astype(np.float32).astype(float)) for key, values in own.items()}
    assert compare_numbers(own, rounded, PLACES).is_same
    wrong = {"y": whole(own["y"] * 1.001)}
    assert not compare_numbers(own, wrong, PLACES).is_same


def test_of_numbers_that_grow_the_first_wrong_one_is_told_by_the_size_up_to_it() -> None:
    own = {"y": np.full((1, 8, 2), 10.0) ** np.arange(8)[:, np.newaxis]}
    wrong = own["y"].copy()
    wrong[0, 1, 0] += 0.01
    wrong[0, 7, 1] *= 1.1
    made = compare_numbers(own, {"y": whole(wrong)}, PLACES)
    assert made.first is not None
    assert made.first.t == 1
    assert made.tolerance == SINGLE * 10  # of that step
    wrong[0, 7, 1] = own["y"][0, 7, 1]
    assert not compare_numbers(own, {"y": whole(wrong)}, PLACES).is_same


def test_what_is_not_there_is_not_compared() -> None:
    own = ours()
    there = np.zeros((2, 8, 2), dtype=bool)
    there[:, 3] = True
    made = compare_numbers(own, {"y": AlignedNumbers(np.where(there, own["y"], np.nan), there)}, PLACES)
    assert made.is_same
    assert made.compared == 4


@pytest.mark.parametrize(("one", "other"), [(np.nan, np.nan), (np.inf, np.inf), (-np.inf, -np.inf)])
def test_the_same_that_is_not_finite_is_no_difference(one: float, other: float) -> None:
    own = {"y": np.full((1, 8, 2), one)}
    assert compare_numbers(own, {"y": whole(np.full((1, 8, 2), other))}, PLACES).max_difference == 0


@pytest.mark.parametrize(("one", "other"), [(1.0, np.nan), (np.nan, 1.0), (np.inf, -np.inf), (1.0, np.inf)])
def test_one_that_is_not_finite_is_infinitely_far(one: float, other: float) -> None:
    own = {"y": np.full((1, 8, 2), one)}
    made = compare_numbers(own, {"y": whole(np.full((1, 8, 2), other))}, PLACES, 5.0)
    assert made.max_difference == np.inf
    assert made.first is not None


def test_the_default_tolerance_follows_the_largest_finite_number() -> None:
    assert default_tolerance({"0.h": np.array([1.0, -50.0, np.inf, np.nan])}) == SINGLE * 50
    assert default_tolerance({"0.h": np.zeros(3)}) == SINGLE


@given(st.floats(-5, 5).filter(lambda one: abs(one) > 0.1 and abs(one - 1) > 0.1), st.floats(-3, 3))
def test_another_scale_is_told(factor: float, offset: float) -> None:
    own = ours()
    note = scale_note(own, {"y": whole(factor * own["y"] + offset)})
    assert note.startswith("Their y is ")
    assert scale_note(own, {"y": whole(own["y"])}) == ""
    assert scale_note(own, {"y": whole(np.random.default_rng(5).normal(size=(2, 8, 2)))}) == ""
