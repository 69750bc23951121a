"""What the lessons say of numbers, computed once more without the engine."""

import numpy as np
import pytest

from engine.lesson.lesson import Page, find_lesson
from engine.lesson.questions.base import Question
from engine.lesson.text import filled


def page_of(lesson: str, title: str) -> Page:
    return next(page for page in find_lesson(lesson).pages if page.title == title)


def said(page: Page) -> str:
    """All of a page as it is read in the end, with its numbers."""
    texts = [part.printed(page.scene, True) if isinstance(part, Question) else part for part in page.parts]
    return "\n".join(filled(text, page.scene.facts) for text in texts).replace("−", "-")


def fibonacci(count: int) -> list[int]:
    numbers = [1, 1]
    while len(numbers) < count:
        numbers.append(numbers[-1] + numbers[-2])
    return numbers


def float32_fibonacci(steps: int, true: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """What float32 makes of each sum of a number and the one before it, and how far those two are off."""
    predicted, inputs = [], []
    before = np.float32(0)
    for t in range(steps):
        x = np.float32(true[t])
        predicted.append(int(x + before))
        inputs.append((int(x) - true[t], int(before) - (true[t - 1] if t else 0)))
        before = x
    return predicted, inputs


def test_rounding_of_fibonacci_is_more_than_half_a_gap_as_its_inputs_were_rounded() -> None:
    true = fibonacci(50)
    predicted, inputs = float32_fibonacci(49, true)
    errors = [y - target for y, target in zip(predicted, true[1:], strict=True)]
    t = next(t for t, error in enumerate(errors) if abs(error) > 10)
    gap = int(np.spacing(np.float32(true[t + 1])))
    assert abs(errors[t]) > gap / 2
    told = said(page_of("12-float32", "Is this a bug?"))
    assert f"At t = {t}: the target there is {true[t + 1]}." in told
    assert f"gap is {gap} at that size, so rounding alone is off by at most {gap // 2}." in told
    assert f"Here it makes {errors[t] - sum(inputs[t])}. The rest of {errors[t]} came in" in told
    assert f"that were added: {inputs[t][0]} and {inputs[t][1]}, as they were rounded" in told


def test_target_beyond_float64_is_rounded_as_lesson_12_says() -> None:
    true = fibonacci(91)
    beyond = next(t for t, target in enumerate(true[1:]) if target > 2**53)
    assert int(float(true[beyond + 1])) != true[beyond + 1]
    assert true[beyond + 1] % 2 == 1
    errors = [float(true[t]) + float(true[t - 1] if t else 0) - float(true[t + 1]) for t in range(90)]
    told = said(page_of("12-float32", "More room"))
    assert f"pass $2^{{53}}$ at t = {beyond}." in told
    assert f"the column *error* says {errors[beyond]:.0f} there all the same" in told
    assert f"Only from t = {next(t for t, error in enumerate(errors) if error)} on do the two differ" in told


def test_turning_state_grows_at_each_of_its_steps() -> None:
    page = page_of("10-growth", "A state that turns")
    steps = len(page.scene.experiment.sequence.generate().row(0).inputs)
    matrix = np.array([[1.01422, 0.27176], [-0.27176, 1.01422]])
    length = np.linalg.norm(np.array([1.0, 0]) @ np.linalg.matrix_power(matrix, steps))
    assert f"After all {steps} steps the state is {length:.3g} times as long as at first" in said(page)


def notebook() -> np.ndarray:
    x = [1.0]
    while len(x) < 10:
        x.append(2 * x[-1] + 3 + (x[-2] if len(x) > 1 else 0))
    return np.array(x)


def mae(kernel: float, recurrent: float, bias: float) -> float:
    x, h, off = notebook(), 0.0, 0.0
    for t in range(9):
        h = kernel * x[t] + recurrent * h + bias
        off += abs(h - x[t + 1]) / 9
    return off


def test_one_unit_comes_nearer_with_a_kernel_to_match() -> None:
    told = said(page_of("07-h-is-not-x", "How near one unit comes"))
    assert f"the MAE is {mae(2, 0.414, 2.4):.2g}." in told
    assert f"it comes nearer still: {mae(2.91423, -0.5, 2.0858):.2g}." in told
    nearest = min(mae(2, u, b) for u in np.linspace(0.41, 0.42, 51) for b in np.linspace(1.9, 2.5, 61))
    assert mae(2.91423, -0.5, 2.0858) < nearest / 1.5


@pytest.mark.parametrize(("recurrent", "weight"), [(1, 1), (0.5, 0.5)])
def test_error_of_a_bias_is_flat_only_where_nothing_is_carried(recurrent: float, weight: float) -> None:
    x, h, errors = 1.0, 1.0, []
    for _ in range(19):
        h, x = recurrent * h + 2, weight * x + 1
        errors.append(h - x)
    assert len(set(errors)) > 1
    told = said(page_of("06-error-plot", "When the state carries errors on"))
    assert ", ".join(f"{error:.6g}" for error in errors[:4]) in told
    if recurrent < 1:
        assert f"and {errors[-1]:.4g} in the end" in told
        assert errors[-1] == pytest.approx(1 / (1 - recurrent), rel=1e-4)
