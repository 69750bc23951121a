"""What somebody sees, hears or reaches in a window: its texts and its controls, for tests of access."""

import re
from collections.abc import Iterator

import pyqtgraph as pg
from PyQt6.QtCore import QAbstractListModel, QModelIndex, Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

ROWS = 3  # of a table that are read; the others are alike

CONTROLS = (
    QAbstractButton, QLineEdit, QAbstractSpinBox, QComboBox, QSlider, QAbstractItemView,
    QTextEdit, QPlainTextEdit, QTabBar,
)  # fmt: skip


def widgets(root: QWidget) -> Iterator[QWidget]:
    """A window and everything in it that can be seen, but for what Qt makes inside of a control."""
    yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not widget.objectName().startswith("qt_"):
            yield widget


def controls(root: QWidget) -> list[QWidget]:
    """What takes keys: Qt's own controls, and whatever else the focus can rest on, but for texts to copy."""
    found = []
    for widget in widgets(root):
        is_own = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if isinstance(widget, CONTROLS) or (is_own and widget is not root and not isinstance(widget, QLabel)):
            found.append(widget)
    return [one for one in found if not (_is_part(one) or _is_spare(one))]


def _is_spare(widget: QWidget) -> bool:
    """Whether it is a tab bar that Qt keeps for later, beyond the window's edge."""
    return isinstance(widget, QTabBar) and widget.x() < 0


def _is_part(widget: QWidget) -> bool:
    """Whether it is a piece of another control, such as the line in a spin box."""
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QAbstractSpinBox | QAbstractItemView | QTabBar)


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a control: its name, its text, or the label that leads to it."""
    text = plain(widget.text()) if isinstance(widget, QAbstractButton) else ""
    if widget.accessibleName() or sum(map(str.isalpha, text)) > 1:
        return widget.accessibleName() or text
    labels = widget.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")


def explanation_of(widget: QWidget) -> str:
    """What a screen reader, or the mouse, tells beyond the name."""
    return widget.accessibleDescription() or widget.toolTip()


def described(widget: QWidget) -> str:
    """A control and where it is, for the message of a test."""
    around, parent = [], widget.parentWidget()
    while parent is not None:
        around.append(parent.objectName() or type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__} “{name_of(widget)}” in {' < '.join(around[:4])}"


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of a window with where it stands: drawn, in a tooltip or menu, or read aloud."""
    for widget in widgets(root):
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        for what in ("windowTitle", "toolTip", "statusTip", "accessibleName", "accessibleDescription"):
            yield f"{where} {what}", getattr(widget, what)()
        for what, text in _own_texts(widget):
            yield f"{where} {what}", text
        for action in widget.actions():
            yield from _action_texts(where, action)


def _own_texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    match widget:
        case QLabel() | QAbstractButton():
            yield "text", widget.text()
        case QLineEdit():
            yield "placeholder", widget.placeholderText()
        case QComboBox():
            yield "placeholder", widget.placeholderText()
            for index in range(widget.count()):
                yield f"entry {index}", widget.itemText(index)
        case QTextEdit() | QPlainTextEdit():
            yield "text", widget.toPlainText()
            yield "placeholder", widget.placeholderText()
        case QGroupBox():
            yield "title", widget.title()
        case QTabBar():
            for index in range(widget.count()):
                yield f"tab {index}", widget.tabText(index)
                yield f"tab {index} tooltip", widget.tabToolTip(index)
        case QAbstractItemView():
            yield from _cells(widget)
        case pg.GraphicsView():
            for item in widget.scene().items():
                if isinstance(item, pg.LabelItem):
                    yield "label", item.text
    if isinstance(getattr(widget, "text", None), str):  # painted by hand
        yield "text", widget.text


def _cells(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    if model is None:
        return
    roles = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for role in roles:
        for row in range(min(ROWS, model.rowCount(QModelIndex()))):
            for column in range(columns):
                yield f"cell {row}, {column}", str(model.index(row, column).data(role) or "")
        if isinstance(view, QTableView):
            for column in range(columns):
                yield f"head {column}", str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")


def readable(value: object) -> str:
    """A property or a cell as text; nothing for a font or a colour, whose text is an address in memory."""
    return str(value) if isinstance(value, str | int | float) else ""


def _action_texts(where: str, action: QAction) -> Iterator[tuple[str, str]]:
    for what in ("text", "toolTip", "statusTip"):
        yield f"{where} action {what}", getattr(action, what)()
    menu = action.menu()
    if isinstance(menu, QMenu):
        yield f"{where} menu", menu.title()
        for entry in menu.actions():
            yield from _action_texts(f"{where} > {menu.title()}", entry)


def plain(text: str) -> str:
    """A text without the & of a key, markup, addresses, and the key that a menu shows beside it."""
    text = text.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")
    return re.sub(r"<[^<>]+>|https?://\S+", " ", text)
