"""The panel that asks what-if, with the real engine."""

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model, Precision
from engine.run.name import X, Y
from engine.run.what_if import Change
from engine.sequences.values import Values
from gui.panels.debug.what_if import WhatIfPanel
from gui.state.context import Context

LEFT = Qt.MouseButton.LeftButton
DEEP = Experiment(
    sequence=Values(values=tuple((float(t), -float(t)) for t in range(9))),
    model=Model(layers=(SimpleRNN(units=3), SimpleRNN(units=2, use_bias=False))),
)


@pytest.fixture
def panel(show) -> WhatIfPanel:
    return show(WhatIfPanel)


def settle(context: Context, qtbot: QtBot) -> None:
    client, branches = context.client, context.branches
    qtbot.waitUntil(lambda: client.plan.job is branches.shown.job and client.ending is not None)


def type_value(panel: WhatIfPanel, qtbot: QtBot, text: str) -> None:
    panel.field.setFocus()
    panel.field.selectAll()
    qtbot.keyClicks(panel.field, text)


def go_on(panel: WhatIfPanel, context: Context, qtbot: QtBot, text: str) -> None:
    type_value(panel, qtbot, text)
    qtbot.mouseClick(panel.go_on, LEFT)
    settle(context, qtbot)


def things(panel: WhatIfPanel) -> list[str]:
    return [panel.choice.what.itemText(index) for index in range(panel.choice.what.count())]


def rows(panel: WhatIfPanel) -> list[str]:
    model = panel.list.rows
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def test_it_offers_the_numbers_of_the_shown_step(panel: WhatIfPanel, context: Context) -> None:
    context.transport.go_to(3)
    assert things(panel) == ["x₃", "h₂", "W", "U", "b"]
    assert panel.field.value == 36
    assert panel.go_on.text() == "Go on from t = 3 with this"
    panel.choice.choose("h", 0, (0,))
    assert panel.field.value == 49
    panel.choice.choose("recurrent_kernel", 0, (0, 0))
    assert panel.field.value == 1


def test_without_an_implementation_only_the_input_is_offered(
    panel: WhatIfPanel, context: Context, qtbot: QtBot
) -> None:
    panel.choice.choose("h", 0, (0,))
    context.transport.go_to(3)
    with qtbot.waitSignal(context.client.finished):
        context.selection.want("numpy", False)
    panel.choice.show_step(context.client.recording, 3)
    assert things(panel) == ["x₃"]
    assert panel.choice.value == 36


def test_going_on_computes_the_rest_anew(panel: WhatIfPanel, context: Context, qtbot: QtBot) -> None:
    context.transport.go_to(3)
    go_on(panel, context, qtbot, "5")
    assert context.client.trace[Y.of("numpy")][3, 0] == 49 + 2 * 5 + 3
    assert rows(panel) == ["original, drawn behind", "A, from t = 3, x[0] = 5, shown"]
    assert panel.field.value == 5


def test_enter_goes_on_and_undo_takes_back(panel: WhatIfPanel, context: Context, qtbot: QtBot) -> None:
    original = context.client.trace
    context.transport.go_to(3)
    type_value(panel, qtbot, "5")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    settle(context, qtbot)
    assert context.client.trace is not original
    context.document.undo()
    assert context.client.trace is original
    assert rows(panel) == ["original, shown"]
    assert not panel.keep.isVisible()


def test_a_value_that_is_typed_stays_while_the_playhead_moves(
    panel: WhatIfPanel, context: Context, qtbot: QtBot
) -> None:
    type_value(panel, qtbot, "7")
    context.transport.go_to(4)
    assert panel.field.value == 7
    panel.choice.choose("h", 0, (0,))
    assert panel.field.value == 124


def test_the_same_value_is_no_what_if(panel: WhatIfPanel, context: Context, qtbot: QtBot) -> None:
    context.transport.go_to(3)
    type_value(panel, qtbot, "36.0")
    qtbot.mouseClick(panel.go_on, LEFT)
    assert panel.problem.text() == "It is 36 already; type another number."
    assert rows(panel) == ["original, shown"]


def test_what_is_no_number_is_told(panel: WhatIfPanel, context: Context, qtbot: QtBot) -> None:
    type_value(panel, qtbot, "much")
    assert panel.problem.text() == "This must be a number, got 'much'"
    qtbot.mouseClick(panel.go_on, LEFT)
    assert rows(panel) == ["original, shown"]


def test_a_refusal_of_the_engine_is_told(
    panel: WhatIfPanel, context: Context, qtbot: QtBot, run_another
) -> None:
    run_another(context.document.experiment.replace(precision=Precision(numpy="exact")))
    context.transport.go_to(2)
    type_value(panel, qtbot, "0.5")
    qtbot.mouseClick(panel.go_on, LEFT)
    assert panel.problem.text() == "x must be a whole number while NumPy computes exactly"
    go_on(panel, context, qtbot, str(10**30))
    assert context.client.trace[X][2, 0] == 10**30


