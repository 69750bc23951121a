"""A panel that the mouse drags while the window is laid out anew, which Qt by itself does not survive."""

from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QWidget

from gui.look.properties import present
from gui.shell.main_window import MainWindow
from tests.end_to_end.test_window import find_card

LEFT = Qt.MouseButton.LeftButton
TITLE = QPoint(40, 8)  # px in a card
AFAR = QPoint(640, 500)  # px in the window


def drag(window: MainWindow, name: str) -> QWidget:
    """Drag a panel that is in sight by its title, and hold it."""
    card, handle = find_card(window, name), present(window.windowHandle())
    QTest.mousePress(handle, LEFT, pos=card.mapTo(window, TITLE))
    QTest.mouseMove(handle, AFAR - TITLE)
    QTest.mouseMove(handle, AFAR)
    assert QWidget.mouseGrabber() is card
    return card


def test_it_is_let_go_where_another_workspace_is_shown(window: MainWindow) -> None:
    window.workspaces.go_to("debug")
    card = drag(window, "cell")
    window.workspaces.go_to("explore")
    assert QWidget.mouseGrabber() is None
    window.workspaces.go_to("debug")
    assert card.isVisible()
