"""The card of the bug zoo in the window: there, in front and high enough while a specimen is examined."""

from PyQt6.QtCore import QObject, Qt, QTimer
from PyQt6.QtWidgets import QDockWidget, QMainWindow

from gui.docking.workspaces import Workspaces
from gui.look.properties import present
from gui.panels.card import Card
from gui.state.lesson.zoo import Zoo
from gui.workspaces.debug import Debug


class ZooCard(QObject):
    """Shows and hides the card as the user goes into the zoo and out of it; mistakes are found in Debug."""

    def __init__(self, window: QMainWindow, card: Card, zoo: Zoo, workspaces: Workspaces) -> None:
        super().__init__(window)
        self._window, self._card, self._zoo, self._workspaces = window, card, zoo, workspaces
        self._before: str | None = None
        self._covered: QDockWidget | None = None
        """The panel that was in front where the card stands now."""
        zoo.specimen_changed.connect(self._take_specimen)
        self.show()

    def _take_specimen(self) -> None:
        """Go to where a mistake is looked for, and back to where the user came from."""
        if self._zoo.specimen is not None and self._before is None:
            self._before = self._workspaces.current.name
            self._workspaces.go_to(Debug.name)
        elif self._zoo.specimen is None and self._before is not None:
            before, self._before = self._before, None
            self._uncover()
            if self._workspaces.current is Debug:
                self._workspaces.go_to(before)
        self.show()

    def show(self) -> None:
        """Have the card where it belongs."""
        is_open = self._zoo.specimen is not None
        self._card.setVisible(is_open)
        if is_open:
            self._bring_forward()
            QTimer.singleShot(0, self._fit_height)

    def _bring_forward(self) -> None:
        layout = present(self._window.layout())
        layout.activate()  # makes the tab of a card that has just been shown
        others = self._window.tabifiedDockWidgets(self._card)
        in_front = (one for one in others if not one.visibleRegion().isEmpty())
        self._covered = next(in_front, self._covered)
        for other in others:
            other.raise_()  # Qt ignores raising what was raised last, even if another tab was chosen since
        self._card.raise_()

    def _uncover(self) -> None:
        """Have in front what was before; Qt would take the tab beside."""
        self._card.hide()
        if self._covered is not None and self._covered.isVisible():
            self._covered.raise_()
        self._covered = None

    def _fit_height(self) -> None:
        """Give the card the height that its content asks for, where it has less; its neighbour pays."""
        missing = self._card.content.sizeHint().height() - self._card.content.height()
        neighbour = max(self._neighbours(), key=QDockWidget.height, default=None)
        if missing > 0 and neighbour is not None:
            cards = [self._card, neighbour]
            heights = [self._card.height() + missing, max(1, neighbour.height() - missing)]
            self._window.resizeDocks(cards, heights, Qt.Orientation.Vertical)

    def _neighbours(self) -> list[QDockWidget]:
        """What stands in the same column."""
        window, card = self._window, self._card
        tabs = [card, *window.tabifiedDockWidgets(card)]
        area = window.dockWidgetArea(card)
        direct = Qt.FindChildOption.FindDirectChildrenOnly  # Qt would ask thousands of widgets
        docks = [dock for dock in window.findChildren(QDockWidget, options=direct) if dock not in tabs]
        return [dock for dock in docks if dock.isVisible() and window.dockWidgetArea(dock) == area]
