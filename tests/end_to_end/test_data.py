"""The reader's own table becomes the sequence: opened, dropped, pasted; by mouse and by keys."""

from hashlib import sha256
from pathlib import Path

import pytest
from PyQt6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PyQt6.QtGui import QDragEnterEvent, QDropEvent
from PyQt6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.run.name import TARGET, X
from engine.run.reshape import with_sequence
from engine.sequences.data import Data
from engine.sequences.data_file import DataFile
from engine.sequences.values import Values
from gui.data.column_list import ColumnList
from gui.data.dialog import DataDialog
from gui.data.opening import ask_data
from gui.look.clipboard import copy_text
from gui.shell.main_window import MainWindow
from tests import access
from tests.end_to_end.hands import Hands, in_dialog
from tests.end_to_end.test_access import problems
from tests.end_to_end.test_text_sizes import FRAME, Settle, fit, settle
from tests.end_to_end.test_weights import told
from tests.fitting import clipped

__all__ = ["settle"]

PRICES = "day;price;volume\n2024-01-01;28,7;3\n2024-01-02;28,95;4\n2024-01-03;29,5;5\n2024-01-04;30,1;5\n"


@pytest.fixture
def prices(tmp_path: Path) -> Path:
    path = tmp_path / "prices.csv"
    path.write_text(PRICES)
    return path


def wait_for_file(dialog: DataDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.is_reading)


