"""What a window remembers of its layout: between two starts, and in a session."""

import base64
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from PyQt6.QtCore import QByteArray, QObject, Qt, pyqtSignal
from PyQt6.QtWidgets import QMainWindow, QTabBar

from gui.open.settings import Settings
from gui.panels.base import Panel
from gui.panels.card import Card
from gui.plots.plot_area import PlotArea
from gui.shell.layout import LAYOUT_VERSION


class WindowMemory(QObject):
    """Saves and restores where panels stand and what they show; values that make no sense are ignored.

    Signals:
        laid_out(): panels were moved; panels that belong to a lesson or the zoo may have become visible.
    """

    laid_out = pyqtSignal()

    def __init__(
        self, window: QMainWindow, cards: Sequence[Card], plots: PlotArea, settings: Settings
    ) -> None:
        """window: as it is laid out at first."""
        super().__init__(window)
        self._window, self._cards, self._plots, self._settings = window, cards, plots, settings
        self._first_layout = window.saveState(LAYOUT_VERSION)

    def restore(self) -> bool:
        """Take what the last start left. False where it left no layout that fits this version."""
        self._window.restoreGeometry(self._settings.bytes("geometry"))
        for name, part in self._parts():
            if not _restore_state(part, self._settings.state(name)):
                self._settings.drop(name)
        is_restored = self._set_layout(self._settings.bytes("layout"))
        if not is_restored:
            self.reset_layout()
        return is_restored

    def remember(self) -> None:
        """Leave everything for the next start."""
        self._settings.set_bytes("geometry", self._window.saveGeometry())
        self._settings.set_bytes("layout", self._window.saveState(LAYOUT_VERSION))
        for name, part in self._parts():
            self._settings.set_state(name, part.saved_state())
        self._settings.save()

    def view(self) -> dict[str, Any]:
        """Layout and states as JSON data."""
        layout = base64.b64encode(self._window.saveState(LAYOUT_VERSION).data()).decode()
        return {"layout": layout, "parts": {name: part.saved_state() for name, part in self._parts()}}

    def set_view(self, view: dict[str, Any]) -> None:
        """Set what `view` has given, here or elsewhere."""
        states, layout = view.get("parts"), view.get("layout")
        if isinstance(states, dict):
            for name, part in self._parts():
                _restore_state(part, states.get(name, {}))
        if isinstance(layout, str):
            with suppress(ValueError):  # no base64
                self._set_layout(QByteArray(base64.b64decode(layout, validate=True)))

    def reset_layout(self) -> None:
        """Put every panel where it was at first."""
        self._set_layout(self._first_layout)

    def _set_layout(self, layout: QByteArray) -> bool:
        """Place cards and tabs. Qt makes new tab bars and leaves those of the layout before in sight."""
        window = self._window
        before = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        is_restored = window.restoreState(layout, LAYOUT_VERSION)
        for bar in before if is_restored else ():
            bar.hide()
        self.laid_out.emit()
        return is_restored

    def _parts(self) -> list[tuple[str, PlotArea | Panel]]:
        """The plots and the panels, with their ids."""
        return [("plots", self._plots), *((card.objectName(), card.content) for card in self._cards)]


def _restore_state(part: Any, state: Any) -> bool:
    """Whether a part takes a state: a file that somebody edited, or a slip of the disk, may hold anything."""
    try:
        part.restore_state(state)
    except Exception:
        return False
    return True
