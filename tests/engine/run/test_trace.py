"""The trace: appending blocks gives what concatenating them gives."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.array import Array
from engine.run.name import Name, X, Y
from engine.run.trace import MIN_CAPACITY, Block, Trace

SIZES = {X: 1, Name("h", 0, "numpy"): 3, Name("h", 0, "keras"): 2}
DTYPES = {X: np.float64, Name("h", 0, "numpy"): object, Name("h", 0, "keras"): np.float32}


def block(start: int, steps: int) -> Block:
    """Steps that hold numbers of their own, so that a misplaced one is seen."""
    arrays = {}
    for name, size in SIZES.items():
        numbers = np.arange(start * size, (start + steps) * size).reshape(steps, size)
        arrays[name] = numbers.astype(DTYPES[name])
    return Block(steps, arrays)


def filled(*sizes: int) -> Trace:
    trace = Trace()
    for size in sizes:
        trace.append(block(trace.steps, size))
    return trace


@given(st.lists(st.integers(0, 150), max_size=12))
def test_trace_equals_its_blocks_one_after_the_other(sizes: list[int]) -> None:
    trace = filled(*sizes)
    whole = block(0, sum(sizes))
    assert trace.steps == sum(sizes)
    for name in trace:
        assert trace[name].dtype == DTYPES[name]
        np.testing.assert_array_equal(trace[name], whole.arrays[name])


@given(st.integers(1, 500))
def test_history_of_each_unit_is_contiguous(steps: int) -> None:
    h = filled(steps)[Name("h", 0, "numpy")]
    assert all(h[:, unit].flags.c_contiguous for unit in range(3))


def test_slices_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        filled(3)[X][0] = 7


def test_slice_stays_as_it_was_while_the_trace_grows() -> None:
    trace = filled(10)
    early = trace[X]
    before = early.copy()
    for _ in range(9):
        trace.append(block(trace.steps, MIN_CAPACITY))
    np.testing.assert_array_equal(early, before)


def test_trace_names_what_it_holds_in_the_order_of_the_first_block() -> None:
    trace = filled(1)
    assert list(trace) == list(SIZES)
    assert X in trace
    assert Y not in trace


def test_unknown_name_raises_and_get_gives_none() -> None:
    trace = filled(1)
    assert trace.get(Y) is None
    assert trace.get(X) is not None
    with pytest.raises(KeyError):
        trace[Y]


def test_empty_block_leaves_an_empty_trace() -> None:
    trace = Trace()
    trace.append(Block(0))
    assert trace.steps == 0
    assert list(trace) == []


def test_memory_is_less_than_twice_what_is_recorded() -> None:
    trace = filled(*[100] * 100)
    recorded = sum(trace[name].nbytes for name in trace)
    assert recorded <= trace.bytes < 2 * recorded


def test_quantities_that_are_one_array_take_the_room_of_one() -> None:
    def trace_of(y_of: Callable[[Array], Array]) -> Trace:
        trace = Trace()
        for start in (0, 100):
            h = np.arange(start, start + 100.0)[:, np.newaxis]
            trace.append(Block(100, {Name("h"): h, Y: y_of(h)}))
        return trace

    shared, apart = trace_of(lambda h: h), trace_of(np.copy)
    assert shared.bytes * 2 == apart.bytes
    for name in (Name("h"), Y):
        np.testing.assert_array_equal(shared[name], apart[name])


def test_quantities_that_part_later_keep_what_they_had() -> None:
    h = np.arange(4.0)[:, np.newaxis]
    trace = Trace()
    trace.append(Block(4, {Name("h"): h, Y: h}))
    trace.append(Block(4, {Name("h"): h + 4, Y: h + 40}))
    trace.append(Block(4, {Name("h"): h, Y: h}))
    assert trace[Name("h")].ravel().tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3]
    assert trace[Y].ravel().tolist() == [0, 1, 2, 3, 40, 41, 42, 43, 0, 1, 2, 3]
