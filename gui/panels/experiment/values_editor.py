"""The dialog in which the user's own numbers are typed or pasted."""

from collections.abc import Callable, Iterator
from itertools import islice

from PyQt6.QtCore import QMimeData, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.data.table import LeftOpen, Options
from engine.errors import ParameterError
from engine.notation.number_text import number
from engine.reading.values_text import (
    answered,
    columns_of,
    layout_question,
    read_values,
    show_values,
    shown_options,
)
from engine.sequences.values import Values
from gui.forms.form import GAP, ProblemLabel
from gui.forms.picker import Picker
from gui.language.translation import shown, told
from gui.look.dialog_layout import dialog_column, form_rows
from gui.look.properties import present
from gui.look.screen_room import resize_within_screen
from gui.look.theme import QUIET, Theme
from gui.panels.experiment.values_summary import lines_on_counting

SIZE = (720, 500)  # px
PREVIEWED = 60  # steps of the table beside the text


class PasteEdit(QPlainTextEdit):
    """A text that tells before something is pasted into it.

    Signals:
        pasted(): something is about to be there that was laid out by somebody else.
    """

    pasted = pyqtSignal()

    def insertFromMimeData(self, source: QMimeData | None) -> None:
        """Tell, and paste."""
        self.pasted.emit()
        super().insertFromMimeData(source)


