"""The doctor takes somebody's numbers, names the mistake, and leads to the first wrong number."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QMimeData, QRect, Qt, QUrl
from PyQt6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine.array import Array
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.theirs.given import given_of
from gui.panels.doctor.doctor import DoctorPanel
from gui.panels.doctor.parts import WIDE
from gui.state.context import Context
from tests.gui.panels.doctor.conftest import STEPS, outputs_of

Examined = Callable[[Array], None]
of_few_mistakes = pytest.mark.parametrize(
    "right", [SimpleRNN], indirect=True
)  # what nothing explains takes long


@pytest.fixture
def examine(panel: DoctorPanel, ended: Context, qtbot: QtBot) -> Examined:
    """Gives the doctor numbers, and waits until they are examined."""

    def take(numbers: Array) -> None:
        ended.theirs.take(given_of(numbers), "theirs")
        qtbot.waitUntil(lambda: panel.examination is not None)

    return take


def test_without_numbers_it_says_what_may_be_dropped(panel: DoctorPanel) -> None:
    assert ".npy" in panel.parts.empty.text()
    assert not panel.parts.body.isVisible()
    assert not panel.parts.save.isVisible()


def test_mistake_is_named_with_its_cures(panel: DoctorPanel, swapped: Array, examine: Examined) -> None:
    examine(swapped)
    assert panel.finding is not None
    assert panel.finding.mistakes == ("gate_order",)
    text = panel.parts.page.toPlainText()
    assert "i f o g" in text
    assert all(f"{place}:" in text for place in ("Keras", "PyTorch", "NumPy", "C"))
    assert panel.parts.findings.item(0, 0).text() == "gate order"


def test_right_numbers_are_the_same(panel: DoctorPanel, right: Experiment, examine: Examined) -> None:
    examine(outputs_of(right))
    assert "the same" in panel.parts.page.toPlainText()
    assert not panel.parts.findings.isVisible()
    assert not panel.parts.show_first.isEnabled()


def test_alignment_stands_at_the_top_where_no_mistake_is_listed(
    panel: DoctorPanel, right: Experiment, examine: Examined, qtbot: QtBot
) -> None:
    """It hung in the middle of nothing, where the list above it takes no room."""
    panel.resize(700, 600)
    examine(outputs_of(right))
    button = panel.parts.alignment
    assert button.isVisible()
    qtbot.waitUntil(lambda: panel.parts.body.height() > 4 * button.height() > 4 * button.y())


@pytest.mark.parametrize("width", [300, 350, 600])
def test_whole_texts_are_there_however_narrow_it_is(
    panel: DoctorPanel, swapped: Array, examine: Examined, qtbot: QtBot, width: int
) -> None:
    """How the numbers are read ended in "…" beside an empty list, and a narrow page was cut in a line."""
    panel.resize(width, 500)
    examine(swapped)
    parts = panel.parts

    def room(label: QLabel) -> bool:
        metrics, area = label.fontMetrics(), label.contentsRect()
        wrapped = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
        wanted = metrics.boundingRect(QRect(0, 0, area.width(), 1000), wrapped.value, label.text())
        return wanted.width() <= area.width() and wanted.height() <= area.height()

    qtbot.waitUntil(lambda: room(parts.aligned) and room(parts.inside.heading))
    if width < WIDE:
        bar = parts.page.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.maximum() == 0 and not bar.isVisible())


@of_few_mistakes
def test_button_leads_to_the_first_wrong_number(
    panel: DoctorPanel, right: Experiment, ended: Context, examine: Examined
) -> None:
    numbers = outputs_of(right).copy()
    numbers[7:, 2] += 0.5
    examine(numbers)
    panel.parts.show_first.click()
    assert ended.playhead.t == 7
    assert (ended.selection.layer, ended.selection.unit) == (0, 2)


@of_few_mistakes
def test_first_wrong_number_differs_beyond_the_tolerance_that_is_told(
    panel: DoctorPanel, right: Experiment, examine: Examined
) -> None:
    numbers = outputs_of(right).copy()
    numbers[3:, 1] += 3e-6  # less than what is told to be rounding, and more than what float64 rounds
    numbers[5:, 0] += 0.5
    examine(numbers)
    assert panel.examination is not None
    assert panel.examination.comparison.tolerance > 3e-6
    assert "First at t = 5" in panel.parts.page.toPlainText()


def test_finding_is_copied_as_text(panel: DoctorPanel, swapped: Array, examine: Examined) -> None:
    examine(swapped)
    panel.parts.copy.click()
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    text = clipboard.text()
    assert "Mistake: gate_order (certain)" in text
    assert "theirs beside Right" in text


def test_check_is_saved_as_a_folder_with_the_command(
    panel: DoctorPanel, swapped: Array, examine: Examined, ended: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    examine(swapped)
    with qtbot.waitSignal(ended.theirs.told) as told:
        panel.save_check(tmp_path / "check")
    assert "rnn-explorer compare" in told.args[0]
    saved = np.load(tmp_path / "check" / "theirs.npy", allow_pickle=False)
    np.testing.assert_array_equal(saved, swapped)


def test_change_of_the_network_is_examined_anew(
    panel: DoctorPanel, right: Experiment, examine: Examined, ended: Context, qtbot: QtBot
) -> None:
    examine(outputs_of(right))
    before = panel.examination
    other = ended.document.experiment.replace(model=Model(layers=(LSTM(units=4, activation="relu"),)))
    ended.document.edit(other)
    assert panel.examination is None
    qtbot.waitUntil(lambda: panel.examination is not None)
    assert panel.examination is not before
    assert panel.examination is not None
    assert panel.examination.experiment == other


def test_numbers_that_do_not_fit_are_told(panel: DoctorPanel, ended: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ended.theirs.failed) as failed:
        ended.theirs.take(given_of(np.zeros((STEPS, 7))), "seven.npy")
    assert str(failed.args[0]).startswith("seven.npy: ")
    assert "(30, 7)" in str(failed.args[0])
    assert ended.document.experiment.theirs is None


def test_numbers_that_fit_no_more_are_told_in_the_panel(
    panel: DoctorPanel, swapped: Array, examine: Examined, ended: Context, qtbot: QtBot
) -> None:
    examine(swapped)
    ended.document.edit(ended.document.experiment.replace(model=Model(layers=(LSTM(units=3),))))
    qtbot.waitUntil(lambda: panel.parts.empty.text().startswith("theirs: "))


def test_numbers_are_one_undo_step_and_stand_beside_ours(
    panel: DoctorPanel, swapped: Array, examine: Examined, ended: Context, qtbot: QtBot
) -> None:
    before = ended.document.experiment
    examine(swapped)
    qtbot.waitUntil(lambda: "theirs" in ended.client.recording.implementations)
    ended.document.undo()
    assert ended.document.experiment == before
    assert ".npy" in panel.parts.empty.text()
    ended.document.redo()
    qtbot.waitUntil(lambda: panel.examination is not None)


def test_dropped_file_is_read_and_examined(
    panel: DoctorPanel, swapped: Array, tmp_path: Path, qtbot: QtBot
) -> None:
    np.save(tmp_path / "board.npy", swapped)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "board.npy"))])
    panel.take(mime)
    qtbot.waitUntil(lambda: panel.examination is not None)
    assert panel.parts.source.toolTip() == "board.npy"


def test_pasted_numbers_are_examined(panel: DoctorPanel, swapped: Array, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText("\n".join("\t".join(map(repr, row)) for row in swapped.tolist()))
    panel.take(mime)
    qtbot.waitUntil(lambda: panel.examination is not None)
    assert panel.finding is not None
    assert panel.finding.mistakes == ("gate_order",)


def test_removed_numbers_leave_the_empty_page(
    panel: DoctorPanel, swapped: Array, examine: Examined, ended: Context
) -> None:
    examine(swapped)
    panel.parts.remove.click()
    assert ended.theirs.carried is None
    assert ".npy" in panel.parts.empty.text()


def test_cancelled_examination_can_be_begun_again(
    panel: DoctorPanel, swapped: Array, ended: Context, qtbot: QtBot
) -> None:
    theirs = ended.theirs

    def cancel() -> None:
        if theirs.carried is not None and not theirs.is_cancelled:  # at once: it may end before a look
            panel.parts.cancel.click()

    theirs.changed.connect(cancel)
    theirs.take(given_of(swapped), "theirs")
    qtbot.waitUntil(lambda: theirs.is_cancelled)
    theirs.changed.disconnect(cancel)
    assert panel.examination is None
    assert "stopped" in panel.parts.empty.text()
    panel.parts.again.click()
    qtbot.waitUntil(lambda: panel.examination is not None)


def test_open_question_keeps_the_numbers_back(
    panel: DoctorPanel, swapped: Array, examine: Examined, ended: Context
) -> None:
    examine(swapped)
    ended.transport.hold_before(3)
    assert panel.examination is None
    assert "question" in panel.parts.empty.text()
    assert not panel.parts.body.isVisible()


@pytest.mark.slow
def test_other_alignment_can_be_chosen(
    panel: DoctorPanel, right: Experiment, examine: Examined, qtbot: QtBot, ended: Context
) -> None:
    examine(outputs_of(right))
    panel.parts.alignment.click()
    dialog = panel.alignment_dialog
    assert dialog is not None
    (choice,) = dialog.choices
    texts = [choice.quantity.itemText(index) for index in range(choice.quantity.count())]
    assert "c of layer 0" in texts
    choice.quantity.setCurrentIndex(texts.index("c of layer 0"))
    choice.quantity.activated.emit(texts.index("c of layer 0"))
    dialog.accept()
    qtbot.waitUntil(lambda: panel.examination is not None)
    assert panel.examination is not None
    assert [one.key for one in panel.examination.alignment.arrays] == ["0.c"]
    assert not panel.examination.is_same


def test_buttons_stay_in_sight_where_there_is_room(
    panel: DoctorPanel, swapped: Array, examine: Examined, qtbot: QtBot
) -> None:
    examine(swapped)
    panel.resize(660, 230)
    qtbot.waitUntil(lambda: panel.parts.buttons.parentWidget() is panel.parts)
    panel.resize(300, 500)
    qtbot.waitUntil(lambda: panel.parts.area.isAncestorOf(panel.parts.buttons))
    panel.resize(660, 230)
    qtbot.waitUntil(lambda: panel.parts.buttons.parentWidget() is panel.parts)


def test_step_is_shown_inside_at_the_gate_where_the_mistake_begins(
    panel: DoctorPanel, swapped: Array, examine: Examined, ended: Context
) -> None:
    examine(swapped)
    table = panel.parts.inside.table
    assert [table.item(row, 0).text()[0] for row in range(table.rowCount())] == list("ifgoch")
    assert [row for row in range(6) if table.item(row, 3).text() == "0"] == [0, 1]
    assert "t = 0, layer 0, LSTM" in panel.parts.inside.heading.text()
    panel.parts.inside.show_begin.click()
    operation = ended.playhead.operation
    assert operation is not None
    assert ended.transport.operations[operation].quantity == "g"


def test_question_about_a_file_is_asked_in_the_panel(panel: DoctorPanel, ended: Context) -> None:
    ended.theirs.paste("1,5\n" * STEPS, "pasted numbers")
    picker = panel.parts.question.picker
    assert picker is not None
    assert picker.isVisible()
    assert panel.parts.cancel.isVisible()
    assert not panel.parts.empty.isVisible()
    panel.parts.cancel.click()
    assert panel.parts.question.picker is None
    assert panel.parts.empty.isVisible()
