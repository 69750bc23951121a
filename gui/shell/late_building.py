"""What a start leaves out is built afterwards: the panels of other workspaces, one at a time."""

from collections.abc import Callable, Sequence

from PyQt6.QtCore import QObject, QTimer
from PyQt6.QtWidgets import QApplication

from gui.look.properties import with_properties
from gui.panels.card import Card
from gui.state.transport import Transport

PAUSE_MS = 50  # between two panels, for whatever else is to be done: building one takes up to 40


class LateBuilding(QObject):
    """Builds the panels that are not there yet, so that the first look at a workspace need not wait.

    then: what is made ready after them, for what nobody sees at first.
    """

    def __init__(
        self, cards: Sequence[Card], transport: Transport, then: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._rest, self._transport, self._then = list(cards), transport, then
        self._timer = with_properties(QTimer, self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._build_next)
        self._timer.start()

    def _build_next(self) -> None:
        if self._transport.is_going or QApplication.mouseButtons().value:
            return
        self._rest = [card for card in self._rest if not card.is_built]
        if self._rest:
            self._rest[0].build()
        else:
            self._timer.stop()
            self._then()
