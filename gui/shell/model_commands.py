"""Models and numbers of other programs are opened, dropped and saved."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QFileDialog

from engine.errors import ExplorerError, FileError
from gui.data.opening import why_not
from gui.language.translation import shown
from gui.shell.menus import Command
from gui.state.background import Background
from gui.window_parts import WindowParts

if TYPE_CHECKING:
    from engine.thread.bringing import Brought, BroughtFile
    from gui.bring.dialog import BringDialog
    from gui.bring.role_question import RoleQuestion
    from gui.panels.doctor.doctor import DoctorPanel

MENU = "File"
TOPIC = "model"


class ModelDoor(QObject):
    """Reads what is brought beside the window, asks what is not plain, and takes it as one undo step."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self.dialog: BringDialog | None = None
        self.question: RoleQuestion | None = None
        self._otherwise: Callable[[], object] | None = None
        self.reader = Background("model file", self)
        self.reader.done.connect(self._ask)
        self.reader.failed.connect(self._take_failure)
        parts.files.model_chosen.connect(self.open)

    @property
    def may_open(self) -> bool:
        """Whether the model and what it reads may be others now."""
        return not why_not(self._parts.context)

    def choose(self) -> None:
        """Ask for a file of a model, and open it."""
        from engine.models.read import ENDINGS  # late: see ARCHITECTURE.md

        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        filter = self._parts.window.tr("Models ({});;All files (*)").format(endings)
        start = self._parts.files.start_folder()
        title = self._parts.window.tr("Open a model")
        names, _ = QFileDialog.getOpenFileNames(self._parts.window, title, start, filter)
        if names:
            self.open([Path(name) for name in names])

    def open(self, paths: Sequence[Path], otherwise: Callable[[], object] | None = None) -> None:
        """Read files of a model and of numbers. otherwise: what is done where a lone file is no model."""
        from engine.thread.bringing import read_brought  # late: see ARCHITECTURE.md

        reason = why_not(self._parts.context)
        if reason:
            self._parts.show_error(FileError(reason))
            return
        self._otherwise = otherwise
        self.reader.start(lambda progress, is_cancelled: read_brought(paths, progress, is_cancelled))
        names = ", ".join(path.name for path in paths)
        cancel = self.tr("Cancel"), self.cancel
        self._parts.messages.show_message(self.tr("Reading {} …").format(names), topic=TOPIC, action=cancel)

    def choose_theirs(self) -> None:
        """Ask for somebody's numbers of the open model, and have the doctor examine them."""
        self.show_doctor()
        self._doctor.choose()

    def cancel(self) -> None:
        """Read no further."""
        self.reader.stop()
        self._parts.messages.take_back(TOPIC)

    def save_as(self) -> None:
        """Ask for a file, and write the model to it for another program."""
        from engine.models.write import WRITERS  # late: see ARCHITECTURE.md

        filters = [f"{shown(writer.title)} (*{writer.ending})" for writer in WRITERS]
        start = str(Path(self._parts.files.start_folder()) / "model.keras")
        title = self._parts.window.tr("Save the model")
        name, chosen = QFileDialog.getSaveFileName(self._parts.window, title, start, ";;".join(filters))
        if name:
            ending = WRITERS[filters.index(chosen)].ending if chosen in filters else ""
            has_ending = any(name.lower().endswith(writer.ending) for writer in WRITERS)
            self.save(Path(name) if has_ending else Path(f"{name}{ending}"))

    def save(self, path: Path) -> None:
        """Write the model; what the file has no place for is told."""
        from engine.models.model_stack import filled  # late: see ARCHITECTURE.md
        from engine.models.write import write_model  # late: see ARCHITECTURE.md

        experiment = self._parts.context.document.experiment
        try:
            notes = write_model(filled(experiment), experiment.sequence.features, path)
        except ExplorerError as error:
            self._parts.show_error(error)
            return
        done = self.tr("Saved {}.").format(path.name)
        if notes:
            text = " ".join([done, *map(shown, notes)])
            self._parts.messages.show_message(text, topic="file")
        else:
            self._parts.tell_done(done)

    # ── what comes of reading ──────────────────────────────────────────────────────────────────

    def _ask(self, brought: "Brought") -> None:
        from gui.bring.dialog import BringDialog  # late: see ARCHITECTURE.md

        self._parts.messages.take_back(TOPIC)
        if brought.model is None and len(brought.files) == 1 and self._otherwise is not None:
            self._take_lone(brought.files[0], self._otherwise)
            return
        before = self._parts.context.document.experiment
        dialog = self.dialog = BringDialog(brought, before, self._parts.theme, self._parts.window)
        dialog.accepted.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_lone(self, file: "BroughtFile", as_data: Callable[[], object]) -> None:
        """Open a lone array as data, unless it may as well be somebody's numbers of the open network."""
        from gui.bring.role_question import RoleQuestion, fits_as_theirs  # late: see ARCHITECTURE.md

        alignment = fits_as_theirs(file, self._parts.context.document.experiment)
        if alignment is None:
            as_data()
            return

        def as_theirs() -> None:
            self.show_doctor()
            self._parts.context.theirs.take(file.given, file.path.name, file.path)

        name, window = file.path.name, self._parts.window
        self.question = RoleQuestion(name, alignment, as_data, as_theirs, window)
        self.question.finished.connect(self.question.deleteLater)
        self.question.open()

    def _take(self) -> None:
        dialog, context = self.dialog, self._parts.context
        if dialog is None or dialog.experiment is None:
            return
        try:
            context.document.edit(dialog.experiment)
        except ExplorerError as error:
            self._parts.show_error(error)
            return
        if dialog.experiment.theirs is not None:
            self.show_doctor()

    def show_doctor(self) -> None:
        """Bring the doctor's panel to the front."""
        self._parts.card("doctor").bring()

    @property
    def _doctor(self) -> "DoctorPanel":
        from gui.panels.doctor.doctor import DoctorPanel  # late: see ARCHITECTURE.md

        content = self._parts.card("doctor").content
        assert isinstance(content, DoctorPanel)
        return content

    def _take_failure(self, error: Exception) -> None:
        self._parts.messages.take_back(TOPIC)
        if isinstance(error, ExplorerError) and self._otherwise is not None:
            self._otherwise()
        else:
            self._parts.show_error(error)


def model_commands(parts: WindowParts, door: ModelDoor) -> Iterator[Command]:
    """The menu's entries."""
    tr = parts.window.tr
    yield Command(MENU, tr("Open a model…"), door.choose, "Ctrl+Alt+O",
                  tr("Keras, ONNX, PyTorch's safetensors, NumPy or RTNeural; numbers may come with it."),
                  may=lambda: door.may_open, reason=tr("Not while a question is open."))  # fmt: skip
    yield Command(MENU, tr("Open somebody's numbers…"), door.choose_theirs, "",
                  tr("Outputs, states or gates that another program computed; the doctor compares them."),
                  may=lambda: door.may_open, reason=tr("Not while a question is open."))  # fmt: skip
    yield Command(MENU, tr("Save the model as…"), door.save_as, "",
                  tr("For Keras, ONNX, PyTorch, NumPy or RTNeural; not in the zoo."),
                  may=lambda: parts.context.document.specimen is None,
                  reason=tr("Not in the bug zoo."))  # fmt: skip
