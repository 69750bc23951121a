"""What the symptoms tell is what is seen, and the mistakes are where they were planted."""

import numpy as np
import pytest

from engine.errors import ParameterError
from engine.run.name import Y
from engine.zoo.every import specimen, specimens
from tests.engine.keras_reference import plan_of


def outputs(name: str) -> list[float]:
    return specimen(name).findings.broken["y"][:, 0].tolist()


def errors(name: str) -> list[float]:
    return specimen(name).findings.broken["error"][:, 0].tolist()


@pytest.mark.parametrize(
    ("name", "culprit", "first_t"),
    [
        ("times_for_plus", "a", 0),
        ("bias_twice", "a", 0),
        ("state_reset", "hU", 4),
        ("forgotten_tanh", "h", 0),
        ("one_step_samples", "hU", 1),
        ("target_off_by_one", "target", 0),
        ("transposed_recurrent_kernel", "hU", 0),
        ("state_kept", "hU", 0),
        ("activation_on_wrong_term", "h", 1),
        ("axes_swapped", "x", 1),
        ("update_gate_reversed", "h", 0),
        ("reset_before_product", "n", 1),
        ("first_bias_skipped", "n", 0),
        ("gate_order", "g", 0),
        ("forget_bias_missing", "f", 0),
        ("cell_tanh_missing", "h", 2),
        ("other_sigmoid", "i", 0),
        ("inputs_scaled", "x", 0),
        ("readout_bias_missing", "y", 0),
        ("features_permuted", "x", 0),
        ("kernel_order", "xW", 0),
        ("half_precision", "xW", 0),
        ("biases_swapped", "n", 0),
    ],
)
def test_mistake_is_found_where_it_was_planted(name: str, culprit: str, first_t: int) -> None:
    assert (specimen(name).culprit, specimen(name).first_t) == (culprit, first_t)


def test_unknown_name_is_told() -> None:
    with pytest.raises(ParameterError, match="specimen must be one of the bug zoo, got 'unicorn'"):
        specimen("unicorn")


def test_specimens_are_made_once() -> None:
    assert specimen("state_kept") is next(one for one in specimens() if one.name == "state_kept")


def test_times_for_plus_is_0_for_ever() -> None:
    assert set(outputs("times_for_plus")) == {0}
    assert specimen("times_for_plus").findings.right["y"][:4, 0].tolist() == [1, 2, 4, 8]


def test_bias_twice_is_3_too_large_then_about_2() -> None:
    first, *later = errors("bias_twice")
    assert first == 3
    np.testing.assert_allclose(
        later, 2 + (-0.5) ** np.arange(1, 10), rtol=1e-12
    )  # 2 is 3 / (1 - u), u = -1/2


def test_state_reset_falls_behind_every_fourth_step() -> None:
    assert errors("state_reset") == [0, 0, 0, 0, -2, -1, -0.5, -0.25, -4, -2, -1, -0.5]


def test_forgotten_tanh_has_the_sign_but_10_to_20_times_the_size() -> None:
    found = specimen("forgotten_tanh").findings
    ratio = found.broken["y"] / found.right["target"]
    assert (ratio.min(), ratio.max()) == (10, 20)


def test_one_step_samples_repeat_their_input() -> None:
    found = specimen("one_step_samples").findings.broken
    np.testing.assert_array_equal(found["y"], found["x"])


def test_target_off_by_one_makes_right_outputs_look_2_too_large() -> None:
    found = specimen("target_off_by_one").findings
    assert set(errors("target_off_by_one")) == {2}
    np.testing.assert_array_equal(found.broken["y"], found.right["y"])


def test_transposed_kernel_walks_the_other_way() -> None:
    found = specimen("transposed_recurrent_kernel").findings
    assert found.right["y"][:4].tolist() == [[0, 1], [-1, 0], [0, -1], [1, 0]]
    np.testing.assert_array_equal(found.broken["y"], found.right["y"] * [1, -1])


def test_state_kept_begins_wrong_in_the_second_row_and_halves_the_error() -> None:
    np.testing.assert_array_equal(errors("state_kept"), -1.5 * (-0.5) ** np.arange(7))


def test_state_kept_does_no_harm_in_the_first_row() -> None:
    kept = specimen("state_kept")
    x = kept.findings.right["x"]
    first = kept.make_network(plan_of(kept.experiment)).advance(x)[Y]
    np.testing.assert_array_equal(first, kept.findings.right["target"])


