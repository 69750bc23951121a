"""Laying somebody's arrays beside a run: any order of axes, names, lengths."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.theirs.align import RunShape, align
from engine.theirs.aligned import AlignedNumbers, numbers_of
from engine.theirs.alignment import Alignment
from engine.theirs.given import given_of
from engine.theirs.slot import slots_of

SLOTS = slots_of([LSTM(units=3), SimpleRNN(units=4)], 2)
SIZES = st.integers(1, 6)


def laid(
    arrays: Array | dict[str, Array], rows: int, steps: int, ours: dict[str, Array] | None = None
) -> tuple[Alignment, dict[str, AlignedNumbers]]:
    """What becomes of arrays beside a run of these rows and steps."""
    found = given_of(arrays)
    alignment = align(found, RunShape(SLOTS, rows, steps), ours)
    return alignment, numbers_of(found, alignment, rows, steps)


def numbers(*shape: int) -> Array:
    """Different numbers."""
    return np.arange(np.prod(shape), dtype=float).reshape(shape) + 0.5


@given(rows=SIZES, steps=SIZES, order=st.permutations(range(3)))
def test_axes_in_any_order_come_out_as_they_were(rows: int, steps: int, order: list[int]) -> None:
    values = numbers(rows, steps, 2)
    assume(len({rows, steps, 2}) == 3)  # else an order cannot be told
    turned = values.transpose(order)
    alignment, found = laid(turned, rows, steps)
    assert [one.key for one in alignment.arrays] == ["y"]
    np.testing.assert_array_equal(found["y"].values, values)
    assert found["y"].there.all()


@given(rows=SIZES, steps=SIZES, size=st.sampled_from([2, 3, 4]))
def test_a_shape_that_fits_as_it_stands_is_never_turned(rows: int, steps: int, size: int) -> None:
    key = {2: "y", 3: "0.h", 4: "1.h"}[size]
    values = numbers(rows, steps, size)
    alignment, found = laid({key: values}, rows, steps)
    np.testing.assert_array_equal(found[key].values, values)
    others = [order for order in permutations(range(3)) if order != (0, 1, 2)]
    could = any(tuple(values.shape[axis] for axis in order) == values.shape for order in others)
    assert bool([note for note in alignment.notes if "could also be" in note]) == could


@given(steps=st.integers(2, 40), missing=st.integers(1, 5), is_front=st.booleans(), seed=st.integers(0, 99))
def test_fewer_steps_lie_where_the_numbers_fit(steps: int, missing: int, is_front: bool, seed: int) -> None:
    assume(missing < steps - 1)
    ours = np.random.default_rng(seed).normal(size=(1, steps, 2))
    theirs = ours[0, missing:] if is_front else ours[0, : steps - missing]
    alignment, found = laid(theirs, 1, steps, {"y": ours})
    assert alignment.arrays[0].offset == (missing if is_front else 0)
    there = found["y"].there
    assert there.sum() == 2 * (steps - missing)
    np.testing.assert_array_equal(found["y"].values[there], ours[there])


def test_more_steps_lie_where_the_numbers_fit() -> None:
    ours = np.random.default_rng(0).normal(size=(3, 9, 2))
    longer = np.concatenate([np.zeros((3, 1, 2)), ours], axis=1)
    alignment, found = laid(longer, 3, 9, {"y": ours})
    assert alignment.arrays[0].offset == -1
    assert "its step 1 is our step 0" in alignment.sentence
    np.testing.assert_array_equal(found["y"].values, ours)


def test_as_many_steps_are_never_shifted() -> None:
    ours = np.random.default_rng(0).normal(size=(1, 9, 2))
    late = np.concatenate([np.zeros((1, 1, 2)), ours[:, :-1]], axis=1)
    alignment, found = laid(late, 1, 9, {"y": ours})
    assert alignment.arrays[0].offset == 0
    np.testing.assert_array_equal(found["y"].values, late)


@pytest.mark.parametrize(
    ("arrays", "rows", "key"),
    [
        (numbers(4, 2), 4, "y"),
        (numbers(4, 1, 2), 4, "y"),
        (numbers(2), 1, "y"),
        ({"h_n": numbers(1, 4, 4)}, 4, "1.h"),
        ({"c_n": numbers(4, 3)}, 4, "0.c"),
        ({"final_state_layer0": numbers(4, 3)}, 4, "0.h"),
    ],
)
def test_the_last_step_alone_is_told(arrays: Array | dict[str, Array], rows: int, key: str) -> None:
    alignment, found = laid(arrays, rows, 7)
    assert alignment.arrays[0].is_last_only
    assert "the last step alone" in alignment.sentence
    assert not found[key].there[:, :6].any()
    assert found[key].there[:, 6].all()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("h", "1.h"),
        ("0.h", "0.h"),
        ("numpy.0.f", "0.f"),
        ("layer0_h", "0.h"),
        ("layer1.hidden_state", "1.h"),
        ("layer_0/cell_state", "0.c"),
        ("c", "0.c"),
        ("forget_gate", "0.f"),
        ("input gate", "0.i"),
        ("output_gate", "0.o"),
        ("output", "y"),
        ("y_pred", "y"),
        ("lstm_output", "y"),
        ("Predictions", "y"),
    ],
)
def test_a_name_says_the_quantity(name: str, key: str) -> None:
    size = {str(slot): slot.size for slot in SLOTS}[key]
    alignment, _ = laid({name: numbers(5, size), "kernel": numbers(3, 3)}, 1, 5)
    assert [one.key for one in alignment.arrays] == [key]
    assert alignment.notes[-1] == "Left out: 'kernel'."


def test_a_size_decides_between_layers() -> None:
    assert laid({"h": numbers(5, 3)}, 1, 5)[0].arrays[0].key == "0.h"
    assert laid(numbers(5, 4), 1, 5)[0].arrays[0].key == "1.h"


def test_what_else_a_nameless_array_may_be_is_told() -> None:
    alignment, _ = laid(numbers(5, 3), 1, 5)
    assert alignment.arrays[0].key == "0.h"
    assert alignment.notes == ("The array could also be c of layer 0; a name would say.",)


@pytest.mark.parametrize(
    ("arrays", "words"),
    [
        (numbers(5, 7), r"the array has shape \(5, 7\); the output y of the model has shape \(1, 5, 2\)"),
        (
            {"0.h": numbers(5, 4)},
            r"'0.h' has shape \(5, 4\); h of layer 0 of the model has shape",
        ),
        ({"2.h": numbers(5, 4)}, "'2.h' is of layer 2, and the last layer of the model is 1"),
        ({"p": numbers(5, 2), "q": numbers(5, 2)}, "'q' could both be the output y"),
        ({"x": numbers(5, 2), "target": numbers(5, 2)}, "no numbers of a network, but 'x', 'target'"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(arrays: Array | dict[str, Array], words: str) -> None:
    with pytest.raises(ParameterError, match=words):
        laid(arrays, 1, 5)


def test_a_column_that_counts_the_steps_is_left_out() -> None:
    values = numbers(5, 2)
    alignment, found = laid({"y": np.column_stack([np.arange(5), values])}, 1, 5)
    np.testing.assert_array_equal(found["y"].values[0], values)
    assert "without its first column, which counts the steps" in alignment.sentence


def test_nan_and_infinity_that_a_program_wrote_are_numbers() -> None:
    values = numbers(5, 2)
    values[1], values[2] = np.nan, np.inf
    found = laid(values, 1, 5)[1]["y"]
    assert found.there.all()
    np.testing.assert_array_equal(found.values[0], values)


def test_an_alignment_is_read_back_from_its_plain_form() -> None:
    alignment, _ = laid({"y": numbers(5, 2), "h": numbers(4, 5)}, 1, 5)
    plain = alignment.plain
    assert plain["arrays"][0]["axes"] == ["steps", "size"]
    assert Alignment.parse(alignment.model_dump(mode="json")) == alignment


def test_numbers_of_another_shape_than_at_first_are_refused() -> None:
    alignment, _ = laid({"y": numbers(5, 2)}, 1, 5)
    with pytest.raises(ParameterError, match=r"had 'y' of shape \(5, 2\), which has shape \(6, 2\) now"):
        numbers_of(given_of({"y": numbers(6, 2)}), alignment, 1, 5)
    with pytest.raises(ParameterError, match="which is gone"):
        numbers_of(given_of({"z": numbers(5, 2)}), alignment, 1, 5)
