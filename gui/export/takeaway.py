"""Take the experiment away: as a script or a notebook that runs without this program."""

from pathlib import Path

from PyQt6.QtWidgets import QWidget

from gui.open.files import Files, file_name
from gui.open.saver import Saver
from gui.state.context import Context


class TakeAway(Saver):
    """Asks for a file and writes the row that is looked at into it."""

    def __init__(self, context: Context, files: Files, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self.folder = Path(files.start_folder())

    @property
    def may_export(self) -> bool:
        """Whether a file would hold what is shown, and give nothing away.

        It would hold a specimen, also a lesson's, without its mistake, and tell what a question asks for.
        """
        return self._context.document.specimen is None and self._context.transport.barrier is None

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

        return self.save(path, lambda path: write_takeaway(path, experiment, row), self.tr("Exported {}."))

    def _export(self, title: str, ending: str, kind: str) -> bool:
        path = self.ask_path(title, file_name(self._context.document.experiment), ending, kind)
        return path is not None and self.write(path)
