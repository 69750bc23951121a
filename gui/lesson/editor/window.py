"""Where a lesson is written; the window around it is its preview."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QEvent, QTimer, pyqtSignal
from PyQt6.QtGui import QCloseEvent, QKeySequence
from PyQt6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import ExplorerError, FileError
from engine.files.text_file import read_text, write_text
from engine.lesson.edit import body_line, page_at, state_text, with_lock, with_state
from engine.lesson.lesson import Lesson, lesson_of, name_of
from engine.lesson.state import Scene
from gui.lesson.editor.draft import Draft
from gui.lesson.editor.editor_bar import EditorBar, EditorCommand
from gui.lesson.editor.snippets import NEW
from gui.lesson.editor.source_edit import SourceEdit
from gui.lesson.editor.verdict import LessonVerdict
from gui.look.elided_label import ElidedLabel
from gui.look.properties import with_properties
from gui.look.theme import Theme
from gui.open.files import LESSON_ENDING
from gui.open.known_files import KnownFiles

GAP = 8  # px at 100 %, around what it holds
CHECK_MS = 300  # after the last letter
Buttons = QMessageBox.StandardButton


class LessonEditor(QWidget):
    """Edits a lesson's text and shows what is wrong with it.

    Its commands copy the state of the program's window into the lesson, and preview the lesson there.

    Signals:
        preview_wanted(object, object): a Lesson, and the number of the page with the cursor.
        failed(object): an ExplorerError to show.
    """

    preview_wanted = pyqtSignal(object, object)
    failed = pyqtSignal(object)

    def __init__(self, theme: Theme, take_scene: Callable[[], Scene], parent: QWidget) -> None:
        """take_scene: what the program's window shows now."""
        super().__init__(parent)
        self._theme, self._take_scene = theme, take_scene
        self._draft = Draft(self)
        self.known = KnownFiles(self)
        self.path: Path | None = None
        self.lesson: Lesson | None = None
        """What is written, where nothing is wrong with it."""
        self.edit = SourceEdit(theme)
        self.name = ElidedLabel("")
        self.name.setProperty("role", "title")
        self.verdict = LessonVerdict()
        self.verdict.line_wanted.connect(self.edit.go_to_line)
        self._timer = with_properties(QTimer, self, singleShot=True, interval=CHECK_MS)
        self._timer.timeout.connect(self.check)
        self._build()
        self.edit.textChanged.connect(self._note_change)
        self._begin()

    # ── files ──────────────────────────────────────────────────────────────────────────────────

    def new(self) -> None:
        """Begin with a short lesson to write on."""
        if self.may_lose():
            self._set_text(NEW, None)

    def choose(self) -> None:
        """Ask for a lesson's file and open it."""
        if not self.may_lose():
            return
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a lesson"), self._folder(), self._filter())
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> bool:
        """Open a file, also one with mistakes; only one that is no text is refused."""
        try:
            self.known.note(path)
            text = read_text(path)
        except ExplorerError as error:
            self.failed.emit(error)
            return False
        self._set_text(text, path)
        return True

    def save(self) -> bool:
        """Save to the lesson's file; ask for one if it has none. False when nothing was saved."""
        return self.save_as() if self.path is None else self._write(self.path)

    def save_as(self) -> bool:
        """Ask for a file and save to it. False when nothing was saved."""
        start = str(self.path or Path(self._folder()) / self.tr("lesson.md"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the lesson"), start, self._filter())
        if not name:
            return False
        path = Path(name)
        return self._write(path if path.suffix.lower() == LESSON_ENDING else Path(name + LESSON_ENDING))

    def may_lose(self) -> bool:
        """Ask before unsaved text is lost; False when it must not be."""
        if not self.isWindowModified():
            return True
        question = self.tr("The lesson has changes that are not saved.")
        title = self.tr("Unsaved lesson")
        answer = QMessageBox.question(
            self, title, question, Buttons.Save | Buttons.Discard | Buttons.Cancel, Buttons.Save
        )
        return self.save() if answer == Buttons.Save else answer == Buttons.Discard

    # ── writing ────────────────────────────────────────────────────────────────────────────────

    @property
    def text(self) -> str:
        """The text of the lesson."""
        return self.edit.text

    def check(self) -> None:
        """Read the lesson as learners will, and say what is wrong with it."""
        self._timer.stop()
        try:
            self.lesson = lesson_of(self.text, "preview" if self.path is None else name_of(self.path))
        except FileError as error:
            self.lesson = None
            self.verdict.show_problem(str(error))
        else:
            self.verdict.show_fine(self.lesson)
        self.edit.mark_line(self.verdict.line)
        self.bar.preview.setEnabled(self.lesson is not None)

    def take_state(self) -> None:
        """Let the page of the cursor begin as the program's window is now."""
        try:
            text, line = with_state(self.text, self.edit.line, state_text(self._take_scene()))
        except ExplorerError as error:
            self.failed.emit(FileError(self.tr("The state cannot be put in: the lesson {}").format(error)))
            return
        self.edit.replace_all(text, line)
        self.check()

    def locked(self) -> tuple[str, ...]:
        """What the page of the cursor locks; nothing where something is wrong with the lesson."""
        self.check()  # the text may be newer than what was read of it last
        if self.lesson is None:
            return ()
        return self.lesson.pages[page_at(self.text, self.edit.line) - 1].scene.locks.locked

    def lock(self, word: str, is_locked: bool) -> None:
        """Lock fields on the page of the cursor, or free them. word: "all", or a path such as "sequence"."""
        others = tuple(one for one in self.locked() if one != word)
        try:
            text, line = with_lock(self.text, self.edit.line, (*others, word) if is_locked else others)
        except ExplorerError as error:
            self.failed.emit(FileError(self.tr("The lock cannot be put in: the lesson {}").format(error)))
            return
        self.edit.replace_all(text, line)
        self.check()

    def preview(self) -> None:
        """Show the page of the cursor in the program's window, as a learner sees it."""
        self.check()
        if self.lesson is not None:
            self.preview_wanted.emit(self.lesson, page_at(self.text, self.edit.line))

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _begin(self) -> None:
        """With what a crash has left, or with a short lesson."""
        left = self._draft.left_over()
        self._set_text(NEW if left is None else left, None)
        if left is not None:
            self._draft.note(left)
            self._draft.write()  # until it is saved, another crash must not cost it
            self.setWindowModified(True)
            self.verdict.tell(self.tr("This is what was not saved when the program ended the last time."))

    def _set_text(self, text: str, path: Path | None) -> None:
        self.path = path
        self.edit.setPlainText(text)
        self.edit.go_to_line(body_line(text))
        self._draft.clear()
        self._show_title(is_modified=False)
        self.check()

    def _write(self, path: Path) -> bool:
        if not self.known.may_replace(path):
            return False
        try:
            write_text(path, self.text)
        except ExplorerError as error:
            self.failed.emit(error)
            return False
        self.known.note(path)
        self.path = path
        self._draft.clear()
        self._show_title(is_modified=False)
        return True

    def _note_change(self) -> None:
        self._timer.start()
        self._draft.note(self.text)
        self.setWindowModified(True)

    def _show_title(self, *, is_modified: bool) -> None:
        name = self.tr("New lesson") if self.path is None else self.path.name
        self.setWindowTitle(self.tr("{}[*] — lesson editor").format(name))
        self.setWindowModified(is_modified)
        self._show_name()

    def _show_name(self) -> None:
        """The title, with a star while something is not saved."""
        self.name.setText(self.windowTitle().replace("[*]", "*" if self.isWindowModified() else ""))

    def changeEvent(self, event: QEvent | None) -> None:
        """Show the star."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.ModifiedChange:
            self._show_name()

    def _folder(self) -> str:
        return str(Path.home() if self.path is None else self.path.parent)

    def _filter(self) -> str:
        return self.tr("Lessons (*{});;All files (*)").format(LESSON_ENDING)

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        self.bar = EditorBar(self._commands(), self.locked, self)
        self.bar.lock_wanted.connect(self.lock)
        self.bar.insert_wanted.connect(self.edit.insert)
        self.edit.keys = {command.sequence: command.do for command in self._commands()}
        self._column, head = QVBoxLayout(self), QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self._close_button())
        self._column.addLayout(head)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.edit, 1)
        self._column.addWidget(self.verdict)
        self._theme.changed.connect(self._fit)
        self._fit()

    def _close_button(self) -> QToolButton:
        close = with_properties(QToolButton, text="×", toolTip=self.tr("Close the editor."))
        close.setProperty("role", "flat")
        close.setAccessibleName(self.tr("Close the editor"))
        close.clicked.connect(self.close)
        return close

    def _fit(self) -> None:
        self._column.setContentsMargins(*[self._theme.px(GAP)] * 4)

    def _commands(self) -> list[EditorCommand]:
        keys = QKeySequence.StandardKey
        return [
            EditorCommand(self.tr("New"), self.new, keys.New, self.tr("Begin another lesson.")),
            EditorCommand(self.tr("Open…"), self.choose, keys.Open, self.tr("Open a lesson's file.")),
            EditorCommand(self.tr("Save"), self.save, keys.Save, self.tr("Save the lesson.")),
            EditorCommand(
                self.tr("Save as…"), self.save_as, "Ctrl+Shift+S", self.tr("Save the lesson to another file.")
            ),
            EditorCommand(
                self.tr("Take the state"),
                self.take_state,
                "Ctrl+T",
                self.tr(
                    "Let this page begin as the program's window is now: experiment, step, panels, plots."
                ),
            ),
            EditorCommand(
                self.tr("Preview"),
                self.preview,
                "Ctrl+Return",
                self.tr("Show this page in the program's window, as a learner sees it."),
            ),
        ]

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Ask before changes are lost."""
        assert event is not None
        if not self.may_lose():
            event.ignore()
            return
        if self.isWindowModified():  # given up, so that it is not there at the next opening either
            self._set_text(NEW, None)
        event.accept()
