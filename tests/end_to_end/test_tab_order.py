"""Tab goes through the panels of the real window as they stand, though most are built after it is shown."""

from itertools import combinations, groupby

import pytest
from PyQt6.QtCore import QPoint, QRect, Qt, QTimer
from PyQt6.QtWidgets import QApplication, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from gui.docking.workspaces import SETTLE_MS
from gui.panels.card import Card
from gui.plots.plot_area import PlotCard
from gui.shell.main_window import MainWindow
from gui.workspaces.every import workspaces

MOST = 200  # controls of a workspace


def place_of(widget: QWidget) -> QWidget:
    """The panel, plot or bar in which a control is."""
    while not isinstance(widget, Card | PlotCard | QToolBar) and not widget.parentWidget().isWindow():
        widget = widget.parentWidget()
    return widget


def walk(window: MainWindow, qtbot: QtBot) -> list[QWidget]:
    """The controls that Tab reaches, until it is back where it began."""
    window.transport_bar.run.setFocus()
    found = [window.transport_bar.run]
    for _ in range(MOST):
        qtbot.keyClick(found[-1], Qt.Key.Key_Tab)
        if QApplication.focusWidget() is found[0]:
            break
        found.append(QApplication.focusWidget())
    return found


def is_before(one: QRect, other: QRect) -> bool:
    """Whether something stands left of another in its lines, or above it in its columns."""
    shares_lines = one.top() <= other.bottom() and other.top() <= one.bottom()
    shares_columns = one.left() <= other.right() and other.left() <= one.right()
    return (shares_lines and one.right() < other.left()) or (shares_columns and one.bottom() < other.top())


def area(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("name", [one.name for one in workspaces()])
def test_panels_are_gone_through_once_and_as_they_stand(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.workspaces.go_to(name)
    settled = QTimer(singleShot=True, interval=SETTLE_MS)
    with qtbot.waitSignal(settled.timeout):
        settled.start()
    window.activateWindow()
    places = [place for place, _ in groupby(walk(window, qtbot), place_of)]
    if places[-1] is places[0]:  # it began in the middle of a bar
        places.pop()
    assert len({*places}) == len(places)
    wrong = [
        (place.objectName(), later.objectName())
        for place, later in combinations(places, 2)
        if is_before(area(later), area(place))
    ]
    assert wrong == []
