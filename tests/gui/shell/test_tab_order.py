"""Tab goes through a window as it is seen."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QApplication,
    QDockWidget,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.look.properties import present
from gui.shell.tab_order import move_focus, tab_order

Side = Qt.DockWidgetArea


class Window(QMainWindow):
    def focusNextPrevChild(self, next: bool) -> bool:
        return move_focus(self, is_forward=next)


def fields(*names: str) -> QWidget:
    panel = QWidget()
    layout = QVBoxLayout(panel)
    for name in names:
        layout.addWidget(named(name))
    return panel


def named(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    return line


def dock(window: QMainWindow, side: Qt.DockWidgetArea, content: QWidget) -> QDockWidget:
    dock = QDockWidget()
    dock.setTitleBarWidget(QWidget())
    dock.setWidget(content)
    window.addDockWidget(side, dock)
    return dock


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """Built from the right to the left and from below upwards."""
    window = Window()
    qtbot.addWidget(window)
    dock(window, Side.BottomDockWidgetArea, fields("below"))
    dock(window, Side.RightDockWidgetArea, fields("right 1", "right 2"))
    window.setCentralWidget(fields("middle"))
    low = dock(window, Side.LeftDockWidgetArea, fields("low left"))
    high = dock(window, Side.LeftDockWidgetArea, fields("high left"))
    window.addDockWidget(Side.LeftDockWidgetArea, low)  # once more: beneath the other
    assert high.isVisibleTo(window)
    for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
        side = Side.LeftDockWidgetArea if corner == Qt.Corner.BottomLeftCorner else Side.RightDockWidgetArea
        window.setCorner(corner, side)
    window.resize(900, 600)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def stops(window: QMainWindow, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """Where the keys go by pressing Tab, from one end until they are there again."""
    present(window.findChild(QLineEdit, "right 2" if key == Qt.Key.Key_Tab else "high left")).setFocus()
    found: list[str] = []
    modifier = Qt.KeyboardModifier.NoModifier
    while True:
        qtbot.keyClick(window.focusWidget() or window, key, modifier)
        name = QApplication.focusWidget().objectName()
        if name in found:
            return found
        found.append(name)


ORDER = ["high left", "low left", "middle", "below", "right 1", "right 2"]


def test_panels_are_gone_through_by_columns_from_top_to_bottom(window: Window, qtbot: QtBot) -> None:
    assert stops(window, qtbot) == ORDER


def test_shift_and_tab_go_the_other_way(window: Window, qtbot: QtBot) -> None:
    assert stops(window, qtbot, Qt.Key.Key_Backtab) == ORDER[::-1]


def test_a_part_that_comes_later_has_its_place(window: Window, qtbot: QtBot) -> None:
    layout = window.centralWidget().layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(0, named("late"))
    qtbot.waitUntil(lambda: present(window.findChild(QLineEdit, "middle")).y() > 0)
    qtbot.waitUntil(present(window.findChild(QLineEdit, "late")).isVisible)
    found = stops(window, qtbot)
    assert found[found.index("late") + 1] == "middle"


def test_what_is_behind_a_tab_is_left_out(window: Window, qtbot: QtBot) -> None:
    docks = {one.widget().findChild(QLineEdit).objectName(): one for one in window.findChildren(QDockWidget)}
    window.tabifyDockWidget(docks["high left"], docks["low left"])
    docks["low left"].raise_()
    qtbot.waitUntil(lambda: docks["high left"].visibleRegion().isEmpty())
    assert "high left" not in stops(window, qtbot)


def test_lines_are_read_from_left_to_right(qtbot: QtBot) -> None:
    """However high the parts of a line are, and in whatever order they came."""
    window, form = Window(), QWidget()
    qtbot.addWidget(window)
    grid = QGridLayout(form)
    for row in (1, 0):
        for column, height in ((2, 20), (1, 40), (0, 30)):
            field = named(f"{row} {column}")
            field.setFixedHeight(height)
            grid.addWidget(field, row, column)
    window.setCentralWidget(form)
    window.show()
    qtbot.waitExposed(window)
    found = [one.objectName() for one in tab_order(window) if isinstance(one, QLineEdit)]
    assert found == [f"{row} {column}" for row in (0, 1) for column in (0, 1, 2)]


def test_what_gets_the_keys_is_scrolled_to(window: Window, qtbot: QtBot) -> None:
    area, content = QScrollArea(), fields(*map(str, range(50)))
    area.setWidget(content)
    window.setCentralWidget(area)
    qtbot.waitUntil(area.isVisible)
    window.findChild(QLineEdit, "below").setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    last = QApplication.focusWidget()
    assert last.objectName() == "49"
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_what_is_selected_but_no_stop_is_gone_on_from(window: Window, qtbot: QtBot) -> None:
    """As a text that was clicked on."""
    label = QLabel("read me")
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    layout = window.centralWidget().layout()
    assert layout is not None
    layout.addWidget(label)
    label.show()
    label.setFocus()
    qtbot.keyClick(label, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "below"


def test_a_window_without_controls_keeps_its_focus(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    assert not move_focus(window, is_forward=True)
    disabled = QPushButton("no")
    disabled.setEnabled(False)
    window.setCentralWidget(disabled)
    assert not move_focus(window, is_forward=True)