class ValuesEditor(QDialog):
    """Numbers as text, one time step a line, and beside it what they are taken for.

    check: raises ParameterError where the numbers cannot be used. After `accepted`, `sequence` is what
    the text says.
    """

    def __init__(
        self, sequence: Values, check: Callable[[Values], object], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sequence, self._check, self._theme = sequence, check, theme
        self.setWindowTitle(self.tr("Own values"))
        resize_within_screen(self, SIZE, theme)
        self.text = PasteEdit(show_values(sequence))
        self._options: Options | None = shown_options(sequence)  # how somebody has said it is laid out
        self.text.setFont(theme.mono())
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("values"))
        self.text.setToolTip(self.tr("One time step a line; columns apart by tab, comma or space."))
        self.targets = Picker()
        self.targets.setAccessibleName(self.tr("targets"))
        self.targets.setToolTip(self.tr("What the network shall put out at each step."))
        self.layouts = Picker()
        self.layouts.setAccessibleName(self.tr("read as"))
        self.layouts.setToolTip(self.tr("The text can be read in several ways; choose how it is meant."))
        self.counts = Picker(
            [(self.tr("all but those in parentheses"), False), (self.tr("the last of each row alone"), True)]
        )
        self.counts.setAccessibleName(self.tr("steps that count"))
        self.counts.setToolTip(self.tr("Whose outputs are compared with their targets."))
        self.table = StepPreview(theme)
        self.size_of_values = QLabel()
        self.size_of_values.setWordWrap(True)
        self.size_of_values.setProperty("role", "quiet")
        self.problem = ProblemLabel()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._settle()
        self._offer_targets(0 if sequence.targets is None else sequence.outputs)
        self.counts.show_choice(sequence.counts == "last")
        self.text.textChanged.connect(self._take_text)
        self.text.pasted.connect(self._forget_layout)
        self.layouts.picked.connect(self._take_layout)
        self.targets.picked.connect(self._take)
        self.counts.picked.connect(self._take)
        self._take()

    @property
    def ok(self) -> QPushButton:
        """The button that takes the values over."""
        return present(self.buttons.button(QDialogButtonBox.StandardButton.Ok))

    def _lay_out(self) -> None:
        text, taken = QVBoxLayout(), QVBoxLayout()
        text.addWidget(self.text)
        choices = self._form = form_rows(self._theme)
        choices.setSpacing(self._theme.px(GAP))
        choices.addRow(self.tr("read as"), self.layouts)
        choices.addRow(self.tr("targets"), self.targets)
        choices.addRow(self.tr("steps that count"), self.counts)
        taken.addLayout(choices)
        for part in (self.table, self.size_of_values):
            taken.addWidget(part)
        both = QHBoxLayout()
        both.setSpacing(self._theme.px(GAP))
        both.addLayout(text, 1)
        both.addLayout(taken, 1)
        layout = dialog_column(self, self._theme)
        layout.addWidget(self._explanation())
        layout.addLayout(both, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _explanation(self) -> QLabel:
        label = QLabel(
            self.tr(
                "Type one time step a line, or paste from a spreadsheet or a CSV file. An empty line begins "
                "another row of the batch. A target in parentheses, or left out, does not count."
            )
        )
        label.setWordWrap(True)
        label.setBuddy(self.text)
        return label

    def _offer_targets(self, chosen: int) -> None:
        """Offer as many columns as there are, but for one of inputs."""
        most = max(columns_of(self.text.toPlainText(), self._layout) - 1, chosen)
        names = [self.tr("the next values"), self.tr("the last column")]
        names += [self.tr("the last {} columns").format(count) for count in range(2, most + 1)]
        self.targets.set_choices((name, count) for count, name in enumerate(names[: most + 1]))
        self.targets.show_choice(chosen)

    def _take_text(self) -> None:
        self._settle()
        self._offer_targets(self._columns_of_targets)
        self._take()

    @property
    def _columns_of_targets(self) -> int:
        return int(max(self.targets.currentIndex(), 0))

    def _forget_layout(self) -> None:
        """What is pasted may be laid out otherwise than what was there."""
        self._options = None

    def _take_layout(self, options: object) -> None:
        if isinstance(options, Options):
            self._options = options
            self._take_text()

    def _settle(self) -> None:
        """Find out whether it is open how the text is to be read, and offer the ways."""
        question = layout_question(self.text.toPlainText())
        self._layout = None if question is None else answered(question, self._options)
        self._form.setRowVisible(self.layouts, question is not None)
        if question is not None:
            ways = [(choice.words, choice.options) for choice in question.choices]
            self.layouts.set_choices([(self.tr("choose…"), None), *ways])
            self.layouts.show_choice(self._layout)

    def _take(self) -> None:
        """Read the text, and show what comes of it."""
        problem, is_last_only = "", self.counts.currentIndex() == 1
        text, targets = self.text.toPlainText(), self._columns_of_targets
        try:
            sequence = read_values(text, targets, is_last_only=is_last_only, options=self._layout)
            self._check(sequence)
            self.sequence = sequence
        except LeftOpen as left_open:
            how = self.tr("Choose under “read as” how it is meant.")
            problem = f"{shown(left_open.question.text)} {how}"
        except ParameterError as error:
            problem = told(error)
        self.problem.show_problem(problem)
        self.ok.setEnabled(not problem)
        self.ok.setToolTip(problem or self.tr("Use these numbers as the sequence."))
        self.size_of_values.setText("" if problem else self._size(self.sequence))
        self.table.show_steps(None if problem else self.sequence)

    def _size(self, sequence: Values) -> str:
        size = self.tr("inputs {}, targets {}").format(sequence.inputs_shape, sequence.targets_shape)
        return "; ".join([size, *lines_on_counting(sequence)])


class StepPreview(QTableWidget):
    """The first steps as the network will be given them: row, t, inputs and targets."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFont(theme.mono(QUIET))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("first steps"))
        self.setToolTip(self.tr("The first steps as the network is given them; – does not count."))
        header = present(self.verticalHeader())
        header.hide()

    def show_steps(self, sequence: Values | None) -> None:
        """Show the first steps of each row, or nothing."""
        lines = [] if sequence is None else list(islice(_lines(sequence), PREVIEWED))
        names = [] if sequence is None else _names(sequence)
        self.setColumnCount(len(names))
        self.setHorizontalHeaderLabels(names)
        self.setRowCount(len(lines))
        for place, line in enumerate(lines):
            for column, text in enumerate(line):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(place, column, item)
        self.resizeColumnsToContents()


def _names(sequence: Values) -> list[str]:
    rows = ["row"] if sequence.rows > 1 else []
    return [*rows, "t", *_several("x", sequence.features), *_several("target", sequence.outputs)]


def _several(name: str, size: int) -> list[str]:
    return [f"{name}[{index}]" for index in range(size)] if size > 1 else [name]


def _lines(sequence: Values) -> Iterator[list[str]]:
    """What stands in each line: numbers, and a dash for a target that does not count."""
    batch = sequence.generate()
    for row in range(min(sequence.rows, PREVIEWED)):
        for t in range(min(sequence.steps, PREVIEWED)):
            place = [str(row)] * (sequence.rows > 1) + [str(t)]
            target = batch.targets[row, t].tolist()
            wanted = map(number, target) if batch.mask[row, t] else ["–"] * len(target)
            yield [*place, *map(number, batch.inputs[row, t].tolist()), *wanted]
