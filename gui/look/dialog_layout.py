"""The room in a dialog, which grows with the text, as Fusion's own does not."""

from PyQt6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from gui.look.theme import Theme

AROUND, BETWEEN = 16, 10  # px at 100 %: around all of it, and between its parts
BESIDE, ROWS = 12, 8  # px at 100 %: between a label and its field, and between rows


def dialog_column(dialog: QDialog, theme: Theme) -> QVBoxLayout:
    """What a dialog's parts stand in, from top to bottom."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[theme.px(AROUND)] * 4)
    column.setSpacing(theme.px(BETWEEN))
    return column


def form_rows(theme: Theme, parent: QWidget | None = None) -> QFormLayout:
    """Rows of a label and a field."""
    rows = QFormLayout(parent)
    rows.setHorizontalSpacing(theme.px(BESIDE))
    rows.setVerticalSpacing(theme.px(ROWS))
    return rows
