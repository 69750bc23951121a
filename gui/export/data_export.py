"""Save every number of the recorded run as a table or as arrays."""

from pathlib import Path

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QWidget,
)

from engine.errors import ExplorerError, ParameterError
from engine.files.csv_style import CsvStyle
from engine.files.run_file import write_run
from gui.export.csv_choice import CsvChoice
from gui.language.translation import told
from gui.look.dialog_layout import dialog_column, form_rows
from gui.look.properties import with_properties
from gui.look.theme import Theme
from gui.open.files import file_name
from gui.window_parts import WindowParts

WIDTH = 420  # px


class DataExport(QDialog):
    """Asks for the kind of file and its signs; after `accepted`, `ending` and `csv_style` say them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export the data"))
        self.setMinimumWidth(theme.px(WIDTH))
        self.format = QComboBox()
        for ending, text in (
            ("csv", self.tr("CSV table")),
            ("xlsx", self.tr("Excel workbook")),
            ("npz", self.tr("NumPy arrays")),
        ):
            self.format.addItem(text, ending)
        self.format.setToolTip(self.tr("Every step with every quantity, all digits."))
        self.csv = CsvChoice()
        self.problem = with_properties(QLabel, wordWrap=True)
        self.problem.setProperty("role", "quiet")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.form = form_rows(theme)
        for text, field in (
            (self.tr("Format"), self.format),
            (self.tr("Between columns"), self.csv.delimiter),
            (self.tr("Before decimals"), self.csv.decimal),
        ):
            label = QLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            self.form.addRow(label, field)
            field.currentIndexChanged.connect(self._show)
        layout = dialog_column(self, theme)
        layout.addLayout(self.form)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._show()

    @property
    def ending(self) -> str:
        """The ending of the file's name, without a point."""
        return str(self.format.currentData())

    @property
    def csv_style(self) -> CsvStyle:
        """The signs of a CSV file. Raises ParameterError where one would mean both."""
        return self.csv.style()

    def _show(self) -> None:
        """Offer what the format knows, and say what cannot be."""
        is_csv, problem = self.ending == "csv", ""
        for field in (self.csv.delimiter, self.csv.decimal):
            self.form.setRowVisible(field, is_csv)
        try:
            _ = self.csv_style
        except ParameterError as error:
            problem = told(error) if is_csv else ""
        self.problem.setText(problem or self.tr("Every step with every quantity, in all digits."))
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        assert save is not None
        save.setEnabled(not problem)


def ask_data_export(parts: WindowParts) -> DataExport:
    """Ask for the kind of file and its name, write the run, and tell how it went."""
    dialog = DataExport(parts.theme, parts.window)

    def choose() -> None:
        start = Path(parts.files.start_folder()) / file_name(parts.context.document.experiment)
        title = QCoreApplication.translate("DataExport", "Export the data")
        name, _ = QFileDialog.getSaveFileName(
            parts.window, title, f"{start}.{dialog.ending}", f"{dialog.ending.upper()} (*.{dialog.ending})"
        )
        if name:
            ending = f".{dialog.ending}"
            path = Path(name if name.endswith(ending) else name + ending)
            write_data(parts, path, dialog.csv_style)

    dialog.accepted.connect(choose)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def write_data(parts: WindowParts, path: Path, style: CsvStyle) -> None:
    """Write the run that is shown, and tell how it went."""
    run = parts.context.client.recording
    if run is None:
        return
    try:
        write_run(path, run.plan, run.trace, style)
    except ExplorerError as error:
        parts.show_error(error)
    else:
        parts.tell_done(QCoreApplication.translate("DataExport", "Saved {}.").format(path.name))
