"""What the window does with lessons: opens, lists and keeps them, and lays itself out for their pages."""

from pathlib import Path

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QFileDialog

from engine.lesson.action import PANELS
from gui.lesson.editor.desk import LessonDesk
from gui.lesson.hand_in import HandIn
from gui.lesson.handout import LessonHandout
from gui.lesson.overview import LessonOverview
from gui.lesson.view import LessonView
from gui.lesson.warm_up import LessonWarmUp
from gui.open.files import LESSON_ENDING
from gui.panels.base import Panel
from gui.panels.lesson.lesson import LessonPanel
from gui.window_parts import WindowParts
from resources.library import lesson_names


class Classroom(QObject):
    """The commands of the Lessons menu, and the window around a lesson."""

    def __init__(self, parts: WindowParts, view: LessonView) -> None:
        super().__init__(parts.window)
        self._parts, self._settings = parts, parts.settings
        self.lessons = parts.context.lessons
        self.lessons.memory.known = self._settings.lesson_results
        self.lessons.memory.completed = self._settings.completed
        self.lessons.plot = parts.plots.named
        self.desk = LessonDesk(parts)
        self.view = view
        self.warm_up = LessonWarmUp(self)
        self._hand_in = HandIn(self._settings, parts.theme, parts.window)
        self.handout = LessonHandout(parts.context, parts.plots, parts.window)
        self._connect()
        parts.card("lesson").once_built(self._take_panel)

    @property
    def panel(self) -> LessonPanel:
        """Where a lesson's page stands."""
        content = self._parts.card("lesson").content
        assert isinstance(content, LessonPanel)
        return content

    def _take_panel(self, panel: Panel) -> None:
        assert isinstance(panel, LessonPanel)
        cards = self._parts.cards
        named = {card.kind.title: card.objectName() for card in cards}
        panel.panel_names = {title: name for title, name in named.items() if name in PANELS}
        panel.end.hand_in_wanted.connect(self.hand_in)
        panel.none.course_wanted.connect(self.go_on)
        panel.none.overview_wanted.connect(self.show_overview)
        for card in cards:
            card.number_clicked.connect(panel.take_click)

    def _connect(self) -> None:
        parts, lessons = self._parts, self.lessons
        lessons.changed.connect(self._remember)
        lessons.changed.connect(lambda: parts.messages.take_back("lesson"))
        lessons.failed.connect(parts.show_error)
        parts.context.transport.held_back.connect(self._tell_hold)
        for writer in (self._hand_in, self.handout):
            writer.failed.connect(parts.show_error)
            writer.told.connect(parts.tell_done)
        parts.files.asked.connect(lessons.leave)
        parts.files.lesson_chosen.connect(lessons.open_file)

    # ── commands ───────────────────────────────────────────────────────────────────────────────

    def show_overview(self) -> None:
        """List all lessons, and open the one that is chosen."""
        self.warm_up.begin()
        overview = LessonOverview(self.lessons, self._parts.theme, self._parts.window)
        overview.finished.connect(overview.deleteLater)
        overview.exec()

    def choose_file(self) -> None:
        """Ask for a lesson's file and open it."""
        start = str(self.lessons.path.parent if self.lessons.path is not None else Path.home())
        name, _ = QFileDialog.getOpenFileName(
            self._parts.window,
            self.tr("Open a lesson"),
            start,
            self.tr("Lessons (*{});;All files (*)").format(LESSON_ENDING),
        )
        if name:
            self.lessons.open_file(Path(name))

    @property
    def may_continue(self) -> bool:
        """Whether a lesson is left to be gone on with."""
        return self.lessons.lesson is None and self._to_continue is not None

    def go_on(self) -> None:
        """Open the first lesson that is begun and not complete, or the next of the course."""
        if self._to_continue is not None:
            self.lessons.open_named(self._to_continue)

    @property
    def _to_continue(self) -> str | None:
        """The first built-in lesson that is begun and not complete; else the first that is not complete."""
        names = [name for name in lesson_names() if name not in self.lessons.memory.completed]
        begun = [name for name in names if name in self.lessons.memory.known]
        return next(iter(begun or names), None)

    @property
    def may_hand_in(self) -> bool:
        """Whether anything was answered."""
        return any(result.progress.answers for result in self.lessons.memory.known.values())

    def hand_in(self) -> None:
        """Save the answers of all lessons to a file for the teacher."""
        results = sorted(self.lessons.memory.known.items())
        self._hand_in.ask([result for _, result in results if result.progress.answers])

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _remember(self) -> None:
        if self.lessons.memory.is_preview:
            return
        self._settings.set_lesson_results(self.lessons.memory.known)
        self._settings.add_completed(self.lessons.memory.completed)

    def _tell_hold(self) -> None:
        if self.lessons.lesson is not None:
            text = self.tr("Answer the question first: what comes next is what it asks for.")
            self._parts.messages.show_message(text, topic="lesson")
