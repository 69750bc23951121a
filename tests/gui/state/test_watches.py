"""Watches follow the run, and refuse what makes no sense in it."""

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import ExplorerError
from engine.expression import ExpressionError
from engine.notation.number_text import number
from engine.zoo.every import specimens
from gui.panels.debug.watch_row import short
from gui.state.context import Context
from gui.state.editable_list import MOST
from gui.state.watches import Watches


@pytest.fixture
def watches(context: Context, qtbot: QtBot) -> Watches:
    """Of the notebook, computed to its end."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    context.watches.look()
    return context.watches


def test_a_watch_has_a_value_at_every_recorded_step(watches: Watches, context: Context) -> None:
    watches.add("abs(error)")
    values = [watches.items[0].value(context.client.scope, t) for t in range(10)]
    assert [value.item() for value in values[:9]] == [0, 4, 13, 35, 88, 216, 525, 1271, 3072]
    assert values[9] is None


@pytest.mark.parametrize(("text", "at_3"), [("t", 3), ("max(h)", 124), ("sum(x)", 36), ("2 ** 70", 2**70)])
def test_a_lone_number_of_an_exact_run_is_an_array_too(
    watches: Watches, context: Context, qtbot: QtBot, text: str, at_3: int
) -> None:
    experiment = context.document.experiment
    with qtbot.waitSignal(context.client.finished):
        context.document.edit(experiment.replace(precision=experiment.precision.replace(numpy="exact")))
    watches.add(text)
    value = watches.items[0].value(context.client.scope, 3)
    assert value is not None
    assert (value.shape, value.item()) == ((), at_3)
    assert short(value) == number(at_3, 6)


def test_a_watch_knows_its_extremes(watches: Watches) -> None:
    watches.add("x - target")
    watches.look()
    assert watches.items[0].summary.extremes == (8, -4348.0, 0, -4.0)


def test_an_expression_without_a_meaning_is_refused_at_its_place(watches: Watches) -> None:
    with pytest.raises(ExpressionError) as error:
        watches.add("1 + nothing")
    assert error.value.position == 4
    assert watches.items == ()


def test_a_watch_that_the_next_run_does_not_record_says_so_and_comes_back(
    watches: Watches, context: Context, qtbot: QtBot
) -> None:
    watches.add("h")
    for is_wanted in (False, True):
        with qtbot.waitSignals([context.client.started, context.client.finished]):
            context.selection.want("numpy", is_wanted)
        watches.look()
        watch = watches.items[0]
        assert (watch.error is None) == is_wanted
        assert watch.error is None or watch.error.__traceback__ is None, "Qt's events would be held"
        assert (watch.value(context.client.scope, 3) is not None) == is_wanted


def test_a_watch_that_was_added_to_another_run_is_examined_when_the_one_before_is_back(
    context: Context, qtbot: QtBot
) -> None:
    """As in the zoo, whose specimen NumPy computes: the user's own run has no NumPy."""
    watches = context.watches
    with qtbot.waitSignals([context.client.started, context.client.finished]):
        context.selection.want("numpy", False)
    watches.add("t")
    watches.look()
    own = context.client.recording
    context.zoo.open(specimens()[0])
    qtbot.waitUntil(lambda: context.client.ending is not None and context.client.recording is not own)
    watches.add("h")
    context.zoo.leave()
    assert context.client.trace is own.trace
    watches.look()
    assert [watch.error is None for watch in watches.items] == [True, False]


def test_a_watch_has_no_value_in_a_run_that_is_not_looked_at_yet(
    watches: Watches, context: Context, qtbot: QtBot
) -> None:
    watches.add("y")
    with qtbot.waitSignal(context.client.finished):
        context.selection.want("numpy", False)
    assert watches.items[0].value(context.client.scope, 0) is None


def test_watches_can_be_ordered_replaced_and_removed(watches: Watches) -> None:
    watches.set_texts(("x", "h", "y"))
    watches.move(0, 3)
    assert watches.texts == ("h", "y", "x")
    watches.move(2, 1)
    assert watches.texts == ("h", "x", "y")
    watches.replace(1, "a")
    watches.remove(0)
    assert watches.texts == ("a", "y")


def test_one_watch_too_many_is_refused(watches: Watches) -> None:
    watches.set_texts(("x",) * MOST)
    with pytest.raises(ExplorerError, match="at most 50"):
        watches.add("h")
    with pytest.raises(ExplorerError, match="at most 50"):
        watches.set_texts(("x",) * (MOST + 1))
    assert len(watches.items) == MOST


def test_damaged_texts_change_nothing(watches: Watches) -> None:
    watches.add("x")
    with pytest.raises(ExpressionError):
        watches.set_texts(("h", "((("))
    assert watches.texts == ("x",)


def test_a_long_run_is_looked_at_in_portions(
    watches: Watches, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.state.pacing.PORTION", 0)  # as on a machine that manages little in it
    sequence = context.document.experiment.sequence.replace(seq_len=100_001, weight=0, bias=1)
    layer = context.document.experiment.model.layers[0].replace(kernel=((0,),), recurrent_kernel=((0.5,),))
    experiment = context.document.experiment
    for text in ("h", "x", "norm(h)", "abs(error)"):
        watches.add(text)
    portions = []
    watches.looked.connect(lambda: portions.append(watches.items[0].summary.steps))
    with qtbot.waitSignals([context.client.started, context.client.finished], timeout=60_000):
        context.document.edit(
            experiment.replace(sequence=sequence, model=experiment.model.replace(layers=(layer,)))
        )
    watches.look()
    qtbot.waitUntil(lambda: all(watch.summary.steps == 100_000 for watch in watches.items))
    assert len(portions) > 1
