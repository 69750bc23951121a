"""What a panel is."""

from typing import TYPE_CHECKING, Any, ClassVar

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QShowEvent
from PyQt6.QtWidgets import QLabel, QWidget

from gui.state.context import Context

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # Qt has no two widgets in one: which widget a panel is, its second base says


class Panel(_Widget):
    """The content of a card. A panel names this class before the widget that it is, such as a table.

    `_draw` shows what is there now. It is called by `_refresh`, which does nothing while the panel cannot be
    seen, and when it is shown. `_restyle` takes over sizes, at first and whenever the theme changes.

    Signals:
        title_changed(str): the card's title is another now.
        number_clicked(object, str): a Number of the run, and whose it is: an implementation, or "".
    """

    title: str
    help: ClassVar[str]
    title_extra: QWidget | None = None
    """What it has in the line of the title."""

    title_changed = pyqtSignal(str)
    number_clicked = pyqtSignal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def _begin(self) -> None:
        """Take over sizes and show what is there; called when everything is built."""
        self._context.theme.changed.connect(self._restyle)
        self._restyle()
        self._refresh()

    def _refresh(self) -> None:
        """Draw, if it can be seen."""
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        """Show what is there now."""

    def _restyle(self) -> None:
        """Take over the theme's sizes."""

    def saved_state(self) -> dict[str, Any]:
        """What the window remembers of it, as JSON data."""
        return {}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take a remembered state; what makes no sense counts as not set."""

    def take_close(self) -> bool:
        """Do what the × of the card means here. False when it closes the card."""
        return False

    def _no_step(self) -> str:
        """What stands where a step would."""
        return self.tr("No step yet. Press Step.")

    def _empty(self) -> QLabel:
        """A label that says so."""
        label = QLabel(self._no_step())
        label.setProperty("role", "quiet")
        label.setWordWrap(True)
        return label

    def showEvent(self, event: QShowEvent | None) -> None:
        """Catch up with what happened while hidden."""
        super().showEvent(event)
        self._refresh()
