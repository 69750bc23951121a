"""Take the experiment away: as a script or a notebook that runs without this program."""

from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QWidget

from engine.errors import ExplorerError
from gui.context import Context
from gui.files import Files, file_name


class TakeAway(QObject):
    """Asks for a file and writes the row that is looked at into it.

    Signals:
        failed(object): an ExplorerError to be told.
        told(str): what was done, in a sentence.
    """

    failed = pyqtSignal(object)
    told = pyqtSignal(str)

    def __init__(self, context: Context, files: Files, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._files, self._window = context, files, window
        self._folder: Path | None = None  # of the last export

    @property
    def may_export(self) -> bool:
        """Whether a file would hold what is shown, and give nothing away.

        It would hold a specimen without its mistake, and tell the numbers that a question asks for.
        """
        return self._context.zoo.specimen is None and self._context.transport.held is None

    def export_script(self) -> bool:
        """Ask for a file and write a Python script. False when nothing was written."""
        return self._export(self.tr("Export as a script"), ".py", self.tr("Python scripts (*{})"))

    def export_notebook(self) -> bool:
        """Ask for a file and write a Jupyter notebook. False when nothing was written."""
        return self._export(self.tr("Export as a notebook"), ".ipynb", self.tr("Jupyter notebooks (*{})"))

    def write(self, path: Path) -> bool:
        """Write what the file's ending says. False when nothing was written."""
        experiment, row = self._context.document.experiment, self._context.selection.row
        from engine.takeaway.write import write_takeaway  # late: see ARCHITECTURE.md

        try:
            write_takeaway(path, experiment, row)
        except ExplorerError as error:
            self.failed.emit(error)
            return False
        self._folder = path.parent
        self.told.emit(self.tr("Exported {}.").format(path.name))
        return True

    def _export(self, title: str, ending: str, kind: str) -> bool:
        folder = self._folder or Path(self._files.start_folder())
        start = folder / (file_name(self._context.document.experiment) + ending)
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(start), kind.format(ending))
        return self.write(_with_ending(Path(name), ending)) if name else False


def _with_ending(path: Path, ending: str) -> Path:
    """The ending decides what is written, so the one that was asked for stands there."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)
