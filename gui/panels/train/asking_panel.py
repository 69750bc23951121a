"""A panel of what is worked out beside the run: it asks for that only while it can be seen."""

from typing import Protocol

from PyQt6.QtCore import QSize, pyqtBoundSignal
from PyQt6.QtGui import QShowEvent

from gui.panels.base import Panel
from gui.state.context import Context


class Asked(Protocol):
    """What works something out when it is wanted. changed: other numbers are there, or a reason for none."""

    @property
    def changed(self) -> pyqtBoundSignal: ...

    def want(self) -> None: ...


class AskingPanel(Panel):
    """Asks `asked` at first and whenever the run or the selection is another, and draws what they answer.

    As of `Panel`, which widget it is, a subclass says by its second base.
    """

    def __init__(self, context: Context, *asked: Asked) -> None:
        super().__init__(context)
        self._asked = asked

    def sizeHint(self) -> QSize:
        """A plot that can be read."""
        px = self._context.theme.px
        return QSize(px(420), px(230))

    def _begin(self) -> None:
        context = self._context
        for one in self._asked:
            one.changed.connect(self._refresh)
        for signal in (context.client.started, context.selection.changed, context.transport.barrier_changed):
            signal.connect(self._want)
        super()._begin()

    def _want(self) -> None:
        if self.isVisible():
            for one in self._asked:
                one.want()

    def showEvent(self, event: QShowEvent | None) -> None:
        """Ask for what was not wanted while it was hidden."""
        super().showEvent(event)
        self._want()
