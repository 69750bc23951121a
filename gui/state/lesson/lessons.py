"""The lesson that is open: its page, what was answered, and the state it sets the window to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import JsonValue
from PyQt6.QtCore import QObject, pyqtSignal

from engine.errors import ExplorerError
from engine.implementations.numpy import NumPy
from engine.lesson.lesson import Lesson, Page, find_lesson, load_lesson
from engine.lesson.lock import Locks
from engine.lesson.progress import (
    Progress,
    answered,
    asks_of_training,
    first_open,
    given_up,
    held_before,
    hinted,
    is_complete,
    kept_back,
    page_of,
    told_by,
)
from engine.lesson.questions.base import Question
from engine.lesson.questions.predict import Predict
from engine.lesson.state import Scene
from gui.state.highlight import Highlight
from gui.state.lesson.lesson_links import LessonLinks
from gui.state.lesson.lesson_memory import LessonMemory
from gui.state.lesson.visit import Visit
from gui.state.stage import Stage
from gui.state.training.trainings import Trainings
from gui.state.watches import Watches


class Lessons(QObject):
    """Opens lessons in place of the user's own work, which returns unchanged afterwards.

    Signals:
        entered(): a lesson is about to open; the user's layout can still be remembered.
        passing(object): a page was wanted that tells the answers to open questions of earlier pages; their
            names in a tuple, and the page.
        left(): the lesson was closed, and the user's own work is shown.
        page_changed(): another page was opened, or the lesson was closed.
        changed(): an answer, a hint or the progress changed.
        failed(object): an ExplorerError.
    """

    entered = pyqtSignal()
    left = pyqtSignal()
    passing = pyqtSignal(object)
    page_changed = pyqtSignal()
    changed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(
        self,
        stage: Stage,
        visit: Visit,
        highlight: Highlight,
        watches: Watches,
        trainings: Trainings,
    ) -> None:
        super().__init__()
        self._document, self._selection, self._transport = stage.document, stage.selection, stage.transport
        self._pending_jump, self._visit = stage.pending_jump, visit
        self._highlight, self._watches = highlight, watches
        self._trainings = trainings
        self.links = LessonLinks(stage, highlight, trainings, self.set_scene)
        self.links.failed.connect(self.failed)
        self._own_watches: tuple[str, ...] = ()
        self.lesson: Lesson | None = None
        self.path: Path | None = None
        """The lesson's file, unless it is built in."""
        self.progress: Progress | None = None
        self.memory = LessonMemory()
        self.refused: int | None = None
        """The page that was wanted last and is not open, as it tells the answers of open questions."""
        self.plot: Callable[[str], Any] = lambda name: None
        """A plot of the window by its name, for questions that are answered on one."""

    # ── going in and out ───────────────────────────────────────────────────────────────────────

    def open_named(self, name: str) -> None:
        """Open a built-in lesson."""
        self._try_open(lambda: find_lesson(name), None)

    def open_file(self, path: Path) -> bool:
        """Open a lesson's file. False where it is wrong: then nothing has changed."""
        return self._try_open(lambda: load_lesson(path), path)

    def open(
        self, lesson: Lesson, path: Path | None = None, page: int | None = None, *, is_preview: bool = False
    ) -> None:
        """Open a lesson where it was left, or at a page. is_preview: nothing of it is remembered."""
        if self.lesson is None:
            self._visit.begin(self.leave, self.entered.emit)
            self._own_watches = self._watches.texts
        self.lesson, self.path = lesson, path
        self.progress = self.memory.open(lesson, path, is_preview=is_preview)
        wanted = min(max(self.progress.page if page is None else page, 1), len(lesson.pages))
        told = self._told_by(wanted) if page is None else ()
        self._turn_to(page_of(told[0]) if told else wanted)

    def leave(self) -> None:
        """Come back to the user's own work."""
        if self.lesson is None:
            return
        self.memory.close()
        self.lesson = self.progress = self.path = None
        self._pending_jump.forget()
        self._document.lock(Locks())
        self._transport.hold_before(None)
        self._trainings.hold(is_asked=False)
        self._visit.end()
        self._watches.set_texts(self._own_watches)
        self._highlight.clear()
        self.page_changed.emit()
        self.left.emit()

    def begin_again(self) -> None:
        """Forget every answer, and open the first page."""
        if self.lesson is not None:
            self.progress = self.memory.begin_again(self.lesson)
            self.go_to_page(1)

    # ── pages ──────────────────────────────────────────────────────────────────────────────────

    @property
    def page(self) -> Page | None:
        """The open page."""
        if self.lesson is None or self.progress is None:
            return None
        return self.lesson.pages[self.progress.page - 1]

    @property
    def asked(self) -> Question | None:
        """The question of the page that is asked now."""
        page = self.page
        return None if page is None or self.progress is None else first_open(self.progress, page)

    @property
    def is_complete(self) -> bool:
        """Whether every question of the lesson is over."""
        return (
            self.lesson is not None and self.progress is not None and is_complete(self.progress, self.lesson)
        )

    @property
    def may_go_on(self) -> bool:
        """Whether there is a next page."""
        return self.lesson is not None and self.page is not None and self.page.number < len(self.lesson.pages)

    @property
    def may_go_back(self) -> bool:
        """Whether there is a page before."""
        return self.page is not None and self.page.number > 1

    def next_page(self) -> None:
        """Open the next page."""
        if self.may_go_on and self.page is not None:
            self.go_to_page(self.page.number + 1)

    def previous_page(self) -> None:
        """Open the page before."""
        if self.may_go_back and self.page is not None:
            self.go_to_page(self.page.number - 1)

    def go_to_page(self, number: int) -> None:
        """Open a page and set the window to its state; one that tells open answers is asked about first."""
        if self.lesson is None or self.progress is None or not 1 <= number <= len(self.lesson.pages):
            return
        told = self._told_by(number)
        self.refused = number if told else None
        if told:
            self.passing.emit((told, number))
        else:
            self._turn_to(number)

    def _turn_to(self, number: int) -> None:
        assert self.progress is not None
        self.refused = None
        self._keep(self.progress.at_page(number))
        self.links.pointed.emit("")  # a link that was pointed at goes without a word
        self.set_scene()
        self.page_changed.emit()
        self.changed.emit()

    def pass_over(self, number: int) -> None:
        """Give up the questions whose answers a page tells, and open it."""
        for name in self._told_by(number):
            assert self.lesson is not None
            assert self.progress is not None
            self._keep(given_up(self.progress, self.lesson, name))
        self.go_to_page(number)

    def _told_by(self, number: int) -> tuple[str, ...]:
        """The open questions whose answers a page tells; a preview is of who knows them."""
        if self.lesson is None or self.progress is None or self.memory.is_preview:
            return ()
        return told_by(self.progress, self.lesson, number)

    def set_scene(self) -> None:
        """Set the window to the page's state, whatever was changed since."""
        page = self.page
        if page is None:
            return
        scene = page.scene
        self._document.lock(Locks())
        self._transport.present(lambda: self._open_scene(scene), self._held)
        self._hold_training()
        self._document.lock(scene.locks)
        self._pending_jump.wait_for(scene.t, scene.inside)

    @property
    def _held(self) -> int | None:
        """The first t that the page's open questions keep back; a preview is held by its own page alone."""
        if self.lesson is None or self.progress is None or self.page is None:
            return None
        if self.memory.is_preview:
            return held_before(self.progress, self.page)
        return kept_back(self.progress, self.lesson, self.page)

    def _hold_training(self) -> None:
        if self.page is not None and self.progress is not None:
            self._trainings.hold(is_asked=asks_of_training(self.progress, self.page))

    def _open_scene(self, scene: Scene) -> None:
        self._selection.prepare_row(scene.row)
        self._document.open(scene.experiment, None, scene.specimen)
        self._selection.want_only(scene.implementations)
        self._selection.look_at(layer=scene.layer, unit=scene.unit, output=0, shown=NumPy.name)
        if self._watches.texts != scene.watches:
            self._watches.set_texts(scene.watches)

    # ── questions ──────────────────────────────────────────────────────────────────────────────

    def answer(self, name: str, answer: JsonValue) -> None:
        """Take an answer to a question of the open page, and judge it."""
        self._change(name, lambda progress, lesson: answered(progress, lesson, name, answer))

    def hint(self, name: str) -> None:
        """Open the next level of help."""
        self._change(name, lambda progress, lesson: hinted(progress, lesson, name))

    def give_up(self, name: str) -> None:
        """Show the answer."""
        self._change(name, lambda progress, lesson: given_up(progress, lesson, name))

    def _change(self, name: str, change: Callable[[Progress, Lesson], Progress]) -> None:
        if self.lesson is None or self.progress is None or self.page is None:
            return
        was_done = self.progress.record(name).is_done
        try:
            self._keep(change(self.progress, self.lesson))
        except ExplorerError as error:
            self.failed.emit(error)
            return
        assert self.progress is not None
        if self.progress.record(name).is_done and not was_done:
            self._reveal(self.lesson.questions[name][0])
        self.changed.emit()

    def _reveal(self, question: Question) -> None:
        """Compute what an answered question held back, and show the step it was about."""
        self.refused = None
        self._transport.hold_before(self._held)
        self._hold_training()
        if isinstance(question, Predict) and question.t is not None:
            self._pending_jump.wait_for(question.t)
            self._pending_jump.look()

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _try_open(self, load: Callable[[], Lesson], path: Path | None) -> bool:
        try:
            lesson = load()
        except ExplorerError as error:
            self.failed.emit(error)
            return False
        self.open(lesson, path)
        return True

    def _keep(self, progress: Progress) -> None:
        assert self.lesson is not None
        self.progress = progress
        self.memory.keep(progress, self.lesson)
