"""What the README's "Debugging an RNN" tells a reader to do in the bug zoo, in the real window."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from engine.run.name import TARGET, Y
from engine.zoo.every import specimen, specimens
from gui.open.settings import Settings
from gui.panels.lesson.zoo import ZooPanel
from gui.panels.stepping.step_table import StepTable
from gui.shell.main_window import MainWindow
from resources.library import experiment_path
from tests.end_to_end.test_window import find_button, find_card

LEFT = Qt.MouseButton.LeftButton


def entry(window: MainWindow, name: str) -> QAction:
    """A specimen in the menu, where its symptom stands beside its number."""
    one = specimen(name)
    return window.menus.actions[f"{one.title}: {one.line}"][1]


def enter(window: MainWindow, name: str, qtbot: QtBot) -> ZooPanel:
    """Choose a specimen from the menu and wait for its run."""
    client, transport = window.context.client, window.context.transport
    entry(window, name).trigger()
    qtbot.waitUntil(lambda: client.plan.job == transport.job and client.ending is not None)
    card = find_card(window, "zoo")
    qtbot.waitUntil(lambda: card.content.isVisible())
    return card.content


def error_at(window: MainWindow, t: int) -> float:
    trace = window.context.client.trace
    return float((trace[Y.of("numpy")] - trace[TARGET])[t, 0])


def step_to_the_first_error(window: MainWindow, qtbot: QtBot) -> int:
    """Press → until the error is not 0, as one reads it in the table."""
    window.setFocus()
    while error_at(window, window.context.playhead.t) == 0:
        qtbot.keyClick(window, Qt.Key.Key_Right)
    return window.context.playhead.t


def click_cell(window: MainWindow, t: int, header: str, qtbot: QtBot) -> None:
    """Click a number in the table of steps."""
    table = find_card(window, "steps").content
    assert isinstance(table, StepTable)
    model = table.model()

    def headers() -> list[str]:
        return [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]

    qtbot.waitUntil(lambda: header in headers())
    index = model.index(t, headers().index(header))
    table.scrollTo(index)
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())


def test_state_reset_is_found_by_stepping_and_clicking(window: MainWindow, qtbot: QtBot) -> None:
    panel = enter(window, "state_reset", qtbot)
    t = step_to_the_first_error(window, qtbot)
    assert t == 4
    qtbot.mouseClick(find_button(panel, "This one is wrong …"), LEFT)
    click_cell(window, t, "NumPy", qtbot)
    assert "only because an earlier one is" in panel.missed.text()
    qtbot.mouseClick(find_button(panel, "This one is wrong …"), LEFT)
    click_cell(window, t, "hₜ₋₁·U", qtbot)
    assert "keras-team/keras#1128" in panel.report.text()


def test_times_for_plus_is_found_at_its_first_step(window: MainWindow, qtbot: QtBot) -> None:
    panel = enter(window, "times_for_plus", qtbot)
    assert step_to_the_first_error(window, qtbot) == 0
    qtbot.mouseClick(find_button(panel, "This one is wrong …"), LEFT)
    click_cell(window, 0, "aₜ", qtbot)
    assert "Write + for *" in panel.explanation.text()
    assert "keras-team/keras#1231" in panel.report.text()


def test_target_off_by_one_is_found_by_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    panel = enter(window, "target_off_by_one", qtbot)
    step_to_the_first_error(window, qtbot)
    picker = panel.accusation.quantity
    picker.setFocus()
    for letter in "the":
        qtbot.keyClick(picker, letter)
    assert picker.currentText() == "the target"
    button = find_button(panel, "Accuse")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert "KIC/pandas-ml-quant#25" in panel.report.text()


def test_found_specimens_are_checked_in_the_menu_and_at_the_next_start(
    window: MainWindow, qtbot: QtBot
) -> None:
    enter(window, "times_for_plus", qtbot)
    assert not entry(window, "times_for_plus").isChecked()
    window.context.zoo.accuse(0, "a")
    assert entry(window, "times_for_plus").isChecked()
    assert not entry(window, "bias_twice").isChecked()
    assert Settings().solved == {"times_for_plus"}


def test_window_does_not_tell_a_mistake_before_it_is_found(window: MainWindow, qtbot: QtBot) -> None:
    for one in specimens():
        enter(window, one.name, qtbot)
        assert window.windowTitle() == f"Specimen {one.number}[*] — RNN Explorer"
        told = " ".join(card.windowTitle() for card in window.cards)
        action = entry(window, one.name)
        told += " ".join((action.text(), action.toolTip(), action.statusTip(), window.messages.text))
        for hidden in (one.explanation, one.report, one.name, type(one).__name__):
            assert not hidden or hidden not in told


def test_leaving_asks_nothing_and_gives_everything_back(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "question", lambda *_: pytest.fail("asked"))
    before = window.document.experiment
    window.document.edit(before.replace(seed=4))
    qtbot.waitUntil(lambda: window.context.client.plan.job == window.transport.job)
    enter(window, "bias_twice", qtbot)
    window.menus.actions["Leave the zoo"][1].trigger()
    assert window.document.experiment == before.replace(seed=4)
    assert not find_card(window, "zoo").isVisible()
    qtbot.waitUntil(lambda: find_card(window, "sequence").content.isVisible())
    window.document.undo()
    assert window.document.experiment == before
    assert not window.document.may_undo


def test_opening_a_file_in_the_zoo_asks_about_the_users_own_changes(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(window.files, "ask", lambda: QMessageBox.StandardButton.Save)
    own = window.document.experiment.replace(name="Own", seed=4)
    window.document.edit(own)
    enter(window, "bias_twice", qtbot)
    window.files.open(experiment_path("rotation"))
    assert "Own" in path.read_text(encoding="utf-8")
    assert window.context.zoo.specimen is None


def test_a_new_experiment_in_the_zoo_has_the_users_own_one_an_undo_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    own = window.document.experiment.replace(name="Own", seed=4)
    window.document.edit(own)
    enter(window, "bias_twice", qtbot)
    window.menus.actions["New"][1].trigger()
    assert window.context.zoo.specimen is None
    assert window.document.experiment != own
    window.document.undo()
    assert window.document.experiment == own


def test_closing_in_the_zoo_asks_about_the_users_own_changes(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = window.document.experiment.replace(name="Own")
    window.document.edit(own)
    enter(window, "bias_twice", qtbot)
    monkeypatch.setattr(window.files, "ask", lambda: QMessageBox.StandardButton.Cancel)
    assert not window.close()
    assert window.document.experiment == own


def test_specimen_cannot_be_saved_without_its_mistake(window: MainWindow, qtbot: QtBot) -> None:
    enter(window, "bias_twice", qtbot)
    for text in ("Save", "Save as…", "Rename…"):
        assert not window.menus.actions[text][1].isEnabled()
    window.menus.actions["Leave the zoo"][1].trigger()
    assert window.menus.actions["Save"][1].isEnabled()


def test_card_comes_to_the_front_each_time(window: MainWindow, qtbot: QtBot) -> None:
    for name in ("times_for_plus", "bias_twice"):
        panel = enter(window, name, qtbot)
        assert not find_card(window, "breakpoints").content.isVisible()
        find_card(window, "breakpoints").raise_()
        qtbot.waitUntil(lambda panel=panel: not panel.isVisible())
