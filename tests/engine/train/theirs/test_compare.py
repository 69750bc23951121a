"""Gradients of a backward pass by somebody else: the same as ours, or named for what is wrong with them."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from engine.array import Array
from engine.cells.echo_state import EchoState
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.theirs.given import given_of
from engine.train.theirs.compare import compare_gradients
from engine.train.theirs.judge import GradientComparison
from tests.engine.gradient.trainable import experiment_of, layer_of
from tests.engine.train.theirs.by_hand import Case, drawn_case

KINDS = {"RNN": "SimpleRNN", "LSTM": "LSTM", "GRU": "GRU"}
TO_KERAS = {"RNN": [0], "LSTM": [0, 1, 3, 2], "GRU": [1, 0, 2]}  # from i f o g, and r z n


def keras(case: Case, array: Array) -> Array:
    """The columns of the gates where Keras has them."""
    order = TO_KERAS[case.cell]
    parts = np.split(array, len(order), axis=-1)
    return np.concatenate([parts[at] for at in order], axis=-1)


def experiment(case: Case, **training: Any) -> Experiment:
    """The same network and data, as an experiment has them."""
    p, cell = case.p, KINDS[case.cell]
    bias = keras(case, p["b"])
    bias = np.stack([bias, keras(case, p["b2"])]) if cell == "GRU" else bias
    layer = {"cell": cell, "units": len(p["Wh"]), "kernel": keras(case, p["Wx"]).tolist(),
             "recurrent_kernel": keras(case, p["Wh"]).tolist(), "bias": bias.tolist()}  # fmt: skip
    return Experiment.parse(
        {
            "sequence": {"kind": "values", "values": case.x.tolist(), "targets": case.target.tolist(),
                         "counts": case.counts.tolist()},
            "model": {"layers": [layer], "readout": {"kernel": p["V"].tolist(), "bias": p["c"].tolist()}},
            "training": training,
        }
    )  # fmt: skip


NAMES = {"Wx": "dWx", "Wh": "dWh", "b": "db", "V": "dV", "c": "dc"}


def compared(
    case: Case,
    theirs: Mapping[str, Array] | None = None,
    names: Mapping[str, str] = NAMES,
    factor: float = 1.0,
) -> GradientComparison:
    found = case.whole() if theirs is None else theirs
    arrays = given_of({names[name]: factor * found[name] for name in names}).arrays
    right = Case(case.cell, case.p, case.x, case.target, case.counts)
    return compare_gradients(experiment(right), arrays)


@pytest.mark.parametrize("cell", ["RNN", "LSTM"])
def test_right_gradients_are_the_same_whole_and_by_step(cell: str) -> None:
    case = drawn_case(cell)
    for theirs in (case.whole(), case.gradients()):
        made = compared(case, {name: table.astype(np.float32) for name, table in theirs.items()})
        assert made.is_same
        assert made.first is None
    assert any("cs231n" in sentence for sentence in made.told) == (cell == "LSTM")


def test_pytorch_s_names_and_shapes_are_known() -> None:
    case = drawn_case("GRU")
    found = case.whole()
    arrays = {
        "rnn.weight_ih_l0.grad": found["Wx"].T, "rnn.weight_hh_l0.grad": found["Wh"].T,
        "rnn.bias_ih_l0.grad": found["b"], "rnn.bias_hh_l0.grad": found["b2"],
        "fc.weight.grad": found["V"].T, "fc.bias.grad": found["c"],
    }  # fmt: skip
    assert compare_gradients(experiment(case), given_of(arrays).arrays).is_same
    arrays["rnn.bias_hh_l0.grad"] = found["b"]
    made = compare_gradients(experiment(case), given_of(arrays).arrays)
    assert made.first is not None
    assert (str(made.first.name), made.first.index[0]) == ("0.bias", 1)


PLANTED: list[tuple[str, dict[str, Any], tuple[str, ...], dict[str, Any]]] = [
    ("RNN", {"path": "all"}, ("state_path_missing",), {"path": "all"}),
    ("LSTM", {"path": "h"}, ("state_path_missing",), {"path": "recurrent", "layer": 0}),
    ("LSTM", {"path": "c"}, ("state_path_missing",), {"path": "direct", "layer": 0}),
    ("RNN", {"slope": "output"}, ("gate_slope_wrong",), {"gates": ["a"], "as": "output"}),
    ("RNN", {"slope": "none"}, ("gate_slope_wrong",), {"gates": ["a"], "as": "none"}),
    ("LSTM", {"slope": "i as tanh"}, ("gate_slope_wrong",), {"gates": ["i"], "as": "tanh"}),
    ("RNN", {"cut": 3}, ("truncated_early",), {"how": "cut", "N": 3}),
    ("LSTM", {"cut": 4}, ("truncated_early",), {"how": "cut", "N": 4}),
    ("RNN", {"turned": True}, ("recurrent_kernel_turned",), {"layer": 0}),
    ("RNN", {"mask": "none"}, ("mask_forgotten",), {"over": "all steps"}),
    ("LSTM", {"mask": "mean"}, ("mask_forgotten",), {"over": "masked, divided by all"}),
]


@pytest.mark.parametrize(("cell", "broken", "words", "details"), PLANTED)
def test_planted_mistake_is_named(
    cell: str, broken: dict[str, Any], words: tuple[str, ...], details: dict[str, Any]
) -> None:
    case = drawn_case(cell)
    if "mask" in broken:
        case.counts = np.arange(7) % 3 != 1
        case.counts = np.tile(case.counts, (4, 1))
    case.broken = broken
    made = compared(case)
    assert not made.is_same
    assert made.findings[0].mistakes == words
    assert details.items() <= made.findings[0].details.items()
    assert made.findings[0].certainty == "certain"
    assert made.findings[0].residual < 1e-12
    assert all(place in made.findings[0].cure for place in ("Keras:", "PyTorch:", "NumPy:", "C:"))


def test_gru_whose_update_gate_hands_nothing_back_is_named() -> None:
    case = drawn_case("GRU")
    case.broken = {"path": "z"}
    found = case.whole()
    made = compare_gradients(
        experiment(case), given_of({"dWx": found["Wx"], "dWh": found["Wh"], "db": found["b"]}).arrays
    )
    assert made.findings[0].details["path"] == "direct"
    assert "through the update gate is left out" in made.findings[0].sentence


MADE: list[tuple[Callable[[Case], Mapping[str, Array]], float, tuple[str, ...], str]] = [
    (Case.whole, 1 / 4, ("averaged_twice",), "divided by 4, the number of rows, once more"),
    (Case.whole, 28, ("not_averaged",), "28 times as large, the number of steps of all rows that count"),
    (Case.whole, 0.5, ("averaged_twice", "not_averaged"), ""),
    (Case.whole, -1, ("not_averaged",), "The sign is the other one"),
    (lambda case: case.within_reach(3), 1, ("truncated_early",), "of each step goes back 3 steps only."),
    (lambda case: case.clipped_rows(0.5), 1, ("clipped_before_average",), "norm of all weights at 0.5"),
    (lambda case: case.within_reach(3), 7, ("truncated_early", "not_averaged"), "7 times as large"),
]  # fmt: skip


@pytest.mark.parametrize("place", range(len(MADE)))
def test_gradient_that_is_made_otherwise_is_named(place: int) -> None:
    make, factor, words, sentence = MADE[place]
    case = drawn_case("RNN")
    made = compared(case, make(case), factor=factor)
    if len(made.findings) > 1:  # half the gradient: of two outputs, or of half the squared error
        assert tuple(one.mistakes[0] for one in made.findings) == words
        assert {one.certainty for one in made.findings} == {"possible"}
    else:
        assert made.findings[0].mistakes == words
        assert sentence in made.findings[0].sentence


def test_first_wrong_number_by_step_is_the_one_that_the_backward_pass_comes_by_first() -> None:
    case = drawn_case("RNN")
    theirs = case.gradients()
    theirs["Wh"][3, 1, 2] += 1
    theirs["Wx"][2, 0, 0] += 1
    made = compared(case, theirs)
    assert made.first is not None
    assert (str(made.first.name), made.first.t, made.first.index) == ("0.recurrent_kernel", 3, (1, 2))
    assert made.findings == ()
    assert made.sentence == "No known mistake of a backward pass explains these gradients."


def test_transposed_square_kernel_is_read_as_it_is_meant() -> None:
    case = drawn_case("RNN")
    found = case.whole()
    made = compared(case, {**found, "Wh": found["Wh"].T})
    assert made.is_same
    assert "square kernels transposed" in made.told[1]


@pytest.mark.parametrize(
    ("arrays", "words"),
    [
        ({"dWx": np.ones((3, 3))}, "dWx must have shape (2, 3) or (3, 2), or ("),
        ({"1.kernel": np.ones((2, 3))}, "is of layer 1; the model has 1"),
        ({"dWx": np.ones((2, 3)), "grad.kernel": np.ones((2, 3))}, "more than one array is the gradient of"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(arrays: dict[str, Array], words: str) -> None:
    with pytest.raises(ParameterError) as told:
        compare_gradients(experiment(drawn_case("RNN")), given_of(arrays).arrays)
    assert words in str(told.value)


def test_cell_without_a_plain_pass_is_compared_and_says_so() -> None:
    made = compare_gradients(
        experiment_of([layer_of(EchoState, 2)]), given_of({"0.recurrent_kernel": np.ones((2, 2))}).arrays
    )
    assert (
        made.sentence
        == "No mistake is looked for, since layer 0 is of another kind than SimpleRNN, GRU and LSTM."
    )
