"""Watches: expressions with their value at the playhead and their course over time."""

from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QKeyEvent, QShowEvent
from PyQt6.QtWidgets import QMenu, QToolTip

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.errors import ExplorerError
from gui.forms.expression_field import ExpressionField
from gui.language.translation import told
from gui.look.properties import present
from gui.panels.debug.list_panel import ListPanel
from gui.panels.debug.watch_list import WatchList
from gui.state.context import Context
from gui.state.pacing import StepListener


class _List(WatchList):
    """The rows with their keys, menu and tooltips."""

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Move the current row with Alt and the arrows."""
        is_alt = event is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier
        row = self.current
        if event is not None and is_alt and row >= 0 and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(row, row - 1 if event.key() == Qt.Key.Key_Up else row + 2)
        else:
            super().keyPressEvent(event)

    def menu_of(self, row: int) -> QMenu:
        """What can be done with a watch."""
        menu, shown, go_to = QMenu(self), self.shown[row], self.context.transport.go_to
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Edit"), lambda: self.chosen.emit(row))
        for link in (*([shown.failure] if shown.failure else []), *shown.extremes):
            menu.addAction(self.tr("Go to {}").format(link.text), lambda link=link: go_to(link.t))
        menu.addAction(self.tr("Stop where it is true"), lambda: self._stop_at(shown.text))
        menu.addSeparator()
        up = menu.addAction(self.tr("Move up\tAlt+↑"), lambda: self.move_row(row, row - 1))
        down = menu.addAction(self.tr("Move down\tAlt+↓"), lambda: self.move_row(row, row + 2))
        present(up).setEnabled(row > 0)
        present(down).setEnabled(row < len(self.shown) - 1)
        menu.addAction(self.tr("Remove\tDel"), lambda: self.removed.emit(row))
        return menu

    def tip(self, row: int, place: QPoint) -> str:
        """The value in full."""
        return self.shown[row].tip

    def _stop_at(self, text: str) -> None:
        try:
            self.context.breakpoints.add(ExpressionBreakpoint(condition=text))
        except ExplorerError as error:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), told(error))


class WatchesPanel(ListPanel):
    """The watches, and a line for their expressions."""

    title = "Watches"
    help = "Expressions over the quantities of a step, with their value at the playhead."

    def __init__(self, context: Context) -> None:
        field = ExpressionField(
            context,
            self.tr("New watch"),
            self.tr("Add a watch, e.g. abs(h)"),
            self.tr(
                "An expression over x, h, y, error, t …; Enter adds it, Ctrl+Space lists names, ↑ older ones."
            ),
        )
        super().__init__(context, context.watches, _List(context), field)
        self._watches = context.watches
        self.add.setToolTip(self.tr("Add the watch that is typed."))
        self.add.setAccessibleName(self.tr("Add the watch"))
        self.add.clicked.connect(lambda: self._submit(self.field.text, 1))
        StepListener(self, context, self._look)
        self._begin()

    def edit(self, row: int) -> None:
        """Change a watch."""
        self._type(row, self._watches.items[row].text)

    def _submit(self, text: str, step: int) -> None:
        self._put(text)

    def _add_item(self, item: str) -> None:
        self._watches.add(item)

    def _replace_item(self, row: int, item: str) -> None:
        self._watches.replace(row, item)

    def _tell(self, error: ExplorerError) -> None:
        super()._tell(error)
        self.field.setFocus()

    def _look(self) -> None:
        if self.isVisible():
            self._watches.look()

    def _take_items(self) -> None:
        self._look()
        super()._take_items()

    def showEvent(self, event: QShowEvent | None) -> None:
        """Catch up with what happened while hidden."""
        self._watches.look()
        super().showEvent(event)
