"""What every convention must keep; a new one is found by itself."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.models.cell_weights import CellWeights
from engine.models.conventions.base import WeightConvention
from engine.models.conventions.every import CONVENTIONS, convention
from tests.engine.models import published
from tests.engine.models.layers import KINDS, layers, random_layer

PUBLISHED: dict[str, Callable[..., Any]] = {
    "Keras": published.keras,
    "PyTorch": published.pytorch,
    "ONNX": published.onnx,
    "cs231n": published.cs231n,
    "TensorFlow 1": published.tensorflow1,
    "textbook": published.textbook,
}
BY_NAME = pytest.mark.parametrize("one", CONVENTIONS, ids=lambda one: one.name)


def may_hold(one: WeightConvention, layer: CellWeights) -> bool:
    try:
        one.check(layer.kind, layer.reset_after)
    except ParameterError:
        return False
    return True


EVERY = [random_layer(kind, 3, 4, 5, after) for kind in KINDS for after in (True, False)]
HELD = [(one, layer) for one in CONVENTIONS for layer in EVERY if may_hold(one, layer)]


def test_the_six_are_there() -> None:
    assert {one.name for one in CONVENTIONS} == set(PUBLISHED)
    assert convention("tensorflow1").name == "TensorFlow 1"


@BY_NAME
@settings(max_examples=40)
@given(layer=layers())
def test_weights_come_back_as_they_went(one: WeightConvention, layer: CellWeights) -> None:
    if not may_hold(one, layer):
        return
    back = one.weights(layer.kind, one.arrays(layer), layer.reset_after)
    assert back.has_bias == layer.has_bias or one.name == "TensorFlow 1"
    for name in ("kernel", "recurrent_kernel", "bias"):
        np.testing.assert_allclose(
            getattr(back.weights, name), getattr(layer.weights, name), rtol=0, atol=1e-15
        )


@pytest.mark.parametrize(("one", "layer"), HELD, ids=lambda thing: getattr(thing, "name", ""))
def test_its_own_equations_give_what_keras_equations_give(one: WeightConvention, layer: CellWeights) -> None:
    kind, reset_after = layer.kind, layer.reset_after
    x = np.random.default_rng(1).normal(size=(9, 3))
    wanted = published.keras(kind, convention("Keras").arrays(layer), x, reset_after)
    extra = (reset_after,) if one.name in ("Keras", "ONNX") else ()
    found = PUBLISHED[one.name](kind, one.arrays(layer), x, *extra)
    np.testing.assert_allclose(found, wanted, rtol=0, atol=1e-12)


@BY_NAME
@given(kind=st.sampled_from(KINDS))
def test_its_difference_is_a_sentence_that_names_it(one: WeightConvention, kind: str) -> None:
    said = one.difference(kind)
    assert said.startswith(one.name)
    assert said.endswith(".")


@BY_NAME
def test_arrays_that_do_not_fit_are_refused_by_name(one: WeightConvention) -> None:
    layer = random_layer("LSTM", 3, 4)
    for name, array in one.arrays(layer).items():
        axis = -2 if one.is_transposed and name != one.bias and array.ndim > 1 else -1
        wrong = {**one.arrays(layer), name: np.delete(array, -1, axis)}  # a gate's last unit is missing
        with pytest.raises(ParameterError):
            one.weights("LSTM", wrong, layer.reset_after and True in one.resets_after)


def test_a_cell_that_a_convention_has_not_is_said() -> None:
    with pytest.raises(ParameterError, match="cs231n has no GRU"):
        convention("cs231n").arrays(random_layer("GRU", 2, 3))
    with pytest.raises(ParameterError, match="PyTorch has no GRU whose reset gate"):
        convention("PyTorch").arrays(random_layer("GRU", 2, 3, reset_after=False))
    with pytest.raises(ParameterError, match="convention must be one of cs231n"):
        convention("Theano")


def test_differences_say_what_costs_hours() -> None:
    assert "r z n (Keras: z r n)" in convention("PyTorch").difference("GRU")
    assert "i o f c" in convention("ONNX").difference("LSTM")
    assert "i f o g" in convention("cs231n").difference("LSTM")
    assert "adds 1 to the forget gate" in convention("TensorFlow 1").difference("LSTM")
    assert "z = 1 take the candidate" in convention("textbook").difference("GRU")
    assert convention("Keras").difference("GRU") == "Keras keeps weights as Keras does."


def test_two_biases_are_kept_for_a_gru_and_added_for_others() -> None:
    torch = convention("PyTorch")
    for kind in KINDS:
        arrays = torch.arrays(random_layer(kind, 2, 3))
        arrays["bias_hh"] = arrays["bias_hh"] + 1
        layer, plain = torch.weights(kind, arrays), random_layer(kind, 2, 3)
        moved = layer.weights.bias - plain.weights.bias
        wanted = np.stack([np.zeros(9), np.ones(9)]) if kind == "GRU" else np.ones_like(plain.weights.bias)
        np.testing.assert_allclose(moved, wanted)
