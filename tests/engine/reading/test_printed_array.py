import json
import sys
from collections import OrderedDict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from engine.errors import ParameterError
from engine.reading.printed_array import PrintedArray, looks_printed, looks_rounded, read_arrays

matrices = st.sampled_from([np.float32, np.float64]).flatmap(
    lambda dtype: arrays(
        dtype,
        array_shapes(min_dims=1, max_dims=2, max_side=5),
        elements=st.floats(
            allow_nan=False, allow_infinity=False, width=8 * np.dtype(dtype).itemsize, allow_subnormal=False
        ),
    )
)


def as_numpy(found: PrintedArray) -> np.ndarray:
    return np.array(found.rows, dtype=np.float64).reshape(found.shape)


def bits(array: np.ndarray) -> tuple:
    return array.shape, array.astype(np.float64).tobytes()


@given(st.lists(matrices, min_size=1, max_size=4))
def test_printed_list_of_arrays_reads_back_to_the_same_bits(weights: list) -> None:
    with np.printoptions(floatmode="unique", threshold=sys.maxsize):
        text = repr(weights)
    assert [bits(as_numpy(found)) for found in read_arrays(text)] == list(map(bits, weights))


@given(st.lists(matrices, min_size=1, max_size=4))
def test_arrays_printed_one_by_one_without_commas_read_back(weights: list) -> None:
    doubled = [weight.astype(np.float64) for weight in weights]  # such a text says no dtype
    with np.printoptions(floatmode="unique", threshold=sys.maxsize):
        text = "\n".join(map(str, doubled))
    assert [bits(as_numpy(found)) for found in read_arrays(text)] == list(map(bits, doubled))


@given(matrices)
def test_nested_lists_and_numpy_scalars_and_json_read_back(weight: np.ndarray) -> None:
    for text in (repr(weight.tolist()), json.dumps(weight.tolist())):
        (found,) = read_arrays(text)
        assert bits(as_numpy(found)) == bits(weight)
    (found,) = read_arrays(repr(list(weight.ravel())))  # [np.float32(0.1), …]
    assert bits(as_numpy(found)) == bits(weight.ravel())


@pytest.mark.slow
def test_weights_that_keras_prints_read_back_to_the_same_bits() -> None:
    import keras

    model = keras.Sequential(
        [keras.Input((None, 2)), keras.layers.SimpleRNN(3), keras.layers.Dense(1, use_bias=False)]
    )
    with np.printoptions(floatmode="unique"):
        text = repr(model.get_weights())
    assert [bits(as_numpy(found)) for found in read_arrays(text)] == list(map(bits, model.get_weights()))


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("[[[2.0]], [[1.0]], [3.0]]", [(1, 1), (1, 1), (1,)]),
        ("[[[[2.0]], [[1.0]], [3.0]], [], [[[1.0]], [0.0]]]", [(1, 1), (1, 1), (1,), (1, 1), (1,)]),
        ("3", [()]),
        ("array([[[1.], [2.]], [[3.], [4.]]])", [(2, 1), (2, 1)]),
        ("[1, 2]", [(2,)]),
        ("[[1 -2]\n [3 4]]", [(2, 2)]),
        ("Out[7]: [array([[2.]], dtype=float32)]", [(1, 1)]),
        (">>> model.get_weights()\n[array([[2.]], dtype=float32)]", [(1, 1)]),
        ("tensor([[0.5, 1.]], device='cuda:0', grad_fn=<AddBackward0>)", [(1, 2)]),
        ("Parameter containing:\ntensor([1.], requires_grad=True)", [(1,)]),
        ("tf.Tensor(\n[[1. 2.]], shape=(1, 2), dtype=float32)", [(1, 2)]),
        ("<tf.Variable 'w:0' shape=(1, 1) dtype=float32, numpy=array([[2.]], dtype=float32)>", [(1, 1)]),
        ("<Variable path=rnn/kernel, shape=(1, 1), dtype=float32, value=[[2.]]>", [(1, 1)]),
    ],
)  # fmt: skip
def test_what_others_print_has_the_shapes_they_say(text: str, shapes: list) -> None:
    assert [found.shape for found in read_arrays(text)] == shapes


