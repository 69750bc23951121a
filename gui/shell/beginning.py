"""The start page in the window: there at the very first start and on demand, gone once something opens."""

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QToolBar

from gui.docking.workspaces import Workspaces
from gui.lesson.classroom import Classroom
from gui.look.properties import present
from gui.shell.data_commands import DataDoor
from gui.shell.model_commands import ModelDoor
from gui.shell.start_page import StartPage, WayOn
from gui.window_parts import WindowParts
from gui.workspaces.explore import Explore
from resources.library import experiment_path, lesson_names

NOTEBOOK = "notebook"


class Beginning(QObject):
    """Has the start page in the place of plots, panels and tool bars, and everything back."""

    def __init__(
        self,
        parts: WindowParts,
        workspaces: Workspaces,
        classroom: Classroom,
        doors: tuple[DataDoor, ModelDoor],
        tool_bars: list[QToolBar],
    ) -> None:
        super().__init__(parts.window)
        self._parts, self._workspaces, self._classroom = parts, workspaces, classroom
        self._data, self._models = doors
        self._tool_bars = tool_bars
        self.is_on = False
        self.page = StartPage(parts.theme, self._ways())
        self.page.hide()
        context = parts.context
        for signal in (
            *(context.document.changed, context.lessons.entered, context.zoo.specimen_changed),
            *(workspaces.wanted, parts.files.opened),
        ):
            signal.connect(self.leave)

    def show(self) -> None:
        """Show the ways on, and nothing else."""
        if self.is_on or self._parts.context.lessons.lesson is not None:
            return
        self._workspaces.keep()
        self.is_on = True
        for card in self._parts.cards:
            card.hide()
        self._set_cover(True)
        self.page.begin()

    def leave(self) -> None:
        """Show the workspace."""
        if self.is_on:
            self.is_on = False
            self._set_cover(False)
            self._workspaces.show()
            self._parts.window.setFocus()

    def _set_cover(self, is_on: bool) -> None:
        self.page.setVisible(is_on)
        present(self._parts.plots.parentWidget()).setHidden(is_on)  # with what stands beside them in training
        for bar in self._tool_bars:
            bar.setHidden(is_on)

    def _ways(self) -> tuple[WayOn, ...]:
        tr = self.tr
        return (
            WayOn(
                tr("The notebook"),
                tr("One unit predicts a sequence, in NumPy and in Keras. Drag its weights, step through it."),
                ((tr("Open the notebook"), tr("Explore the first experiment."), self._open_notebook),),
            ),
            WayOn(
                tr("The course"),
                tr("{} lessons that begin where you know nothing yet, and ask before they show.").format(
                    len(lesson_names())
                ),
                (
                    (
                        tr("Begin the course"),
                        tr("Open the next lesson (Ctrl+Shift+L)."),
                        self._classroom.go_on,
                    ),
                    (tr("All lessons…"), tr("Choose a lesson (Ctrl+L)."), self._classroom.show_overview),
                ),
            ),
            WayOn(
                tr("My own data or network"),
                tr(
                    "A table of numbers, or a model of Keras, PyTorch or ONNX. Both may also be dropped here."
                ),
                (
                    (tr("Open data…"), tr("CSV, spreadsheets, NumPy's arrays, sound."), self._data.choose),
                    (tr("Open a model…"), tr("Nothing of the file is run."), self._models.choose),
                ),
            ),
        )

    def _open_notebook(self) -> None:
        self.leave()
        self._workspaces.go_to(Explore.name)
        if self._parts.context.document.path is None:
            self._parts.files.open_ready_made(experiment_path(NOTEBOOK))
