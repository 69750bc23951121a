"""What a newcomer does in the first minutes, in the real window."""

import time
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QDropEvent
from PyQt6.QtWidgets import (
    QFileDialog,
    QMenu,
    QMessageBox,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.files.experiment_file import load, save
from engine.run.name import TARGET, Y
from gui.forms.weight_table import WeightTable
from gui.manual.keys import key_groups
from gui.panels.card import Card
from gui.shell.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
LONGEST_EDIT = 0.05  # seconds of the processor


def find(window: QWidget, kind: type, name: str) -> QWidget:
    """The control that a screen reader would announce so."""
    found = [widget for widget in window.findChildren(kind) if widget.accessibleName() == name]
    assert found, f"no {kind.__name__} called {name!r}"
    return found[0]


def find_button(window: QWidget, text: str) -> QPushButton:
    return next(button for button in window.findChildren(QPushButton) if button.text() == text)


def find_card(window: MainWindow, name: str) -> Card:
    return next(card for card in window.cards if card.objectName() == name)


def drag(qtbot: QtBot, slider: QSlider, begin: float, end: float) -> None:
    """Drag a slider's handle from one share of its width to another, with the mouse."""
    y = slider.height() // 2
    where = [QPoint(round(slider.width() * share), y) for share in np.linspace(begin, end, 8)]
    qtbot.mousePress(slider, LEFT, pos=where[0])
    for point in where:
        qtbot.mouseMove(slider, point)
    qtbot.mouseRelease(slider, LEFT, pos=where[-1])


def handle_share(slider: QSlider) -> float:
    return (slider.value() - slider.minimum()) / (slider.maximum() - slider.minimum())


def outputs(window: MainWindow) -> list[float]:
    return window.context.client.trace[Y.of("numpy")][:, 0].tolist()


def test_the_notebook_is_there_at_once(window: MainWindow) -> None:
    assert outputs(window) == [5, 18, 49, 124, 305, 742, 1797, 4344, 10493]
    assert window.windowTitle() == "The notebook[*] — RNN Explorer"


def test_dragging_weight_changes_the_curves_and_is_one_undo_step(window: MainWindow, qtbot: QtBot) -> None:
    client, document = window.context.client, window.document
    before, canvas = document.experiment, window.plots.plots[0].canvas
    picture_before = canvas.grab().toImage()
    slider = find(window, QSlider, "weight, slider")
    drag(qtbot, slider, handle_share(slider), 0.95)
    qtbot.waitUntil(lambda: client.plan.job.experiment == document.experiment and client.ending is not None)
    assert document.experiment.sequence.weight > before.sequence.weight
    picture = canvas.grab().toImage()
    assert picture != picture_before
    document.undo()
    assert document.experiment == before


def test_stepping_forward_and_back_moves_everything(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.go_to("debug")
    for _ in range(3):
        qtbot.mouseClick(find(window, QToolButton, "Step"), LEFT)
    qtbot.mouseClick(find(window, QToolButton, "Step back"), LEFT)
    assert window.context.playhead.t == 2
    titles = [card.windowTitle() for card in window.cards]
    assert "Step t = 2" in titles


def test_space_and_arrows_drive_the_run(window: MainWindow, qtbot: QtBot) -> None:
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Right)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert window.context.playhead.t == 1


def test_saving_and_opening_gives_the_same_experiment(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    changed = window.document.experiment.replace(name="Mine", seed=7)
    window.document.edit(changed)
    window.menus.actions["Save as…"][1].trigger()
    assert load(path) == changed
    window.menus.actions["New"][1].trigger()
    window.menus.actions["Open…"][1].trigger()
    assert window.document.experiment == changed
    assert window.windowTitle().startswith("Mine")


def test_a_dropped_file_opens(window: MainWindow, tmp_path: Path) -> None:
    save(tmp_path / "dropped.json", Experiment(name="Dropped"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "dropped.json"))])
    window.dropEvent(
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    )
    assert window.document.experiment.name == "Dropped"


