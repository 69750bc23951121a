"""What a panel is."""

from typing import TYPE_CHECKING, Any, ClassVar

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QShowEvent
from PyQt6.QtWidgets import QLabel, QWidget

from gui.language.translation import shown
from gui.look.quiet_text import QuietText
from gui.state.context import Context

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # Qt has no two widgets in one: which widget a panel is, its second base says


class Panel(_Widget):
    """The content of a card, which stands in the window's docks, floats, or is closed.

    A subclass names this class first, then the kind of widget it is, such as QTableView, and calls `_begin`
    when all parts are built. `_draw` shows the current state of the context. Signals of the state are
    connected to `_refresh`, which draws only while the panel is visible; showing the panel draws, too.
    `_restyle` applies the theme's sizes, at first and whenever the theme changes.

    Signals:
        title_changed(str): the new title of the card.
        number_clicked(object, str): a Number of the run, and the implementation that computed it, or "".
        answered(object): a widget of the panel shows what a button has asked for, and is to be seen.
    """

    title: ClassVar[str]
    help: ClassVar[str]
    title_extra: QWidget | None = None
    """A widget of the panel that stands in the line of the card's title."""

    title_changed = pyqtSignal(str)
    number_clicked = pyqtSignal(object, str)
    answered = pyqtSignal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.title_now = shown(self.title)

    def _begin(self) -> None:
        """Apply the theme's sizes and draw for the first time; called when all parts are built."""
        self._context.theme.changed.connect(self._restyle)
        self._restyle()
        self._refresh()

    def _refresh(self) -> None:
        """Draw, if the panel can be seen."""
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        """Show the current state."""

    def _restyle(self) -> None:
        """Take over the theme's sizes."""

    def _set_title(self, title: str) -> None:
        """Have another title, in the words of the window."""
        if title != self.title_now:
            self.title_now = title
            self.title_changed.emit(title)

    def saved_state(self) -> dict[str, Any]:
        """The state that the window remembers, as JSON data."""
        return {}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Restore a remembered state; values that make no sense are ignored."""

    def build_all(self) -> None:
        """Build what else is built once it is wanted, so that all fields can be found."""

    def reveal(self, part: QWidget) -> None:
        """Unfold what hides a part of the panel. A part that may be unfolded has the property "fold"."""

    def take_close(self) -> bool:
        """React to the × of the card. False lets the card close."""
        return False

    def _no_step(self) -> str:
        """What stands where a step would."""
        return self.tr("No step yet. Press Step.")

    def _empty(self) -> QLabel:
        """A label that says so."""
        return QuietText(self._no_step())

    def showEvent(self, event: QShowEvent | None) -> None:
        """Catch up with what happened while hidden."""
        super().showEvent(event)
        self._refresh()
