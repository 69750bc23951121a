"""Reaching a goal by changing the experiment in the window."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment, plain
from engine.run.name import TARGET, Y
from engine.run.what_if import Change
from engine.setting import with_settings
from gui.state.context import Context
from tests.gui.questions.conftest import Ask, Asked, has_run, lay_out, question_of

LEFT = Qt.MouseButton.LeftButton


def change(one: Asked, context: Context, settings: list[str], qtbot: QtBot) -> Experiment:
    """Change the experiment, and wait for the end of its run and for the look that follows."""
    experiment = with_settings(context.document.experiment, settings)
    context.document.edit(experiment)
    context.transport.compute_all()
    qtbot.waitUntil(lambda: has_run(context, experiment))
    one.card._throttle.call_now()
    return experiment


def solution(one: Asked) -> list[str]:
    return list(question_of(one.lesson)[0].solution)


def test_condition_and_its_present_value_are_shown(ask: Ask, qtbot: QtBot) -> None:
    one = ask("goal")
    _, scene = question_of(one.lesson)
    assert one.card.condition.text() == "Wanted at the end of the run: mae < 0.5"
    trace = scene.facts.run.trace
    mae = abs(trace[Y.of("numpy")] - trace[TARGET]).mean()
    qtbot.waitUntil(lambda: one.card.now.text() != "")
    assert float(one.card.now.text().removeprefix("now: mae = ")) == pytest.approx(mae, rel=1e-5)
    assert (one.card.state.kind, one.card.state.words.text()) == ("shown", "Not yet")


COUNTING = """
condition = "y == t + 1"
solution = [
    "model.layers[0].kernel=[[0]]", "model.layers[0].recurrent_kernel=[[1]]", "model.layers[0].bias=[1]",
]"""


def test_goal_of_every_step_is_not_reached_by_the_last_one(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one = ask("goal", fields=COUNTING)
    assert one.card.condition.text() == "Wanted at every step: y == t + 1"
    last = question_of(one.lesson)[1].facts.steps
    nothing = ["model.layers[0].kernel=[[0]]", "model.layers[0].recurrent_kernel=[[0]]"]
    change(one, context, [*nothing, f"model.layers[0].bias=[{last}]"], qtbot)
    assert one.answers == []
    assert one.card.now.text() == f"at t = 0: y = {last}, t + 1 = 1"
    change(one, context, solution(one), qtbot)
    assert one.record.is_right


def test_reached_goal_answers_by_itself(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one = ask("goal")
    experiment = change(one, context, solution(one), qtbot)
    assert one.answers == [plain(experiment)]
    assert one.record.is_right
    assert one.card.outcome.mark.kind == "right"


def test_goal_that_a_drag_passes_is_reached_only_where_it_lets_go(
    ask: Ask, context: Context, qtbot: QtBot
) -> None:
    one = ask("goal")
    right = with_settings(context.document.experiment, solution(one))
    beside = with_settings(context.document.experiment, ["model.layers[0].bias=[77]"])
    for experiment in (right, beside, right):
        context.document.edit(experiment, "a drag")
        context.transport.compute_all()
        qtbot.waitUntil(lambda experiment=experiment: has_run(context, experiment))
        one.card._throttle.call_now()
        assert one.answers == []
    assert one.card.state.words.text() == "It holds: let go, or press Enter"
    context.document.end_gesture()
    one.card._throttle.call_now()
    assert one.answers == [plain(right)]


def test_goal_reached_while_not_asked_is_no_answer(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one = ask("goal")
    one.card.set_active(False)
    change(one, context, solution(one), qtbot)
    assert one.answers == []


def test_wrong_state_is_no_try(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one = ask("goal")
    change(one, context, ["model.layers[0].bias=[2]"], qtbot)
    assert one.answers == []
    assert one.card.outcome.isHidden()
    assert one.card.state.words.text() == "Not yet"


def test_locked_change_is_told_and_does_not_count(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one = ask("goal", state='lock = ["all"]\nfree = ["model"]')
    change(one, context, ["sequence.weight=0", "sequence.bias=0", "model.layers[0].bias=[0]"], qtbot)
    assert one.card.problem.text() == "sequence.weight is to stay as it was."
    assert one.answers == []


def test_experiment_that_is_too_long_is_told(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one = ask("goal")
    change(one, context, ["sequence.seq_len=6000"], qtbot)
    assert one.card.problem.text() == "sequence must have at most 5000 steps in a lesson, got 5999"


def test_everything_is_put_back(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one = ask("goal")
    page = context.document.experiment
    assert not one.card.back_button.isEnabled()
    change(one, context, ["model.layers[0].bias=[2]"], qtbot)
    lay_out(one.card)
    qtbot.mouseClick(one.card.back_button, LEFT)
    assert context.document.experiment == page
    assert context.document.may_undo
    assert not one.card.back_button.isEnabled()


def test_solution_is_offered_after_the_hints_and_some_ways(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one = ask("goal")
    for bias in (2, 3):
        change(one, context, [f"model.layers[0].bias=[{bias}]"], qtbot)
    assert one.card.give_up_button.isHidden()
    one.hint()
    one.hint()
    lay_out(one.card)
    qtbot.mouseClick(one.card.give_up_button, LEFT)
    assert one.record.gave_up
    text = "\n".join(text.text for text in one.card.outcome.texts)
    assert all(setting in text for setting in solution(one))


def test_what_if_does_not_count(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one = ask("goal")
    qtbot.waitUntil(lambda: one.card.now.text() != "")
    before = one.card.now.text()
    context.branches.go_on(1, (Change("bias", (0,), 1),))
    shown = context.branches.shown
    qtbot.waitUntil(lambda: context.client.plan.job is shown.job and context.client.ending is not None)
    one.card._throttle.call_now()
    assert one.card.now.text() == before
    assert one.answers == []