def test_a_wrong_file_is_told_and_loses_nothing(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_bytes(b"\x00\xff not json")
    before = window.document.experiment
    window.files.open(tmp_path / "wrong.json")
    assert "wrong.json" in window.messages.text
    assert window.document.experiment == before


def test_closing_asks_about_changes_and_cancel_keeps_the_window(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.document.edit(window.document.experiment.replace(seed=3))
    monkeypatch.setattr(window.files, "ask", lambda: QMessageBox.StandardButton.Cancel)
    assert not window.close()
    assert window.isVisible()


def test_quitting_while_a_long_run_goes_ends_the_engine(window: MainWindow, qtbot: QtBot) -> None:
    experiment = window.document.experiment
    slow = experiment.sequence.replace(seq_len=5_000_000, weight=1, mem_len=0, bias=0)
    layer = experiment.model.layers[0].replace(kernel=((1,),), recurrent_kernel=((0,),))
    window.document.open(
        experiment.replace(sequence=slow, model=experiment.model.replace(layers=(layer,))), None
    )
    client = window.context.client
    qtbot.waitUntil(lambda: client.plan.steps > 10 and client.trace.steps > 1000, timeout=30_000)
    assert client.ending is None
    assert window.close()
    assert client.close()


def test_a_run_that_overflows_says_where_and_leads_there(window: MainWindow, qtbot: QtBot) -> None:
    experiment = window.document.experiment
    layer = experiment.model.layers[0].replace(recurrent_kernel=((1e200,),))
    window.document.edit(experiment.replace(model=experiment.model.replace(layers=(layer,))))
    client = window.context.client
    qtbot.waitUntil(lambda: client.ending is not None and client.ending.kind == "diverged")
    assert f"t = {client.ending.t}" in window.messages.text
    qtbot.mouseClick(find_button(window.messages, f"Go to step {client.ending.t}"), LEFT)
    assert window.context.playhead.t == client.ending.t


def test_the_exact_network_predicts_without_error(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(find_button(window, "Tell me"), LEFT)
    button = find_button(window, "Show the exact network")
    qtbot.mouseClick(button, LEFT)
    client = window.context.client
    qtbot.waitUntil(
        lambda: client.plan.job.experiment == window.document.experiment and client.ending is not None
    )
    assert outputs(window) == client.trace[TARGET][:, 0].tolist()
    assert not button.isVisible()
    window.document.undo()
    assert find_button(window, "Tell me").isVisible()  # it asks anew


def test_the_focus_goes_to_run_when_the_notice_hides(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(find_button(window, "Tell me"), LEFT)
    button = find_button(window, "Show the exact network")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert not button.isVisible()
    assert window.focusWidget() is window.transport_bar.run


def test_run_has_the_focus_at_first(window: MainWindow) -> None:
    assert window.focusWidget() is window.transport_bar.run


def test_menus_open_with_alt_and_their_first_letters(window: MainWindow) -> None:
    titles = [menu.title() for menu in window.menus.menus.values()]
    assert titles == [f"&{name}" for name in window.menus.menus]
    assert len({title[:2] for title in titles}) == len(titles)


def test_menu_names_panels_whatever_their_titles_say(window: MainWindow) -> None:
    window.transport.step()
    view = window.menus.menus["View"]
    view.aboutToShow.emit()
    assert {"Sequence", "Model", "Step", "Steps"} <= {action.text() for action in view.actions()}


def test_menu_of_ready_made_experiments_names_and_explains_them(window: MainWindow) -> None:
    menu = next(menu for menu in window.findChildren(QMenu) if menu.title() == "Ready-made experiments")
    assert menu.toolTipsVisible()
    assert [action.text() for action in menu.actions()][:3] == [
        "The notebook",
        "Adding problem",
        "All memory",
    ]
    assert "one unit remembers its last output" in menu.actions()[0].toolTip()
    next(action for action in menu.actions() if action.text() == "Doubling").trigger()
    assert window.document.experiment.name == "Doubling"


def test_list_of_keys_has_every_shortcut(window: MainWindow) -> None:
    listed = {
        keys for group in key_groups(window.menuBar()) for line, _ in group.keys for keys in line.split(", ")
    }
    shortcuts = [action.shortcut().toString() for _, action in window.menus.actions.values()]
    assert {keys for keys in shortcuts if keys} <= listed


def test_recent_files_can_be_forgotten(window: MainWindow, tmp_path: Path) -> None:
    save(tmp_path / "a.json", Experiment(name="A"))
    window.files.open(tmp_path / "a.json")
    file = window.menus.menus["File"]
    recent = next(action.menu() for action in file.actions() if action.text() == "Recent files")
    assert recent.actions()[0].text() == str((tmp_path / "a.json").resolve())
    recent.actions()[-1].trigger()
    assert (window.settings.recent, recent.isEnabled()) == ([], False)


@pytest.mark.in_threads
def test_run_that_does_not_fit_in_memory_is_told_and_the_next_one_runs(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, document = window.context.client, window.document
    monkeypatch.setattr("engine.run.memory.machine_memory", lambda: 10**5)
    document.edit(
        document.experiment.replace(sequence=document.experiment.sequence.replace(seq_len=10_000, weight=0))
    )
    qtbot.waitUntil(lambda: "this machine has 0.0 GB" in window.messages.text)
    for do in (
        window.transport.step,
        window.transport.toggle,
        window.transport.step_back,
        window.transport.restart,
    ):
        do()
    document.undo()
    qtbot.waitUntil(lambda: client.plan is not None and client.plan.steps == 9 and client.ending is not None)
    assert outputs(window) == [5, 18, 49, 124, 305, 742, 1797, 4344, 10493]


def test_one_number_of_1024_units_is_edited_within_a_blink(window: MainWindow, qtbot: QtBot) -> None:
    client, document, units = window.context.client, window.document, 1024
    numbers = tuple(tuple((i * j) % 7 / 100 - 0.03 for j in range(units)) for i in range(units))
    layer = SimpleRNN(units=units, kernel=(numbers[1],), recurrent_kernel=numbers, bias=numbers[2])
    document.open(document.experiment.replace(model=Model(layers=(layer,))), None)
    qtbot.waitUntil(lambda: client.ending is not None, timeout=60_000)
    model = next(
        table.model for table in window.findChildren(WeightTable) if table.model.shape == (units, units)
    )
    seconds = []
    for value in (1, 2, 3):
        began = time.thread_time()
        model.set_numbers(model.index(3, 4), ((value,),))
        seconds.append(time.thread_time() - began)
    assert document.experiment.model.layers[0].recurrent_kernel[3][4] == 3
    assert min(seconds) < LONGEST_EDIT


def test_undo_may_be_pressed_as_soon_as_there_is_something_to_undo(window: MainWindow) -> None:
    """Menus follow behind the plots otherwise, and a quick Ctrl+Z would find nothing."""
    undo, redo = (window.menus.actions[name][1] for name in ("Undo", "Redo"))
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    document = window.document
    document.edit(document.experiment.replace(seed=document.experiment.seed + 1))
    assert undo.isEnabled()
    undo.trigger()
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
