"""Predict mode: the next value is asked, kept back until it is answered, then told."""

import math

import pytest
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.lesson.guess import Score
from engine.run.name import Name, Y
from engine.run.what_if import Change
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from gui.state.context import Context
from gui.state.lesson.predict import PredictMode

TRUTH = [5, 18, 49, 124, 305, 742, 1797, 4344, 10493]  # the notebook's y


@pytest.fixture
def predict(context: Context, qtbot: QtBot) -> PredictMode:
    """Asking for y at t = 1 of the notebook."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    context.predict.set_on(True)
    wait(context, "asking", qtbot)
    return context.predict


def wait(context: Context, state: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.predict.state == state)


def answer(context: Context, value: float | None, qtbot: QtBot) -> None:
    context.predict.answer(value)
    qtbot.waitUntil(lambda: context.predict.state in ("told", "over"))


def ask_next(context: Context, qtbot: QtBot) -> None:
    context.predict.go_on()
    wait(context, "asking", qtbot)


def open_(context: Context, experiment: Experiment, qtbot: QtBot) -> None:
    """Open another experiment, and wait until it is asked about, or cannot be."""
    context.document.open(experiment, None)
    with qtbot.waitSignal(context.client.finished):
        pass
    qtbot.waitUntil(lambda: context.predict.state in ("asking", "over", "off"))


def test_step_after_the_shown_one_is_asked_and_not_computed(predict: PredictMode, context: Context) -> None:
    question = predict.question
    assert question is not None
    assert (question.t, question.name, question.implementation) == (1, "y", "numpy")
    assert context.client.trace.steps == 1
    assert context.playhead.t == 0


def test_answer_reveals_the_step_and_counts(predict: PredictMode, context: Context, qtbot: QtBot) -> None:
    answer(context, 18, qtbot)
    assert predict.verdict is not None
    assert (predict.verdict.is_right, predict.verdict.true, predict.verdict.difference) == (True, 18, 0)
    assert (context.playhead.t, context.client.trace.steps) == (1, 2)
    ask_next(context, qtbot)
    answer(context, 60, qtbot)
    assert predict.verdict.difference == 11
    assert predict.score == Score(asked=2, right=1, streak=0, longest=1, measured=2, distance=11)


def test_not_knowing_reveals_and_counts_as_a_miss(
    predict: PredictMode, context: Context, qtbot: QtBot
) -> None:
    answer(context, None, qtbot)
    assert predict.verdict is not None
    assert (predict.verdict.given, predict.verdict.true) == (None, 18)
    assert predict.score == Score(asked=1)


@pytest.mark.parametrize("do", ["step", "run", "toggle"])
def test_wanting_a_step_asks_for_it_first(
    predict: PredictMode, context: Context, qtbot: QtBot, do: str
) -> None:
    with qtbot.waitSignal(predict.asked, timeout=0):
        getattr(context.transport, do)()
    assert context.client.trace.steps == 1
    answer(context, 18, qtbot)
    with qtbot.waitSignal(predict.asked, timeout=0):
        getattr(context.transport, do)()
    assert (predict.state, predict.question.t) == ("asking", 2)
    assert context.client.trace.steps == 2


def test_whole_run_is_asked_step_by_step_until_it_is_over(
    predict: PredictMode, context: Context, qtbot: QtBot
) -> None:
    for truth in TRUTH[1:-1]:
        answer(context, truth, qtbot)
        ask_next(context, qtbot)
    answer(context, TRUTH[-1], qtbot)
    assert predict.state == "over"
    assert predict.score.right == predict.score.asked == predict.score.streak == 8


def test_end_of_the_run_is_no_question_and_going_on_begins_again(
    predict: PredictMode, context: Context, qtbot: QtBot
) -> None:
    context.transport.hold_before(8)
    wait(context, "asking", qtbot)
    qtbot.waitUntil(lambda: predict.question is not None and predict.question.t == 8)
    answer(context, 1, qtbot)
    assert predict.state == "over"
    predict.go_on()
    wait(context, "asking", qtbot)
    assert predict.question is not None
    assert (predict.question.t, predict.score) == (1, Score())


def test_entered_at_the_end_it_begins_at_the_start(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.client.ending is not None)
    context.transport.last()
    context.predict.set_on(True)
    wait(context, "asking", qtbot)
    assert context.predict.question is not None
    assert context.predict.question.t == 1


def test_leaving_computes_the_run_as_before_and_keeps_the_step(
    predict: PredictMode, context: Context, qtbot: QtBot
) -> None:
    answer(context, 18, qtbot)
    predict.toggle()
    qtbot.waitUntil(lambda: context.client.trace.steps == 9)
    assert (predict.state, predict.question, context.transport.barrier) == ("off", None, None)
    assert context.playhead.t == 1


def test_score_begins_anew_with_another_experiment_and_on_demand(
    predict: PredictMode, context: Context, qtbot: QtBot
) -> None:
    answer(context, 18, qtbot)
    sequence = context.document.experiment.sequence.replace(bias=4)
    context.document.edit(context.document.experiment.replace(sequence=sequence))
    wait(context, "asking", qtbot)
    assert predict.score == Score()
    assert predict.question is not None
    assert predict.question.t == 2
    answer(context, 1, qtbot)
    predict.start_again()
    wait(context, "asking", qtbot)
    assert (predict.score, predict.question.t) == (Score(), 1)


def test_tolerance_decides(predict: PredictMode, context: Context, qtbot: QtBot) -> None:
    predict.choose_tolerance(0.1)
    answer(context, 19, qtbot)
    assert predict.verdict is not None
    assert predict.verdict.is_right
    ask_next(context, qtbot)
    predict.choose_tolerance(0)
    answer(context, 49.1, qtbot)
    assert not predict.verdict.is_right


@pytest.mark.parametrize(("quantity", "truth"), [("target", 14), ("error", 4), ("h", 18)])
def test_other_quantities_are_asked_too(
    predict: PredictMode, context: Context, qtbot: QtBot, quantity: str, truth: float
) -> None:
    predict.choose_quantity(quantity)
    assert predict.question is not None
    assert predict.question.name == quantity
    answer(context, truth, qtbot)
    assert predict.verdict is not None
    assert (predict.verdict.true, predict.verdict.is_right) == (truth, True)


def test_unit_of_the_layer_that_is_looked_at_is_asked(
    predict: PredictMode, context: Context, qtbot: QtBot
) -> None:
    layers = (SimpleRNN(units=2), SimpleRNN(units=3))
    open_(context, Experiment(model=Model(layers=layers, readout=Dense(kernel=((1,), (0,), (0,))))), qtbot)
    predict.choose_quantity("h")
    context.selection.look_at(layer=1, unit=2)
    assert predict.question is not None
    assert predict.question.name == "h[2] of layer 1"
    answer(context, 0, qtbot)
    assert predict.verdict is not None
    assert predict.verdict.true == context.client.trace[Name("h", 1, "numpy")][predict.question.t, 2]


def test_another_row_is_asked_as_far_as_it_is_shown(
    predict: PredictMode, context: Context, qtbot: QtBot
) -> None:
    sequence = context.document.experiment.sequence.replace(batch_size=2)
    open_(context, context.document.experiment.replace(sequence=sequence), qtbot)
    context.selection.set_row(1)
    with qtbot.waitSignal(context.client.finished):
        pass
    assert predict.question is not None
    t = predict.question.t
    answer(context, 0, qtbot)
    assert predict.verdict is not None
    assert predict.verdict.true == context.client.trace[Y.of("numpy")][t, 0]
    assert context.client.plan.job.row == 1


def test_what_if_is_asked_about_and_told_of(predict: PredictMode, context: Context, qtbot: QtBot) -> None:
    for truth in TRUTH[1:4]:
        answer(context, truth, qtbot)
        ask_next(context, qtbot)
    context.branches.go_on(2, (Change("h", (0,), 20),))
    qtbot.waitUntil(lambda: context.branches.shown.base is not None and context.transport.is_held_up)
    changed = context.branches.shown
    answer(context, 307 + 2, qtbot)  # h[1] is 18: two more at t = 2 are two more at every step
    assert context.branches.shown is changed
    assert predict.verdict is not None
    assert (predict.verdict.true, predict.verdict.is_right) == (307, True)


def test_diverging_run_asks_for_its_last_step_and_for_none_after(
    predict: PredictMode, context: Context, qtbot: QtBot
) -> None:
    layer = SimpleRNN(activation="linear", kernel=((1.0,),), recurrent_kernel=((1e200,),))
    own = Values(values=((1.0,), (1.0,), (1.0,), (1.0,), (1.0,)))
    precision = context.document.experiment.precision.replace(numpy="float64")
    open_(context, Experiment(sequence=own, model=Model(layers=(layer,)), precision=precision), qtbot)
    context.transport.hold_before(2)
    qtbot.waitUntil(lambda: predict.question is not None and predict.question.t == 2)
    answer(context, math.inf, qtbot)
    assert predict.verdict is not None
    assert (predict.verdict.true, predict.verdict.is_right) == (math.inf, True)
    assert predict.state == "over"
    assert context.client.ending.kind == "diverged"


def test_run_of_one_step_has_nothing_to_ask(predict: PredictMode, context: Context, qtbot: QtBot) -> None:
    open_(context, Experiment(sequence=MemorySum(seq_len=2)), qtbot)
    assert (predict.state, predict.question) == ("over", None)


def test_without_an_implementation_the_target_is_asked(
    predict: PredictMode, context: Context, qtbot: QtBot
) -> None:
    context.selection.want("numpy", False)
    qtbot.waitUntil(lambda: predict.question is not None and predict.question.quantity == "target")
    assert predict.choices == ("target",)


def test_exact_integers_beyond_float64_are_asked_and_told(
    predict: PredictMode, context: Context, qtbot: QtBot
) -> None:
    own = Values(values=((10**300,), (1,), (1,), (1,)))
    layer = SimpleRNN(activation="linear", kernel=((1,),), recurrent_kernel=((10**20,),), bias=(0,))
    exact = context.document.experiment.precision.replace(numpy="exact")
    open_(context, Experiment(sequence=own, model=Model(layers=(layer,)), precision=exact), qtbot)
    answer(context, 10**320 + 1, qtbot)
    assert predict.verdict is not None
    assert (predict.verdict.true, predict.verdict.is_right) == (10**320 + 1, True)
    assert predict.state == "over"  # beyond float64 the run has diverged
