"""Distances of arrays against those of single numbers, and the first step beyond a tolerance."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.comparison.tolerance import EXACT, FirstBeyond, Tolerance, ToleranceKind, distances, first_beyond
from engine.comparison.ulp import difference, ulps
from engine.errors import ParameterError
from engine.run.name import Name
from engine.run.trace import Block, Trace

singles = arrays(np.float32, 4, elements=st.floats(width=32))
doubles = arrays(np.float64, 4, elements=st.floats())
whole = st.lists(st.integers(-(10**320), 10**320), min_size=4, max_size=4)


def trace_of(ours: list[float], theirs: list[float], dtype: type = np.float64) -> Trace:
    trace = Trace()
    a, b = np.array(ours, dtype=dtype)[:, None], np.array(theirs, dtype=np.float32)[:, None]
    trace.append(
        Block(
            len(ours),
            {
                Name("h", 0, "numpy"): a,
                Name("a", 0, "numpy"): a + 1,
                Name("h", 0, "keras"): b,
            },
        )
    )
    return trace


@given(doubles, singles)
def test_absolute_distance_is_that_of_single_numbers(a: np.ndarray, b: np.ndarray) -> None:
    for found, one, other in zip(distances(a, b, "absolute"), a, b, strict=True):
        if math.isfinite(one) and math.isfinite(other):
            assert found == pytest.approx(difference(one, other))
        else:
            is_same = one == other or (math.isnan(one) and math.isnan(other))
            assert found == (0 if is_same else math.inf)


@given(singles, singles)
def test_ulps_are_those_of_single_numbers(a: np.ndarray, b: np.ndarray) -> None:
    for found, one, other in zip(distances(a, b, "ulps"), a, b, strict=True):
        count = ulps(one, other, "float32")
        is_same = one == other or (math.isnan(one) and math.isnan(other))
        assert found == (0 if is_same else math.inf if count is None else count)


@given(doubles, doubles)
def test_ulps_of_float64_are_those_of_single_numbers(a: np.ndarray, b: np.ndarray) -> None:
    for found, one, other in zip(distances(a, b, "ulps"), a, b, strict=True):
        count = ulps(one, other, "float64")
        if count is not None:
            assert found == float(count)


@given(whole, doubles)
def test_whole_numbers_of_any_size_are_told_apart_exactly(numbers: list[int], b: np.ndarray) -> None:
    found = distances(np.array(numbers, dtype=object), b, "absolute")
    for one, other, size in zip(numbers, b, found, strict=True):
        assert (size == 0) == (one == float(other))


@pytest.mark.parametrize("kind", ["absolute", "relative", "ulps"])
@given(doubles, singles)
def test_distance_is_the_same_both_ways_and_never_nan(
    kind: ToleranceKind, a: np.ndarray, b: np.ndarray
) -> None:
    found = distances(a, b, kind)
    assert found.tolist() == distances(b, a, kind).tolist()
    assert (found >= 0).all()


def test_first_step_beyond_is_found_by_its_states() -> None:
    trace = trace_of([1, 2, 3, 4], [1, 2.25, 3.5, 4])
    assert first_beyond(trace, EXACT) == 1
    assert first_beyond(trace, Tolerance(kind="absolute", value=0.25)) == 2
    assert first_beyond(trace, Tolerance(kind="relative", value=0.2)) is None
    assert first_beyond(trace, EXACT, begin=3) is None


def test_one_implementation_alone_differs_from_none() -> None:
    trace = Trace()
    trace.append(Block(1, {Name("h", 0, "numpy"): np.ones((1, 1))}))
    assert first_beyond(trace, EXACT) is None


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40), st.integers(1, 7))
def test_looking_while_the_trace_grows_finds_the_same(errors: list[int], length: int) -> None:
    ours = list(map(float, range(len(errors))))
    theirs = [value + error for value, error in zip(ours, errors, strict=True)]
    tolerance, growing = Tolerance(kind="absolute", value=2), Trace()
    search = FirstBeyond(tolerance)
    for begin in range(0, len(ours), length):
        part = slice(begin, begin + length)
        whole = trace_of(ours[part], theirs[part])
        growing.append(whole.part(0, whole.steps))
        search.look(growing)
    assert search.t == first_beyond(trace_of(ours, theirs), tolerance)


def test_tolerance_is_said_as_people_say_it() -> None:
    assert Tolerance().text == "1e−6 relative"
    assert Tolerance(kind="ulps", value=4).text == "4 ulps"


@pytest.mark.parametrize("data", [{"kind": "mean"}, {"value": -1}, {"value": math.inf}])
def test_tolerance_that_makes_no_sense_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ParameterError):
        Tolerance.parse(data)