def test_names_stand_with_their_arrays() -> None:
    ordered = repr(OrderedDict([("rnn.weight", [[1.0]]), ("rnn.bias", [2.0])]))
    for text, names in (
        ("{'kernel': [[1.0]], 'bias': [2.0]}", ["kernel", "bias"]),
        ("kernel = np.array([[1.0]])  # as made\nbias = [2.0]", ["kernel", "bias"]),
        (ordered, ["rnn.weight", "rnn.bias"]),
    ):
        assert [(found.name, found.rows[0][0]) for found in read_arrays(text)] == list(
            zip(names, (1.0, 2.0), strict=True)
        )


def test_whole_numbers_stay_whole_and_those_of_float32_are_its_own() -> None:
    assert repr(read_arrays("[2, 2.0]")[0].rows) == "((2, 2.0),)"
    assert read_arrays("array([0.1], dtype=float32)")[0].rows == ((float(np.float32(0.1)),),)
    assert read_arrays("[np.float32(0.1), np.float64(0.1)]")[0].rows == ((float(np.float32(0.1)), 0.1),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[1. 2. ... 3.]]", "line 1, column 9: numbers are left out here"),
        ("[[1.]\n ...\n [3.]]", "line 2, column 2: numbers are left out here"),
        ("[1, 2 3]", "line 1, column 1: has commas between some of its items only"),
        ("[[1, 2],\n [3]]", "line 2, column 2: must hold as many numbers as the first row (2), got 1"),
        ("[1", "ends before all its brackets are closed"),
        ("[nan]", "must be a finite number, got 'nan'"),
        ("[1e999]", "must be a finite number within float64"),
        ("array([1e39], dtype=float32)", "is beyond what its dtype holds"),
        ("__import__('os').system('x')", "'__import__' is no array of numbers"),
        ("[1, f(2)]", "line 1, column 5: 'f' is no array of numbers"),
        ("[1-2]", "'1-2]' is no number"),
        ("[True]", "'True' is no array of numbers"),
        ("array([1j])", "is no number"),
        ("[" * 5000, "is nested deeper than 8 brackets"),
        ("<KerasVariable shape=(1, 1), dtype=float32, path=rnn/kernel>", "says a shape and no numbers"),
        ("array(['a'], dtype='<U1')", "is no array of numbers"),
        ("[[]]", "is empty; numbers belong there"),
        ("[[1], 2]", "is a number among rows of numbers"),
        ("", "holds no number yet"),
        ("[]", "holds no number yet"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(ParameterError) as caught:
        read_arrays(text)
    assert told in str(caught.value)
    assert len(str(caught.value)) < 200


@settings(max_examples=300)
@given(st.text(alphabet="[](){},:=<>'\"#. \n…-+0123456789eEarytndxnp_", max_size=80))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        found = read_arrays(text)
    except ParameterError as error:
        assert "\n" not in str(error)
    else:
        assert all(np.isfinite(np.array(one.rows, dtype=np.float64)).all() for one in found)


def test_numbers_that_numpy_has_rounded_are_known_by_their_decimals() -> None:
    weight = np.array([[1 / 3, 1 / 7e3]])
    assert looks_rounded(repr([weight]))
    assert looks_rounded(str(weight))
    assert not looks_rounded(repr([weight.tolist()]))
    assert not looks_rounded(repr([np.array([[0.5, 2.0]], dtype=np.float32)]))
    with np.printoptions(floatmode="unique"):
        assert not looks_rounded(repr([weight]))


def test_only_texts_with_brackets_look_printed() -> None:
    assert looks_printed("array([1])")
    assert not looks_printed("1\t2\n3\t4")
