"""A list of all tabs in place of the arrows of a bar that has no room for them."""

from collections.abc import Sequence
from functools import partial

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtWidgets import QMenu, QTabBar, QToolButton

from gui.look.properties import present

PLACED = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)


class TabList(QToolButton):
    """Covers the arrows by which Qt would scroll the tabs, one at a time, where they do not fit.

    Keys need no list: ← and → go from tab to tab.
    """

    def __init__(self, bar: QTabBar, arrows: Sequence[QToolButton]) -> None:
        super().__init__(bar)
        self._bar, self._arrows = bar, tuple(arrows)
        self.setText("▾")
        self.setProperty("role", "tabs")
        self.setToolTip(self.tr("All panels that share this place."))
        self.setAccessibleName(self.tr("All panels here"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(partial(self._fill, menu))
        self.setMenu(menu)
        for arrow in self._arrows:
            arrow.installEventFilter(self)
        self._cover()

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for place in range(self._bar.count()):
            action = present(menu.addAction(self._bar.tabText(place)))
            action.setCheckable(True)
            action.setChecked(place == self._bar.currentIndex())
            action.triggered.connect(partial(self._bar.setCurrentIndex, place))

    def _cover(self) -> None:
        shown = [arrow for arrow in self._arrows if not arrow.isHidden()]
        self.setVisible(bool(shown))
        if shown:
            area = shown[0].geometry()
            for arrow in shown[1:]:
                area = area.united(arrow.geometry())
            self.setGeometry(area)
            self.raise_()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Be where the arrows are."""
        if event is not None and event.type() in PLACED:
            self._cover()
        return super().eventFilter(watched, event)
