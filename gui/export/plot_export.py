"""Save a picture, or the values, of every plot that is shown, in one go."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from engine.errors import ExplorerError, ParameterError
from engine.experiment import Experiment
from engine.files.csv_style import CsvStyle
from gui.curves.saving import SAVERS, save_csv
from gui.export.csv_choice import CsvChoice
from gui.language.translation import told
from gui.look.dialog_layout import dialog_column, form_rows
from gui.look.properties import with_properties
from gui.look.theme import Theme
from gui.open.files import file_name
from gui.paper.value_file import PLAIN
from gui.plots.base import Plot
from gui.plots.picture import FORMATS, PictureChoice, save_picture
from gui.window_parts import WindowParts

WIDTH = 460  # px
SIZES = ("1200 × 675", "1600 × 900", "1600 × 1200", "1500 × 1500", "900 × 1200")
RESOLUTIONS = ("96", "150", "192", "300", "600")
MOST_DIGITS = 6  # of a resolution: int would refuse thousands of them
_SIZE = re.compile(r"\s*([0-9]{1,6})\s*[x×*]\s*([0-9]{1,6})\s*")


@dataclass(frozen=True)
class PlotOutput:
    """How plots are saved. picture: None for what is on the screen. style: of CSV files."""

    picture: PictureChoice | None = None
    style: CsvStyle = PLAIN


AS_SHOWN = PlotOutput()


def plot_files(experiment: Experiment, plots: Sequence[Plot], folder: Path, ending: str) -> dict[Path, Plot]:
    """The plot of each file that is to be written; files are named after experiment and plot."""
    name = file_name(experiment)
    return {folder / f"{name}-{plot.name.replace('_', '-')}.{ending}": plot for plot in plots}


def write_plots(files: Mapping[Path, Plot], output: PlotOutput = AS_SHOWN) -> None:
    """Save each plot as its file's ending says. Raises FileError at the first that cannot be written."""
    for path, plot in files.items():
        ending = path.suffix.removeprefix(".")
        if ending in FORMATS and output.picture is not None:
            save_picture(plot, path, output.picture)
        elif ending == "csv":
            save_csv(plot, path, output.style)
        else:
            SAVERS[ending](plot, path)


def told_of(files: Mapping[Path, Plot]) -> str:
    """A sentence about what has been written."""
    names, folder = [path.name for path in files], next(iter(files)).parent
    if len(names) == 1:
        return QCoreApplication.translate("PlotExport", "Saved {} in {}.").format(names[0], folder)
    text = QCoreApplication.translate("PlotExport", "Saved {} plots in {}: {}.")
    return text.format(len(names), folder, ", ".join(names))


