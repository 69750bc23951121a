"""Whether texts fit into the widgets that show them."""

from PyQt6.QtCore import QAbstractItemModel, QSize, Qt
from PyQt6.QtGui import QFontMetrics
from PyQt6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from gui.look.elided_label import ElidedLabel
from tests import access

BESIDE = (Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonTextOnly)
SLACK = 1  # px that rounding may take


def clipped(root: QWidget) -> set[str]:
    """The texts of a window that do not fit, with how many pixels are missing to the right and below.

    What ends in "…" and says the whole in a tooltip is not cut off.
    """
    found = set()
    for widget in access.widgets(root):
        for text, needed, room in _texts(widget):
            missing = needed - room
            if missing.width() > SLACK or missing.height() > SLACK:
                found.add(f"“{text}” lacks {missing.width()}, {missing.height()}: {access.described(widget)}")
    return found


def _texts(widget: QWidget) -> list[tuple[str, QSize, QSize]]:
    """Each text of a widget, with the room it needs and the room it has."""
    match widget:
        case ElidedLabel():
            needed = QSize(0, 0) if widget.toolTip() else _size(widget, widget.text())
            return [(widget.text(), needed, widget.size())]
        case QLabel() if widget.text():
            return [(widget.text(), _of_label(widget), widget.size())]
        case QAbstractButton() if widget.text() and _shows_text(widget):
            return [(widget.text(), _of_button(widget), widget.size())]
        case QComboBox() if widget.currentText():
            return [(widget.currentText(), _size(widget, widget.currentText()), _field(widget))]
        case QLineEdit() if widget.placeholderText() and not widget.text():
            height = QSize(0, widget.fontMetrics().height())  # an example may end early: it can be scrolled
            return [(widget.placeholderText(), height, widget.size())]
        case QTabBar():
            return [
                (widget.tabText(index), _size(widget, widget.tabText(index)), widget.tabRect(index).size())
                for index in range(widget.count())
                if widget.tabToolTip(index) != widget.tabText(index)
            ]
        case QHeaderView() if widget.orientation() == Qt.Orientation.Horizontal:
            return _of_header(widget)
    return []


def _size(widget: QWidget, text: str) -> QSize:
    return widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, text)


def _of_label(label: QLabel) -> QSize:
    if not label.wordWrap():
        return label.minimumSizeHint()
    words = max(
        (QFontMetrics(label.font()).horizontalAdvance(word) for word in label.text().split()), default=0
    )
    return QSize(words, label.heightForWidth(label.width()))


def _shows_text(button: QAbstractButton) -> bool:
    if isinstance(button, QToolButton) and not button.icon().isNull():
        return button.toolButtonStyle() in BESIDE
    return True


def _of_button(button: QAbstractButton) -> QSize:
    icon = QSize(0, 0) if button.icon().isNull() else button.iconSize()
    text = _size(button, button.text())
    return QSize(text.width() + icon.width(), max(text.height(), icon.height()))


def _field(combo: QComboBox) -> QSize:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    style = combo.style()
    assert style is not None
    field = QStyle.SubControl.SC_ComboBoxEditField
    return style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, combo).size()


def _of_header(header: QHeaderView) -> list[tuple[str, QSize, QSize]]:
    model = header.model()
    assert isinstance(model, QAbstractItemModel)
    found = []
    for section in range(header.count()):
        text = str(model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        room = QSize(header.sectionSize(section), header.height())
        if not header.isSectionHidden(section) and text:
            found.append((text, _size(header, text), room))
    return found
