"""← → and Space mean time, wherever nobody is typing."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QTabBar,
    QTableView,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.breakpoints.at_step import AtStep
from engine.zoo.every import specimens
from gui.shell.main_window import MainWindow
from gui.workspaces.every import workspaces

Key = Qt.Key


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def focus(window: MainWindow, qtbot: QtBot, widget: QWidget) -> None:
    """Give a widget the focus, as Tab would."""
    window.activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)


@pytest.mark.parametrize("name", ["run", "step", "last"])
def test_arrows_step_while_a_button_of_the_tool_bar_has_the_focus(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    window.transport.first()
    button = getattr(window.transport_bar, name)
    focus(window, qtbot, button)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Left)
    assert window.context.playhead.t == 1
    assert QApplication.focusWidget() is button


def test_arrows_step_and_space_runs_while_a_tab_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.transport.first()
    bar = next(one for one in window.findChildren(QTabBar) if one.isVisible())
    shown = bar.currentIndex()
    focus(window, qtbot, bar)
    press(qtbot, Key.Key_Right)
    assert (window.context.playhead.t, bar.currentIndex()) == (1, shown)
    press(qtbot, Key.Key_Space)
    last = window.context.client.plan.steps - 1
    qtbot.waitUntil(lambda: window.context.playhead.t == last)


def test_up_and_down_go_through_the_tabs_that_have_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.go_to("debug")
    window.parts.card("comparison").bring()
    qtbot.waitUntil(lambda: any(one.isVisible() and one.count() > 1 for one in window.findChildren(QTabBar)))
    bar = next(one for one in window.findChildren(QTabBar) if one.isVisible() and one.count() > 1)
    bar.setCurrentIndex(0)
    focus(window, qtbot, bar)
    for _ in range(bar.count()):
        press(qtbot, Key.Key_Down)
    assert bar.currentIndex() == bar.count() - 1
    press(qtbot, Key.Key_Up)
    assert bar.currentIndex() == bar.count() - 2


def test_arrows_step_where_a_panel_that_had_the_keys_is_hidden_by_another_workspace(
    window: MainWindow, qtbot: QtBot
) -> None:
    """Qt gives the keys to the switch of workspaces, which used to go on to the next one at →."""
    window.transport.first()
    window.workspaces.go_to("train")
    focus(window, qtbot, in_a_panel(window, QPushButton))
    window.workspaces.go_to("debug")
    qtbot.waitUntil(lambda: window.switch.buttons["debug"].hasFocus())
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Left)
    assert (window.workspaces.current.name, window.context.playhead.t) == ("debug", 1)


def test_up_and_down_go_through_the_workspaces(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.go_to("debug")
    focus(window, qtbot, window.switch.buttons["debug"])
    press(qtbot, Key.Key_Down)
    assert window.workspaces.current.name == "compare"
    for _ in workspaces():
        press(qtbot, Key.Key_Up)
    assert window.workspaces.current.name == "explore"
    qtbot.waitUntil(lambda: window.switch.buttons["explore"].hasFocus())


def test_space_runs_and_enter_presses_a_button_of_the_tool_bar(window: MainWindow, qtbot: QtBot) -> None:
    window.transport.first()
    focus(window, qtbot, window.transport_bar.last)
    press(qtbot, Key.Key_Return)
    last = window.context.client.plan.steps - 1
    assert window.context.playhead.t == last
    focus(window, qtbot, window.transport_bar.first)
    press(qtbot, Key.Key_Space)  # runs again from the last step, and does not go to the first one to stay
    qtbot.waitUntil(lambda: window.context.playhead.t == last)


def test_space_and_arrows_are_typed_in_a_text(window: MainWindow, qtbot: QtBot) -> None:
    window.transport.first()
    line = next(one for one in window.findChildren(QLineEdit) if one.isVisible() and one.isEnabled())
    focus(window, qtbot, line)
    press(qtbot, Key.Key_Right)
    assert window.context.playhead.t == 0


def test_space_does_not_close_the_panel_whose_button_for_that_has_the_focus(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.workspaces.go_to("debug")
    card = next(card for card in window.cards if card.objectName() == "steps")
    close = next(
        button
        for button in card.findChildren(QToolButton)
        if button.accessibleName() == f"Close {card.windowTitle()}"
    )
    focus(window, qtbot, close)
    press(qtbot, Key.Key_Space)
    press(qtbot, Key.Key_Left)
    assert card.isVisible()
    press(qtbot, Key.Key_Return)
    assert not card.isVisible()


def in_a_panel(window: MainWindow, kind: type[QWidget]) -> QWidget:
    """The first control of a kind that can be used in a panel."""
    controls = (one for card in window.cards for one in card.content.findChildren(kind))
    return next(one for one in controls if one.isVisible() and one.isEnabled())


@pytest.mark.parametrize("kind", [QPushButton, QComboBox])
def test_time_goes_on_while_a_button_or_a_picker_of_a_panel_has_the_focus(
    window: MainWindow, qtbot: QtBot, kind: type[QWidget]
) -> None:
    window.transport.first()
    experiment = window.document.experiment
    focus(window, qtbot, in_a_panel(window, kind))
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Left)
    assert window.context.playhead.t == 1
    press(qtbot, Key.Key_Space)
    last = window.context.client.plan.steps - 1
    qtbot.waitUntil(lambda: window.context.playhead.t == last)
    assert window.document.experiment == experiment


def test_enter_opens_the_picker_that_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    picker = in_a_panel(window, QComboBox)
    focus(window, qtbot, picker)
    press(qtbot, Key.Key_Return)
    assert picker.view().isVisible()
    picker.hidePopup()


def test_space_ticks_the_box_that_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.transport.first()
    box = in_a_panel(window, QCheckBox)
    was = box.isChecked()
    focus(window, qtbot, box)
    press(qtbot, Key.Key_Space)
    assert box.isChecked() != was
    press(qtbot, Key.Key_Space)


def test_space_runs_while_a_slider_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.transport.first()
    focus(window, qtbot, in_a_panel(window, QSlider))
    press(qtbot, Key.Key_Space)
    last = window.context.client.plan.steps - 1
    qtbot.waitUntil(lambda: window.context.playhead.t == last)


def test_arrows_step_while_a_text_to_read_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.context.zoo.open(specimens()[2])
    qtbot.waitUntil(lambda: window.context.client.ending is not None)
    texts = window.parts.card("zoo").content.findChildren(QLabel)
    text = next(one for one in texts if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.ClickFocus)
    focus(window, qtbot, text)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left):
        press(qtbot, key)
    assert window.context.playhead.t == 1
    window.context.zoo.leave()


READ = {"report": ("debug", QTextBrowser), "doctor": ("compare", QTextBrowser)}
LOOKED_THROUGH = {
    "steps": ("debug", QAbstractItemView),
    "diagnostics": ("debug", QAbstractItemView),
    "watches": ("debug", QAbstractItemView),
    "jacobian": ("train", QTableView),
    "backward": ("train", QTableView),
}


def part_of(window: MainWindow, panel: str, kind: type[QWidget]) -> QWidget:
    """A part of a panel, which is brought to the front."""
    card = window.parts.card(panel)
    card.bring()
    content = card.content
    return content if isinstance(content, kind) else content.findChild(kind)


@pytest.mark.parametrize("panel", [*READ, *LOOKED_THROUGH])
def test_space_runs_while_what_is_only_read_has_the_focus(
    window: MainWindow, qtbot: QtBot, panel: str
) -> None:
    workspace, kind = {**READ, **LOOKED_THROUGH}[panel]
    window.workspaces.go_to(workspace)
    window.transport.first()
    part = part_of(window, panel, kind)
    part.show()  # the doctor's page waits for a finding
    focus(window, qtbot, part)
    press(qtbot, Key.Key_Space)
    last = window.context.client.plan.steps - 1
    qtbot.waitUntil(lambda: window.context.playhead.t == last)


@pytest.mark.parametrize("panel", READ)
def test_arrows_step_while_a_page_has_the_focus(window: MainWindow, qtbot: QtBot, panel: str) -> None:
    workspace, kind = READ[panel]
    window.workspaces.go_to(workspace)
    window.transport.first()
    part = part_of(window, panel, kind)
    part.show()
    focus(window, qtbot, part)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left):
        press(qtbot, key)
    assert window.context.playhead.t == 1


def test_a_page_that_is_read_is_still_selected_and_copied_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.go_to("debug")
    page = part_of(window, "report", QTextBrowser)
    page.setPlainText("h = 5")
    focus(window, qtbot, page)
    for key in (Key.Key_A, Key.Key_C):
        qtbot.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "h = 5"


def test_space_ticks_a_breakpoint(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.go_to("debug")
    window.context.breakpoints.add(AtStep(t=3))
    rows = part_of(window, "breakpoints", QAbstractItemView)
    rows.setCurrentIndex(rows.model().index(0, 0))
    focus(window, qtbot, rows)
    press(qtbot, Key.Key_Space)
    assert not window.context.breakpoints.items[0].is_enabled
