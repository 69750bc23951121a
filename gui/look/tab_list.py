"""A list of all tabs in place of the arrows of a bar that has no room for them."""

from collections.abc import Sequence
from functools import partial

from PyQt6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PyQt6.QtWidgets import QMenu, QTabBar, QToolButton, QWidget

from gui.look.properties import present, with_properties

AROUND = 2  # characters' widths beside the text
PLACED = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)


class TabList(QToolButton):
    """Covers the arrows by which Qt would scroll the tabs, and tabs that are cut, where they do not fit.

    Keys need no list: ← and → go from tab to tab. name, help: what is on the tabs.
    """

    def __init__(self, bar: QTabBar, arrows: Sequence[QToolButton], name: str, help: str) -> None:
        super().__init__(bar)
        self._bar, self._arrows = bar, tuple(arrows)
        self.setText("▾")
        self.setProperty("role", "tabs")
        self.setToolTip(help)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(partial(self._fill, menu))
        self.setMenu(menu)
        self._left = with_properties(QWidget, bar, autoFillBackground=True)
        self._later = with_properties(QTimer, self, singleShot=True, interval=0)
        self._later.timeout.connect(self._cover)
        for part in (bar, *self._arrows):
            part.installEventFilter(self)
        self._cover()

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for place in range(self._bar.count()):
            action = present(menu.addAction(self._bar.tabText(place)))
            action.setCheckable(True)
            action.setChecked(place == self._bar.currentIndex())
            action.triggered.connect(partial(self._bar.setCurrentIndex, place))

    def _cover(self) -> None:
        """Stand over the arrows and every tab that they cut, and say how many are not in sight."""
        shown = [arrow for arrow in self._arrows if not arrow.isHidden()]
        self.setVisible(bool(shown))
        self._left.setVisible(bool(shown))
        if not shown:
            return
        area = shown[0].geometry()
        for arrow in shown[1:]:
            area = area.united(arrow.geometry())
        tabs = [self._bar.tabRect(place) for place in range(self._bar.count())]
        whole = [tab for tab in tabs if tab.left() >= 0 and tab.right() < area.left()]
        while self._say(len(tabs) - len(whole)) > area.right() - _end(whole) and self._may_cover(whole[1:]):
            whole.pop()
        if whole:
            area.setLeft(_end(whole) + 1)
        self._put(self, area)
        start = whole[0].left() if whole else 0
        self._put(self._left, QRect(0, area.top(), max(start, 0), area.height()))

    def _say(self, number: int) -> int:
        """Tell how many tabs are not in sight; returns how wide that is, px."""
        self.setText(self.tr("+{} ▾").format(number))
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self.text()) + AROUND * metrics.averageCharWidth()

    def _may_cover(self, last: list[QRect]) -> bool:
        """Whether the last of several tabs is not the one on top."""
        return bool(last) and last[-1] != self._bar.tabRect(self._bar.currentIndex())

    def _put(self, part: QWidget, area: QRect) -> None:
        if part.geometry() != area:
            part.setGeometry(area)
        part.raise_()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Be where the arrows are, and what they cut: tabs change their texts and scroll without a word."""
        if event is not None and event.type() in PLACED:
            self._cover()
        elif event is not None and watched is self._bar and event.type() == QEvent.Type.Paint:
            self._later.start()
        is_taken: bool = super().eventFilter(watched, event)
        return is_taken


def _end(tabs: list[QRect]) -> int:
    """Where the last of several tabs ends, px; −1 of none."""
    return tabs[-1].right() if tabs else -1
