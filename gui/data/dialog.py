"""The dialog in which columns of a data file are chosen as a sequence."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QWidget,
)

from engine.data.table import Options, Table
from engine.errors import ExplorerError, ParameterError
from engine.parameter import parameters
from engine.sequences.data import Data
from engine.sequences.data_choice import chosen
from engine.sequences.data_file import DataFile
from gui.data.column_list import ColumnList
from gui.data.table_plot import TablePlot
from gui.data.table_reader import TableReader
from gui.data.table_view import TableRows
from gui.data.understanding import Understanding
from gui.forms.form import GAP, Form, ProblemLabel
from gui.language.translation import told
from gui.look.dialog_layout import dialog_column
from gui.look.properties import present, with_properties
from gui.look.screen_room import resize_within_screen
from gui.look.scroll_column import ScrollColumn
from gui.look.surface import Surface
from gui.look.theme import Theme

SIZE = (1040, 680)  # px
SETTINGS = 360  # px of the column at the left
FIELDS = tuple(parameter.name for parameter in parameters(Data))
STEPS_OF_PROGRESS = 1000


class DataDialog(QDialog):
    """Shows a data file as it is understood, and lets one choose what of it is read and put out.

    before: a sequence whose choices are taken over where they fit. check: raises ParameterError where a
    sequence cannot be used. After `accepted`, `data` is the sequence.
    """

    def __init__(
        self,
        path: Path,
        check: Callable[[Data], object],
        theme: Theme,
        parent: QWidget | None = None,
        before: Data | None = None,
    ) -> None:
        super().__init__(parent)
        self.data: Data | None = None
        self.is_search = False
        """Whether the file is taken without asking where it is the one of `before`, at another place."""
        self._path, self._check, self._theme, self._before = path, check, theme, before
        self._table: Table | None = None
        self._file: DataFile | None = None  # once all of it is read
        self._is_open = False  # whether it waits for an answer
        self._problem: str | None = None  # why it cannot be read
        self._are_marked = before is not None  # the columns, by somebody
        self._fields: dict[str, Any] = {} if before is None else {n: getattr(before, n) for n in FIELDS}
        self._follows_targets = before is None  # `ahead`: with targets of their own it begins as 0
        self.setWindowTitle(self.tr("Data of {}").format(path.name))
        resize_within_screen(self, SIZE, theme)
        self.understanding, self.columns = Understanding(theme), ColumnList(theme)
        self.form, self.plot, self.rows = Form(Data, theme), TablePlot(theme), TableRows(theme)
        self.size_of_data = with_properties(QLabel, wordWrap=True)
        self.size_of_data.setProperty("role", "quiet")
        self.notice, self.problem = ProblemLabel(), ProblemLabel()
        self.progress = with_properties(QProgressBar, textVisible=False, maximum=STEPS_OF_PROGRESS)
        self.progress.setAccessibleName(self.tr("how much of the file is read"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.reader = TableReader(self)
        self._lay_out()
        self._connect()
        self._read(None if before is None else before.file.reading.options)

    @property
    def ok(self) -> QPushButton:
        """The button that makes a sequence of the file."""
        return present(self.buttons.button(QDialogButtonBox.StandardButton.Ok))

    def accept(self) -> None:
        """Take the sequence, unless a field holds what is no number: that would be passed over."""
        if not any(label.text() for label in self.form.problems.values()):
            super().accept()

    def done(self, result: int) -> None:
        """Stop reading, whatever closes the dialog."""
        self.reader.stop()
        super().done(result)

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        settings, theme = ScrollColumn(), self._theme
        settings.column.setSpacing(theme.px(GAP))
        for part in (self.understanding, self.columns, self.form, self.size_of_data):
            settings.column.addWidget(part)
        settings.column.addStretch(1)
        seen = QSplitter(Qt.Orientation.Vertical)
        seen.addWidget(Surface(self.plot, theme))
        seen.addWidget(Surface(self.rows, theme))
        seen.setStretchFactor(0, 1)
        seen.setStretchFactor(1, 1)
        seen.setChildrenCollapsible(False)
        both = QHBoxLayout()
        both.setSpacing(theme.px(2 * GAP))
        both.addWidget(settings)
        both.addWidget(seen, 1)
        settings.setFixedWidth(max(theme.px(SETTINGS), settings.minimumSizeHint().width()))
        self._settings = settings
        foot = QHBoxLayout()
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignRight)
        layout = dialog_column(self, theme)
        layout.addLayout(both, 1)
        layout.addWidget(self.notice)
        layout.addWidget(self.problem)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.understanding.answered.connect(self._read)
        self.columns.chosen.connect(self._take_columns)
        self.form.edited.connect(self._take_field)
        self.reader.begun.connect(self._show_first_rows)
        self.reader.progressed.connect(lambda part: self.progress.setValue(round(STEPS_OF_PROGRESS * part)))
        self.reader.read.connect(self._show_whole)
        self.reader.failed.connect(self._show_failure)

    # ── reading ────────────────────────────────────────────────────────────────────────────────

    def _read(self, options: Options | None) -> None:
        self._file, self._is_open, self._problem = None, False, None
        self._is_read_as_before = self._before is not None and options == self._before.file.reading.options
        self.progress.setValue(0)
        self.reader.start(self._path, options)
        self._show()

    def _show_first_rows(self, table: Table) -> None:
        is_first = self._table is None
        self._table, self._is_open = table, bool(table.questions)
        self.understanding.show_table(table)
        self.rows.show_table(table)
        self.columns.show_table(table)
        if is_first and self._before is not None:
            self.columns.choose(self._before.inputs, self._before.targets)
        elif not self._are_marked or not self.columns.inputs:
            self.columns.choose(table.number_columns, ())
        self._show()

    def _show_whole(self, file: DataFile, table: Table) -> None:
        self._file, self._table = self._as_before(file), table
        self.understanding.show_table(table)
        self.columns.show_table(table)
        self._show()
        focused = self.focusWidget()
        if focused is None or self.understanding.isAncestorOf(focused):
            self.ok.setFocus()  # Enter takes what is understood, unless a choice has begun below
        if self.is_search and self._is_same_file and self.data is not None:
            self.accept()

    def _as_before(self, file: DataFile) -> DataFile:
        """A ready-made file goes by its name, wherever the program is installed."""
        before = self._before and self._before.file
        if not before or before.digest or before.place is None or before.place != self._path:
            return file
        return before if self._is_read_as_before else before.replace(rows=file.rows, reading=file.reading)

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            raise error
        self._problem = told(error)
        self._show()

    # ── choosing ───────────────────────────────────────────────────────────────────────────────

    def _take_columns(self) -> None:
        self._are_marked = True
        if self._follows_targets:
            self._fields["ahead"] = 0 if self.columns.targets else 1
        self._show()

    def _take_field(self, name: str, value: object, gesture: object) -> None:
        self._fields[name] = value
        self._follows_targets = self._follows_targets and name != "ahead"
        self._show()

    def _show(self) -> None:
        """Show what is read of the choices, and whether they can be used."""
        self.data, problem, field = None, "", ""
        try:
            self.data = self._made()
        except ParameterError as error:
            field = error.field.rpartition(".")[2]
            problem = told(ParameterError("" if field == "inputs" else field, error.message))
        except ExplorerError as error:
            problem = told(error)
        self._show_form(field, problem)
        self._show_plot()
        is_field = field in self.form.controls
        self.notice.show_problem("" if self._is_same_file else self._difference())
        self.problem.show_problem("" if self.is_reading or is_field else problem)
        self.progress.setVisible(self.is_reading)
        self.ok.setEnabled(self.data is not None)
        self.ok.setToolTip(problem or self.tr("Use these columns as the sequence."))
        self.size_of_data.setText("" if self.data is None else self._size(self.data))

    @property
    def is_reading(self) -> bool:
        """Whether more of the file comes."""
        return self._file is None and self._problem is None and not self._is_open

    @property
    def _is_same_file(self) -> bool:
        """Whether the bytes are those that the sequence before was made of."""
        if self._before is None or self._file is None:
            return True
        return self._file.digest == self._before.file.digest

    def _made(self) -> Data:
        """The sequence of the choices. Raises ExplorerError where there is none."""
        if self._problem is not None:
            raise ExplorerError(self._problem)
        if self._is_open:
            raise ExplorerError(self.tr("Choose at the left how the file is meant."))
        if self._table is None or self._file is None:
            raise ExplorerError(self.tr("The file is still being read."))
        if not self.columns.inputs:
            raise ExplorerError(self.tr("Mark one column as input at least."))
        data = chosen(self._file, self._table, self.columns.inputs, self.columns.targets, **self._fields)
        data.check_numbers()
        self._check(data)
        return data

    def _show_form(self, field: str, problem: str) -> None:
        self.form.show_value(Data().replace(**self._fields) if self.data is None else self.data)
        if field in self.form.controls:
            self.form.show_problem(field, problem)

    def _show_plot(self) -> None:
        if self._table is None:
            return
        self.plot.show_columns(self._table, self.columns.inputs, self.columns.targets)
        rows, skip = self._table.rows, self._fields.get("skip", 0)
        end = min(rows, skip + (self._fields.get("take", 0) or rows))
        test = round(end - float(self._fields.get("test_part", 0)) * (end - skip))
        self.plot.show_use(min(skip, rows), end, test)

    def _difference(self) -> str:
        """That the file is another one than the sequence before was made of."""
        assert self._before is not None
        assert self._file is not None
        text = self.tr("This is not the file that the experiment was made of: its rows are {}, and were {}.")
        return text.format(self._file.rows, self._before.file.rows)

    def _size(self, data: Data) -> str:
        size = self.tr("inputs {}, targets {}").format(data.inputs_shape, data.targets_shape)
        parts = [size]
        if data.left_over:
            parts.append(self.tr("steps at the end that fill no window: {}").format(data.left_over))
        if data.test_part:
            parts.append(self.tr("the tinted rows are for testing"))
        return "; ".join(parts)