def test_every_layer_state_and_weight_can_be_changed(
    panel: WhatIfPanel, context: Context, qtbot: QtBot, run_another
) -> None:
    run_another(DEEP)
    context.transport.go_to(4)
    assert not panel.choice.layer.isVisible()
    panel.choice.choose("recurrent_kernel", 1, (1, 0))
    assert panel.choice.layer.isVisible()
    assert things(panel) == ["x₄", "h₃", "W", "U"]
    assert [field.maximum() for field in panel.choice.indices] == [1, 1]
    weights = context.client.recording.start("numpy").layers[1].weights
    assert panel.field.value == weights.recurrent_kernel[1, 0]
    go_on(panel, context, qtbot, "0.25")
    assert context.branches.shown.changes == (Change("recurrent_kernel", (1, 0), 0.25, 1),)
    panel.choice.choose("kernel", 0, (1, 2))
    assert [field.isVisible() for field in panel.choice.indices] == [True, True]
    panel.choice.choose("x", 0, (1,))
    assert [field.isVisible() for field in panel.choice.indices] == [True, False]
    panel.choice.indices[0].setValue(0)
    assert panel.field.value == 4


def test_the_list_shows_keeps_and_discards(panel: WhatIfPanel, context: Context, qtbot: QtBot) -> None:
    context.transport.go_to(3)
    go_on(panel, context, qtbot, "5")
    qtbot.mouseClick(panel.keep, LEFT)
    assert not panel.keep.isEnabled()
    go_on(panel, context, qtbot, "6")
    assert [row[0] for row in rows(panel)] == ["o", "A", "B"]
    panel.list.choose(1)
    qtbot.mouseClick(panel.show_it, LEFT)
    assert context.branches.shown.name == "A"
    panel.list.choose(2)
    qtbot.mouseClick(panel.discard, LEFT)
    assert [row[0] for row in rows(panel)] == ["o", "A"]
    panel.list.choose(0)
    assert not panel.discard.isEnabled()


def test_keys_and_mouse_work_on_the_rows(panel: WhatIfPanel, context: Context, qtbot: QtBot) -> None:
    context.transport.go_to(3)
    go_on(panel, context, qtbot, "5")
    original = context.branches.original
    box = panel.list.box_rect(panel.list.visualRect(panel.list.rows.index(0))).center()
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=box)
    assert not original.is_ghost
    panel.list.choose(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert original.is_ghost
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert context.branches.shown is original
    panel.list.choose(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert context.branches.listed == [original]


def test_f2_renames_a_run(panel: WhatIfPanel, context: Context, qtbot: QtBot) -> None:
    context.transport.go_to(3)
    go_on(panel, context, qtbot, "5")
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    assert panel.list.editor.isVisible()
    qtbot.keyClicks(panel.list.editor, "five")
    qtbot.keyClick(panel.list.editor, Qt.Key.Key_Return)
    assert context.branches.shown.name == "five"
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    qtbot.keyClicks(panel.list.editor, "original")
    qtbot.keyClick(panel.list.editor, Qt.Key.Key_Return)
    assert panel.problem.text() == "name must be another than those of the other runs, got original"
    assert context.branches.shown.name == "five"


def test_a_question_from_elsewhere_is_put(panel: WhatIfPanel, context: Context) -> None:
    context.transport.go_to(5)
    context.branches.ask("h", 0, (0,))
    assert panel.choice.chosen == ("h", 0, (0,))
    assert panel.field.value == 305
    assert panel.field.hasFocus()


def test_tooltips_tell_what_a_row_is_and_does(panel: WhatIfPanel, context: Context, qtbot: QtBot) -> None:
    context.transport.go_to(3)
    go_on(panel, context, qtbot, "5")
    assert panel.list.tip(1, QPoint(200, 30)) == "A: from t = 3 on, x[0] = 5."
    box = panel.list.box_rect(panel.list.visualRect(panel.list.rows.index(0))).center()
    assert panel.list.tip(0, box) == "Draw it behind the shown run, or not (Space)."


def test_without_a_step_it_says_what_to_do(ended: Context, qtbot: QtBot) -> None:
    ended.client.work = None
    panel = WhatIfPanel(ended)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.isVisible()
    assert not panel.go_on.isVisible()


def test_every_control_is_named_and_explained(panel: WhatIfPanel, context: Context, qtbot: QtBot) -> None:
    go_on(panel, context, qtbot, "5")
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    controls = [one for kind in kinds for one in panel.findChildren(kind) if one.isVisible()]
    assert len(controls) >= 6
    assert all(one.toolTip() for one in controls)
    assert all(one.accessibleName() or one.text() for one in controls)


def test_it_runs_freely_and_says_how_far_it_follows(
    panel: WhatIfPanel, context: Context, qtbot: QtBot
) -> None:
    context.transport.go_to(3)
    assert panel.run_freely.text() == "Run freely from t = 3"
    assert panel.horizon.isHidden()
    qtbot.mouseClick(panel.run_freely, LEFT)
    settle(context, qtbot)
    np.testing.assert_array_equal(context.client.trace[X][3:], context.client.trace[Y.of("numpy")][2:-1])
    qtbot.waitUntil(lambda: panel.horizon.text().startswith("Free from t = 3: 3 outputs follow the target; "))
    assert rows(panel)[1].startswith("A, from t = 3, reads its own outputs")
    assert panel.run_freely.toolTip() == "It reads its own outputs from t = 3 on already."
    context.document.undo()
    assert context.client.plan.job.free_from is None
