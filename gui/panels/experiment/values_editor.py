"""The dialog in which the user's own numbers are typed or pasted."""

from collections.abc import Callable

from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import ParameterError
from engine.notation.number_text import show_number
from engine.reading.typed_number import read_rows, show_rows
from engine.sequences.table import rows_of
from engine.sequences.values import Values
from gui.forms.form import ProblemLabel
from gui.language.translation import told
from gui.look.theme import QUIET, Theme

SIZE = (420, 460)  # px
SHOWN = 6  # rows in a preview


def values_of(text: str) -> Values:
    """The sequence that a text says, one time step a line; a single line counts as one feature.

    Raises ParameterError, naming line and column.
    """
    rows = read_rows(text)
    if len(rows) == 1:
        rows = tuple((number,) for number in rows[0])
    return Values.parse({"values": rows})


def preview(sequence: Values, most: int = SHOWN) -> str:
    """The first numbers in one line, at most so many; features of one time step in brackets."""
    most = min(most, SHOWN)
    shown = [", ".join(map(show_number, numbers)) for numbers in rows_of(sequence.values)[0][:most]]
    if sequence.features > 1:
        shown = [f"({row})" for row in shown]
    return ", ".join(shown) + (", …" if len(sequence.values) > most else "")


class ValuesSummary(QWidget):
    """The first of the user's own numbers, and the button that edits them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.preview = QLabel()
        self.preview.setWordWrap(True)
        self.button = QPushButton(self.tr("Edit values…"))
        self.help = self.tr("Type the numbers, or paste them from a spreadsheet.")
        self.button.setToolTip(self.help)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.preview)
        layout.addWidget(self.button)
        theme.changed.connect(self._fit)
        self._fit()

    def show_values(self, sequence: Values, most: int = SHOWN) -> None:
        """Show the first numbers, at most so many."""
        self.preview.setText(preview(sequence, most))

    def _fit(self) -> None:
        self.preview.setFont(self._theme.mono(QUIET))


class ValuesEditor(QDialog):
    """Numbers as text, one time step a line, several features side by side.

    check: raises ParameterError where the numbers cannot be used. After `accepted`, `sequence` is what
    the text says.
    """

    def __init__(
        self, sequence: Values, check: Callable[[Values], object], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sequence, self._check = sequence, check
        self.setWindowTitle(self.tr("Own values"))
        self.resize(*map(theme.px, SIZE))
        self.text = QPlainTextEdit(show_rows(rows_of(sequence.values)[0]))
        self.text.setFont(theme.mono())
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("values"))
        self.text.setToolTip(self.tr("One time step a line; features apart by tab, comma or space."))
        self.size_of_values = QLabel()
        self.size_of_values.setProperty("role", "quiet")
        self.problem = ProblemLabel()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.text.textChanged.connect(self._take_text)
        layout = QVBoxLayout(self)
        layout.addWidget(self._explanation())
        for part in (self.text, self.size_of_values, self.problem, self.buttons):
            layout.addWidget(part)
        self._take_text()

    @property
    def ok(self) -> QPushButton:
        """The button that takes the values over."""
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert button is not None
        return button

    def _explanation(self) -> QLabel:
        label = QLabel(
            self.tr(
                "Type one time step a line, or paste from a spreadsheet or a CSV file. The network sees all "
                "lines but the last and predicts all but the first."
            )
        )
        label.setWordWrap(True)
        label.setBuddy(self.text)
        return label

    def _take_text(self) -> None:
        problem = ""
        try:
            sequence = values_of(self.text.toPlainText())
            self._check(sequence)
            self.sequence = sequence
        except ParameterError as error:
            problem = told(error)
        self.problem.show_problem(problem)
        self.ok.setEnabled(not problem)
        self.ok.setToolTip(problem or self.tr("Use these numbers as the sequence."))
        _, steps, features = self.sequence.shape
        size = self.tr("{} lines × {} features").format(steps, features)
        self.size_of_values.setText("" if problem else size)
