"""What the README's "Debugging an RNN" does with breakpoints, watches and searches, in the real window."""

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from engine.files.experiment_file import load
from engine.run.name import TARGET, Name, Number, Y
from gui.shell.main_window import MainWindow
from resources.library import experiment_path
from tests.end_to_end.test_window import find_card
from tests.known import KNOWN

ENTER = Qt.Key.Key_Return


def press(window: MainWindow, keys: str) -> None:
    """Do what a key of the menus does; offscreen, windows are not active and shortcuts do not fire."""
    sequence = QKeySequence(keys)
    found = [action for _, action in window.menus.actions.values() if sequence in action.shortcuts()]
    assert [action.isEnabled() for action in found] == [True]
    found[0].trigger()


def type_into(window: MainWindow, card_name: str, text: str, qtbot: QtBot) -> None:
    """Bring a panel to the front and type an expression into its line."""
    window.workspaces.go_to("debug")
    card = find_card(window, card_name)
    card.raise_()
    line = card.content.field.line
    qtbot.waitUntil(line.isVisible)
    line.setFocus()  # else Space and Enter would mean the button that has the focus
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, ENTER)


def test_a_run_is_stopped_at_the_float32_cliff(window: MainWindow, qtbot: QtBot) -> None:
    client, playhead = window.context.client, window.context.playhead
    fibonacci = load(experiment_path("fibonacci"))
    in_float32 = fibonacci.replace(precision=fibonacci.precision.replace(numpy="float32"))
    with qtbot.waitSignals([client.started, client.finished]):
        window.document.edit(in_float32)
    type_into(window, "breakpoints", "abs(error) > 0", qtbot)
    with qtbot.waitSignal(client.hit):
        press(window, "F5")
    cliff = KNOWN["float32_cliff"]
    # The output at t is the sequence's value at t + 1.
    assert playhead.t == cliff["first_wrong_index"] - 1
    assert client.trace.steps == playhead.t + 1
    assert client.trace[Y.of("numpy")][playhead.t, 0] == np.float32(cliff["float32"])
    assert client.trace[TARGET][playhead.t, 0] == cliff["true"]
    assert window.messages.text == f"Stopped: abs(error) > 0 at t = {playhead.t}: abs(error) = 1."
    assert window.transport_bar.run.text() == "Run"
    with qtbot.waitSignal(client.hit):
        press(window, "F5")
    assert playhead.t == cliff["first_wrong_index"]
    press(window, "Shift+F8")
    assert playhead.t == cliff["first_wrong_index"] - 1


def test_a_watch_follows_the_playhead_and_the_run(window: MainWindow, qtbot: QtBot) -> None:
    type_into(window, "watches", "h / prev(h)", qtbot)
    panel = find_card(window, "watches").content
    press(window, "Ctrl+End")
    assert panel.list.shown[0].value == "2.41552"
    window.transport.go_to(1)
    assert panel.list.shown[0].value == "3.6"


def test_a_condition_is_searched_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "Ctrl+F")
    line = window.find_bar.field.line
    qtbot.keyClicks(line, "target > 500")
    qtbot.keyClick(line, ENTER)
    assert window.context.playhead.t == 5
    press(window, "F3")
    assert window.context.playhead.t == 6
    press(window, "Shift+F3")
    assert window.context.playhead.t == 5
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()


def test_message_of_a_breakpoint_goes_when_the_run_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    client = window.context.client
    window.transport.go_to(3)
    press(window, "F9")
    with qtbot.waitSignal(client.hit):
        press(window, "F5")
    assert window.messages.text == "Stopped: t = 3 is reached."
    with qtbot.waitSignal(client.finished):
        press(window, "F5")
    assert window.messages.text == ""


def test_a_step_is_entered_and_left_by_keys(window: MainWindow) -> None:
    playhead = window.context.playhead
    window.transport.go_to(2)
    press(window, "F11")
    assert (playhead.t, playhead.operation) == (2, 0), "the step that is shown"
    press(window, "Shift+F11")
    assert (playhead.t, playhead.operation) == (2, None)
    press(window, "Ctrl+F11")
    assert playhead.operation == len(window.transport.operations) - 1


def test_ctrl_and_a_click_watch_a_number(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.go_to("debug")
    table = next(card.content for card in window.cards if card.objectName() == "steps")
    model = table.model()
    wanted = Number(Name("hU", 0), 0, 2)
    column = [one.number_at(2) for one in model.columns].index(wanted)
    place = table.visualRect(model.index(2, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.context.watches.texts == ()
    for _ in range(2):
        qtbot.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place
        )
    assert window.context.watches.texts == ("hU",)
