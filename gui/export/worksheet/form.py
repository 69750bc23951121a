"""What is on a worksheet and for whom, as a form."""

from pathlib import Path
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from engine.errors import ExplorerError, ParameterError
from engine.worksheet.class_list import MOST_STUDENTS, ClassList, read_class
from engine.worksheet.options import MOST_STEPS, Blanks, WorksheetOptions
from engine.worksheet.student import Student, copies, students_of
from gui.forms.form import ProblemLabel
from gui.language.translation import told
from gui.look.dialog_layout import form_rows
from gui.look.properties import with_properties
from gui.look.scroll_column import ScrollColumn
from gui.look.theme import Theme

MOST_SEED = 2**31 - 1  # of a spin box
INSTRUCTIONS_HEIGHT = 58  # px: three lines


class WorksheetForm(ScrollColumn):
    """Fields of a worksheet's options, its students and its files.

    Signals:
        changed(): something else is chosen now.
    """

    changed = pyqtSignal()

    def __init__(self, theme: Theme, options: WorksheetOptions, state: dict[str, Any]) -> None:
        """state: of an earlier form, see `state`."""
        super().__init__()
        self._theme = theme
        self.class_list: ClassList | None = None
        self._make_fields(options, state)
        self._describe()
        self._place()
        self._connect()
        self._show_what_counts()

    @property
    def options(self) -> WorksheetOptions:
        """The worksheet as the fields say. Raises ParameterError."""
        kind = self.blanks.currentData()
        blanks = {"after": {"t": self.last_given.value()}, "share": {"percent": self.percent.value()}}
        return WorksheetOptions(
            title=self.title.text().strip(),
            instructions=self.instructions.toPlainText().strip()[:1000],
            steps=self.steps.value(),
            blanks=Blanks.parse({"kind": kind, **blanks.get(kind, {})}),
            vary=self.vary.currentData(),
            has_equation=self.equation.isChecked(),
            questions=self.questions.value(),
        )

    @property
    def students(self) -> tuple[Student, ...]:
        """Whom sheets are for. Raises ParameterError where a class list is wanted and there is none."""
        if self.whom.currentData() == "copies":
            return copies(self.copies.value(), self.seed.value())
        if self.class_list is None:
            raise ParameterError(
                "", self.tr("Choose the file of the class list, or print copies without names.")
            )
        return students_of(self.class_list.entries, self.seed.value())

    @property
    def state(self) -> dict[str, Any]:
        """What is to be remembered beside the options, as JSON data."""
        return {"copies": self.copies.value(), "seed": self.seed.value(), "one": self.one_file.isChecked()}

    def choose_class(self) -> None:
        """Ask for a class list and read it."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a class list"), "", self.tr("Class lists (*.csv *.txt *.tsv);;All files (*)")
        )
        if name:
            self.take_class(Path(name))

    def take_class(self, path: Path) -> None:
        """Read a class list; where it is wrong, the sentence stands below and the old one stays."""
        try:
            self.class_list = read_class(path)
        except ExplorerError as error:
            self.class_problem.show_problem(told(error))
            return
        count = len(self.class_list.entries)
        text = self.tr("{}: 1 student") if count == 1 else self.tr("{}: {} students")
        self.class_name.setText(text.format(path.name, count))
        self.class_problem.show_problem("\n".join(self.class_list.remarks))
        self.changed.emit()

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _make_fields(self, options: WorksheetOptions, state: dict[str, Any]) -> None:
        tr = self.tr
        self.title, self.instructions = (
            with_properties(QLineEdit, options.title, maxLength=120),
            QPlainTextEdit(options.instructions),
        )
        self.steps = _spin_box(2, MOST_STEPS, options.steps)
        self.blanks = _combo_box(
            {"outputs": tr("All outputs"), "every_second": tr("Every second number"),
             "after": tr("All after step t ="), "share": tr("A share, at random")}, options.blanks.kind
        )  # fmt: skip
        self.last_given = _spin_box(0, MOST_STEPS - 2, options.blanks.t)
        self.percent = _spin_box(0, 100, options.blanks.percent, " %")
        self.vary = _combo_box(
            {"nothing": tr("Nothing: one for all"), "sequence": tr("The sequence"),
             "model": tr("Sequence and model")}, options.vary
        )  # fmt: skip
        self.equation = with_properties(QCheckBox, tr("One step written out"), checked=options.has_equation)
        self.questions = _spin_box(0, 4, options.questions)
        self.whom = _combo_box({"copies": tr("Copies without names"), "class": tr("A class list")}, "copies")
        self.copies = _spin_box(1, MOST_STUDENTS, _whole(state.get("copies"), 1))
        self.open_class, self.class_name = QPushButton(tr("Choose the list…")), QLabel()
        self.class_problem = ProblemLabel()
        self.seed = _spin_box(0, MOST_SEED, _whole(state.get("seed"), 0))
        self.one_file = with_properties(
            QCheckBox, tr("All sheets in one file"), checked=state.get("one") is True
        )

    def _describe(self) -> None:
        tr = self.tr
        for field, name, help_text in (
            (self.title, tr("Title"), tr("What stands at the head of every sheet.")),
            (self.instructions, tr("Instructions"), tr("What stands below the title; may be empty.")),
            (self.steps, tr("Steps"), tr("How many steps the table shows, from t = 0 on.")),
            (self.blanks, tr("Left blank"), tr("Which numbers of the table students fill in.")),
            (self.last_given, tr("Last step that is given"), tr("All steps after this one are left blank.")),
            (self.percent, tr("Share left blank"), tr("How many of the numbers are left blank, in percent.")),
            (self.vary, tr("Different for all"), tr("What has other whole numbers on every sheet.")),
            (self.equation, tr("One step written out"), tr("Print one step's equation, to be filled in.")),
            (self.questions, tr("Questions"), tr("How many questions about the run follow.")),
            (self.whom, tr("For"), tr("Whom the sheets are for.")),
            (self.copies, tr("Copies"), tr("How many sheets, each with its own numbers.")),
            (self.open_class, tr("Choose the list…"),
             tr("A CSV file with a name a line; columns name and seed where it has a heading.")),
            (self.seed, tr("Seed"), tr("The same seed gives the same sheets, on every computer.")),
            (self.one_file, tr("All sheets in one file"), tr("Otherwise every student has a file.")),
        ):  # fmt: skip
            field.setAccessibleName(name)
            field.setToolTip(help_text)
        self.class_name.setTextFormat(Qt.TextFormat.PlainText)
        self.class_name.setWordWrap(True)
        self.instructions.setTabChangesFocus(True)
        self.instructions.setFixedHeight(self._theme.px(INSTRUCTIONS_HEIGHT))

    def _place(self) -> None:
        self._form = form = form_rows(self._theme)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (self.title, self.instructions, self.steps):
            self._add(field)
        self._add(self.blanks, self.last_given, self.percent)
        for choice in (self.vary, self.questions):
            self._add(choice)
        form.addRow("", self.equation)
        self._add(self.whom, self.copies, self.open_class)
        form.addRow("", self.class_name)
        form.addRow(self.class_problem)
        self._add(self.seed)
        form.addRow("", self.one_file)
        self.column.addLayout(form)
        self.column.addStretch(1)

    def _add(self, field: QWidget, *beside: QWidget) -> None:
        label = QLabel(field.accessibleName())
        label.setBuddy(field)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(field, 1)
        for other in beside:
            line.addWidget(other)
        self._form.addRow(label, line)

    def _connect(self) -> None:
        self.title.textChanged.connect(self.changed)
        self.instructions.textChanged.connect(self.changed)
        for spin_box in (self.steps, self.last_given, self.percent, self.questions, self.copies, self.seed):
            spin_box.valueChanged.connect(self.changed)
        for combo_box in (self.blanks, self.vary, self.whom):
            combo_box.currentIndexChanged.connect(self._show_what_counts)
            combo_box.currentIndexChanged.connect(self.changed)
        for box in (self.equation, self.one_file):
            box.toggled.connect(self.changed)
        self.open_class.clicked.connect(self.choose_class)

    def _show_what_counts(self) -> None:
        """Only the fields that go with what is chosen."""
        kind, is_class = self.blanks.currentData(), self.whom.currentData() == "class"
        self.last_given.setVisible(kind == "after")
        self.percent.setVisible(kind == "share")
        self.copies.setVisible(not is_class)
        for widget in (self.open_class, self.class_name):
            widget.setVisible(is_class)
        self.class_problem.setVisible(is_class and bool(self.class_problem.text()))


def _spin_box(low: int, high: int, value: int, unit: str = "") -> QSpinBox:
    box = with_properties(QSpinBox, minimum=low, maximum=high, value=max(low, min(high, value)), suffix=unit)
    box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # the arrow keys do as well
    return box


def _combo_box(choices: dict[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for thing, text in choices.items():
        box.addItem(text, thing)
    box.setCurrentIndex(list(choices).index(chosen))
    return box


def _whole(value: object, otherwise: int) -> int:
    """What a settings file says, if it makes sense."""
    return value if isinstance(value, int) and abs(value) <= MOST_SEED else otherwise
