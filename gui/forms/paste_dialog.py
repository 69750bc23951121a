"""What was pasted, as it is understood, and the ways in which it can be taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PyQt6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gui.forms.form import GAP
from gui.look.dialog_layout import dialog_column
from gui.look.properties import present
from gui.look.screen_room import resize_within_screen
from gui.look.theme import QUIET, Theme

SIZE = (560, 420)  # px
ROWS, COLUMNS = 60, 16  # of the preview


@dataclass(frozen=True, eq=False)
class PasteWay:
    """One way to take what is pasted. text: for the list. preview: cells with all digits. take: does it."""

    text: str
    preview: Sequence[Sequence[str]]
    take: Callable[[], object]
    heads: Sequence[str] = field(default=())


class PasteDialog(QDialog):
    """Lets one choose among ways to take a pasted text; nothing is taken before OK.

    question: why it is asked. After `accepted`, `chosen` is the way to go.
    """

    def __init__(self, question: str, ways: Sequence[PasteWay], theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._ways, self._theme = tuple(ways), theme
        self.setWindowTitle(self.tr("Paste"))
        resize_within_screen(self, SIZE, theme)
        self.question = QLabel(question)
        self.question.setWordWrap(True)
        self.choices = QButtonGroup(self)
        self.preview = QTableWidget()
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setAccessibleName(self.tr("what is taken"))
        self.preview.setToolTip(self.tr("The numbers as they are understood, with all their digits."))
        self.preview.setTabKeyNavigation(False)
        self.preview.setFont(theme.mono(QUIET))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = dialog_column(self, theme)
        layout.setSpacing(theme.px(GAP))
        layout.addWidget(self.question)
        for index, way in enumerate(self._ways):
            button = QRadioButton(way.text)
            button.setProperty("role", "worded")
            button.setToolTip(self.tr("Take what was pasted in this way; see the numbers below."))
            self.choices.addButton(button, index)
            layout.addWidget(button)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.buttons)
        self.choices.idToggled.connect(self._show)
        first = present(self.choices.button(0))
        first.setChecked(True)
        first.setFocus()

    @property
    def chosen(self) -> PasteWay:
        """The way that is marked."""
        return self._ways[self.choices.checkedId()]

    def choose(self, index: int) -> None:
        """Mark a way."""
        button = present(self.choices.button(index))
        button.setChecked(True)

    def _show(self, index: int, is_marked: bool) -> None:
        if not is_marked:
            return
        way = self._ways[index]
        rows = [list(row[:COLUMNS]) + ["…"] * (len(row) > COLUMNS) for row in way.preview[:ROWS]]
        if len(way.preview) > ROWS:
            rows.append(["…"])
        self.preview.setRowCount(len(rows))
        self.preview.setColumnCount(max(map(len, rows), default=0))
        present(self.preview.horizontalHeader()).setVisible(bool(way.heads))
        present(self.preview.verticalHeader()).setVisible(False)
        self.preview.setHorizontalHeaderLabels(list(way.heads))
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                self.preview.setItem(i, j, QTableWidgetItem(text))
        self.preview.resizeColumnsToContents()


def ask_way(question: str, ways: Sequence[PasteWay], theme: Theme, parent: QWidget) -> PasteDialog:
    """Ask in which way to take it, and take it so."""
    dialog = PasteDialog(question, ways, theme, parent.window())
    dialog.accepted.connect(lambda: dialog.chosen.take())
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
