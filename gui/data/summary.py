"""What the Sequence panel tells of a data file, and the buttons that choose others of it or find it again."""

from PyQt6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from engine.sequences.data import Data
from gui.forms.form import GAP, ProblemLabel
from gui.look.properties import with_properties
from gui.look.theme import Theme

MOST_NAMES = 6


class DataSummary(QWidget):
    """The file's name, the chosen columns and how many rows there are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.text = with_properties(QLabel, wordWrap=True)
        self.problem = ProblemLabel()
        self.hold = with_properties(QLabel, wordWrap=True)
        self.hold.setProperty("role", "quiet")
        self.hold.hide()
        self.button, self.search = QPushButton(self.tr("Choose data…")), QPushButton(self.tr("Find it…"))
        self.help = self.tr("Look at the file, and choose other columns, rows or scales.")
        self.search_help = self.tr("Say where the file is now.")
        self.button.setToolTip(self.help)
        self.search.setToolTip(self.search_help)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.text, self.problem, self.search, self.button, self.hold):
            self._layout.addWidget(part)
        theme.changed.connect(self._fit)
        self._fit()

    def show_data(self, data: Data, problem: str = "") -> None:
        """Say what is chosen of which file. problem: why it cannot be read."""
        file = self.tr("{}, 1 row") if data.file.rows == 1 else self.tr("{}, {} rows")
        lines = [
            file.format(data.file.name, data.file.rows),
            self.tr("inputs: {}").format(_names(data.inputs)),
        ]
        if data.targets:
            lines.append(self.tr("targets: {}").format(_names(data.targets)))
        if data.left_over:
            lines.append(self.tr("steps at the end that fill no window: {}").format(data.left_over))
        self.text.setText("\n".join(lines))
        self.text.setToolTip(str(data.file.place or data.file.path))
        self.show_problem(problem or self._gone(data))

    def show_problem(self, problem: str) -> None:
        """Say why the file cannot be read, and offer to find it; nothing where it can."""
        self.problem.show_problem(problem)
        self.search.setVisible(bool(problem))

    def show_hold(self, reason: str) -> None:
        """Say why nothing can be chosen now; nothing where it can."""
        self.hold.setText(reason)
        self.hold.setVisible(bool(reason))

    def _gone(self, data: Data) -> str:
        if data.is_at_hand or data.file.is_there:
            return ""
        return self.tr("{} is no longer at {}.").format(data.file.name, data.file.path)

    def _fit(self) -> None:
        self._layout.setSpacing(self._theme.px(GAP))


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else "")
