"""Watches: expressions with their value at the playhead and their course over time."""

from PyQt6.QtCore import QEvent, Qt
from PyQt6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QShowEvent
from PyQt6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QToolTip, QVBoxLayout, QWidget

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.errors import ExplorerError
from gui.forms.expression_field import ExpressionField
from gui.language.translation import told
from gui.look.icon import make_icon
from gui.panels.base import Panel
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

    def contextMenuEvent(self, event: QContextMenuEvent | None) -> None:
        """What can be done with the row below the mouse, or with the current one."""
        if event is None:
            return
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        row = self.indexAt(event.pos()).row() if is_mouse else self.current
        if 0 <= row < len(self.shown):
            self.choose(row)
            self.menu_of(row).popup(event.globalPos())

    def menu_of(self, row: int) -> QMenu:
        """The menu of a row."""
        menu, shown, go_to = QMenu(self), self.shown[row], self.context.transport.go_to
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Edit"), lambda: self.chosen.emit(row))
        for link in (*([shown.failure] if shown.failure else []), *shown.extremes):
            menu.addAction(self.tr("Go to {}").format(link.text), lambda link=link: go_to(link.t))
        menu.addAction(self.tr("Stop where it is true"), lambda: self._stop_at(shown.text))
        menu.addSeparator()
        menu.addAction(self.tr("Move up\tAlt+↑"), lambda: self.move_row(row, row - 1)).setEnabled(row > 0)
        is_last = row == len(self.shown) - 1
        menu.addAction(self.tr("Move down\tAlt+↓"), lambda: self.move_row(row, row + 2)).setEnabled(
            not is_last
        )
        menu.addAction(self.tr("Remove\tDel"), lambda: self.removed.emit(row))
        return menu

    def viewportEvent(self, event: QEvent | None) -> bool:
        """Tell the value in full."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.indexAt(event.pos()).row()
            QToolTip.showText(event.globalPos(), self.shown[row].tip if 0 <= row < len(self.shown) else "")
            return True
        return super().viewportEvent(event)

    def _stop_at(self, text: str) -> None:
        try:
            self.context.breakpoints.add(ExpressionBreakpoint(condition=text))
        except ExplorerError as error:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), told(error))


class WatchesPanel(Panel, QWidget):
    """The list, and below it a line that adds to it or changes it."""

    title = "Watches"
    help = "Expressions over the quantities of a step, with their value at the playhead."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._edited: int | None = None  # the row that the line changes; None adds
        self.list = _List(context)
        self.field = ExpressionField(
            context,
            self.tr("New watch"),
            self.tr("Add a watch, e.g. abs(h)"),
            self.tr("An expression over x, h, y, target, error, t …; Enter adds it, Ctrl+Space lists names."),
        )
        self.add = QToolButton()
        self.add.setIcon(make_icon(context.theme, "add", "accent"))
        self.add.setProperty("role", "flat")
        self.add.setToolTip(self.tr("Add the watch that is typed."))
        self.add.setAccessibleName(self.tr("Add the watch"))
        self._build()
        self._connect()
        self._begin()

    def _build(self) -> None:
        line = self._line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.list, 1)
        self._layout.addLayout(line)

    def _connect(self) -> None:
        context = self._context
        StepListener(self, context, self._look)
        context.watches.changed.connect(self._take_watches)
        context.watches.looked.connect(self._refresh)
        context.playhead.moved.connect(self._refresh)
        self.field.submitted.connect(self._submit)
        self.field.abandoned.connect(self._abandon)
        self.add.clicked.connect(lambda: self._submit(self.field.text, 1))
        self.list.chosen.connect(self._edit)
        self.list.removed.connect(context.watches.remove)

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def _submit(self, text: str, step: int) -> None:
        watches = self._context.watches
        try:
            if self._edited is None:
                watches.add(text)
                self.list.choose(len(watches.items) - 1)
            else:
                watches.replace(self._edited, text)
        except ExplorerError as error:
            self.field.show_error(error)
            self.field.setFocus()
            return
        self._abandon()

    def _edit(self, row: int) -> None:
        """Load a watch into the line."""
        self._edited = row
        self.field.set_text(self._context.watches.items[row].text)
        self.field.line.selectAll()
        self.field.setFocus()

    def _abandon(self) -> None:
        if self._edited is not None:
            self.list.setFocus()
        self._edited = None
        self.field.set_text("")

    # ── what happens ───────────────────────────────────────────────────────────────────────────

    def _look(self) -> None:
        if self.isVisible():
            self._context.watches.look()

    def _take_watches(self) -> None:
        if self._edited is not None and self._edited >= len(self._context.watches.items):
            self._edited = None
        if self.isVisible():
            self._context.watches.look()
            self._refresh()

    def _draw(self) -> None:
        self.list.refresh()

    def showEvent(self, event: QShowEvent | None) -> None:
        """Catch up with what happened while hidden."""
        self._context.watches.look()
        super().showEvent(event)

    def _restyle(self) -> None:
        px = self._context.theme.px
        self._layout.setSpacing(px(6))
        self._line.setSpacing(px(4))
