"""Numbers of a lesson after updates of a training, beside central differences of a written-out loss."""

import math

import pytest

from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Experiment, Model, plain
from engine.lesson.error import LessonError
from engine.lesson.facts import Case, Facts, facts_of
from engine.lesson.questions.goal import Goal
from engine.lesson.term import read_term, text_of, value_of
from engine.lesson.training import MAX_UPDATES, trained
from engine.optimizers.sgd import SGD
from engine.sequences.values import Values
from engine.setting import with_settings
from tests.engine.lesson_texts import block, lesson

NUMBERS = (0.1, 0.4, 0.2, 0.5, 0.3)
RATE = 0.1
EXPLODING = ["model.layers[0].activation=linear", "training.learning_rate=50"]
EXPERIMENT = Experiment(
    sequence=Values(values=tuple((number,) for number in NUMBERS)),
    model=Model(layers=(SimpleRNN(kernel=((0.5,),), recurrent_kernel=((0.1,),), bias=(0.0,)),)),
    training=SGD(learning_rate=RATE),
)
STATE = f"""
experiment = {{ sequence = {{ kind = "values", values = {[[number] for number in NUMBERS]} }} }}
set = [
    "model.layers[0].kernel=[[0.5]]", "model.layers[0].recurrent_kernel=[[0.1]]", "model.layers[0].bias=[0]",
    "training.optimizer=SGD", "training.learning_rate={RATE}",
]
"""


def outputs(weights: list[float]) -> list[float]:
    """One tanh unit."""
    kernel, recurrent, bias = weights
    found, h = [], 0.0
    for x in NUMBERS[:-1]:
        h = math.tanh(kernel * x + recurrent * h + bias)
        found.append(h)
    return found


def loss(weights: list[float]) -> float:
    errors = [y - target for y, target in zip(outputs(weights), NUMBERS[1:], strict=True)]
    return sum(error * error for error in errors) / len(errors)


def descended(updates: int) -> list[float]:
    """The weights after gradient descent by central differences."""
    weights = [0.5, 0.1, 0.0]
    for _ in range(updates):
        slopes = []
        for index in range(3):
            above, below = list(weights), list(weights)
            above[index] += 1e-5
            below[index] -= 1e-5
            slopes.append((loss(above) - loss(below)) / 2e-5)
        weights = [weight - RATE * slope for weight, slope in zip(weights, slopes, strict=True)]
    return weights


def facts(*settings: str) -> Facts:
    return facts_of(Case(with_settings(EXPERIMENT, settings)))


def value(text: str) -> object:
    return value_of(read_term(text), facts())


@pytest.mark.parametrize("updates", [0, 1, 7])
def test_number_after_updates_is_that_of_the_trained_network(updates: int) -> None:
    weights = descended(updates)
    after = f"after {updates} updates"
    assert value(f"loss {after}") == pytest.approx(loss(weights), rel=1e-8)
    assert value(f"y at end {after}") == pytest.approx(outputs(weights)[-1], rel=1e-8)
    assert value(f"y from 0 to 2 {after}") == pytest.approx(outputs(weights)[:3], rel=1e-8)
    assert value(f"model.layers[0].recurrent_kernel[0][0] {after}") == pytest.approx(weights[1], rel=1e-8)
    assert value(f"radius {after}") == pytest.approx(abs(weights[1]), rel=1e-8)


def test_loss_without_updates_is_that_of_the_page() -> None:
    assert value("loss") == pytest.approx(loss([0.5, 0.1, 0.0]))
    assert value("mse") == pytest.approx(value("loss"))


def test_updates_and_changed_fields_go_together() -> None:
    other = value("loss after 7 updates with training.learning_rate=0.01")
    assert value("loss") > other > value("loss after 7 updates")  # type: ignore[operator]


def test_one_update_is_written_in_the_singular_too() -> None:
    assert value("loss after 1 update") == value("loss after 1 updates")
    assert text_of(read_term("loss after 1 update | 2"), facts()) == f"{loss(descended(1)):.2g}"


def test_gradient_after_updates_is_that_of_the_trained_network() -> None:
    weights = descended(7)
    slope = (loss([*weights[:2], weights[2] + 1e-5]) - loss([*weights[:2], weights[2] - 1e-5])) / 2e-5
    parts = [value(f"grad.bias at {t} after 7 updates") for t in range(4)]
    assert sum(parts) == pytest.approx(slope, rel=1e-6)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "settings", "sentence"),
    [
        ("loss after 1001 updates", [], f"a lesson trains for at most {MAX_UPDATES} updates, got 1001"),
        (
            "loss after 900 updates",
            EXPLODING,
            "the training leaves the finite numbers after",
        ),
        ("y after 9 updates", [], "'y' must say at which step"),
    ],
)
def test_what_cannot_be_trained_is_told(text: str, settings: list[str], sentence: str) -> None:
    with pytest.raises(ParameterError) as caught:
        value_of(read_term(text), facts(*settings))
    assert sentence in str(caught.value)


def test_same_training_is_made_once() -> None:
    assert trained(EXPERIMENT, 5) is trained(EXPERIMENT, 5)


GOAL = block(
    "goal",
    f"""
ask = "Choose a learning rate."
condition = "loss < {loss(descended(30))}"
updates = 20
solution = ["training.learning_rate=0.2"]
explanation = "Twice as fast."
""",
)


def test_goal_is_judged_after_its_updates() -> None:
    question, scene = lesson(block("state", STATE), GOAL).questions["1.1"]
    assert isinstance(question, Goal)
    assert not question.judge(plain(scene.experiment), scene).is_right
    assert question.judge(question.right_answer(scene), scene).is_right
    too_fast = plain(with_settings(scene.experiment, EXPLODING))
    assert not question.judge(too_fast, scene).is_right, "it leaves the finite numbers"
    assert "after 20 updates" in question.on_paper(scene)


def test_link_that_cannot_train_the_page_is_refused() -> None:
    with pytest.raises(LessonError, match=r"the link train:5 cannot be: precision\.numpy must be"):
        lesson(block("state", 'set = ["precision.numpy=exact"]'), "[Train](train:5)")
