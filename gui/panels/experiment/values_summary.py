"""The first of the user's own numbers in a line, and the button that edits them."""

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from engine.notation.number_text import compact
from engine.parameter import Row
from engine.sequences.table import rows_of
from engine.sequences.values import Values
from gui.look.theme import QUIET, Theme

SHOWN = 6  # steps in a preview
PREVIEW_DIGITS = 4  # of numbers that are not whole; all of them are in the editor


def preview(sequence: Values, most: int = SHOWN) -> str:
    """The first numbers in one line, at most so many; features of one time step in brackets.

    Own targets stand behind an arrow, a dash where a step does not count: "1 → 5, 2 → –".
    """
    most = min(most, SHOWN)
    steps = rows_of(sequence.values)[0]
    shown = [_tuple(numbers) for numbers in steps[:most]]
    if sequence.targets is not None:
        mask = sequence.generate().mask[0]
        targets = zip(rows_of(sequence.targets)[0], mask, strict=True)
        wanted = [_tuple(target) if counts else "–" for target, counts in targets]
        shown = [f"{x} → {target}" for x, target in zip(shown, wanted, strict=False)]
    return ", ".join(shown) + (", …" if len(steps) > most or sequence.rows > 1 else "")


def _tuple(numbers: Row) -> str:
    texts = ", ".join(compact(number, PREVIEW_DIGITS) for number in numbers)
    return f"({texts})" if len(numbers) > 1 else texts


def lines_on_counting(sequence: Values) -> list[str]:
    """How many steps of all rows count, as one line; no line where all do."""
    if sequence.all_count:
        return []
    mask = sequence.generate().mask
    text = QCoreApplication.translate("ValuesSummary", "steps that count: {} of {}")
    return [text.format(int(mask.sum()), mask.size)]


class ValuesSummary(QWidget):
    """The first of the user's own numbers, how many steps count, and the button that edits them."""

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
        numbers = preview(sequence, most).replace(" …", "\u00a0…")  # which would be a line of its own
        self.preview.setText("\n".join([numbers, *lines_on_counting(sequence)]))

    def _fit(self) -> None:
        self.preview.setFont(self._theme.mono(QUIET))
