"""The room around and between the parts of a dialog grows with the text."""

from PyQt6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from gui.look.dialog_layout import dialog_column, form_rows
from gui.look.theme import Theme


def rooms(scale: float, qtbot: QtBot) -> list[int]:
    """To the left of a label, between it and its field, and below that."""
    theme, dialog = Theme("light", scale), QDialog()
    qtbot.addWidget(dialog)
    column, rows = dialog_column(dialog, theme), form_rows(theme)
    label, field, below = QLabel("a"), QLabel("b"), QLabel("c")
    for widget in (label, field, below):
        widget.setFixedSize(50, 20)
    rows.addRow(label, field)
    column.addLayout(rows)
    column.addWidget(below)
    dialog.adjustSize()
    dialog.show()
    return [label.x(), field.x() - label.geometry().right() - 1, below.y() - field.geometry().bottom() - 1]


def test_room_is_twice_as_large_where_the_text_is(qtbot: QtBot) -> None:
    once, twice = rooms(1.0, qtbot), rooms(2.0, qtbot)
    assert min(once) >= 8
    assert twice == [2 * room for room in once]
