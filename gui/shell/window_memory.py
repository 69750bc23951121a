"""What a window remembers of its layout: between two starts, and in a session."""

import base64
from collections.abc import Sequence
from typing import Any

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QMainWindow

from gui.docking.workspaces import Workspaces
from gui.open.settings import Settings
from gui.panels.card import Card
from gui.plots.plot_area import PlotArea


class WindowMemory(QObject):
    """Saves and restores where panels stand and what they show; values that make no sense are ignored."""

    def __init__(
        self,
        window: QMainWindow,
        cards: Sequence[Card],
        plots: PlotArea,
        workspaces: Workspaces,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window, self._cards, self._plots = window, cards, plots
        self._workspaces, self._settings = workspaces, settings

    def restore(self) -> None:
        """Take what the last start left."""
        settings = self._settings
        self._window.restoreGeometry(settings.bytes("geometry"))
        for name, part in self._parts():
            if not _restore_state(part, settings.state(name)):
                settings.drop(name)
        for plot in self._plots.plots:  # what was hidden belongs to the experiment that was open
            plot.header.legend.set_hidden(frozenset())
        state, layout = settings.state("workspaces"), settings.bytes("layout")
        if not _restore_state(self._workspaces, state):
            settings.drop("workspaces")
        old = {"layout": base64.b64encode(layout.data()).decode(), "plots": settings.state("plots")}
        self._workspaces.begin({} if state or layout.isEmpty() else old)

    def remember(self) -> None:
        """Leave everything for the next start."""
        self._settings.set_bytes("geometry", self._window.saveGeometry())
        self._settings.set_bytes("layout", self._workspaces.layout())
        self._settings.set_state("workspaces", self._workspaces.saved_state())
        for name, part in self._parts():
            self._settings.set_state(name, part.saved_state())
        self._settings.save()

    def view(self) -> dict[str, Any]:
        """Layout and states as JSON data."""
        parts = {name: part.saved_state() for name, part in self._parts()}
        return {**self._workspaces.view(), "parts": parts}

    def set_view(self, view: dict[str, Any]) -> None:
        """Set what `view` has given, here or elsewhere, or a version from before there were workspaces."""
        states = view.get("parts")
        if isinstance(states, dict):
            for name, part in self._parts():
                _restore_state(part, states.get(name, {}))
        plots = states.get("plots") if isinstance(states, dict) else None
        self._workspaces.set_view({**view, "plots": plots})

    def _parts(self) -> list[tuple[str, PlotArea | Card]]:
        """The plots and the panels, with their ids."""
        return [("plots", self._plots), *((card.objectName(), card) for card in self._cards)]


def _restore_state(part: Any, state: Any) -> bool:
    """Whether a part takes a state: a file that somebody edited, or a slip of the disk, may hold anything."""
    try:
        part.restore_state(state)
    except Exception:
        return False
    return True
