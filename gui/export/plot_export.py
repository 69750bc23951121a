"""Save a picture, or the values, of every plot that is shown, in one go."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import ExplorerError
from engine.experiment import Experiment
from gui.look.properties import present, with_properties
from gui.look.theme import Theme
from gui.open.files import file_name
from gui.plots.base import Plot
from gui.plots.saving import SAVERS
from gui.window_parts import WindowParts

WIDTH = 460  # px


def plot_files(experiment: Experiment, plots: Sequence[Plot], folder: Path, ending: str) -> dict[Path, Plot]:
    """Which plot goes to which file, named after experiment and plot."""
    name = file_name(experiment)
    return {folder / f"{name}-{plot.name.replace('_', '-')}.{ending}": plot for plot in plots}


def write_plots(files: Mapping[Path, Plot]) -> None:
    """Save each plot as its file's ending says. Raises FileError at the first that cannot be written."""
    for path, plot in files.items():
        SAVERS[path.suffix.removeprefix(".")](plot, path)


def told_of(files: Mapping[Path, Plot]) -> str:
    """A sentence about what has been written."""
    names, folder = [path.name for path in files], next(iter(files)).parent
    if len(names) == 1:
        return QCoreApplication.translate("PlotExport", "Saved {} in {}.").format(names[0], folder)
    text = QCoreApplication.translate("PlotExport", "Saved {} plots in {}: {}.")
    return text.format(len(names), folder, ", ".join(names))


class PlotExport(QDialog):
    """Asks for a format and a folder; after `accepted`, `files` says what is to be written."""

    def __init__(
        self, experiment: Experiment, plots: Sequence[Plot], folder: Path, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._experiment, self._plots = experiment, plots
        self.setWindowTitle(self.tr("Export all plots"))
        self.setMinimumWidth(theme.px(WIDTH))
        self.format = QComboBox()
        for ending, text in self._formats().items():
            self.format.addItem(text, ending)
        self.format.setToolTip(self.tr("What is saved of every plot."))
        self.folder = QLineEdit(str(folder))
        self.folder.setToolTip(self.tr("The folder that the files are written to."))
        self.names = with_properties(QLabel, wordWrap=True)
        self.names.setProperty("role", "quiet")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._build()
        self._show_names()

    @property
    def files(self) -> dict[Path, Plot]:
        """Which plot goes to which file."""
        folder = Path(self.folder.text().strip()).expanduser()
        return plot_files(self._experiment, self._plots, folder, self.format.currentData())

    def accept(self) -> None:
        """Ask before files are overwritten."""
        there = [path.name for path in self.files if path.exists()]
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

    def _formats(self) -> dict[str, str]:
        return {
            "png": self.tr("PNG picture"),
            "svg": self.tr("SVG drawing"),
            "pdf": self.tr("PDF page"),
            "csv": self.tr("CSV table of the values"),
        }

    def _build(self) -> None:
        choose = QPushButton(self.tr("Choose…"))
        choose.setToolTip(self.tr("Choose another folder."))
        choose.clicked.connect(self._choose_folder)
        line = QHBoxLayout()
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        self.form = QFormLayout()
        self._add_row(self.tr("Format"), self.format, self.format)
        self._add_row(self.tr("Folder"), line, self.folder)
        layout = QVBoxLayout(self)
        layout.addLayout(self.form)
        layout.addWidget(self.names)
        layout.addWidget(self.buttons)
        self.format.currentIndexChanged.connect(self._show_names)
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

    def _show_names(self) -> None:
        """Say what will be written, or that the folder is not there."""
        is_there = bool(self.folder.text().strip()) and Path(self.folder.text().strip()).expanduser().is_dir()
        names = self.tr("Writes {}.").format(", ".join(path.name for path in self.files))
        self.names.setText(names if is_there else self.tr("This folder does not exist."))
        save = present(self.buttons.button(QDialogButtonBox.StandardButton.Save))
        save.setEnabled(is_there)
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
            write_plots(dialog.files)
        except ExplorerError as error:
            parts.show_error(error)
        else:
            parts.tell_done(told_of(dialog.files))

    dialog.accepted.connect(save)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
