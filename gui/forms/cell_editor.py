"""The line in which a number of a table is typed."""

from PyQt6.QtCore import QEvent, QModelIndex, QObject, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.look.properties import present


class CellEditor(QStyledItemDelegate):
    """A line edit without margins over its cell, as wide as every digit needs.

    Signals:
        fill_asked(str): Ctrl+Enter: the typed text is for every selected cell.
    """

    fill_asked = pyqtSignal(str)

    def createEditor(
        self, parent: QWidget | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget | None:
        """Make the editor of a cell."""
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def updateEditorGeometry(
        self, editor: QWidget | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """As wide as the number, to the left where there is no room to the right."""
        if editor is None:
            return
        area, parent = option.rect, present(editor.parentWidget())
        needed = editor.fontMetrics().horizontalAdvance(str(index.data(Qt.ItemDataRole.EditRole)) + "00")
        width = min(max(area.width(), needed), parent.width())
        left = max(0, min(area.right() + 1 - width, parent.width() - width))
        editor.setGeometry(left, area.top(), width, area.height())

    def eventFilter(self, editor: QObject | None, event: QEvent | None) -> bool:
        """Fill the selection by Ctrl+Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if (
                is_enter
                and event.modifiers() & Qt.KeyboardModifier.ControlModifier
                and isinstance(editor, QLineEdit)
            ):
                self.fill_asked.emit(editor.text())
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                return True
        return super().eventFilter(editor, event)
