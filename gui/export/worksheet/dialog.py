"""The dialog that prints worksheets: choices, a live preview, progress."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QTimer, pyqtSignal
from PyQt6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from engine.errors import ExplorerError, ParameterError
from engine.experiment import Experiment
from engine.worksheet.options import WorksheetOptions
from engine.worksheet.worksheet import Worksheet, check_worksheet, make_worksheet
from gui.export.worksheet.document import formulas_of
from gui.export.worksheet.form import WorksheetForm
from gui.export.worksheet.page_writer import drawn
from gui.export.worksheet.preview import Preview
from gui.export.worksheet.printing import PrintOrder, pages_of, print_class
from gui.forms.form import ProblemLabel
from gui.language.translation import told
from gui.look.dialog_layout import dialog_column
from gui.look.properties import present, with_properties
from gui.look.screen_room import resize_within_screen
from gui.look.theme import Theme
from gui.open.settings import WORKSHEETS, Settings
from gui.state.pacing import Portions, Throttle
from gui.window_parts import WindowParts

SIZE = (960, 680)  # px
PREVIEW_MS = 150  # between two previews while something is typed
OURS = ("worksheet", "answers")  # how the files' names begin


class WorksheetDialog(QDialog):
    """Asks what to print and for whom, shows the first sheet, and prints a student at a time.

    Signals:
        done_printing(object): a sentence about what has been written.
        broken(object): an exception that is no ExplorerError.
    """

    done_printing = pyqtSignal(object)
    broken = pyqtSignal(object)

    def __init__(self, experiment: Experiment, settings: Settings, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._experiment, self._settings = experiment, settings
        self._printing: Iterator[int] | None = None
        state = settings.state(WORKSHEETS)
        self.form = WorksheetForm(theme, _options_of(state), state)
        self.preview, self.key = Preview(theme), QCheckBox(self.tr("Preview the answers"))
        self.problem, self.progress = ProblemLabel(), with_properties(QProgressBar, textVisible=False)
        self._turn = with_properties(QTimer, self, interval=0)
        self._refresh = Throttle(self, PREVIEW_MS, self._show_preview)
        self._sheet: Worksheet | None = None  # that is being laid out
        self._formulas: Iterator[str] = iter(())  # of it, which are still to be typeset
        self._typesetting = Portions(self, lambda: [self._typeset_next])
        self._build(theme)
        self._turn.timeout.connect(self._print_next)
        self.form.changed.connect(self._refresh.call)
        self.key.toggled.connect(self._refresh.call_now)
        self._refresh.call()

    @property
    def is_printing(self) -> bool:
        return self._printing is not None

    def choose_folder(self) -> None:
        """Ask where to, and print."""
        start = str(self._settings.state(WORKSHEETS).get("folder", Path.home()))
        name = QFileDialog.getExistingDirectory(self, self.tr("A folder for the worksheets"), start)
        if name and self._may_replace(Path(name)):
            self.print_to(Path(name))

    def _may_replace(self, folder: Path) -> bool:
        """Ask before worksheets that are there already are written over."""
        there = sorted(path.name for path in folder.glob("*.pdf") if path.stem.startswith(OURS))
        if not there:
            return True
        text = self.tr("This folder has worksheets already, such as {}. Write over those of the same name?")
        buttons = QMessageBox.StandardButton
        title = self.tr("Worksheets")
        answer = QMessageBox.question(
            self, title, text.format(there[0]), buttons.Yes | buttons.Cancel, buttons.Cancel
        )
        return answer == buttons.Yes

    def print_to(self, folder: Path) -> None:
        """Begin to print; the dialog closes when it is done."""
        try:
            options, students = self.form.options, self.form.students
        except ParameterError as error:
            self._show_problem(error)
            return
        self._remember(options, folder)
        self.progress.setMaximum(len(students))
        order = PrintOrder(self._experiment, students, options, folder, self.form.one_file.isChecked())
        self._order, self._printing = order, print_class(order)
        self._let_choose(False)
        self._turn.start()

    def reject(self) -> None:
        """Cancel printing, before which nothing has been written; else close."""
        if not self.is_printing:
            super().reject()
            return
        self._stop()

    # ── printing ───────────────────────────────────────────────────────────────────────────────

    def _print_next(self) -> None:
        """Make the next student's sheets, and let the window live before the one after."""
        assert self._printing is not None
        try:
            done = next(self._printing, None)
        except ExplorerError as error:
            self._stop()
            self._show_problem(error)
        except Exception as error:
            self._stop()
            self.broken.emit(error)
        else:
            if done is None:
                self._finish()
            else:
                self.progress.setValue(done)

    def _finish(self) -> None:
        self._stop()
        count, folder = len(self._order.students), self._order.folder
        text = self.tr("{} worksheets and answers.pdf are in {}.").format(count, folder)
        self.done_printing.emit(
            text if count > 1 else self.tr("1 worksheet and answers.pdf are in {}.").format(folder)
        )
        self.accept()

    def _stop(self) -> None:
        self._turn.stop()
        if self._printing is not None:
            self._printing.close()  # type: ignore[attr-defined]  # a generator
            self._printing = None
        self._let_choose(True)

    def _remember(self, options: WorksheetOptions, folder: Path) -> None:
        state = {**self.form.state, "options": options.model_dump(mode="json"), "folder": str(folder)}
        self._settings.set_state(WORKSHEETS, state)

    # ── what is shown ──────────────────────────────────────────────────────────────────────────

    def _show_preview(self) -> None:
        """The first student's sheet, once its formulas are typeset; where there can be none, why."""
        self._sheet = None
        try:
            options, students = self.form.options, self.form.students
            check_worksheet(self._experiment, options)
            sheet = make_worksheet(self._experiment, students[0], options)
        except ExplorerError as error:
            self._show_problem(error)
            self.preview.show_pages(None)
            self.print.setEnabled(False)
            return
        self.problem.show_problem("")
        self.print.setEnabled(not self.is_printing)
        self._sheet, self._formulas = sheet, formulas_of(sheet)
        self._typesetting.work()

    def _typeset_next(self) -> bool:
        """Typeset one formula, of up to a hundred that a sheet has; after the last, show it."""
        if self._sheet is None:
            return False
        tex = next(self._formulas, None)
        if tex is None:
            self.preview.show_pages(pages_of(self._sheet, is_key=self.key.isChecked()))
            return False
        drawn(tex)
        return True

    def _show_problem(self, error: ExplorerError) -> None:
        self.problem.show_problem(told(error))

    def _let_choose(self, may: bool) -> None:
        for widget in (self.form, self.print, self.key):
            widget.setEnabled(may)
        self.progress.setValue(0)
        self.progress.setVisible(not may)
        self.cancel.setToolTip(
            self.tr("Close; nothing is printed.") if may else self.tr("Stop; no file is written.")
        )
        if not may:
            self.cancel.setFocus()

    def _build(self, theme: Theme) -> None:
        self.setWindowTitle(self.tr("Print worksheets"))
        resize_within_screen(self, SIZE, theme)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.print, self.cancel = self._buttons()
        self.key.setToolTip(self.tr("Show the key instead of the sheet."))
        self.progress.setAccessibleName(self.tr("Progress"))
        self._let_choose(True)
        self.buttons.accepted.connect(self.choose_folder)
        self.buttons.rejected.connect(self.reject)
        sheet = QVBoxLayout()
        sheet.addWidget(self.preview, 1)
        sheet.addWidget(self.key)
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(16))
        sides.addWidget(self.form, 1)
        sides.addLayout(sheet, 1)
        layout = dialog_column(self, theme)
        layout.addLayout(sides, 1)
        for part in (self.problem, self.progress, self.buttons):
            layout.addWidget(part)

    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        print_ = present(
            self.buttons.addButton(self.tr("Print to folder…"), QDialogButtonBox.ButtonRole.AcceptRole)
        )
        cancel = present(self.buttons.button(QDialogButtonBox.StandardButton.Cancel))
        print_.setProperty("role", "primary")
        print_.setToolTip(self.tr("Choose a folder, and write the sheets and answers.pdf as PDF files."))
        print_.setDefault(True)
        return print_, cancel


def _options_of(state: dict[str, Any]) -> WorksheetOptions:
    """What was chosen last; an older or edited file may make no sense."""
    try:
        return WorksheetOptions.parse(state.get("options", {}))
    except ParameterError:
        return WorksheetOptions()


def ask_worksheets(parts: WindowParts) -> WorksheetDialog:
    """Ask what to print, print it, and tell how it went."""
    dialog = WorksheetDialog(parts.context.document.experiment, parts.settings, parts.theme, parts.window)
    dialog.done_printing.connect(parts.tell_done)
    dialog.broken.connect(parts.show_error)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
