"""Numbers pasted as programs print them, and as tables."""

import numpy as np
import pytest

from engine.errors import ParameterError
from engine.reading.pasted_arrays import ROUNDED, given_of_paste

Y = np.array([[[0.5, -1.25], [2.0, 3.0]], [[4.0, 5.5], [6.0, 7.0]]])


@pytest.mark.parametrize("values", [Y, Y[0], Y[0, 0]])
def test_what_numpy_prints_is_read_back(values: np.ndarray) -> None:
    for text in (repr(values), str(values), f"y = {values.tolist()}"):
        (array,) = given_of_paste(text).arrays
        np.testing.assert_array_equal(array.values, values)


def test_what_pytorch_prints_is_read_back() -> None:
    text = "tensor([[ 0.5000, -1.2500],\n        [ 2.0000,  3.0000]], grad_fn=<StackBackward0>)"
    (array,) = given_of_paste(text).arrays
    np.testing.assert_array_equal(array.values, Y[0])


def test_names_are_kept() -> None:
    arrays = given_of_paste("h = [[1, 2], [3, 4]]\nc = [[5, 6], [7, 8]]").arrays
    assert {one.name: one.values.tolist() for one in arrays} == {"h": [[1, 2], [3, 4]], "c": [[5, 6], [7, 8]]}


def test_a_table_may_have_brackets_in_its_heads() -> None:
    (array,) = given_of_paste("y[0]\ty[1]\n1\t2\n3\t4\n").arrays
    assert (array.name, array.values.tolist()) == ("y", [[1, 2], [3, 4]])


def test_lost_digits_are_told() -> None:
    assert given_of_paste("array([0.12345678, 0.5])").told == (ROUNDED,)
    assert given_of_paste("[0.1, 0.5]").told == ()


def test_what_holds_no_number_is_told() -> None:
    with pytest.raises(ParameterError):
        given_of_paste("[[[")