def test_both_rows_of_state_kept_hold_the_same_numbers() -> None:
    first, second = specimen("state_kept").experiment.sequence.generate().inputs
    np.testing.assert_array_equal(first, second)


def test_activation_on_the_wrong_term_lights_the_right_lamp_and_creeps_towards_2() -> None:
    found = specimen("activation_on_wrong_term").findings
    sizes = 2 - 0.5 ** np.arange(8)  # 1, 1.5, 1.75, …
    np.testing.assert_array_equal(found.broken["y"], found.right["target"] * sizes[:, np.newaxis])


def test_swapped_axes_read_the_first_number_of_each_row() -> None:
    swapped = specimen("axes_swapped")
    rows = swapped.experiment.sequence.generate().inputs
    np.testing.assert_array_equal(swapped.findings.broken["x"], rows[:, 0].astype(float))
    assert (np.diff(errors("axes_swapped")) > 0).all()


def test_reversed_gate_takes_over_what_it_should_leave_out() -> None:
    assert outputs("update_gate_reversed") == [0, 7, 2, 2, 9, 4, 6, 6]


def test_reset_before_the_product_adds_to_the_other_output() -> None:
    found = specimen("reset_before_product").findings.broken
    first, second = found["x"].T
    np.testing.assert_array_equal(found["y"], np.array([first, second + np.roll([*first[:-1], 0], 1)]).T)


def test_skipped_bias_leaves_every_output_2_too_small() -> None:
    assert set(errors("first_bias_skipped")) == {-2}


def test_exchanged_gates_remember_6_and_let_half_of_it_out_at_a_0() -> None:
    found = specimen("gate_order").findings.broken
    assert outputs("gate_order") == [3 if x == 0 else 6 for x in found["x"][:, 0]]


def test_missing_forget_bias_fades_too_fast_after_the_first_output() -> None:
    first, *later = errors("forget_bias_missing")
    assert first == 0
    assert max(later) < 0
    forget = (-0.5 + 1) / 2  # the gate at −1/2, where it should be that at 1/2
    assert outputs("forget_bias_missing")[:3] == pytest.approx([16, 16 * forget, 16 * forget**2], rel=1e-12)


def test_cell_without_its_second_bend_leaves_the_range() -> None:
    found = specimen("cell_tanh_missing").findings.broken
    np.testing.assert_array_equal(found["y"], np.cumsum(found["x"], axis=0))
    assert (max(outputs("cell_tanh_missing")), min(outputs("cell_tanh_missing"))) == (2, -1.5)


def test_other_sigmoid_makes_every_output_half_a_percent_too_small() -> None:
    found = specimen("other_sigmoid").findings
    sigmoid = 1 / (1 + np.exp(-6))  # in place of 1, on the way in and on the way out
    np.testing.assert_allclose(found.broken["y"], found.right["y"] * sigmoid**2, rtol=1e-12)
    assert round(100 * (1 - sigmoid**2), 1) == 0.5


def test_inputs_scaled_is_ten_times_too_large() -> None:
    assert outputs("inputs_scaled") == [10 * y for y in specimen("inputs_scaled").findings.right["y"][:, 0]]


def test_readout_bias_missing_is_3_too_small() -> None:
    assert set(errors("readout_bias_missing")) == {-3}


def test_features_permuted_has_the_opposite() -> None:
    assert outputs("features_permuted") == [
        -y for y in specimen("features_permuted").findings.right["y"][:, 0]
    ]


def test_kernel_order_leaves_the_middle_at_0() -> None:
    y, x = (specimen("kernel_order").findings.broken[name] for name in ("y", "x"))
    assert not y[:, 1].any()
    assert (y[:, [0, 2]] == x.sum(axis=1, keepdims=True)).all()


def test_half_precision_is_short_by_what_has_come_in() -> None:
    came_in = specimen("half_precision").findings.right["x"][:, 0]
    assert errors("half_precision") == [-float(one) for one in np.cumsum(came_in)]


def test_biases_swapped_adds_2_at_every_step() -> None:
    numbers = specimen("biases_swapped").findings
    assert (numbers.broken["y"][:, 0] == numbers.right["x"][:, 0] + 2).all()
