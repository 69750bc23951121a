"""Investigations to set up: a question, trainings that answer it, and what to look at."""

from PyQt6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.errors import ExplorerError
from engine.laboratory.base import Investigation
from engine.laboratory.remedy import REMEDIES, RemedyName
from engine.notation.number_text import number, percent
from gui.forms.form import GAP, ProblemLabel
from gui.forms.picker import Picker
from gui.language.translation import shown, told
from gui.look.quiet_text import QuietText
from gui.look.scroll_column import ScrollColumn
from gui.panels.base import Panel
from gui.panels.train.study_table import StudyTable
from gui.state.context import Context

DIGITS = 3
EXACT = 1e-9  # a mean squared error below which a network is as good as exact


class LaboratoryPanel(Panel, ScrollColumn):
    """The question above, below it what answers it: a race on the landscape, or a table of trainings."""

    title = "Laboratory"
    help = "Questions about training, each with what is needed to see the answer: opened, raced or tabulated."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._laboratory = context.laboratory
        self.choice = Picker((shown(one.title), one) for one in self._laboratory.all)
        self.choice.setAccessibleName(self.tr("investigation"))
        self.choice.setToolTip(self.tr("What is asked."))
        self.set_up = QPushButton(self.tr("Set up and train"))
        self.set_up.setProperty("role", "primary")
        self.set_up.setToolTip(
            self.tr("Open the network, as one undo step, show its landscape, and race its trainings.")
        )
        self.problem = ProblemLabel()
        self._texts = QVBoxLayout()
        self._study()
        self._build()
        self._connect()
        self._begin()

    def _study(self) -> None:
        """What belongs to a table of trainings."""
        self.study = QWidget()
        self.run = QPushButton()
        self.run.setProperty("role", "primary")
        self.run.setToolTip(self.tr("Make all trainings of the table, beside the window."))
        self.remedy = Picker((shown(text), name) for name, text in REMEDIES.items())
        self.remedy.setAccessibleName(self.tr("the numbers"))
        self.remedy.setToolTip(self.tr("What is done to the sequence's numbers before a network sees them."))
        self.change = QPushButton(self.tr("Change the open sequence so"))
        self.change.setToolTip(
            self.tr("Change the numbers of the experiment that is open in this way, as one undo step.")
        )
        self.table = StudyTable(self._context.theme)
        self.finding = QuietText()
        self._grid = QGridLayout(self.study)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for row, part in enumerate((self.remedy, self.run, self.table, self.finding, self.change)):
            self._grid.addWidget(part, row, 0)

    def _build(self) -> None:
        self.column.addWidget(self.choice)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.set_up)
        self.column.addWidget(self.study)
        self.column.addLayout(self._texts)
        self.column.addStretch(1)

    def _connect(self) -> None:
        laboratory = self._laboratory
        laboratory.changed.connect(self._refresh)
        laboratory.failed.connect(self._show_problem)
        self._context.trainings.changed.connect(self._refresh)
        self._context.transport.barrier_changed.connect(self._refresh)
        self.choice.picked.connect(self._choose)
        self.set_up.clicked.connect(self._set_up)
        self.run.clicked.connect(self._toggle)
        self.remedy.picked.connect(self._choose_remedy)
        self.change.clicked.connect(laboratory.change_numbers)
        self.table.cell_opened.connect(self._open)

    # ── what is chosen ─────────────────────────────────────────────────────────────────────────

    def _choose(self, investigation: object) -> None:
        assert isinstance(investigation, Investigation)
        self.problem.show_problem("")
        self._laboratory.choose(investigation)

    def _choose_remedy(self, name: object) -> None:
        found: RemedyName = next(one for one in REMEDIES if one == name)
        self.problem.show_problem("")
        self._laboratory.choose_remedy(found)

    def _set_up(self) -> None:
        self.problem.show_problem("")
        self._laboratory.set_up()

    def _open(self, row: int, column: int) -> None:
        if not self._laboratory.refusal:
            self._laboratory.open_cell(row, column)

    def _toggle(self) -> None:
        if self._laboratory.is_running:
            self._laboratory.stop()
        else:
            self._laboratory.run()

    # ── showing ────────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        laboratory, study = self._laboratory, self._laboratory.study
        self.choice.show_choice(laboratory.current)
        self._show_texts([shown(text) for text in laboratory.current.paragraphs()])
        refusal = laboratory.refusal
        for button in (self.set_up, self.change):
            button.setEnabled(not refusal)
        self.set_up.setVisible(study is None)
        self.study.setVisible(study is not None)
        if study is not None:
            self.remedy.show_choice(laboratory.remedy)
            self.run.setText(
                self.tr("Stop ({} made)").format(percent(laboratory.share))
                if laboratory.is_running
                else self.tr("Make all {} trainings").format(study.cells)
            )
            self.change.setVisible(laboratory.remedy != "none")
            self.table.show_study(study, laboratory.cells)
            self.finding.setText(self._finding())
            self.finding.setVisible(bool(self.finding.text()))

    def _finding(self) -> str:
        """The answer, as far as it is known."""
        laboratory, study = self._laboratory, self._laboratory.study
        cells = laboratory.cells
        if study is None or not cells:
            return ""
        gone = sum(step.loss == float("inf") for step in cells.values())
        row, column = min(cells, key=lambda place: cells[place].loss)
        best = cells[row, column].loss
        parts = [
            self.tr("The best of {} is {}, {}: {}.").format(
                len(cells), study.rows[row], study.columns[column], number(best, DIGITS)
            ),
            self.tr("It is exact.") if best < EXACT else self.tr("None is exact."),
        ]
        if gone:
            parts.append(self.tr("{} left the finite numbers.").format(gone))
        return " ".join(parts)

    def _show_texts(self, texts: list[str]) -> None:
        labels = [item.widget() for at in range(self._texts.count()) if (item := self._texts.itemAt(at))]
        if [label.text() for label in labels if isinstance(label, QLabel)] == texts:
            return
        for label in labels:
            if label is not None:
                self._texts.removeWidget(label)
                label.hide()
                label.deleteLater()
        for text in texts:
            label = QLabel(text)
            label.setWordWrap(True)
            self._texts.addWidget(label)

    def _show_problem(self, error: Exception) -> None:
        if isinstance(error, ExplorerError):
            self.problem.show_problem(told(error))

    def _restyle(self) -> None:
        gap = self._context.theme.px(GAP)
        self.column.setSpacing(gap)
        self._grid.setSpacing(gap)
        self._texts.setSpacing(2 * gap)
        self._refresh()