class PlotExport(QDialog):
    """Asks what is to be written, and where; after `accepted`, `files` and `output` say it."""

    def __init__(
        self, experiment: Experiment, plots: Sequence[Plot], folder: Path, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._experiment, self._plots, self._theme = experiment, plots, theme
        self.setWindowTitle(self.tr("Export all plots"))
        self.setMinimumWidth(theme.px(WIDTH))
        self.format = QComboBox()
        for ending, text in self._formats().items():
            self.format.addItem(text, ending)
        self.format.setToolTip(self.tr("What is saved of every plot."))
        self.size_choice = with_properties(QComboBox, editable=True)
        self.size_choice.addItems([self.tr("as in the window"), *SIZES])
        self.size_choice.setToolTip(self.tr("Width × height of each picture in its pixels; type your own."))
        self.dpi = with_properties(QComboBox, editable=True)
        self.dpi.addItems(RESOLUTIONS)
        self.dpi.setToolTip(self.tr("Pixels an inch: text and lines grow with it."))
        self.colours = QComboBox()
        self.colours.addItems([self.tr("light"), self.tr("dark")])
        self.colours.setCurrentIndex(int(theme.is_dark))
        self.colours.setToolTip(self.tr("Of the pictures; the window stays as it is."))
        self.title = QLineEdit()
        self.title.setPlaceholderText(self.tr("each plot's own"))
        self.title.setToolTip(self.tr("What stands above each picture."))
        self.x_label = QLineEdit()
        self.x_label.setPlaceholderText(self.tr("time step t"))
        self.x_label.setToolTip(self.tr("What stands under the axis of time, with its unit: time (days)."))
        self.y_label = QLineEdit()
        self.y_label.setPlaceholderText(self.tr("what each plot shows"))
        self.y_label.setToolTip(self.tr("What stands beside the axis of values."))
        self.unit = QLineEdit()
        self.unit.setToolTip(self.tr("Of the sequence's values, such as hPa; it stands behind their label."))
        self.csv = CsvChoice()
        self.folder = QLineEdit(str(folder))
        self.folder.setToolTip(self.tr("The folder that the files are written to."))
        self.names = with_properties(QLabel, wordWrap=True)
        self.names.setProperty("role", "quiet")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._build()
        self._connect()
        self._show_rows()

    @property
    def files(self) -> dict[Path, Plot]:
        """The plot of each file that is to be written."""
        folder = Path(os.path.expanduser(self.folder.text().strip()))
        return plot_files(self._experiment, self._plots, folder, self.format.currentData())

    @property
    def output(self) -> PlotOutput:
        """How they are to look. Raises ParameterError, where size or resolution cannot be."""
        if self.format.currentData() in FORMATS and not self._is_as_shown:
            return PlotOutput(picture=self._picture())
        return PlotOutput(style=self.csv.style())

    def accept(self) -> None:
        """Ask before files are overwritten."""
        there = [path.name for path in self.files if os.path.exists(path)]
        if not there or self.may_overwrite(there):
            super().accept()

    def may_overwrite(self, names: list[str]) -> bool:
        """Ask whether these files may be replaced."""
        buttons = QMessageBox.StandardButton
        text = self.tr("The folder has files of these names: {}.").format(", ".join(names))
        question = self.tr("Replace them?")
        answer = QMessageBox.question(
            self, self.tr("Replace files"), f"{text} {question}", buttons.Yes | buttons.No, buttons.No
        )
        return answer == buttons.Yes

    @property
    def _is_as_shown(self) -> bool:
        return self.size_choice.currentText() == self.size_choice.itemText(0)

    def _picture(self) -> PictureChoice:
        size, dpi = _SIZE.fullmatch(self.size_choice.currentText()), self.dpi.currentText().strip()
        if size is None:
            raise ParameterError("size", f"must be like 1200 × 675, got {self.size_choice.currentText()!r}")
        if not dpi.isdecimal() or len(dpi) > MOST_DIGITS:
            raise ParameterError("dpi", f"must be a whole number, got {dpi[: MOST_DIGITS + 1]!r}")
        choice = PictureChoice(
            (int(size[1]), int(size[2])),
            int(dpi),
            bool(self.colours.currentIndex()),
            *(field.text().strip() for field in (self.title, self.x_label, self.y_label, self.unit)),
        )
        choice.check()
        return choice

    def _formats(self) -> dict[str, str]:
        return {
            "png": self.tr("PNG picture"),
            "svg": self.tr("SVG drawing"),
            "pdf": self.tr("PDF page"),
            "csv": self.tr("CSV table of the values"),
            "xlsx": self.tr("Excel workbook of the values"),
            "npz": self.tr("NumPy arrays of the values"),
        }

    def _build(self) -> None:
        choose = QPushButton(self.tr("Choose…"))
        choose.setToolTip(self.tr("Choose another folder."))
        choose.clicked.connect(self._choose_folder)
        line = QHBoxLayout()
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        self.form = form_rows(self._theme)
        self._add_row(self.tr("Format"), self.format, self.format)
        self._pictures = (
            self.size_choice,
            self.dpi,
            self.colours,
            self.title,
            self.x_label,
            self.y_label,
            self.unit,
        )
        texts = (
            self.tr("Size (px)"),
            self.tr("Resolution (dpi)"),
            self.tr("Colours"),
            self.tr("Title"),
            self.tr("Label of time"),
            self.tr("Label of values"),
            self.tr("Unit of values"),
        )
        for text, field in zip(texts, self._pictures, strict=True):
            self._add_row(text, field, field)
        self._add_row(self.tr("Between columns"), self.csv.delimiter, self.csv.delimiter)
        self._add_row(self.tr("Before decimals"), self.csv.decimal, self.csv.decimal)
        self._add_row(self.tr("Folder"), line, self.folder)
        layout = dialog_column(self, self._theme)
        layout.addLayout(self.form)
        layout.addWidget(self.names)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._show_rows)
        self.size_choice.currentTextChanged.connect(self._show_rows)
        for box in (self.dpi, self.csv.delimiter, self.csv.decimal):
            box.currentTextChanged.connect(self._show_names)
        self.folder.textChanged.connect(self._show_names)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _add_row(self, text: str, row: QWidget | QHBoxLayout, field: QWidget) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        field.setAccessibleName(text)
        self.form.addRow(label, row)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self.folder.text())
        if name:
            self.folder.setText(name)

    def _show_rows(self) -> None:
        """Offer what the format knows."""
        ending = self.format.currentData()
        for field in self._pictures:
            self.form.setRowVisible(field, ending in FORMATS)
            field.setEnabled(field is self.size_choice or not self._is_as_shown)
        for field in (self.csv.delimiter, self.csv.decimal):
            self.form.setRowVisible(field, ending == "csv")
        self._show_names()

    def _problem(self) -> str:
        """Why nothing can be written; empty where all is well."""
        if not os.path.isdir(os.path.expanduser(self.folder.text().strip())):
            return self.tr("This folder does not exist.")
        try:
            _ = self.output
        except ParameterError as error:
            return told(error)
        return ""

    def _show_names(self) -> None:
        """Say what will be written, or why it cannot be."""
        problem = self._problem()
        names = self.tr("Writes {}.").format(", ".join(path.name for path in self.files))
        self.names.setText(problem or names)
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        assert save is not None
        save.setEnabled(not problem)
        save.setToolTip(self.names.text())


def ask_plot_export(parts: WindowParts) -> PlotExport:
    """Ask what to save and where, save it, and tell how it went."""
    dialog = PlotExport(
        parts.context.document.experiment,
        parts.plots.shown,
        Path(parts.files.start_folder()),
        parts.theme,
        parts.window,
    )

    def save() -> None:
        try:
            write_plots(dialog.files, dialog.output)
        except ExplorerError as error:
            parts.show_error(error)
        else:
            parts.tell_done(told_of(dialog.files))

    dialog.accepted.connect(save)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
