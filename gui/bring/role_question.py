"""Asks of a lone array that fits as both: is it what the network reads, or what somebody computed?"""

from collections.abc import Callable

from PyQt6.QtWidgets import QMessageBox, QWidget

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.theirs.align import align
from engine.theirs.alignment import Alignment
from engine.thread.bringing import BroughtFile
from engine.thread.examination import shape_of
from gui.language.translation import shown


def fits_as_theirs(file: BroughtFile, experiment: Experiment) -> Alignment | None:
    """How its numbers lie beside the experiment's, if they may be somebody's; None where they fit nothing."""
    try:
        return align(file.given, shape_of(experiment)) if file.given.arrays else None
    except ParameterError:
        return None


class RoleQuestion(QMessageBox):
    """Two answers, and Cancel. as_data, as_theirs: what is done then."""

    def __init__(
        self,
        name: str,
        alignment: Alignment,
        as_data: Callable[[], object],
        as_theirs: Callable[[], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What is it?"))
        self.setIcon(QMessageBox.Icon.Question)
        self.setText(self.tr("Is {} what the network reads, or somebody's numbers of it?").format(name))
        self.setInformativeText(shown(alignment.sentence))
        self.data = self.addButton(self.tr("What it reads"), QMessageBox.ButtonRole.ActionRole)
        self.theirs = self.addButton(self.tr("Somebody's numbers"), QMessageBox.ButtonRole.ActionRole)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))
        for button, do in ((self.data, as_data), (self.theirs, as_theirs)):
            if button is not None:
                button.clicked.connect(lambda checked, do=do: do())