def wait_for_run(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the run of the sequence that is there now has ended."""
    client, document = window.context.client, window.document

    def is_over() -> bool:
        plan = client.plan
        is_new = plan is not None and plan.job.experiment.sequence == document.experiment.sequence
        return is_new and client.ending is not None

    qtbot.waitUntil(is_over)


def numbers(window: MainWindow) -> tuple[list[list[float]], list[list[float]]]:
    """Inputs and targets of the run that is shown."""
    trace = window.context.client.trace
    inputs, targets = trace.get(X), trace.get(TARGET)
    assert inputs is not None
    assert targets is not None
    return inputs.tolist(), targets.tolist()


def cell(columns: ColumnList, row: int, column: int) -> QPoint:
    """Where a mark is."""
    return columns.visualRect(columns.column_model.index(row, column)).center()


def test_a_file_is_opened_and_its_columns_are_chosen_by_mouse(
    window: MainWindow, qtbot: QtBot, prices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands(window, qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(prices), ""))

    def choose(dialog: DataDialog) -> None:
        wait_for_file(dialog, qtbot)
        columns = dialog.columns
        for place in ((2, 0), (2, 1)):  # volume is the target, and no input
            mark = cell(columns, *place)
            mark.setX(columns.columnViewportPosition(place[1]) + 12)
            hands.click(columns.viewport(), mark)
        hands.click(dialog.ok)

    before = window.document.experiment
    in_dialog(hands, DataDialog, choose, lambda: hands.key("Ctrl+Shift+O"))
    wait_for_run(window, qtbot)
    assert numbers(window) == ([[28.7], [28.95], [29.5], [30.1]], [[3], [4], [5], [5]])
    window.document.undo()
    assert window.document.experiment == before
    assert not window.document.may_undo


def test_a_pasted_table_is_chosen_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    hands = Hands(window, qtbot)
    copy_text(PRICES.replace(";", "\t"))

    def choose(dialog: DataDialog) -> None:
        wait_for_file(dialog, qtbot)
        hands.reach(dialog.columns)
        dialog.columns.setCurrentIndex(dialog.columns.column_model.index(2, 0))
        hands.key("Space")
        hands.reach(dialog.ok)
        hands.key("Space")

    in_dialog(hands, DataDialog, choose, lambda: hands.key("Ctrl+Shift+V"))
    wait_for_run(window, qtbot)
    assert numbers(window) == ([[28.7], [28.95], [29.5]], [[28.95], [29.5], [30.1]])
    assert window.settings.recent == [], "where what was pasted is kept is no place that dialogs begin at"


def test_enter_takes_a_table_that_leaves_nothing_open(window: MainWindow, qtbot: QtBot) -> None:
    hands = Hands(window, qtbot)
    copy_text("0.5\n1.5\n-2\n")

    def accept(dialog: DataDialog) -> None:
        wait_for_file(dialog, qtbot)
        hands.key("Return")

    in_dialog(hands, DataDialog, accept, lambda: hands.key("Ctrl+Shift+V"))
    wait_for_run(window, qtbot)
    assert numbers(window) == ([[0.5], [1.5]], [[1.5], [-2]])


@pytest.mark.parametrize("is_file", [True, False])
def test_what_is_dropped_opens_the_dialog(
    window: MainWindow, qtbot: QtBot, prices: Path, is_file: bool
) -> None:
    mime = QMimeData()
    if is_file:
        mime.setUrls([QUrl.fromLocalFile(str(prices))])
    else:
        mime.setText(PRICES)
    place, copy, button = QPointF(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(place.toPoint(), copy, mime, button, Qt.KeyboardModifier.NoModifier)
    window.dragEnterEvent(entered)
    assert entered.isAccepted()
    window.dropEvent(QDropEvent(place, copy, mime, button, Qt.KeyboardModifier.NoModifier))
    dialog = window.data.dialog
    assert dialog is not None
    assert dialog.isVisible()
    wait_for_file(dialog, qtbot)
    assert dialog.columns.inputs == ("price", "volume")
    assert not problems(access.controls(dialog))
    dialog.reject()


def test_a_text_that_is_no_table_is_told(window: MainWindow, qtbot: QtBot) -> None:
    copy_text("  \n")
    window.data.paste()
    assert "What was pasted holds no number" in told(window)


def test_no_data_are_shown_while_their_numbers_are_asked(
    window: MainWindow, qtbot: QtBot, prices: Path
) -> None:
    take(window, qtbot, prices)
    window.context.transport.hold_before(1)
    window.menus.refresh()
    panel = window.parts.card("sequence").content
    assert not panel.data.button.isEnabled()
    assert "question" in panel.data.button.toolTip()
    assert not any(control.isEnabled() for control in panel.forms[Data].controls.values())
    assert "question" in panel.data.hold.text()
    assert not window.menus.actions["Open data…"][1].isEnabled()
    window.files.open(prices)
    assert "Answer the question first" in told(window)
    window.context.transport.hold_before(None)
    assert panel.data.button.isEnabled()
    assert panel.forms[Data].controls["skip"].isEnabled()
    assert panel.data.hold.isHidden()


def take(window: MainWindow, qtbot: QtBot, path: Path) -> Data:
    """Make a file the sequence, as it is offered."""
    window.files.open(path)
    dialog = window.data.dialog
    assert dialog is not None
    wait_for_file(dialog, qtbot)
    dialog.ok.click()
    wait_for_run(window, qtbot)
    sequence = window.document.experiment.sequence
    assert isinstance(sequence, Data)
    return sequence


def test_the_panel_tells_the_file_and_leads_to_its_columns(
    window: MainWindow, qtbot: QtBot, prices: Path
) -> None:
    take(window, qtbot, prices)
    hands, panel = Hands(window, qtbot), window.parts.card("sequence").content
    assert "prices.csv, 4 rows" in panel.data.text.text()
    assert "price, volume" in panel.data.text.text()

    def choose(dialog: DataDialog) -> None:
        wait_for_file(dialog, qtbot)
        assert dialog.columns.inputs == ("price", "volume")
        dialog.columns.choose(("volume",), ())
        dialog.columns.chosen.emit()
        hands.click(dialog.ok)

    in_dialog(hands, DataDialog, choose, lambda: hands.click(panel.data.button))
    wait_for_run(window, qtbot)
    assert numbers(window) == ([[3], [4], [5]], [[4], [5], [5]])


def test_a_file_that_was_moved_is_found_again(
    window: MainWindow, qtbot: QtBot, prices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = take(window, qtbot, prices)
    new = prices.rename(prices.with_name("moved.csv"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(new), ""))
    panel = window.parts.card("sequence").content
    panel._find_data()
    qtbot.waitUntil(lambda: window.document.experiment.sequence != before)
    after = window.document.experiment.sequence
    assert isinstance(after, Data)
    assert (after.file.name, after.file.digest) == ("moved.csv", before.file.digest)
    assert after == before.replace(file=after.file)


def test_another_file_in_its_place_is_shown_before_it_is_taken(
    window: MainWindow, qtbot: QtBot, prices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = take(window, qtbot, prices)
    prices.write_text(PRICES.replace("30,1", "31"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(prices), ""))
    panel = window.parts.card("sequence").content
    panel._find_data()
    (dialog,) = [one for one in window.findChildren(DataDialog) if one.isVisible()]
    wait_for_file(dialog, qtbot)
    assert "is not the file" in dialog.notice.text()
    assert window.document.experiment.sequence == before
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    wait_for_run(window, qtbot)
    assert numbers(window)[1][-1] == [31, 5]


def test_an_experiment_whose_file_is_gone_opens_and_is_mended(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "price\n1.5\n2.5\n4.5\n"
    file = DataFile.parse({
        "name": "gone.csv",
        "path": str(tmp_path / "gone.csv"),
        "digest": sha256(text.encode()).hexdigest(),
        "rows": 3,
    })  # fmt: skip
    data = Data.parse({"file": file, "inputs": ("price",), "filling": "previous"})
    window.document.open(with_sequence(window.document.experiment, data), None)
    panel = window.parts.card("sequence").content
    qtbot.waitUntil(lambda: "no longer at" in told(window))
    assert panel.data.search.isVisible()
    assert "no longer at" in panel.data.problem.text()
    panel._take_kind(Values)
    assert "no longer at" in panel.problem.text()
    assert window.document.experiment.sequence == data
    found = tmp_path / "found.csv"
    found.write_text(text)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(found), ""))
    Hands(window, qtbot).click(panel.data.search)
    qtbot.waitUntil(lambda: window.document.experiment.sequence != data)
    wait_for_run(window, qtbot)
    assert numbers(window) == ([[1.5], [2.5]], [[2.5], [4.5]])
    assert not panel.data.search.isVisible()
    assert "no longer at" not in window.messages.text


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_longer_texts_are_not_cut_off(
    made_up_window: MainWindow, settle: Settle, qtbot: QtBot, prices: Path, scale: float
) -> None:
    window = made_up_window
    data = take(window, qtbot, prices)
    fit(window, QSize(1920, 1080) - FRAME, scale, settle)
    panel = window.parts.card("sequence")
    panel.raise_()
    qtbot.waitUntil(lambda: not clipped(panel))
    prices.write_text(PRICES.replace(";", "|"))
    dialog = ask_data(window.context, prices, window, data, is_search=True)
    wait_for_file(dialog, qtbot)
    dialog.understanding.otherwise.setChecked(True)
    dialog.form.controls["test_part"].edited.emit(0.5)
    qtbot.waitUntil(lambda: not clipped(dialog))
    dialog.reject()
