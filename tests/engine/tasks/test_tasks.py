"""What each task asks, checked by another way to the same answer."""

import math

import numpy as np
import pytest

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.sequences.base import Batch
from engine.tasks.adding import AddingProblem
from engine.tasks.base import LearningTask
from engine.tasks.characters import Characters
from engine.tasks.copy_memory import CopyMemory
from engine.tasks.counting_ones import CountingOnes
from engine.tasks.echo import Echo
from engine.tasks.elman_xor import ElmanXor
from engine.tasks.flip_flop import FlipFlop
from engine.tasks.mackey_glass import MackeyGlass, mackey_glass
from engine.tasks.narma import narma_10
from engine.tasks.parity import Parity
from engine.tasks.temporal_order import TemporalOrder


def drawn(task: LearningTask, examples: int = 50) -> Batch:
    return task.draw(np.random.default_rng(3), examples)


def test_sum_is_that_of_the_two_marked_numbers_one_in_each_half() -> None:
    batch = drawn(AddingProblem(length=9))
    for row, target, mask in zip(batch.inputs, batch.targets, batch.mask, strict=True):
        marked = [t for t, (_, mark) in enumerate(row) if mark == 1]
        assert len(marked) == 2
        assert marked[0] < 4 <= marked[1]
        assert target[-1, 0] == pytest.approx(sum(row[t, 0] for t in marked))
        assert mask.tolist() == [False] * 8 + [True]


def test_symbols_are_copied_in_their_order_after_the_signal() -> None:
    batch = drawn(CopyMemory(wait=4, copied=3, symbols=5))
    read, written = batch.inputs.argmax(axis=2), batch.targets.argmax(axis=2)
    assert (read[:, :3] == written[:, -3:]).all()
    assert (written[:, :-3] == 5).all()
    assert np.argwhere(read == 6)[:, 1].tolist() == [6] * 50  # the copy begins at the next step


def test_answer_names_the_two_marks_in_their_order() -> None:
    batch = drawn(TemporalOrder(length=20))
    for row, target in zip(batch.inputs, batch.targets, strict=True):
        marks = "".join("abcdXY"[symbol] for symbol in row.argmax(axis=1) if symbol > 3)
        assert ("XX", "XY", "YX", "YY")[int(target[-1].argmax())] == marks


def test_parity_is_the_exclusive_or_of_all_bits_so_far() -> None:
    batch = drawn(Parity(length=12))
    for row, target in zip(batch.inputs, batch.targets, strict=True):
        odd = 0
        for bit, wanted in zip(row[:, 0], target[:, 0], strict=True):
            odd ^= int(bit)
            assert wanted == odd


def test_switch_stays_where_it_was_pushed_last() -> None:
    batch = drawn(FlipFlop(length=30, switches=2, push=0.3))
    state = np.zeros((50, 2))
    for t in range(30):
        state = np.where(batch.inputs[:, t] != 0, batch.inputs[:, t], state)
        assert (batch.targets[:, t] == state).all()


def test_echo_is_what_was_read_before() -> None:
    batch = drawn(Echo(length=8, delay=3))
    for t in range(3, 8):
        assert (batch.targets[:, t] == batch.inputs[:, t - 3]).all()
    assert batch.mask.sum(axis=1).tolist() == [5] * 50


def test_echo_longer_than_the_example_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"delay must be less than the steps \(8\), got 8"):
        Experiment(sequence=Echo(length=8, delay=8))


def test_every_third_bit_is_the_exclusive_or_of_the_two_before() -> None:
    batch = drawn(ElmanXor(triples=5))
    bits = np.concatenate((batch.inputs, batch.targets[:, -1:]), axis=1)[:, :, 0].astype(int)
    assert (bits[:, 2::3] == bits[:, 0::3] ^ bits[:, 1::3]).all()


def test_one_linear_unit_counts_ones() -> None:
    batch = drawn(CountingOnes(length=7))
    h = np.zeros((50, 1))
    for t in range(7):
        h = batch.inputs[:, t] * 1 + h * 1 + 0
    assert (h == batch.targets[:, -1]).all()


def test_next_letter_is_asked() -> None:
    task = Characters(text="hello")
    batch = task.generate()
    assert "".join(task.alphabet[index] for index in batch.inputs[0].argmax(axis=1)) == "hell"
    assert "".join(task.alphabet[index] for index in batch.targets[0].argmax(axis=1)) == "ello"


def test_hello_leaves_half_a_bit_a_letter() -> None:
    """After h and e the next letter is sure; after l it is l or o, as often: 2 of 4 letters cost ln 2."""
    (floor,) = Characters(text="hello").floors()
    assert floor.value == pytest.approx(math.log(2) / 2)


def test_narma_follows_its_equation() -> None:
    u = np.random.default_rng(0).uniform(0, 0.5, 40)
    y = [0.0]
    for t in range(40):
        past = sum(y[max(0, t - 9) : t + 1])
        early = u[t - 9] if t >= 9 else 0.0
        y.append(0.3 * y[t] + 0.05 * y[t] * past + 1.5 * early * u[t] + 0.1)
    np.testing.assert_allclose(narma_10(u[np.newaxis])[0], y[1:], rtol=1e-12)


def test_mackey_glass_stays_at_its_resting_point() -> None:
    """Where 0.2 / (1 + x^10) = 0.1, that is at x = 1, nothing changes."""
    np.testing.assert_allclose(mackey_glass(np.array([1.0]), 17, 50), 1, rtol=1e-12)


def test_mackey_glass_is_the_closed_form_within_its_first_delay() -> None:
    """There the past is constant: dx/dt = c − 0.1 x."""
    past = 0.5
    c = 0.2 * past / (1 + past**10)
    wanted = c / 0.1 + (past - c / 0.1) * np.exp(-0.1 * np.arange(18))
    np.testing.assert_allclose(mackey_glass(np.array([past]), 17, 18)[0], wanted, rtol=1e-7)


def test_mackey_glass_goes_on_beyond_its_delay_as_a_solver_that_takes_step_by_step_does() -> None:
    def slope(x: float, delayed: float) -> float:
        return 0.2 * delayed / (1 + delayed**10) - 0.1 * x

    h, tau, units = 0.1, 2, 9
    x = [1.4] * (10 * tau + 1)
    while len(x) < 10 * (tau + units):
        last, before, after = x[-1], x[-1 - 10 * tau], x[-10 * tau]
        k1 = slope(last, before)
        k2 = slope(last + h / 2 * k1, (before + after) / 2)
        k3 = slope(last + h / 2 * k2, (before + after) / 2)
        x.append(last + h / 6 * (k1 + 2 * k2 + 2 * k3 + slope(last + h * k3, after)))
    np.testing.assert_allclose(
        mackey_glass(np.array([0.7, 1.4]), tau, units)[1], x[10 * tau :: 10], rtol=1e-12
    )


def test_mackey_glass_of_too_long_a_time_is_refused() -> None:
    with pytest.raises(ParameterError, match="every must be at most 1 for 100000 steps, got 2"):
        Experiment(sequence=MackeyGlass(length=100_000, every=2, examples=1))


def test_more_examples_than_memory_holds_are_refused() -> None:
    with pytest.raises(ParameterError, match="examples must be at most 500 of so many steps, got 501"):
        Experiment(sequence=AddingProblem(length=10_000, examples=501))
