"""The sequence panel edits the document, and follows it."""

import pytest
from PyQt6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.experiment import SEQUENCES
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from engine.tasks.adding import AddingProblem
from engine.tasks.characters import Characters
from gui.forms.control import NumberControl
from gui.panels.experiment.sequence import SequencePanel
from gui.panels.experiment.values_editor import ValuesEditor
from gui.state.context import Context


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> SequencePanel:
    panel = SequencePanel(context)
    qtbot.addWidget(panel)
    panel.resize(230, 400)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def control(panel: SequencePanel, name: str) -> NumberControl:
    found = panel.forms[MemorySum].controls[name]
    assert isinstance(found, NumberControl)
    return found


def type_into(qtbot: QtBot, panel: SequencePanel, name: str, text: str) -> None:
    field = control(panel, name).field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def pick(qtbot: QtBot, panel: SequencePanel, kind: type) -> None:
    """With the keys, as a user would."""
    panel.kind.setFocus()
    key = Qt.Key.Key_Down if SEQUENCES.index(kind) > panel.kind.currentIndex() else Qt.Key.Key_Up
    qtbot.keyClick(panel.kind, key)


def test_dragged_slider_is_one_undo_step(context: Context, panel: SequencePanel, qtbot: QtBot) -> None:
    slider = control(panel, "seq_len").slider
    assert slider is not None
    before = context.document.experiment
    start = QPoint(slider.width() * 8 // 98 + 6, slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    for shift in range(5, 30, 5):
        qtbot.mouseMove(slider, start + QPoint(shift, 0))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=start + QPoint(25, 0))
    assert context.document.experiment.sequence.shape[1] > 10
    context.document.undo()
    assert context.document.experiment == before
    assert control(panel, "seq_len").field.text() == "10"


def test_refused_value_shows_a_sentence_and_keeps_the_experiment(
    context: Context, panel: SequencePanel, qtbot: QtBot
) -> None:
    before = context.document.experiment
    type_into(qtbot, panel, "seq_len", "1")
    assert panel.forms[MemorySum].problems["seq_len"].text() == "seq_len must be at least 2, got 1"
    assert context.document.experiment == before


def test_value_that_only_the_experiment_refuses_is_told_too(
    context: Context, panel: SequencePanel, qtbot: QtBot
) -> None:
    experiment = context.document.experiment
    precision = experiment.precision.replace(numpy="exact")
    context.document.edit(experiment.replace(precision=precision))
    type_into(qtbot, panel, "weight", "2.5")
    assert "can be exact only" in panel.forms[MemorySum].problems["weight"].text()
    assert context.document.experiment.sequence.is_whole


def test_float_of_the_same_size_is_an_edit(context: Context, panel: SequencePanel, qtbot: QtBot) -> None:
    type_into(qtbot, panel, "weight", "2.0")
    assert not context.document.experiment.sequence.is_whole
    assert control(panel, "weight").field.text() == "2.0"


def test_shapes_are_shown(panel: SequencePanel) -> None:
    text = panel.shapes.text().replace("\N{NO-BREAK SPACE}", " ")
    assert text == "sequence (1, 10, 1) → inputs (1, 9, 1), targets (1, 9, 1)"


def test_kind_comes_back_with_its_last_parameters(
    context: Context, panel: SequencePanel, qtbot: QtBot
) -> None:
    before = context.document.experiment
    pick(qtbot, panel, Values)
    assert isinstance(context.document.experiment.sequence, Values)
    assert panel.values.isVisible()
    pick(qtbot, panel, MemorySum)
    assert context.document.experiment == before


def test_task_says_what_it_asks_and_what_a_guess_costs(panel: SequencePanel) -> None:
    panel.kind.picked.emit(AddingProblem)
    assert panel.task.isVisible()
    assert panel.task.text().splitlines()[0].startswith("Add the two numbers that are marked")
    assert "always guessing 1: MSE 0.1667" in panel.task.text()
    panel.kind.picked.emit(MemorySum)
    assert not panel.task.isVisible()


def test_text_is_taken_when_it_is_finished(context: Context, panel: SequencePanel, qtbot: QtBot) -> None:
    panel.kind.picked.emit(Characters)
    field = panel.forms[Characters].controls["text"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert panel.forms[Characters].problems["text"].isVisible()  # one letter asks for nothing
    qtbot.keyClicks(field, "yx")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert context.document.experiment.sequence == Characters(text="xyx")
    assert not panel.forms[Characters].problems["text"].isVisible()


def test_own_values_begin_as_the_sequence_that_is_there(
    context: Context, panel: SequencePanel, qtbot: QtBot
) -> None:
    pick(qtbot, panel, Values)
    assert context.document.experiment.sequence.generate().inputs[0, :4].tolist() == [[1], [5], [14], [36]]
    assert panel.values.preview.text().startswith("1, 5, 14, 36, ")
    assert panel.values.preview.text().endswith(",\u00a0…")  # which stood alone in a line


def test_row_is_offered_where_there_are_several(context: Context, panel: SequencePanel, qtbot: QtBot) -> None:
    assert not panel.row.isVisible()
    type_into(qtbot, panel, "batch_size", "3")
    assert panel.row.isVisible()
    with qtbot.waitSignal(context.selection.job_changed):
        qtbot.keyClick(panel.row, Qt.Key.Key_Down)
    assert context.selection.row == 1


def test_smaller_batch_keeps_the_row_within_it(context: Context, panel: SequencePanel, qtbot: QtBot) -> None:
    type_into(qtbot, panel, "batch_size", "3")
    context.selection.set_row(2)
    type_into(qtbot, panel, "batch_size", "2")
    assert panel.row.currentIndex() == context.selection.row == 1


def test_edited_values_are_one_undo_step_and_fit_the_weights(
    context: Context, panel: SequencePanel, qtbot: QtBot
) -> None:
    pick(qtbot, panel, Values)
    before = context.document.experiment
    qtbot.mouseClick(panel.values.button, Qt.MouseButton.LeftButton)
    editor = panel.findChild(ValuesEditor)
    assert editor is not None
    editor.text.setPlainText("1 2\n3 4\n5 6")
    qtbot.mouseClick(editor.ok, Qt.MouseButton.LeftButton)
    experiment = context.document.experiment
    assert experiment.sequence == Values(values=((1, 2), (3, 4), (5, 6)))
    assert experiment.model.layers[0].kernel == ((2,), (0,))
    context.document.undo()
    assert context.document.experiment == before
